import { FOLD, isDigit, skipSpace, trimEnd } from '../text/chars';
import { readFigure } from '../text/numerals';

const LABEL_MAX = 60;
/** Fewer figures without a label are a list of numbers. */
const BARE_MIN = 4;

const isComma = (c: number): boolean => c === 44 || c === 0xff0c;
const SENTENCE = '。；;：:！!？?';

/**
 * Start and end of each cell of a line between commas, in turn; a comma in quotes or brackets parts nothing.
 * @returns undefined for a line with fewer commas than `least`
 */
export function splitCommas(text: string, start: number, end: number, least = 2): number[] | undefined {
  const bounds: number[] = [];
  let depth = 0,
    quoted = false,
    cell = start;
  const push = (to: number): void => {
    let from = skipSpace(text, cell, to),
      last = trimEnd(text, from, to);
    if (last - from > 1 && text.charCodeAt(from) === 34 && text.charCodeAt(last - 1) === 34) {
      from++;
      last--;
    }
    if (from === to) from = last = cell;
    bounds.push(from, last);
    cell = to + 1;
  };
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 34 && (quoted || skipSpace(text, cell, i) === i)) quoted = !quoted;
    else if (quoted) continue;
    else if (c === 40 || c === 0xff08) depth++;
    else if (c === 41 || c === 0xff09) depth = Math.max(0, depth - 1);
    else if (depth === 0 && isComma(c)) push(i);
  }
  push(end);
  return bounds.length < 2 * (least + 1) ? undefined : bounds;
}

/** Whether a line is by itself a row between commas: labels, then figures, or blanks beside them, and nothing of a sentence. */
export function isCommaRow(text: string, start: number, end: number): boolean {
  // Most lines of prose end in a full stop; the rest are looked at for two commas and a figure or blank behind one.
  if (SENTENCE.includes(text[end - 1]!)) return false;
  let commas = 0,
    sign = false;
  for (let i = start; i < end; i++) {
    if (!isComma(text.charCodeAt(i))) continue;
    commas++;
    const next = text.charCodeAt(i + 1);
    if (i + 1 === end || isComma(next) || (next >= 48 && next <= 57) || next === 32 || next === 34) sign = true;
  }
  if (commas < 2 || !sign) return false;
  const bounds = splitCommas(text, start, end);
  if (!bounds) return false;
  let figures = 0,
    blanks = 0,
    labels = 0;
  for (let c = 0; c < bounds.length; c += 2) {
    const { form } = readFigure(text, bounds[c]!, bounds[c + 1]!);
    if (form === 'blank') blanks++;
    else if (form !== 'text') figures++;
    else if (figures === 0 && isLabel(text, bounds[c]!, bounds[c + 1]!)) labels++;
    else return false;
  }
  return labels === 0 ? figures >= BARE_MIN || blanks > 1 : figures > 1 || blanks > 1 || (figures > 0 && blanks > 0);
}

function isLabel(text: string, start: number, end: number): boolean {
  if (end - start > LABEL_MAX) return false;
  for (let i = start; i < end; i++) if ('。；;'.includes(text[i]!)) return false;
  // "…分别为12，13，15" are words of a sentence.
  return !'：:！!？?'.includes(text[end - 1]!) && !isDigit(FOLD[text.charCodeAt(end - 1)]!);
}

/** Whether a line of text has as many cells as the row before it: the words of a header. */
export function goesOnCommas(text: string, before: number, beforeEnd: number, start: number, end: number): boolean {
  const cells = splitCommas(text, start, end);
  if (!cells || cells.length !== splitCommas(text, before, beforeEnd)?.length) return false;
  for (let c = 0; c < cells.length; c += 2) if (!isLabel(text, cells[c]!, cells[c + 1]!)) return false;
  return true;
}
