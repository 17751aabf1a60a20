import { isDigit, isHan, isSpace } from '../text/chars';
import { readNumbering } from '../text/labels';
import { notedFigure } from '../text/notes';
import { readFigure } from '../text/numerals';

const HEADER_CELL_MAX = 30;
const CELL_MAX = 60;
const WIDE_GAP = 4;
/** No two words of a sentence stand so far apart. */
const FAR = 12;
const STAR = 42;

function isFigure(text: string, start: number, end: number): boolean {
  const f = readFigure(text, start, end).form;
  if (f === 'plain' || f === 'dressed' || f === 'mark') return true;
  return f === 'text' && isDigit(text.charCodeAt(start)) && notedFigure(text.slice(start, end)) !== undefined;
}

/**
 * Splits a line of column-aligned text: cells stand apart by two spaces or more, figures at the end also by one.
 * @returns start and end of each cell in turn, or undefined if the line is no row
 */
export function splitColumns(text: string, start: number, end: number): number[] | undefined {
  const bounds: number[] = [];
  let cell = start;
  const slashed = hasSlashes(text, start, end);
  for (let i = start; i < end;) {
    if (!isSpace(text.charCodeAt(i))) {
      i++;
      continue;
    }
    let j = i;
    while (j < end && isSpace(text.charCodeAt(j))) j++;
    if (slashed && text.startsWith(SLASH, i)) {
      bounds.push(cell, i);
      i = cell = i + SLASH.length;
      continue;
    }
    if (j - i >= 2) {
      bounds.push(cell, i);
      cell = j;
    }
    i = j;
  }
  if (cell < end) bounds.push(cell, end);
  const figured = spreadFigures(text, joinNumbering(text, bounds));
  const cells = spreadCopies(text, figured);
  const listed = cells.length > figured.length;
  const n = cells.length / 2;
  if (n < 2) return undefined;
  let figures = 0,
    longest = 0,
    word = false,
    sentence = false;
  for (let c = 0; c < cells.length; c += 2) {
    const s = cells[c]!,
      e = cells[c + 1]!;
    if (isFigure(text, s, e) || (c > 0 && readFigure(text, s, e).form === 'unit')) {
      figures++;
      word = isHan(text.charCodeAt(s));
      continue;
    }
    longest = Math.max(longest, e - s);
    for (let i = s; i < e; i++) if ('。；;'.includes(text[i]!)) sentence = true;
  }
  if (sentence) return undefined;
  // A heading's number without its mark.
  if (n === 2 && figures === 0 && cells[2]! - cells[1]! < WIDE_GAP && isBareNumber(text.slice(cells[0]!, cells[1]!)))
    return undefined;
  // A word of two characters set wide.
  if (n === 2 && figures === 0 && longest === 1 && cells[2]! - cells[1]! <= WIDE_GAP) return undefined;
  if (figures > 1) return longest <= CELL_MAX ? cells : undefined;
  // Among three words or more, one for nothing is a piece of a label: 未 of 尚未审结.
  if (figures === 1 && !(word && n > 2)) {
    const label = text.slice(cells[0]!, cells[1]!);
    // Words of a group and of a row, each cut to its narrow column, and digits far behind them.
    if (n === 3 && longest <= WORD_MAX && cells[4]! - cells[3]! >= FAR) return cells;
    return n === 2 && longest <= 30 && !/[，,：:、（(]/.test(label.slice(2)) ? cells : undefined;
  }
  if (n >= 3) return longest <= (listed || slashed ? CELL_MAX : HEADER_CELL_MAX) ? cells : undefined;
  // Two texts: words beside each other, and nothing like "联系人：…    电话：…" or a title of a year.
  return longest <= HEADER_CELL_MAX &&
    !/\d{3}|[：:]/.test(text.slice(start, end).replace(/[（(][^（）()]*(?:[）)]|$)/g, ''))
    ? cells
    : undefined;
}

const isBareNumber = (text: string): boolean => /^[一二三四五六七八九十]$/.test(text);

const SLASH = ' / ';

/** Whether slashes part the cells of a line: a text between any two of them, none of which is a slash. */
export function hasSlashes(text: string, start: number, end: number): boolean {
  // Looked for in the line alone: a text without slashes would be searched to its end for every line.
  const cells = text.slice(start, end).split(SLASH);
  return cells.length > 1 && cells.every((c) => c.trim() !== '' && !/^[/\s]|[/\s]$/.test(c));
}

/** Start and end of each cell of a line between slashes, in turn; undefined where none parts cells. */
export function splitSlashes(text: string, start: number, end: number): number[] | undefined {
  if (!hasSlashes(text, start, end)) return undefined;
  const bounds: number[] = [];
  let cell = start;
  for (const { length } of text.slice(start, end).split(SLASH)) {
    bounds.push(cell, cell + length);
    cell += length + SLASH.length;
  }
  return bounds;
}

/** "一、  总体情况" is one text: its numbering stands apart from it; "（三）  1.属于国家秘密" is two. */
function joinNumbering(text: string, bounds: number[]): number[] {
  if (bounds.length < 4) return bounds;
  const { style, end } = readNumbering(text, bounds[0]!, bounds[1]!);
  if (
    style !== '' &&
    end === bounds[1] &&
    bounds[2]! - bounds[1]! < WIDE_GAP &&
    readNumbering(text, bounds[2]!, bounds[3]!).style === ''
  )
    bounds.splice(1, 2);
  return bounds;
}

/** A word of a header is no longer, and so many of them one space apart are a header. */
const WORD_MAX = 10;
const WORDS_MIN = 6;

/** Whether words stand one space apart as cells do: one of them twice in a row, or many short ones. */
export function isWordList(text: string, start: number, end: number): boolean {
  let before = '';
  let words = 0;
  let long = 0;
  for (let from = start; from < end;) {
    let to = text.indexOf(' ', from);
    if (to < 0 || to > end) to = end;
    const word = text.slice(from, to);
    if (word.length > 1 && word === before && !isFigure(text, from, to)) return true;
    if (word !== '') words++;
    const opens = word === '' || isHan(text.charCodeAt(from)) || '（('.includes(word[0]!);
    if (!opens) return false;
    if (word.length > WORD_MAX) long++;
    before = word;
    from = to + 1;
  }
  // The stub may have a long one.
  return long < 2 && words >= WORDS_MIN;
}

/** Breaks a cell of words one space apart into these. */
function spreadCopies(text: string, bounds: readonly number[]): number[] {
  const out: number[] = [];
  for (let c = 0; c < bounds.length; c += 2) {
    const end = bounds[c + 1]!;
    let from = bounds[c]!;
    const spread = end - from > WORD_MAX && isWordList(text, from, end);
    for (let to = spread ? text.indexOf(' ', from) : -1; to >= 0 && to < end; to = text.indexOf(' ', from)) {
      out.push(from, to);
      from = to + 1;
    }
    out.push(from, end);
  }
  return out;
}

/** Spaces between figures of one element, written out or not. */
const SPACES = /(?:\s|&nbsp;|&#160;|&#xa0;)+/gi;

/**
 * Start and end of each figure in a text of nothing but figures with spaces between, none of which may part thousands;
 * undefined for any other text.
 */
export function figuresIn(text: string, start: number, end: number): number[] | undefined {
  if (end - start > CELL_MAX || !isDigit(text.charCodeAt(start))) return undefined;
  const bounds: number[] = [];
  let cell = start;
  for (const { 0: space, index } of text.slice(start, end).matchAll(SPACES)) {
    bounds.push(cell, start + index);
    cell = start + index + space.length;
  }
  if (cell < end) bounds.push(cell, end);
  for (let c = 0; c < bounds.length; c += 2) if (!isFigure(text, bounds[c]!, bounds[c + 1]!)) return undefined;
  const thousands = bounds.length === 4 && bounds[1]! - bounds[0]! <= 3 && bounds[3]! - bounds[2]! === 3;
  return bounds.length > 2 && !thousands ? bounds : undefined;
}

/** A label and the figures at its end, one space apart. */
export function spreadTail(text: string, start: number, end: number): number[] {
  return spreadFigures(text, [start, end]);
}

/** Where a figure begins one space behind which a star stands: the mark of a note. Else where the star does. */
function behindFigure(text: string, start: number, at: number, end: number): number {
  if (text.charCodeAt(at) !== STAR || at - start < 2 || !isDigit(text.charCodeAt(at - 2))) return at;
  let from = at - 1;
  while (from > start && !isSpace(text.charCodeAt(from - 1))) from--;
  return notedFigure(text.slice(from, end)) === undefined ? at : from;
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
      i = behindFigure(text, start, i, end);
      // A word for nothing (无) may be the end of a label.
      if (i === start || !isFigure(text, i, end) || isHan(text.charCodeAt(i))) break;
      figures.unshift(i, end);
      end = i;
      while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    }
    out.push(start, end, ...figures);
  }
  return out;
}
