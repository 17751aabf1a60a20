import type { Operand, PercentageClaim, Ratio } from '../../prose/claims';
import { show } from '../describe';
import type { BlockContext } from '../rule';
import { sumOf } from './judge';

export interface Calculation {
  readonly value: number;
  readonly shown: string;
  readonly ratio: Ratio;
}

const EPSILON = 1e-9;

/** What a ratio comes to; undefined where it cannot be calculated. */
export function calculate(ratio: Ratio, context: BlockContext): Calculation | undefined {
  const value = (x: Operand) => (typeof x === 'number' ? x : sumOf(x, context));
  const [a, b] =
    ratio.op === 'share' ? [value(ratio.part), value(ratio.whole)] : [value(ratio.now), value(ratio.before)];
  if (a === undefined || b === undefined) return undefined;
  if (ratio.op === 'difference')
    return {
      value: ratio.down ? b - a : a - b,
      shown: ratio.down ? `${show(b)}−${show(a)}` : `${show(a)}−${show(b)}`,
      ratio,
    };
  if (b === 0) return undefined;
  if (ratio.op === 'share') return { value: (100 * a) / b, shown: `${show(a)}÷${show(b)}`, ratio };
  return {
    value: (100 * (ratio.down ? b - a : a - b)) / b,
    shown: ratio.down ? `(${show(b)}−${show(a)})÷${show(b)}` : `(${show(a)}−${show(b)})÷${show(b)}`,
    ratio,
  };
}

/** Right to half a unit of the last digit shown. */
export function agrees(claim: Pick<PercentageClaim, 'value' | 'decimals'>, c: Calculation): boolean {
  return Math.abs(c.value - claim.value) <= 0.5 * 10 ** -claim.decimals + EPSILON;
}

/**
 * Whether the other shares of a list are those of the whole that a ratio takes; a share in whole percents tells little.
 */
export function isWholeOfAll(
  alike: NonNullable<PercentageClaim['alike']>,
  ratio: Ratio,
  context: BlockContext,
): boolean {
  if (ratio.op !== 'share' || alike.filter((other) => other.decimals > 0).length < Math.min(2, alike.length))
    return false;
  return alike.every((other) => {
    const result = calculate({ ...ratio, part: other.part }, context);
    return result !== undefined && agrees(other, result);
  });
}

/**
 * Whether a share is the one that the tables give, whatever figure stands beside it: 自然人39件，占67.8% where there
 * are 40 of 59.
 */
export function isShareOfTables(claim: PercentageClaim, context: BlockContext): boolean {
  const { rests } = claim;
  if (!rests) return false;
  return claim.ratios.some((ratio) => {
    if (ratio.op !== 'share' || typeof ratio.whole === 'number') return false;
    const parts = typeof ratio.part === 'number' ? rests.readings : [ratio.part];
    return parts.some((part) => {
      const result = calculate({ ...ratio, part }, context);
      return result !== undefined && agrees(claim, result);
    });
  });
}
