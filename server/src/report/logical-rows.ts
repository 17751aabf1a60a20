import type { Part, Table } from '../forms/form';
import type { LabelIndex } from './label-index';
import { namesRow, type LogicalRow, type Stray } from './logical-row';
import type { Cell } from './model';
import type { SourceRow } from './read-cells';
import { columnsCovered, copiesLeft, isCopy, NONE_COVERED } from './merged-cells';
import { isPageNumber, standsApart } from './page-number';
import { ownRow, rowInPieces } from './row-label';

const WORD_MAX = 6,
  ROWS_MAX = 8;

const isFigure = (c: Cell) => c.form !== 'text' && c.form !== 'blank';
const inTable = (c: Cell, bit: number) => c.label !== undefined && (c.label.tables & bit) !== 0;

/** Groups cells into rows of figures, in whatever layout they are set. */
export function logicalRows(
  table: Table,
  source: readonly SourceRow[],
  index: LabelIndex,
): { rows: LogicalRow[]; rest: Stray[] } {
  const bit = 1 << table.index;
  const widest = Math.max(...table.parts.map((p) => p.columns.length));
  const anonymous = table.parts.length === 1 && table.parts[0]!.anonymous;
  // Far more rows than the table has: their labels are not sought in pieces.
  const most = ROWS_MAX * table.rows.length;
  const rows: LogicalRow[] = [];
  let strays: Stray[] = [];
  let open: LogicalRow | undefined;
  let covered = NONE_COVERED;
  // The cells of the row of text right above.
  let above: readonly Cell[] = [];

  const start = (line: SourceRow, labels: Cell[], lead: readonly Cell[] = []): LogicalRow => {
    const row: LogicalRow = {
      grid: !line.single && !line.bare,
      region: line.blocks ? undefined : line.block,
      labels,
      own: labels.slice(-1),
      lead,
      values: [],
      covered,
      strays,
      after: [],
      match: undefined,
    };
    strays = [];
    rows.push(row);
    row.match = ownRow(row, index, table) ?? (rows.length > most ? undefined : rowInPieces(row, [], index, table));
    return row;
  };
  const width = (row: LogicalRow): number => row.match?.row.part.columns.length ?? widest;
  // One cell a line: blank cells since the last text.
  let blanks: Cell[] = [];
  const closeBlankRow = (line: SourceRow) => {
    const last = strays[strays.length - 1]?.cell;
    const part =
      last && blanks.length > 0 && !anonymous && namesRow(last, bit) ? partOf(last, index, table) : undefined;
    if (last && part && blanks.length >= part.columns.length) {
      strays.pop();
      open = start(line, [last]);
      for (const c of blanks) open.values.push(c);
    }
    blanks = [];
  };

  // A table without row labels that nobody has filled in yet: its one row is blank.
  let unfilled: SourceRow | undefined;
  /** Whether a figure behind this row belongs to no row: the row has all its own, and none of them stands as that one does. */
  const complete = (row: LogicalRow) => row.values.length >= width(row) && (row.grid || !row.values.some(standsApart));
  source.forEach((line, n) => {
    const lone = line.single || line.bare;
    if (
      lone &&
      open &&
      strays.length === 0 &&
      isPageNumber(line.cells[0]!) &&
      line.cells.every((c, i) => i === 0 || c.form === 'blank') &&
      complete(open)
    )
      return;
    if (!line.single) {
      closeBlankRow(line);
      if (anonymous && strays.length > 0 && line.cells.length >= widest && line.cells.every((c) => c.form === 'blank'))
        unfilled = line;
      const { labels, values, figures } = splitGridRow(line.cells, bit);
      if (figures || (values.length > 0 && labels.length > 0 && namesRow(labels[labels.length - 1]!, bit))) {
        if (
          labels.length === 0 &&
          open?.grid &&
          !line.bare &&
          strays.length === 0 &&
          !anonymous &&
          open.values.length + values.length <= width(open) &&
          open.values.every(isFigure)
        ) {
          for (const c of values) open.values.push(c);
          return;
        }
        open = start(line, labels);
        for (const c of values) open.values.push(c);
        above = [];
      } else {
        const { cells } = line;
        covered = columnsCovered(cells);
        cells.forEach((cell, i) => {
          if (
            cell.form === 'text' &&
            !copiesLeft(cells, i) &&
            !(above.length === cells.length && isCopy(cell, above[i]))
          )
            strays.push({ cell, line: n, used: false });
        });
        above = cells;
      }
      return;
    }
    const cell = line.cells[0]!;
    if (cell.form === 'text') {
      const unfinished =
        open && !open.grid && strays.length === 0 && open.values.length > 0 && open.values.length < width(open);
      if (
        unfinished &&
        !anonymous &&
        !inTable(cell, bit) &&
        cell.text.length <= WORD_MAX &&
        cell.label!.key.numbering.style === ''
      ) {
        open!.values.push(cell);
        return;
      }
      closeBlankRow(line);
      strays.push({ cell, line: n, used: false });
      return;
    }
    if (cell.form === 'blank') {
      if (strays.length > 0) blanks.push(cell);
      else if (open && !open.grid) open.values.push(cell);
      return;
    }
    if (!open || open.grid || strays.length > 0) {
      if (isPageNumber(cell) && betweenLabels(strays[strays.length - 1]?.cell, source[n + 1], bit)) return;
      open = start(line, strays.length > 0 && !anonymous ? [strays.pop()!.cell] : [], blanks);
      blanks = [];
    }
    open.values.push(cell);
  });
  closeBlankRow(source[source.length - 1]!);
  if (rows.length === 0 && unfilled) for (const c of unfilled.cells) (open ??= start(unfilled, [])).values.push(c);
  // Pieces of a label below its line of figures.
  rows.forEach((row, i) => {
    row.after = i + 1 < rows.length ? rows[i + 1]!.strays : strays;
    if (!row.match && !anonymous && i < most) row.match = rowInPieces(row, row.after, index, table);
  });
  return { rows, rest: strays };
}

