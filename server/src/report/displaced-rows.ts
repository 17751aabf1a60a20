import type { AlignedRow } from './align-rows';
import { isOneALine, type FigureRow } from './figure-row';
import type { Cell } from './model';

/**
 * Rows, set one cell a line, whose figures may be another's. Figures that no label claims have lost theirs, and the
 * rows beside them may have taken it; between them and a label that stands without figures every row may be off by one.
 * @param bare labels of rows that have no figures
 */
export function displacedRows(
  rows: readonly FigureRow[],
  aligned: readonly AlignedRow[],
  bare: readonly Cell[],
): ReadonlySet<FigureRow> {
  const known = new Set(aligned.map((a) => a.logical));
  const orphans = rows.flatMap((row, i) => (known.has(row) || row.labels.length > 0 || !isOneALine(row) ? [] : [i]));
  const doubtful = new Set<FigureRow>();
  const doubt = (from: number, to: number): void => {
    for (const row of rows.slice(Math.max(0, from), to + 1)) if (isOneALine(row)) doubtful.add(row);
  };
  const labels = new Set(bare);
  const idle = rows.flatMap((row, i) => (row.strays.some((s) => labels.has(s.cell)) ? [i] : []));
  for (const at of orphans) {
    doubt(at - 1, at + 1);
    for (const other of idle) doubt(Math.min(at, other), Math.max(at, other));
  }
  return doubtful;
}
