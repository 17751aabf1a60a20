import { allAreOf, including, readRight, saidBehind } from './behind';
import type { Speaker, TotalClaim } from './claims';
import { endsKinds, restOf, restOfKinds } from './kinds';
import { combine, readLeft } from './clause';
import { nothingYet, type Understood } from './understood';
import { bareFits, isOfKind } from './figures';
import type { Frame, Reading } from './lexicon';
import { isOffice, isWithin, rowsBefore, sharesVerb } from './scope';
import { CLAUSE_MAX, COLON, COMMA, OPEN, PAUSE } from './marks';
import type { NumberToken } from './numbers';
import type { Spoken } from './spoken';
import type { Token } from './tokens';
import { REST, THIS_YEAR } from './words';

/** 新收申请中予以公开48件: some of these, not both. */
const OF_THESE = /申请中/;

/** What a figure claims in one frame. */
export function claimAt(
  spoken: Spoken,
  token: NumberToken,
  at: number,
  left: number,
  frame: Frame,
): TotalClaim | undefined {
  const { tokens, prose } = spoken;
  const { data } = frame;
  if ((token.of === 'amount') !== (data.unit !== undefined)) return undefined;
  if ((token.of === 'bare' && !bareFits(tokens, at, left)) || isOfKind(tokens, at, frame.index)) return undefined;
  if (token.of !== 'amount' && sharesVerb(tokens, left)) return undefined;
  const own = (r: Understood) => r.rows.some((x) => data.rows[x]!.own);
  const l =
    listedBehind(spoken, left, at, frame) ??
    readLeft(tokens, left, at, frame, prose, spoken.nameEnd) ??
    others(spoken, left, at, frame);
  if (!l || (l.rows.length > 1 && OF_THESE.test(prose.slice(tokens[left]!.start, token.start)))) return undefined;
  // 当年收到当年办结1987件: not all that was done in the year.
  if (l.rows.length > 1 && tokens.slice(left, at).filter(isOfThisYear).length > 1) return undefined;
  const namedBefore = l.object,
    openBefore = l.rows.length === 0;
  const tail = readRight(tokens, at + 1, frame, l, spoken.lexicon.onward, prose);
  const known =
    l.object ||
    (data.section === undefined && allAreOf(tokens, at + 1, frame, prose)) ||
    spoken.topic === frame.index ||
    (data.section !== undefined && spoken.seen[frame.index] === true);
  let rows =
    l.rows.length > 0 && l.columns.length === 0 && !l.examples
      ? [...rowsBefore(tokens, left, frame), ...l.rows]
      : l.rows;
  let weak = spoken.scoped;
  const unnamed = data.objects !== undefined && !known && !(own(l) && l.loose) && data.section === undefined && !weak;

  const list = spoken.last?.frame === frame.index ? spoken.last : undefined;
  // 行政许可N件 may be what was published: unless others of the list are the table's.
  // 行政许可、行政处罚均为0件: nothing was published nor decided.
  const isNone = token.value === 0 && rows.length > 1;
  const unmarked = data.marks !== undefined && !l.mark && !list && !own(l) && !isNone;
  weak ||= unnamed || unmarked;
  // 其中5件政府信息公开申请涉及…, 其余4件…: some of them; of the rest only those that go on are known.
  if ((l.among || l.rest) && data.row && l.rows.length + l.columns.length === 0 && !namedBefore) return undefined;
  // 法人或其他组织中，予以公开12件: some of the row, which the words do not name.
  if (spoken.group?.frame === frame.index && !isWithin(l.columns, spoken.group, frame)) return undefined;
  // 另有92件政府信息公开申请尚未办结
  const isOnward = (x: number) => frame.readings(x, undefined)[0]?.every((f) => spoken.lexicon.onward.has(f)) === true;
  const isLeft = l.rest && !own(l) && !(l.object && l.rows.length > 0 && l.rows.every(isOnward));
  // 另有3件因没有现成信息无法提供: the row says which, if the other figures are the table's.
  if (isLeft && (l.rows.length === 0 || l.columns.length > 0 || !data.row || isListBehind(tokens, at)))
    return undefined;
  weak ||= isLeft;
  // 对12件政府信息公开申请作了延期答复: what was done with some of them.
  if (l.toward && !l.rows.some((x) => isSomeOfAll(frame, x))) return undefined;
  // 全年受理行政复议64件: of whomever they are about.
  if (data.section !== undefined && l.handled && !l.object) return undefined;
  // 其中1件政府信息公开申请被申请行政复议: what is counted is something else.
  if (l.among && data.section !== undefined && openBefore && l.object && !namedBefore) return undefined;
  // 网上申请, 涉及征地的申请: what is not called an application is none.
  if (l.through && !l.object && !(l.loose && !l.rows.some((x) => isSomeOfAll(frame, x)))) return undefined;
  if (l.matters && data.row && !l.object && !l.loose && !own(l)) return undefined;
  const strong = l.object || own(l) || !data.objects;
  if (!data.row && rows.length === 0) {
    // 被申请行政复议案件中，因政府信息公开引发的15件
    const isTold = data.columns ? l.columns.length > 0 || (data.section !== undefined && l.object) : l.words > 0;
    if (spoken.topic !== frame.index || spoken.blocked || spoken.lastRow === undefined || !isTold) return undefined;
    rows = [spoken.lastRow];
  }
  const { whole } = spoken;
  const partOf = data.section !== undefined && l.rows.length === 0 && whole?.frame === frame.index ? whole : undefined;
  // 复议4件、诉讼3件，其中维持2件: of one of them, or of all.
  const ofAny = partOf !== undefined && spoken.wholes > 1 && !spoken.parted;
  const of = ofAny ? undefined : partOf;
  if (data.row && rows.length === 0 && l.columns.length === 0 && !l.object && !(l.loose && l.words > 0))
    return undefined;
  if (spoken.blocked && !strong) weak = true;
  // Whatever follows a figure that the words before it do not settle may narrow it down.
  const isOpen = !strong && tail !== 'known';
  if (isOpen && tail === 'foreign') return undefined;
  if (isOpen && (!data.row || l.rows.length === 0 || l.among || spoken.among || spoken.depth > 0)) return undefined;
  weak ||= isOpen;
  // 制发规章3件、行政规范性文件27件
  const columns =
    !data.column && l.columns.length === 0 && l.rows.length > 0 && list?.column !== undefined && goesOn(tokens, left)
      ? [list.column]
      : l.columns;
  if (!data.column && data.columns && columns.length === 0) return undefined;
  // What only other figures can confirm has to name its row.
  const names = rows.length > 0 || (columns.length > 0 && !spoken.scoped);
  if (weak && ((!data.row && !unmarked) || data.section !== undefined || !names)) return undefined;
  const inherit =
    data.row !== undefined && rows.length === 0 && l.columns.length > 0 && spoken.lastRow !== undefined
      ? combine(frame, [spoken.lastRow], l.columns)
      : [];
  const plain = combine(frame, rows, columns);
  // 自然人（1660件）: alone in its bracket it is no part of what stood before.
  const before = tokens[at - 1];
  const isAlone = before?.kind === 'stop' && before.code === OPEN && left < at - 1;
  const part = l.among || spoken.among || (spoken.depth > 0 && !isAlone);
  // Parts of the one figure before them are parts of nothing else.
  const said = !part
    ? [...plain, ...inherit]
    : inherit.length > 0 && spoken.heads === 1
      ? inherit
      : [...inherit, ...plain];
  const readings =
    (ofAny ? ofEachWhole(spoken, frame, columns) : undefined) ??
    sumIncluding(spoken, at, frame, l) ??
    restOfKinds(spoken, at, frame, l, rows) ??
    (part ? said : [...said, ...including(tokens, at, frame, said)]);
  if (readings.length === 0) return undefined;
  const among = l.among || spoken.among;
  const { subject, voice, area } = speakerOf(l, of ?? spoken.doer);
  // What was named in no other way than by its section before goes on to be.
  const named =
    l.object ||
    (data.section !== undefined && saidBehind(tokens, at + 1, frame, prose)) ||
    (data.section !== undefined && spoken.seen[frame.index] === true) ||
    (known && whole?.frame === frame.index && whole.section === undefined);
  return {
    kind: 'total',
    start: token.start,
    end: token.digitsEnd,
    value: token.value,
    decimals: token.decimals,
    unit: token.unit > 0 ? String.fromCharCode(token.unit) : '',
    readings,
    exact:
      (l.object || own(l)) &&
      l.rows.length > 0 &&
      !among &&
      !weak &&
      !l.through &&
      !data.soft &&
      subject === undefined &&
      !isOffice(voice),
    none: undefined,
    year: l.year ?? spoken.year ?? of?.year,
    subject,
    voice,
    area,
    section: data.objects && data.section && !named && token.value !== 0 ? data.section : undefined,
    frame: frame.index,
    row: rows[0],
    column: columns[0],
    among,
    period: spoken.period,
    weak,
    atMost: l.through || columns.some((x) => data.columns?.[x]?.some),
    ...((unnamed || unmarked || isLeft) && !spoken.scoped && !isOpen && { unnamed: true }),
    ...(of && { of }),
  };
}

