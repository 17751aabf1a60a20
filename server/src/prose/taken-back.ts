import type { Prose } from '../text/prose';
import { onlyFiller, type Figure } from './figures';
import type { TotalClaim } from './claims';
import type { Token } from './tokens';
import { ALL_ARE } from './words';

// Figures that what stands behind them, or before, shows to be none of the report's.

/** 公开9件、部分公开2件的乡镇有3个: bodies are told by how many each has. */
const OF_BODIES = /^的[^,。;:、\d]{1,8}?(?:有|共|共有|达|为|占)?\d+[个家]/;
/** 均为法律援助案件, 全部是群众来信: none of them is an application. */
const ALL_OTHER =
  /^(?:均|都|全|全部)[为是系属于]{1,2}[^,。;:\d]{0,12}(?:案件|来信|信件|信访件|投诉件?|建议|提案|工单|诉求|举报|咨询)(?=[,。;]|$)/;
const APPLIED = /申请|公开/;
const AHEAD = 24;

/** Whether what follows the last figure shows that it and those before it in its sentence are none of the report's. */
export function areOfOthers(tokens: readonly Token[], figures: readonly Figure[], prose: Prose): boolean {
  const { at, sentence } = figures[figures.length - 1]!;
  const next = tokens[at + 1];
  if (next?.kind === 'word' && next.entry.word === '的')
    return OF_BODIES.test(prose.slice(next.start, Math.min(prose.length, next.start + AHEAD)));
  const all = tokens[at + 2];
  if (next?.kind !== 'stop' || all?.kind !== 'word' || all.entry.plain !== ALL_ARE) return false;
  if (!ALL_OTHER.test(prose.slice(all.start, Math.min(prose.length, all.start + AHEAD)))) return false;
  const first = figures.findLast((_, k) => figures[k - 1]?.sentence !== sentence)!;
  return !APPLIED.test(prose.slice(tokens[first.left]!.start, tokens[at]!.start));
}

const STOP = /[。;!?\n]/;
/** 其中信息公开类10件, 涉及土地、信息公开等; not 均涉及信息公开, 信息公开工作. */
const OF_DISCLOSURE = /(?<!(?:均|都|全部|全)[^,、。;]{0,8})(?:信息|政务)公开(?!工作|条例|水平|能力|制度|年度|年报)/;
const DISCLOSURE = /(?:信息|政务)公开/;
/** How far the rest of a sentence is read. */
const REST = 60;

/** 行政诉讼52件，其中信息公开类10件: cases of all matters, where only the words behind `at` tell of disclosure as one. */
export function isOfAllMatters(tokens: readonly Token[], at: number, prose: Prose): boolean {
  const { start, end } = tokens[at]!;
  const behind = prose.slice(end, Math.min(prose.length, end + REST)).split(STOP, 1)[0]!;
  if (!OF_DISCLOSURE.test(behind)) return false;
  return !DISCLOSURE.test(
    prose
      .slice(Math.max(0, start - REST), start)
      .split(STOP)
      .pop()!,
  );
}

/** So many figures before a sum are looked at. */
const SUMMANDS = 8;

/**
 * 内部事务信息2件、过程性信息3件，共5件不予公开: the sum of those before it, which need not be all that the words behind
 * it count. The figure itself is the last of `figures`.
 */
export function isSumOfList(tokens: readonly Token[], figures: readonly Figure[], { row, value }: TotalClaim): boolean {
  const { at, left, sentence } = figures[figures.length - 1]!;
  const next = tokens[at + 1];
  if (row === undefined || at === left || !next || next.kind === 'stop' || !onlyFiller(tokens, left, at)) return false;
  let sum = 0;
  for (let k = figures.length - 2, n = 0; k >= 0 && n < SUMMANDS; k--, n++) {
    const f = figures[k]!;
    if (f.sentence !== sentence || f.token.of !== 'count' || f.role !== 'now') return false;
    sum += f.token.value;
    if (sum === value && n > 0) return true;
  }
  return false;
}
