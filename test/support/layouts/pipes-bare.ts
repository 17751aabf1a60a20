import { textLayout } from '../print/document';
import { rowCells } from '../print/grid';
import { pipeRow } from '../print/rows';

/** Pipes without a delimiter row, so no Markdown table: merged cells leave empty ones. */
export const pipesBare = textLayout('pipes-bare', {
  table: (w, grid) => grid.lines.forEach((_, i) => pipeRow(w, rowCells(grid, i, { across: true, above: true }))),
});
