import { skipSpace, trimEnd } from '../text/chars';
import type { Cells } from './block';
import { eachLine } from './each-line';

/**
 * Rows of cells joined by tabs. A line that opens with its only tab is one cell; a line without tab below
 * such a one goes on with that cell's text.
 */
export function tabCells(text: string, end: number): Cells {
  const bounds: number[] = [];
  const rows: number[] = [];
  eachLine(text, end, (from, to) => {
    let tabs = 0;
    for (let i = from; i < to; i++) if (text.charCodeAt(i) === 9) tabs++;
    if (tabs === 0) {
      const start = skipSpace(text, from, to);
      if (start < to && bounds.length > 0) bounds[bounds.length - 1] = trimEnd(text, start, to);
      return;
    }
    rows.push(bounds.length / 2);
    let cell = from;
    if (tabs === 1 && text.charCodeAt(from) === 9) cell = from + 1;
    for (let i = cell; i <= to; i++) {
      if (i < to && text.charCodeAt(i) !== 9) continue;
      const start = skipSpace(text, cell, i);
      if (start === i) bounds.push(cell, cell);
      else bounds.push(start, trimEnd(text, start, i));
      cell = i + 1;
    }
  });
  return { bounds, rows };
}
