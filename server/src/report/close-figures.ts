import { SEPARATOR } from '../syntax/pieces';
import { visibleOf } from '../text/visible';
import type { Slot } from './figure-row';
import type { Cell } from './model';
import type { Judge } from './surplus-figures';

/**
 * Two figures one space apart, of which the second has three digits, look like one with a space between thousands.
 * Where a row is short of figures and nothing but spaces and lines part its cells, the space may part two of them.
 */
const TWO_OR_ONE = /^(\d{1,3})[ \u00a0\u2009\u202f](\d{3})$/;

const twoIn = ({ text }: Cell): RegExpExecArray | null => TWO_OR_ONE.exec(visibleOf(text).text);

/** A word in the last place may open the next row's label. */
const isFigure = ({ piece }: Slot): boolean => piece.cell.form !== 'text';

/** Whether a row is short of figures, and one that it has may be two. */
export const mayBeMore = (filled: readonly Slot[], width: number): boolean =>
  filled.some(mayBeTwo) && filled.filter(isFigure).length < width;

function mayBeTwo({ piece: { cell, separator } }: Slot): boolean {
  return separator <= SEPARATOR.space && cell.form === 'dressed' && twoIn(cell) !== null;
}

/**
 * The figures of a row with those that may be two parted.
 * @returns undefined unless they are as many as the columns then, and the row's relations hold
 */
export function partedFigures(filled: readonly Slot[], width: number, judge: Judge): readonly Cell[] | undefined {
  const cells = filled
    .filter(isFigure)
    .flatMap((slot) => (mayBeTwo(slot) ? halves(slot.piece.cell) : [slot.piece.cell]));
  return cells.length === width && judge(cells) === 'holds' ? cells : undefined;
}

function halves(cell: Cell): readonly Cell[] {
  const [, first, second] = twoIn(cell)!;
  const half = (text: string, start: number): Cell => ({
    ...cell,
    start,
    end: start + text.length,
    form: 'plain',
    value: Number(text),
    text,
  });
  // The space may be written as a reference: the digits stand at both ends.
  return [half(first!, cell.start), half(second!, cell.end - second!.length)];
}
