import type { Row, Table } from '../forms/form';
import type { Block } from '../syntax/block';
import { PIECE } from '../syntax/pieces';
import type { Sequence } from '../text/sequence';
import { filledIn } from './align-rows';
import { LINED } from './bind-header';
import { isFigureForm, isLined, type FigureRow } from './figure-row';
import { figureRows } from './figure-rows';
import type { LabelIndex, LabelMatch } from './label-index';
import { withoutCopies } from './merged-cells';
import { isParted, type Piece, type Stream } from './stream';

// Tables beside the form's: of trainings, of channels, of this year and the last, and copies of the form's own.

/** A stretch of pieces that stand together. */
interface Group {
  readonly from: number;
  readonly to: number;
  /** Whether rows of figures stand in it. */
  readonly hasRows: boolean;
  /** Rows of the form that it names, and those of them that have as many figures as the form asks for. */
  readonly named: ReadonlySet<Row>;
  readonly fitting: ReadonlySet<Row>;
  /** How many figures its other rows have. */
  readonly others: ReadonlySet<number>;
  /** Whether words of the form's table stand in it. */
  readonly labelled: boolean;
  /** How many figures its last row is short of, and how many it has itself without any label. */
  readonly wanting: number;
  readonly bare: number;
}

/**
 * The stream without tables that are not the form's: no row of them has the form's figures, or each that has stands
 * in another table already. What names a row that stands nowhere else stays.
 */
export function withoutAsides(table: Table, stream: Stream, index: LabelIndex, blocks: Sequence<Block>): Stream {
  const bounds = boundsOf(table, stream, blocks);
  if (bounds.length < 2) return stream;
  const groups = bounds.map((from, i) => groupOf(table, stream, from, bounds[i + 1] ?? stream.pieces.length, index));
  const fitting = new Set(groups.flatMap((g) => [...g.fitting]));
  // A row that stands nowhere may be meant by another label.
  const wanted = new Set(table.rows.filter((r) => !fitting.has(r)).map((r) => r.part.columns.length));
  const dropped = new Set<Group>();
  // The table with the most of the form's rows is the form's; of two equals the first that has words of it.
  const ranked = [...groups].sort((a, b) => b.fitting.size - a.fitting.size || Number(b.labelled) - Number(a.labelled));
  const claimed = new Set<Row>();
  for (const group of ranked) {
    const isNew = [...group.fitting].some((r) => !claimed.has(r));
    const isTold = [...group.named].every((r) => claimed.has(r)) && ![...group.others].some((n) => wanted.has(n));
    const above = groups[groups.indexOf(group) - 1];
    const isRest = goesOn(stream, group) || (group.bare > 0 && group.bare === above?.wanting);
    if (group.hasRows && claimed.size > 0 && !isNew && isTold && !isRest) dropped.add(group);
    for (const r of group.fitting) claimed.add(r);
  }
  if (dropped.size === 0) return stream;
  const kept = groups.filter((g) => !dropped.has(g));
  const take = <T>(list: readonly T[]): T[] => kept.flatMap((g) => list.slice(g.from, g.to));
  return { pieces: take(stream.pieces), lines: take(stream.lines) };
}

/** Whether one figure alone in its line stands right below a line of cells: that may have been cut in its last. */
function goesOn({ pieces, lines }: Stream, { from, to }: Group): boolean {
  const { kind, cell } = pieces[from]!;
  const above = pieces[from - 1];
  return (
    to === from + 1 &&
    kind === PIECE.cell &&
    cell.form === 'plain' &&
    above?.kind === PIECE.cell &&
    lines[from - 2] === lines[from - 1]
  );
}

/**
 * Where stretches begin: behind text that can be no cell, around blocks that are tables of their own, at a header
 * behind figures.
 */
