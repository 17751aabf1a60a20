import type { Table } from '../forms/form';
import type { Block } from '../syntax/block';
import { isFigureForm } from './figure-row';
import type { LabelIndex } from './label-index';
import { piecesOf } from './stream';

/**
 * Whether a line holds a figure right behind a row's label, or labels of neighbouring columns with nothing between
 * them.
 */
export function isTogether(block: Block, table: Table, index: LabelIndex): boolean {
  const pieces = piecesOf(block, index);
  return (
    pieces.some(({ cell }, i) => isFigureForm(cell) && (pieces[i - 1]?.cell.label?.rows.length ?? 0) > 0) ||
    table.parts.some(({ columns }) =>
      columns.some((c, i) => i > 0 && block.text.includes(columns[i - 1]!.label + c.label)),
    )
  );
}
