import type { Prose } from '../text/prose';
import type { Ratio } from './claims';
import type { Figure } from './figures';
import { CLOSE, OPEN } from './marks';
import type { NumberToken } from './numbers';
import { counts, sameUnit } from './ratios';
import type { Token } from './tokens';

// Percentages with a bracket behind them that says what they were calculated from.

/** 办结率97%(32/33), 答复率97%(32件/33件): the bracket says what it was calculated from, whoever is spoken of. */
export function fractionBehind(tokens: readonly Token[], f: Figure, prose: Prose): Ratio | undefined {
  const [open, part, slash, whole, close] = tokens.slice(f.at + 1, f.at + 6);
  if (
    open?.kind !== 'stop' ||
    open.code !== OPEN ||
    close?.kind !== 'stop' ||
    close.code !== CLOSE ||
    part?.kind !== 'number' ||
    whole?.kind !== 'number'
  )
    return undefined;
  if (slash?.kind !== 'gap' || !'/÷'.includes(prose.slice(slash.start, slash.end))) return undefined;
  const plain = (t: NumberToken) => !t.rough && (t.of === 'count' || t.of === 'bare' || t.of === 'other');
  if (!plain(part) || !plain(whole) || (part.unit !== 0 && part.unit !== whole.unit) || part.value > whole.value)
    return undefined;
  return { op: 'share', part: part.value, whole: whole.value };
}

/** 纠错率13.3%（15件中纠正2件）: the bracket counts the whole and the part. */
export function partBehind(
  tokens: readonly Token[],
  figures: readonly Figure[],
  n: number,
  prose: Prose,
): Ratio | undefined {
  const f = figures[n]!,
    whole = figures[n + 1],
    part = figures[n + 2],
    open = tokens[f.at + 1];
  if (!whole || !part || open?.kind !== 'stop' || open.code !== OPEN || whole.left !== f.at + 2) return undefined;
  const close = tokens[part.at + 1];
  if (close?.kind !== 'stop' || close.code !== CLOSE || whole.depth !== part.depth) return undefined;
  const isCount = (x: Figure) => counts(x) && !x.token.rough && x.role === 'now';
  if (!isCount(whole) || !isCount(part) || !sameUnit(whole, part) || part.token.value > whole.token.value)
    return undefined;
  if (prose.codes[whole.token.end] !== WITHIN) return undefined;
  return { op: 'share', part: part.token.value, whole: whole.token.value };
}
const WITHIN = '中'.charCodeAt(0);
