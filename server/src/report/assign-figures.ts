import { PIECE, SEPARATOR } from '../syntax/pieces';
import { withDigitsBelow } from './broken-rows';
import { mayBeMore, partedFigures } from './close-figures';
import { extentOf } from './extent';
import { inPlaces, takeCells } from './figure-places';
import { goesOverLines, holdsSeveral, isInLine, isOneALine, isQuantity, type FigureRow, type Slot } from './figure-row';
import { withoutCopies } from './merged-cells';
import type { Cell } from './model';
import { edgeOf, filledOf, firstLineOf, unitsBetween, type Pads, type Setting } from './row-setting';
import { spannedCells } from './spanned-cells';
import { joinedFigures, withoutPageNumber, type Judge } from './surplus-figures';

export interface Assignment {
  /** By column. */
  readonly cells: readonly Cell[];
  /** Cells that hold something beyond the form's columns. */
  readonly extra: readonly Cell[];
}

const NONE: readonly Cell[] = [];
const isBlank = (c: Cell): boolean => c.form === 'blank';
/**
 * Assigns what stands behind a label to `width` columns: the number of figures decides; where figures are fewer, the
 * blanks hold the places that the full rows show, unless a figure may be two; where they are more, copies, page numbers
 * and broken figures go.
 * @returns undefined where more than one assignment is possible
 */
export function assignFigures(row: FigureRow, width: number, setting: Setting, judge: Judge): Assignment | undefined {
  const filled = filledOf(row);
  if (mayBeMore(filled, width)) {
    const parted = partedFigures(filled, width, judge);
    return parted && { cells: parted, extra: NONE };
  }
  if (filled.length === width) {
    const cells = filled.map((s) => s.piece.cell);
    // One cell a line, runs of figures between words may be in the order of columns.
    return row.joined && isOneALine(row) && judge(cells) === 'broken' ? undefined : { cells, extra: NONE };
  }
  if (filled.length > width) return tooMany(row, filled, width, judge);
  if (filled.some((s) => holdsSeveral(s.piece.cell))) return undefined;
  const blank = filled.length === 0 ? blanksOf(row, width, setting) : undefined;
  if (blank) return { cells: blank, extra: NONE };
  const spanned = spannedCells(row, width);
  if (spanned) return { cells: spanned, extra: NONE };
  return isInLine(row) ? inOneLine(row, filled, width, setting) : betweenLines(row, filled, width, setting);
}

function tooMany(row: FigureRow, filled: readonly Slot[], width: number, judge: Judge): Assignment | undefined {
  const cells = filled.map((s) => s.piece.cell);
  if (row.whole === width) {
    const whole = withDigitsBelow(filled, width, judge);
    if (whole) return { cells: whole, extra: NONE };
    const few = cells.length < 2 * width;
    return few && judge(cells.slice(0, width)) === 'holds' ? { cells: cells.slice(0, width), extra: NONE } : undefined;
  }
  // The row is whole without the words and dashes among its figures, unless one of these is a piece of another.
  const figures = cells.filter((c) => c.form !== 'mark' && (c.form !== 'text' || isQuantity(c)));
  const isWhole = figures.length === width;
  if (isWhole && judge(figures) !== 'broken')
    return { cells: figures, extra: cells.filter((c) => !figures.includes(c)) };
  const own = withoutCopies(cells, row.covered);
  if (own.length === width) return { cells: own, extra: NONE };
  // The last cell of a row is the one that is merged over what is left of the columns.
  const last = cells[width - 1]!;
  const equal = cells.slice(width).every((c) => c.value === last.value && c.text === last.text);
  if ((width === 1 || isOneALine(row)) && equal && row.covered.size >= cells.length - width)
    return { cells: cells.slice(0, width), extra: NONE };
  if (!isInLine(row)) {
    const page = withoutPageNumber(row, filled, width, judge);
    if (page) return { cells: page, extra: NONE };
    // A line that ends among the figures may have cut one; below a line of them others may be what did not fit.
    const cut = goesOverLines(row) && !isOneALine(row);
    const joined = joinedFigures(filled, width, judge, cut ? 1 : 2);
    if (joined) return { cells: joined, extra: NONE };
    if ((cut || cells.length > width + 1) && judge(cells.slice(0, width)) !== 'holds') return undefined;
  }
  // A blank among the first may be the one too many.
  const first = row.values.indexOf(cells[0]!);
  const taken = row.values.slice(first, first + width);
  if (taken.some(isBlank)) return undefined;
  // Between lines no place speaks for a dash more than for the figure behind.
  if (isWhole && goesOverLines(row) && judge(cells.slice(0, width)) === 'broken') return undefined;
  return { cells: cells.slice(0, width), extra: cells.slice(width) };
}

