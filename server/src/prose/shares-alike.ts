import type { Operand, PercentageClaim } from './claims';
import type { Figure } from './figures';
import type { Lexicon } from './lexicon';
import { counts, NO_PROVISO, REACH, sameUnit } from './ratios';
import type { Token } from './tokens';
import { SHARE } from './words';

// 网络申请598件，占48.0%；信函申请612件，占49.1%；…: shares of one whole, which the others show where no word names it.

/** A figure and the percentage behind it. */
interface Pair {
  readonly part: Figure;
  readonly share: Figure;
  /** Index of the part among the figures. */
  readonly at: number;
}

/**
 * So many shares of one whole are a list; all but one of them tell what the whole is. Of two, one has to be of a figure
 * that stands there.
 */
const ALIKE = 3,
  PAIR = 2;
/** So many figures before a list can be its whole. */
const WHOLES = 4;

/** @param taken percentages that are read in some other way */
export function sharesAlike(
  tokens: readonly Token[],
  figures: readonly Figure[],
  taken: ReadonlySet<number>,
  lexicon: Lexicon,
): PercentageClaim[] {
  const out: PercentageClaim[] = [];
  let run: Pair[] = [];
  const close = () => {
    if (run.length >= PAIR && run.length <= REACH) out.push(...claimsOf(run, figures, taken, lexicon));
    run = [];
  };
  figures.forEach((share, n) => {
    const part = figures[n - 1];
    if (!part || !isPair(tokens, part, share)) return;
    if (run[0] && (run[0].share.period !== share.period || !sameUnit(run[0].part, part))) close();
    run.push({ part, share, at: n - 1 });
  });
  close();
  return out;
}

function isPair(tokens: readonly Token[], part: Figure, share: Figure): boolean {
  if (share.token.of !== 'percent' || share.role !== 'now' || part.role !== 'now' || !counts(part)) return false;
  if (share.token.rough || part.token.rough || share.period !== part.period) return false;
  let says = share.depth > part.depth;
  for (let i = part.at + 1; i < share.at; i++) {
    const t = tokens[i]!;
    if (t.kind === 'stop') continue;
    if (t.kind !== 'word' || t.entry.roles.length > 0) return false;
    says ||= t.entry.plain === SHARE;
  }
  return says;
}

function claimsOf(
  run: readonly Pair[],
  figures: readonly Figure[],
  taken: ReadonlySet<number>,
  { frames }: Lexicon,
): PercentageClaim[] {
  const { part: first, share: opening, at } = run[0]!;
  const before = figures
    .slice(Math.max(0, at - WHOLES), at)
    .filter((f) => f.period >= opening.period - 1 && counts(f) && !f.token.rough && sameUnit(f, first));
  const wholes: Operand[] = [
    ...before.map((f) => f.token.value).reverse(),
    ...(run.length < ALIKE ? [] : [run.reduce((sum, p) => sum + p.part.token.value, 0)]),
    ...(run.length < ALIKE ? [] : frames.flatMap((f) => (f.data.row ? f.readings(undefined, undefined) : []))),
  ];
  return run.flatMap(({ part, share: { at, token } }): PercentageClaim[] =>
    taken.has(at)
      ? []
      : [
          {
            kind: 'percentage',
            start: token.start,
            end: token.end,
            value: token.value,
            decimals: token.decimals,
            unit: '%',
            ...NO_PROVISO,
            ratios: wholes.map((whole) => ({ op: 'share', part: part.token.value, whole })),
            rests: undefined,
            alike: run
              .filter((p) => p.part !== part)
              .map((p) => ({ part: p.part.token.value, value: p.share.token.value, decimals: p.share.token.decimals })),
          },
        ],
  );
}
