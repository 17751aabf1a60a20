import type { Speaker, TotalClaim } from './claims';
import { CLOSE, COLON, COMMA, OPEN, PAUSE } from './marks';
import type { Prose } from '../text/prose';
import type { NumberToken } from './numbers';
import type { Token } from './tokens';
import { AND, COMPARED, DOWN, FILLER, FROM, LAST_YEAR, OWN, ROUGH, SCOPE, SUM, THIS_YEAR, TO, UP } from './words';

/** A number of the prose with its clause. */
export interface Figure {
  readonly token: NumberToken;
  readonly at: number;
  /** First token of its clause. */
  readonly left: number;
  readonly sentence: number;
  /** Counts 。 only. */
  readonly period: number;
  readonly depth: number;
  /** Compared with, come from, differs by, or neither. */
  readonly role: 'now' | 'before' | 'from' | 'more' | 'less';
  /** The year its sentence has named last, -1 for the year before. */
  readonly year: number | undefined;
  claim: TotalClaim | undefined;
  /** The frame spoken of, -1 for none, and who is. */
  readonly topic: number;
  readonly doer: Speaker;
  /** Of a percentage or difference: what its clause says has grown. */
  about: TotalClaim | undefined;
  /** What it claims if its neighbours confirm it. */
  weak: TotalClaim | undefined;
}

/** What the words of its clause make of a figure. */
export function roleAt(tokens: readonly Token[], from: number, to: number): Figure['role'] {
  let role: Figure['role'] = 'now';
  const bracket = tokens[from - 1],
    lead = tokens[from - 2];
  // 比上年（40件）, 比2022年（40件）
  const isYear =
    (lead?.kind === 'word' && lead.entry.plain === LAST_YEAR) ||
    (lead?.kind === 'number' && lead.of === 'year' && isCompared(tokens, from - 2));
  if (bracket?.kind === 'stop' && bracket.code === OPEN && isYear) role = 'before';
  if (isComparedWith(tokens, to)) role = 'before';
  for (let i = from; i < to; i++) {
    const t = tokens[i]!;
    if (t.kind !== 'word' || t.entry.roles.length > 0) continue;
    switch (t.entry.plain) {
      case LAST_YEAR:
      case COMPARED:
        if (role === 'now') role = 'before';
        break;
      case UP:
        role = 'more';
        break;
      case DOWN:
        role = 'less';
        break;
      // 增加到 1250 条 is what it is now.
      case TO:
        if (role === 'more' || role === 'less') role = t.entry.word === '到' || t.entry.word === '至' ? 'now' : role;
        break;
      case FROM:
        if (opensFigure(tokens, i + 1, to)) role = 'from';
        break;
    }
  }
  return role;
}

const WITH = /^[与和]$/;
const AGAINST = /^(?:相比|相较|相比于|对比|比)$/;
/** 与2023年的40件相比, 与2023年的40件、2022年的36件相比: around the figures stands that they are compared with. */
function isComparedWith(tokens: readonly Token[], at: number): boolean {
  let end = at + 1;
  while (end < at + COMPARED_WITHIN && (tokens[end]?.kind === 'number' || isPause(tokens[end]) || isThe(tokens[end])))
    end++;
  const against = tokens[end];
  if (against?.kind !== 'word' || !AGAINST.test(against.entry.word)) return false;
  for (let i = at - 1; i > 0 && i > at - COMPARED_WITHIN; i--) {
    const t = tokens[i]!,
      lead = tokens[i - 1]!;
    if (t.kind === 'stop' && !isPause(t)) return false;
    if (t.kind === 'number' && t.of === 'year' && lead.kind === 'word' && WITH.test(lead.entry.word)) return true;
  }
  return false;
}
const isThe = (t: Token | undefined) => t?.kind === 'word' && t.entry.word === '的';

/** 2019年至2023年: more than one year is spoken of. */
export function spansYears(tokens: readonly Token[], at: number): boolean {
  const to = tokens[at - 1],
    from = tokens[at - 2];
  return (
    to?.kind === 'word' &&
    to.entry.plain === TO &&
    to.entry.roles.length === 0 &&
    from?.kind === 'number' &&
    from.of === 'year'
  );
}

