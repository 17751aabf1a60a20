import { textLayout } from '../print/document';
import { rowCells } from '../print/grid';
import { delimiterRow, pipeRow } from '../print/rows';

/** Pipes in which a merged cell is written once: later rows and columns simply have fewer cells. */
export const pipesAbsent = textLayout(
  'pipes-absent',
  {
    headings: 'hash',
    gap: 1,
    table: (w, grid) =>
      grid.lines.forEach((_, i) => {
        const row = rowCells(grid, i, { across: false, above: false });
        pipeRow(w, row);
        if (i === 0)
          delimiterRow(
            w,
            row.map(() => 3),
          );
      }),
  },
  { extension: 'md' },
);
