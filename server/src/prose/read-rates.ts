import type { Prose } from '../text/prose';
import type { Operand, PercentageClaim, Provisos, Ratio, TotalClaim } from './claims';
import { combine } from './clause';
import type { Lexicon, Reading } from './lexicon';
import type { Figure } from './figures';
import { CLOSE, OPEN, type NumberToken, type Token } from './tokens';
import {
  ALL_ARE,
  AMONG,
  DOWN,
  EACH,
  FROM,
  LAST_YEAR,
  OTHER_RATE,
  RATE,
  ROUGH,
  SCOPE,
  SHARE,
  SUM,
  UP,
  WHOLE,
} from './words';

// Numbers further back than this belong to something else; looking back no further keeps the reading linear.
const REACH = 24;
const backFrom = (figures: readonly Figure[], n: number): readonly Figure[] => figures.slice(Math.max(0, n - REACH), n);

const NO_PROVISO: Provisos = {
  year: undefined,
  subject: undefined,
  voice: undefined,
  area: undefined,
  section: undefined,
};
const provisosOf = (c: TotalClaim | undefined): Provisos =>
  c ? { year: c.year, subject: c.subject, voice: c.voice, area: c.area, section: c.section } : NO_PROVISO;

/** Percentages and differences that can be calculated from numbers of the sentence or from the tables. */
export function readRates(
  tokens: readonly Token[],
  figures: readonly Figure[],
  lexicon: Lexicon,
  prose: Prose,
): PercentageClaim[] {
  const out: PercentageClaim[] = [];
  figures.forEach((f, n) => {
    const { token } = f;
    if (token.rough || around(tokens, f) || (token.of === 'percent' && says(tokens, f.left, f.at, ROUGH) >= 0)) return;
    const found =
      token.of === 'percent'
        ? percentage(tokens, figures, n, lexicon, prose)
        : token.of === 'points'
          ? points(tokens, figures, n)
          : f.role === 'more' || f.role === 'less'
            ? difference(tokens, figures, n)
            : undefined;
    if (found && found.ratios.length > 0)
      out.push({
        kind: 'percentage',
        start: token.start,
        end: token.of === 'percent' ? token.end : token.digitsEnd,
        value: token.value,
        decimals: token.decimals,
        unit: token.of === 'percent' ? '%' : '',
        ...NO_PROVISO,
        ...found,
      });
  });
  return out;
}

type Found = { readonly ratios: readonly Ratio[] } & Partial<Provisos>;

function around(tokens: readonly Token[], f: Figure): boolean {
  const is = (t: Token | undefined) => t?.kind === 'word' && t.entry.plain === ROUGH && t.entry.roles.length === 0;
  return is(tokens[f.at - 1]) || is(tokens[f.at + 1]);
}

function says(tokens: readonly Token[], from: number, to: number, plain: number): number {
  for (let i = to - 1; i >= from; i--) {
    const t = tokens[i]!;
    if (t.kind === 'word' && t.entry.plain === plain && (t.entry.roles.length === 0 || plain === UP || plain === DOWN))
      return i;
  }
  return -1;
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
    f.role === 'now' && (has(RATE) >= 0 || has(OTHER_RATE) >= 0 || has(SHARE) >= 0)
      ? fractionBehind(tokens, f, prose)
      : undefined;
  if (shown) return { ratios: [shown] };
  if (has(SCOPE) >= 0) return undefined;
  if (has(OTHER_RATE) >= 0) return undefined;
  if (has(RATE) >= 0) return rate(tokens, figures, n);
  const share = has(SHARE);
  if (share >= 0)
    return has(UP) >= 0 || has(DOWN) >= 0 || has(LAST_YEAR) >= 0 || has(FROM) >= 0
      ? undefined
      : shareOf(tokens, figures, n, share, lexicon);
  if (f.role === 'more' || f.role === 'less') return growth(figures, n, f.role === 'less');
  return undefined;
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
  if (slash?.kind !== 'gap' || prose.slice(slash.start, slash.end) !== '/') return undefined;
  const plain = (t: NumberToken) =>
    !t.rough && (t.of === 'count' || t.of === 'bare' || (t.of === 'other' && t.unit !== 0));
  if (!plain(part) || !plain(whole) || (part.unit !== 0 && part.unit !== whole.unit) || part.value > whole.value)
    return undefined;
  return { op: 'share', part: part.value, whole: whole.value };
}

const sameUnit = (a: Figure, b: Figure) =>
  a.token.unit === b.token.unit || a.token.of === 'bare' || b.token.of === 'bare';
const counts = (f: Figure) =>
  f.token.of === 'count' || f.token.of === 'bare' || (f.token.of === 'other' && f.token.unit !== 0);

