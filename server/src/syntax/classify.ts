import {
  behindQuote,
  FOLD,
  isDigit,
  isInvisible,
  isSpace,
  skipBlank,
  skipSpace,
  trimBlank,
  trimEnd,
} from '../text/chars';
import { readNumbering, type Numbering } from '../text/labels';
import { isErrorValue, readFigure } from '../text/numerals';
import { hasSlashes, isWordList, splitColumns } from './columns';
import { isBar, isRule, markedCell } from './strokes';
import { isCommaHead, isCommaRow } from './commas';
import { anyOf } from '../text/pattern';

export type LineKind = 'blank' | 'bars' | 'tabs' | 'commas' | 'columns' | 'figure' | 'heading' | 'text' | 'conflict';

/** A line longer than this is judged by its beginning alone, so that its far end concerns nobody else. */
export const HEAD = 128;
const LABEL_MAX = 60;
const SENTENCE_END = '。；;！!？?，,：:';

export interface Line {
  kind: LineKind;
  /** Text without indentation and trailing space. */
  start: number;
  end: number;
  /** For headings. */
  depth: number;
  numbering: Numbering | undefined;
  /** Could be a label. */
  short: boolean;
}

const line: Line = { kind: 'blank', start: 0, end: 0, depth: 0, numbering: undefined, short: false };

function result(kind: LineKind, start: number, end: number): Line {
  line.kind = kind;
  line.start = start;
  line.end = end;
  line.depth = 0;
  line.numbering = undefined;
  line.short = false;
  return line;
}

/** No error of a spreadsheet is longer. */
const ERROR_MAX = 10;
/** Fewer hashes in a line of their own begin a heading. */
const HASHES_MIN = 4;

/** Whether a line that begins with a hash begins with what a spreadsheet shows for no value. */
function opensError(text: string, start: number, end: number): boolean {
  const [first] = text.slice(start, Math.min(end, start + ERROR_MAX)).split(/[\s|｜,，]/, 1);
  if (!isErrorValue(first!)) return false;
  // Hashes may be a heading's, before its text or before there is any.
  const behind = skipSpace(text, start + first!.length, end);
  return (
    first!.length > 1 &&
    (!/^#+$/.test(first!) || (behind === end && first!.length >= HASHES_MIN) || isBar(text.charCodeAt(behind)))
  );
}

/** The first line of a label that is cut in its brackets is no longer. */
const CUT_MAX = 24;

/** Whether a stretch reads as a label: short and without the marks of a sentence. */
export function isLabelLike(text: string, start: number, end: number): boolean {
  if (end <= start || (SENTENCE_END.includes(text[end - 1]!) && !isFigure(text, start, end - 1))) return false;
  if (end - start > LABEL_MAX && (end - start > HEAD || seenLength(text, start, end) > LABEL_MAX)) return false;
  return !hasFullStop(text, start, end);
}

/** Whether a line reads as (the first line of) a label. */
export const isLabelLine = (text: string, start: number, end: number): boolean =>
  isLabelLike(text, start, end) || isCutInBrackets(text, start, end);

/** Length of a stretch in which a gap counts as one space. */
function seenLength(text: string, start: number, end: number): number {
  let length = 0;
  for (let i = start; i < end; i++) if (!isSpace(text.charCodeAt(i)) || !isSpace(text.charCodeAt(i - 1))) length++;
  return length;
}

function hasFullStop(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) === 0x3002) return true;
  return false;
}

/**
 * Says what a line is by its own structure.
 * @param end offset of the line's end mark
 * @returns a record that the next call overwrites
 */
