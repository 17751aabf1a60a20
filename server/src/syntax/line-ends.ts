import { HEAD } from './classify';
import { NextMark } from './next-mark';
import { RECORD_MAX, recordEnd } from './record';

/** Where the lines of a text end, asked for from its start on. */
export class LineEnds {
  private readonly lf: NextMark;
  private readonly cr: NextMark | undefined;
  private readonly quote: NextMark | undefined;
  /** How far the text was looked at for the end of a quoted cell. */
  sought = 0;

  constructor(private readonly text: string) {
    this.lf = new NextMark(text, '\n');
    this.cr = text.includes('\r') ? new NextMark(text, '\r') : undefined;
    this.quote = text.includes('"') ? new NextMark(text, '"') : undefined;
  }

  /** Offset of the end mark of the line at `from`, or of the text's end. */
  at(from: number): number {
    const lf = this.lf.at(from);
    return this.cr ? Math.min(lf, this.cr.at(from)) : lf;
  }

  /** The same; a quoted cell that opens near the line's start holds no end of a line. */
  endOf(from: number): number {
    const end = this.at(from);
    if (!this.quote || this.quote.at(from) >= Math.min(end, from + HEAD)) return end;
    this.sought = Math.max(this.sought, Math.min(from + RECORD_MAX + 2, this.text.length + 1));
    return recordEnd(this.text, from, end);
  }

  /** Behind the end mark at `end`. */
  behind(end: number): number {
    if (this.text.charCodeAt(end) === 13) return this.text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
    return Math.min(end + 1, this.text.length);
  }

  /** How many line ends a stretch of the text holds, and how much stands behind the last. */
  countIn(source: string): { readonly newlines: number; readonly tail: number } {
    let newlines = 0;
    let lastLine = 0;
    for (let i = source.indexOf('\n'); i >= 0; i = source.indexOf('\n', i + 1)) {
      newlines++;
      lastLine = i + 1;
    }
    for (let i = this.cr ? source.indexOf('\r') : -1; i >= 0; i = source.indexOf('\r', i + 1)) {
      if (source.charCodeAt(i + 1) === 10) continue;
      newlines++;
      lastLine = Math.max(lastLine, i + 1);
    }
    return { newlines, tail: source.length - lastLine };
  }
}
