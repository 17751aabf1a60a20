import { CLASS, DIGIT, FOLD, HAN, isDigit, LETTER, stripMarkup } from './chars';

export { stripMarkup } from './chars';

/** How an item is numbered: 一、 （一） 1. 第一部分; '' when it is not. */
export type NumberStyle = '' | 'han' | 'bracketed' | 'arabic' | 'part';

export interface Numbering {
  readonly style: NumberStyle;
  readonly value: number;
  /** Offset behind the numbering and its mark. */
  readonly end: number;
}

const NONE: Numbering = { style: '', value: 0, end: 0 };
const HAN_DIGITS = '一二三四五六七八九十';
const FORMAL_DIGITS = '壹贰叁肆伍陆柒捌玖拾';

/** Value of a Chinese digit in any writing, 0 if a character is none. */
const hanDigit = (char: number): number => {
  const digit = String.fromCharCode(FOLD[char]!);
  return HAN_DIGITS.indexOf(digit) + 1 || FORMAL_DIGITS.indexOf(digit) + 1;
};

/** Reads 一 … 九十九 at `i`; returns [value, end], value 0 if there is none. */
function hanNumber(text: string, i: number, limit: number): [number, number] {
  let value = 0,
    digit = 0;
  const start = i;
  for (; i < limit && i - start < 3; i++) {
    const d = hanDigit(text.charCodeAt(i));
    if (d === 0) break;
    if (d === 10) {
      value = (digit || 1) * 10;
      digit = 0;
    } else digit = d;
  }
  return [value + digit, i];
}

/** The numbering that a heading or label opens with, looked for from `start`. */
export function readNumbering(text: string, start: number, limit: number): Numbering {
  let i = escaped(text, start);
  const first = FOLD[text.charCodeAt(i)]!;
  const skip = () => {
    while (i < limit && (text[i] === ' ' || text[i] === '\u3000' || text[i] === '\u00a0')) i++;
    i = escaped(text, i);
  };
  if (first === 40 /* ( */) {
    i++;
    skip();
    let [value, end] = hanNumber(text, i, limit);
    let style: NumberStyle = 'bracketed';
    if (value === 0) {
      [value, end] = arabic(text, i, limit);
      style = 'arabic';
    }
    if (value === 0) return NONE;
    i = end;
    skip();
    if (FOLD[text.charCodeAt(i)] !== 41) return NONE;
    return { style, value, end: i + 1 };
  }
  if (isDigit(first)) {
    const [value, end] = arabic(text, i, limit);
    i = end;
    skip();
    const mark = FOLD[text.charCodeAt(i)]!;
    // "1.5" is a number, "1.属于" a numbering.
    if (
      i >= limit ||
      end - start > 2 ||
      (mark !== 46 && mark !== 0x3001 && mark !== 41) ||
      (mark === 46 && isDigit(FOLD[text.charCodeAt(i + 1)]!))
    )
      return NONE;
    return { style: 'arabic', value, end: i + 1 };
  }
  if (text[i] === '第') {
    const [value, end] = hanNumber(text, i + 1, limit);
    if (value && (text.startsWith('部分', end) || text[end] === '章')) {
      i = end + (text[end] === '章' ? 1 : 2);
      while (i < limit && '、:： \u3000'.includes(text[i]!)) i++;
      return { style: 'part', value, end: i };
    }
    return NONE;
  }
  const [value, end] = hanNumber(text, i, limit);
  if (value === 0) return NONE;
  i = end;
  skip();
  const mark = FOLD[text.charCodeAt(i)]!;
  if (i >= limit || (mark !== 0x3001 && mark !== 46 && mark !== 44 && mark !== 58)) return NONE;
  return { style: 'han', value, end: i + 1 };
}

/** Behind a backslash that Markdown sets before a point or bracket: it stands for nothing. */
function escaped(text: string, i: number): number {
  return text.charCodeAt(i) === 92 && '.)(:,'.includes(text[i + 1] ?? ' ') ? i + 1 : i;
}

function arabic(text: string, i: number, limit: number): [number, number] {
  let value = 0;
  const start = i;
  for (; i < limit && i - start < 4; i++) {
    const d = FOLD[text.charCodeAt(i)]!;
    if (!isDigit(d)) break;
    value = value * 10 + d - 48;
  }
  return [value, i];
}

/** A label ready to be compared: its numbering apart, its words without spaces, tags and punctuation. */
export interface LabelKey {
  readonly numbering: Numbering;
  readonly core: string;
}

/** Folds a label so that spellings which differ only in width, spacing, punctuation or tags become equal. */
export function labelKey(raw: string): LabelKey {
  const text = stripMarkup(raw);
  let start = 0;
  while (
    start < text.length &&
    !(CLASS[text.charCodeAt(start)]! & (HAN | DIGIT | LETTER)) &&
    FOLD[text.charCodeAt(start)] !== 40
  )
    start++;
  const numbering = readNumbering(text, start, text.length);
  return { numbering, core: coreOf(text, numbering.style === '' ? 0 : numbering.end) };
}

/** Letters, digits and characters of a text from `start`, folded; nothing else. */
export function coreOf(text: string, start = 0): string {
  let out = '';
  for (let i = start; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (CLASS[c]! & (HAN | DIGIT | LETTER)) out += String.fromCharCode(FOLD[c]!);
  }
  return out;
}

/**
 * Edit distance with adjacent swaps (optimal string alignment), given up above `limit`.
 * @returns the distance, or `limit + 1`
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  if (a === b) return 0;
  const w = b.length + 1;
  let before: number[] = [],
    previous = Array.from({ length: w }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j < w; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let d = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2]! + 1);
      row.push(d);
      if (d < least) least = d;
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return Math.min(previous[w - 1]!, limit + 1);
}

/** A longer word is nobody's slip. */
const LONGEST_SLIP = 60;

/** The one of some words that was probably meant; undefined if none is near. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  if (written.length > LONGEST_SLIP) return undefined;
  const [best] = known
    .map((k) => ({ k, d: editDistance(written.toLowerCase(), k.toLowerCase(), 8) }))
    .sort((a, b) => a.d - b.d);
  return best && best.d <= Math.max(2, Math.floor(best.k.length / 3)) ? best.k : undefined;
}

const DISTANCES_MAX = 5000;
const distances = new Map<string, number>();

/** {@link editDistance}, remembered: the same few labels are compared at every keystroke and in every report. */
export function labelDistance(a: string, b: string, limit: number): number {
  const key = `${limit} ${a} ${b}`;
  let distance = distances.get(key);
  if (distance === undefined) {
    distance = editDistance(a, b, limit);
    if (distances.size >= DISTANCES_MAX) distances.clear();
    distances.set(key, distance);
  }
  return distance;
}
