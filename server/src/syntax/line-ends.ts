import { HEAD } from './classify';
import { behindLineEnd, isLineEnd, OTHER_LINE_ENDS } from '../text/chars';
import { NextMark, nextOf } from './next-mark';
import { RECORD_MAX, recordEnd } from './record';

const FORM_FEED = 12;

function nextOther(text: string): NextMark {
  const pattern = new RegExp(OTHER_LINE_ENDS, 'g');
  const seek = (from: number): number => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.index ?? -1;
  };
  return new NextMark(text, seek, (c) => c !== 10 && c !== 13 && isLineEnd(c));
}

/** Where the lines of a text end, asked for from its start on. */
export class LineEnds {
  private readonly lf: NextMark;
  private readonly cr: NextMark | undefined;
  private readonly other: NextMark | undefined;
  private readonly quote: NextMark | undefined;
  /** How far the text was looked at for the end of a quoted cell. */
  sought = 0;

  constructor(private readonly text: string) {
    this.lf = nextOf(text, '\n');
    this.cr = text.includes('\r') ? nextOf(text, '\r') : undefined;
    this.quote = text.includes('"') ? nextOf(text, '"') : undefined;
    this.other = OTHER_LINE_ENDS.test(text) ? nextOther(text) : undefined;
  }

  /** Offset of the end mark of the line at `from`, or of the text's end. */
  at(from: number): number {
    let end = this.lf.at(from);
    if (this.cr) end = Math.min(end, this.cr.at(from));
    if (!this.other) return end;
    // A page break that opens a line is no line of its own.
    return Math.min(end, this.other.at(this.text.charCodeAt(from) === FORM_FEED ? from + 1 : from));
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
    return Math.min(behindLineEnd(this.text, end), this.text.length);
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