/** 较2022年增长, 与2022年相比: a year that is compared with, not spoken of. */
export function isCompared(tokens: readonly Token[], at: number): boolean {
  const is = (t: Token | undefined) => t?.kind === 'word' && t.entry.plain === COMPARED && t.entry.roles.length === 0;
  if (is(tokens[at - 1]) || is(tokens[at + 1])) return true;
  // 与2022年（354件）相比
  const lead = tokens[at - 1];
  if (lead?.kind !== 'word' || lead.entry.plain !== AND) return false;
  for (let i = at + 1; i < at + COMPARED_WITHIN; i++) {
    if (is(tokens[i])) return true;
    const t = tokens[i];
    if (t?.kind === 'stop' && t.code !== OPEN && t.code !== CLOSE) return false;
  }
  return false;
}
const COMPARED_WITHIN = 8;

const TIMES = '倍'.charCodeAt(0);

/** 由2022年的65件增加到86件: the year that it grew from, not one that is spoken of. */
export function isOrigin(tokens: readonly Token[], at: number): boolean {
  const from = tokens[at - 1],
    of = tokens[at + 1],
    times = tokens[at + 2];
  // 是2022年的1.08倍
  if (of?.kind === 'word' && of.entry.word === '的' && times?.kind === 'number')
    if (times.of === 'percent' || times.unit === TIMES) return true;
  return (
    from?.kind === 'word' &&
    from.entry.plain === FROM &&
    (of?.kind === 'number' || (of?.kind === 'word' && of.entry.word === '的'))
  );
}

/** Whether nothing but a year stands before the figure: 由 2022 年的 1000 条, not 从方式看. */
function opensFigure(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const t = tokens[i]!;
    if (
      t.kind === 'number'
        ? t.of !== 'year'
        : t.kind !== 'word' || (t.entry.plain !== LAST_YEAR && t.entry.plain !== FILLER)
    )
      return false;
  }
  return true;
}

/** Whether a stretch says nothing but when, and how much in all. */
export function onlyFiller(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const t = tokens[i]!;
    if (t.kind === 'number' && (t.of === 'year' || t.of === 'date')) continue;
    if (t.kind !== 'word' || ![FILLER, SUM, OWN, THIS_YEAR].includes(t.entry.plain)) return false;
  }
  return true;
}

/** Whether a figure is said to be more or less so, or is narrowed down by a bracket behind it. */
export function isRoughAt(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1],
    after = tokens[at + 1];
  if (before?.kind === 'word' && before.entry.plain === ROUGH && before.entry.roles.length === 0) return true;
  if (after?.kind === 'word' && after.entry.plain === ROUGH && after.entry.roles.length === 0) return true;
  // (市本级) behind the figure narrows it down, (市级1120件、县区939件) divides it.
  if (after?.kind !== 'stop' || after.code !== OPEN) return false;
  let narrows = false;
  for (let i = at + 2; i < tokens.length; i++) {
    const t = tokens[i]!;
    if (t.kind === 'stop' && t.code === CLOSE) break;
    if (t.kind === 'number' && t.of === 'count') return false;
    narrows ||= t.kind === 'word' && t.entry.plain === SCOPE && t.entry.roles.length === 0;
  }
  return narrows;
}

/** 申请数量为 0: a figure without a unit needs a word that leads to it. */
export function bareFits(tokens: readonly Token[], at: number, left: number): boolean {
  const before = tokens[at - 1],
    after = tokens[at + 1];
  return (
    before?.kind === 'word' &&
    at > left &&
    '为是共数量'.includes(before.entry.word.slice(-1)) &&
    (!after || after.kind === 'stop')
  );
}

/** 56件为当年申请: of which kind they are, so that they need not be all. */
export function isOfKind(tokens: readonly Token[], at: number, frame: number): boolean {
  const is = tokens[at + 1],
    kind = tokens[at + 2];
  return (
    is?.kind === 'word' &&
    (is.entry.word === '为' || is.entry.word === '是') &&
    kind !== undefined &&
    kind.kind !== 'stop' &&
    // 2件为行政执法案卷: that is a row.
    !(
      kind.kind === 'word' &&
      kind.entry.roles.some((r) => r.slot === 'row' && r.frame === frame) &&
      ends(tokens[at + 3])
    )
  );
}

