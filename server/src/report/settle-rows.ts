import type { Row, Table } from '../forms/form';
import { mayBeBroken, withRest } from './broken-rows';
import { PIECE } from '../syntax/pieces';
import { coreOf } from '../text/labels';
import { isLined, namesRow, type FigureRow, type Slot, type Stray } from './figure-row';
import type { LabelIndex, RowSpelling } from './label-index';
import type { Cell, GroupRow } from './model';

const PAGES_MAX = 1000;

/** A table as far as its rows depend on it. */
export interface RowFrame {
  readonly table: Table;
  /** Columns of its widest part. */
  readonly widest: number;
  readonly index: LabelIndex;
  /** The row that pieces of a label name, joined. */
  nameOf(pieces: readonly Cell[]): RowSpelling | undefined;
}

/** Columns that a row's figures stand in, as far as its label tells. */
export const widthOf = (row: FigureRow, frame: RowFrame): number => row.match?.row.part.columns.length ?? frame.widest;

/**
 * Rows as they stand: a group's own row is none, and one that holds two rows' figures, the second without a label, is
 * two. What stood with rows that are none is carried to the next, or given back.
 */
export function settle(
  rows: readonly FigureRow[],
  frame: RowFrame,
): { readonly rows: FigureRow[]; readonly rest: readonly Stray[]; readonly groups: readonly GroupRow[] } {
  const groups: GroupRow[] = [];
  const out: FigureRow[] = [];
  const bit = 1 << frame.table.index;
  const named = new Set(rows.flatMap((r) => r.match?.row ?? []));
  let carried: Stray[] = [];
  const whole = goingOn(rows, frame);
  for (const [i, row] of whole.entries()) {
    if (carried.length > 0) row.strays.unshift(...carried);
    carried = [...(row.more ?? []), ...withoutWords(row, frame)];
    const group = groupOf(row, bit, named);
    if (group) {
      const cells = row.slots.filter((s) => s.filled).map((s) => s.piece.cell);
      if (cells.length === group.part.columns.length) groups.push({ row: group, cells });
    }
    if (group || isPageNumber(row, frame) || isYearOfTitle(row, whole[i + 1], frame)) {
      const line = row.slots[0]?.line ?? 0;
      const labels = row.labels.map((cell): Stray => ({ cell, line, used: false }));
      carried = [...row.strays, ...labels, ...carried];
    } else out.push(...parted(row, frame));
  }
  return { rows: out, rest: carried, groups };
}

/** A row whose label goes on beside more figures is one: what did not fit into its cells stands in the line below. */
function goingOn(rows: readonly FigureRow[], frame: RowFrame): FigureRow[] {
  const out: FigureRow[] = [];
  for (const row of rows) {
    const before = out[out.length - 1];
    const broken = before && withRest(before, row, widthOf(before, frame), frame.index, (p) => frame.nameOf(p));
    if (broken) {
      out[out.length - 1] = broken;
      continue;
    }
    const isOpen = before && !before.match && !row.match && before.own.length > 0 && row.own.length > 0;
    const match = isOpen && row.strays.length === 0 ? frame.nameOf([...before.own, ...row.own]) : undefined;
    if (!before || !match) {
      out.push(row);
      continue;
    }
    const labels = [...before.labels, ...row.labels];
    const slots = [...before.slots, ...row.slots];
    out[out.length - 1] = { ...before, labels, own: labels, slots, values: [...before.values, ...row.values], match };
  }
  return out;
}

/**
 * Words that stood in the place of figures were pieces of the label where the row is whole without them.
 * @returns the words, taken out of the row
 */
function withoutWords(row: FigureRow, frame: RowFrame): Stray[] {
  const isWord = (s: Slot): boolean => s.filled && s.piece.cell.form === 'text';
  const filled = row.slots.filter((s) => s.filled);
  const words = filled.filter(isWord);
  if (words.length === 0 || filled.length - words.length !== widthOf(row, frame) || isLined(row.slots)) return [];
  const slots = row.slots.filter((s) => !isWord(s));
  row.slots.splice(0, row.slots.length, ...slots);
  row.values.splice(0, row.values.length, ...slots.filter((s) => s.piece.kind === PIECE.cell).map((s) => s.piece.cell));
  return words.map(({ piece, line }): Stray => ({ cell: piece.cell, line, used: false }));
}

/** The group whose own row this is: without figures, or with sums of rows that all stand there themselves. */
function groupOf(row: FigureRow, bit: number, named: ReadonlySet<Row>): Row | undefined {
  const own = row.labels[row.labels.length - 1]?.label;
  if (!own || own.groups.length === 0 || own.rows.length > 0 || (own.tables & bit) === 0) return undefined;
  if (row.values.every((c) => c.value === null && c.form !== 'text')) return own.groups[0];
  return row.match ? undefined : own.groups.find((g) => leavesOf(g).every((r) => named.has(r)));
}

