import type { Prose } from '../text/prose';
import type { PercentageClaim, Ratio } from './claims';
import type { Figure } from './figures';
import type { Frame, Lexicon, Reading } from './lexicon';
import { speakerIn } from './scope';
import { backFrom, counts, NO_PROVISO, provisosOf, sameUnit, says, type Found } from './ratios';
import { difference, growth, points } from './read-growth';
import { carriesOn, shareOf } from './share-of';
import { sharesAlike } from './shares-alike';
import { CLOSE, OPEN } from './marks';
import type { NumberToken } from './numbers';
import type { Token } from './tokens';
import { AMONG, DOWN, EACH, FILLER, FROM, LAST_YEAR, OTHER_RATE, RATE, ROUGH, SCOPE, SHARE, UP } from './words';

/** Percentages and differences that can be calculated from numbers of the sentence or from the tables. */
export function readRates(
  tokens: readonly Token[],
  figures: readonly Figure[],
  lexicon: Lexicon,
  prose: Prose,
): PercentageClaim[] {
  const out: PercentageClaim[] = [];
  const taken = new Set<number>();
  figures.forEach((f, n) => {
    const { token } = f;
    if (token.rough || around(tokens, f) || (token.of === 'percent' && says(tokens, f.left, f.at, ROUGH) >= 0)) return;
    const found =
      token.of === 'percent'
        ? percentage(tokens, figures, n, lexicon, prose)
        : token.of === 'points'
          ? (points(tokens, figures, n) ?? growthInPoints(tokens, figures, n))
          : f.role === 'more' || f.role === 'less'
            ? difference(tokens, figures, n)
            : undefined;
    if (found && found.ratios.length > 0) {
      taken.add(f.at);
      out.push({
        kind: 'percentage',
        start: token.start,
        end: token.of === 'percent' ? token.end : token.digitsEnd,
        value: token.value,
        decimals: token.decimals,
        unit: token.of === 'percent' ? '%' : '',
        rests: undefined,
        ...NO_PROVISO,
        ...found,
      });
    }
  });
  out.push(...sharesAlike(tokens, figures, taken, lexicon));
  return out;
}

/** 收到59件，同比2022年的65件下降9.2个百分点: percents are meant. */
function growthInPoints(tokens: readonly Token[], figures: readonly Figure[], n: number): Found | undefined {
  const f = figures[n]!;
  if (f.role !== 'more' && f.role !== 'less') return undefined;
  if (backFrom(figures, n).some((x) => x.period === f.period && x.token.of === 'percent')) return undefined;
  return growth(tokens, figures, n, f.role === 'less');
}

function around(tokens: readonly Token[], f: Figure): boolean {
  const is = (t: Token | undefined) => t?.kind === 'word' && t.entry.plain === ROUGH && t.entry.roles.length === 0;
  return is(tokens[f.at - 1]) || is(tokens[f.at + 1]);
}

function percentage(
  tokens: readonly Token[],
  figures: readonly Figure[],
  n: number,
  lexicon: Lexicon,
  prose: Prose,
): Found | undefined {
  const f = figures[n]!;
  const has = (plain: number) => says(tokens, f.left, f.at, plain);
  if (has(EACH) >= 0) return undefined;
  const shown = f.role === 'now' ? fractionBehind(tokens, f, prose) : undefined;
  if (shown) return { ratios: [shown] };
  if (has(SCOPE) >= 0) return undefined;
  const ofFigure = shareOfFigure(tokens, figures, n);
  if (ofFigure) return ofFigure;
  const named = has(OTHER_RATE);
  if (named >= 0) return namedRate(tokens, figures, n, named, prose);
  if (has(RATE) >= 0) return rate(tokens, figures, n) ?? rateOfTable(tokens, figures, n, lexicon);
  const share = has(SHARE);
  if (share >= 0)
    return has(UP) >= 0 || has(DOWN) >= 0 || has(LAST_YEAR) >= 0 || has(FROM) >= 0
      ? undefined
      : shareOf(tokens, figures, n, share, lexicon);
  if (f.role === 'more' || f.role === 'less') return growth(tokens, figures, n, f.role === 'less');
  return undefined;
}

