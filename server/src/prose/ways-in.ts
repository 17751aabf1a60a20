import type { Prose } from '../text/prose';
import { CLAUSE_MAX, COLON, COMMA, OPEN, PAUSE } from './marks';
import type { Token } from './tokens';
import { CHANNEL, SCOPE } from './words';
import { anyOf } from '../text/pattern';

// Clauses of the ways by which applications come in, set before what came in.

/** Ways that say of what is counted that only some is meant. */
const WAY = /^(?:网络渠道|线下)$/;
/**
 * A clause of a measure: it keeps open or improves ways that there are. Behind one that opens a new way, or that is for
 * one way alone, what came in by that way may be counted.
 */
const MEASURE = anyOf([/畅通|疏通|拓宽|拓展|扩大|完善|优化|改进|规范|健全|丰富|公布|明确|保障|确保|加强|整合/], {
  behind: '(?!.*(?:收到|受理的|提交的)).*(?:渠道|途径|方式)等?$',
});
/** 网络渠道保持畅通 */
const KEPT_OPEN = /(?:渠道|途径|方式)(?:均|都|始终|持续|一直)?(?:保持)?(?:畅通|通畅)(?:无阻|有序)?$/;
const SEVERAL = /[、和与及等]/;
/** What came in by one way is told: 通过网络渠道. */
const BY_WAY = /通过|经由|来自/;
/** One way, and nothing that says there are more. */
const ONE_WAY = /^[^、和与及]*通过(?!.*(?:等|各|多|[上下]线|相结合))[^、和与及]+(?:渠道|途径|方式)$/;
const APPLICATIONS = '申请';
/** Characters: what is longer is no such clause, and is not searched. */
const LENGTH_MAX = 100;

/**
 * Reads such clauses for what they say of the rest of their sentence. 畅通信函和网络渠道，收到…: nothing, so that its
 * ways narrow nothing down; 通过网络渠道，收到…: of these alone. Changes the list of tokens.
 */
export function readWaysIn(tokens: Token[], prose: Prose): Token[] {
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!;
    if (t.kind !== 'word' || t.entry.roles.length > 0) continue;
    const { plain, word } = t.entry;
    if (plain === SCOPE && WAY.test(word)) {
      if (isMeasure(tokens, i, prose)) tokens[i] = { kind: 'gap', start: t.start, end: t.end };
    } else if (plain === CHANNEL && word.startsWith('通过') && framesOneWay(tokens, i, prose))
      tokens[i] = { ...t, entry: { ...t.entry, plain: SCOPE } };
  }
  return tokens;
}

function isMeasure(tokens: readonly Token[], at: number, prose: Prose): boolean {
  const { from, to } = clauseAt(tokens, at);
  const close = tokens[to];
  // 网络渠道:12件; 线下渠道(12件)
  if (close?.kind === 'stop' && (close.code === COLON || close.code === OPEN)) return false;
  const text = textOf(tokens, from, to, prose);
  return SEVERAL.test(text) && !BY_WAY.test(text) && (MEASURE.test(text) || KEPT_OPEN.test(text));
}

function framesOneWay(tokens: readonly Token[], at: number, prose: Prose): boolean {
  const { from, to } = clauseAt(tokens, at);
  const close = tokens[to];
  if (close?.kind !== 'stop' || close.code !== COMMA || to + 1 >= tokens.length) return false;
  if (!tokens.slice(from, to).some((t) => t.kind === 'word' && namesWay(t.entry))) return false;
  if (!ONE_WAY.test(textOf(tokens, from, to, prose))) return false;
  return textOf(tokens, to + 1, clauseAt(tokens, to + 1).to, prose).includes(APPLICATIONS);
}

/** The text of some tokens; nothing where it is too long for a clause. */
function textOf(tokens: readonly Token[], from: number, to: number, prose: Prose): string {
  if (from >= to) return '';
  const { start } = tokens[from]!,
    { end } = tokens[to - 1]!;
  return end - start > LENGTH_MAX ? '' : prose.slice(start, end);
}

const namesWay = ({ plain, word }: { readonly plain: number; readonly word: string }): boolean =>
  plain === CHANNEL ? word !== '通过' : plain === SCOPE && WAY.test(word);

/** The clause that a token stands in, pauses within it: from its first token to the stop behind. */
function clauseAt(tokens: readonly Token[], at: number): { readonly from: number; readonly to: number } {
  const parts = (t: Token | undefined) => t === undefined || (t.kind === 'stop' && t.code !== PAUSE);
  let from = at,
    to = at;
  while (from > 0 && from > at - CLAUSE_MAX && !parts(tokens[from - 1])) from--;
  while (to < tokens.length && to < at + CLAUSE_MAX && !parts(tokens[to])) to++;
  return { from, to };
}
