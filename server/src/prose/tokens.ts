import { CLASS, HAN, isDigit, NUMERAL } from '../text/chars';
import type { Prose } from '../text/prose';
import type { Entry, Lexicon } from './lexicon';
import { COMMA, isStop } from './marks';
import { readHan, readNumber, type NumberToken } from './numbers';
import { OFFICE, SCOPE } from './words';

/**
 * A word of the lexicon, a number, a mark that parts clauses, or a stretch of anything else. Offsets are those of the
 * prose.
 */
export type Token =
  | { readonly kind: 'word'; readonly start: number; readonly end: number; readonly entry: Entry }
  | NumberToken
  | { readonly kind: 'stop'; readonly start: number; readonly end: number; readonly code: number }
  | { readonly kind: 'gap'; readonly start: number; end: number };

const QUOTE = 34,
  DOT = 46;
/** What an item of a list may open with. */
const BULLETS = new Set([...'-*•·▪●○■□◆★'].map((c) => c.charCodeAt(0)));
const EACH_OF = '各';

/** 甲、乙各100条, 甲、乙各收到5件: the figure at `at` stands for each of several; not so 各行政机关. */
export function forEach(tokens: readonly Token[], left: number, at: number): boolean {
  for (let i = left; i < at; i++) {
    const t = tokens[i]!,
      next = tokens[i + 1]!;
    if (
      t.kind === 'word' &&
      t.entry.word === EACH_OF &&
      (i + 1 === at || (next.kind === 'word' && next.entry.roles.some((r) => r.slot === 'row')))
    )
      return true;
  }
  return false;
}

/** Cuts prose into tokens, longest words first. */
export function tokenize(prose: Prose, lexicon: Lexicon): Token[] {
  const { codes } = prose;
  const { tree, entries } = lexicon;
  const out: Token[] = [];
  let gap: { kind: 'gap'; start: number; end: number } | undefined;
  for (let i = 0; i < codes.length;) {
    const c = codes[i]!;
    let token: Token | undefined;
    if (isDigit(c)) token = listNumber(codes, i) ?? readNumber(codes, i);
    else if (i === 0 && BULLETS.has(c)) token = { kind: 'stop', start: 0, end: 1, code: COMMA };
    else if (c === QUOTE) token = quotedWord(codes, i, lexicon);
    if (!token && !isDigit(c)) {
      const length = wordAt(codes, i, lexicon);
      if (length > 0) token = { kind: 'word', start: i, end: i + length, entry: entries[tree.found]! };
      else if (isStop(c)) token = { kind: 'stop', start: i, end: i + 1, code: c };
      else if (CLASS[c]! & NUMERAL) token = readHan(prose, i);
    }
    if (token) {
      out.push(token);
      i = token.end;
      gap = undefined;
      continue;
    }
    if (gap) gap.end = i + 1;
    else out.push((gap = { kind: 'gap', start: i, end: i + 1 }));
    i++;
  }
  return out;
}

const DOES = new Set([...'理结'].map((c) => c.charCodeAt(0)));

/** How long the word at a place is; 镇政府办理, 街道办理 name no office. */
function wordAt(codes: Uint16Array, start: number, { tree, entries }: Lexicon): number {
  const length = tree.longest(codes, start);
  if (length === 0 || !DOES.has(codes[start + length] ?? 0)) return length;
  const { plain, word } = entries[tree.found]!;
  if (!word.endsWith('办')) return length;
  if (plain === OFFICE || plain === SCOPE) return 0;
  // 在办结的申请中: no 在办 stands there.
  return word === ON_HAND ? tree.longest(codes.subarray(0, start + 1), start) : length;
}
const ON_HAND = '在办';

/** ;2.部分公开8件: the number of a point, as if it were the mark before it. */
function listNumber(codes: Uint16Array, start: number): Token | undefined {
  if (start > 0 && !isStop(codes[start - 1]!)) return undefined;
  const dot = isDigit(codes[start + 1] ?? 0) ? start + 2 : start + 1;
  if (codes[dot] !== DOT || !(CLASS[codes[dot + 1] ?? 0]! & HAN)) return undefined;
  return { kind: 'stop', start, end: dot + 1, code: COMMA };
}

/** “予以公开”27件: a word in quotes is that word. */
function quotedWord(codes: Uint16Array, start: number, { tree, entries }: Lexicon): Token | undefined {
  const length = tree.longest(codes, start + 1);
  if (length === 0 || codes[start + 1 + length] !== QUOTE) return undefined;
  return { kind: 'word', start: start + 1, end: start + length + 2, entry: entries[tree.found]! };
}
