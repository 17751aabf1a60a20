import type { Prose } from '../text/prose';
import type { Speaker, Voice } from './claims';
import { roleIn } from './understood';
import type { Frame, Lexicon } from './lexicon';
import { COMMA, isStop, PAUSE } from './marks';
import { isDash } from './numbers';
import type { Token } from './tokens';
import { bodyAt } from './whose';
import { AMONG, CHANNEL } from './words';

// What the words around a clause say of whom, when and which of them it speaks.

const MONTH = '月'.charCodeAt(0);
/** 底, 末: to the end of it. */
const END = /^[底末]/;

/** Whether a date names another stretch than the year as a whole: 截至11月底, 12月新收, 2023年6月30日. */
export function isPartOfYear(tokens: readonly Token[], at: number, prose: Prose): boolean {
  const t = tokens[at]!,
    before = tokens[at - 1],
    next = tokens[at + 1];
  if (t.kind !== 'number' || prose.codes[t.end - 1] !== MONTH) return false;
  const day = next?.kind === 'number' && next.of === 'date' && next.start === t.end ? next.value : undefined;
  if (t.value === 1) return day !== 1;
  if (t.value !== 12 || (day !== undefined && day !== 31)) return true;
  const spans =
    isDash(prose.codes[t.start - 1] ?? 0) || (before?.kind === 'word' && '至到'.includes(before.entry.word));
  // 7—12月
  const from = spans ? tokens[at - 2] : undefined;
  if (from?.kind === 'number' && from.value !== 1 && from.of !== 'year') return true;
  return day === undefined && !spans && !END.test(prose.slice(t.end, t.end + 1));
}

/** How far into a sentence the body that it opens with is looked for. */
const OPENING = 32;
/** A point of a list begins: whoever was spoken of before is not meant. */
const POINT = /^(?:[一二三四五六七八九十]是|\(?[一二三四五六七八九十\d]{1,2}[)、.])/;

/** Whether an office speaks, of whomever. */
export const isOffice = (voice: Voice | undefined): boolean => voice === 'office' || voice === 'government office';

export const NOBODY: Speaker = { subject: undefined, voice: undefined, area: undefined };

export const speakerIn = ({ subject, voice, area }: Speaker): Speaker => ({ subject, voice, area });

/** What the names of bodies end in, so that most sentences need not be looked at for one. */
const ENDINGS = new Set([...'道局会区县市镇乡府办处'].map((c) => c.charCodeAt(0)));

function mayName(codes: Uint16Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (ENDINGS.has(codes[i]!)) return true;
    // 2023年，市水务局…: on behind the comma of a year.
    if (isStop(codes[i]!) && (codes[i] !== COMMA || i - from > YEAR_PART)) return false;
  }
  return false;
}
/** 2023年度全年, and a comma. */
const YEAR_PART = 9;

/**
 * Whose doings the sentence at `at` speaks of: 市公安局积极推进…, 江北镇:…; where it names nobody, of who was named
 * before.
 */
export function doerAt(
  prose: Prose,
  at: number,
  before: Speaker,
  sameSentence = false,
): { readonly doer: Speaker; readonly end: number } {
  const end = Math.min(prose.length, at + OPENING);
  const named = mayName(prose.codes, at, end);
  if (!named && sameSentence) return { doer: before, end: at };
  if (!named && before.subject === undefined) return { doer: NOBODY, end: at };
  const text = prose.slice(at, end);
  const body = named ? bodyAt(text) : undefined;
  if (body?.area) return { doer: { subject: undefined, voice: 'wide', area: body.area }, end: at + body.end };
  if (body) return { doer: { subject: body.name, voice: undefined, area: undefined }, end: at + body.end };
  if (sameSentence) return { doer: before, end: at };
  const goesOn = before.subject !== undefined && !POINT.test(text);
  return { doer: goesOn ? { ...NOBODY, subject: before.subject } : NOBODY, end: at };
}

/** 2022年收到100件。其中自然人70件: still of that year. */
export function opensParts(tokens: readonly Token[], at: number): boolean {
  const t = tokens[at];
  return t?.kind === 'word' && t.entry.plain === AMONG;
}

