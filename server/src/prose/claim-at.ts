import { allAreOf, including, readRight, saidBehind } from './behind';
import type { Speaker, TotalClaim } from './claims';
import { restOfKinds } from './kinds';
import { combine, readLeft } from './clause';
import type { Understood } from './understood';
import { bareFits, isOfKind } from './figures';
import type { Frame, Reading } from './lexicon';
import { isSomeOfAll, listedBehind, others } from './listed-rows';
import { isOffice, isWithin, rowsBefore, sharesVerb } from './scope';
import { CLAUSE_MAX, COMMA, OPEN, PAUSE } from './marks';
import type { NumberToken } from './numbers';
import type { Spoken } from './spoken';
import type { Token } from './tokens';
import { THIS_YEAR } from './words';

/** 59件申请中 */
function isOfThese(tokens: readonly Token[], at: number): boolean {
  const [what, within, stop] = tokens.slice(at + 1, at + 4);
  return what?.kind === 'word' && within?.kind === 'word' && within.entry.word === '中' && stop?.kind === 'stop';
}

/** What entries of a list are counted by, and what they are called. */
const ENTRIES = new Set([...'条项'].map((c) => c.charCodeAt(0)));
const ENTRY = /事项/;

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
  // 仍有15件因不掌握相关信息无法提供: what the words behind say.
  if (l.exists && l.rows.length === 1) {
    const behind = { ...l, rows: [] as number[], columns: [...l.columns] };
    const said = readRight(tokens, at + 1, frame, behind, spoken.lexicon.onward, prose);
    if (said !== 'foreign' && behind.rows.length > 0 && behind.rows.every((x) => isSomeOfAll(frame, x)))
      l.rows = behind.rows;
  }
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
  // 行政许可、行政处罚均为0件, 行政强制0件: nothing was published nor decided.
  const isNone = token.value === 0 && (rows.length > 1 || (tail === 'known' && !ENTRIES.has(token.unit)));
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
  // 公开行政许可事项46项, 公示行政许可信息20412条: entries, not what was done.
  if (l.shown && (ENTRIES.has(token.unit) || (!own(l) && ENTRY.test(prose.slice(tokens[left]!.start, token.start)))))
    return undefined;
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
  // 全年59件申请中，有15件…: what all of them are is evidence for the others.
  const names = rows.length > 0 || (columns.length > 0 && !spoken.scoped) || (unnamed && isOfThese(tokens, at));
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
    ...(l.shown && { shown: true }),
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

/** 其余16件不予公开、无法提供: of several rows together. */
function isListBehind(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i < tokens.length && i < at + CLAUSE_MAX; i++) {
    const t = tokens[i]!;
    if (t.kind === 'stop') return t.code === PAUSE && i > at + 1;
  }
  return false;
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