/** 行政复议123件，占行政争议206件的59.7%: the whole stands in the words of the share. */
function shareOfFigure(tokens: readonly Token[], figures: readonly Figure[], n: number): Found | undefined {
  const [part, whole, f] = figures.slice(Math.max(0, n - 2), n + 1);
  if (!part || !whole || !f || f.role !== 'now' || f.at !== f.left + 1) return undefined;
  const close = tokens[f.left - 1];
  // 占全市（2059件）的2.9%
  const isBehind =
    whole.at === f.left - 1 || (whole.at === f.left - 2 && close?.kind === 'stop' && close.code === CLOSE);
  if (!isBehind) return undefined;
  const own = tokens[f.left]!;
  if (own.kind !== 'word' || own.entry.word !== '的' || says(tokens, whole.left, whole.at, SHARE) < 0) return undefined;
  const isCount = (x: Figure) => counts(x) && !x.token.rough && x.role === 'now' && x.sentence === f.sentence;
  if (!isCount(part) || !isCount(whole) || !sameUnit(part, whole)) return undefined;
  return { ratios: [{ op: 'share', part: part.token.value, whole: whole.token.value }] };
}

/** 办结率97%(32/33), 答复率97%(32件/33件): the bracket says what it was calculated from, whoever is spoken of. */
function fractionBehind(tokens: readonly Token[], f: Figure, prose: Prose): Ratio | undefined {
  const [open, part, slash, whole, close] = tokens.slice(f.at + 1, f.at + 6);
  if (
    open?.kind !== 'stop' ||
    open.code !== OPEN ||
    close?.kind !== 'stop' ||
    close.code !== CLOSE ||
    part?.kind !== 'number' ||
    whole?.kind !== 'number'
  )
    return undefined;
  if (slash?.kind !== 'gap' || !'/÷'.includes(prose.slice(slash.start, slash.end))) return undefined;
  const plain = (t: NumberToken) => !t.rough && (t.of === 'count' || t.of === 'bare' || t.of === 'other');
  if (!plain(part) || !plain(whole) || (part.unit !== 0 && part.unit !== whole.unit) || part.value > whole.value)
    return undefined;
  return { op: 'share', part: part.value, whole: whole.value };
}

/** 办结率: done out of received, by the two numbers before it, else by the tables. */
function rate(tokens: readonly Token[], figures: readonly Figure[], n: number): Found | undefined {
  const f = figures[n]!;
  const before = backFrom(figures, n).filter(
    (x) => x.sentence === f.sentence && counts(x) && x.role === 'now' && !x.token.rough,
  );
  if (before.length === 1 && carriesOn(tokens, figures, n))
    before.unshift(
      ...backFrom(figures, n)
        .filter((x) => x.period === f.period - 1 && counts(x) && !x.token.rough)
        .slice(-1),
    );
  const done = before[before.length - 1],
    all = before[before.length - 2];
  const doneSays = done && tokens.slice(done.left, done.at).some((t) => t.kind === 'word' && /办结/.test(t.entry.word));
  if (!done || !all || !doneSays || !sameUnit(done, all) || done.token.value > all.token.value) return undefined;
  const among = tokens.slice(all.left, done.left).some((t) => t.kind === 'word' && t.entry.plain === AMONG);
  if (among && all.period === done.period) return undefined;
  return { ratios: [{ op: 'share', part: done.token.value, whole: all.token.value }] };
}

