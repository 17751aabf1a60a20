import type { Voice } from './claims';
import type { Prose } from '../text/prose';
import { isSumOfYear } from './figures';
import type { Entry, Frame, Reading, Role } from './lexicon';
import { CLOSE, COLON, OPEN } from './marks';
import type { Token } from './tokens';
import {
  ALL_ARE,
  AMONG,
  AND,
  CHANNEL,
  CONCERNS,
  FILLER,
  FROM,
  OFFICE,
  OWN,
  REST,
  SUM,
  TAIL,
  THIS_YEAR,
  WHOLE,
  WIDE,
  APPLICANTS,
} from './words';

// Only what ends like an agency or a place may be one.
const AGENCY = /^(?:.+(?:[省市县区州盟旗镇乡局委厅办处会院队站所]|街道|政府|中心)|[局委厅部署])(?:机关)?$/;

/** What is in the name of a government's office. */
const GOVERNMENT = '政府';

/** Words for one area of one kind. */
const PLACES = /^[全我本](?:[市县区省州镇乡旗盟]|系统)$/;

const TOWARD = '对';

const LEFT_OVER = /^(?:其余|剩余|余下|另有)/;

const HANDLES = /^(?:受理|办理|承办)$/;

const MATTERS = /(?:事项|案件|事件|问题)$/;

/** What the words around a figure say, for one frame. */
export interface Understood {
  rows: number[];
  columns: number[];
  object: boolean;
  loose: boolean;
  mark: boolean;
  among: boolean;
  /** What is left over: 其余, 另有. */
  rest: boolean;
  sum: boolean;
  whole: boolean;
  year: number | undefined;
  subject: string | undefined;
  voice: Voice | undefined;
  area: string | undefined;
  /** The agency speaks of itself: 我局. */
  own: boolean;
  /** Came in one way: 网上, 通过信函. */
  through: boolean;
  /** Counts matters, cases: whose they are, other words have to say. */
  matters: boolean;
  /** Accepted or dealt with, which other bodies do as well. */
  handled: boolean;
  /** Done with what follows: 对5件申请. */
  toward: boolean;
  /** Words of the frame itself. */
  words: number;
}

export const nothingYet = (): Understood => ({
  rows: [],
  columns: [],
  object: false,
  loose: false,
  mark: false,
  among: false,
  rest: false,
  sum: false,
  whole: false,
  year: undefined,
  subject: undefined,
  voice: undefined,
  area: undefined,
  own: false,
  through: false,
  matters: false,
  handled: false,
  toward: false,
  words: 0,
});

/** What kind of area a word for one means. */
export const areaOf = (entry: Entry): string | undefined => (PLACES.test(entry.word) ? entry.word.at(-1) : undefined);

/** A word's part in a frame. */
export function roleIn(entry: Entry, frame: number): Role | undefined {
  let best: Role | undefined;
  for (const r of entry.roles) if (r.frame === frame && (!best || best.slot === 'filler')) best = r;
  return best;
}

/** Takes a word into a reading; false if the word says something that the frame does not know. */
export function takeWord(entry: Entry, frame: Frame, into: Understood): boolean {
  const role = roleIn(entry, frame.index);
  if (role) {
    switch (role.slot) {
      case 'row':
        into.rows.push(role.index);
        // 信访举报投诉类申请
        into.loose ||= entry.word.endsWith('申请');
        break;
      case 'column':
        into.columns.push(role.index);
        break;
      case 'object':
        into.object = true;
        break;
      case 'loose':
        into.loose = true;
        break;
      case 'mark':
        into.mark = true;
        break;
      case 'filler':
        into.handled ||= HANDLES.test(entry.word);
        break;
      case 'listed':
        return false;
      default:
        return false;
    }
    into.words++;
    return true;
  }
  switch (entry.plain) {
    case TAIL:
      into.matters ||= MATTERS.test(entry.word);
      return true;
    case FILLER:
    case THIS_YEAR:
    case AND:
    case APPLICANTS:
      return true;
    case WHOLE:
      into.whole = true;
      return true;
    case SUM:
      into.sum = true;
      return true;
    case AMONG:
      into.among = true;
      return true;
    case WIDE:
      into.voice ??= 'wide';
      into.area = areaOf(entry);
      return true;
    case OWN:
      into.own = true;
      return true;
    case CHANNEL:
      into.through = true;
      return true;
    case OFFICE:
      into.voice = entry.word.includes(GOVERNMENT) ? 'government office' : 'office';
      into.area = undefined;
      return true;
    default:
      return false;
  }
}

/**
 * Reads the tokens before a figure. All of them have to be understood; unknown words may only open the clause, where
 * they can be the agency's name.
 */
