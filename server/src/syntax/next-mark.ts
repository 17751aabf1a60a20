/** Finds the next line mark; looks at no stretch twice but where the scanner steps back. */
export class NextMark {
  private from = 0;
  private found: number;
  constructor(
    private readonly text: string,
    private readonly mark: string,
  ) {
    this.found = this.seek(0);
  }

  private seek(from: number): number {
    const at = this.text.indexOf(this.mark, from);
    return at < 0 ? this.text.length : at;
  }

  /** Offset of the first mark at or after `from`, or of the text's end. */
  at(from: number): number {
    if (from > this.found) {
      this.from = from;
      this.found = this.seek(from);
      return this.found;
    }
    const c = this.mark.charCodeAt(0);
    for (let i = from; i < this.from; i++) if (this.text.charCodeAt(i) === c) return i;
    return this.found;
  }
}