function partOf(cell: Cell, index: LabelIndex, table: Table): Part | undefined {
  return cell.label!.rows.find((r) => index.table(r.row.part) === table)?.row.part;
}

function splitGridRow(
  cells: readonly Cell[],
  bit: number,
): { labels: Cell[]; values: readonly Cell[]; figures: boolean } {
  let seen = false,
    lastLabel = -1,
    figures = false;
  for (let i = 0; i < cells.length; i++) {
    const c = cells[i]!;
    if (c.form === 'text') {
      if (lastLabel === i - 1 && copiesLeft(cells, i)) {
        lastLabel = i;
        continue;
      }
      // A label behind figures: what stood before it was numbering or a page's trace.
      if (!seen || (c.label!.rows.length > 0 && inTable(c, bit))) {
        lastLabel = i;
        figures = false;
      }
    } else if (c.form !== 'blank') seen = figures = true;
  }
  const labels: Cell[] = [];
  for (let i = 0; i <= lastLabel; i++) if (cells[i]!.form === 'text' && !copiesLeft(cells, i)) labels.push(cells[i]!);
  const values = lastLabel < 0 ? cells : cells.slice(lastLabel + 1);
  return { labels, values, figures: figures && !isGroupRow(labels, values, bit) };
}

/** A group's own row, its places struck out: a group has no figures. */
function isGroupRow(labels: readonly Cell[], values: readonly Cell[], bit: number): boolean {
  const own = labels[labels.length - 1];
  return (
    own !== undefined &&
    own.label!.groups.length > 0 &&
    own.label!.rows.length === 0 &&
    inTable(own, bit) &&
    values.every((c) => c.value === null)
  );
}

/** Whether what stands here has a label above that is no row's, and a row's right below: it is no figure of either. */
function betweenLabels(above: Cell | undefined, below: SourceRow | undefined, bit: number): boolean {
  return (
    above !== undefined &&
    inTable(above, bit) &&
    !namesRow(above, bit) &&
    below !== undefined &&
    below.single &&
    below.cells[0]!.form === 'text' &&
    namesRow(below.cells[0]!, bit)
  );
}
