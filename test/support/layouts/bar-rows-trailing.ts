import { textLayout } from '../print/document';
import { rowCells } from '../print/grid';

/** A lone `|` opens each row, then one cell a line ending in ` |`; the places of merged cells are kept as ` |`. */
export const barRowsTrailing = textLayout(
  'bar-rows-trailing',
  {
    headings: 'hash',
    table: (w, grid) =>
      grid.lines.forEach((_, i) => {
        w.raw('|\n');
        for (const cell of rowCells(grid, i, { across: true, above: true })) {
          if (cell) w.cell(cell);
          w.raw(' |\n');
        }
      }),
  },
  { extension: 'md' },
);