/** 办结58件，办结率93.5%: of what came in, by the tables; so is what was done, where nothing says how many. */
function rateOfTable(
  tokens: readonly Token[],
  figures: readonly Figure[],
  n: number,
  { frames }: Lexicon,
): Found | undefined {
  const f = figures[n]!;
  let received: Figure | undefined;
  for (const x of [...backFrom(figures, n)].reverse()) {
    if (x.sentence !== f.sentence || x.role !== 'now' || !x.claim || !frames[x.claim.frame]!.data.row) break;
    const wholes = frames[x.claim.frame]!.readings(undefined, undefined);
    const key = x.claim.readings[0]!.join();
    // 办结2038件，结转92件，办结率95.7%: what went on stands between.
    if (key === doneIn(frames[x.claim.frame]!)?.join())
      return {
        ...provisosOf(x.claim),
        ratios: wholes.map((whole): Ratio => ({ op: 'share', part: x.token.value, whole })),
      };
    if (wholes.some((whole) => whole.join() === key)) received ??= x;
  }
  const frame = frames[received?.claim?.frame ?? f.topic];
  const part = frame?.data.row && doneIn(frame);
  if (!part || (!received && !saysOnlyRate(tokens, f))) return undefined;
  const wholes = [...frame.readings(undefined, undefined), ...(received ? [received.token.value] : [])];
  return {
    ...(received ? provisosOf(received.claim) : { ...NO_PROVISO, ...speakerIn(f.doer), year: f.year }),
    ratios: wholes.map((whole): Ratio => ({ op: 'share', part, whole })),
  };
}

/** What was done, in a frame that knows it. */
function doneIn(frame: Frame): Reading | undefined {
  const row = frame.data.rows.findIndex((r) => r.words?.includes('办结'));
  return row < 0 ? undefined : frame.readings(row, undefined)[0];
}

const saysOnlyRate = (tokens: readonly Token[], { left, at }: Figure): boolean =>
  tokens.slice(left, at).every((t) => t.kind === 'word' && (t.entry.plain === RATE || t.entry.plain === FILLER));

/** What a rate is called, and what the number is that it is the rate of. */
const STEMS: readonly (readonly [RegExp, RegExp])[] = [
  [/纠错率$/, /纠正|纠错/],
  [/回收率$/, /收回|回收/],
  [/维持率$/, /维持/],
  [/公开率$/, /公开/],
  [/^(?:回复|答复|整改|解读|采纳|处理)率$/, /回复|答复|整改|解读|采纳|处理/],
];

const SOME = /[按及限]时|按期|依申请/;
const wordsOf = (f: Figure, tokens: readonly Token[], prose: Prose): string =>
  prose.slice(tokens[f.left]!.start, f.token.start);

/** 公开率, 纠错率: of what the sentence counts the last that is said to be public or put right, out of one before it. */
function namedRate(
  tokens: readonly Token[],
  figures: readonly Figure[],
  n: number,
  named: number,
  prose: Prose,
): Found | undefined {
  const f = figures[n]!;
  const word = prose.slice(tokens[named]!.start, tokens[named]!.end);
  const timely = /^[按及限依][时期法](?:办结|答复)率$/.test(word);
  const stem = timely
    ? new RegExp(`${word.slice(0, -1)}|(?:期限|时限)内${word.slice(2, -1)}`)
    : STEMS.find(([rate]) => rate.test(word))?.[1];
  const before = backFrom(figures, n).filter((x) => x.sentence === f.sentence && counts(x));
  if (!stem || f.role !== 'now' || before.some((x) => x.token.rough)) return undefined;
  // 回复率 is that of what was 回复, not of what was 办理.
  const own = word.replace(/率$/, '');
  const isVerb = /^(?:回复|答复|整改|解读|采纳|处理)$/.test(own);
  // 按期回复386条 of 386: then all of them.
  const isAll = (x: Figure) =>
    before.some((y) => y !== x && y.token.value === x.token.value && !SOME.test(wordsOf(y, tokens, prose)));
  const isOf = (x: Figure) => {
    const clause = wordsOf(x, tokens, prose);
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
  // 按时答复58件，按时答复率100%: of those answered.
  if (timely) ratios.push({ op: 'share', part: last.token.value, whole: last.token.value });
  return { ratios };
}
