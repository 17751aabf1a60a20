import { SEPARATOR } from '../syntax/pieces';
import type { FigureRow } from './figure-row';
import type { Cell } from './model';

const TAG_MAX = 600;
const COLSPAN = /\bcolspan\s{0,4}=\s{0,4}["']?(\d{1,3})/i;

/**
 * The cells of an HTML row in which nothing was merged over columns, which is nothing in each of them: what another
 * figure says of the columns under it nobody can tell.
 */
export function spannedCells({ slots, values }: FigureRow, width: number): readonly Cell[] | undefined {
  if (slots[0]?.piece.separator !== SEPARATOR.html || values.length === 0 || values.length >= width) return undefined;
  const cells: Cell[] = [];
  for (const cell of values) {
    const span = spanOf(cell);
    if (span > 1 && cell.value !== 0 && cell.form !== 'mark') return undefined;
    for (let n = 0; n < span && cells.length <= width; n++) cells.push(cell);
  }
  return cells.length === width ? cells : undefined;
}

function spanOf({ block: { text }, start }: Cell): number {
  const before = text.slice(Math.max(0, start - TAG_MAX), start);
  const tag = before.slice(Math.max(before.lastIndexOf('<td'), before.lastIndexOf('<TD'), before.lastIndexOf('<th')));
  return Number(COLSPAN.exec(tag)?.[1] ?? 1);
}
