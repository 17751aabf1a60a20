import { FOLD, isDigit, skipSpace, trimEnd } from '../text/chars';
import { isErrorValue, readFigure } from '../text/numerals';

const LABEL_MAX = 60;
/** Fewer figures without a label are a list of numbers. */
const BARE_MIN = 4;

/** Words that stand in the place of a figure are no longer, and no more of them in a row. */
const WORD_MAX = 16;
const WORDS_MAX = 2;
const DIGITS_MAX = 4;

const COMMA = 44;
const SEMICOLON = 59;
const QUOTE = 34;
const APOSTROPHE = 39;
const OPENS_LIST = 91;
const CLOSES_LIST = 93;
const SENTENCE = '。：:！!？?';

/** The mark that parts the cells of a line: the one of which it has more, outside quotes and brackets. */
function markOf(text: string, start: number, end: number): number {
  let commas = 0;
  let semicolons = 0;
  eachMark(text, start, end, (mark) => {
    if (mark === COMMA) commas++;
    else semicolons++;
  });
  return semicolons > commas ? SEMICOLON : COMMA;
}

/** Visits the commas and semicolons of a line, whatever their width, that stand neither in quotes nor in brackets. */
function eachMark(text: string, start: number, end: number, visit: (mark: number, at: number) => void): void {
  let depth = 0;
  let quote = 0;
  let cell = start;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    const opens = quote === 0 && (c === QUOTE || c === APOSTROPHE) && skipSpace(text, cell, i) === i;
    if (opens || (quote !== 0 && c === quote)) quote = opens ? c : 0;
    else if (quote !== 0) continue;
    else if (c === 40 || c === 0xff08) depth++;
    else if (c === 41 || c === 0xff09) depth = Math.max(0, depth - 1);
    else if (depth === 0 && (FOLD[c] === COMMA || FOLD[c] === SEMICOLON)) {
      cell = i + 1;
      visit(FOLD[c]!, i);
    }
  }
}

/**
 * Start and end of each cell of a line between commas, or between semicolons, in turn; a mark in quotes or brackets
 * parts nothing.
 * @returns undefined for a line with fewer marks than `least`
 */
export function splitCommas(text: string, start: number, end: number, least = 2): number[] | undefined {
  const list = unlisted(text, start, end);
  if (!list) return undefined;
  const isList = list[0] !== start;
  const own = isList ? COMMA : markOf(text, ...list);
  const bounds: number[] = [];
  let [cell] = list;
  const push = (to: number): void => {
    let from = skipSpace(text, cell, to);
    let last = trimEnd(text, from, to);
    if (isQuoted(text, from, last)) {
      from++;
      last--;
    }
    if (from === to || (isList && NOTHING.test(text.slice(from, last)))) from = last = cell;
    bounds.push(from, last);
    cell = to + 1;
  };
  eachMark(text, ...list, (mark, at) => {
    if (mark === own) push(at);
  });
  push(list[1]);
  return bounds.length < 2 * (least + 1) ? undefined : bounds;
}

/** Whether a stretch stands in quotes as a whole. */
export function isQuoted(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  return end - start > 1 && (first === QUOTE || first === APOSTROPHE) && text.charCodeAt(end - 1) === first;
}

/**
 * A row as programs print a list: what stands between its brackets.
 * @returns the bounds as they are where it is no list, undefined for a list of lists
 */
