import type { Operand, PercentageClaim } from './claims';
import type { Figure } from './figures';
import type { Lexicon } from './lexicon';
import { endsSentence } from './marks';
import { counts, NO_PROVISO, REACH, sameUnit, says } from './ratios';
import type { Token } from './tokens';
import { AND, EACH, SHARE } from './words';

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
    const each = pairsOfEach(tokens, figures, n);
    if (each) {
      close();
      run = each;
      close();
      return;
    }
    const part = figures[n - 1];
    if (!part || !isPair(tokens, part, share)) return;
    if (run[0] && (run[0].share.period !== share.period || !sameUnit(run[0].part, part))) close();
    run.push({ part, share, at: n - 1 });
  });
  close();
  return out;
}

/** 网络517件、信函254件、当面35件，分别占64.1%、31.5%、4.3%: as many shares as figures before them, each in its place. */
function pairsOfEach(tokens: readonly Token[], figures: readonly Figure[], n: number): Pair[] | undefined {
  const first = figures[n]!;
  if (first.token.of !== 'percent' || first.role !== 'now') return undefined;
  if (says(tokens, first.left, first.at, EACH) < 0 || says(tokens, first.left, first.at, SHARE) < 0) return undefined;
  let end = n + 1;
  while (end < figures.length && figures[end]!.token.of === 'percent' && isNext(tokens, figures, end)) end++;
  const shares = figures.slice(n, end),
    parts = figures.slice(Math.max(0, n - shares.length), n);
  const isPart = (x: Figure) =>
    counts(x) && x.role === 'now' && !x.token.rough && x.period === first.period && sameUnit(x, parts[0]!);
  if (parts.length !== shares.length || !parts.every(isPart) || shares.some((x) => x.token.rough)) return undefined;
  return shares.map((share, k) => ({ part: parts[k]!, share, at: n - shares.length + k }));
}

/** Parted from the figure before by a mark or 和 only. */
const isNext = (tokens: readonly Token[], figures: readonly Figure[], n: number): boolean =>
  tokens
    .slice(figures[n - 1]!.at + 1, figures[n]!.at)
    .every((t) => (t.kind === 'stop' ? !endsSentence(t.code) : t.kind === 'word' && t.entry.plain === AND));

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
  // 自然人144件、法人或其他组织42件，分别占77.4%和22.6%
  const isOfTable = run.every(({ part: { claim } }) => claim !== undefined && frames[claim.frame]!.data.row);
  const wholes: Operand[] = [
    ...before.map((f) => f.token.value).reverse(),
    ...(run.length < ALIKE ? [] : [run.reduce((sum, p) => sum + p.part.token.value, 0)]),
    ...(run.length < ALIKE && !isOfTable
      ? []
      : frames.flatMap((f) => (f.data.row ? f.readings(undefined, undefined) : []))),
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
