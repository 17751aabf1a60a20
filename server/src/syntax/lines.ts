import { skipBlank, skipSpace, trimBlank, trimEnd } from '../text/chars';
import { splitColumns } from './columns';
import type { Cells } from './block';
import { classifyLine } from './classify';
import { eachLine } from './each-line';

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
