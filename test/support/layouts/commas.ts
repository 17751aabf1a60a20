import { textLayout, type Layout } from '../print/document';
import { rowCells } from '../print/grid';

/** A spreadsheet has no pages. */
function unpaged(layout: Layout): Layout {
  return { ...layout, print: (spec, o = {}) => layout.print(spec, { ...o, pageBreaks: [] }) };
}

/** Every place kept, as a spreadsheet saved with commas has it; what holds a comma itself stands in quotes. */
export const commas = unpaged(
  textLayout('commas', {
    gap: 1,
    table: (w, grid) =>
      grid.lines.forEach((_, r) => {
        rowCells(grid, r, { across: true, above: true }).forEach((cell, i) => {
          if (i > 0) w.raw(',');
          const quote = cell?.text.includes(',') ? '"' : '';
          w.raw(quote);
          if (cell) w.cell(cell);
          w.raw(quote);
        });
        w.raw('\n');
      }),
  }),
);

/** The same between full-width commas, and without quotes. */
export const commasWide = unpaged(
  textLayout('commas-wide', {
    gap: 0,
    table: (w, grid) =>
      grid.lines.forEach((_, r) => {
        rowCells(grid, r, { across: true, above: true }).forEach((cell, i) => {
          if (i > 0) w.raw('，');
          if (cell) w.cell(cell);
        });
        w.raw('\n');
      }),
  }),
);
