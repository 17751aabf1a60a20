import type { Prose } from '../text/prose';
import type { Ratio } from './claims';
import type { Figure } from './figures';
import { ratiosOf, wholesOf } from './case-shares';
import type { Lexicon } from './lexicon';
import { backFrom, counts, NO_PROVISO, provisosOf, sameUnit, type Found } from './ratios';
import { speakerIn } from './scope';
import type { Token } from './tokens';
import { FILLER, OTHER_RATE, OWN, THIS_YEAR, WIDE } from './words';

// Rates that are called by what was done: 纠错率, 维持率, 公开率.

/** What a rate is called, and what the number is that it is the rate of. */
const RATES: readonly (readonly [rate: RegExp, done: RegExp])[] = [
  [/纠[错正]率$/, /纠正|纠错/],
  [/回收率$/, /收回|回收/],
  [/维持率$/, /维持/],
  [/公开率(?:\(.*\))?$/, /公开/],
  [/^(?:回复|答复|整改|解读|采纳|处理)率$/, /回复|答复|整改|解读|采纳|处理/],
];

const SOME = /[按及限]时|按期|依申请/;
/** 依申请公开 stays: it says that not all is meant. */
const APPLIED = /(?:政府)?信息公开(?=.*申请)|公开(?=申请)/;
const wordsOf = (f: Figure, tokens: readonly Token[], prose: Prose): string =>
  prose.slice(tokens[f.left]!.start, f.token.start);

const doneBy = (word: string): RegExp | undefined => RATES.find(([rate]) => rate.test(word))?.[1];

/** What a rate is called by its word among the tokens, by the figures before it, else by the tables. */
export function namedRate(
  tokens: readonly Token[],
  figures: readonly Figure[],
  n: number,
  named: number,
  lexicon: Lexicon,
  prose: Prose,
): Found | undefined {
  if (figures[n]!.role !== 'now') return undefined;
  const word = prose.slice(tokens[named]!.start, tokens[named]!.end);
  return (
    ofFigures(tokens, figures, n, word, lexicon, prose) ??
    ofColumn(tokens, figures, n, doneBy(word), lexicon) ??
    ofRow(tokens, figures[n]!, word, lexicon)
  );
}

/** 予以公开率46.6%, 公开率（含部分公开）60.3%: of the applications that are spoken of. */
function ofRow(tokens: readonly Token[], f: Figure, word: string, { frames }: Lexicon): Found | undefined {
  const stem = word.replace('率', '');
  const isPlain = (t: Token) =>
    t.kind === 'word' ? PLAIN.includes(t.entry.plain) : t.kind === 'number' && t.of === 'year';
  if (!tokens.slice(f.left, f.at).every(isPlain)) return undefined;
  for (const frame of frames) {
    const { data, index } = frame;
    if (!data.row || f.topic !== index) continue;
    // 公开率 alone may be of what was made public at all.
    const row = data.rows.findIndex((r) => r.words?.some((w) => foldName(w) === stem));
    if (row < 0) continue;
    const wholes = frame.readings(undefined, undefined);
    return {
      ...NO_PROVISO,
      ...speakerIn(f.doer),
      year: f.year,
      ratios: frame
        .readings(row, undefined)
        .flatMap((part) => wholes.map((whole): Ratio => ({ op: 'share', part, whole }))),
    };
  }
  return undefined;
}

const PLAIN = [FILLER, OTHER_RATE, OWN, THIS_YEAR, WIDE];
/** Brackets as prose has them. */
const foldName = (word: string): string => word.replace('（', '(').replace('）', ')');