const leavesOf = (group: Row): readonly Row[] =>
  group.children.flatMap((r) => (r.children.length > 0 ? leavesOf(r) : [r]));

/**
 * Whether a small bare figure stands apart below a text that names no row: the number of a page. Below the report's
 * title, which a page may repeat, it need not stand apart.
 */
function isPageNumber(row: FigureRow, { table, widest, index }: RowFrame): boolean {
  const filled = row.slots.filter((s) => s.filled);
  const own = row.labels[row.labels.length - 1];
  if (filled.length !== 1 || widest === 1 || (own && namesRow(own, 1 << table.index))) return false;
  const { form, value } = filled[0]!.piece.cell;
  if (form !== 'plain' || !Number.isInteger(value) || value! <= 0 || value! >= PAGES_MAX) return false;
  const at = row.slots.indexOf(filled[0]!);
  if (own && index.isTitle(own.label!.key.core)) return true;
  return row.slots[at - 1]?.piece.kind === PIECE.gap && row.slots[at + 1]?.piece.kind === PIECE.gap;
}

/** Whether the one figure of a row stands before the title of reports: a year, where a page repeats it in pieces. */
function isYearOfTitle({ match, slots }: FigureRow, next: FigureRow | undefined, { index }: RowFrame): boolean {
  if (match || !next) return false;
  const title = next.strays[0]?.cell ?? next.labels[0];
  if (!title || !index.isTitle(title.label!.key.core)) return false;
  const filled = slots.filter((s) => s.filled);
  return filled.length === 1 && filled[0]!.piece.cell.form === 'plain';
}

/** Rows of figures without a label stand behind one that has all its own: each begins with a line. */
function parted(row: FigureRow, frame: RowFrame): FigureRow[] {
  const { slots } = row;
  if (row.whole !== undefined) return [row];
  const filled = slots.flatMap((s, i) => (s.filled ? [i] : []));
  const widest = widthOf(row, frame);
  if (widest > 1 && filled.length > widest && filled.length <= 2 * widest) {
    const figures = filled.map((i) => slots[i]!);
    if (mayBeBroken(figures, widest)) return [{ ...row, whole: widest }];
  }
  const lineOf = (n: number) => slots[filled[n]!]!.line;
  const isInLine = (from: number, to: number) => to - from > 1 && lineOf(from) === lineOf(to - 1);
  const out: FigureRow[] = [];
  let own: FigureRow = row,
    done = 0,
    from = 0;
  for (;;) {
    const width = widthOf(own, frame);
    const next = done + width;
    if (width < 2 || filled.length < next + width || lineOf(next) === lineOf(next - 1)) break;
    const isWhole = (filled.length - done) % width === 0 || (isInLine(done, next) && isInLine(next, filled.length));
    if (!isWhole) break;
    out.push(part(own, from, filled[next]!));
    own = { ...row, labels: [], own: [], beside: false, strays: [], match: undefined };
    done = next;
    from = filled[next]!;
  }
  return out.length === 0 ? [row] : [...out, part(own, from, slots.length)];
}

/** One row set as a table for each group of its columns, each below its group's name, is that row. */
export function joinGroups(rows: FigureRow[], table: Table): FigureRow[] {
  const { columns } = table.parts[0]!;
  const first = rows[0];
  if (!first || rows.length < 2 || rows.length > columns.length) return rows;
  let at = 0;
  for (const row of rows) {
    const width = row.slots.filter((s) => s.filled).length;
    const own = columns.slice(at, at + width).map((c) => c.groups.at(-1));
    at += width;
    if (own.length < width || columns[at]?.groups.at(-1) === own.at(-1)) return rows;
    for (const group of new Set(own)) {
      const name = group === undefined ? undefined : coreOf(group);
      const words = [...row.strays.map((s) => s.cell), ...row.labels];
      if (name === undefined || !words.some((c) => c.label!.key.core.includes(name))) return rows;
    }
  }
  if (at !== columns.length) return rows;
  const slots = rows.flatMap((r) => r.slots);
  const strays = rows.flatMap((r) => r.strays);
  return [{ ...first, slots, values: rows.flatMap((r) => r.values), strays, joined: true }];
}

function part(row: FigureRow, from: number, to: number): FigureRow {
  const slots = row.slots.slice(from, to);
  return { ...row, slots, values: slots.filter((s) => s.piece.kind === PIECE.cell).map((s) => s.piece.cell) };
}
