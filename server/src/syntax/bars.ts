import { skipBlank, skipSpace, trimBlank, trimEnd } from '../text/chars';
import type { Cells } from './block';
import { eachLine } from './each-line';

const BAR = 124;

/**
 * Rows of cells joined by `|`; delimiter rows are left out. Bars at a row's ends close it where every row opens with
 * one, or where each row is one cell; in rows that are only joined by bars they have blank cells beside them.
 */
export function barCells(text: string, end: number): Cells {
  const bounds: number[] = [];
  const rows: number[] = [];
  const joined = isJoined(text, end);
  eachLine(text, end, (from, to) => {
    const start = skipSpace(text, from, to);
    const last = trimEnd(text, start, to);
    if (start === last || isDelimiter(text, start, last)) return;
    rows.push(bounds.length / 2);
    let cell = !joined && text.charCodeAt(start) === BAR ? start + 1 : start;
    if (cell === last) {
      bounds.push(start, start);
      return;
    }
    for (let i = cell; i < last; i++) {
      const c = text.charCodeAt(i);
      if (c === 92 /* \ */) {
        i++;
        continue;
      }
      if (c === BAR) {
        pushCell(text, cell, i, bounds);
        cell = i + 1;
      }
    }
    if (cell < last || joined) pushCell(text, cell, to, bounds);
  });
  return { bounds, rows };
}

/** Whether rows of several cells are only joined: one opens with no bar, or with one behind a blank cell and closes with none. */
function isJoined(text: string, end: number): boolean {
  let joined = false;
  eachLine(text, end, (from, to) => {
    const start = skipSpace(text, from, to);
    if (joined || start === to) return;
    const first = text.indexOf('|', start);
    if (first < 0 || first >= to) return;
    joined =
      first > start
        ? skipSpace(text, first + 1, to) < to
        : start > from && text.charCodeAt(trimEnd(text, start, to) - 1) !== BAR;
  });
  return joined;
}

function pushCell(text: string, from: number, to: number, bounds: number[]): void {
  const start = skipSpace(text, from, to);
  if (start === to) {
    const at = to > from ? from + 1 : from;
    bounds.push(at, at);
    return;
  }
  // A cell of nothing but spaces written out is that text.
  const inner = skipBlank(text, start, to);
  if (inner < to) bounds.push(inner, trimBlank(text, inner, to));
  else bounds.push(start, trimEnd(text, start, to));
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
