import type { CheckedDocument, Range } from '../../document/checked-document';
import { charWidth, printable } from '../../text/width';

/** A line of source with the stretch a finding speaks of, ready for the screen. */
export interface Frame {
  /** The line, or the part of it around the stretch. */
  readonly line: string;
  /** Columns before the first caret, and carets. */
  readonly indent: number;
  readonly carets: number;
}

const TAB = 4;
/** Of a line so much more than its width is looked at on either side: a line can be megabytes long. */
const MORE = 40;

/** The source of a range within a width; of several lines the first. */
export function frameOf(document: CheckedDocument, range: Range, width: number): Frame {
  const start = document.offsetAt(range.start);
  const reach = width + MORE;
  const lineStart = document.offsetAt({ line: range.start.line, character: 0 });
  const from = Math.max(lineStart, start - reach);
  const rest = document.text(start, start + 2 * reach);
  const lineEnd = start + (/[\r\n]/.exec(rest)?.index ?? rest.length);
  const end = range.end.line === range.start.line ? Math.min(lineEnd, document.offsetAt(range.end)) : lineEnd;
  const cells = expand(document.text(from, lineEnd));
  const at = columnOf(cells, start - from),
    until = columnOf(cells, end - from);
  return windowed(
    cells,
    at,
    Math.max(until, at + 1),
    width,
    from > lineStart,
    lineEnd < start + rest.length || rest.length < 2 * reach ? false : true,
  );
}

interface Cell {
  readonly text: string;
  readonly column: number;
  readonly width: number;
  readonly offset: number;
}

/** Characters with their columns; tabs become blanks. */
function expand(text: string): Cell[] {
  const out: Cell[] = [];
  let column = 0,
    offset = 0;
  for (const c of text) {
    const width = c === '\t' ? TAB - (column % TAB) : Math.max(charWidth(c), 0);
    out.push({ text: c === '\t' ? ' '.repeat(width) : printable(c), column, width, offset });
    column += width;
    offset += c.length;
  }
  return out;
}

function columnOf(cells: readonly Cell[], offset: number): number {
  const last = cells[cells.length - 1];
  return (cells.find((c) => c.offset >= offset) ?? (last ? { column: last.column + last.width } : { column: 0 }))
    .column;
}

function windowed(
  cells: readonly Cell[],
  at: number,
  until: number,
  width: number,
  more: boolean,
  less: boolean,
): Frame {
  const last = cells[cells.length - 1];
  const total = last ? last.column + last.width : 0;
  if (total <= width && !more && !less)
    return { line: cells.map((c) => c.text).join(''), indent: at, carets: until - at };
  // The stretch stands in the middle of what is shown, or as near as the line's ends allow.
  const shownStretch = Math.min(until - at, width - 4);
  let from = Math.max(0, at - Math.floor((width - 2 - shownStretch) / 2));
  if (total - from < width - 2) from = Math.max(0, total - (width - 2));
  const room = cells.filter((c) => c.column >= from && c.column + c.width <= from + width - 2);
  const first = room[0],
    final = room[room.length - 1];
  const start = first?.column ?? 0,
    end = final ? final.column + final.width : 0;
  const lead = start > 0 || more ? '…' : '',
    trail = end < total || less ? '…' : '';
  return {
    line: lead + room.map((c) => c.text).join('') + trail,
    indent: lead.length + at - start,
    carets: Math.max(1, Math.min(until, Math.max(end, at + 1)) - at),
  };
}
