import type { Prose } from '../text/prose';
import { roleIn, takeWord, type Understood } from './understood';
import type { Frame, Reading, Slot } from './lexicon';
import { COMMA, endsSentence, OPEN } from './marks';
import type { Token } from './tokens';
import { ALL_ARE, AMONG, CONCERNS, FROM, NEXT_YEAR, SCOPE, TAIL } from './words';

// What stands behind a figure and says what it counts.

/** 均与, 均因: what follows is said of all before it. */
const CONNECTS = /^(?:且|并|均|都|全部)*(?:与|因|由|系|为|属|源于|涉及)/;

const ALL = /^(?:均|都|全部|均已)$/;
const IS = /^(?:系|是因|系由于|是由于)$/;

export type Tail = 'known' | 'unknown' | 'foreign';

/**
 * Takes what is missing from the words behind a figure: 5件行政复议, 1件结转下年度. What follows may not be known, or
 * be words for something else.
 */
export function readRight(
  tokens: readonly Token[],
  from: number,
  frame: Frame,
  into: Understood,
  onward: ReadonlySet<number>,
  prose: Prose,
): Tail {
  const settled = into.rows.length > 0 || (into.columns.length > 0 && frame.data.row !== undefined);
  for (let i = from; i < tokens.length; i++) {
    const t = tokens[i]!;
    if (t.kind === 'stop') return 'known';
    if (t.kind === 'number' && (t.of === 'year' || t.of === 'date')) continue;
    // 3件系行政执法案卷
    if (t.kind === 'gap' && IS.test(prose.slice(t.start, t.end)) && isAt(tokens, i + 1, frame, 'row')) continue;
    if (t.kind !== 'word') return 'unknown';
    // 4件含上年结转: what it includes is not what it is.
    if (t.entry.plain === AMONG && t.entry.roles.length === 0) return i === from ? 'foreign' : 'known';
    // 40件由自然人提出
    if (t.entry.plain === FROM && isAt(tokens, i + 1, frame, 'column')) continue;
    // 3件属于行政执法案卷
    if (t.entry.plain === CONCERNS && isAt(tokens, i + 1, frame, 'row')) continue;
    // 不予公开的4件均已说明理由: so all of them are told of.
    if (settled && i === from && ALL.test(t.entry.word) && into.rows.length > 0) return 'known';
    // 尚有15件建议正在办理: what is counted stands right behind the figure.
    if (settled && i === from && t.entry.plain === SCOPE && t.entry.roles.length === 0) return 'foreign';
    if (settled) {
      // 未办结的6件将于下年继续办理: that is what the row says.
      if (t.entry.plain === NEXT_YEAR && goesOnward(into, frame, onward)) return 'known';
      const role = roleIn(t.entry, frame.index);
      // 59件均为自然人 says something of all of them, 39件自然人申请 which ones.
      if (t.entry.plain === ALL_ARE) return 'known';
      if (role?.slot === 'column' && into.columns.length === 0) into.columns.push(role.index);
      else if (role?.slot === 'object') into.object = true;
      else if (role?.slot === 'loose') into.loose = true;
      else if (!role && t.entry.plain === 0) return 'foreign';
      continue;
    }
    // 15件因不掌握等原因无法提供: the reason is one of those that the row behind counts.
    if (t.entry.plain === TAIL && t.entry.word.startsWith('等') && isAt(tokens, i + 1, frame, 'row')) into.rows = [];
    if (!takeWord(t.entry, frame, into)) return 'foreign';
  }
  return 'known';
}

const goesOnward = ({ rows }: Understood, frame: Frame, onward: ReadonlySet<number>): boolean =>
  rows.length > 0 && rows.every((r) => frame.readings(r, undefined)[0]?.every((f) => onward.has(f)));

function isAt(tokens: readonly Token[], at: number, frame: Frame, slot: Slot): boolean {
  const t = tokens[at];
  return t?.kind === 'word' && roleIn(t.entry, frame.index)?.slot === slot;
}
/** 4件行政复议、3件行政诉讼，均与政府信息公开有关: a clause of the same sentence names what all of it is about. */
export function saidBehind(tokens: readonly Token[], from: number, frame: Frame, prose: Prose): boolean {
  let clause = from;
  for (let i = from; i < tokens.length; i++) {
    const t = tokens[i]!;
    if (t.kind === 'stop') {
      if (endsSentence(t.code)) return false;
      clause = i + 1;
    } else if (t.kind === 'word' && i > clause && roleIn(t.entry, frame.index)?.slot === 'object')
      return CONNECTS.test(prose.slice(tokens[clause]!.start, t.start));
  }
  return false;
}

/** 收到申请2件，均通过邮寄方式提出政府信息公开申请: the clause behind names what all of them are. */
export function allAreOf(tokens: readonly Token[], from: number, frame: Frame, prose: Prose): boolean {
  if (tokens[from]?.kind !== 'stop' || !ALL_OF.test(prose.slice(tokens[from].end, tokens[from].end + 2))) return false;
  for (let i = from + 1; i < tokens.length; i++) {
    const t = tokens[i]!;
    if (t.kind === 'stop' || t.kind === 'number') return false;
    if (t.kind === 'word' && roleIn(t.entry, frame.index)?.slot === 'object') return true;
  }
  return false;
}
const ALL_OF = /^(?:均|都|全部)/;

/** 新收 N 件(含上年结转 M 件): what the words behind a figure include counts too. */
export function including(tokens: readonly Token[], at: number, frame: Frame, readings: readonly Reading[]): Reading[] {
  const [stop, among, row] = tokens.slice(at + 1, at + 4);
  if (
    !frame.data.row ||
    stop?.kind !== 'stop' ||
    (stop.code !== OPEN && stop.code !== COMMA) ||
    among?.kind !== 'word' ||
    among.entry.plain !== AMONG ||
    row?.kind !== 'word'
  )
    return [];
  const role = roleIn(row.entry, frame.index);
  const more = role?.slot === 'row' ? frame.readings(role.index, undefined)[0] : undefined;
  if (!more) return [];
  return frame
    .readings(undefined, undefined)
    .filter(
      (all) =>
        more.every((f) => all.includes(f)) &&
        readings.some(
          (r) => r.length + more.length === all.length && r.every((f) => all.includes(f) && !more.includes(f)),
        ),
    );
}
