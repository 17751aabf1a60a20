import type { Relation } from './form';

/**
 * Whether a relation holds.
 * @param valueOf the value of a fact; undefined where it has none
 * @returns undefined where one of its facts has no value
 */
export function holdsFor(
  { op, left, right }: Relation,
  valueOf: (fact: number) => number | undefined,
): boolean | undefined {
  const l = sumOf(left, valueOf);
  const r = sumOf(right, valueOf);
  if (l === undefined || r === undefined) return undefined;
  return op === '=' ? l === r : l >= r;
}

function sumOf(facts: readonly number[], valueOf: (fact: number) => number | undefined): number | undefined {
  let sum = 0;
  for (const f of facts) {
    const value = valueOf(f);
    if (value === undefined) return undefined;
    sum += value;
  }
  // What binary fractions leave behind is no difference.
  return Number.isInteger(sum) ? sum : Number(sum.toFixed(6));
}
