import type { Form } from '../forms/form';
import type { FrameData } from '../forms/prose-schema';
import type { Block } from '../syntax/block';
import { CLASS, HAN } from '../text/chars';
import { flagsOf, HAS, Prose } from '../text/prose';
import { NOTHING_ABOVE, type Above } from './above';
import type { Claim } from './claims';
import { readDivided } from './divided';
import { readHandedOn } from './handed-on';
import { readAllBodies } from './all-bodies';
import { lexiconOf, type Lexicon } from './lexicon';
import { readListedApplicants } from './listed-applicants';
import { readListedUnits } from './listed-units';
import { isProse, notesOf, proseOf } from './read-block';
import { readNone } from './read-none';
import { readParts } from './read-parts';
import { readRates } from './read-rates';
import { readShares } from './read-shares';
import { TotalsReader } from './read-totals';
import { isStop } from './marks';
import { countBefore } from '../text/count-before';
import { isUnit, opensPercent } from './numbers';
import { tokenize, type Token } from './tokens';
import { readWaysIn } from './ways-in';
import { ALL_ARE, HALVES, NONE } from './words';

export interface BlockClaims {
  readonly prose: Prose;
  readonly claims: readonly Claim[];
}

const ZERO = 48,
  HAN_ZERO = '零'.charCodeAt(0),
  IS = '为'.charCodeAt(0);
const AMOUNTS = new Set([...'数量'].map((c) => c.charCodeAt(0)));
const DATED = new Set([...'年月日号'].map((c) => c.charCodeAt(0)));
const NO_CLAIMS: readonly Claim[] = [];

/** A text without any of these bits of {@link HAS} claims nothing. */
export const CLAIMING = HAS.digit | HAS.numeral | HAS.percent | HAS.negation | HAS.share;

/**
 * What the prose of a block claims of the tables, whatever these say. Read once for each prose, form and what stands
 * above; empty for a block without prose.
 * @param above asked only where the block says anything that could depend on it
 */
export function claimsIn(block: Block, form: Form, prose: Prose, above?: () => Above): readonly Claim[] {
  if (!isProse(block)) return NO_CLAIMS;
  const notes = notesOf(prose, form);
  if (notes.claims && notes.settled) return notes.claims;
  const lexicon = lexiconOf(form);
  if (!lexicon || !mayClaim(prose, lexicon)) {
    notes.settled = true;
    return (notes.claims = NO_CLAIMS);
  }
  const { heading, lead } = above?.() ?? NOTHING_ABOVE;
  const key = `${heading}\n${lead}`;
  if (notes.claims && notes.above === key) return notes.claims;
  notes.above = key;
  return (notes.claims = readBelow(block, prose, lexicon, heading, lead));
}

/** As {@link claimsIn}, for who has a block only; its prose is kept. */
export function claimsOf(block: Block, form: Form): BlockClaims | undefined {
  if (!isProse(block)) return undefined;
  const prose = proseOf(block);
  return { prose, claims: claimsIn(block, form, prose) };
}

function readBelow(block: Block, prose: Prose, lexicon: Lexicon, heading: string, lead: string): readonly Claim[] {
  const topic = heading === '' ? NO_TOPICS : topicsOf(heading, lexicon);
  if (lead === '') return read(prose, lexicon, topic);
  // Lines of one sentence are read together; what is claimed above is said there.
  const text = lead + block.text;
  const whole = Prose.of(text, 0, lead.length + block.contentEnd);
  const shift = whole.length - prose.length;
  return read(whole, lexicon, topic).flatMap((c) => (c.start < shift ? [] : [moved(c, shift)]));
}

function moved(claim: Claim, by: number): Claim {
  const at = { start: claim.start - by, end: claim.end - by };
  if (claim.kind !== 'breakdown') return { ...claim, ...at };
  const own = (p: (typeof claim.parts)[number]) => ({ ...p, start: p.start - by, end: p.end - by });
  return { ...claim, ...at, whole: own(claim.whole), parts: claim.parts.map(own) };
}

const NO_TOPICS: readonly number[] = [];

const OPEN_TO_ALL = '公开';
/** Headings of one report at work, and of some before it. */
const HEADINGS_MAX = 64;

