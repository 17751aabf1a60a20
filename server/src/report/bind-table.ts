import type { Part, Table } from '../forms/form';
import { alignRows, filledIn, type AlignedRow } from './align-rows';
import { LINED } from './bind-header';
import { bindHeaders } from './bind-headers';
import { withoutDamagedLabels } from './damaged-labels';
import { displacedRows } from './displaced-rows';
import { isInLine, isOneALine, type FigureRow, type Stray } from './figure-row';
import { figureRows } from './figure-rows';
import { groupFaults } from './group-faults';
import { withoutIdleHeaders, withoutUnreadHeaders } from './idle-headers';
import type { LabelIndex } from './label-index';
import { labelsFirst } from './labels-apart';
import type { BoundRow, BoundTable, Cell, TableFault } from './model';
import { spanOf } from './place';
import { readRows } from './read-rows';
import { isTurned, turnedBack, unreadTable } from './turned';
import { blocksOf, type Stream } from './stream';
import { weighed } from './weigh-faults';

/** One piece of a label without the rest is a slip; several are another order of reading. */
const STRANDED = 2;
/** So many rows that cannot be read are no slip. */
const SEVERAL = 3;

/**
 * Binds cells to one table of the form.
 * @returns undefined if nothing in them speaks for that table
 */
export function bindTable(table: Table, given: Stream, index: LabelIndex): BoundTable | undefined {
  const turned = turnedBack(table, given);
  if (!turned) return unreadTable(table, given);
  const source = labelsFirst(table, turned, index);
  const { rows, rest, groups } = figureRows(table, source, index);
  if (isTurned(table, rows)) return unreadTable(table, source);
  const strays = [...rows.flatMap((r) => r.strays), ...rest];
  const { aligned, bare, isScattered, faults: rowFaults } = align(table, rows, strays, index);
  const headers = bindHeaders(table, aligned, rows, strays);
  if (headers.found.length === 0 && !isEvident(table, rows, source)) return undefined;

  const doubtful = displacedRows(rows, aligned, bare, rest);
  const read = readRows(aligned, headers.of, doubtful, index.form);
  const stranded = rows.filter((r) => isStrandedPiece(r, aligned, index));
  const scrambled = doubtful.size > 0 || stranded.length >= STRANDED;
  let faults = withoutDamagedLabels([...rowFaults, ...headers.faults, ...read.faults]);
  // Of a header among scattered figures nothing can be said.
  if (isScattered || scrambled) faults = onlyUnread(faults);
  if (scrambled) faults = [...stranded.map(withoutRow), ...faults];
  const unheaded = faults.filter((f) => f.kind === 'column-missing').length;
  faults = withoutUnreadHeaders(faults, aligned);
  faults = withoutIdleHeaders(faults, aligned, headers.of);
  if (!scrambled) faults = [...faults, ...groupFaults(table, rows, strays, index)];

  const unread = onlyUnread(faults);
  // Where most of a table does not fit, none of it is read.
  const most = read.rows.length > 3 && unread.length * 2 > read.rows.length;
  // Several rows that do not, among few that were found at all, are no less.
  const wanting = table.rows.length - read.rows.length + unread.length;
  const lost = most || (unread.length >= SEVERAL && wanting > table.rows.length * (3 / 4));
  const { pieces } = source;
  const start = spanOf([pieces[0]!.cell]);
  const cells = (): Cell[] => pieces.map((p) => p.cell);
  return {
    table,
    blocks: blocksOf(source),
    rows: lost ? [] : read.rows,
    facts: lost ? [] : read.facts,
    groups: lost || scrambled ? [] : groups,
    headers: headers.found,
    unheaded,
    scrambled,
    faults: lost ? unread : locateMissing(weighed(table, faults, read.rows, cells, start), read.rows),
    start,
    end: spanOf([pieces[pieces.length - 1]!.cell]),
  };
}