/** 公开率, 纠错率: of what the sentence counts the last that is said to be public or put right, out of one before it. */
function ofFigures(
  tokens: readonly Token[],
  figures: readonly Figure[],
  n: number,
  word: string,
  { frames }: Lexicon,
  prose: Prose,
): Found | undefined {
  const f = figures[n]!;
  const timely = /^[按及限依][时期法](?:办结|答复)率$/.test(word);
  const stem = timely ? new RegExp(`${word.slice(0, -1)}|(?:期限|时限)内${word.slice(2, -1)}`) : doneBy(word);
  const before = backFrom(figures, n).filter((x) => x.sentence === f.sentence && counts(x));
  if (!stem || before.some((x) => x.token.rough)) return undefined;
  // 回复率 is that of what was 回复, not of what was 办理.
  const own = word.replace(/率$/, '');
  const isVerb = /^(?:回复|答复|整改|解读|采纳|处理)$/.test(own);
  // 按期回复386条 of 386: then all of them.
  const isAll = (x: Figure) =>
    before.some((y) => y !== x && y.token.value === x.token.value && !SOME.test(wordsOf(y, tokens, prose)));
  const isOf = (x: Figure) => {
    // 政府信息公开申请: what is applied for, not what was made public.
    const clause = wordsOf(x, tokens, prose).replace(APPLIED, '');
    // Of what is not all of one kind nobody can tell: 按时公开, 依申请公开.
    return stem.test(clause) && (!isVerb || clause.includes(own)) && (timely || !SOME.test(clause) || isAll(x));
  };
  const last = before[before.length - 1];
  if (!last || last.role !== 'now' || !isOf(last)) return undefined;
  const done = before.filter((x) => x.role === 'now' && sameUnit(x, last) && isOf(x)).map((x) => x.token.value);
  const parts = [...new Set([last.token.value, ...done, done.reduce((a, b) => a + b, 0)])];
  const wholes = before
    .filter((x) => x !== last && x.role === 'now' && sameUnit(x, last))
    .map((x) => x.token.value)
    .reverse();
  // 建议86件、提案94件: of both together.
  wholes.push(
    ...wholes.reduce<number[]>((sums, w, k) => (k > 0 ? [...sums, (sums.at(-1) ?? wholes[0]!) + w] : sums), []),
  );
  const ratios = parts.flatMap((part) =>
    wholes.filter((whole) => whole >= part).map((whole): Ratio => ({ op: 'share', part, whole })),
  );
  // 复议15件，维持9件，维持率64.3%: of those that were concluded.
  const claim = last.claim ?? last.weak;
  const frame = claim && frames[claim.frame]!;
  if (wholes.length > 0 && frame?.data.section !== undefined && claim?.row !== undefined)
    for (const whole of wholesOf(frame, claim.row).flat()) ratios.push({ op: 'share', part: last.token.value, whole });
  // 行政复议被纠正171件，纠错率12.6%: of how many, the tables know.
  if (wholes.length === 0 && frame?.data.section !== undefined && claim && !claim.weak && claim.row !== undefined)
    return {
      ...provisosOf(claim),
      rests: claim,
      ratios: wholesOf(frame, claim.row)
        .flat()
        .map((whole) => ({ op: 'share', part: last.token.value, whole })),
    };
  // 予以公开69件、部分公开28件，公开率53.0%: of all that were dealt with.
  if (frame?.data.row)
    for (const whole of frame.readings(undefined, undefined))
      ratios.push(...parts.map((part): Ratio => ({ op: 'share', part, whole })));
  // 按时答复58件，按时答复率100%: of those answered.
  if (timely) ratios.push({ op: 'share', part: last.token.value, whole: last.token.value });
  return { ratios };
}

/** 政府信息公开复议案件维持率68.9%: of the cases that the clause names, or else those that were counted last. */
function ofColumn(
  tokens: readonly Token[],
  figures: readonly Figure[],
  n: number,
  done: RegExp | undefined,
  { frames }: Lexicon,
): Found | undefined {
  const f = figures[n]!;
  const own = tokens.slice(f.left, f.at);
  const isOther = (t: Token) => t.kind !== 'word' && !(t.kind === 'number' && t.of === 'year');
  if (!done || own.some(isOther)) return undefined;
  for (const frame of frames) {
    const { data, index } = frame;
    if (data.section === undefined) continue;
    const column = data.columns?.findIndex((c) => c.words?.some((w) => done.exec(w)?.[0] === w)) ?? -1;
    if (column < 0) continue;
    const slots = own.flatMap((t) => (t.kind === 'word' ? t.entry.roles.filter((r) => r.frame === index) : []));
    const rows = slots.filter((r) => r.slot === 'row').map((r) => r.index);
    const last = backFrom(figures, n)
      .filter((x) => x.sentence === f.sentence && x.claim?.frame === index)
      .at(-1)?.claim;
    const row = rows[0] ?? (figures[n - 1]?.claim === last ? last?.row : undefined);
    if (row === undefined || rows.length > 1) return undefined;
    const isNamed = slots.some((r) => r.slot === 'object') || (last !== undefined && last.section === undefined);
    return {
      ...(last && rows.length === 0 ? provisosOf(last) : { ...NO_PROVISO, ...speakerIn(f.doer), year: f.year }),
      ...(!isNamed && { section: data.section }),
      ratios: ratiosOf(frame, row, column),
    };
  }
  return undefined;
}