export function classifyLine(text: string, from: number, end: number): Line {
  const head = Math.min(end, from + HEAD);
  let start = from,
    bar = false,
    tabs = 0,
    firstTab = -1,
    gap = false,
    spaced = false;
  while (start < head && isSpace(text.charCodeAt(start))) {
    if (text.charCodeAt(start) === 9) {
      tabs++;
      if (firstTab < 0) firstTab = start;
    }
    start++;
  }
  if (start === head) {
    // No text stands so far to the right; a cell does.
    if (end > head) return result(tabs > 0 ? 'text' : 'columns', from, end);
    return result(tabs > 0 ? 'tabs' : 'blank', from, end);
  }
  if (text.charCodeAt(start) === 62 /* > */ && end === head && !isConflictMarker(text, start, end)) {
    const behind = behindQuote(text, start, end);
    start = skipSpace(text, behind, end);
    if (start === end) return result(countTabs(text, behind, end) > 0 ? 'tabs' : 'blank', from, end);
  }
  for (let i = start; i < head; i++) {
    const c = text.charCodeAt(i);
    if (isBar(c)) bar = true;
    else if (c === 9) {
      tabs++;
      if (firstTab < 0) firstTab = i;
    } else if (c === 32) {
      if (text.charCodeAt(i + 1) === 32) gap = true;
      else spaced = true;
    } else if (c === 0x3000 || c === 0xa0) gap = true;
  }
  const long = end > head;
  // A line of nothing but spaces written out is that text.
  if (text.charCodeAt(start) === 38 /* & */) {
    const inner = skipBlank(text, start, head);
    if (inner < head) start = inner;
  }
  const last = long ? end : trimBlank(text, start + 1, end);
  const first = text.charCodeAt(start);

  if (first === 64 /* @ */ && markedCell(text, start, last) !== undefined) return result('tabs', start, last);
  if (first === 35 /* # */) {
    let i = start;
    while (i < last && text.charCodeAt(i) === 35) i++;
    if (i - start <= 6 && !opensError(text, start, last))
      return headingLine(text, skipBlank(text, i, last), last, i - start);
  }
  if (
    bar &&
    (isBar(first) ||
      (!long && isBar(text.charCodeAt(last - 1))) ||
      !hasFullStop(text, start, Math.min(last, start + LABEL_MAX)))
  )
    return result('bars', start, last);
  if (
    tabs > 0 &&
    !(long && firstTab < start && tabs - countTabs(text, from, start) < TABS_MIN) &&
    !(firstTab < start && tabs === countTabs(text, from, start) && !isLabelLike(text, start, last)) &&
    !isTabOfNumber(text, start, head, last)
  ) {
    return result('tabs', start, last);
  }
  // No text is so far indented; a cell may be.
  if (long && start - from >= INDENT) return result('columns', start, last);
  if (long) return result(longKind(text, start, head, gap, spaced), start, last);
  if ((first === 60 || first === 61 || first === 62) && isConflictMarker(text, start, last))
    return result('conflict', start, last);
  if (isPageMark(text, start, last) || isRule(text, start, last)) return result('blank', from, end);

  const length = last - start;
  // Figures with spaces between them are several.
  if (length <= 24 && !hasSpace(text, start, last) && isFigure(text, start, last)) {
    const l = result('figure', start, last);
    l.short = true;
    return l;
  }
  if (isCommaRow(text, start, last)) return result('commas', start, last);
  if (
    first === 42 &&
    text.startsWith('**', start) &&
    text.endsWith('**', last) &&
    length > 4 &&
    text.slice(start, last).endsWith('**') &&
    text.indexOf('**', start + 2) === last - 2
  )
    return headingLine(text, start + 2, last - 2, 0);
  if (
    (gap ||
      isDigit(FOLD[text.charCodeAt(last - 1)]!) ||
      text.charCodeAt(last - 1) === 45 ||
      (spaced && (isWordList(text, start, last) || hasSlashes(text, start, last)))) &&
    splitColumns(text, start, last)
  )
    return result('columns', start, last);
  const short = isLabelLike(text, start, last);
  if (short) {
    const numbering = readNumbering(text, start, last);
    if (numbering.style === 'han' || numbering.style === 'part' || numbering.style === 'bracketed')
      return headingLine(text, start, last, 0, numbering);
  }
  const l = result('text', start, last);
  l.short = short || isCutInBrackets(text, start, last);
  return l;
}

/** Whether the tab of a line only sets off its number, as Word does: that of a heading, or of a sentence in a list. */
function isTabOfNumber(text: string, start: number, head: number, last: number): boolean {
  const known = readNumbering(text, start, head);
  // A heading's number may have lost its mark.
  const bare = known.style === '' && HAN_NUMBER.includes(text[start]!);
  const { style } = known;
  const end = bare ? start + 1 : known.end;
  if ((style === '' && !bare) || text.charCodeAt(end) !== 9) return false;
  const title = skipSpace(text, end, head);
  if (title === head || countTabs(text, title, head) > 0) return false;
  return !isLabelLike(text, title, last) || (style !== 'arabic' && !isFigure(text, title, last));
}

const HAN_NUMBER = '一二三四五六七八九十';

/** So many tabs inside a long line part cells; a tab before it is its indentation. */
const TABS_MIN = 2;

