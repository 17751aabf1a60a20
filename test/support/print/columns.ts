import type { Cell, Grid } from './grid';
import { displayWidth, wrap } from './width';
import type { Writer } from './writer';

interface Item {
  readonly cell: Cell;
  readonly text: string;
  readonly x: number;
}

/** Widths of the columns: labels get what they need to wrap in two or three lines, figures share the rest. */
function measure(grid: Grid, page: number): number[] {
  const figures = grid.width - grid.stub;
  const labels =
    grid.stub === 0
      ? []
      : grid.stub === 1
        ? [24]
        : Array.from({ length: grid.stub }, (_, i) => (i === grid.stub - 1 ? 28 : 10));
  const rest = Math.max(6, Math.floor((page - labels.reduce((a, b) => a + b, 0)) / figures));
  return Array.from({ length: grid.width }, (_, i) => {
    const own = grid.cells.filter((c) => c.kind === 'figure' && c.col === i).map((c) => displayWidth(c.text) + 3);
    return labels[i] ?? Math.max(rest, ...own);
  });
}

/**
 * Draws a table on a canvas of lines: cells centred in their column, a label's lines around its line of figures or,
 * `top`, from it downwards.
 */
export function drawTable(w: Writer, grid: Grid, page: number, top: boolean): void {
  const widths = measure(grid, page);
  const x = (col: number) => widths.slice(0, col).reduce((a, b) => a + b, 2);
  const wrapped = new Map(grid.cells.map((c) => [c, wrap(c.text, x(c.col + c.cols) - x(c.col) - 2)]));

  // Height of a row: its tallest cell; an even number of label lines leaves a line between for the figures.
  const heights = grid.lines.map((line, r) => {
    const tall = Math.max(
      1,
      ...grid.cells.filter((c) => c.row === r && c.rows === 1).map((c) => wrapped.get(c)!.length),
    );
    return line.kind === 'body' && tall % 2 === 0 && !top ? tall + 1 : tall;
  });
  for (const c of grid.cells) {
    const have = heights.slice(c.row, c.row + c.rows).reduce((a, b) => a + b, 0);
    const lack = wrapped.get(c)!.length - have;
    if (lack > 0) heights[c.row + c.rows - 1]! += lack + (grid.lines[c.row]!.kind === 'body' ? lack % 2 : 0);
  }
  const y = (row: number) => heights.slice(0, row).reduce((a, b) => a + b, 0);
  const canvas: Item[][] = Array.from({ length: y(grid.lines.length) }, () => []);

  for (const cell of grid.cells) {
    const lines = wrapped.get(cell)!;
    const room = x(cell.col + cell.cols) - x(cell.col);
    const height = y(cell.row + cell.rows) - y(cell.row);
    const start = y(cell.row) + (top && cell.rows === 1 ? 0 : Math.floor((height - lines.length) / 2));
    // Around the line of figures: upper half above it, lower half below.
    const around = cell.kind === 'row' && cell.rows === 1 && lines.length % 2 === 0 && !top;
    lines.forEach((text, i) => {
      const at = around
        ? y(cell.row) +
          Math.floor(height / 2) +
          (i < lines.length / 2 ? i - lines.length / 2 : i - lines.length / 2 + 1)
        : start + i;
      const indent = cell.kind === 'row' ? 0 : Math.floor((room - displayWidth(text)) / 2);
      canvas[at]!.push({ cell, text, x: x(cell.col) + indent });
    });
  }
  for (const items of canvas) {
    let at = 0;
    for (const item of items.sort((a, b) => a.x - b.x)) {
      const pad = Math.max(item.x - at, at === 0 ? 0 : 2);
      w.raw(' '.repeat(pad));
      w.cell(item.cell, item.text);
      at += pad + displayWidth(item.text);
    }
    w.raw('\n');
  }
}
