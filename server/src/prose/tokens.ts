import { CLASS, HAN, isDigit, LETTER, NUMERAL } from '../text/chars';
import { readChinese } from '../text/numerals';
import type { Prose } from '../text/prose';
import type { Entry, Lexicon } from './lexicon';

/** `other`: a number that counts nothing of interest; `bare`: one without a unit; `years`: a year with 年 behind it. */
export type NumberKind = 'count' | 'percent' | 'points' | 'amount' | 'year' | 'date' | 'bare' | 'other';

/** A word of the lexicon, a number, a mark that parts clauses, or a stretch of anything else. Offsets are those of the prose. */
export type Token =
  | { readonly kind: 'word'; readonly start: number; readonly end: number; readonly entry: Entry }
  | NumberToken
  | { readonly kind: 'stop'; readonly start: number; readonly end: number; readonly code: number }
  | { readonly kind: 'gap'; readonly start: number; end: number };

export interface NumberToken {
  readonly kind: 'number';
  readonly of: NumberKind;
  readonly start: number;
  /** Behind the digits, and behind the unit. */
  readonly digitsEnd: number;
  readonly end: number;
  readonly value: number;
  /** Digits behind the point, fewer than none where the last one counts tens or more: 1.45亿元 in 万元. */
  readonly decimals: number;
  /** Code unit of the measure word, 0 for none. */
  readonly unit: number;
  /** More or less this number: 余, 多, 万. */
  readonly rough: boolean;
}

export const COMMA = 44,
  COLON = 58,
  SEMICOLON = 59,
  FULL_STOP = 0x3002,
  PAUSE = 0x3001,
  OPEN = 40,
  CLOSE = 41;
const STOPS = new Set([...',:;!?()"\'<>[]|。、'].map((c) => c.charCodeAt(0)));
const STOP_TABLE = (() => {
  const t = new Uint8Array(65536);
  for (const c of STOPS) t[c] = 1;
  return t;
})();
const code = (c: string) => c.charCodeAt(0);
const UNITS = new Set([...'件条份宗起项例部笔'].map(code));
/** What these stand before is no unit: 3部门, 5项目. */
const NO_UNITS = new Set(['部门', '部委', '部队', '部长', '部署', '项目', '例如', '起草', '起来', '条例', '笔试']);
const YEAR = code('年'),
  DU = code('度'),
  MONTH = code('月'),
  DAY = code('日'),
  MORE = code('余'),
  MANY = code('多'),
  TIMES = code('次'),
  AFFAIR = code('事'),
  WAN = code('万'),
  YI = code('亿'),
  YUAN = code('元'),
  NTH = code('第'),
  GE = code('个');
const QUAN = code('全');
const HUNDRED = code('百'),
  FEN = code('分'),
  ZHI = code('之'),
  POINT = code('点');
const QUOTE = 34,
  DOT = 46;
const EACH_OF = '各';
const DASHES = new Set([45, 126]);

export const isUnit = (c: number): boolean => UNITS.has(c);
export const isStop = (c: number): boolean => STOP_TABLE[c] !== 0;

/** Ends a sentence; 。 ends one for certain, ; may part items of a list. */
export const endsSentence = (c: number): boolean => c === FULL_STOP || c === SEMICOLON || c === 33 || c === 63;

/** 甲、乙各100条, 甲、乙各收到5件: the figure at `at` stands for each of several; not so 各行政机关. */
export function forEach(tokens: readonly Token[], left: number, at: number): boolean {
  for (let i = left; i < at; i++) {
    const t = tokens[i]!,
      next = tokens[i + 1]!;
    if (
      t.kind === 'word' &&
      t.entry.word === EACH_OF &&
      (i + 1 === at || (next.kind === 'word' && next.entry.roles.some((r) => r.slot === 'row')))
    )
      return true;
  }
  return false;
}

