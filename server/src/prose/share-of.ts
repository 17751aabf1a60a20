import { applicantShare } from './applicant-shares';
import { caseShare, wholesOf } from './case-shares';
import type { Operand, Ratio, TotalClaim } from './claims';
import { combine } from './clause';
import { areaOf } from './understood';
import { speakerIn } from './scope';
import type { Figure } from './figures';
import type { Frame, Lexicon, Reading } from './lexicon';
import { backFrom, counts, NO_PROVISO, provisosOf, REACH, says, type Found } from './ratios';
import { FULL_STOP } from './marks';
import type { Token } from './tokens';
import { ALL_ARE, AMONG, CHANNEL, LAST_YEAR, SCOPE, SUM, WHOLE, WIDE } from './words';

/** 占: a part of a whole that the sentence or the table gives. */
export function shareOf(
  tokens: readonly Token[],
  figures: readonly Figure[],
  n: number,
  share: number,
  lexicon: Lexicon,
): Found | undefined {
  const f = figures[n]!;
  const above = carriesOn(tokens, figures, n);
  const before = backFrom(figures, n).filter((x) => x.period === f.period || (above && x.period === f.period - 1));
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
    claim = run.every((x) => x.claim ?? x.weak) ? (run[0]!.claim ?? run[0]!.weak) : undefined;
  } else if (
    previous &&
    counts(previous) &&
    previous.role === 'now' &&
    !previous.token.rough &&
    onlyStops(tokens, previous.at + 1, f.left) &&
    wordless(tokens, f.left, share)
  ) {
    parts = [previous.token.value];
    claim = previous.claim ?? previous.weak;
  } else
    return (
      wayShare(tokens, figures, n, share) ??
      applicantShare(tokens, figures, n, share, lexicon) ??
      caseShare(tokens, figures, n, lexicon)
    );
  const named = wholeNamed(tokens, share, f, claim, lexicon);
  if (named === undefined) return undefined;
  const wholes: Operand[] = [...named.facts];
  // 直接起诉52件，复议后起诉31件，纠正5件，占6.0%: of both.
  const isOfOther = (x: Figure) => x.claim?.frame === claim?.frame && x.claim?.row !== claim?.row;
  if (named.ofCases && backFrom(figures, n).some((x) => x.sentence === f.sentence && isOfOther(x))) return undefined;
  const earlier = backFrom(figures, n).filter(
    (x) =>
      x !== previous &&
      counts(x) &&
      !x.token.rough &&
      x.role === 'now' &&
      x.token.unit === previous!.token.unit &&
      !isAside(x, f),
  );
  // A whole that is named is that one, a share of no named whole can be one of any number before it.
  const isNamed = ({ claim }: Figure) =>
    named.columns
      ? claim?.column !== undefined && named.columns.includes(claim.column)
      : named.rows.length === 0 ||
        (claim?.column === undefined && claim?.row !== undefined && named.rows.includes(claim.row));
  for (const x of [...earlier].reverse()) if (isNamed(x)) wholes.push(x.token.value);
  const among = says(tokens, before[0]?.left ?? f.left, f.at, AMONG) >= 0;
  // 行政复议4件，其中维持2件，占50%: the figure's own words say of what it is a part.
  if (claim?.of && named.facts.length + named.rows.length === 0) wholes.push(claim.of.value);
  // Without a named whole, a list opened by 其中 or a figure of the table, the share may be of anything.
  if (named.facts.length === 0 && !claim?.of && !(among && earlier.length > 0) && !isOnlyWhole(earlier, f))
    return undefined;
  return {
    ...(claim ? provisosOf(claim) : { ...NO_PROVISO, ...speakerIn(f.doer) }),
    rests: claim,
    ...(named.area && { voice: 'wide' as const, area: named.area }),
    ratios: wholes.flatMap((whole) =>
      parts.flatMap((part): Ratio[] => (!summed || isPart(part, whole) ? [{ op: 'share', part, whole }] : [])),
    ),
  };
}

/** 增长15.2%（2022年1082件）: what a bracket says of another year is no whole of what follows. */
const isAside = (x: Figure, { depth, year }: Figure): boolean =>
  x.depth > depth && x.year !== undefined && x.year !== year;

/** 网上21件、信函12件，合计占94.3%: two together are no part of one of them. */
const isPart = (part: Operand, whole: Operand): boolean =>
  typeof part !== 'number' || typeof whole !== 'number' || part <= whole;

/** 收到申请59件，前三位合计42件，占比71.2%: one figure of the sentence can be the whole, and the tables know it. */
const isOnlyWhole = (earlier: readonly Figure[], { sentence }: Figure): boolean => {
  const before = earlier.filter((x) => x.sentence === sentence);
  return before.length === 1 && before[0]!.claim !== undefined;
};

/** 共1046件。其中，网站提交862件，占比82.4%: the whole stands before the full stop. */
export function carriesOn(tokens: readonly Token[], figures: readonly Figure[], n: number): boolean {
  const { period, left } = figures[n]!;
  let first = n;
  const least = Math.max(0, n - REACH);
  while (first > least && figures[first - 1]!.period === period) first--;
  let i = figures[first]!.left;
  for (let steps = 0; i > 0 && steps < 8 && !isFullStop(tokens[i - 1]!); steps++) i--;
  return says(tokens, i, left, AMONG) >= 0;
}

const isFullStop = (t: Token) => t.kind === 'stop' && t.code === FULL_STOP;

function onlyStops(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tokens[i]!.kind !== 'stop') return false;
  return true;
}

