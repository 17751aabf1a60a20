import type { Column } from '../forms/form';
import { readChange } from '../text/numerals';
import type { Cell } from './model';

const typedCells = new WeakMap<Cell, Cell>();

/** Units of what is no count: a sum of money, a share. */
const NO_COUNT = new Set(['元', '万元', '亿元', '%']);

/**
 * A cell as its column means it: a change may be worded or carry a plus sign; an amount of money or a share is no
 * count, whatever number it has.
 */
export function typedCell(cell: Cell, column: Column): Cell {
  if (cell.form === 'unit' && column.type !== 'amount' && NO_COUNT.has(cell.unit!)) return noFigure(cell);
  if (column.type !== 'signed' || (cell.form !== 'text' && cell.form !== 'dressed')) return cell;
  const known = typedCells.get(cell);
  if (known) return known;
  const value = readChange(cell.text);
  const typed: Cell = value === undefined ? cell : { ...cell, form: 'plain', value, label: undefined };
  typedCells.set(cell, typed);
  return typed;
}

function noFigure(cell: Cell): Cell {
  const known: Cell = typedCells.get(cell) ?? { ...cell, form: 'text', value: null };
  typedCells.set(cell, known);
  return known;
}