/** Cuts prose into tokens, longest words first. */
export function tokenize(prose: Prose, lexicon: Lexicon): Token[] {
  const { codes } = prose;
  const { tree, entries } = lexicon;
  const out: Token[] = [];
  let gap: { kind: 'gap'; start: number; end: number } | undefined;
  for (let i = 0; i < codes.length;) {
    const c = codes[i]!;
    let token: Token | undefined;
    if (isDigit(c)) token = listNumber(codes, i) ?? readNumber(codes, i);
    else if (c === QUOTE) token = quotedWord(codes, i, lexicon);
    if (!token && !isDigit(c)) {
      const length = tree.longest(codes, i);
      if (length > 0) token = { kind: 'word', start: i, end: i + length, entry: entries[tree.found]! };
      else if (STOP_TABLE[c]) token = { kind: 'stop', start: i, end: i + 1, code: c };
      else if (CLASS[c]! & NUMERAL) token = readHan(prose, i);
    }
    if (token) {
      out.push(token);
      i = token.end;
      gap = undefined;
      continue;
    }
    if (gap) gap.end = i + 1;
    else out.push((gap = { kind: 'gap', start: i, end: i + 1 }));
    i++;
  }
  return out;
}

/** ;2.部分公开8件: the number of a point, as if it were the mark before it. */
function listNumber(codes: Uint16Array, start: number): Token | undefined {
  if (start > 0 && !STOP_TABLE[codes[start - 1]!]) return undefined;
  const dot = isDigit(codes[start + 1] ?? 0) ? start + 2 : start + 1;
  if (codes[dot] !== DOT || !(CLASS[codes[dot + 1] ?? 0]! & HAN)) return undefined;
  return { kind: 'stop', start, end: dot + 1, code: COMMA };
}

/** “予以公开”27件: a word in quotes is that word. */
function quotedWord(codes: Uint16Array, start: number, { tree, entries }: Lexicon): Token | undefined {
  const length = tree.longest(codes, start + 1);
  if (length === 0 || codes[start + 1 + length] !== QUOTE) return undefined;
  return { kind: 'word', start: start + 1, end: start + length + 2, entry: entries[tree.found]! };
}

function readNumber(codes: Uint16Array, start: number): NumberToken {
  let i = start,
    value = 0,
    decimals = 0;
  const length = codes.length;
  const digit = (at: number) => at < length && isDigit(codes[at]!);
  while (digit(i)) value = value * 10 + codes[i++]! - 48;
  for (
    let groups = 0;
    codes[i] === COMMA && i - start <= 3 + 4 * groups && digit(i + 1) && digit(i + 2) && digit(i + 3) && !digit(i + 4);
    groups++
  ) {
    value = value * 1000 + (codes[i + 1]! - 48) * 100 + (codes[i + 2]! - 48) * 10 + codes[i + 3]! - 48;
    i += 4;
  }
  if (codes[i] === 46 && digit(i + 1)) {
    let scale = 1;
    for (i++; digit(i); i++) {
      value = value * 10 + codes[i]! - 48;
      scale *= 10;
      decimals++;
    }
    value /= scale;
  }
  const digitsEnd = i;
  const make = (of: NumberKind, end: number, unit = 0, rough = false): NumberToken => ({
    kind: 'number',
    of,
    start,
    digitsEnd,
    end,
    value,
    decimals,
    unit,
    rough,
  });
  const before = start > 0 ? codes[start - 1]! : 0,
    next = i < length ? codes[i]! : 0;
  if (
    before === NTH ||
    DASHES.has(before) ||
    CLASS[before]! & LETTER ||
    CLASS[next]! & LETTER ||
    (DASHES.has(next) && digit(i + 1))
  )
    return make('other', i);
  if (next === 37) return make('percent', i + 1);
  if (next === YEAR && decimals === 0)
    return value >= 1990 && value < 2050 ? make('year', codes[i + 1] === DU ? i + 2 : i + 1) : make('other', i);
  // 2023全年
  if (next === QUAN && codes[i + 1] === YEAR && value >= 1990 && value < 2050 && i - start === 4)
    return make('year', i + 2);
  if (next === MONTH || next === DAY) return make('date', i + 1);
  if (next === WAN || next === YI) {
    if (codes[i + 1] === YUAN) {
      if (next === YI) {
        value *= 10000;
        decimals -= 4;
      }
      return make('amount', i + 2, WAN);
    }
    value *= next === WAN ? 1e4 : 1e8;
    return make('other', i + 1, 0, true);
  }
  if (next === YUAN) return make('amount', i + 1, YUAN);
  if (next === GE && codes[i + 1] === code('百') && codes[i + 2] === code('分') && codes[i + 3] === code('点'))
    return make('points', i + 4);
  if (next === MORE || next === MANY) return make('other', i + 1, codes[i + 1] ?? 0, true);
  return counted(codes, i, make);
}