/** The frames that a heading names: 依申请公开, 政府信息公开行政复议. Looked for once for each heading. */
function topicsOf(heading: string, { frames, headings }: Lexicon): readonly number[] {
  const known = headings.get(heading);
  if (known) return known;
  const text = Prose.of(heading, 0, heading.length).text;
  const names = (words: readonly string[] | undefined) => words?.some((w) => text.includes(w)) === true;
  // 依法办理公开申请
  const isAbout = ({ objects, loose }: FrameData) =>
    names(objects) || loose?.some((w) => w.includes(OPEN_TO_ALL) && text.includes(w)) === true;
  const topics = frames.flatMap(({ data, index }) =>
    isAbout(data) && (!data.section || data.rows.some((r) => names(r.words))) ? [index] : [],
  );
  if (headings.size >= HEADINGS_MAX) headings.clear();
  headings.set(heading, topics);
  return topics;
}

/**
 * Whether a text can claim anything: a number that counts, or a word that says “none” or “all” with a known word behind
 * it. Years, dates and the numbers of documents, which most text has, open nothing.
 */
function mayClaim(prose: Prose, { tree, entries }: Lexicon): boolean {
  const f = prose.flags,
    { codes } = prose;
  if (f & HAS.percent) return true;
  if (!(f & CLAIMING)) return false;
  for (let i = 0; i < codes.length; i++) {
    const c = codes[i]!;
    const own = flagsOf(c);
    if (own & HAS.digit) {
      // 数量为 0: the one figure that goes without a unit.
      if (c === ZERO && codes[i - 1] === IS) return true;
      // 处理决定数量312, 办结数为58
      if (AMOUNTS.has(codes[codes[i - 1] === IS ? i - 2 : i - 1]!)) return true;
      while (i + 1 < codes.length && flagsOf(codes[i + 1]!) & HAS.digit) i++;
      if (countsBehind(codes, i + 1)) return true;
      continue;
    }
    if (c === HAN_ZERO && codes[i - 1] === IS) return true;
    if (own & HAS.numeral && (isUnit(codes[i + 1] ?? 0) || opensPercent(codes, i))) return true;
    if (!(own & (HAS.negation | HAS.share))) continue;
    const length = tree.longest(codes, i);
    if (length === 0) continue;
    const { plain, roles } = entries[tree.found]!;
    if (plain === HALVES || plain === ALL_ARE || roles.length > 0) return true;
    if (plain !== NONE) continue;
    if (i + length >= codes.length || tree.longest(codes, i + length) > 0) return true;
    // 均无。
    if (isStop(codes[i + length]!)) return true;
  }
  return false;
}

/** Whether what stands behind digits can make them a count: a character that is no 年, 月, 日 or 号. */
function countsBehind(codes: Uint16Array, at: number): boolean {
  const c = codes[at] ?? 0;
  return (CLASS[c]! & HAN) !== 0 && !DATED.has(c);
}

function read(prose: Prose, lexicon: Lexicon, topics: readonly number[]): readonly Claim[] {
  const topic = topics[0] ?? -1;
  const read = readAllBodies(readListedApplicants(readListedUnits(tokenize(prose, lexicon)), lexicon), prose);
  const tokens = readWaysIn(readHandedOn(read, lexicon), prose);
  const has = survey(tokens);
  if (has === 0) return NO_CLAIMS;
  const totals = new TotalsReader(tokens, lexicon, prose, topics);
  if (has & (NUMBERS | SHARES)) totals.read();
  const denials = has & NEGATIONS ? readNone(tokens, lexicon, prose, topic) : NO_CLAIMS;
  const isTold = denials.length > 0 ? overlapped(totals.claims) : undefined;
  const none = denials.filter((c) => !isTold!(c));
  const parts = has & NUMBERS ? readParts(tokens, totals.figures, lexicon, prose) : NO_CLAIMS;
  const divided = has & NUMBERS ? readDivided(tokens, totals.figures, lexicon, prose) : NO_CLAIMS;
  const rates = has & NUMBERS ? readRates(tokens, totals.figures, lexicon, prose) : NO_CLAIMS;
  const shares = has & SHARES ? readShares(tokens, totals.figures, lexicon, prose, topic) : NO_CLAIMS;
  return [...totals.claims, ...none, ...parts, ...divided, ...rates, ...shares];
}

/** Tells of a stretch whether any of some claims shares text with it. */
function overlapped(claims: readonly Claim[]): (c: Claim) => boolean {
  const inOrder = [...claims].sort((a, b) => a.start - b.start);
  // How far those reach that begin no later.
  const reach: number[] = [];
  for (const { end } of inOrder) reach.push(Math.max(end, reach[reach.length - 1] ?? 0));
  return ({ start, end }) => {
    const begun = countBefore(inOrder, (c) => c.start < end);
    return begun > 0 && reach[begun - 1]! > start;
  };
}

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