/** Whether a row, or a label that no other table has, speaks for the table. */
function isEvident(table: Table, rows: readonly FigureRow[], { pieces }: Stream): boolean {
  const bit = 1 << table.index;
  return rows.some((r) => r.match) || pieces.some((p) => p.cell.label?.tables === bit);
}

interface Aligned {
  readonly aligned: readonly AlignedRow[];
  /** Figures that stand under no label. */
  readonly bare: readonly Cell[];
  /** Whether the figures of the one row that has no label stand here and there between words. */
  readonly isScattered: boolean;
  readonly faults: readonly TableFault[];
}

/** Which row of the form each row of figures is: by labels, or the only one where the table has a row without. */
function align(table: Table, rows: readonly FigureRow[], strays: readonly Stray[], index: LabelIndex): Aligned {
  const part = table.parts.find((p) => p.anonymous);
  if (!part) return { ...alignRows(table, rows, strays, index), isScattered: false };
  const [first] = rows;
  const glued = first ? undefined : strays.find(({ cell }) => isGlued(cell.text, part));
  if (glued) return { aligned: [], bare: [], isScattered: true, faults: [unreadable(part, [glued.cell])] };
  if (!first) {
    const missing: TableFault = { kind: 'row-missing', rows: part.rows, after: undefined, before: undefined };
    return { aligned: [], bare: [], isScattered: false, faults: [missing] };
  }
  if (areScattered(rows, part))
    return { aligned: [], bare: [], isScattered: true, faults: [unreadableRows(rows, part)] };
  return { aligned: [{ logical: first, row: part.rows[0]! }], bare: [], isScattered: false, faults: [] };
}

const onlyUnread = (faults: readonly TableFault[]): TableFault[] => faults.filter((f) => f.kind === 'unreadable');

/** Whether a row, set one cell a line, bears only a piece of some label: the rest of it went elsewhere. */
function isStrandedPiece(row: FigureRow, aligned: readonly AlignedRow[], index: LabelIndex): boolean {
  const own = row.labels[row.labels.length - 1];
  if (!own || aligned.some((a) => a.logical === row)) return false;
  if (!LINED.has(own.block.layout) && own.label!.headers.some((h) => h.label.column)) return true;
  if (!isOneALine(row)) return false;
  return own.label!.tables === 0 && own.label!.key.core.length > 1 && index.isPiece(own.label!.key);
}

function withoutRow(row: FigureRow): TableFault {
  const found = filledIn(row);
  return { kind: 'unreadable', row: undefined, place: spanOf(row.values), found, expected: 0, values: row.values };
}

/** Whether the figures of the one row that has no label stand here and there between words. */
function areScattered(rows: readonly FigureRow[], { columns }: Part): boolean {
  const [first] = rows;
  if (!first || rows.length < 2) return false;
  // Of two rows one may be another year's, or the columns' numbers.
  if (isInLine(first)) return rows.filter((r) => filledIn(r) >= columns.length).length > 1;
  return first.slots.filter((s) => s.filled).length < columns.length;
}

/** Whether digits may be all the figures of a row, with nothing between them. */
const isGlued = (text: string, { columns }: Part): boolean => text.length >= columns.length && /^\d+$/.test(text);

const unreadableRows = (rows: readonly FigureRow[], part: Part): TableFault =>
  unreadable(
    part,
    rows.flatMap((r) => r.values),
  );

function unreadable(part: Part, values: readonly Cell[]): TableFault {
  const found = values.filter((c) => c.form !== 'blank').length;
  const place = spanOf(values.slice(0, 1));
  return { kind: 'unreadable', row: part.rows[0]!, place, found, expected: part.columns.length, values };
}

/** Tells each missing run of rows between which rows it belongs. */
function locateMissing(faults: readonly TableFault[], bound: readonly BoundRow[]): TableFault[] {
  return faults.map((f) =>
    f.kind !== 'row-missing'
      ? f
      : {
          ...f,
          after: bound.filter((b) => b.row.leaf < f.rows[0]!.leaf).pop(),
          before: bound.find((b) => b.row.leaf > f.rows[f.rows.length - 1]!.leaf),
        },
  );
}
