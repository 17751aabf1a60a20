import type { Prose } from '../text/prose';
import type { Speaker, TotalClaim } from './claims';
import { readLeft } from './clause';
import type { Entry, Lexicon } from './lexicon';
import { PAUSE } from './marks';
import { NOBODY, type Group } from './scope';
import type { Token } from './tokens';
import { APPLICANTS, NONE } from './words';

/** What has been spoken of up to a figure. */
export interface Spoken {
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly prose: Prose;
  /** The frame spoken of; -1 for none. */
  topic: number;
  /** Something else has been counted since. */
  blocked: boolean;
  /** Words narrow the sentence down to something else. */
  scoped: boolean;
  /** Of the applicants that the sentence goes on to divide: the column they are in together. */
  group: Group | undefined;
  lastRow: number | undefined;
  /** By frame: whether its objects have been named. */
  readonly seen: boolean[];
  period: number;
  depth: number;
  year: number | undefined;
  among: boolean;
  /** How many figures the parts of a sentence can be parts of. */
  heads: number;
  /** Of frames whose rows have no general one: the last figure that named its row, and how many did in a row. */
  whole: TotalClaim | undefined;
  wholes: number;
  /** The rows of those, in their order. */
  wholeRows: readonly number[];
  parted: boolean;
  /** The sentences that these figures stand in: those that parts can be parts of, and the wholes. */
  headSentence: number;
  wholeSentence: number;
  /** Who the sentence said did it, and where the name ends that it opened with. */
  doer: Speaker;
  /** The last figure of the sentence that claims something. */
  last: TotalClaim | undefined;
  /** The same, certain or not. */
  near: TotalClaim | undefined;
  /** The columns that the figures before it have told of one row, its own included. */
  kinds: readonly number[];
  nameEnd: number;
}

/** @param topics the frames that a sub-heading above names */
export function nothingSpoken(
  tokens: readonly Token[],
  lexicon: Lexicon,
  prose: Prose,
  topics: readonly number[],
): Spoken {
  const spoken: Spoken = {
    tokens,
    lexicon,
    prose,
    topic: topics[0] ?? -1,
    blocked: false,
    scoped: false,
    group: undefined,
    lastRow: undefined,
    seen: [],
    period: 0,
    depth: 0,
    year: undefined,
    among: false,
    heads: 0,
    whole: undefined,
    wholes: 0,
    wholeRows: [],
    parted: false,
    headSentence: -1,
    wholeSentence: -1,
    doer: NOBODY,
    nameEnd: 0,
    last: undefined,
    near: undefined,
    kinds: [],
  };
  // Under 依申请公开 the lawsuits are those about it.
  for (const { akin, index } of lexicon.frames) if (topics.some((t) => akin.includes(t))) spoken.seen[index] = true;
  return spoken;
}

/** 行政规范性文件方面，制发6件: a clause that only names a row says what the figures behind it count. */
export function nameRow(spoken: Spoken, from: number, to: number): boolean {
  const { tokens, lexicon, prose } = spoken;
  let isNamed = false;
  if (spoken.scoped || !namesRow(tokens, from, to)) return isNamed;
  // 没有制发规范性文件，现行有效41件: of those there are.
  const none = noneIn(tokens, from, to);
  for (const { data, index } of lexicon.frames) {
    if (data.row || (none >= 0 && data.section !== undefined)) continue;
    const said = readLeft(tokens, none < 0 ? from : none + 1, to, lexicon.frames[index]!, prose, spoken.nameEnd);
    if (
      said?.rows.length !== 1 ||
      (said.columns.length > 0 && none < 0) ||
      (data.objects && !said.object && !data.section)
    )
      continue;
    spoken.topic = index;
    spoken.lastRow = said.rows[0];
    spoken.blocked = false;
    isNamed = true;
  }
  return isNamed;
}

const isPause = (t: Token | undefined): boolean => t?.kind === 'stop' && t.code === PAUSE;

/** 规范性文件共41件: a row, how many in all, and no word for what was done to them. */
export function onlyNamesRow(tokens: readonly Token[], from: number, to: number): boolean {
  const first = tokens[from],
    total = tokens[to - 1];
  // 文件120件、规范性文件共7件: what is done with the first is done with all.
  if (isPause(tokens[from - 1]) || to !== from + 2 || first?.kind !== 'word' || total?.kind !== 'word') return false;
  return /^(?:共|共有|共计|总计|合计)$/.test(total.entry.word) && first.entry.roles.some((r) => r.slot === 'row');
}

function noneIn(tokens: readonly Token[], from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const t = tokens[i]!;
    if (t.kind === 'word' && t.entry.plain === NONE) return i;
  }
  return -1;
}

function namesRow(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const t = tokens[i]!;
    if (t.kind === 'word' && t.entry.roles.some((r) => r.slot === 'row')) return true;
  }
  return false;
}

/** 从申请主体看, 申请人类型 */
export const dividesApplicants = ({ plain, word }: Entry): boolean =>
  plain === APPLICANTS && /^[从按]|(?:类型|身份|情况|构成|结构)为?$|中$/.test(word);
