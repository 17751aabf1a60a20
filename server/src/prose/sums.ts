import type { Prose } from '../text/prose';
import type { BreakdownClaim } from './claims';
import type { Figure } from './figures';
import type { Entry } from './lexicon';
import { counts, numberAt, PARTS_MAX, says } from './list-figures';
import { isOfPlace, KINDS } from './overflow';
import type { Token } from './tokens';
import { AMONG, CHANNEL, ROUGH, SUM } from './words';

// Lists whose sum stands behind them.

/** 网上接收31件、邮寄20件、当面8件，共接收59件 */
export function isSumOfWays(tokens: readonly Token[], figures: readonly Figure[], sum: number, at: number): boolean {
  const t = tokens[at]!,
    stop = tokens[at - 1];
  if (t.kind !== 'word' || !/^(?:共|共计|总共)$/.test(t.entry.word) || stop?.kind !== 'stop') return false;
  const { sentence } = figures[sum] ?? { sentence: -1 };
  const parts = figures.slice(Math.max(0, sum - KINDS), sum).filter((f) => f.sentence === sentence);
  return parts.length === KINDS && parts.every((f) => says(tokens, f.left, f.at, CHANNEL));
}

export const addsUp = ({ plain, word }: Entry): boolean => plain === SUM && ADDS_UP.test(word);

/** 共计 may be no more than 共. */
const ADDS_UP = /合计|总计|加起来/;

/** A条、B条、C条，合计N条: the figures before add up to the one behind. */
export function sumBehind(
  tokens: readonly Token[],
  figures: readonly Figure[],
  at: number,
  prose: Prose,
): BreakdownClaim | undefined {
  const sum = figures[at],
    last = figures[at - 1];
  if (!sum || !last || last.sentence !== sum.sentence || says(tokens, sum.left, sum.at, AMONG, ROUGH)) return undefined;
  const parts: Figure[] = [];
  for (let n = at - 1; n >= 0 && n > at - PARTS_MAX && figures[n]!.sentence === sum.sentence; n--) {
    const f = figures[n]!;
    if (f.token.of === 'percent') continue;
    // 3月（9件）、6月（8件）、11月（7件），合计24件: those in brackets only.
    if (f.depth !== last.depth && last.depth > sum.depth) break;
    if (f.role !== 'now' || f.token.rough || f.depth !== last.depth || f.token.unit !== sum.token.unit)
      return undefined;
    if (!counts(f) || says(tokens, f.left, f.at, AMONG, SUM, ROUGH)) return undefined;
    parts.unshift(f);
  }
  // Before two figures nobody can tell what else belongs to them.
  const areWays = parts.every((f) => says(tokens, f.left, f.at, CHANNEL));
  const few = parts.length < 2 || !(areWays || parts.every((f, k) => isOfPlace({ tokens, prose }, parts[k - 1], f)));
  if ((parts.length < KINDS && few) || !counts(sum) || sum.token.rough || sum.claim) return undefined;
  // What the last of them come to is a sum as well.
  const ends = parts.map((_, k) => parts.slice(k).reduce((s, f) => s + f.token.value, 0));
  if (ends.slice(1).includes(sum.token.value)) return undefined;
  return {
    kind: 'breakdown',
    start: sum.token.start,
    end: sum.token.digitsEnd,
    whole: numberAt(sum),
    wholes: [],
    parts: parts.map(numberAt),
    open: false,
  };
}
