import { barCells } from './bars';
import type { Block, Cells } from './block';
import { commaCells } from './commas';
import { htmlCells } from './html-table';
import { columnCells, figureCells } from './lines';
import { tabCells } from './tabs';

const NONE: Cells = { bounds: [], rows: [] };

/** The cells of a table block, read on first use. */
export function cellsOf(block: Block): Cells {
  return (block.cells ??= read(block));
}

function read(block: Block): Cells {
  switch (block.layout) {
    case 'bars':
      return barCells(block.text, block.contentEnd);
    case 'tabs':
      return tabCells(block.text, block.contentEnd);
    case 'commas':
      return commaCells(block.text, block.contentEnd);
    case 'columns':
      return columnCells(block.text, block.contentEnd);
    case 'figures':
      return figureCells(block.text, block.contentEnd);
    case 'html':
      return htmlCells(block.text);
    default:
      return NONE;
  }
}