export function readLeft(
  tokens: readonly Token[],
  from: number,
  to: number,
  frame: Frame,
  prose: Prose,
  nameEnd = 0,
): Understood | undefined {
  const out = nothingYet();
  for (let i = from; i < to; i++) {
    const t = tokens[i]!;
    // The name that the sentence opens with was read already.
    if (t.end <= nameEnd) continue;
    if (t.kind === 'word') {
      // 均为 3 件: said of all that was named.
      if (t.entry.plain === ALL_ARE && i === to - 1) continue;
      // 剩余 4 件
      if (t.entry.plain === REST && i === to - 1 && LEFT_OVER.test(t.entry.word)) {
        out.rest = true;
        continue;
      }
      if (isSumOfYear(tokens, from, i)) continue;
      if (t.entry.word === TOWARD && frame.data.row) {
        out.toward = true;
        continue;
      }
      // 由自然人提出的
      const next = tokens[i + 1];
      if (t.entry.plain === FROM && next?.kind === 'word' && roleIn(next.entry, frame.index)?.slot === 'column')
        continue;
      // 因属于行政执法案卷
      if (t.entry.plain === CONCERNS && next?.kind === 'word' && isReason(next.entry, frame.index)) continue;
      // 涉及征地的, 网上: some of them.
      if (t.entry.plain === CONCERNS && out.words > 0 && roleIn(t.entry, frame.index) === undefined) {
        out.through = true;
        continue;
      }
      // 属于行政执法案卷等情形: of others too.
      if (t.entry.plain === TAIL && t.entry.word.startsWith('等') && out.rows.length > 0) return undefined;
      if (!takeWord(t.entry, frame, out)) return undefined;
      continue;
    }
    if (t.kind === 'number') {
      if (t.of === 'year') {
        out.year = t.value;
        continue;
      }
      if (t.of === 'date') continue;
      return undefined;
    }
    if (t.kind === 'gap' && out.through && opensWay(tokens[i - 1])) continue;
    if (t.kind === 'stop' && (t.code === COLON || t.code === OPEN || t.code === CLOSE) && i === to - 1) continue;
    if (t.kind === 'gap' && isExample(tokens, i, frame, prose)) continue;
    if (t.kind !== 'gap' || out.subject !== undefined) return undefined;
    if (out.words > 0 && !namesMaker(tokens[i + 1], frame)) return undefined;
    const subject = prose.slice(t.start, t.end);
    if (!AGENCY.test(subject)) return undefined;
    out.subject = subject;
  }
  return out;
}

/** 制发厅规范性文件, 现行有效的局规范性文件: whose they are stands right before what is counted. */
const namesMaker = (next: Token | undefined, { data, index }: Frame): boolean =>
  !data.row && !data.objects && next?.kind === 'word' && roleIn(next.entry, index)?.slot === 'row';

const isReason = (entry: Entry, frame: number): boolean =>
  entry.plain === CONCERNS || roleIn(entry, frame)?.slot === 'row';

/** 律师事务所等法律服务机构, 水资源费等行政事业性收费: one of those that are counted. */
function isExample(tokens: readonly Token[], at: number, frame: Frame, prose: Prose): boolean {
  const next = tokens[at + 1];
  return (
    next?.kind === 'word' &&
    roleIn(next.entry, frame.index)?.slot === (frame.data.unit ? 'row' : 'column') &&
    prose.slice(next.start - 1, next.start) === '等'
  );
}

const opensWay = (t: Token | undefined) =>
  t?.kind === 'word' && (t.entry.plain === CONCERNS || t.entry.word === '通过');

/** 重复申请不予处理: of two that are one part of the other, the part is meant. */
function smallest(lists: readonly (readonly Reading[])[]): readonly Reading[] | undefined {
  const [a, b] = lists.map((l) => l[0]) as [Reading | undefined, Reading | undefined];
  if (lists.length !== 2 || !a || !b) return undefined;
  const isPart = (part: Reading, own: readonly Reading[], whole: Reading) =>
    own.length === 1 && part.length < whole.length && part.every((f) => whole.includes(f));
  if (isPart(a, lists[0]!, b)) return [a];
  return isPart(b, lists[1]!, a) ? [b] : undefined;
}

/** The sums of facts that rows and columns stand for together. */
export function combine(frame: Frame, rows: readonly number[], columns: readonly number[]): readonly Reading[] {
  if (rows.length <= 1 && columns.length <= 1) return frame.readings(rows[0], columns[0]);
  const rowList: readonly (number | undefined)[] = rows.length > 0 ? rows : [undefined];
  const columnList: readonly (number | undefined)[] = columns.length > 0 ? columns : [undefined];
  const each = rowList.map((r) => columnList.map((c) => frame.readings(r, c)));
  const nested = smallest(each.flat());
  if (nested) return nested;
  const summed = [...new Set(each.flat().flatMap((list) => list[0] ?? []))];
  const out: Reading[] = each.flat().every((list) => list.length > 0) ? [summed] : [];
  // Two verbs may speak of one figure: 收到并办理 5 件.
  if (columnList.length === 1) for (const list of each) out.push(...list[0]!);
  return out;
}
