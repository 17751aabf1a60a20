import type { PercentageClaim, Provisos, Ratio, TotalClaim } from './claims';
import type { Figure } from './figures';
import type { Token } from './tokens';
import { DOWN, UP } from './words';

// What the readers of percentages have in common.

// Numbers further back than this belong to something else; looking back no further keeps the reading linear.
export const REACH = 24;
export const backFrom = (figures: readonly Figure[], n: number): readonly Figure[] =>
  figures.slice(Math.max(0, n - REACH), n);

export const NO_PROVISO: Provisos = {
  year: undefined,
  subject: undefined,
  voice: undefined,
  area: undefined,
  section: undefined,
};
export const provisosOf = (c: TotalClaim | undefined): Provisos =>
  c ? { year: c.year, subject: c.subject, voice: c.voice, area: c.area, section: c.section } : NO_PROVISO;

export type Found = { readonly ratios: readonly Ratio[] } & Partial<Pick<PercentageClaim, keyof Provisos | 'rests'>>;

/** Where a word of a class stands last in a stretch, -1 for nowhere. */
export function says(tokens: readonly Token[], from: number, to: number, plain: number): number {
  for (let i = to - 1; i >= from; i--) {
    const t = tokens[i]!;
    if (t.kind === 'word' && t.entry.plain === plain && (t.entry.roles.length === 0 || plain === UP || plain === DOWN))
      return i;
  }
  return -1;
}

export const sameUnit = (a: Figure, b: Figure) =>
  a.token.unit === b.token.unit || a.token.of === 'bare' || b.token.of === 'bare';
export const counts = (f: Figure) =>
  f.token.of === 'count' ||
  f.token.of === 'bare' ||
  f.token.of === 'amount' ||
  (f.token.of === 'other' && f.token.unit !== 0);
