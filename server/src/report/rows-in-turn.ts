import { goesOverLines, namesRow, type FigureRow, type Stray } from './figure-row';
import type { RowSpelling } from './label-index';
import type { Cell } from './model';

/** A label that names a row of the form. */
interface Named {
  readonly cell: Cell;
  readonly match: RowSpelling;
  /** Where it stands as text without figures. */
  readonly stray: Stray | undefined;
}

/** What stands between two rows whose labels are in the lines of their figures. */
interface Stretch {
  readonly labels: Named[];
  readonly rows: FigureRow[];
}

/**
 * Lines of figures that stand apart from their labels: an extractor that goes by the height of the text sets several
 * labels one below the other and their figures behind, or a line of figures above its label. Where there are as many
 * labels as lines they belong to each other in turn; where there are not, nobody can tell which belong to which.
 */
export function nameInTurn(rows: readonly FigureRow[], rest: readonly Stray[], bit: number): void {
  let stretch: Stretch = { labels: [], rows: [] };
  for (const row of rows) {
    takeStrays(row.strays, stretch, bit);
    if (row.beside || goesOverLines(row)) {
      settle(stretch);
      stretch = { labels: [], rows: [] };
      continue;
    }
    const own = row.labels[row.labels.length - 1];
    if (own && row.match) stretch.labels.push({ cell: own, match: row.match, stray: undefined });
    stretch.rows.push(row);
  }
  takeStrays(rest, stretch, bit);
  settle(stretch);
}

function takeStrays(strays: readonly Stray[], { labels }: Stretch, bit: number): void {
  for (const stray of strays) {
    const { cell } = stray;
    const match = namesRow(cell, bit) ? cell.label!.rows[0] : undefined;
    if (match) labels.push({ cell, match, stray });
  }
}

function settle({ labels, rows }: Stretch): void {
  if (labels.every((l) => !l.stray) || rows.every((r) => r.labels.length > 0)) return;
  const inTurn =
    labels.length === rows.length && labels.every((l, i) => follows(labels[i - 1], l) && isFull(rows[i]!, l));
  rows.forEach((row, i) => {
    const named = inTurn ? labels[i]! : undefined;
    row.labels = named ? [named.cell] : [];
    row.own = row.labels;
    row.match = named?.match;
    if (named?.stray) named.stray.used = true;
  });
}

const follows = (before: Named | undefined, { match }: Named): boolean =>
  !before || match.row.leaf === before.match.row.leaf + 1;

const isFull = ({ slots }: FigureRow, { match }: Named): boolean =>
  slots.filter((s) => s.filled).length === match.row.part.columns.length;
