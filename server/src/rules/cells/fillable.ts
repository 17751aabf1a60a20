import type { Place } from '../../report/model';
import { FOLD, isDigit } from '../../text/chars';

/**
 * Whether figures can be put into blank cells as they stand: none beside a figure that it would become part of, no two
 * at one place.
 */
export function areFillable(cells: readonly Place[]): boolean {
  return (
    cells.every(({ block: { text }, start, end }) => !isDigitAt(text, start - 1) && !isDigitAt(text, end)) &&
    areApart(cells)
  );
}

const isDigitAt = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && isDigit(FOLD[text.charCodeAt(at)]!);

function areApart(cells: readonly Place[]): boolean {
  return cells.every((c, i) => cells.findIndex((o) => o.block === c.block && o.start === c.start) === i);
}
