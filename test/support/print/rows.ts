import type { Cell } from './grid';
import type { Writer } from './writer';

/** Writes cells with a separator between them. */
export function joined(w: Writer, cells: readonly (Cell | undefined)[], between: string): void {
  cells.forEach((cell, i) => {
    if (i > 0) w.raw(between);
    if (cell) w.cell(cell);
  });
}

/** A Markdown row; `shown` gives another shape of a cell, `widths` pads. */
export function pipeRow(
  w: Writer,
  cells: readonly (Cell | undefined)[],
  widths: readonly number[] = [],
  shown: (c: Cell) => string = (c) => c.text,
): void {
  w.raw('|');
  cells.forEach((cell, i) => {
    w.raw(' ');
    if (cell) w.cell(cell, shown(cell));
    w.raw(' '.repeat(Math.max(0, (widths[i] ?? 0) - (cell ? shown(cell).length : 0))) + ' |');
  });
  w.raw('\n');
}

export function delimiterRow(w: Writer, widths: readonly number[]): void {
  w.raw(`|${widths.map((n) => '-'.repeat(n + 2)).join('|')}|\n`);
}

export function columnWidths(
  rows: readonly (readonly (Cell | undefined)[])[],
  shown: (c: Cell) => string = (c) => c.text,
): number[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((c, i) => {
      widths[i] = Math.max(widths[i] ?? 1, c ? shown(c).length : 0);
    });
  return widths;
}
