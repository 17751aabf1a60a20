import { readLeft } from './clause';
import { endsKinds, restOf } from './kinds';
import type { Frame, Role, Slot } from './lexicon';
import { COLON, COMMA, PAUSE } from './marks';
import type { Spoken } from './spoken';
import type { Token } from './tokens';
import { nothingYet, type Understood } from './understood';
import { REST } from './words';

// Words that mean a row only beside others of its kind: 公开6件、部分公开2件, 维持2件，其他1件.

/** A row that is none of those that count all. */
export function isSomeOfAll(frame: Frame, row: number): boolean {
  const own = frame.readings(row, undefined)[0]?.join();
  return own !== undefined && !frame.readings(undefined, undefined).some((r) => r.join() === own);
}

/** 公开6件、部分公开2件: a list of results. */
function opensResults(tokens: readonly Token[], at: number, { index, data }: Frame): boolean {
  const stop = tokens[at + 1],
    next = tokens[at + 2];
  if (stop?.kind !== 'stop' || (stop.code !== PAUSE && stop.code !== COMMA) || next?.kind !== 'word') return false;
  const row = next.entry.roles.find((r) => r.frame === index && r.slot === 'row');
  return row !== undefined && PART.test(data.rows[row.index]!.words?.[0] ?? '');
}
/** 办理许可12件、处罚3件: what is done with the first of a list, where the next is of its kind. */
function opensDone(tokens: readonly Token[], left: number, at: number, { index, data }: Frame): boolean {
  if (!data.marks || !isPartedFrom(tokens, at, index)) return false;
  return tokens.slice(left, at).some((t) => t.kind === 'word' && t.entry.roles.some((r) => isIn(r, index, 'mark')));
}
const isIn = (r: Role, frame: number, ...slots: readonly Slot[]): boolean =>
  r.frame === frame && slots.includes(r.slot);

function isPartedFrom(tokens: readonly Token[], at: number, frame: number): boolean {
  const stop = tokens[at + 1],
    next = tokens[at + 2];
  if (stop?.kind !== 'stop' || (stop.code !== PAUSE && stop.code !== COMMA) || next?.kind !== 'word') return false;
  return next.entry.roles.some((r) => isIn(r, frame, 'row', 'listed'));
}

/** What stands beside 公开 in such a list. */
const PART = /公开$/;

/** 答复结果：公开7件 */
function isOfResults(tokens: readonly Token[], left: number): boolean {
  const stop = tokens[left - 1],
    head = tokens[left - 2];
  if (stop?.kind !== 'stop' || stop.code !== COLON || head?.kind !== 'word') return false;
  const said = tokens[left - 3];
  // 答复结果方面：, 答复结果：
  const word = /^(?:方面|情况)$/.test(head.entry.word) && said?.kind === 'word' ? said.entry.word : head.entry.word;
  return /结果为?$/.test(word);
}

/** 办结13件，其中7件公开 */
export function listedBehind(spoken: Spoken, left: number, at: number, frame: Frame): Understood | undefined {
  const { tokens, near } = spoken;
  const { index } = frame;
  const word = tokens[at + 1],
    end = tokens[at + 2];
  if (at !== left || near?.frame !== index || word?.kind !== 'word' || (end && end.kind !== 'stop')) return undefined;
  const listed = word.entry.roles.find((r) => r.frame === index && r.slot === 'listed');
  return listed && isNear(spoken, listed.index, frame)
    ? { ...nothingYet(), rows: [listed.index], words: 1 }
    : undefined;
}

/** 不予处理18件，其中重复申请3件: what is one of a group is that beside the group, or others of it. */
function isNear({ near }: Spoken, row: number, frame: Frame): boolean {
  const { data, index } = frame;
  const path = data.rows[row]!.is[0]![0]!;
  const group = path.slice(0, path.lastIndexOf('.') + 1);
  if (!group.slice(0, -1).includes('.')) return true;
  if (near?.frame !== index || near.row === undefined) return false;
  const other = data.rows[near.row]!.is[0]![0]!;
  // 本机关不掌握5件、重复申请1件: of results both.
  return (
    other.startsWith(group) ||
    (other.startsWith(group.slice(0, group.indexOf('.') + 1)) && isSomeOfAll(frame, near.row))
  );
}

/** 维持31件，纠正4件，其他2件: what else became of the cases that the sentence has counted. */
export function others(spoken: Spoken, left: number, at: number, frame: Frame): Understood | undefined {
  const { tokens, whole } = spoken;
  const { data, index } = frame;
  const word = tokens[at - 1];
  const listed =
    word?.kind === 'word' ? word.entry.roles.find((r) => r.frame === index && r.slot === 'listed') : undefined;
  // 办结13件，其中公开7件
  const isListed =
    spoken.near?.frame === index ||
    ((spoken.topic === index || spoken.topic < 0) && isOfResults(tokens, left)) ||
    ((spoken.topic === index || spoken.topic < 0) && opensResults(tokens, at, frame)) ||
    opensDone(tokens, left, at, frame);
  if (listed && isListed && isNear(spoken, listed.index, frame)) {
    const said = readLeft(tokens, left, at - 1, frame, spoken.prose, spoken.nameEnd);
    const isLead = said && said.rows.length + said.columns.length === 0 && !said.object && !said.loose && !said.through;
    return isLead ? { ...said, rows: [listed.index], words: 1 } : undefined;
  }
  if (at !== left + 1 || word?.kind !== 'word' || word.entry.plain !== REST) return undefined;
  if (endsKinds(spoken, left, frame)) return { ...nothingYet(), columns: [restOf(frame)], words: 1 };
  const column = data.columns?.findIndex((c) => c.is[0]![0] === data.rest) ?? -1;
  if (column < 0 || whole?.frame !== index) return undefined;
  return { ...nothingYet(), columns: [column] };
}
