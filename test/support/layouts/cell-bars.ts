import { textLayout } from '../print/document';
import { halves, rowCells } from '../print/grid';

/** One cell a line, each ending in ` |`; merged cells leave nothing, a blank figure leaves its bar. */
export const cellBars = textLayout(
  'cell-bars',
  {
    gap: 0,
    table: (w, grid, _page, { o }) =>
      grid.lines.forEach((_, i) => {
        for (const cell of rowCells(grid, i, { across: false, above: false })) {
          if (cell!.text === '' && cell!.kind !== 'figure') continue;
          const broken = o.breakHeaders && cell!.kind === 'column' && cell!.text.length > 3;
          w.cell(cell!, broken ? halves(cell!.text).join('\n') : cell!.text).raw(' |\n');
        }
      }),
  },
  { defaults: { punctuation: 'half', prosePunctuation: 'half', totalBelow: true } },
);
