import type { Prose } from '../text/prose';
import { CLAUSE_MAX, COLON, COMMA, endsSentence, PAUSE } from './marks';
import type { Token } from './tokens';
import { AMONG, AND, CHANNEL, FILLER, SCOPE } from './words';

// Clauses of the ways by which applications come in, set before what came in. A way narrows its own clause; some
// clauses narrow what follows them as well.

const BY = '通过';
/** One way, and nothing that says there are more: 通过网络渠道. */
const ONE_WAY = /^[^、和与及]*通过(?!.*(?:等|各|多|[上下]线|相结合))[^、和与及]+(?:渠道|途径|方式)$/;
/** Ways that were not there before: 开通公众号、网络渠道. */
const OPENED = /(?:开通|开设|新增|增设|设立).*(?:渠道|途径|方式)$/;
/** 完善信函、网络渠道：收到… */
const WAYS = /(?:渠道|途径|方式)$/;
/** What applications do, or what is done with them. */
const CAME_IN = /申请|[收接]到|受理/;
/** Characters: what is longer is no such clause, and is not searched. */
const LENGTH_MAX = 100;

/**
 * Reads such clauses for what they say of the rest of their sentence. 畅通信函和网络渠道，收到…: nothing; 通过网络渠道，
 * 收到…: of these alone. Changes the list of tokens.
 */
export function readWaysIn(tokens: Token[], prose: Prose): Token[] {
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!;
    if (t.kind !== 'word' || t.entry.plain !== CHANNEL || t.entry.roles.length > 0) continue;
    if (AND_OTHERS.test(t.entry.word)) {
      const at = allWays(tokens, i, prose);
      if (at !== i) {
        i = at;
        continue;
      }
    }
    if (framesWhatFollows(tokens, i, prose)) tokens[i] = { ...t, entry: { ...t.entry, plain: SCOPE } };
  }
  return tokens;
}

/** 等方式: behind ways, that there are more of them. */
const AND_OTHERS = /^等/;
const WITH = '以';

/**
 * 以信函、网络等方式提出的申请48件: by whatever way they came in, unless the sentence counts those of a way, or some of
 * them. Makes one word of such a list, which says nothing, and gives its place.
 */
function allWays(tokens: Token[], at: number, prose: Prose): number {
  let from = at;
  while (from > 0 && from > at - CLAUSE_MAX && (isWay(tokens[from - 1]) || joins(tokens[from - 1]))) from--;
  const ways = tokens.slice(from, at).filter(namesWay);
  const by = tokens[from - 1];
  if (by?.kind === 'gap' && prose.slice(by.start, by.end) === WITH) from--;
  if (ways.length < 2 || !isOfAll(tokens, from, at)) return at;
  const last = tokens[at] as WordToken;
  const word: Token = { ...last, start: tokens[from]!.start, entry: { ...last.entry, plain: FILLER } };
  tokens.splice(from, at + 1 - from, word);
  return from;
}

/** Whether the sentence counts nothing by its way, and no parts of what it counted before. */
function isOfAll(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from - 1; i > from - CLAUSE_MAX && i >= 0 && !endsAt(tokens, i); i--)
    if (isWay(tokens[i]) || isAmong(tokens[i])) return false;
  for (let i = to + 1; i < to + CLAUSE_MAX && i < tokens.length && !endsAt(tokens, i); i++)
    if (isWay(tokens[i])) return false;
  return true;
}

type WordToken = Extract<Token, { kind: 'word' }>;
const isPlain = (t: Token | undefined, plain: number): boolean =>
  t?.kind === 'word' && t.entry.plain === plain && t.entry.roles.length === 0;
const isWay = (t: Token | undefined): boolean => isPlain(t, CHANNEL);
const isAmong = (t: Token | undefined): boolean => isPlain(t, AMONG);
const joins = (t: Token | undefined): boolean => (t?.kind === 'stop' ? t.code === PAUSE : isPlain(t, AND));
function endsAt(tokens: readonly Token[], at: number): boolean {
  const t = tokens[at]!;
  return t.kind === 'stop' && endsSentence(t.code);
}

function framesWhatFollows(tokens: readonly Token[], at: number, prose: Prose): boolean {
  const { from, to } = clauseAt(tokens, at);
  const close = tokens[to];
  if (close?.kind !== 'stop' || to + 1 >= tokens.length) return false;
  const text = textOf(tokens, from, to, prose);
  const isFrame = close.code === COLON ? WAYS.test(text) : close.code === COMMA && isOfSome(tokens, from, to, text);
  return isFrame && CAME_IN.test(textOf(tokens, to + 1, clauseAt(tokens, to + 1).to, prose));
}

const isOfSome = (tokens: readonly Token[], from: number, to: number, text: string): boolean =>
  OPENED.test(text) || (ONE_WAY.test(text) && tokens.slice(from, to).some(namesWay));

const namesWay = (t: Token): boolean => t.kind === 'word' && t.entry.plain === CHANNEL && t.entry.word !== BY;

/** The text of some tokens; nothing where it is too long for a clause. */
function textOf(tokens: readonly Token[], from: number, to: number, prose: Prose): string {
  if (from >= to) return '';
  const { start } = tokens[from]!,
    { end } = tokens[to - 1]!;
  return end - start > LENGTH_MAX ? '' : prose.slice(start, end);
}

/** The clause that a token stands in, pauses within it: from its first token to the stop behind. */
function clauseAt(tokens: readonly Token[], at: number): { readonly from: number; readonly to: number } {
  const parts = (t: Token | undefined) => t === undefined || (t.kind === 'stop' && t.code !== PAUSE);
  let from = at,
    to = at;
  while (from > 0 && from > at - CLAUSE_MAX && !parts(tokens[from - 1])) from--;
  while (to < tokens.length && to < at + CLAUSE_MAX && !parts(tokens[to])) to++;
  return { from, to };
}
