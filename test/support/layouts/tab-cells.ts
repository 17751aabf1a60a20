import { textLayout, type TextStyle } from '../print/document';
import { halves, rowCells } from '../print/grid';

const table =
  (rowGap: string): TextStyle['table'] =>
  (w, grid, page, { o }) => {
    let broken = page > 0 || grid.stub !== 1;
    grid.lines.forEach((_, i) => {
      for (const cell of rowCells(grid, i, { across: false, above: true })) {
        w.raw('\t');
        if (cell) {
          // One header cell is always broken over two lines, the second without its tab.
          const split = cell.kind === 'column' && cell.text.length > 3 && (o.breakHeaders || !broken);
          if (split) broken = true;
          w.cell(cell, split ? halves(cell.text).join('\n') : cell.text);
        }
        w.raw('\n');
      }
      w.raw(rowGap);
    });
  };

/**
 * The text of a Word file: each cell behind a tab on its own line, an empty line ends a row, a lone tab stands for
 * a merged cell.
 */
export const tabCells = textLayout(
  'tab-cells',
  { gap: 0, tableGap: 1, table: table('\n') },
  { defaults: { totalBelow: true } },
);
/** The same without the empty lines between rows. */
export const tabCellsDense = textLayout(
  'tab-cells-dense',
  { gap: 0, tableGap: 1, table: table('') },
  { defaults: { totalBelow: true } },
);
