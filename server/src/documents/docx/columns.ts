import { greatest } from '../../text/extremes';
import type { DocumentTable, TableRow } from './model';

interface Edges {
  readonly from: number;
  readonly to: number;
}

/** How many columns a row takes as a person sees them. */
export interface Taken {
  /** Left free before its first cell. */
  readonly before: number;
  readonly cells: readonly number[];
}

/**
 * The columns that each row takes. The grid has many more lines than that: each border that was dragged in one row
 * alone leaves one. The columns are those of the rows with most cells.
 */
export function columnsTaken(table: DocumentTable): Taken[] {
  const edges = table.rows.map((row) => edgesOf(row, table.grid));
  const most = greatest(edges, (e) => e.length);
  const model = edges.find((e) => e.length === most) ?? [];
  const middles = model.map(({ from, to }) => (from + to) / 2);
  return edges.map((row) => {
    const start = row[0]?.from ?? 0;
    const before = middles.filter((m) => m < start).length;
    if (row.length === most) return { before, cells: row.map(() => 1) };
    return { before, cells: row.map(({ from, to }) => Math.max(1, middles.filter((m) => m > from && m < to).length)) };
  });
}

function edgesOf(row: TableRow, grid: readonly number[]): Edges[] {
  const stated = grid.some((w) => w > 0);
  const widthOf = (column: number) => (stated ? (grid[column] ?? 0) : 1);
  let at = 0,
    column = 0;
  for (; column < row.before; column++) at += widthOf(column);
  return row.cells.map(({ span }) => {
    const from = at;
    for (const end = Math.min(column + span, column + 200); column < end; column++) at += widthOf(column);
    return { from, to: at };
  });
}
