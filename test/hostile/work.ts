import { Session, type Profiler } from 'node:inspector';

export interface Work {
  readonly done: number;
  readonly searched: number;
}

/**
 * Counts the work that something takes: how often each function and each branch or body of a loop in it was run, how
 * many items were copied from list to list, and how many characters were searched through. It does not vary from run
 * to run, as time does, and the product need not count anything itself.
 */
export class WorkMeter {
  private readonly session = new Session();
  private copied = 0;
  private searched = 0;
  private readonly indexOf = String.prototype.indexOf;
  private readonly includes = String.prototype.includes;
  private readonly slice = Array.prototype.slice;
  private readonly concat = Array.prototype.concat;

  start(): void {
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    const note = (list: readonly unknown[]) => (this.copied += list.length);
    const { slice, concat } = this;
    Array.prototype.slice = function <T>(this: T[], ...range: [number?, number?]): T[] {
      const out = slice.apply(this, range) as T[];
      note(out);
      return out;
    };
    Array.prototype.concat = function <T>(this: T[], ...lists: T[]): T[] {
      const out = concat.apply(this, lists) as T[];
      note(out);
      return out;
    };
    const look = (text: string, sought: string, from: number): number => {
      const at = indexOf.call(text, sought, from);
      this.searched += (at < 0 ? text.length : at) - from;
      return at;
    };
    const { indexOf } = this;
    String.prototype.indexOf = function (sought: string, from = 0): number {
      return look(String(this), sought, from);
    };
    String.prototype.includes = function (sought: string, from = 0): boolean {
      return look(String(this), sought, from) >= 0;
    };
  }

  stop(): void {
    Array.prototype.slice = this.slice;
    Array.prototype.concat = this.concat;
    String.prototype.indexOf = this.indexOf;
    String.prototype.includes = this.includes;
    this.session.disconnect();
  }

  /** The work that `run` takes, and how many characters it searches through. */
  of(run: () => unknown): Work {
    this.take();
    this.copied = 0;
    this.searched = 0;
    run();
    const { copied, searched } = this;
    return { done: this.take() + copied, searched };
  }

  /** What was run since the last time. */
  private take(): number {
    let sum = 0;
    this.session.post('Profiler.takePreciseCoverage', (error, { result }: Profiler.TakePreciseCoverageReturnType) => {
      if (error) throw error;
      for (const { functions } of result)
        for (const { ranges } of functions) for (const { count } of ranges) sum += count;
    });
    return sum;
  }
}