function wordless(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const t = tokens[i]!;
    // 网上9件、信函5件，网上占64.3%: not of the figure before.
    if (t.kind !== 'word' || t.entry.roles.length > 0 || t.entry.plain === CHANNEL) return false;
  }
  return true;
}

interface NamedWhole {
  readonly facts: readonly Reading[];
  readonly rows: readonly number[];
  readonly columns?: readonly number[];
  /** Cases of the row that the figure is of. */
  readonly ofCases?: boolean;
  /** 占全县申请总量: what kind of area it is all of. */
  readonly area?: string | undefined;
}

/**
 * The sums of facts that the words behind 占 stand for, and the rows they name; undefined if they name something else.
 */
function wholeNamed(
  tokens: readonly Token[],
  share: number,
  { at, topic }: Figure,
  claim: TotalClaim | undefined,
  lexicon: Lexicon,
): NamedWhole | undefined {
  const frame = lexicon.frames[claim?.frame ?? topic];
  const rows: number[] = [],
    columns: number[] = [];
  let general = false,
    area: string | undefined;
  for (let i = share + 1; i < at; i++) {
    const t = tokens[i]!;
    if (t.kind === 'gap') return undefined;
    if (t.kind !== 'word') continue;
    const role = frame && t.entry.roles.find((r) => r.frame === frame.index);
    if (role?.slot === 'row') rows.push(role.index);
    else if (role?.slot === 'column') columns.push(role.index);
    else if (role?.slot === 'object' || role?.slot === 'loose' || t.entry.plain === WHOLE) general = true;
    else if (t.entry.roles.length > 0 && !role) return undefined;
    // 占全市总量: of more than the report counts, unless that is the city's.
    else if (t.entry.plain === WIDE && frame && areaOf(t.entry)) area = areaOf(t.entry);
    else if (t.entry.plain === LAST_YEAR || t.entry.plain === WIDE || t.entry.plain === SCOPE) return undefined;
  }
  const cases = frame?.data.section !== undefined && !area ? casesOf(frame, claim, rows) : undefined;
  if (cases) return { facts: cases, rows, ofCases: true };
  if (!frame?.data.row || (!claim && !general)) return area ? undefined : { facts: [], rows: claim ? rows : [] };
  // 占法人或其他组织申请的49.1%
  if (columns.length > 0) {
    const of = combine(frame, rows.length > 0 || claim?.row === undefined ? rows : [claim.row], columns);
    return { facts: [...of, ...combine(frame, rows, columns)], rows, columns, area };
  }
  if (rows.length > 0) return { facts: combine(frame, rows, []), rows, area };
  const own = claim?.row !== undefined && claim.column !== undefined ? frame.readings(claim.row, undefined) : [];
  return {
    facts: [
      ...frame.readings(undefined, undefined),
      ...(general || claim?.column !== undefined ? own : []),
      ...groupsOf(claim, frame),
    ],
    rows,
    area,
  };
}

/** 行政复议中，维持8件，占61.5%; 占行政复议总数的61.5%: of all cases of the row, or of those that were concluded. */
function casesOf(frame: Frame, claim: TotalClaim | undefined, rows: readonly number[]): Reading[] | undefined {
  const row = claim?.row;
  if (row === undefined || claim!.column === undefined || claim!.of || rows.some((r) => r !== row)) return undefined;
  const [own] = frame.readings(row, undefined);
  // 行政诉讼中，复议后起诉31件，其中纠正1件: of these, or of all lawsuits.
  const isAround = (r: number) => {
    const [all] = frame.readings(r, undefined);
    return all !== undefined && own !== undefined && all.length > own.length && own.every((x) => all.includes(x));
  };
  const around = frame.data.rows.flatMap((_, r) => (isAround(r) ? wholesOf(frame, r).flat() : []));
  return [...wholesOf(frame, row).flat(), ...around];
}

/** 不掌握相关政府信息406件，占87.3%: of its group, as likely as of all. */
function groupsOf(claim: TotalClaim | undefined, { data, readings }: Frame): Reading[] {
  const [fact, ...others] = claim?.readings[0] ?? [];
  if (fact === undefined || others.length > 0 || claim?.column !== undefined) return [];
  return data.rows.flatMap((_, row) => readings(row, undefined).filter((r) => r.length > 2 && r.includes(fact)));
}

/** 网上9件、信函5件，网上占64.3%: of the figure that the same word stands beside. */
function wayShare(tokens: readonly Token[], figures: readonly Figure[], n: number, share: number): Found | undefined {
  const f = figures[n]!;
  const ways = (from: number, to: number) =>
    tokens.slice(from, to).flatMap((t) => (t.kind === 'word' && t.entry.plain === CHANNEL ? [t.entry] : []));
  const [way, ...others] = ways(f.left, share);
  if (!way || others.length > 0 || !onlyStops(tokens, share + 1, f.at)) return undefined;
  const near = backFrom(figures, n).filter(
    (x) => x.sentence === f.sentence && counts(x) && x.role === 'now' && !x.token.rough,
  );
  const part = near.find((x) => ways(x.left, x.at).includes(way));
  if (!part) return undefined;
  const wholes = near.filter(
    (x) => x !== part && x.token.value >= part.token.value && x.token.unit === part.token.unit,
  );
  const all = near.filter((x) => ways(x.left, x.at).length > 0).reduce((sum, x) => sum + x.token.value, 0);
  return {
    ratios: [...wholes.map((x) => x.token.value), all].map((whole) => ({
      op: 'share',
      part: part.token.value,
      whole,
    })),
  };
}
