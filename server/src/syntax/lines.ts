import { skipBlank, skipSpace, trimBlank, trimEnd } from '../text/chars';
import { splitColumns } from './columns';
import type { Cells } from './block';
import { classifyLine } from './classify';

/** Calls back with start and end (without its end mark) of every line before `end`. */
export function eachLine(text: string, end: number, visit: (from: number, to: number) => void): void {
  let cr = text.indexOf('\r'), lf = text.indexOf('\n');
  for (let from = 0; from < end;) {
    if (cr >= 0 && cr < from) cr = text.indexOf('\r', from);
    if (lf >= 0 && lf < from) lf = text.indexOf('\n', from);
    let to = end;
    if (lf >= 0 && lf < to) to = lf;
    if (cr >= 0 && cr < to) to = cr;
    visit(from, to);
    from = to + (to === cr && lf === cr + 1 ? 2 : 1);
  }
}

/** Lines of one bare figure each. */
export function figureCells(text: string, end: number): Cells {
  const bounds: number[] = [];
  const rows: number[] = [];
  eachLine(text, end, (from, to) => {
    const start = skipBlank(text, from, to);
    if (start === to || classifyLine(text, from, to).kind === 'blank') return;
    rows.push(bounds.length / 2);
    bounds.push(start, trimBlank(text, start, to));
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
