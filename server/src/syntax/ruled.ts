import { behindLineEnd, lineEndAt, skipSpace, trimEnd } from '../text/chars';
import { PIECE } from './pieces';
import { isPartRule, isRule } from './strokes';

// Drawn tables with a rule between all rows: the lines between two rules are one row, whatever cells go over lines.

/** So many rows with rules between them; fewer may be a header, a body and a sum. */
const ROWS_MIN = 4;

/** Pieces of one line, as the reader of lines writes them. */
export interface LinePieces {
  readonly kinds: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const CORNERS = '+┌├└╔╠╚';

/** Whether a line is the rule between two rows of a drawn table. */
export function isDrawnRule(text: string, from: number, end: number): boolean {
  const start = skipSpace(text, from, end);
  return start < end && CORNERS.includes(text[start]!) && isRule(text, start, trimEnd(text, start, end));
}

/** Where the rows of a drawn table begin and end, lines and all; undefined for a table whose rows are lines. */
export function ruledRows(text: string): readonly (readonly [from: number, to: number])[] | undefined {
  if (!/(?:^|[\r\n])[ \t]*[+┌├└╔╠╚]/.test(text)) return undefined;
  const rows: [number, number][] = [];
  let open = -1;
  let lines = 0;
  let most = 0;
  let merged = false;
  for (let from = 0; from < text.length;) {
    const to = lineEndAt(text, from);
    const start = skipSpace(text, from, to);
    const last = trimEnd(text, start, to);
    if (start < last) {
      if (isPartRule(text, start, last)) {
        // What stands there in merged cells is in no row.
        rows.push([from, to]);
        open = -1;
        merged = true;
      } else if (!isRule(text, start, last)) {
        if (open < 0) {
          open = from;
          lines = 0;
          rows.push([from, to]);
        } else rows[rows.length - 1]![1] = to;
        most = Math.max(most, ++lines);
      } else open = -1;
    }
    from = behindLineEnd(text, to);
  }
  return rows.length >= ROWS_MIN && (most > 1 || merged) ? rows : undefined;
}

export interface JoinedPiece {
  readonly kind: number;
  readonly start: number;
  readonly end: number;
  /** What stands in it, where that goes over lines. */
  readonly text: string | undefined;
}

/** The lines of one row, put together cell by cell; undefined where they have not equally many. */
export function joinLines(text: string, lines: readonly LinePieces[]): readonly JoinedPiece[] | undefined {
  const [first] = lines;
  if (!first || lines.some((l) => l.kinds.length !== first.kinds.length)) return undefined;
  return first.kinds.map((kind, i): JoinedPiece => {
    const filled = lines.filter((l) => l.starts[i]! < l.ends[i]!);
    const own = filled[0] ?? first;
    const joined = filled.length > 1 ? filled.map((l) => text.slice(l.starts[i], l.ends[i])).join('') : undefined;
    return { kind: filled.length > 0 ? PIECE.cell : kind, start: own.starts[i]!, end: own.ends[i]!, text: joined };
  });
}
