import { PIECE } from '../syntax/pieces';
import { joined } from './broken-rows';
import type { Slot, FigureRow } from './figure-row';
import type { Cell } from './model';

/** What judges between readings that fit equally: whether the relations inside a row hold. */
export type Judge = (cells: readonly Cell[]) => 'holds' | 'broken' | 'silent';

/** A row of broken figures has no more pieces too many, unless all of them fill their cells. */
const JOINS = 3;
const PAGES_MAX = 1000;

/**
 * The one small bare figure that stands apart from the others of a row that is whole without it is the number of a
 * page.
 */
export function withoutPageNumber(
  row: FigureRow,
  filled: readonly Slot[],
  width: number,
  judge: Judge,
): readonly Cell[] | undefined {
  if (filled.length !== width + 1) return undefined;
  const last = filled[width]!;
  const parted = filled.filter((s) => isParted(row, s));
  // The row's own figures stand in one line, this one below it.
  const own = filled[width - 1]!.line;
  const below = (width > 1 || row.beside) && filled[0]!.line === own && last.line !== own;
  const page = parted.length === 1 ? parted[0]! : below || parted.includes(last) ? last : undefined;
  if (!page || !isPage(page.piece.cell)) return undefined;
  const cells = filled.filter((s) => s !== page).map((s) => s.piece.cell);
  return parted.length === 1 || judge(cells) !== 'broken' ? cells : undefined;
}

function isParted({ slots }: FigureRow, slot: Slot): boolean {
  const at = slots.indexOf(slot);
  return slots[at - 1]?.piece.kind === PIECE.gap && slots[at + 1]?.piece.kind === PIECE.gap;
}

const isPage = ({ form, value }: Cell): boolean =>
  form === 'plain' && Number.isInteger(value) && value! > 0 && value! < PAGES_MAX;

/**
 * Figures broken over lines, put together in the one way in which the row's relations hold.
 * @param least one cell a line, a single figure too many is rather another's than a piece of one
 */
export function joinedFigures(
  filled: readonly Slot[],
  width: number,
  judge: Judge,
  least: number,
): readonly Cell[] | undefined {
  const joins = filled.length - width;
  if (joins > width || joins < least || filled.some((s) => s.piece.cell.form !== 'plain')) return undefined;
  // Of many, each piece but a figure's last fills its cell.
  const full = joins > JOINS ? Math.max(...filled.map((s) => s.piece.cell.text.length)) : 0;
  const found: Cell[][] = [];
  const walk = (at: number, cells: readonly Cell[], left: number): void => {
    if (found.length > 1) return;
    if (at === filled.length) {
      if (left === 0 && judge(cells) === 'holds') found.push([...cells]);
      return;
    }
    const slot = filled[at]!;
    walk(at + 1, [...cells, slot.piece.cell], left);
    const before = filled[at - 1];
    const last = cells[cells.length - 1];
    if (left === 0 || !before || !last || before.line === slot.line || last.value === 0 || last.text.length < full)
      return;
    walk(at + 1, [...cells.slice(0, -1), joined(last, slot.piece.cell)], left - 1);
  };
  walk(0, [], joins);
  return found.length === 1 ? found[0] : undefined;
}
