import { SEPARATOR } from '../syntax/pieces';
import { labelKey } from '../text/labels';
import { isLined, type FigureRow, type Slot, type Stray } from './figure-row';
import type { LabelIndex } from './label-index';
import type { Cell } from './model';
import { seenIn } from './row-label';
import type { Judge } from './surplus-figures';

const filledOf = (row: FigureRow): readonly Slot[] => row.slots.filter((s) => s.filled);
const isPlain = ({ piece: { cell } }: Slot): boolean => cell.form === 'plain' && /^\d+$/.test(cell.text);

const strayOf = (cell: Cell, line: number): Stray => ({ cell, line, used: false });

/**
 * A row of narrow cells that goes on below: more of its label, and beside that the digits that found no room. Both
 * stand there as rows of their own.
 * @returns the two as one row; undefined where the second is none of that
 */
export function withRest(
  before: FigureRow,
  row: FigureRow,
  width: number,
  index: LabelIndex,
  names: (pieces: readonly Cell[]) => FigureRow['match'],
): FigureRow | undefined {
  if (before.match || row.match || before.own.length === 0 || row.own.length === 0 || width < 2) return undefined;
  const head = filledOf(before);
  const rest = filledOf(row).filter((s) => s.piece.cell.form !== 'text');
  if (head.length < width || rest.length === 0 || rest.length > width) return undefined;
  if (!isLined(head.slice(0, width)) || !head.every(isPlain) || !rest.every(isPlain)) return undefined;
  // Words beside and below such digits are more of the label, or the next one's.
  const words = filledOf(row).flatMap((s) => (s.piece.cell.form === 'text' ? [strayOf(s.piece.cell, s.line)] : []));
  const own = [...(before.more ?? []), ...row.strays, ...row.own.map((cell) => strayOf(cell, rest[0]!.line))];
  const cellsOf = (strays: readonly Stray[]): Cell[] => [...before.own, ...strays.map((s) => s.cell)];
  const short = names(cellsOf(own));
  const pieces = cellsOf(short ? own : [...own, ...words]);
  const match = short ?? names(pieces);
  if (!match && !index.opensRow(labelKey(seenIn(pieces)).core)) return undefined;
  const left = match ? [] : [...own, ...words];
  return {
    ...before,
    labels: match ? [...before.labels, ...pieces.slice(before.own.length)] : before.labels,
    own: match ? pieces : before.own,
    slots: [...before.slots, ...row.slots.filter((s) => s.piece.cell.form !== 'text')],
    values: [...before.values, ...row.values.filter((c) => c.form !== 'text')],
    whole: before.whole ?? head.length,
    more: short ? words : left,
    match,
  };
}

/** Fewer digits fill no cell. */
const FULL = 3;

/**
 * Whether two lines of a row's figures, set apart by spaces, may be one. As many below as above are rather another
 * row's, unless all above are as long as their cells are wide.
 */
export function mayBeBroken(filled: readonly Slot[], width: number): boolean {
  const [head, rest] = [filled.slice(0, width), filled.slice(width)];
  const [first] = head;
  const below = rest[0]!.line;
  if (first!.piece.separator !== SEPARATOR.space || rest.length > width || !filled.every(isPlain)) return false;
  if (!isLined(head) || first!.line === below || rest.some((s) => s.line !== below)) return false;
  const { length } = first!.piece.cell.text;
  const isFull = ({ piece: { cell } }: Slot): boolean => cell.text.length === length;
  return rest.length < width || (length >= FULL && head.every(isFull) && !rest.every(isFull));
}

/**
 * Figures of a row with the digits that stand below them put behind them, in the one way in which the row's relations
 * hold.
 */
export function withDigitsBelow(filled: readonly Slot[], width: number, judge: Judge): readonly Cell[] | undefined {
  const head = filled.slice(0, width).map((s) => s.piece.cell);
  const rest = filled.slice(width).map((s) => s.piece.cell);
  const found: (readonly Cell[])[] = [];
  const walk = (cells: readonly Cell[], at: number, from: number): void => {
    if (found.length > 1) return;
    const piece = rest[at];
    if (!piece) {
      if (judge(cells) === 'holds') found.push(cells);
      return;
    }
    for (let c = from; c < width; c++)
      if (head[c]!.value !== 0)
        walk([...cells.slice(0, c), joined(cells[c]!, piece), ...cells.slice(c + 1)], at + 1, c + 1);
  };
  walk(head, 0, 0);
  return found.length === 1 ? found[0] : undefined;
}

/** Two pieces of a figure as one. */
export function joined(a: Cell, b: Cell): Cell {
  const text = a.text + b.text;
  return { ...a, end: a.block === b.block ? b.end : a.end, text, value: Number(text) };
}
