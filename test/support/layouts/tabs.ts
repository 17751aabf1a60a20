import { textLayout } from '../print/document';
import { rowCells, type Cell, type Grid } from '../print/grid';
import { joined } from '../print/rows';

type Places = (Cell | undefined)[];

/** Drops an empty place among the labels, the first or the last, and puts it at the end. */
function shifted(row: Places, labels: number, which: 'first' | 'last'): Places {
  const empty = row.flatMap((c, i) => (i < labels && !c ? [i] : []));
  const at = (which === 'first' ? empty[0] : empty.at(-1)) ?? -1;
  return at < 0 ? row : [...row.slice(0, at), ...row.slice(at + 1), undefined];
}

/** The first empty place that follows a label, among the label columns. */
const innerGap = (row: Places, labels: number) => row.findIndex((c, i) => i < labels && !c && row[i - 1] !== undefined);

/** Label cells vary by row: 2 in the upper part, 3 for the first deep group, 2 again up to the page break, then 3. */
function ragged(grid: Grid, page: number): Places[] {
  const deepGroups: string[] = [];
  return grid.lines.map((line, i) => {
    const row = rowCells(grid, i, { across: true, above: true });
    if (grid.stub < 3) return row;
    const parent = line.key.slice(0, line.key.lastIndexOf('.'));
    if (line.kind === 'body' && line.depth > 1 && !deepGroups.includes(parent)) deepGroups.push(parent);
    if (page > 0) {
      // After the break a group's label has moved to the outermost column.
      if (!row[0] && row[1]?.kind === 'row' && row[2]) return [row[1], undefined, ...row.slice(2)];
      return row;
    }
    if (line.kind === 'body' && line.depth > 1 && deepGroups.length < 2) return row;
    const gap = innerGap(row, grid.stub);
    return line.kind === 'header' && gap > 0
      ? [...row.slice(0, gap), ...row.slice(gap + 1), undefined]
      : shifted(row, grid.stub, line.depth > 1 ? 'first' : 'last');
  });
}

/** The second part of the first table on a new page, the long table before the last row of its second deep group. */
function breaks(grid: Grid): string[] {
  if (grid.stub < 3)
    return grid.lines
      .filter((l) => l.kind === 'heading')
      .slice(1, 2)
      .map((l) => l.key);
  const deep = grid.lines.filter((l) => l.kind === 'body' && l.depth === 2);
  const groups = [...new Set(deep.map((l) => l.key.slice(0, l.key.lastIndexOf('.'))))];
  return deep
    .filter((l) => l.key.startsWith(`${groups[1]}.`))
    .slice(-1)
    .map((l) => l.key);
}

const table = (phantom: boolean) => (w: Parameters<typeof joined>[0], grid: Grid, page: number) =>
  ragged(grid, page).forEach((row, i) => {
    joined(w, row, '\t');
    // A table without row labels gets one column more, with a figure in it that belongs to none.
    if (phantom && grid.stub === 0) w.raw(grid.lines[i]!.kind === 'body' ? '\t0' : '\t');
    w.raw('\n');
  });

/** Tab-separated, label cells varying by row, a blank column at the end, two page breaks. */
export const tabs = textLayout('tabs', { headings: 'mixed', table: table(false), breaks });
/** The same without `#` and with a sixteenth value in the last table. */
export const tabsPhantom = textLayout(
  'tabs-phantom',
  { table: table(true), breaks },
  { defaults: { itemSpace: true } },
);
/** Tab-separated, every place kept, as copied from a spreadsheet. */
export const tabsPlain = textLayout('tabs-plain', {
  table: (w, grid) =>
    grid.lines.forEach((_, i) => {
      joined(w, rowCells(grid, i, { across: true, above: true }), '\t');
      w.raw('\n');
    }),
});
