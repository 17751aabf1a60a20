import { isSpace } from '../text/chars';
import { readFigure } from '../text/numerals';

const HEADER_CELL_MAX = 24;

const isFigure = (text: string, start: number, end: number) => { const f = readFigure(text, start, end).form; return f === 'plain' || f === 'dressed' || f === 'mark'; };

/**
 * Splits a line of column-aligned text: cells stand apart by two spaces or more, figures at the end also by one.
 * @returns start and end of each cell in turn, or undefined if the line is no row
 */
export function splitColumns(text: string, start: number, end: number): number[] | undefined {
  const bounds: number[] = [];
  let cell = start;
  for (let i = start; i < end;) {
    if (!isSpace(text.charCodeAt(i))) { i++; continue; }
    let j = i;
    while (j < end && isSpace(text.charCodeAt(j))) j++;
    if (j - i >= 2) { bounds.push(cell, i); cell = j; }
    i = j;
  }
  if (cell < end) bounds.push(cell, end);
  const cells = spreadFigures(text, bounds);
  const n = cells.length / 2;
  if (n < 2) return undefined;
  let figures = 0, longest = 0, sentence = false;
  for (let c = 0; c < cells.length; c += 2) {
    const s = cells[c]!, e = cells[c + 1]!;
    if (isFigure(text, s, e)) { figures++; continue; }
    longest = Math.max(longest, e - s);
    for (let i = s; i < e; i++) if ('。；;'.includes(text[i]!)) sentence = true;
  }
  if (sentence) return undefined;
  if (figures > 1) return longest <= 60 ? cells : undefined;
  if (figures === 1) {
    const label = text.slice(cells[0]!, cells[1]!);
    return n === 2 && isFigure(text, cells[2]!, cells[3]!) && longest <= 30 && !/[，,：:、（(]/.test(label.slice(2)) ? cells : undefined;
  }
  return (n >= 3 || (n === 2 && longest <= 12 && !/[\d：:]/.test(text.slice(start, end)))) && longest <= HEADER_CELL_MAX ? cells : undefined;
}

/** Breaks "label 13 0 0" and "13 0 0" into a label and figures. */
function spreadFigures(text: string, bounds: readonly number[]): number[] {
  const out: number[] = [];
  for (let c = 0; c < bounds.length; c += 2) {
    const start = bounds[c]!;
    let end = bounds[c + 1]!;
    const figures: number[] = [];
    for (;;) {
      let i = end;
      while (i > start && !isSpace(text.charCodeAt(i - 1))) i--;
      if (i === start || !isFigure(text, i, end)) break;
      figures.unshift(i, end);
      end = i;
      while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    }
    out.push(start, end, ...figures);
  }
  return out;
}
