import { cut } from '../../text/width';
import type { Say } from './language';

/** A run shorter than this shows nothing; the line is then written anew so often at most. */
const PATIENCE_MS = 500,
  EVERY_MS = 100;
/** The rate of the first few files is that of starting up: until so many are done, or a share of all, none is told. */
const ENOUGH = 10,
  ENOUGH_OF_ALL = 0.1;
const CLEAR = '\r\u001b[K';

/** How far a run is: a line on the terminal that is always the last one there. */
export class Progress {
  private done = 0;
  private readonly started: number;
  private next: number;
  private shown = false;

  constructor(
    private readonly total: number,
    private readonly width: number,
    private readonly say: Say,
    private readonly write: (text: string) => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.started = now();
    this.next = this.started + PATIENCE_MS;
  }

  /** One more file is done. */
  step(): void {
    this.done++;
    const now = this.now();
    if (now < this.next || this.done >= this.total) return;
    this.next = now + EVERY_MS;
    this.shown = true;
    this.write(CLEAR + cut(this.line((now - this.started) / 1000), this.width - 1));
  }

  /** Makes room for something else. */
  clear(): void {
    if (this.shown) this.write(CLEAR);
    this.shown = false;
  }

  private line(seconds: number): string {
    const { done, total } = this;
    const rate = done / seconds;
    const left = (total - done) / rate;
    const percent = Math.floor((100 * done) / total);
    const speed = rate < 10 ? rate.toFixed(1) : String(Math.round(rate));
    if (done < Math.min(ENOUGH, total * ENOUGH_OF_ALL))
      return this.say(`检查 ${done}/${total}（${percent}%）`, `checking ${done}/${total} (${percent}%)`);
    return this.say(
      `检查 ${done}/${total}（${percent}%），每秒 ${speed} 个，约剩 ${duration(left)}`,
      `checking ${done}/${total} (${percent}%), ${speed} a second, about ${duration(left)} left`,
    );
  }
}

/** Minutes and seconds. */
function duration(seconds: number): string {
  const s = Math.max(1, Math.round(seconds));
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
}
