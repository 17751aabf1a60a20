import { textLayout } from '../../support/print/document';
import { slots, type Grid } from '../../support/print/grid';
import type { Kind } from './kind';

/** A place of a table: the cell's text where it begins, and where else it reaches. */
export interface Place {
  readonly text: string;
  readonly origin: boolean;
  readonly above: boolean;
  readonly figure: boolean;
  readonly col: number;
}

/** The places of a table, row by row. */
export const placesOf = (grid: Grid): Place[][] =>
  grid.lines.map((_, r) =>
    slots(grid, r).map(({ cell, origin, above }) => ({
      text: cell.text,
      origin,
      above,
      figure: cell.kind === 'figure',
      col: cell.col,
    })),
  );

/** A kind that sets the tables of a plain text in its own way. */
export const setAs = (name: string, table: (rows: Place[][], grid: Grid) => string, more: Partial<Kind> = {}): Kind => {
  const layout = textLayout(name, { gap: 1, table: (w, grid) => void w.raw(table(placesOf(grid), grid)) });
  return { name, print: (spec) => layout.print(spec, { pageBreaks: [] }).text, ...more };
};

/** Each place with its text once, blank where a merged cell reaches. */
export const once = (p: Place): string => (p.origin ? p.text : '');
export const rowsOf = (rows: Place[][], line: (row: Place[]) => string): string =>
  rows.map((r) => `${line(r)}\n`).join('');
