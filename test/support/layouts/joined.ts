import { textLayout } from '../print/document';
import { rowCells } from '../print/grid';
import { joined } from '../print/rows';

// Cells joined by ` | `, no bar in front.

/** Every place of the grid is there: surplus bars for the columns and rows a cell spans. */
export const joinedFull = textLayout('joined', {
  gap: 0,
  table: (w, grid) =>
    grid.lines.forEach((_, i) => {
      joined(w, rowCells(grid, i, { across: true, above: true }), ' | ');
      w.raw('\n');
    }),
});

/** Surplus bars for the columns a cell spans; what a row above covers is absent. */
export const joinedSurplus = textLayout('joined-surplus', {
  gap: 1,
  table: (w, grid) =>
    grid.lines.forEach((_, i) => {
      joined(w, rowCells(grid, i, { across: true, above: false }), ' | ');
      w.raw('\n');
    }),
});

/** A merged cell is written once and leaves no bar. */
export const joinedAbsent = textLayout('joined-absent', {
  gap: 1,
  headings: 'bold',
  table: (w, grid) =>
    grid.lines.forEach((_, i) => {
      joined(w, rowCells(grid, i, { across: false, above: false }), ' | ');
      w.raw('\n');
    }),
});
