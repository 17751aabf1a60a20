import type { Prose } from '../text/prose';
import type { Operand, PercentageClaim, Ratio } from './claims';
import type { Figure } from './figures';
import type { Entry, Frame, Lexicon, Reading } from './lexicon';
import { speakerIn } from './scope';
import { backFrom, counts, NO_PROVISO, provisosOf, sameUnit, says, type Found } from './ratios';
import { difference, growth, points } from './read-growth';
import { listedShare } from './applicant-shares';
import { carriesOn, shareOf } from './share-of';
import { namedRate } from './named-rates';
import { fractionBehind, partBehind } from './shown-ratios';
import { sharesAlike } from './shares-alike';
import { CLOSE, OPEN } from './marks';
import type { Token } from './tokens';
import {
  AMONG,
  DOWN,
  EACH,
  FILLER,
  FROM,
  LAST_YEAR,
  OTHER_RATE,
  OWN,
  RATE,
  ROUGH,
  SCOPE,
  SHARE,
  UP,
  WIDE,
} from './words';

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
  const shown =
    f.role === 'now' ? (fractionBehind(tokens, f, prose) ?? partBehind(tokens, figures, n, prose)) : undefined;
  if (shown) return { ratios: [shown] };
  if (has(SCOPE) >= 0) return undefined;
  const ofFigure = shareOfFigure(tokens, figures, n);
  if (ofFigure) return ofFigure;
  const named = has(OTHER_RATE);
  if (named >= 0) return namedRate(tokens, figures, n, named, lexicon, prose);
  if (has(RATE) >= 0) return rate(tokens, figures, n, lexicon) ?? rateOfTable(tokens, figures, n, lexicon);
  const share = has(SHARE);
  if (share >= 0)
    return has(UP) >= 0 || has(DOWN) >= 0 || has(LAST_YEAR) >= 0 || has(FROM) >= 0
      ? undefined
      : shareOf(tokens, figures, n, share, lexicon);
  if (f.role === 'more' || f.role === 'less') return growth(tokens, figures, n, f.role === 'less');
  return listedShare(tokens, figures, n, lexicon);
}

/** 行政复议123件，占行政争议206件的59.7%: the whole stands in the words of the share. */
function shareOfFigure(tokens: readonly Token[], figures: readonly Figure[], n: number): Found | undefined {
  const f = figures[n]!,
    whole = figures[n - 1],
    part = figures[n - 2];
  if (!whole || f.role !== 'now' || f.at !== f.left + 1) return undefined;
  const close = tokens[f.left - 1];
  // 占全市（2059件）的2.9%
  const isBehind =
    whole.at === f.left - 1 || (whole.at === f.left - 2 && close?.kind === 'stop' && close.code === CLOSE);
  if (!isBehind) return undefined;
  const own = tokens[f.left]!;
  if (own.kind !== 'word' || own.entry.word !== '的') return undefined;
  const isPast = whole.role === 'before' || (part?.year === undefined && whole.year !== undefined);
  if (isPast && counts(whole) && !whole.token.rough && says(tokens, whole.left, whole.at, SHARE) < 0)
    return ofLastYear(figures.slice(0, n - 1), whole);
  // 占全县申请总量（97件）的64.9%（63件）: the part stands in the bracket behind.
  const inside = figures[n + 1];
  if (inside && isInBracket(tokens, f, inside) && says(tokens, whole.left - 2, whole.at, SHARE) >= 0)
    return sameUnit(inside, whole) && inside.token.value <= whole.token.value
      ? { ratios: [{ op: 'share', part: inside.token.value, whole: whole.token.value }] }
      : undefined;
  if (!part || says(tokens, whole.left, whole.at, SHARE) < 0) return undefined;
  const isCount = (x: Figure) => counts(x) && !x.token.rough && x.role === 'now' && x.sentence === f.sentence;
  if (!isCount(part) || !isCount(whole) || !sameUnit(part, whole)) return undefined;
  return { ratios: [{ op: 'share', part: part.token.value, whole: whole.token.value }] };
}

/** A figure that is all of the bracket behind another. */
function isInBracket(tokens: readonly Token[], f: Figure, inside: Figure): boolean {
  const open = tokens[f.at + 1],
    close = tokens[inside.at + 1];
  return (
    open?.kind === 'stop' &&
    open.code === OPEN &&
    close?.kind === 'stop' &&
    close.code === CLOSE &&
    inside.at === f.at + 2 &&
    counts(inside) &&
    !inside.token.rough
  );
}

/** 收到59件，是上年65件的90.8%; 申请数量为上年（65件）的90.8%: what it is now stands before, or in the tables. */
function ofLastYear(before: readonly Figure[], { about, token, sentence, year }: Figure): Found | undefined {
  if (about)
    return {
      ...provisosOf(about),
      rests: about,
      ratios: about.readings.map((part): Ratio => ({ op: 'share', part, whole: token.value })),
    };
  const nows = backFrom(before, before.length).filter(
    (x) =>
      x.sentence === sentence &&
      x.role === 'now' &&
      (year === undefined || x.year !== year) &&
      counts(x) &&
      !x.token.rough &&
      x.token.unit === token.unit,
  );
  return nows.length === 0
    ? undefined
    : { ratios: nows.map((x): Ratio => ({ op: 'share', part: x.token.value, whole: token.value })) };
}

/** 办结率: done out of received, by the two numbers before it, else by the tables. */
function rate(tokens: readonly Token[], figures: readonly Figure[], n: number, { frames }: Lexicon): Found | undefined {
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
  const part = done.token.value;
  // 收到59件，办结58件，办结率93.5%: what was carried in was to be done as well.
  const frame = done.claim && frames[done.claim.frame];
  const isDone = frame?.data.row && doneIn(frame)?.join() === done.claim!.readings[0]!.join();
  const wholes: readonly Operand[] = [all.token.value, ...(isDone ? frame.readings(undefined, undefined) : [])];
  return { ratios: wholes.map((whole): Ratio => ({ op: 'share', part, whole })) };
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
    // 热线受理来电18.6万件，办结率99.8%: of what was counted last, which the tables do not have.
    if (x.sentence === f.sentence && counts(x) && !x.claim && !received) return undefined;
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
  tokens
    .slice(left, at)
    .every((t) =>
      t.kind === 'number'
        ? t.of === 'year'
        : t.kind === 'word' && (namesObject(t.entry) || PLAIN.includes(t.entry.plain)),
    );
/** 全区政府信息公开申请办结率 */
const namesObject = ({ roles }: Entry): boolean => roles.some((r) => r.slot === 'object' || r.slot === 'loose');
const PLAIN = [RATE, FILLER, WIDE, OWN];
