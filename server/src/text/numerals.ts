import { CLASS, FOLD, isDigit, isHan, isInvisible, isSpace, NUMERAL } from './chars';

/** How a cell's text stands to a figure. */
export type FigureForm =
  /** ASCII digits, as the form wants them. */
  | 'plain'
  /** The same value in other dress: full-width digits, thousands separators, inner spaces. */
  | 'dressed'
  /** A figure with its unit behind it. */
  | 'unit'
  /** A dash, slash or word that stands for nothing: no figure. */
  | 'mark'
  /** Anything else. */
  | 'text'
  | 'blank';

export interface Figure {
  readonly form: FigureForm;
  readonly value: number | null;
  readonly unit?: string;
}

const BLANK: Figure = { form: 'blank', value: null };
const MARK: Figure = { form: 'mark', value: null };
const TEXT: Figure = { form: 'text', value: null };
// A cell never holds a longer number; longer digit strings lose precision and are no counts.
const MAX_DIGITS = 15;
const MARKS = /^(?:[-/\\~—–…·*×xX]+|无|無|空|暂无|没有|未|\?|？|n\/?a|nil|o|〇|零)$/i;
const UNITS = /^(.*?)(万元|亿元|元|件|条|份|宗|起|次|个|项|人次|人|%)$/;

const SMALL: readonly Figure[] = Array.from({ length: 1000 }, (_, value) => ({ form: 'plain', value }));
const WORD_MARKS = new Set(Array.from('无無空暂没未零〇有', (c) => c.charCodeAt(0)));
const UNIT_ENDS = new Set(Array.from('元件条份宗起次个项人', (c) => c.charCodeAt(0)));

/**
 * Whether characters at a text's ends rule out that it is a figure or a mark for none: most labels are told by them.
 */
const isWord = (first: number, last: number): boolean =>
  (isHan(first) && !WORD_MARKS.has(first)) || (isHan(last) && !UNIT_ENDS.has(last) && !WORD_MARKS.has(last));

/**
 * Reads the figure that a cell's text stands for.
 * @param text the whole source
 * @param start offset of the cell's first non-space character
 * @param end offset behind its last one
 */
export function readFigure(text: string, start: number, end: number): Figure {
  if (start >= end) return BLANK;
  let value = 0,
    i = start;
  while (i < end && isDigit(text.charCodeAt(i))) {
    value = value * 10 + text.charCodeAt(i) - 48;
    i++;
  }
  if (i === end)
    return end - start > MAX_DIGITS ? TEXT : value < SMALL.length ? SMALL[value]! : { form: 'plain', value };
  if (end - start > 40 || isWord(text.charCodeAt(start), text.charCodeAt(end - 1))) return TEXT;
  return readDressed(text.slice(start, end));
}

