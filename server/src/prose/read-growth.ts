import type { Ratio } from './claims';
import type { Figure } from './figures';
import { backFrom, counts, provisosOf, REACH, sameUnit, says, type Found } from './ratios';
import { OPEN } from './marks';
import type { Token } from './tokens';
import { COMPARED, FROM, LAST_YEAR } from './words';

// A figure without a year is this year's.
const yearOf = (f: Figure): number => (f.year === undefined ? Infinity : f.year);
const older = (a: Figure, b: Figure): boolean => yearOf(a) < yearOf(b);

/** 同比: from this year's and last year's number, or one of them and the difference. */
export function growth(
  tokens: readonly Token[],
  figures: readonly Figure[],
  n: number,
  down: boolean,
): Found | undefined {
  const f = figures[n]!;
  // 上年1200条，网站访问量增长18%: of something else.
  if (tokens.slice(f.left, f.at).some((t) => t.kind === 'gap')) return undefined;
  const sentence = figures
    .slice(Math.max(0, n - REACH), n + REACH)
    .filter((x) => x.period === f.period && x.sentence === f.sentence && counts(x) && !x.token.rough);
  const own = sentence.filter((x) => x.at < f.at);
  const earlier = namesNothing(tokens, f) ? [...baseBefore(figures, n, own), ...own] : own;
  // 同比增长 9.4%（上年为 7902 条）
  const behind = sentence.find(
    (x) =>
      x.at > f.at &&
      (x.depth > f.depth || x === figures[n + 1]) &&
      (x.role === 'before' || (x.year ?? Infinity) < yearOf(f)),
  );
  const isNow = (x: Figure) => x.role === 'now' && !earlier.some((y) => y.role === 'now' && older(x, y));
  // 召开会议5次，上年4次，新收申请增长12.7%: what is named has not grown from figures of something else.
  const nows = earlier.filter((x) => isNow(x) && !(f.about && isOfElse(x)));
  const last = nows[nows.length - 1];
  if (!last)
    return (
      ofTables(f, figures[n - 1], sentence, 'growth', down) ??
      (namesNothing(tokens, f) ? ofChange(f, earlier, down) : undefined)
    );
  // 由 1000 条增加到 1250 条
  const from = earlier.filter((x) => x.role === 'from' && x.at < last.at).pop();
  // 增长15.2%（2022年1082件），其中企业173件: what stands in a bracket before it is of something else.
  const isBefore = (x: Figure) =>
    x.role === 'before' || x.depth > f.depth ? x.at > last.at : x.role === 'now' && older(x, last);
  const previous =
    bracketBehind(tokens, figures, n) ??
    from ??
    earlier.filter((x) => isBefore(x) && (x.role === 'before' || (x.role === 'now' && older(x, last)))).pop() ??
    behind;
  const change = earlier.filter((x) => x.at > last.at && (x.role === 'more' || x.role === 'less')).pop();
  const ratios: Ratio[] = [];
  for (const now of [...nows].reverse()) {
    const between = (x: Figure | undefined): x is Figure => x !== undefined && sameUnit(x, now);
    if (between(previous)) ratios.push({ op: 'growth', now: now.token.value, before: previous.token.value, down });
    if (between(change) && !between(previous)) {
      const before = now.token.value + (change.role === 'less' ? 1 : -1) * change.token.value;
      if (before > 0) ratios.push({ op: 'growth', now: now.token.value, before, down });
    }
  }
  // 较上年的 160 篇增加 48 篇，增长 30%
  if (previous && change && sameUnit(previous, change))
    ratios.push({
      op: 'growth',
      now: previous.token.value + (change.role === 'more' ? 1 : -1) * change.token.value,
      before: previous.token.value,
      down,
    });
  // Another percentage in between may be the one that these numbers belong to.
  if (
    backFrom(figures, n).some(
      (x) => x.at > last.at && x.token.of === 'percent' && (x.role === 'more' || x.role === 'less'),
    )
  )
    return undefined;
  return { ratios };
}

/** 与上年收到的28件相比，增加7件，增幅25%: what it was and what it differs by. */
function ofChange({ role }: Figure, earlier: readonly Figure[], down: boolean): Found | undefined {
  const before = earlier.filter((x) => x.role === 'before'),
    change = earlier[earlier.length - 1];
  const [was] = before;
  if (!was || before.length > 1 || change?.role !== role || earlier.length !== 2 || !sameUnit(was, change))
    return undefined;
  const now = was.token.value + (down ? -1 : 1) * change.token.value;
  return { ratios: [{ op: 'growth', now, before: was.token.value, down }] };
}

/** Of something that the tables do not have. */
const isOfElse = (x: Figure): boolean => x.role === 'now' && !x.claim && !x.about;