/** 就教育领域申请, 涉及征地方面: what follows is of these alone. */
const OF_MATTERS = /^(?:就|涉及|关于|针对|有关).{2,20}(?:申请|方面|领域|事项|类)$/;
const WITHIN = '中'.charCodeAt(0);
/** What a gap that is a body's name ends in. */
const NAMES = /(?:[省市县区州盟旗镇乡局委厅办]|政府|街道|机关|部门|单位)$/;
/** 在推进工作中, 办理过程中: while that is done; not 现场查询中, 征地类申请中. */
const IN_DOING =
  /(?:工作|过程|实践|程序|环节|期间|进程|行动|建设|检查|评估|改革|运行|服务|办理|处理|答复|管理|落实|推进|清理|审查)中$/;

/** 自然人申请中, 上年结转申请中: what follows is of these alone. */
export function framesSome(
  tokens: readonly Token[],
  left: number,
  stop: number,
  { frames, carried }: Lexicon,
  prose: Prose,
): boolean {
  const last = tokens[stop - 1];
  if (!last || last.kind === 'number' || left >= stop) return false;
  if (tokens[stop - 2]?.kind === 'gap' || last.kind === 'gap')
    if (OF_MATTERS.test(prose.slice(tokens[left]!.start, last.end))) return true;
  if (prose.codes[last.end - 1] !== WITHIN) return false;
  const isUnknown = (t: Token) => t.kind === 'gap' && !NAMES.test(prose.slice(t.start, t.end));
  const own = tokens.slice(left, stop - 1);
  const isDoing = IN_DOING.test(prose.slice(tokens[left]!.start, last.end));
  if (own.some(isUnknown) && !isDoing) return true;
  return tokens.slice(left, stop).some(
    (t) =>
      t.kind === 'word' &&
      // 网上申请中
      ((t.entry.plain === CHANNEL && !isDoing) ||
        t.entry.roles.some(
          (r) =>
            r.slot === 'column' ||
            (r.slot === 'row' && frames[r.frame]!.readings(r.index, undefined)[0]?.every((f) => carried.has(f))),
        )),
  );
}

/** A column that stands for several of the table's. */
export interface Group {
  readonly frame: number;
  readonly column: number;
}

/** 法人或其他组织中，: what follows is of these, and names which. */
export function groupFramed(
  tokens: readonly Token[],
  left: number,
  stop: number,
  { frames }: Lexicon,
): Group | undefined {
  let group: Group | undefined;
  for (let i = left; i < stop; i++) {
    const t = tokens[i]!;
    if (t.kind !== 'word') return undefined;
    for (const { frame, slot, index } of t.entry.roles) {
      if (slot === 'row' || (slot === 'column' && group)) return undefined;
      if (slot === 'column' && frames[frame]!.data.columns![index]!.is[0]!.length > 1) group = { frame, column: index };
    }
  }
  return group;
}

/** Whether columns are some of a group's. */
export const isWithin = (columns: readonly number[], group: Group, { data }: Frame): boolean => {
  const all = data.columns![group.column]!.is[0]!;
  return columns.length > 0 && columns.every((c) => data.columns![c]!.is[0]!.every((x) => all.includes(x)));
};

/** 修订、废止规范性文件4件: what is unknown counts too. */
export function sharesVerb(tokens: readonly Token[], left: number): boolean {
  const stop = tokens[left - 1];
  return stop?.kind === 'stop' && stop.code === PAUSE && tokens[left - 2]?.kind === 'gap';
}

/** 予以公开、部分公开70件: rows named before the clause, with no figure of their own. */
export function rowsBefore(tokens: readonly Token[], left: number, frame: Frame): number[] {
  const rows: number[] = [];
  for (let stop = left - 1; stop > 0; stop -= 2) {
    const t = tokens[stop]!,
      before = tokens[stop - 1]!;
    const role = before.kind === 'word' ? roleIn(before.entry, frame.index) : undefined;
    if (t.kind !== 'stop' || t.code !== PAUSE || role?.slot !== 'row') break;
    // 4件行政复议、3件行政诉讼: that row has its figure before it.
    if (tokens[stop - 2]?.kind === 'number') break;
    rows.unshift(role.index);
  }
  return rows;
}

/** 县（市、区）, 乡镇（街道）: every one of these, not the report's own. */
const OF_PLACES = /^(?:(?:[省市县区州旗盟镇乡]|街道|开发区|园区)、?)+\)/,
  OF_PLACES_LENGTH = 16;

/** Whether an open bracket names kinds of places and nothing else. */
export const namesPlaces = (prose: Prose, at: number): boolean =>
  OF_PLACES.test(prose.slice(at, at + OF_PLACES_LENGTH));
