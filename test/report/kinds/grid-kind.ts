import { textLayout } from '../../support/print/document';
import { slots, type Cell, type Grid } from '../../support/print/grid';
import type { Kind } from './kind';

/** A place of a table: the cell's text where it begins, and where else it reaches. */
export interface Place {
  readonly text: string;
  readonly origin: boolean;
  readonly above: boolean;
  readonly figure: boolean;
  readonly kind: Cell['kind'];
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
      kind: cell.kind,
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

const distinct = (texts: readonly string[]): string[] => texts.filter((t, i) => t !== '' && t !== texts[i - 1]);

/** A table with one line of header and one label a row: groups and their members stand in one label each. */
export function flattened(rows: Place[][], grid: Grid, join: (path: readonly string[]) => string): string[][] {
  const out: string[][] = [];
  let header: Place[][] = [];
  rows.forEach((row, r) => {
    const { kind } = grid.lines[r]!;
    if (kind === 'heading') out.push([row[0]!.text]);
    else if (kind === 'header') header.push(row);
    else {
      const figures = row.filter((p) => p.figure && p.origin);
      const labels = distinct(row.filter((p) => !p.figure).map((p) => p.text));
      const path = join(labels.length > 0 ? labels : ['']);
      if (header.length > 0) {
        const names = figures.map((p) => join(distinct(header.map((h) => h[p.col]!.text))));
        const stub = header[0]!.find((p) => p.kind === 'stub')?.text ?? '';
        out.push([...(grid.stub > 0 ? [stub] : []), ...names]);
        header = [];
      }
      out.push([...(grid.stub > 0 ? [path] : []), ...figures.map((p) => p.text)]);
    }
  });
  return out;
}
