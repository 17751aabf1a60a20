import { PIECE, SEPARATOR } from '../syntax/pieces';
import { extentOf, type Extent } from './extent';
import { FigurePlaces, shapeOf, type RowShape } from './figure-places';
import { isInLine, type FigureRow, type Slot } from './figure-row';
import type { Cell } from './model';

// How the full rows of a table are set: where in a line or between lines their figures stand.

/** Rows needed to say how figures follow each other. */
const ENOUGH = 3;

/**
 * Blanks and empty lines before a row's first figure, between its figures, and behind its last; -1 where rows differ.
 */
export interface Pads {
  readonly lead: number;
  readonly inner: number;
  readonly trail: number;
  /** Of those between figures, the blank cells. */
  readonly cells: number;
}

/** How the full rows of a table are set, which tells what the blanks of the others are. */
export interface Setting {
  /** The cells of a row in which nothing is filled in. */
  blanksOf(row: FigureRow, width: number): readonly Cell[] | undefined;
  /** Source columns of the figures of rows set like this one: undefined where none is, empty where they differ. */
  placesOf(row: FigureRow, width: number): readonly number[] | undefined;
  /**
   * Blanks and empty lines before the first figure and between figures, one cell a line; undefined where rows differ.
   */
  readonly pads: Pads | undefined;
  /** Whether every full row has its first figure right behind its label. */
  readonly atOnce: boolean;
  /** Where in their lines the figures of each column stand, aligned by spaces. */
  readonly extents: readonly Extent[] | undefined;
}

/** Learns from the rows whose figures leave no doubt; not before it is asked. */
export function settingOf(rows: () => readonly { readonly row: FigureRow; readonly width: number }[]): Setting {
  let learnt: Setting | undefined;
  const learn = (): Setting => (learnt ??= learnFrom(rows()));
  return {
    blanksOf: (row, width) => learn().blanksOf(row, width),
    placesOf: (row, width) => learn().placesOf(row, width),
    get pads() {
      return learn().pads;
    },
    get atOnce() {
      return learn().atOnce;
    },
    get extents() {
      return learn().extents;
    },
  };
}

export const filledOf = (row: FigureRow): readonly Slot[] => row.slots.filter((s) => s.filled);

function learnFrom(rows: readonly { readonly row: FigureRow; readonly width: number }[]): Setting {
  const places = new FigurePlaces();
  let full = 0;
  let led = 0;
  let pads: Setting['pads'];
  let padsDiffer = false;
  let extents: Extent[] | undefined;
  for (const { row, width } of rows) {
    const filled = filledOf(row);
    const blank = filled.length === 0 ? firstLineOf(row) : [];
    if (width > 1 && blank.length === width) places.learnLine(blank[0]!.block, lastOf(row), columnsIn(blank));
    if (filled.length !== width) continue;
    full++;
    if (!isInLine(row)) {
      if (row.values[0]!.form === 'blank') led++;
      const own = padsOf(row, filled);
      if (!own || (pads && (pads.lead !== own.lead || pads.inner !== own.inner))) padsDiffer = true;
      if (!row.followed) continue;
      pads = pads && own?.trail !== pads.trail ? { ...pads, trail: -1 } : own;
      continue;
    }
    const columns = columnsIn(filled.map((s) => s.piece.cell));
    places.learn(filled[0]!.piece.cell.block, shapeOfRow(row), columns);
    places.learnLine(filled[0]!.piece.cell.block, lastOf(row), columns);
    if (filled[0]!.piece.separator === SEPARATOR.space) extents = widened(extents, filled);
  }
  return {
    blanksOf: (row, width) => places.blanksOf(firstLineOf(row), edgeOf(row), width, lastOf(row)),
    placesOf: (row, width) => {
      const block = row.values[0]?.block;
      return places.of(block, shapeOfRow(row)) ?? places.ofLine(block, width, lastOf(row));
    },
    pads: full >= ENOUGH && !padsDiffer ? pads : undefined,
    atOnce: full >= ENOUGH && led === 0,
    extents: full >= ENOUGH && extents && areApart(extents) ? extents : undefined,
  };
}

/** Rows are set alike if their labels stand in the same source column and they have as many cells. */
function shapeOfRow({ labels, slots }: FigureRow): RowShape {
  return shapeOf(labels[labels.length - 1]?.column ?? -1, lastOf({ slots }));
}

/** The cells in the line in which a row's cells begin. */
export function firstLineOf({ slots }: FigureRow): readonly Cell[] {
  const cells = slots.filter((s) => s.piece.kind === PIECE.cell);
  return cells.filter((s) => s.line === cells[0]!.line).map((s) => s.piece.cell);
}

const columnsIn = (cells: readonly Cell[]): readonly number[] => cells.map((c) => c.column);

/** Source column of the last cell in the line in which a row's cells begin. */
function lastOf({ slots }: Pick<FigureRow, 'slots'>): number {
  const line = slots.find((s) => s.piece.kind === PIECE.cell)?.line;
  return slots.findLast((s) => s.line === line && s.piece.kind !== PIECE.gap)?.piece.cell.column ?? 0;
}

export function unitsBetween(slots: readonly Slot[], from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i++) if (slots[i]!.piece.kind !== PIECE.edge) n++;
  return n;
}

function padsOf(row: FigureRow, filled: readonly Slot[]): Pads | undefined {
  const at = filled.map((s) => row.slots.indexOf(s));
  const lead = unitsBetween(row.slots, 0, at[0]!);
  let inner: number | undefined;
  let cells = 0;
  for (let i = 1; i < at.length; i++) {
    const own = unitsBetween(row.slots, at[i - 1]! + 1, at[i]!);
    if (inner !== undefined && own !== inner) return undefined;
    inner = own;
    for (let k = at[i - 1]! + 1; k < at[i]!; k++) if (row.slots[k]!.piece.kind === PIECE.cell) cells++;
  }
  const trail = unitsBetween(row.slots, at[at.length - 1]! + 1, row.slots.length);
  return { lead, inner: inner ?? lead, trail, cells };
}

function widened(known: readonly Extent[] | undefined, filled: readonly Slot[]): Extent[] | undefined {
  const own = filled.map((s) => extentOf(s.piece.cell));
  if (own.some((e) => e === undefined) || (known && known.length !== own.length)) return known as Extent[] | undefined;
  return own.map((e, i) => ({
    from: Math.min(e!.from, known?.[i]?.from ?? e!.from),
    to: Math.max(e!.to, known?.[i]?.to ?? e!.to),
  }));
}

const areApart = (extents: readonly Extent[]): boolean =>
  extents.every((e, i) => i === 0 || extents[i - 1]!.to < e.from);

/** The blank at the end of a row's last line. */
export function edgeOf({ slots }: FigureRow): Cell | undefined {
  const at = slots.findLastIndex((s) => s.piece.kind === PIECE.cell);
  const edge = at < 0 ? undefined : slots[at + 1];
  return edge?.piece.kind === PIECE.edge && edge.line === slots[at]!.line ? edge.piece.cell : undefined;
}
