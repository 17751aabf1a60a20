import type { Form } from '../forms/form';
import { CLASS, HAN } from '../text/chars';
import { foldWord, WordTree } from '../text/word-tree';

export const TERM = 1,
  FINE = 2,
  BOILERPLATE = 4;

export interface TermEntry {
  readonly word: string;
  kinds: number;
  /** Bits of what the word speaks of. */
  signals: number;
}

/** Words looked for anywhere in running text. */
export interface Terms {
  readonly tree: WordTree;
  readonly entries: readonly TermEntry[];
  readonly lengths: readonly number[];
  /** Which group of characters that are taken for one another a character is in, 0 for none; and the groups. */
  readonly alike: Uint8Array;
  readonly groups: readonly (readonly number[])[];
}

/** A term with one character wrong. */
export interface Slip {
  readonly start: number;
  readonly end: number;
  readonly term: string;
}
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly entry: TermEntry;
}
export interface TermScan {
  readonly slips: readonly Slip[];
  readonly boilerplate: readonly Hit[];
  readonly signals: number;
}

const known = new WeakMap<object, Terms>();

export function termsOf(form: Form): Terms | undefined {
  const { prose } = form.data;
  if (!prose) return undefined;
  let terms = known.get(prose);
  if (!terms) known.set(prose, (terms = build(prose)));
  return terms;
}

/** The bit of an aspect by its place: those asked of all, those of governments, the fee. */
export const aspectBit = (index: number): number => 1 << index;
export const governmentBit = (index: number): number => 1 << (8 + index);
export const FEE_BIT = 1 << 16;

function build(prose: NonNullable<Form['data']['prose']>): Terms {
  const tree = new WordTree();
  const entries: TermEntry[] = [];
  const enter = (word: string): TermEntry => {
    const id = tree.add(word, entries.length);
    return (entries[id] ??= { word, kinds: 0, signals: 0 });
  };
  for (const w of prose.terms.exact) enter(w).kinds |= TERM;
  for (const w of prose.terms.fine) enter(w).kinds |= FINE;
  for (const w of prose.boilerplate) enter(w).kinds |= BOILERPLATE;
  prose.aspects.all.forEach((a, i) => {
    for (const w of a.words) enter(w).signals |= aspectBit(i);
  });
  prose.aspects.governments.forEach((a, i) => {
    for (const w of a.words) enter(w).signals |= governmentBit(i);
  });
  for (const w of prose.fee.words) enter(w).signals |= FEE_BIT;
  const alike = new Uint8Array(65536);
  const groups = prose.terms.alike.map((g) => foldWord(g));
  groups.forEach((g, i) => {
    for (const c of g) alike[c] = i + 1;
  });
  // A longer word speaks of what its beginning speaks of, unless it is there to say otherwise.
  for (const e of entries) {
    let node = 0;
    if ((e.signals === 0 && e.kinds === 0) || e.kinds & FINE) continue;
    for (const c of foldWord(e.word)) {
      node = tree.step(node, c);
      const id = tree.endAt(node);
      if (id >= 0) e.signals |= entries[id]!.signals;
    }
  }
  return { tree, entries, lengths: entries.map((e) => foldWord(e.word).length), alike, groups };
}

const ALIKE = 4,
  LONG_START = 5,
  ANY_WRONG = 7,
  LOST = 5,
  LOST_LAST = 6,
  ADDED = 10;
// Characters that may stand inside a term's words without being a slip.
const LINKING = new Set(
  [...'的要应须可已未不再和与及等或者也都均全能会被将把以并向对从而之所各类'].map((c) => c.charCodeAt(0)),
);
const STOPS = new Set([...',.。;:!?、)"<>'].map((c) => c.charCodeAt(0)));

/**
 * One walk over the text: words that stand there, and terms that nearly do. Linear: each place looks ahead a term's
 * length at most.
 */
export function scanTerms(codes: Uint16Array, terms: Terms): TermScan {
  const { tree, entries, alike } = terms;
  let slips: Slip[] | undefined, boilerplate: Hit[] | undefined;
  let signals = 0,
    consumed = 0;
  const n = codes.length;
  for (let i = 0; i < n; i++) {
    let node = tree.step(0, codes[i]!);
    if (alike[codes[i]!] !== 0 && i >= consumed) {
      const slip = wrongFirst(codes, i, terms);
      if (slip) {
        (slips ??= []).push(slip);
        consumed = slip.end;
        continue;
      }
    }
    if (node === 0) continue;
    let depth = 1,
      exact = 0,
      found = -1;
    for (;;) {
      const id = tree.endAt(node);
      if (id >= 0) {
        exact = depth;
        found = id;
      }
      if (i + depth >= n) {
        depth = -1;
        break;
      }
      const next = tree.step(node, codes[i + depth]!);
      if (next === 0) break;
      node = next;
      depth++;
    }
    if (exact > 0) {
      const entry = entries[found]!;
      signals |= entry.signals;
      if (entry.kinds & BOILERPLATE) (boilerplate ??= []).push({ start: i, end: i + exact, entry });
      if (i >= consumed && entry.kinds & (TERM | FINE)) consumed = i + exact;
      if (exact === depth && consumed > i) {
        const slip = behindTerm(codes, i, node, depth, terms);
        if (slip) {
          (slips ??= []).push(slip);
          consumed = slip.end;
        }
        continue;
      }
    }
    if (depth < 2 && (depth < 0 || alike[codes[i + depth]!] === 0)) continue;
    if (exact === 0 ? i < consumed : i < consumed - exact) continue;
    const slip = nearly(codes, i, node, depth, terms);
    if (slip) {
      (slips ??= []).push(slip);
      consumed = slip.end;
    }
  }
  return { slips: slips ?? NO_SLIPS, boilerplate: boilerplate ?? NO_HITS, signals };
}
const NO_SLIPS: readonly Slip[] = [],
  NO_HITS: readonly Hit[] = [];

