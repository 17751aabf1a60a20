import type { PageRow, RuledBlock } from './page-blocks';

/** A table, put together from the pages it stands on. */
export interface JoinedTable {
  readonly kind: 'table';
  rows: PageRow[];
}

/** How far the sides of two parts of a table may differ, in points. */
const SIDES = 3;

const edge = (rows: readonly PageRow[], side: 'left' | 'right'): number => {
  const all = rows.flatMap((r) => r.cells.map((c) => c[side]));
  return side === 'left' ? Math.min(...all) : Math.max(...all);
};

/** Puts behind a table the part of it that stands on the next page; false where that is another table. */
export function continueTable(table: JoinedTable, part: RuledBlock): boolean {
  const last = table.rows[table.rows.length - 1]!;
  if (part.page !== last.page + 1) return false;
  const left = edge(table.rows, 'left'),
    right = edge(table.rows, 'right'),
    partLeft = edge(part.rows, 'left'),
    partRight = edge(part.rows, 'right');
  if (Math.abs(right - left - (partRight - partLeft)) > SIDES) return false;
  // Pages that lie beside each other can have their margins the other way round.
  const shift = left - partLeft;
  const rows = part.rows.map((r) => ({
    ...r,
    cells: r.cells.map((c) => ({ ...c, left: c.left + shift, right: c.right + shift })),
  }));
  table.rows.push(...rows.slice(repeated(table.rows, rows)));
  return true;
}

/** How many rows at the head of a part repeat those at the head of its table. */
function repeated(table: readonly PageRow[], part: readonly PageRow[]): number {
  let n = 0;
  while (n < part.length && n < table.length && isHeader(part[n]!) && textOf(part[n]!) === textOf(table[n]!)) n++;
  return n;
}

/** Between the cells of a row in this text. */
const BETWEEN = '\u0000';
const textOf = (row: PageRow): string => row.cells.map((c) => c.text).join(BETWEEN);
const isHeader = (row: PageRow): boolean => row.cells.every((c) => !/^[\d.,]+$/.test(c.text));
