import { Session, type Profiler } from 'node:inspector';

/**
 * Counts the work that something takes: how often each function and each branch or body of a loop in it was run, and
 * how
 * many items were copied from list to list. It does not vary from run to run, as time does, and the product need not
 * count anything itself.
 */
export class WorkMeter {
  private readonly session = new Session();
  private copied = 0;
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
  }

  stop(): void {
    Array.prototype.slice = this.slice;
    Array.prototype.concat = this.concat;
    this.session.disconnect();
  }

  /** The work that `run` takes. */
  of(run: () => unknown): number {
    this.take();
    this.copied = 0;
    run();
    const { copied } = this;
    return this.take() + copied;
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