/** What a long line is by its beginning: a row of cells, or text. */
function longKind(text: string, start: number, head: number, gap: boolean, spaced: boolean): LineKind {
  if (isCommaHead(text, start, head)) return 'commas';
  if (!gap && !(spaced && isWordList(text, start, text.lastIndexOf(' ', head)))) return 'text';
  const cut = text.lastIndexOf(gap ? '  ' : ' ', head);
  const last = trimEnd(text, start, Math.max(start, cut));
  // A label with nothing but space behind it, as far as one looks.
  if (head - last >= WIDE && isLabelLike(text, start, last)) return 'columns';
  const cells = splitColumns(text, start, last);
  return cells && (cells.length > LONG_CELLS || widestGap(cells) >= WIDE) ? 'columns' : 'text';
}

const INDENT = 60;
/** No running text has such a gap. */
const WIDE = 12;

function widestGap(cells: readonly number[]): number {
  let widest = 0;
  for (let c = 2; c < cells.length; c += 2) widest = Math.max(widest, cells[c]! - cells[c - 1]!);
  return widest;
}

/** Bounds of three cells: words that stand apart so often are columns. */
const LONG_CELLS = 5;

/** Whether a short line ends at a comma inside brackets: a label that goes on below. */
function isCutInBrackets(text: string, start: number, end: number): boolean {
  if (end - start > CUT_MAX || FOLD[text.charCodeAt(end - 1)] !== 44) return false;
  let depth = 0;
  for (let i = start; i < end; i++) {
    const c = FOLD[text.charCodeAt(i)];
    if (c === 40) depth++;
    else if (c === 41) depth--;
    else if (c === 0x3002) return false;
  }
  return depth > 0;
}

/** Whether a line is a figure, emphasised or not. */
function isFigure(text: string, start: number, end: number): boolean {
  let from = start;
  let to = end;
  while (to - from > 2 && isEmphasis(text.charCodeAt(from)) && text.charCodeAt(from) === text.charCodeAt(to - 1)) {
    from++;
    to--;
  }
  const { form, value } = readFigure(text, from, to);
  return from === start ? form !== 'text' || isErrorValue(text.slice(start, end)) : value !== null;
}

/** Of emphasis or of code: `*`, `_`, a backtick. */
const isEmphasis = (code: number): boolean => code === 42 || code === 95 || code === 96;

function headingLine(text: string, start: number, end: number, depth: number, known?: Numbering): Line {
  // Bold inside a heading is a matter of type only.
  while (text.startsWith('**', start)) start += 2;
  if (text.startsWith('**', end - 2) && end - 2 > start) end -= 2;
  const l = result('heading', start, end);
  l.depth = depth;
  l.numbering = known ?? readNumbering(text, start, end);
  l.short = isLabelLike(text, start, end);
  return l;
}

function hasSpace(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isSpace(text.charCodeAt(i)) && !isInvisible(text.charCodeAt(i))) return true;
  return false;
}

function countTabs(text: string, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 9) n++;
  return n;
}

function isConflictMarker(text: string, start: number, end: number): boolean {
  const mark = text.slice(start, start + 7);
  if (mark === '=======') return end === start + 7;
  return (mark === '<<<<<<<' || mark === '>>>>>>>') && (end === start + 7 || text[start + 7] === ' ');
}

const PAGE_MARK = anyOf(
  [
    /[-—–－·]\s?\d{1,4}\s?[-—–－·]|-{1,2}\s?\d{1,4}\s?(?:of|\/)\s?\d{1,4}\s?-{1,2}/,
    /第\s?\d{1,4}\s?页(?:\s?[,，/]?\s?共\s?\d{1,4}\s?页)?|\d{1,4}\s?[/／]\s?\d{1,4}/,
    /page\s?\d{1,4}(?:\s?(?:of|\/)\s?\d{1,4})?|^[-=*_+]{3,}$|^—{3,}$/,
  ],
  { flags: 'i', before: '^', behind: '$' },
);

/** Page footers ("- 3 -", "第 3 页", "3 / 8", "Page 3") and rules ("---", "****"). */
export function isPageMark(text: string, start: number, end: number): boolean {
  if (end - start > 20) {
    for (let i = start; i < end; i++) if (!'-=_*—+ '.includes(text[i]!)) return false;
    return true;
  }
  return PAGE_MARK.test(text.slice(start, end));
}
