import type { Steps } from '../document/steps';

/** How long a slice of work goes on, in ms, before messages are heard again. */
export const SLICE_MS = 10;

/**
 * Has long work done in slices, so that messages are heard between them. Work that ends within its first slice is
 * done at once. Of several pieces of work one has a slice in each turn of the event loop, each in its turn.
 */
export class Slices {
  /** Work that goes on; a slice tells whether it was the last. */
  private readonly line: (() => boolean)[] = [];
  private isDue = false;

  /**
   * @param defer runs a task in the next turn
   * @param clock the time in ms; looked at after each step
   */
  constructor(
    private readonly defer: (task: () => void) => void,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /**
   * What the work comes to.
   * @param goesOn asked before each slice; throws where nobody wants the outcome any more
   * @param ahead more work, on the outcome; left out where the first slice has come to it
   */
  run<T>(steps: Steps<T>, goesOn: () => void, ahead?: (outcome: T) => Steps<void>): Promise<T> {
    return new Promise((resolve, reject) => {
      let isLong = false;
      const all = (function* (): Steps<T> {
        const outcome = yield* steps;
        if (isLong && ahead) yield* ahead(outcome);
        return outcome;
      })();
      const slice = (): boolean => {
        try {
          goesOn();
          const until = this.clock() + SLICE_MS;
          do {
            const { done, value } = all.next();
            if (!done) continue;
            resolve(value);
            return true;
          } while (this.clock() < until);
        } catch (error) {
          all.return(undefined as never);
          reject(error as Error);
          return true;
        }
        isLong = true;
        return false;
      };
      if (slice()) return;
      this.line.push(slice);
      this.next();
    });
  }

  private next(): void {
    if (this.isDue || this.line.length === 0) return;
    this.isDue = true;
    this.defer(() => {
      this.isDue = false;
      const slice = this.line.shift()!;
      if (!slice()) this.line.push(slice);
      this.next();
    });
  }
}