/**
 * Length of the longest term that goes on from a node at `at`; 0 if none does. Its number is left in {@link reached}.
 */
function goOn(codes: Uint16Array, at: number, node: number, terms: Terms): number {
  let length = 0;
  for (let i = at, n = node; ; i++) {
    const id = terms.tree.endAt(n);
    if (id >= 0 && terms.entries[id]!.kinds & TERM) {
      length = i - at + 1;
      reached = id;
    }
    if (i >= codes.length) return length;
    n = terms.tree.step(n, codes[i]!);
    if (n === 0) return length;
  }
}
let reached = -1;

const isHan = (c: number | undefined) => c !== undefined && (CLASS[c]! & HAN) !== 0;

/** The term that the text nearly follows: `depth` characters did, the next does not. */
function nearly(codes: Uint16Array, start: number, node: number, depth: number, terms: Terms): Slip | undefined {
  const { tree, lengths, entries, alike } = terms;
  const at = start + depth,
    x = codes[at]!;
  const slip = (end: number): Slip => ({ start, end, term: entries[reached]!.word });
  const before = codes[at - 1]!;
  for (let next = tree.firstBelow(node); next !== 0; next = tree.nextBeside(next)) {
    if (alike[x] !== 0 && alike[x] === alike[tree.codeAt(next)]) {
      const more = goOn(codes, at + 1, next, terms) - 1;
      if (more >= 0 && lengths[reached]! >= ALIKE) return slip(at + 1 + more);
    }
    if (depth < 2) continue;
    // Lost inside.
    let more = goOn(codes, at, next, terms) - 1;
    if (
      (more >= 2 && lengths[reached]! >= LOST) ||
      (more === 1 && depth >= LONG_START && lengths[reached]! >= ANY_WRONG)
    )
      return slip(at + more);
    // Lost at the end: a figure or a mark follows, so no other word can be meant.
    const id = tree.endAt(next);
    if (
      id >= 0 &&
      entries[id]!.kinds & TERM &&
      lengths[id]! >= LOST_LAST &&
      depth + 1 === lengths[id]! &&
      !isHan(x) &&
      (STOPS.has(x) || (x >= 48 && x <= 57))
    ) {
      reached = id;
      return slip(at);
    }
    if (!isHan(x)) continue;
    // A wrong one inside.
    more = goOn(codes, at + 1, next, terms) - 1;
    if (more >= 2 && lengths[reached]! >= ANY_WRONG) return slip(at + 1 + more);
  }
  if (depth < 2) return undefined;
  const swapped = swapOnly(codes, start, node, depth, terms);
  if (swapped) return swapped;
  if (!isHan(x)) return undefined;
  // Added: the character before once more, or any inside a long term.
  const more = goOn(codes, at + 1, node, terms) - 1;
  if (
    more >= (x === before ? 1 : 2) &&
    (x === before ? lengths[reached]! >= LOST : lengths[reached]! >= ADDED && !LINKING.has(x))
  )
    return slip(at + 1 + more);
  return undefined;
}

/** A first character that is taken for the right one, and all others of a term behind it. */
function wrongFirst(codes: Uint16Array, start: number, terms: Terms): Slip | undefined {
  const x = codes[start]!;
  for (const c of terms.groups[terms.alike[x]! - 1]!) {
    const node = c === x ? 0 : terms.tree.step(0, c);
    if (node === 0) continue;
    const more = goOn(codes, start + 1, node, terms) - 1;
    if (more >= 0 && terms.lengths[reached]! >= ALIKE)
      return { start, end: start + 1 + more, term: terms.entries[reached]!.word };
  }
  return undefined;
}

/** A term stands there whole and would go on: what is lost or swapped behind it shows only in a longer one. */
function behindTerm(codes: Uint16Array, start: number, node: number, depth: number, terms: Terms): Slip | undefined {
  const { tree } = terms;
  for (let next = tree.firstBelow(node); next !== 0; next = tree.nextBeside(next)) {
    const more = goOn(codes, start + depth, next, terms) - 1;
    if (more >= 3) return { start, end: start + depth + more, term: terms.entries[reached]!.word };
  }
  return swapOnly(codes, start, node, depth, terms);
}

/** Two neighbours in the wrong order. */
function swapOnly(codes: Uint16Array, start: number, node: number, depth: number, terms: Terms): Slip | undefined {
  const { tree, lengths, entries } = terms;
  const at = start + depth;
  if (at + 1 >= codes.length) return undefined;
  const first = tree.step(node, codes[at + 1]!);
  if (first === 0) return undefined;
  const second = tree.step(first, codes[at]!);
  if (second === 0) return undefined;
  const more = goOn(codes, at + 2, second, terms) - 1;
  return more >= 0 && lengths[reached]! >= LOST
    ? { start, end: at + 2 + more, term: entries[reached]!.word }
    : undefined;
}
