import type { Row, Table } from '../forms/form';
import { PIECE } from '../syntax/pieces';
import { LINED } from './bind-header';
import { isFigureForm, namesRow, type FigureRow } from './figure-row';
import type { BoundTable } from './model';
import { spanOf } from './place';
import { blocksOf, type Piece, type Stream } from './stream';

// Tables whose rows stand as columns.

/** So many rows in one line without figures are the head of a table that was turned. */
const ROWS_MIN = 2;

/**
 * The stream with the lines of a turned table as columns again.
 * @returns undefined where places are wanting, so that nobody can say what stands in which; the stream if nothing is
 * turned
 */
export function turnedBack(table: Table, stream: Stream): Stream | undefined {
  const { pieces, lines } = stream;
  const heads = headsOf(table, stream);
  if (heads.length === 0) return stream;
  const out: Piece[] = pieces.slice(0, heads[0]);
  const rows: number[] = lines.slice(0, heads[0]);
  for (const [i, from] of heads.entries()) {
    const { block } = pieces[from]!.cell;
    let to = from;
    while (to < (heads[i + 1] ?? pieces.length) && pieces[to]!.cell.block === block) to++;
    const columns = columnsOf(pieces.slice(from, to), lines.slice(from, to));
    if (!columns) return undefined;
    let line = (rows[rows.length - 1] ?? -1) + 1;
    for (const column of columns) {
      for (const piece of column) {
        out.push(piece);
        rows.push(line);
      }
      line++;
    }
    for (let k = to; k < (heads[i + 1] ?? pieces.length); k++) {
      if (k === to || lines[k] !== lines[k - 1]) line++;
      out.push(pieces[k]!);
      rows.push(line);
    }
  }
  return { pieces: out, lines: rows };
}

/** Where lines begin that name several rows and hold no figure. */
function headsOf(table: Table, { pieces, lines }: Stream): number[] {
  const heads: number[] = [];
  const bit = 1 << table.index;
  for (let i = 0, next = 0; i < pieces.length; i = next) {
    const named = new Set<Row>();
    let figures = false;
    for (next = i; next < pieces.length && lines[next] === lines[i]; next++) {
      const { cell } = pieces[next]!;
      if (isFigureForm(cell)) figures = true;
      else if (cell.label && namesRow(cell, bit))
        for (const { row } of cell.label.rows.slice(0, 1)) if (table.rows.includes(row)) named.add(row);
    }
    if (named.size >= ROWS_MIN && !figures && LINED.has(pieces[i]!.cell.block.layout)) heads.push(i);
  }
  return heads;
}

/** The columns of lines that have equally many places. */
function columnsOf(pieces: readonly Piece[], lines: readonly number[]): Piece[][] | undefined {
  const columns: Piece[][] = [];
  let line = -1;
  let at = 0;
  let row = -1;
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind !== PIECE.cell) continue;
    if (lines[i] !== line) {
      if (row > 0 && at !== columns.length) return undefined;
      line = lines[i]!;
      at = 0;
      row++;
    }
    if (row === 0) columns.push([]);
    const column = columns[at++];
    if (!column) return undefined;
    column.push({ ...piece, cell: { ...piece.cell, column: column.length } });
  }
  return row > 0 && at === columns.length ? columns : undefined;
}

/** Whether rows are called by the names of columns, more of them than by names of rows. */
export function isTurned(table: Table, rows: readonly FigureRow[]): boolean {
  let columns = 0;
  let named = 0;
  for (const { labels } of rows) {
    const own = labels[labels.length - 1]?.label;
    if (!own) continue;
    const heads = own.headers.some((h) => h.label.column && table.parts.includes(h.part));
    if (heads && own.rows.length === 0) columns++;
    else if (!heads && own.rows.some(({ row }) => table.rows.includes(row))) named++;
  }
  return columns >= ROWS_MIN && columns > named;
}

/** A table of which nothing is read, which is said once. */
export function unreadTable(table: Table, stream: Stream): BoundTable {
  const cells = stream.pieces.map((p) => p.cell);
  const first = cells.find((c) => c.label && c.label.rows.length > 0) ?? cells[0]!;
  const place = spanOf([first]);
  const values = cells.filter(isFigureForm);
  return {
    table,
    blocks: blocksOf(stream),
    rows: [],
    facts: [],
    faults: [{ kind: 'unreadable', row: undefined, place, found: values.length, expected: values.length, values }],
    headers: [],
    groups: [],
    unheaded: 0,
    scrambled: true,
    start: spanOf([cells[0]!]),
    end: spanOf([cells[cells.length - 1]!]),
  };
}