/** 复议4件、诉讼3件，其中维持2件: what they can be parts of. */
function ofEachWhole({ wholeRows }: Spoken, frame: Frame, columns: readonly number[]): Reading[] {
  const each = wholeRows.flatMap((row) => combine(frame, [row], columns));
  return [...each, [...new Set(each.flat())]];
}

/** （含上年结转: what was carried in is some of these. */
function sumIncluding({ tokens, lexicon }: Spoken, at: number, frame: Frame, l: Understood): Reading[] | undefined {
  const total = tokens[at - 1];
  if (!frame.data.row || !l.among || l.rows.length !== 1 || l.columns.length > 0) return undefined;
  if (total?.kind !== 'word' || !TOTAL.test(total.entry.word)) return undefined;
  const some = frame.readings(l.rows[0], undefined)[0];
  if (!some?.every((f) => lexicon.carried.has(f))) return undefined;
  return frame
    .readings(undefined, undefined)
    .filter((all) => all.length > some.length && some.every((f) => all.includes(f)));
}
const TOTAL = /^(?:共|共有|共计|总共|总计|合计)$/;

const isOfThisYear = (t: Token): boolean => t.kind === 'word' && t.entry.plain === THIS_YEAR;

/** A row that is none of those that count all. */
function isSomeOfAll(frame: Frame, row: number): boolean {
  const own = frame.readings(row, undefined)[0]?.join();
  return own !== undefined && !frame.readings(undefined, undefined).some((r) => r.join() === own);
}

