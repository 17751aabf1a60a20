import type { Column, Form, Part, Row, Table } from '../forms/form';
import { labelDistance } from '../text/labels';
import { alignRows, filledIn, type AlignedRow } from './align-rows';
import { assignFigures, settingOf } from './assign-figures';
import { bindHeader, HEADER_PIECES, LINED, type BoundHeader } from './bind-header';
import { withoutIdleHeaders, withoutUnreadHeaders } from './idle-headers';
import type { LabelIndex } from './label-index';
import { displacedRows } from './displaced-rows';
import { isHeader, isInLine, isOneALine, type FigureRow, type Stray } from './figure-row';
import { figureRows } from './figure-rows';
import type { BoundRow, BoundTable, Cell, Fact, TableFault } from './model';
import { spanOf } from './place';
import type { Judge } from './surplus-figures';
import { isTurned, turnedBack, unreadTable } from './turned';
import { typedCell } from './typed-cell';
import { blocksOf, type Stream } from './stream';

/** One piece of a label without the rest is a slip; several are another order of reading. */
const STRANDED = 2;

/**
 * Binds cells to one table of the form.
 * @returns undefined if nothing in them speaks for that table
 */
export function bindTable(table: Table, given: Stream, index: LabelIndex): BoundTable | undefined {
  const source = turnedBack(table, given);
  if (!source) return unreadTable(table, given);
  const { rows, rest, groups } = figureRows(table, source, index);
  if (isTurned(table, rows)) return unreadTable(table, source);
  const bit = 1 << table.index;
  const evident = rows.some((r) => r.match) || source.pieces.some((p) => p.cell.label?.tables === bit);
  const strays: Stray[] = [];
  for (const r of rows) for (const s of r.strays) strays.push(s);
  for (const s of rest) strays.push(s);
  const anonymous = table.parts.find((p) => p.anonymous);
  const scattered = anonymous !== undefined && isScattered(rows, anonymous);
  let faults: TableFault[] = [];
  let aligned: AlignedRow[];
  let bare: readonly Cell[] = [];
  if (anonymous) {
    aligned = scattered ? [] : rows.slice(0, 1).map((logical) => ({ logical, row: anonymous.rows[0]! }));
    if (scattered) faults.push(unreadableRows(rows, anonymous));
    if (rows.length === 0)
      faults.push({ kind: 'row-missing', rows: anonymous.rows, after: undefined, before: undefined });
  } else {
    const result = alignRows(table, rows, strays, index);
    aligned = result.aligned;
    faults = result.faults;
    bare = result.bare;
  }

  const headers: { label: BoundTable['headers'][number]['label']; cell: Cell }[] = [];
  const boundHeaders = new Map<Part, BoundHeader>();
  const partOf = new Map(aligned.map((a) => [a.logical, a.row.part]));
  for (const part of table.parts) {
    const first = aligned.find((a) => a.row.part === part);
    const region = first
      ? regionBefore(first.logical, rows, partOf)
      : strays.filter((s) => s.cell.label!.headers.some((h) => h.part === part)).slice(-HEADER_PIECES);
    if (!first && region.length === 0) continue;
    const at = first
      ? spanOf(first.logical.labels.length > 0 ? first.logical.labels : first.logical.values)
      : spanOf([region[0]!.cell]);
    const header = bindHeader(part, region, at, table);
    headers.push(...header.found);
    faults.push(...header.faults);
    boundHeaders.set(part, header);
  }

  // Its own words, whole or in pieces, must speak for the table.
  if (!evident && headers.length === 0) return undefined;

  const bound: BoundRow[] = [];
  const facts: Fact[] = [];
  const whole = new Set(aligned.flatMap(({ row: { part }, logical }) => (isWhole(logical, part) ? [part] : [])));
  const columnsOf = ({ row: { part }, logical }: AlignedRow): readonly Column[] =>
    whole.has(part) ? part.columns : presentColumns(part, boundHeaders.get(part), logical);
  const doubtful = displacedRows(rows, aligned, bare);
  const setting = settingOf(() => aligned.map((a) => ({ row: a.logical, width: columnsOf(a).length })));
  for (const each of aligned) {
    const { logical, row } = each;
    const columns = columnsOf(each);
    // Under another header, which is told, nobody can say which of too many figures is meant.
    const header = boundHeaders.get(row.part);
    const surplus = filledIn(logical) > columns.length;
    const foreign = surplus && (header?.missing.length ?? 0) > 0 && !header!.cut && !whole.has(row.part);
    const moved = header?.outOfOrder || (surplus && header?.between);
    const assigned =
      doubtful.has(logical) || foreign || moved || isHeaded(logical, row.part.columns.length)
        ? undefined
        : assignFigures(logical, columns.length, setting, judgeOf(row, columns, index.form));
    const cells: (Cell | undefined)[] = row.part.columns.map(() => undefined);
    if (assigned) {
      columns.forEach((c, i) => {
        cells[c.index] = typedCell(assigned.cells[i]!, c);
      });
      if (assigned.extra.length > 0)
        faults.push({
          kind: 'column-extra',
          part: row.part,
          row,
          extra: assigned.extra,
          values: [...assigned.cells, ...assigned.extra],
        });
    } else if (!foreign && !(moved && header!.faults.length > 0))
      faults.push({
        kind: 'unreadable',
        row,
        place: spanOf(logical.labels.length > 0 ? logical.labels.slice(-1) : logical.values),
        found: filledIn(logical),
        expected: columns.length,
        values: logical.values,
      });
    const { labels, values } = logical;
    bound.push({
      row,
      labels,
      cells,
      first: labels[0] ?? values[0]!,
      last: values[values.length - 1] ?? labels[labels.length - 1]!,
    });
    const at = row.part.columns.length > 0 ? index.form.factOf(row, row.part.columns[0]!) : 0;
    for (let c = 0; c < cells.length; c++) {
      const cell = cells[c];
      if (cell) facts.push({ def: index.form.facts[at + c]!, cell });
    }
  }
  // Of a header among scattered figures nothing can be said.
  if (scattered) faults = onlyUnread(faults);
  const stranded = rows.filter((r) => isStrandedPiece(r, aligned, index));
  const scrambled = doubtful.size > 0 || stranded.length >= STRANDED;
  if (scrambled) faults = stranded.map(withoutRow).concat(onlyUnread(faults));
  const unheaded = faults.filter((f) => f.kind === 'column-missing').length;
  faults = withoutUnreadHeaders(faults, aligned);
  faults = withoutIdleHeaders(faults, aligned, (part) => boundHeaders.get(part));
  if (!scrambled) for (const f of groupFaults(table, rows, strays, index)) faults.push(f);

  const cells = source.pieces;
  const unread = faults.filter((f) => f.kind === 'unreadable');
  // Where most of a table does not fit, none of it is read.
  const lost = bound.length > 3 && unread.length * 2 > bound.length;
  return {
    table,
    blocks: blocksOf(source),
    rows: lost ? [] : bound,
    facts: lost ? [] : facts,
    groups: lost || scrambled ? [] : groups,
    headers,
    unheaded,
    scrambled,
    faults: lost ? unread : locateMissing(faults, bound),
    start: spanOf([cells[0]!.cell]),
    end: spanOf([cells[cells.length - 1]!.cell]),
  };
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

/** Whether a word that heads a column too stands above too few figures for a row: they may be that column's. */
function isHeaded(row: FigureRow, width: number): boolean {
  const own = row.labels[row.labels.length - 1];
  return own !== undefined && isHeader(own) && isOneALine(row) && filledIn(row) < width;
}

/** Whether the figures of the one row that has no label stand here and there between words. */
function isScattered(rows: readonly FigureRow[], { columns }: Part): boolean {
  const [first] = rows;
  if (!first || rows.length < 2) return false;
  // Of two rows one may be another year's, or the columns' numbers.
  if (isInLine(first)) return rows.filter((r) => filledIn(r) >= columns.length).length > 1;
  return first.slots.filter((s) => s.filled).length < columns.length;
}

function unreadableRows(rows: readonly FigureRow[], part: Part): TableFault {
  const values = rows.flatMap((r) => r.values);
  const found = values.filter((c) => c.form !== 'blank').length;
  const place = spanOf(values.slice(0, 1));
  return { kind: 'unreadable', row: part.rows[0]!, place, found, expected: part.columns.length, values };
}

/** What the relations inside a row say of a reading of its figures. */
function judgeOf(row: Row, columns: readonly Column[], form: Form): Judge {
  return (cells) => {
    if (columns.length !== row.part.columns.length) return 'silent';
    const first = form.factOf(row, columns[0]!);
    const at = (fact: number): Cell | undefined => cells[fact - first];
    const sum = (facts: readonly number[]): number => facts.reduce((n, f) => n + (at(f)!.value ?? 0), 0);
    let verdict: ReturnType<Judge> = 'silent';
    for (const c of columns) {
      for (const r of form.relationsOf[first + c.index]!) {
        if (!r.left.every(at) || !r.right.every(at)) continue;
        const holds = r.op === '=' ? sum(r.left) === sum(r.right) : sum(r.left) >= sum(r.right);
        if (!holds) return 'broken';
        verdict = 'holds';
      }
    }
    return verdict;
  };
}

/** Text above a part's first row, back to the last row of another part; no header has more pieces than are taken. */
function regionBefore(first: FigureRow, rows: readonly FigureRow[], partOf: ReadonlyMap<FigureRow, Part>): Stray[] {
  const part = partOf.get(first);
  const runs: (readonly Stray[])[] = [];
  for (let i = rows.indexOf(first), n = 0; i >= 0 && n < HEADER_PIECES; i--) {
    const row = rows[i]!;
    if ((partOf.get(row) ?? part) !== part) break;
    runs.push(row.strays);
    n += row.strays.length;
  }
  return runs.length === 1 && runs[0]!.length <= HEADER_PIECES
    ? [...runs[0]!]
    : runs.reverse().flat().slice(-HEADER_PIECES);
}

/** Whether a row has a figure for each of the form's columns. */
const isWhole = (row: FigureRow, { columns }: Part): boolean => filledIn(row) === columns.length;

/** The columns a row has figures for: all, or those the header shows if the row is as much shorter. */
function presentColumns(part: Part, header: BoundHeader | undefined, logical: FigureRow): readonly Column[] {
  const missing = header?.missing ?? [];
  if (missing.length === 0 || missing.length === part.columns.length || header?.ambiguous) return part.columns;
  const filled = filledIn(logical);
  const present = part.columns.filter((c) => !missing.includes(c));
  return filled === present.length ? present : part.columns;
}

/** Group labels that are nearly, but not quite, the form's. */
function groupFaults(
  table: Table,
  rows: readonly FigureRow[],
  strays: readonly Stray[],
  index: LabelIndex,
): TableFault[] {
  const faults: TableFault[] = [];
  if (table.parts.every((p) => p.groups.length === 0)) return faults;
  const present = new Set<Row>();
  const unknown: Cell[] = [];
  const see = (c: Cell) => {
    for (const g of c.label!.groups) present.add(g);
    if (c.label!.tables === 0 && c.label!.key.core.length > 2) unknown.push(c);
  };
  for (const s of strays) see(s.cell);
  for (const { labels } of rows) for (let i = 0; i + 1 < labels.length; i++) see(labels[i]!);
  for (const part of table.parts)
    for (const group of part.groups) {
      if (present.has(group)) continue;
      const core = index.rowCore.get(group)!,
        limit = core.length > 6 ? 2 : 1;
      // A piece of the label is a page break or vertical text, not another name.
      const close = unknown.filter((c) => {
        const k = c.label!.key.core;
        return !core.includes(k) && labelDistance(k, core, limit) <= limit;
      });
      // Said once where each row repeats its group.
      if (close.length > 0 && close.every((c) => c.text === close[0]!.text))
        faults.push({
          kind: 'row-name',
          row: group,
          place: spanOf(close.slice(0, 1)),
          text: close[0]!.text,
          certain: true,
        });
    }
  return faults;
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