function counted(
  codes: Uint16Array,
  i: number,
  make: (of: NumberKind, end: number, unit?: number, rough?: boolean) => NumberToken,
): NumberToken {
  const next = i < codes.length ? codes[i]! : 0,
    second = i + 1 < codes.length ? codes[i + 1]! : 0;
  if (UNITS.has(next) && !NO_UNITS.has(String.fromCharCode(next, second)))
    return second === TIMES || second === MORE || second === MANY || (second === AFFAIR && next === code('件'))
      ? make('other', i + 1, next, true)
      : make('count', i + 1, next);
  if (CLASS[next]! & HAN && next !== NTH) return make('other', i + 1, next);
  return make('bare', i);
}

/** 十二件, 两件, 零: only with a unit behind it, or none at all. */
function readHan(prose: Prose, start: number): Token | undefined {
  const { codes } = prose;
  if (codes[start] === HUNDRED && codes[start + 1] === FEN && codes[start + 2] === ZHI)
    return readPercent(prose, start);
  let i = start;
  while (i < codes.length && CLASS[codes[i]!]! & NUMERAL) i++;
  const value = readChinese(prose.slice(start, i));
  if (value === undefined || codes[start - 1] === NTH) return undefined;
  const make = (of: NumberKind, end: number, unit = 0, rough = false): NumberToken => ({
    kind: 'number',
    of,
    start,
    digitsEnd: i,
    end,
    value,
    decimals: 0,
    unit,
    rough,
  });
  if (i < codes.length && codes[i] === YEAR && value >= 2000 && value < 2050)
    return make('year', codes[i + 1] === DU ? i + 2 : i + 1);
  const token = counted(codes, i, make);
  return token.of === 'count' || (token.of === 'bare' && value === 0) || token.rough ? token : undefined;
}

// 二三十: about so many.
const ABOUT = /[一二三四五六七八九]{2}/;

/** 百分之三十六点四, 百分之36.4. */
function readPercent(prose: Prose, start: number): Token | undefined {
  const { codes } = prose;
  const from = start + 3;
  const make = (of: NumberKind, end: number, value: number, decimals: number): NumberToken => ({
    kind: 'number',
    of,
    start,
    digitsEnd: end,
    end,
    value,
    decimals,
    unit: 0,
    rough: of !== 'percent',
  });
  if (isDigit(codes[from] ?? 0)) {
    const n = readNumber(codes, from);
    return make(
      n.of === 'bare' || (n.of === 'other' && n.unit !== 0 && !n.rough) ? 'percent' : 'other',
      n.digitsEnd,
      n.value,
      n.decimals,
    );
  }
  const run = (i: number) => {
    while (i < codes.length && CLASS[codes[i]!]! & NUMERAL) i++;
    return i;
  };
  const whole = run(from),
    end = codes[whole] === POINT ? run(whole + 1) : whole;
  const value = readChinese(prose.slice(from, whole));
  if (value === undefined) return undefined;
  const decimals = Math.max(end - whole - 1, 0);
  let fraction = 0;
  for (let i = whole + 1; i < end; i++) {
    const d = readChinese(prose.slice(i, i + 1));
    if (d === undefined || d > 9) return undefined;
    fraction = fraction * 10 + d;
  }
  const more =
    codes[end] === MORE ||
    codes[end] === MANY ||
    (codes[end] === PAUSE && (CLASS[codes[end + 1] ?? 0]! & NUMERAL) !== 0 && codes[end + 2] !== FEN);
  return make(
    more || ABOUT.test(prose.slice(from, whole)) ? 'other' : 'percent',
    end,
    value + fraction / 10 ** decimals,
    decimals,
  );
}
