import type { Form } from '../forms/form';
import type { Block } from '../syntax/block';
import { flagsOf, HAS, type Prose } from '../text/prose';
import type { Claim, TotalClaim } from './claims';
import { lexiconOf, type Lexicon } from './lexicon';
import { isProse, notesOf, proseOf } from './read-block';
import { readNone } from './read-none';
import { readParts } from './read-parts';
import { readRates } from './read-rates';
import { readShares } from './read-shares';
import { TotalsReader } from './read-totals';
import { tokenize, type Token } from './tokens';
import { ALL_ARE, HALVES, NONE } from './words';

export interface BlockClaims {
  readonly prose: Prose;
  readonly claims: readonly Claim[];
}

const ZERO = 48,
  IS = '为'.charCodeAt(0);
const NO_CLAIMS: readonly Claim[] = [];

/** What the prose of a block claims of the tables, whatever these say. Read once for each prose and form; empty for a block without prose. */
export function claimsIn(block: Block, form: Form, prose: Prose): readonly Claim[] {
  if (!isProse(block)) return NO_CLAIMS;
  const notes = notesOf(prose, form);
  return (notes.claims ??= readClaims(prose, lexiconOf(form)));
}

/** As {@link claimsIn}, for who has a block only; its prose is kept. */
export function claimsOf(block: Block, form: Form): BlockClaims | undefined {
  if (!isProse(block)) return undefined;
  const prose = proseOf(block);
  return { prose, claims: claimsIn(block, form, prose) };
}

function readClaims(prose: Prose, lexicon: Lexicon | undefined): readonly Claim[] {
  return lexicon && mayClaim(prose, lexicon) ? read(prose, lexicon) : NO_CLAIMS;
}

/** Whether a text can claim anything: figures with a unit, or a word that says “none” or “all” with a known word behind it. */
function mayClaim(prose: Prose, { tree, entries }: Lexicon): boolean {
  const f = prose.flags,
    { codes } = prose;
  if (
    (f & HAS.percent) !== 0 ||
    ((f & HAS.unit) !== 0 && (f & (HAS.digit | HAS.numeral)) !== 0) ||
    ((f & HAS.digit) !== 0 && (f & (HAS.money | HAS.list | HAS.change)) !== 0)
  )
    return true;
  if (!(f & (HAS.negation | HAS.share | HAS.digit))) return false;
  for (let i = 0; i < codes.length; i++) {
    const own = flagsOf(codes[i]!);
    // 数量为 0: the one figure that goes without a unit.
    if (codes[i] === ZERO && codes[i - 1] === IS) return true;
    if (!(own & (HAS.negation | HAS.share))) continue;
    const length = tree.longest(codes, i);
    if (length === 0) continue;
    const { plain, roles } = entries[tree.found]!;
    if (plain === HALVES || plain === ALL_ARE || roles.length > 0) return true;
    if (plain === NONE && i + length < codes.length && tree.longest(codes, i + length) > 0) return true;
  }
  return false;
}

function read(prose: Prose, lexicon: Lexicon): readonly Claim[] {
  const tokens = tokenize(prose, lexicon);
  const has = survey(tokens);
  if (has === 0) return NO_CLAIMS;
  const out: Claim[] = [];
  const totals = new TotalsReader(tokens, lexicon, prose);
  if (has & (NUMBERS | SHARES)) totals.read();
  out.push(...totals.claims);
  if (has & NEGATIONS) out.push(...readNone(tokens, lexicon, prose).filter((c) => !overlaps(c, totals.claims)));
  if (has & NUMBERS)
    out.push(...readParts(tokens, totals.figures), ...readRates(tokens, totals.figures, lexicon, prose));
  if (has & SHARES) out.push(...readShares(tokens, totals.figures, lexicon, prose));
  return out;
}

const overlaps = (c: TotalClaim, others: readonly TotalClaim[]) =>
  others.some((o) => o.start < c.end && c.start < o.end);

const NUMBERS = 1,
  NEGATIONS = 2,
  SHARES = 4;

/** What there is to read at all, so that most blocks are done with here. */
function survey(tokens: readonly Token[]): number {
  let has = 0,
    roles = false;
  for (const t of tokens) {
    if (t.kind === 'number') {
      if (t.of !== 'year' && t.of !== 'date') has |= NUMBERS;
      continue;
    }
    if (t.kind !== 'word') continue;
    if (t.entry.roles.length > 0) {
      roles = true;
      if (t.entry.roles.some((r) => r.slot === 'none')) has |= NEGATIONS;
    }
    const p = t.entry.plain;
    if (p === NONE) has |= NEGATIONS;
    else if (p === HALVES || p === ALL_ARE) has |= SHARES;
  }
  return roles ? has : has & NUMBERS;
}
