import { textLayout } from '../print/document';
import { rowCells } from '../print/grid';

/** A lone `|` opens each row, then one bare cell a line; a blank figure leaves an empty line. */
export const barRows = textLayout('bar-rows', {
  table: (w, grid) =>
    grid.lines.forEach((_, i) => {
      w.raw('|\n');
      for (const cell of rowCells(grid, i, { across: false, above: false }))
        if (cell!.text !== '' || cell!.kind === 'figure') w.cell(cell!).raw('\n');
    }),
});