/** 其余16件不予公开、无法提供: of several rows together. */
function isListBehind(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i < tokens.length && i < at + CLAUSE_MAX; i++) {
    const t = tokens[i]!;
    if (t.kind === 'stop') return t.code === PAUSE && i > at + 1;
  }
  return false;
}

/** 公开6件、部分公开2件: a list of results. */
function opensResults(tokens: readonly Token[], at: number, { index, data }: Frame): boolean {
  const stop = tokens[at + 1],
    next = tokens[at + 2];
  if (stop?.kind !== 'stop' || (stop.code !== PAUSE && stop.code !== COMMA) || next?.kind !== 'word') return false;
  const row = next.entry.roles.find((r) => r.frame === index && r.slot === 'row');
  return row !== undefined && PART.test(data.rows[row.index]!.words?.[0] ?? '');
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
function listedBehind(spoken: Spoken, left: number, at: number, frame: Frame): Understood | undefined {
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
function others(spoken: Spoken, left: number, at: number, frame: Frame): Understood | undefined {
  const { tokens, whole } = spoken;
  const { data, index } = frame;
  const word = tokens[at - 1];
  const listed =
    word?.kind === 'word' ? word.entry.roles.find((r) => r.frame === index && r.slot === 'listed') : undefined;
  // 办结13件，其中公开7件
  const isListed =
    spoken.near?.frame === index ||
    ((spoken.topic === index || spoken.topic < 0) && isOfResults(tokens, left)) ||
    (spoken.topic === index && opensResults(tokens, at, frame));
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

/** Parted from the figure before by a comma, 、 or a word such as 和 only. */
function goesOn(tokens: readonly Token[], left: number): boolean {
  const t = tokens[left - 1];
  if (t?.kind === 'number') return true;
  return t?.kind === 'stop' && (t.code === PAUSE || t.code === COMMA) && tokens[left - 2]?.kind === 'number';
}

/** Who speaks in a clause: as it says itself, else as before it. */
function speakerOf(l: Understood, before: Speaker): Speaker {
  if (l.own) return { subject: undefined, voice: undefined, area: undefined };
  if (l.subject !== undefined || l.voice !== undefined)
    return { subject: l.subject, voice: l.voice ?? (l.subject === undefined ? before.voice : undefined), area: l.area };
  return before;
}
