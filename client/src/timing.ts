/** Calls a function once things have been quiet for a while. */
export class Debouncer {
  readonly #delay: number;
  readonly #action: () => unknown;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(delay: number, action: () => unknown) {
    this.#delay = delay;
    this.#action = action;
  }

  call(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#action, this.#delay);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
