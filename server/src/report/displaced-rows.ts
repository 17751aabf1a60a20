import { filledIn, type AlignedRow } from './align-rows';
import { labelKey } from '../text/labels';
import { seenIn } from './row-label';
import { goesOverLines, isHeader, isOneALine, type FigureRow, type Stray } from './figure-row';
import type { Cell } from './model';
import { numberingOf } from './row-number';

/**
 * Rows that go over lines and whose figures may be another's. Figures that no label claims have lost theirs, and the
 * rows beside them may have taken it; between them and a label that stands without figures every row may be off by one.
 * Where fewer such labels are found than such figures, each row may be.
 * @param bare labels of rows that have no figures
 * @param rest text behind the last row
 */
export function displacedRows(
  rows: readonly FigureRow[],
  aligned: readonly AlignedRow[],
  bare: readonly Cell[],
  rest: readonly Stray[],
): ReadonlySet<FigureRow> {
  const known = new Set(aligned.map((a) => a.logical));
  const orphans = rows.flatMap((row, i) => (goesOverLines(row) && isOrphan(row, rows, known) ? [i] : []));
  const doubtful = new Set<FigureRow>();
  const doubt = (from: number, to: number): void => {
    for (const row of rows.slice(Math.max(0, from), to + 1)) if (goesOverLines(row)) doubtful.add(row);
  };
  const labels = new Set(bare);
  const holdsBare = (strays: readonly Stray[]): boolean => strays.some((s) => labels.has(s.cell));
  const idle = rows.flatMap((row, i) => (holdsBare(row.strays) ? [i] : []));
  if (holdsBare(rest)) idle.push(rows.length);
  if (orphans.length > idle.length && orphans.length > 0) doubt(0, rows.length);
  // Labels that stand without figures before one with too many have lost theirs to it.
  rows.forEach((row, i) => {
    const width = row.match?.row.part.columns.length;
    if (width !== undefined && isOneALine(row) && filledIn(row) > width && holdsBare(row.strays)) doubt(i, i);
  });
  for (const at of orphans) {
    doubt(at - 1, at + 1);
    for (const other of idle) doubt(Math.min(at, other), Math.max(at, other));
  }
  return doubtful;
}

/** Whether only a word that heads a column stands above figures, one a line, and they are more than that column's. */
function isBelowHeader(row: FigureRow): boolean {
  return row.labels.length === 1 && isHeader(row.labels[0]!) && isOneALine(row) && filledIn(row) > 1;
}

/**
 * Whether no label claims a row, or only words without the number of their row, which another row has too or which
 * stand before rows of the form that come earlier: the last word of a header.
 */
function isOrphan(row: FigureRow, rows: readonly FigureRow[], known: ReadonlySet<FigureRow>): boolean {
  const { labels, own, match } = row;
  if (labels.length === 0 || (!match && isBelowHeader(row))) return !known.has(row);
  if (!match || numberingOf(match.row).value === 0) return false;
  const { numbering } = labelKey(seenIn(own));
  const at = rows.indexOf(row);
  return (
    numbering.value === 0 &&
    rows.some((r, i) => r.match && (i > at ? r.match.row.leaf <= match.row.leaf : i < at && r.match.row === match.row))
  );
}
