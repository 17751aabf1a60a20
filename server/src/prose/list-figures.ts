import type { NumberAt } from './claims';
import type { Figure } from './figures';
import type { Token } from './tokens';

// What lists of figures have in common, whether their whole stands before them or behind.

/** A list is no longer than this: the reading stays linear. */
export const PARTS_MAX = 40;

export const numberAt = (f: Figure): NumberAt => ({
  start: f.token.start,
  end: f.token.digitsEnd,
  value: f.token.value,
  claim: f.claim ?? f.weak,
});
export const counts = (f: Figure) =>
  f.token.of === 'count' || f.token.of === 'amount' || (f.token.of === 'other' && f.token.unit !== 0);

export function says(tokens: readonly Token[], from: number, to: number, ...plain: readonly number[]): boolean {
  for (let i = from; i < to; i++) {
    const t = tokens[i]!;
    if (t.kind === 'word' && plain.includes(t.entry.plain) && t.entry.roles.length === 0) return true;
  }
  return false;
}
