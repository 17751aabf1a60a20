import { skipSpace, trimEnd } from '../text/chars';
import type { Cells } from './block';
import { eachLine } from './lines';

/** Rows of cells joined by `|`, with or without a bar at either end; delimiter rows are left out. */
export function barCells(text: string, end: number): Cells {
  const bounds: number[] = [];
  const rows: number[] = [];
  eachLine(text, end, (from, to) => {
    const start = skipSpace(text, from, to);
    const last = trimEnd(text, start, to);
    if (start === last || isDelimiter(text, start, last)) return;
    rows.push(bounds.length / 2);
    let cell = text.charCodeAt(start) === 124 ? start + 1 : start;
    if (cell === last && cell > start) { bounds.push(start, start); return; }
    for (let i = cell; i < last; i++) {
      const c = text.charCodeAt(i);
      if (c === 92 /* \ */) { i++; continue; }
      if (c === 124) { pushCell(text, cell, i, bounds); cell = i + 1; }
    }
    if (cell < last) pushCell(text, cell, last, bounds);
  });
  return { bounds, rows };
}

function pushCell(text: string, from: number, to: number, bounds: number[]): void {
  const start = skipSpace(text, from, to);
  if (start === to) { const at = to > from ? from + 1 : from; bounds.push(at, at); return; }
  bounds.push(start, trimEnd(text, start, to));
}

function isDelimiter(text: string, start: number, end: number): boolean {
  let dashes = 0;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 45) dashes++;
    else if (c !== 124 && c !== 58 && c !== 32 && c !== 9 && c !== 43) return false;
  }
  return dashes >= 2 && text.slice(start, end).includes('--');
}