/** 申请量较上年增长4.2%，上年为1976件: what it is now stands in the tables. */
function ofTables(
  { about: own, at, year, left }: Figure,
  last: Figure | undefined,
  sentence: readonly Figure[],
  op: 'growth' | 'difference',
  down: boolean,
): Found | undefined {
  // 申请量较上年的1976件增长4.2%: said before the figure that is compared with.
  const about = own ?? (last?.at === left - 1 && last.role === 'before' ? last.about : undefined);
  const previous = sentence.filter(
    (x) => x.at !== at && (x.role === 'before' || (x.year ?? Infinity) < (year ?? Infinity)),
  );
  const [before] = previous;
  if (!about || !before || previous.length > 1 || before.token.of !== 'count' || isOfItems(before)) return undefined;
  // It is what something else was before.
  if (sentence.some((x) => x.at !== at && x !== before && isOfElse(x) && sameUnit(x, before))) return undefined;
  return {
    ...provisosOf(about),
    rests: about,
    ratios: about.readings.map((now) => ({ op, now, before: before.token.value, down })),
  };
}

/** 与2022年的165条相比: published items are counted so, applications hardly ever. */
const isOfItems = ({ token }: Figure): boolean => token.unit === ITEM;
const ITEM = '条'.charCodeAt(0);

/** 同比增长25%, not 访问量增长25%: of what was said before. */
const namesNothing = (tokens: readonly Token[], f: Figure): boolean =>
  tokens.slice(f.left, f.at).every((t) => t.kind === 'word' && t.entry.roles.length === 0);

/** 公开信息1500条。上年为1200条，同比增长25%: the one figure of the sentence before is what has grown. */
function baseBefore(figures: readonly Figure[], n: number, own: readonly Figure[]): readonly Figure[] {
  const { period } = figures[n]!;
  const before = backFrom(figures, n).filter((x) => x.period === period - 1);
  const [now, last] = before;
  if (!now || now.role !== 'now' || before.length > 2 || !before.every((x) => counts(x) && !x.token.rough)) return [];
  const isBase = (x: Figure | undefined) =>
    x !== undefined && (x.role === 'before' || older(x, now)) && sameUnit(x, now);
  if (!own.every((x) => x.role !== 'now' || isBase(x))) return [];
  // 收到59件，2022年为40件。同比增长47.5%: both years' figures stand there.
  return before.length === 2 ? (isBase(last) ? before : []) : own.some(isBase) ? before : [];
}

/** 较去年的 8 件减少 3 件: both years' numbers have to stand in the sentence. */
export function difference(tokens: readonly Token[], figures: readonly Figure[], n: number): Found | undefined {
  const f = figures[n]!;
  if (!counts(f) || f.token.of === 'bare') return undefined;
  const earlier = backFrom(figures, n).filter(
    (x) => x.sentence === f.sentence && counts(x) && !x.token.rough && sameUnit(x, f),
  );
  const behind = bracketBehind(tokens, figures, n);
  const nows = earlier.filter((x) => x.role === 'now').reverse();
  const down = f.role === 'less';
  if (nows.length === 0) {
    const near = figures.slice(Math.max(0, n - REACH), n + REACH);
    return ofTables(
      f,
      figures[n - 1],
      near.filter((x) => x.sentence === f.sentence && counts(x) && sameUnit(x, f)),
      'difference',
      down,
    );
  }
  if (behind)
    return {
      ratios: nows.map((now) => ({ op: 'difference', now: now.token.value, before: behind.token.value, down })),
    };
  const before = earlier[earlier.length - 1];
  // 比上年（40 件）: the words stand before the bracket; 与2022年的7件相比: behind the figure.
  if (
    !before ||
    (before.role !== 'before' && !isComparedWith(tokens, before)) ||
    !tokens
      .slice(Math.max(0, before.left - 2), before.at)
      .some((t) => (t.kind === 'word' && t.entry.plain === LAST_YEAR) || (t.kind === 'number' && t.of === 'year'))
  )
    return undefined;
  return {
    ratios: nows
      .filter((now) => now !== before)
      .map((now) => ({ op: 'difference', now: now.token.value, before: before.token.value, down })),
  };
}

function isComparedWith(tokens: readonly Token[], { at }: Figure): boolean {
  const next = tokens[at + 1];
  return next?.kind === 'word' && next.entry.plain === COMPARED;
}

/** 增加8件（上年51件）: what it was, right behind. */
function bracketBehind(tokens: readonly Token[], figures: readonly Figure[], n: number): Figure | undefined {
  const f = figures[n]!,
    x = figures[n + 1],
    open = tokens[f.at + 1];
  if (open?.kind !== 'stop' || open.code !== OPEN || !x || x.left !== f.at + 2) return undefined;
  const isPrevious = x.role === 'before' || older(x, f);
  const isAlike = sameUnit(x, f) || f.token.of === 'percent';
  return isPrevious && counts(x) && !x.token.rough && isAlike ? x : undefined;
}

/** 由 35% 提高到 48%，提高 13 个百分点. */
export function points(tokens: readonly Token[], figures: readonly Figure[], n: number): Found | undefined {
  const f = figures[n]!;
  if (f.role !== 'more' && f.role !== 'less') return undefined;
  const two = backFrom(figures, n)
    .filter((x) => x.sentence === f.sentence)
    .slice(-2);
  const [from, to] = two;
  if (
    !from ||
    !to ||
    from.token.of !== 'percent' ||
    to.token.of !== 'percent' ||
    says(tokens, from.left, from.at, FROM) < 0
  )
    return undefined;
  return { ratios: [{ op: 'difference', now: to.token.value, before: from.token.value, down: f.role === 'less' }] };
}
