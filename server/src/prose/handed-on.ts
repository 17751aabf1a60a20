import type { Lexicon } from './lexicon';
import type { NumberToken } from './numbers';
import type { Token } from './tokens';
import { FILLER, FROM, HAND_ON, LAST_YEAR, THIS_YEAR, TO } from './words';

/**
 * 2022年结转, 结转至2024年办理: a year says from which to which. Read as the words for “from last year” and “to the
 * next”, said of the year in between.
 */
export function readHandedOn(tokens: Token[], lexicon: Lexicon): Token[] {
  const words = lexicon.handedOn;
  if (!words) return tokens;
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!;
    const onward = yearBehind(tokens, i, lexicon);
    // 由2022年结转至2023年办理: in which year it was carried in.
    if (onward && !onward.isFrom && comesFrom(out, onward.year.value - 1)) {
      out.splice(-2, 2, onward.year, { kind: 'word', start: t.start, end: onward.year.end, entry: words.from });
      i = behindDoing(tokens, onward.at);
      continue;
    }
    if (onward) {
      const { year, at, isFrom } = onward;
      out.push(
        { ...year, start: t.start, end: t.start, value: isFrom ? year.value : year.value - 1 },
        { kind: 'word', start: t.start, end: year.end, entry: isFrom ? words.from : words.to },
      );
      i = behindDoing(tokens, at);
      continue;
    }
    const next = tokens[i + 1];
    const beside = besideYearWord(tokens, i, lexicon);
    if (beside) {
      if (beside.isFrom) dropFrom(out);
      out.push(beside.word);
      i = beside.isFrom ? behindThisYear(tokens, beside.at) : beside.at;
      continue;
    }
    if (t.kind === 'number' && t.of === 'year' && isHandOn(next) && !yearBehind(tokens, i + 1, lexicon)) {
      dropFrom(out);
      out.push({ ...t, value: t.value + 1 }, { kind: 'word', start: next.start, end: next.end, entry: words.from });
      i = behindThisYear(tokens, i + 1);
      continue;
    }
    out.push(t);
  }
  return out;
}

/** 上一年度转入, 结转至明年继续办理: words for the year, of which there are many, with those for handing on. */
function besideYearWord(
  tokens: readonly Token[],
  at: number,
  { handedOn }: Lexicon,
): { readonly word: WordToken; readonly at: number; readonly isFrom: boolean } | undefined {
  const t = tokens[at],
    next = tokens[at + 1];
  if (!isWord(t)) return undefined;
  if (t.entry.plain === LAST_YEAR && t.entry.roles.length === 0 && isHandOn(next) && !isYear(tokens[at + 2]))
    return { word: { kind: 'word', start: t.start, end: next.end, entry: handedOn!.from }, at: at + 1, isFrom: true };
  if (!isHandOn(t)) return undefined;
  let i = at + 1;
  if (isWord(tokens[i]) && (tokens[i] as WordToken).entry.plain === TO) i++;
  if (!NEXT.test(wordOf(tokens[i]))) return undefined;
  i = behindDoing(tokens, i);
  return { word: { kind: 'word', start: t.start, end: tokens[i]!.end, entry: handedOn!.to }, at: i, isFrom: false };
}

/** 继续办理 belongs to what is handed on. */
function behindDoing(tokens: readonly Token[], at: number): number {
  let i = at;
  while (DOING.test(wordOf(tokens[i + 1]))) i++;
  return i;
}
const DOING = /^(?:继续|继续办理|办理|处理)$/;

/** 2022年结转至本年继续办理: that it came to this year is what being carried in means. */
function behindThisYear(tokens: readonly Token[], at: number): number {
  let i = at + 1;
  if (isWord(tokens[i]) && (tokens[i] as WordToken).entry.plain === TO) i++;
  const year = tokens[i];
  return isWord(year) && year.entry.plain === THIS_YEAR ? behindDoing(tokens, i) : at;
}

const isFromWord = (t: Token | undefined): boolean => isWord(t) && t.entry.plain === FROM && t.entry.roles.length === 0;

/** 由上年结转: nothing grew from there. */
function dropFrom(out: Token[]): void {
  if (isFromWord(out[out.length - 1])) out.pop();
}

/** Whether the last two tokens are 由 and a year. */
function comesFrom(out: readonly Token[], value: number): boolean {
  const year = out[out.length - 1];
  return year?.kind === 'number' && year.of === 'year' && year.value === value && isFromWord(out[out.length - 2]);
}

const NEXT = /^(?:下年度?|明年|下一年度?|次年度?|来年)$/;
const isYear = (t: Token | undefined): boolean => t?.kind === 'number' && t.of === 'year';

type WordToken = Extract<Token, { kind: 'word' }>;
const isWord = (t: Token | undefined): t is WordToken => t?.kind === 'word';
const wordOf = (t: Token | undefined): string => (isWord(t) ? t.entry.word : '');
/** 将结转至下一年度 says what is, as the tables do. */
export const handsOn = (t: Token | undefined): boolean =>
  isWord(t) && t.entry.roles.some((r) => r.slot === 'row') && /^(?:结转|转)/.test(t.entry.word);

const isHandOn = (t: Token | undefined): t is WordToken => isWord(t) && t.entry.plain === HAND_ON;

/** The year behind 结转, or behind 上年结转至. */
function yearBehind(
  tokens: readonly Token[],
  at: number,
  { handedOn }: Lexicon,
): { readonly year: NumberToken; readonly at: number; readonly isFrom: boolean } | undefined {
  const t = tokens[at];
  if (!isWord(t)) return undefined;
  const row = handedOn!.from.roles.find((r) => r.slot === 'row');
  const isFrom = t.entry.roles.some((r) => r.slot === 'row' && r.frame === row?.frame && r.index === row.index);
  if (!isFrom && t.entry.plain !== HAND_ON) return undefined;
  let i = at + 1;
  while (isWord(tokens[i]) && [TO, FILLER].includes((tokens[i] as WordToken).entry.plain) && i < at + 3) i++;
  if (isFrom && i === at + 1) return undefined;
  const year = tokens[i];
  return year?.kind === 'number' && year.of === 'year' ? { year, at: i, isFrom } : undefined;
}
