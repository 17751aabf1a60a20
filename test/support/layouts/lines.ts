import { textLayout, type TextStyle } from '../print/document';
import { halves, middle, rowCells } from '../print/grid';

const table =
  (between: string): TextStyle['table'] =>
  (w, grid, _page, { o }) =>
    grid.lines.forEach((_, i) => {
      for (const cell of rowCells(grid, i, { across: false, above: false })) {
        if (cell!.text === '') continue;
        const broken = o.breakHeaders && cell!.kind === 'column' && cell!.text.length > 3;
        w.cell(cell!, broken ? halves(cell!.text).join('\n') : cell!.text).raw(between);
      }
    });

/** One bare cell a line. */
export const lines = textLayout('lines', { gap: 0, table: table('\n') }, { losesBlanks: true });
/** One bare cell a line with an empty line after each. */
export const linesSpaced = textLayout(
  'lines-spaced',
  { gap: 1, tableGap: 0, table: table('\n\n') },
  { losesBlanks: true },
);
/** The same with page breaks in its tables, of which the bare number of the page is left. */
export const linesNumbered = textLayout(
  'lines-numbered',
  { gap: 1, tableGap: 0, table: table('\n\n'), breaks: middle, bareNumbers: true },
  { losesBlanks: true },
);
