import type { Prose } from '../text/prose';
import { CLAUSE_MAX, COLON, COMMA, PAUSE } from './marks';
import type { Token } from './tokens';
import { CHANNEL, SCOPE } from './words';

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
    if (framesWhatFollows(tokens, i, prose)) tokens[i] = { ...t, entry: { ...t.entry, plain: SCOPE } };
  }
  return tokens;
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
