import { CLASS, HAN, isDigit, LETTER, NUMERAL } from '../text/chars';
import { readChinese } from '../text/numerals';
import type { Prose } from '../text/prose';
import { COMMA, isStop, PAUSE } from './marks';

/** `other`: a number that counts nothing of interest; `bare`: one without a unit; `years`: a year with 年 behind it. */
export type NumberKind = 'count' | 'percent' | 'points' | 'amount' | 'year' | 'date' | 'bare' | 'other';

export interface NumberToken {
  readonly kind: 'number';
  readonly of: NumberKind;
  readonly start: number;
  /** Behind the digits, and behind the unit. */
  readonly digitsEnd: number;
  readonly end: number;
  readonly value: number;
  /** Digits behind the point, fewer than none where the last one counts tens or more: 1.45亿元 in 万元, 4.21万件. */
  readonly decimals: number;
  /** Code unit of the measure word, 0 for none. */
  readonly unit: number;
  /** More or less this number: 余, 多, 万. */
  readonly rough: boolean;
}

const code = (c: string) => c.charCodeAt(0);
const UNITS = new Set([...'件条份宗起项例部笔封'].map(code));
/** What these stand before is no unit: 3部门, 5项目. */
const NO_UNITS = new Set(['部门', '部委', '部队', '部长', '部署', '项目', '例如', '起草', '起来', '条例', '笔试']);
const YEAR = code('年'),
  DU = code('度'),
  QUAN = code('全'),
  MONTH = code('月'),
  DAY = code('日'),
  MORE = code('余'),
  MANY = code('多'),
  TIMES = code('次'),
  AFFAIR = code('事'),
  PIECE = code('件'),
  WAN = code('万'),
  YI = code('亿'),
  YUAN = code('元'),
  NTH = code('第'),
  GE = code('个'),
  PERSON = code('人'),
  HOUSE = code('家'),
  HUNDRED = code('百'),
  FEN = code('分'),
  ZHI = code('之'),
  DIAN = code('点');
const SPACE = 32,
  DOT = 46,
  PERCENT = 37;
const DASHES = new Set([45, 126]);
export const isDash = (c: number): boolean => DASHES.has(c);

export const isUnit = (c: number): boolean => UNITS.has(c);

/** How far a number reaches, and what it is worth. */
interface Digits {
  readonly start: number;
  readonly digitsEnd: number;
  readonly value: number;
  readonly decimals: number;
}

const make = (d: Digits, of: NumberKind, end: number, unit = 0, rough = false): NumberToken => ({
  kind: 'number',
  of,
  start: d.start,
  digitsEnd: d.digitsEnd,
  end,
  value: d.value,
  decimals: d.decimals,
  unit,
  rough,
});

/** 1,247 and 36.4, whatever stands behind. */
function digitsAt(codes: Uint16Array, start: number): Digits {
  let i = start,
    value = 0,
    decimals = 0;
  const digit = (at: number) => at < codes.length && isDigit(codes[at]!);
  while (digit(i)) value = value * 10 + codes[i++]! - 48;
  for (
    let groups = 0;
    codes[i] === COMMA && i - start <= 3 + 4 * groups && digit(i + 1) && digit(i + 2) && digit(i + 3) && !digit(i + 4);
    groups++
  ) {
    value = value * 1000 + (codes[i + 1]! - 48) * 100 + (codes[i + 2]! - 48) * 10 + codes[i + 3]! - 48;
    i += 4;
  }
  if (codes[i] === DOT && digit(i + 1)) {
    let scale = 1;
    for (i++; digit(i); i++) {
      value = value * 10 + codes[i]! - 48;
      scale *= 10;
      decimals++;
    }
    value /= scale;
  }
  return { start, digitsEnd: i, value, decimals };
}

export function readNumber(codes: Uint16Array, start: number): NumberToken {
  const d = digitsAt(codes, start);
  const { value, decimals, digitsEnd: i } = d;
  const before = start > 0 ? codes[start - 1]! : 0,
    next = i < codes.length ? codes[i]! : 0;
  // 1—11月
  if (next === MONTH && DASHES.has(before) && value <= 12) return make(d, 'date', i + 1);
  if (
    before === NTH ||
    DASHES.has(before) ||
    CLASS[before]! & LETTER ||
    CLASS[next]! & LETTER ||
    (DASHES.has(next) && isDigit(codes[i + 1] ?? 0)) ||
    // 10 9件: one number or two.
    (before === SPACE && isDigit(codes[start - 2] ?? 0)) ||
    (next === SPACE && isDigit(codes[i + 1] ?? 0))
  )
    return make(d, 'other', i);
  if (next === PERCENT) return make(d, 'percent', i + 1);
  const isYear = value >= 1990 && value < 2050;
  if (next === YEAR && decimals === 0)
    return isYear ? make(d, 'year', codes[i + 1] === DU ? i + 2 : i + 1) : make(d, 'other', i);
  // 2023全年
  if (next === QUAN && codes[i + 1] === YEAR && isYear && i - start === 4) return make(d, 'year', i + 2);
  if (next === MONTH || next === DAY) return make(d, 'date', i + 1);
  if (next === WAN || next === YI) return tenThousands(codes, d, next);
  if (next === YUAN) return make(d, 'amount', i + 1, YUAN);
  if (next === GE && codes[i + 1] === HUNDRED && codes[i + 2] === FEN && codes[i + 3] === DIAN)
    return make(d, 'points', i + 4);
  if (next === MORE || next === MANY) return make(d, 'other', i + 1, codes[i + 1] ?? 0, true);
  return counted(codes, i, d);
}

