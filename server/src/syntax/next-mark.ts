/** Finds the next mark of a kind; looks at no stretch twice but where the scanner steps back. */
export class NextMark {
  private from = 0;
  private found: number;

  /**
   * @param seek offset of the first mark at or after another, -1 for none
   * @param isMark whether a code unit is one
   */
  constructor(
    private readonly text: string,
    private readonly seek: (from: number) => number,
    private readonly isMark: (code: number) => boolean,
  ) {
    this.found = this.next(0);
  }

  private next(from: number): number {
    const at = this.seek(from);
    return at < 0 ? this.text.length : at;
  }

  /** Offset of the first mark at or after `from`, or of the text's end. */
  at(from: number): number {
    if (from > this.found) {
      this.from = from;
      this.found = this.next(from);
      return this.found;
    }
    for (let i = from; i < this.from; i++) if (this.isMark(this.text.charCodeAt(i))) return i;
    return this.found;
  }
}

/** The next of one character. */
export function nextOf(text: string, mark: string): NextMark {
  const code = mark.charCodeAt(0);
  return new NextMark(
    text,
    (from) => text.indexOf(mark, from),
    (c) => c === code,
  );
}