function readDressed(source: string): Figure {
  let raw = source;
  for (let i = 0; i < raw.length; i++)
    if (isInvisible(raw.charCodeAt(i))) {
      raw = Array.from(source)
        .filter((c) => !isInvisible(c.charCodeAt(0)))
        .join('');
      break;
    }
  let s = '',
    spaced = false;
  for (let i = 0; i < raw.length; i++) {
    const c = raw.charCodeAt(i);
    if (isSpace(c)) {
      if (s !== '' && isSpace(raw.charCodeAt(i + 1))) return TEXT;
      spaced = true;
      continue;
    }
    s += String.fromCharCode(FOLD[c]!);
  }
  if (s === '') return BLANK;
  if (raw !== source && s === raw && s.length <= MAX_DIGITS && /^\d+$/.test(s))
    return { form: 'plain', value: Number(s) };
  if (/^\d+\.\d+$/.test(s) && s === raw && s.length <= MAX_DIGITS) return { form: 'plain', value: Number(s) };
  const plain = /^([+-]?)([1-9]\d{0,2}(?:[,，']\d{3})+|\d+)(\.\d+)?$/.exec(s);
  if (plain) {
    if (spaced && !isOneFigure(raw)) return TEXT;
    const digits = plain[2]!.replace(/\D/g, '');
    // What a number cannot hold digit by digit is no figure: it would be another one.
    if (digits.length + (plain[3] ?? '.').length - 1 > MAX_DIGITS) return TEXT;
    const value = Number(plain[1] + digits + (plain[3] ?? ''));
    return { form: s === raw && plain[1] === '-' ? 'plain' : 'dressed', value };
  }
  if (MARKS.test(s)) return MARK;
  const unit = UNITS.exec(s);
  if (unit && unit[1] !== '') {
    const inner = readDressed(unit[1]!);
    if (inner.value !== null) return { form: 'unit', value: inner.value, unit: unit[2]! };
  }
  return spaced && /^\d+$/.test(s) && s.length <= MAX_DIGITS ? { form: 'dressed', value: Number(s) } : TEXT;
}

/**
 * Whether digits with spaces between them are set apart one by one or by thousands; other groups may be several
 * figures. A space that is no plain one was put there to part what stands around it.
 */
function isOneFigure(raw: string): boolean {
  const signed = raw.trim();
  const point = signed.search(/[.．]/);
  const from = signed.startsWith('+') || signed.startsWith('-') ? 1 : 0;
  const whole = signed.slice(from, point < 0 ? undefined : point).trim();
  const groups = whole.replaceAll(/[,，']/g, '').split(/\s/);
  // Space before or behind the digits parts none of them.
  if (groups.length === 1) return true;
  const oneByOne = /^\d(?:[ \u3000]\d)+$/.test(whole);
  return oneByOne || groups.every((g, i) => (i === 0 ? g.length <= 3 : g.length === 3));
}

const ERROR = /^#(?:REF!|DIV\/0!|VALUE!|NAME\?|N\/A|NUM!|NULL!|SPILL!|CALC!|#+)$/i;

/** Whether a text is what a spreadsheet shows where it has no value, or no room for one. */
export const isErrorValue = (text: string): boolean => ERROR.test(text);

const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const POWERS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Value of a Chinese numeral such as 十二, 三百零五, 一万二千, 二〇二三; undefined if it is none. */
export function readChinese(s: string): number | undefined {
  if (s.length === 0 || s.length > 12) return undefined;
  for (let i = 0; i < s.length; i++) if (!(CLASS[s.charCodeAt(i)]! & NUMERAL)) return undefined;
  if (!/[十百千万]/.test(s))
    return s.length === 1 || s.length >= 3 ? Number([...s].map((c) => DIGITS[c]).join('')) : undefined;
  let total = 0,
    section = 0,
    digit = -1;
  for (const c of s) {
    if (c in DIGITS) digit = DIGITS[c]!;
    else if (c === '万') {
      if (total) return undefined;
      total = (section + Math.max(digit, 0)) * 10000;
      section = 0;
      digit = -1;
    } else {
      section += (digit < 0 ? 1 : digit) * POWERS[c]!;
      digit = -1;
    }
  }
  return total + section + Math.max(digit, 0);
}

const SAME = /^(?:持平|不变|无变化|没有变化|无增减|未增减)$/;
const UP_OR_DOWN = '(?:净)?(?:(新增|增加|增|\\+|↑)|(减少|减|-|−|–|—|↓))了?';
const SO_MUCH = '(\\d{1,9}|[零一二两三四五六七八九十百千]{1,7})[件项个]?';
const AND_DOWN = '(?:[,，、;；/]?(?:减少|减|-)(\\d{1,9})[件项个]?)?';
const WORDED = new RegExp(`^${UP_OR_DOWN}${SO_MUCH}${AND_DOWN}$`);

/** Value of a change as it is worded: 减4, 增加3项, +2, ↓1, 增5减2, 持平; undefined if it is none. */
export function readChange(text: string): number | undefined {
  if (text.length > 20) return undefined;
  let s = '';
  for (let i = 0; i < text.length; i++)
    if (!isSpace(text.charCodeAt(i))) s += String.fromCharCode(FOLD[text.charCodeAt(i)]!);
  if (SAME.test(s)) return 0;
  const m = WORDED.exec(s);
  if (!m || (m[4] !== undefined && !m[1])) return undefined;
  const value = /^\d/.test(m[3]!) ? Number(m[3]) : readChinese(m[3]!);
  return value === undefined ? undefined : m[1] ? value - Number(m[4] ?? 0) : 0 - value;
}
