import { textLayout } from '../print/document';
import { slots, type Cell, type Grid } from '../print/grid';
import { delimiterRow, joined, pipeRow } from '../print/rows';
import type { Writer } from '../print/writer';

// As converters of spreadsheets and web pages fill merged cells: the text stands again in every place a cell covers.

/** A row's places: the cell itself, or its text once more. */
const filled = (grid: Grid, row: number): Cell[] =>
  slots(grid, row).map(({ cell, origin }) => (origin ? cell : { ...cell, kind: 'stub' }));

const pipes = (w: Writer, grid: Grid): void =>
  grid.lines.forEach((_, i) => {
    const row = filled(grid, i);
    pipeRow(w, row);
    if (i === 0)
      delimiterRow(
        w,
        row.map(() => 3),
      );
  });

/** Markdown pipes with every merged cell filled. */
export const pipesFilled = textLayout('pipes-filled', { headings: 'hash', gap: 1, table: pipes }, { extension: 'md' });
/** The same between tabs. */
export const tabsFilled = textLayout('tabs-filled', {
  table: (w, grid) =>
    grid.lines.forEach((_, i) => {
      joined(w, filled(grid, i), '\t');
      w.raw('\n');
    }),
});
