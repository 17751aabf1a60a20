/** So many crashes within so long are the end. */
const MOST = 5,
  WITHIN = 3 * 60_000;
const FIRST_PAUSE = 500;

/** Counts the crashes of a server and says how long to wait before it is started again: longer each time. */
export class Crashes {
  #times: readonly number[] = [];

  /** Milliseconds to wait after a crash at `now`; undefined where it has crashed too often. */
  next(now: number): number | undefined {
    this.#times = [...this.#times.filter((t) => now - t < WITHIN), now];
    const count = this.#times.length;
    return count >= MOST ? undefined : FIRST_PAUSE * 2 ** (count - 1);
  }
}