function boundsOf(table: Table, { pieces, lines }: Stream, blocks: Sequence<Block>): number[] {
  const bounds = [0];
  let own = false;
  let figures = false;
  const cut = (at: number): void => {
    bounds.push(at);
    figures = false;
  };
  for (let i = 0; i < pieces.length;) {
    const { block } = pieces[i]!.cell;
    let to = i;
    while (to < pieces.length && pieces[to]!.cell.block === block) to++;
    const before = pieces[i - 1]?.cell.block;
    const apart = isTable(pieces, lines, i, to);
    if (before && (apart || own || isParted(before, block, blocks))) cut(i);
    for (let k = i; k < to; k++) {
      const { cell } = pieces[k]!;
      if (figures && cell.label && opensHeader(cell.label, table)) cut(lineStart(lines, k));
      figures ||= isFigureForm(cell);
    }
    own = apart;
    i = to;
  }
  return bounds;
}

function lineStart(lines: readonly number[], at: number): number {
  let from = at;
  while (from > 0 && lines[from - 1] === lines[at]) from--;
  return from;
}

/** Whether a label stands at the head of a table, and nowhere else in it. */
function opensHeader({ rows, plain, headers }: LabelMatch, table: Table): boolean {
  if (rows.length > 0) return false;
  const heads = headers.some((h) => h.label.level === 0 && !h.label.column && table.parts.includes(h.part));
  return heads || plain.some((p) => table.parts.includes(p));
}

/** Whether a block is a table by itself: most of its lines have two cells and more, and figures stand in them. */
function isTable(pieces: readonly Piece[], lines: readonly number[], from: number, to: number): boolean {
  if (!LINED.has(pieces[from]!.cell.block.layout)) return false;
  let wide = 0;
  let narrow = 0;
  let figures = 0;
  for (let i = from, next = i; i < to; i = next) {
    let cells = 0;
    for (; next < to && lines[next] === lines[i]; next++) {
      if (pieces[next]!.kind === PIECE.cell) cells++;
      if (isFigureForm(pieces[next]!.cell)) figures++;
    }
    if (cells > 1) wide++;
    else if (cells === 1) narrow++;
  }
  return wide > 1 && wide > narrow && figures > 0;
}

function groupOf(table: Table, { pieces, lines }: Stream, from: number, to: number, index: LabelIndex): Group {
  const own = { pieces: pieces.slice(from, to), lines: lines.slice(from, to) };
  const { rows } = figureRows(table, own, index);
  const anonymous = table.rows.length === 1 && table.rows[0]!.label === '';
  const named = new Set<Row>();
  const fitting = new Set<Row>();
  const others = new Set<number>();
  for (const row of rows) {
    const meant = anonymous ? table.rows[0]! : row.match?.row;
    if (!meant) {
      const figures = row.values.filter((c) => c.form !== 'blank');
      others.add(figures.length);
      others.add(withoutCopies(figures, row.covered).length);
      continue;
    }
    if (isFitting(row, meant)) fitting.add(meant);
    if (!anonymous || isFitting(row, meant)) named.add(meant);
  }
  const bit = 1 << table.index;
  const labelled = own.pieces.some((p) => ((p.cell.label?.tables ?? 0) & bit) !== 0);
  const last = rows[rows.length - 1];
  const wanting = last?.match ? last.match.row.part.columns.length - filledIn(last) : 0;
  const bare = rows.length === 1 && last!.labels.length === 0 && !labelled ? filledIn(last!) : 0;
  return { from, to, hasRows: rows.length > 0, named, fitting, others, labelled, wanting, bare };
}

function placesInLine({ slots }: FigureRow): number {
  const lines = new Set(slots.filter((s) => s.filled).map((s) => s.line));
  return slots.filter((s) => lines.has(s.line) && s.piece.kind === PIECE.cell).length;
}

/** Whether a row has a place for each column of the form, filled or blank; more figures than columns only as copies. */
function isFitting(figures: FigureRow, row: Row): boolean {
  const width = row.part.columns.length;
  // A line of blanks above or below figures in a line is no part of their row.
  if (row.label === '' && isLined(figures.slots) && placesInLine(figures) < width) return false;
  return figures.values.length >= width && (filledIn(figures) <= width || figures.covered.size > 0);
}