/** Fewer figures than columns in one line. */
function inOneLine(row: FigureRow, filled: readonly Slot[], width: number, setting: Setting): Assignment | undefined {
  if (filled[0]?.piece.separator === SEPARATOR.space) return byExtent(row, filled, width, setting);
  const line = (filled[0] ?? row.slots[0])?.line;
  const inLine = row.slots.filter((s) => s.line === line && s.piece.kind !== PIECE.gap).map((s) => s.piece.cell);
  const own = { values: row.values, inLine, filled: filled.map((s) => s.piece.cell), edge: edgeOf(row) };
  const cells = inPlaces(own, width, setting.placesOf(row, width));
  return cells && { cells, extra: NONE };
}

/** The cells of a row in which nothing is filled in; one cell a line, they are the first. */
function blanksOf(row: FigureRow, width: number, setting: Setting): readonly Cell[] | undefined {
  const isSurplus = firstLineOf(row).length > width;
  return isSurplus ? setting.blanksOf(row, width) : takeCells(row.values, edgeOf(row), width);
}

/** Fewer figures than columns, aligned by spaces: each stands where the full rows have that column. */
function byExtent(
  row: FigureRow,
  filled: readonly Slot[],
  width: number,
  { extents }: Setting,
): Assignment | undefined {
  if (extents?.length !== width) return undefined;
  const cells: (Cell | undefined)[] = extents.map(() => undefined);
  for (const { piece } of filled) {
    const own = extentOf(piece.cell);
    if (!own) return undefined;
    const at = extents.flatMap((e, i) => (own.from < e.to && e.from < own.to ? [i] : []));
    if (at.length !== 1 || cells[at[0]!]) return undefined;
    cells[at[0]!] = piece.cell;
  }
  let before = row.labels[row.labels.length - 1] ?? filled[0]!.piece.cell;
  return {
    cells: cells.map((c) => {
      const cell = c ?? blankBehind(before);
      before = cell;
      return cell;
    }),
    extra: NONE,
  };
}

function blankBehind(cell: Cell): Cell {
  return { ...cell, start: cell.end, form: 'blank', value: null, unit: undefined, label: undefined, text: '' };
}

/**
 * Fewer figures than columns, one cell a line: a blank cell leaves a line of its own beside those that part all cells.
 */
function betweenLines(
  row: FigureRow,
  filled: readonly Slot[],
  width: number,
  setting: Setting,
): Assignment | undefined {
  // Where some figures share a line, blanks between lines do not tell the columns.
  if (filled.length > 1 && !isOneALine(row)) return undefined;
  const { values, slots } = row;
  const hard = values.length > filled.length;
  if (hard && (setting.pads?.cells ?? 0) === 0) {
    if (isBlank(values[0]!) && !setting.atOnce) return undefined;
    if (values.length >= width) {
      const rest = values.slice(width);
      return rest.every(isBlank) ? { cells: values.slice(0, width), extra: NONE } : undefined;
    }
  }
  const { pads } = setting;
  if (!pads) return undefined;
  const found = [pads.inner + 1, pads.inner].flatMap((step) => {
    const cells = step > 0 ? spaced(slots, filled, width, pads, step) : undefined;
    return cells ? [cells] : [];
  });
  return found.length === 1 ? { cells: found[0]!, extra: NONE } : undefined;
}

/**
 * The cells of a row in which each blank cell takes `step` places among the slots; undefined where that does not come
 * out even.
 */
function spaced(
  slots: readonly Slot[],
  filled: readonly Slot[],
  width: number,
  pads: Pads,
  step: number,
): readonly Cell[] | undefined {
  const cells: Cell[] = [];
  let at = 0;
  let base = pads.lead;
  for (const slot of filled) {
    const next = slots.indexOf(slot);
    const blanks = (unitsBetween(slots, at, next) - base) / step;
    if (!Number.isInteger(blanks) || blanks < 0) return undefined;
    for (let b = 0; b < blanks; b++) cells.push(blankAt(slots, at + base + b * step, cells));
    cells.push(slot.piece.cell);
    at = next + 1;
    base = pads.inner;
  }
  const wanting = width - cells.length;
  if (wanting < 0) return undefined;
  if (wanting > 0 && (pads.trail < 0 || unitsBetween(slots, at, slots.length) !== pads.trail + wanting * step))
    return undefined;
  for (let b = 0; b < wanting; b++) cells.push(blankAt(slots, at + base + b * step, cells));
  return cells;
}

function blankAt(slots: readonly Slot[], at: number, before: readonly Cell[]): Cell {
  return slots[at] && !slots[at].filled ? slots[at].piece.cell : blankBehind(before[before.length - 1]!);
}
