import { FOLD, isLineEnd, lineEndAt } from '../text/chars';
import { HEAD } from './classify';

// Spreadsheets write a cell that holds the end of a line in quotes: the lines it goes over are one record.

/** No record is longer, and no cell goes over more lines. */
export const RECORD_MAX = 400;
const LINES_MAX = 8;

const QUOTE = 34;
const FULL_STOP = 0x3002;

/** Whether a code unit parts cells between which quotes stand: a comma, a semicolon, a tab. */
const isSeparator = (code: number): boolean => code === 9 || FOLD[code] === 44 || FOLD[code] === 59;

/**
 * Where the record ends whose first line ends at `end`: that line's end mark, or that of the line in which its last
 * quoted cell is closed.
 */
export function recordEnd(text: string, start: number, end: number): number {
  if (end - start > RECORD_MAX) return end;
  let at = start;
  let to = end;
  while (at < to) {
    // Lines are judged by their beginning: a quote that opens later opens no cell.
    const open = openQuote(text, at, at === start ? Math.min(to, start + HEAD) : to);
    if (open < 0) return to;
    const close = closingQuote(text, open, start + RECORD_MAX);
    if (close < 0) return to;
    const next = text.charCodeAt(close + 1);
    // Words in quotes that stand for themselves are no cell.
    if (open === start && !isSeparator(next)) return to;
    at = close + 1;
    to = Math.max(to, lineEndAt(text, at));
    if (to - start > RECORD_MAX) return end;
  }
  return to;
}

/** A quote that opens a cell in the line and is not closed in it; -1 for none. */
function openQuote(text: string, from: number, end: number): number {
  for (let i = text.indexOf('"', from); i >= 0 && i < end; i = text.indexOf('"', i + 1)) {
    if (i > from && !isSeparator(text.charCodeAt(i - 1)) && !isLineEnd(text.charCodeAt(i - 1))) continue;
    let close = text.indexOf('"', i + 1);
    while (close >= 0 && close < end && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
    if (close < 0 || close >= end) return i;
    i = close;
  }
  return -1;
}

/** The quote that closes a cell some lines below, before a separator or a line's end; -1 for none. */
function closingQuote(text: string, open: number, limit: number): number {
  let lines = 0;
  for (let i = open + 1; i < Math.min(limit, text.length); i++) {
    const c = text.charCodeAt(i);
    if (c === FULL_STOP) return -1;
    if (isLineEnd(c)) {
      const next = text.charCodeAt(i + 1);
      if (c === 13 && next === 10) continue;
      // A cell has no empty lines.
      if (isLineEnd(next) || ++lines > LINES_MAX) return -1;
    } else if (c === QUOTE) {
      const next = text.charCodeAt(i + 1);
      if (next === QUOTE) i++;
      else return i + 1 === text.length || isSeparator(next) || isLineEnd(next) ? i : -1;
    }
  }
  return -1;
}
