import { skipSpace, trimEnd } from '../text/chars';
import { splitColumns } from './columns';
import type { Cells } from './block';
import { classifyLine } from './classify';

/** Calls back with start and end (without its end mark) of every line before `end`. */
export function eachLine(text: string, end: number, visit: (from: number, to: number) => void): void {
  let from = 0;
  for (let i = 0; i <= end; i++) {
    const c = i < end ? text.charCodeAt(i) : 10;
    if (c !== 10 && c !== 13) continue;
    if (i > from || i < end) visit(from, i);
    if (c === 13 && text.charCodeAt(i + 1) === 10) i++;
    from = i + 1;
  }
}

/** Lines of one bare figure each. */
export function figureCells(text: string, end: number): Cells {
  const bounds: number[] = [];
  const rows: number[] = [];
  eachLine(text, end, (from, to) => {
    const start = skipSpace(text, from, to);
    if (start === to || classifyLine(text, from, to).kind === 'blank') return;
    rows.push(bounds.length / 2);
    bounds.push(start, trimEnd(text, start, to));
  });
  return { bounds, rows };
}

/** Lines of column-aligned text. */
export function columnCells(text: string, end: number): Cells {
  const bounds: number[] = [];
  const rows: number[] = [];
  eachLine(text, end, (from, to) => {
    const start = skipSpace(text, from, to);
    const last = trimEnd(text, start, to);
    if (start === last) return;
    rows.push(bounds.length / 2);
    bounds.push(...(splitColumns(text, start, last) ?? [start, last]));
  });
  return { bounds, rows };
}
