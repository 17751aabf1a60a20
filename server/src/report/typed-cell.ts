import type { Column } from '../forms/form';
import { readChange } from '../text/numerals';
import type { Cell } from './model';

const changes = new WeakMap<Cell, Cell>();

/** A cell as its column means it: a change may be worded or carry a plus sign. */
export function typedCell(cell: Cell, column: Column): Cell {
  if (column.type !== 'signed' || (cell.form !== 'text' && cell.form !== 'dressed')) return cell;
  const known = changes.get(cell);
  if (known) return known;
  const value = readChange(cell.text);
  const typed: Cell = value === undefined ? cell : { ...cell, form: 'plain', value, label: undefined };
  changes.set(cell, typed);
  return typed;
}
