import type { Prose } from '../text/prose';
import { isSumOfYear } from './figures';
import type { Entry, Frame, Reading } from './lexicon';
import { CLOSE, COLON, OPEN } from './marks';
import type { Token } from './tokens';
import { nothingYet, roleIn, takeWord, type Understood } from './understood';
import { ALL_ARE, CONCERNS, EACH, FILLER, FROM, REST, TAIL } from './words';

// Only what ends like an agency or a place may be one.
const AGENCY =
  /^(?!报请|提请|申请|协助|配合|联合|会同|牵头|组织|指导|推动|督促|[报请代为向对经])(?:.+(?:[省市县区州盟旗镇乡局委厅办处会院队站所]|街道|政府|中心)|[局委厅部署])(?:机关)?$/;

const TOWARD = '对';

const LEFT_OVER = /^(?:其余|剩余|余下|另有)/;

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
      // 由自然人提出的, 由上年结转至本年的
      const next = tokens[i + 1];
      if (t.entry.plain === FROM && next?.kind === 'word' && isSource(next.entry, frame)) continue;
      // 由律师事务所等法律服务机构提出的
      if (t.entry.plain === FROM && next?.kind === 'gap' && isExample(tokens, i + 1, frame, prose)) continue;
      // 结果分别为予以公开1件、部分公开1件
      if (t.entry.plain === EACH && isEachNamed(tokens, i, frame)) continue;
      // 因属于行政执法案卷
      if (t.entry.plain === CONCERNS && next?.kind === 'word' && isReason(next.entry, frame.index)) continue;
      // 涉及征地的, 网上: some of them.
      if (t.entry.plain === CONCERNS && out.words > 0 && roleIn(t.entry, frame.index) === undefined) {
        out.through = true;
        continue;
      }
      // 属于行政执法案卷等情形: of others too.
      if (t.entry.plain === TAIL && t.entry.word.startsWith('等') && out.rows.length > 0) {
        // 因不掌握相关信息等原因无法提供的: the reasons are examples of what the row behind counts.
        if (next?.kind !== 'word' || roleIn(next.entry, frame.index)?.slot !== 'row') return undefined;
        out.rows = [];
        out.examples = true;
        continue;
      }
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
    // 以商业企业名义申请的
    if (t.kind === 'gap' && isInNameOf(tokens, i, frame, prose)) continue;
    if (t.kind === 'gap' && out.through && opensWay(tokens[i - 1])) continue;
    if (t.kind === 'stop' && (t.code === COLON || t.code === OPEN || t.code === CLOSE) && i === to - 1) continue;
    if (t.kind === 'gap' && isExample(tokens, i, frame, prose)) continue;
    if (t.kind !== 'gap' || out.subject !== undefined) return undefined;
    if (out.words > 0 && !namesMaker(tokens[i + 1], frame)) return undefined;
    const subject = prose.slice(t.start, t.end);
    if (!AGENCY.test(subject)) return undefined;
    out.subject = subject;
  }
  out.object ||= receivesDisclosure(tokens, from, to, frame, out);
  return out;
}

/** 共受理政府信息公开14件: what comes in are applications for it, though the word is left out. */
function receivesDisclosure(
  tokens: readonly Token[],
  from: number,
  to: number,
  { data, index }: Frame,
  { rows, through }: Understood,
): boolean {
  const last = tokens[to - 1],
    verb = tokens[to - 2];
  if (rows.length !== 1 || through || to - 2 < from || last?.kind !== 'word' || verb?.kind !== 'word') return false;
  if (!DISCLOSURE.test(last.entry.word) || roleIn(last.entry, index)?.slot !== 'filler') return false;
  const role = roleIn(verb.entry, index);
  return role?.slot === 'row' && data.row?.[0]?.join() === data.rows[role.index]!.is[0]!.join();
}
const DISCLOSURE = /^(?:政府)?信息公开$/;

/** 制发厅规范性文件, 现行有效的局规范性文件: whose they are stands right before what is counted. */
const namesMaker = (next: Token | undefined, { data, index }: Frame): boolean =>
  !data.row && !data.objects && next?.kind === 'word' && roleIn(next.entry, index)?.slot === 'row';

/** 分别, and what is counted right behind. */
function isEachNamed(tokens: readonly Token[], at: number, frame: Frame): boolean {
  const next = tokens[at + 1];
  const named = next?.kind === 'word' && next.entry.plain === FILLER ? tokens[at + 2] : next;
  const slot = named?.kind === 'word' ? roleIn(named.entry, frame.index)?.slot : undefined;
  return slot === 'row' || slot === 'column' || slot === 'listed';
}

function isSource(entry: Entry, { data, index }: Frame): boolean {
  const role = roleIn(entry, index);
  return role?.slot === 'column' || (role?.slot === 'row' && data.rows[role.index]!.own === true);
}

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

/** 以商业企业名义申请的, 以行政执法案卷（3件）、过程性信息（1件）居多 */
function isInNameOf(tokens: readonly Token[], at: number, frame: Frame, prose: Prose): boolean {
  const next = tokens[at + 1];
  if (next?.kind !== 'word' || prose.slice(tokens[at]!.start, tokens[at]!.end) !== '以') return false;
  const slot = roleIn(next.entry, frame.index)?.slot;
  return slot === 'column' || (slot === 'row' && frame.data.row !== undefined);
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
