import { isLineEnd } from '../text/chars';
import type { Cell } from './model';

/** The columns of a line that a text takes, a Chinese character two of them. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

const isWide = (c: number): boolean => c >= 0x2e80 || (c >= 0x1100 && c < 0x1160) || (c >= 0x2014 && c <= 0x2026);

/** Where in its line a cell stands; undefined where that says nothing, as between bars or tabs. */
export function extentOf(cell: Cell): Extent | undefined {
  const { text, layout } = cell.block;
  if (layout !== undefined && layout !== 'columns') return undefined;
  let line = cell.start;
  while (line > 0 && !isLineEnd(text.charCodeAt(line - 1))) line--;
  // Behind tags a line's columns say nothing.
  if (text.charCodeAt(line) === 60) return undefined;
  const from = widthOf(text, line, cell.start);
  return { from, to: from + widthOf(text, cell.start, cell.end) };
}

function widthOf(text: string, start: number, end: number): number {
  let width = 0;
  for (let i = start; i < end; i++) width += isWide(text.charCodeAt(i)) ? 2 : 1;
  return width;
}

/** Whether two texts can be pieces of one cell: one above the other, or of unknown place. */
export function inOneColumn(a: Extent | undefined, b: Extent | undefined): boolean {
  return !a || !b || (a.from < b.to && b.from < a.to);
}