const ends = (t: Token | undefined): boolean => !t || t.kind === 'stop';

/** 新收政府信息公开申请：59件; 网络（9件）、邮寄（5件）: what the figure counts stands before the mark. */
export function leadsToFigure(tokens: readonly Token[], at: number): boolean {
  const { code } = tokens[at] as { code: number };
  if (tokens[at + 1]?.kind !== 'number') return false;
  if (code === COLON) return true;
  const close = tokens[at + 2];
  return code === OPEN && tokens[at - 1]?.kind === 'word' && close?.kind === 'stop' && close.code === CLOSE;
}

/** 公开类（予以公开、部分公开）35件: what the bracket names is counted, unless it only includes it. */
export function closesName(tokens: readonly Token[], at: number): boolean {
  const t = tokens[at]!;
  if (t.kind !== 'stop' || t.code !== CLOSE || tokens[at + 1]?.kind !== 'number') return false;
  for (let i = at - 1; i > 0 && i > at - NAMES_MAX; i--) {
    const before = tokens[i]!;
    if (before.kind === 'number') return false;
    if (before.kind !== 'stop' || before.code !== OPEN) continue;
    const first = tokens[i + 1]!;
    return first.kind === 'word' && first.entry.roles.some((r) => r.slot === 'row');
  }
  return false;
}
const NAMES_MAX = 16;

const isPause = (t: Token | undefined) => t?.kind === 'stop' && t.code === PAUSE;
const isPauseOrComma = (t: Token | undefined) => isPause(t) || (t?.kind === 'stop' && t.code === COMMA);
const AMENDS = /^(?:修改|修订|修正)$/;

/** 、修改3件: between pauses, and nothing but a word of two characters; what amends, between commas as well. */
export function isVerbInList(tokens: readonly Token[], left: number, at: number, prose: Prose): boolean {
  const verb = tokens[left],
    before = tokens[left - 1],
    after = tokens[at + 1];
  return (
    at === left + 1 &&
    verb?.kind === 'gap' &&
    verb.end - verb.start === 2 &&
    isPauseOrComma(before) &&
    isPauseOrComma(after) &&
    (AMENDS.test(prose.slice(verb.start, verb.end)) || (isPause(before) && isPause(after)))
  );
}

/** 一审10件、二审5件: in which court they are, of those that were counted. */
export function isOfInstance(tokens: readonly Token[], left: number, at: number, prose: Prose): boolean {
  const own = tokens[left];
  return own !== undefined && at > left && INSTANCE.test(prose.slice(own.start, tokens[at]!.start));
}
const INSTANCE = /^(?:其中)?(?:一审|二审|再审|终审)(?:案件|阶段)?$/;

const PERSONS = new Set([...'人家'].map((c) => c.charCodeAt(0)));

/** 自然人40人次, 商业企业5家次: times, not heads, of which one may apply more than once. */
export function isOfPersons(tokens: readonly Token[], at: number): boolean {
  const t = tokens[at]!,
    before = tokens[at - 1];
  return (
    t.kind === 'number' &&
    t.of === 'other' &&
    PERSONS.has(t.unit) &&
    t.end === t.digitsEnd + 2 &&
    before?.kind === 'word' &&
    before.entry.roles.some((r) => r.slot === 'column')
  );
}

/** 本年度累计, 2023年累计: since its beginning; not 截至2023年底累计. */
export function isSumOfYear(tokens: readonly Token[], left: number, at: number): boolean {
  const t = tokens[at]!;
  if (t.kind !== 'word' || t.entry.word !== '累计') return false;
  let ofYear = false;
  for (let i = left; i < at; i++) {
    const before = tokens[i]!;
    if (before.kind === 'word' && /^截[至止]/.test(before.entry.word)) return false;
    ofYear ||=
      (before.kind === 'number' && before.of === 'year') ||
      (before.kind === 'word' && (before.entry.plain === THIS_YEAR || before.entry.word === '全年'));
  }
  return ofYear;
}
