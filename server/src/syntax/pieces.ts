/**
 * What may stand between two cells. Separators only say where a cell may end; what a cell is decides the form it is
 * aligned with.
 */
export const SEPARATOR = { line: 0, space: 1, comma: 2, tab: 3, bar: 4, html: 5 } as const;

/** A cell between two separators, one between a separator and the end of its line, or an empty line. */
export const PIECE = { cell: 0, edge: 1, gap: 2 } as const;

/**
 * The pieces of a block in the order of the text, one list for each property; offsets are UTF-16 code units from the
 * block's start. Source: every layout, whatever separates its cells.
 */
export interface Cells {
  readonly kinds: readonly number[];
  /** Start and end of the text; equal for a blank cell, where its text would go. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Line (or HTML row) that a piece stands in, counted from the block's first. */
  readonly lines: readonly number[];
  /** The strongest separator in its line, one of {@link SEPARATOR}. */
  readonly separators: readonly number[];
  /** Decoded text of cells whose source is markup, by piece; absent where the source is the text. */
  readonly texts?: readonly (string | undefined)[];
}

/** What an array has grown beyond its length is given back: a report is kept open for hours. */
const fitted = (list: number[]): readonly number[] => (list.length === 0 ? NONE : list.slice());
const NONE: readonly number[] = [];

/** Gathers the pieces of a block. */
export class PieceWriter implements Cells {
  readonly kinds: number[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly lines: number[] = [];
  readonly separators: number[] = [];
  texts: (string | undefined)[] | undefined;

  put(kind: number, start: number, end: number, line: number, separator: number, text?: string): void {
    if (text !== undefined) (this.texts ??= [])[this.kinds.length] = text;
    this.kinds.push(kind);
    this.starts.push(start);
    this.ends.push(end);
    this.lines.push(line);
    this.separators.push(separator);
  }

  done(): Cells {
    const { kinds, starts, ends, lines, separators, texts } = this;
    return {
      ...(texts && { texts }),
      kinds: fitted(kinds),
      starts: fitted(starts),
      ends: fitted(ends),
      lines: fitted(lines),
      separators: fitted(separators),
    };
  }
}