/** 办结率: done out of received, by the two numbers before it, else by the tables. */
function rate(tokens: readonly Token[], figures: readonly Figure[], n: number): Found | undefined {
  const f = figures[n]!;
  const before = backFrom(figures, n).filter(
    (x) => x.sentence === f.sentence && counts(x) && x.role === 'now' && !x.token.rough,
  );
  const done = before[before.length - 1],
    all = before[before.length - 2];
  const doneSays = done && tokens.slice(done.left, done.at).some((t) => t.kind === 'word' && /办结/.test(t.entry.word));
  if (!done || !all || !doneSays || !sameUnit(done, all) || done.token.value > all.token.value) return undefined;
  if (tokens.slice(all.left, done.left).some((t) => t.kind === 'word' && t.entry.plain === AMONG)) return undefined;
  return { ratios: [{ op: 'share', part: done.token.value, whole: all.token.value }] };
}

// A figure without a year is this year's.
const yearOf = (f: Figure): number => (f.year === undefined ? Infinity : f.year);
const older = (a: Figure, b: Figure): boolean => yearOf(a) < yearOf(b);

/** 同比: from this year's and last year's number, or one of them and the difference. */
function growth(figures: readonly Figure[], n: number, down: boolean): Found | undefined {
  const f = figures[n]!;
  const sentence = figures
    .slice(Math.max(0, n - REACH), n + REACH)
    .filter((x) => x.period === f.period && x.sentence === f.sentence && counts(x) && !x.token.rough);
  const earlier = sentence.filter((x) => x.at < f.at);
  // 同比增长 9.4%（上年为 7902 条）
  const behind = sentence.find((x) => x.at > f.at && x.depth > f.depth && x.role === 'before');
  const nows = earlier.filter((x) => x.role === 'now' && !earlier.some((y) => y.role === 'now' && older(x, y)));
  const last = nows[nows.length - 1];
  if (!last) return undefined;
  // 由 1000 条增加到 1250 条
  const from = earlier.filter((x) => x.role === 'from' && x.at < last.at).pop();
  const previous =
    from ??
    earlier.filter((x) => (x.role === 'before' ? x.at > last.at : x.role === 'now' && older(x, last))).pop() ??
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

/** 较去年的 8 件减少 3 件: both years' numbers have to stand in the sentence. */
function difference(tokens: readonly Token[], figures: readonly Figure[], n: number): Found | undefined {
  const f = figures[n]!;
  if (!counts(f) || f.token.of === 'bare') return undefined;
  const earlier = backFrom(figures, n).filter(
    (x) => x.sentence === f.sentence && counts(x) && !x.token.rough && sameUnit(x, f),
  );
  const before = earlier[earlier.length - 1];
  // 比上年（40 件）: the words stand before the bracket.
  if (
    !before ||
    before.role !== 'before' ||
    !tokens
      .slice(Math.max(0, before.left - 2), before.at)
      .some((t) => (t.kind === 'word' && t.entry.plain === LAST_YEAR) || (t.kind === 'number' && t.of === 'year'))
  )
    return undefined;
  const nows = earlier.filter((x) => x.role === 'now').reverse();
  return {
    ratios: nows.map((now) => ({
      op: 'difference',
      now: now.token.value,
      before: before.token.value,
      down: f.role === 'less',
    })),
  };
}

/** 由 35% 提高到 48%，提高 13 个百分点. */
function points(tokens: readonly Token[], figures: readonly Figure[], n: number): Found | undefined {
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

/** 占: a part of a whole that the sentence or the table gives. */
function shareOf(
  tokens: readonly Token[],
  figures: readonly Figure[],
  n: number,
  share: number,
  lexicon: Lexicon,
): Found | undefined {
  const f = figures[n]!;
  const before = backFrom(figures, n).filter((x) => x.period === f.period);
  const previous = before[before.length - 1];
  if (says(tokens, f.left, f.at, ALL_ARE) >= 0) return undefined;
  const summed = says(tokens, f.left, f.at, SUM) >= 0;
  let parts: Operand[] = [];
  let claim: TotalClaim | undefined;
  if (summed) {
    const run: Figure[] = [];
    for (let k = before.length - 1; k >= 0 && run.length < 8; k--) {
      const x = before[k]!;
      if (!counts(x) || x.token.rough || x.role !== 'now') break;
      run.push(x);
    }
    if (run.length < 2) return undefined;
    for (let k = 2; k <= run.length; k++) parts.push(run.slice(0, k).reduce((s, x) => s + x.token.value, 0));
    claim = run[0]!.claim;
    if (!run.every((x) => x.claim)) claim = undefined;
  } else if (
    previous &&
    counts(previous) &&
    previous.role === 'now' &&
    !previous.token.rough &&
    onlyStops(tokens, previous.at + 1, f.left) &&
    wordless(tokens, f.left, share)
  ) {
    parts = [previous.token.value];
    claim = previous.claim;
  } else return applicantShare(tokens, figures, n, share, lexicon);
  const named = wholeNamed(tokens, share, f.at, claim, lexicon);
  if (named === undefined) return undefined;
  const wholes: Operand[] = [...named.facts];
  const earlier = backFrom(figures, n).filter(
    (x) => x !== previous && counts(x) && !x.token.rough && x.role === 'now' && x.token.unit === previous!.token.unit,
  );
  // A whole that is named is that one, a share of no named whole can be one of any number before it.
  for (const x of [...earlier].reverse())
    if (
      named.rows.length === 0 ||
      (x.claim?.column === undefined && x.claim?.row !== undefined && named.rows.includes(x.claim.row))
    )
      wholes.push(x.token.value);
  const among = says(tokens, before[0]?.left ?? f.left, f.at, AMONG) >= 0;
  // Without a named whole, a list opened by 其中 or a figure of the table, the share may be of anything.
  if (named.facts.length === 0 && !(among && earlier.length > 0)) return undefined;
  return {
    ...provisosOf(claim),
    ratios: wholes.flatMap((whole) => parts.map((part): Ratio => ({ op: 'share', part, whole }))),
  };
}

function onlyStops(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tokens[i]!.kind !== 'stop') return false;
  return true;
}

function wordless(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const t = tokens[i]!;
    if (t.kind !== 'word' || t.entry.roles.length > 0) return false;
  }
  return true;
}