function unlisted(text: string, start: number, end: number): readonly [start: number, end: number] | undefined {
  if (text.charCodeAt(start) !== OPENS_LIST) return [start, end];
  const from = start + 1;
  let to = end;
  if (text.charCodeAt(from) === OPENS_LIST) return undefined;
  while (to > from && LIST_END.includes(text[to - 1]!)) to--;
  if (to === end || !/^(?:"|'|null|None|\d)/.test(text.slice(from, from + 4))) return [start, end];
  return text.slice(from, to).includes(String.fromCharCode(CLOSES_LIST, COMMA)) ? undefined : [from, to];
}

const LIST_END = '], \t';
/** What programs write for a cell that is not there. */
const NOTHING = /^(?:null|None)$/;

/**
 * Whether a line is by itself a row between commas: labels, then figures, or blanks beside them, and nothing of a
 * sentence.
 */
export function isCommaRow(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) === OPENS_LIST && unlisted(text, start, end)?.[0] !== start)
    return splitCommas(text, start, end, 1) !== undefined;
  // Most lines of prose end in a full stop; the rest are looked at for two marks and a figure or blank behind one.
  if (SENTENCE.includes(text[end - 1]!) && !isErrorValue(lastCell(text, start, end))) return false;
  if (!maySplit(text, start, end)) return false;
  const bounds = splitCommas(text, start, end);
  if (!bounds) return false;
  let figures = 0;
  let blanks = 0;
  let labels = 0;
  let words = 0;
  let copies = 0;
  let before = '';
  for (let c = 0; c < bounds.length; c += 2) {
    const { form } = readFigure(text, bounds[c]!, bounds[c + 1]!);
    if (form === 'blank') blanks++;
    else if (form !== 'text') figures++;
    else if (figures === 0 && isLabel(text, bounds[c]!, bounds[c + 1]!)) {
      const label = text.slice(bounds[c], bounds[c + 1]);
      if (label.length > 1 && label === before) copies++;
      before = label;
      labels++;
    } else if (isWord(text, bounds[c]!, bounds[c + 1]!)) words++;
    else return false;
  }
  if (words > 0 && (words > WORDS_MAX || figures < 2 * words)) return false;
  // A merged cell that was filled says the same beside itself; a sentence never does.
  if (copies > 0 && labels > 2) return true;
  return labels === 0 ? figures >= BARE_MIN || blanks > 1 : figures > 1 || blanks > 1 || (figures > 0 && blanks > 0);
}

function lastCell(text: string, start: number, end: number): string {
  let from = end;
  while (from > start && end - from < WORD_MAX && FOLD[text.charCodeAt(from - 1)] !== COMMA) from--;
  return text.slice(from, end);
}

/** Whether the beginning of a long line is that of a row between commas. */
export function isCommaHead(text: string, start: number, head: number): boolean {
  let end = head;
  while (end > start && FOLD[text.charCodeAt(end - 1)] !== COMMA && FOLD[text.charCodeAt(end - 1)] !== SEMICOLON) end--;
  return end > start && isCommaRow(text, start, end);
}

/**
 * Whether a line has two marks of one kind, and a figure or blank behind one of them or the same text on both sides.
 */
function maySplit(text: string, start: number, end: number): boolean {
  let commas = 0;
  let semicolons = 0;
  let signs = 0;
  let cell = start;
  let before = 0;
  for (let i = start; i <= end; i++) {
    const mark = i === end ? COMMA : FOLD[text.charCodeAt(i)]!;
    if (mark !== COMMA && mark !== SEMICOLON) continue;
    const length = i - cell;
    if (length > 1 && length === before && text.startsWith(text.slice(cell - length - 1, cell - 1), cell)) signs |= 3;
    before = length;
    cell = i + 1;
    if (i === end) break;
    if (mark === COMMA) commas++;
    else semicolons++;
    const next = FOLD[text.charCodeAt(i + 1)]!;
    if (i + 1 === end || next === mark || isDigit(next) || next === 32 || next === QUOTE)
      signs |= mark === COMMA ? 1 : 2;
  }
  return (commas > 1 && (signs & 1) !== 0) || (semicolons > 1 && (signs & 2) !== 0);
}

/** Whether a stretch may stand in the place of a figure. */
function isWord(text: string, start: number, end: number): boolean {
  // "…分别为12，13，15" are words of a sentence.
  if (end - start > (isDigit(FOLD[text.charCodeAt(end - 1)]!) ? DIGITS_MAX : WORD_MAX)) return false;
  for (let i = start; i < end; i++) if ('。；;：:'.includes(text[i]!)) return false;
  return true;
}

function isLabel(text: string, start: number, end: number): boolean {
  if (end - start > LABEL_MAX) return false;
  for (let i = start; i < end; i++) if ('。；;'.includes(text[i]!)) return false;
  return !'：:！!？?'.includes(text[end - 1]!) && !isDigit(FOLD[text.charCodeAt(end - 1)]!);
}

/** Whether a line of text has as many cells as the row before it: the words of a header. */
export function goesOnCommas(text: string, before: number, beforeEnd: number, start: number, end: number): boolean {
  const cells = splitCommas(text, start, end);
  if (!cells || cells.length !== splitCommas(text, before, beforeEnd)?.length) return false;
  for (let c = 0; c < cells.length; c += 2) if (!isLabel(text, cells[c]!, cells[c + 1]!)) return false;
  return true;
}
