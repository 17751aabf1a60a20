import { textLayout } from '../print/document';
import { halves, rowCells, type Cell } from '../print/grid';
import { columnWidths, delimiterRow, pipeRow } from '../print/rows';

/** Markdown pipes with a delimiter row; merged cells leave empty ones, a page break a header row of empty cells. */
export const pipes = textLayout(
  'pipes',
  {
    headings: 'hash',
    table: (w, grid, page, { o }) => {
      const shown = (c: Cell) =>
        o.breakHeaders && c.kind === 'column' && c.text.length > 3 ? halves(c.text).join('<br>') : c.text;
      const rows = grid.lines.map((_, i) => rowCells(grid, i, { across: true, above: true }));
      const widths = columnWidths(rows, shown);
      if (page > 0) {
        pipeRow(
          w,
          widths.map(() => undefined),
          widths,
        );
        delimiterRow(w, widths);
      }
      rows.forEach((r, i) => {
        pipeRow(w, r, widths, shown);
        if (i === 0 && page === 0) delimiterRow(w, widths);
      });
    },
  },
  { extension: 'md' },
);