/** 1286.35万元, 1.45亿元, 4.21万件: the last is told as far as its digits go. */
function tenThousands(codes: Uint16Array, d: Digits, scale: number): NumberToken {
  const i = d.digitsEnd,
    digits = scale === WAN ? 4 : 8;
  if (codes[i + 1] === YUAN)
    return scale === WAN
      ? make(d, 'amount', i + 2, WAN)
      : make({ ...d, value: d.value * 1e4, decimals: d.decimals - 4 }, 'amount', i + 2, WAN);
  const value = Math.round(d.value * 10 ** digits);
  if (d.decimals === 0) return make({ ...d, value }, 'other', i + 1, 0, true);
  const token = counted(codes, i + 1, { ...d, value, decimals: d.decimals - digits });
  const counts = token.of === 'count';
  return { ...token, of: counts ? 'count' : 'other', rough: !counts || token.rough || token.decimals < 0 };
}

/** 52件多, not 比52件多6件. */
const isMore = (codes: Uint16Array, at: number): boolean =>
  (codes[at] === MORE || codes[at] === MANY) && !isDigit(codes[at + 1] ?? 0);

function counted(codes: Uint16Array, i: number, d: Digits): NumberToken {
  const next = i < codes.length ? codes[i]! : 0,
    second = i + 1 < codes.length ? codes[i + 1]! : 0;
  if (UNITS.has(next) && !NO_UNITS.has(String.fromCharCode(next, second)))
    return (second === TIMES && next !== PIECE) || isMore(codes, i + 1) || (second === AFFAIR && next === PIECE)
      ? make(d, 'other', i + 1, next, true)
      : make(d, 'count', second === TIMES ? i + 2 : i + 1, next);
  if ((next === PERSON || next === HOUSE) && second === TIMES) return make(d, 'other', i + 2, next);
  // 59个, not 59个工作日.
  if (next === GE && (second === 0 || isStop(second))) return make(d, 'count', i + 1, next);
  if (CLASS[next]! & HAN && next !== NTH) return make(d, 'other', i + 1, next);
  return make(d, 'bare', i);
}

/** 4.21万件: a count told to so many digits. */
export const isRounded = ({ of, decimals }: NumberToken): boolean => of === 'count' && decimals < 0;

/** Characters of the longest number in Chinese numerals that anybody writes, and more. */
const LONGEST_HAN = 40;

const runOf = (codes: Uint16Array, from: number, most = Infinity): number => {
  let i = from;
  while (i < codes.length && i - from < most && CLASS[codes[i]!]! & NUMERAL) i++;
  return i;
};

/** 十二件, 两件, 零: only with a unit behind it, or none at all. */
export function readHan(prose: Prose, start: number): NumberToken | undefined {
  const { codes } = prose;
  if (opensPercent(codes, start) && codes[start + 2] === ZHI) return readPercent(prose, start);
  const i = runOf(codes, start, LONGEST_HAN);
  // A run that goes on behind that is no number, and is not looked through from each of its characters.
  const value = i - start < LONGEST_HAN ? readChinese(prose.slice(start, i)) : undefined;
  if (value === undefined || codes[start - 1] === NTH) return undefined;
  const d: Digits = { start, digitsEnd: i, value, decimals: 0 };
  if (i < codes.length && codes[i] === YEAR && value >= 2000 && value < 2050)
    return make(d, 'year', codes[i + 1] === DU ? i + 2 : i + 1);
  const token = counted(codes, i, d);
  return token.of === 'count' || (token.of === 'bare' && value === 0) || token.rough ? token : undefined;
}

/** 百分之…: what it opens with. */
export const opensPercent = (codes: Uint16Array, at: number): boolean => codes[at] === HUNDRED && codes[at + 1] === FEN;

// 二三十: about so many.
const ABOUT = /[一二三四五六七八九]{2}/;

/** 百分之三十六点四, 百分之36.4. */
function readPercent(prose: Prose, start: number): NumberToken | undefined {
  const { codes } = prose;
  const from = start + 3;
  const percent = (isOne: boolean, end: number, value: number, decimals: number): NumberToken =>
    make({ start, digitsEnd: end, value, decimals }, isOne ? 'percent' : 'other', end, 0, !isOne);
  if (isDigit(codes[from] ?? 0)) {
    const n = readNumber(codes, from);
    return percent(n.of === 'bare' || (n.of === 'other' && n.unit !== 0 && !n.rough), n.digitsEnd, n.value, n.decimals);
  }
  const whole = runOf(codes, from),
    end = codes[whole] === DIAN ? runOf(codes, whole + 1) : whole;
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
  return percent(!more && !ABOUT.test(prose.slice(from, whole)), end, value + fraction / 10 ** decimals, decimals);
}