/** The sums of facts that the words behind 占 stand for, and the rows they name; undefined if they name something else. */
function wholeNamed(
  tokens: readonly Token[],
  share: number,
  at: number,
  claim: TotalClaim | undefined,
  lexicon: Lexicon,
): { readonly facts: readonly Reading[]; readonly rows: readonly number[] } | undefined {
  const frame = claim && lexicon.frames[claim.frame];
  const rows: number[] = [];
  let general = false;
  for (let i = share + 1; i < at; i++) {
    const t = tokens[i]!;
    if (t.kind === 'gap') return undefined;
    if (t.kind !== 'word') continue;
    const role = frame && t.entry.roles.find((r) => r.frame === frame.index);
    if (role?.slot === 'row') rows.push(role.index);
    else if (role?.slot === 'object' || role?.slot === 'loose' || t.entry.plain === WHOLE) general = true;
    else if (t.entry.roles.length > 0 && !role) return undefined;
    else if (t.entry.plain === LAST_YEAR) return undefined;
  }
  if (!frame || !frame.data.row) return { facts: [], rows };
  if (rows.length > 0) return { facts: combine(frame, rows, []), rows };
  const own = claim.row !== undefined && claim.column !== undefined ? frame.readings(claim.row, undefined) : [];
  return {
    facts: [...frame.readings(undefined, undefined), ...(general || claim.column !== undefined ? own : [])],
    rows,
  };
}

/** 申请人中自然人占 71.5%: the part is in the table too. */
function applicantShare(
  tokens: readonly Token[],
  figures: readonly Figure[],
  n: number,
  share: number,
  lexicon: Lexicon,
): Found | undefined {
  const f = figures[n]!;
  const last = [...backFrom(figures, n)].reverse().find((x) => x.claim);
  const frame = last?.claim && lexicon.frames[last.claim.frame];
  if (!last?.claim || !frame?.data.row || last.period < f.period - 1) return undefined;
  const columns: number[] = [];
  for (let i = f.left; i < f.at; i++) {
    const t = tokens[i]!;
    if (t.kind !== 'word') return undefined;
    const role = t.entry.roles.find((r) => r.frame === frame.index);
    if (role?.slot === 'column' && i < share) columns.push(role.index);
    else if (role?.slot === 'row') return undefined;
    else if (!role && t.entry.roles.length > 0) return undefined;
  }
  if (columns.length !== 1) return undefined;
  const rows = frame.data.rows.map((_, i) => i).filter((i) => frame.readings(i, undefined).length > 0);
  const kinds: [Reading, Reading][] = [];
  for (const row of [undefined, ...rows.slice(0, 6)]) {
    const parts = frame.readings(row, columns[0]),
      wholes = frame.readings(row, undefined);
    parts.slice(0, wholes.length).forEach((part, k) => kinds.push([part, wholes[k]!]));
  }
  return { ...provisosOf(last.claim), ratios: kinds.map(([part, whole]) => ({ op: 'share', part, whole })) };
}
