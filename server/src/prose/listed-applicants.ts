import type { Lexicon } from './lexicon';
import { endsSentence } from './marks';
import type { Token } from './tokens';
import { AMONG, CHANNEL, FILLER, FROM, SHARE } from './words';

// 自然人40件、企业5件、律师事务所2件: words that are kinds of applicants beside other kinds, and anything elsewhere.

/** So many tokens away another kind is looked for. */
const NEAR = 16;

/** Reads such words as the kinds they stand for in a list, and as nothing known elsewhere. Changes the list. */
export function readListedApplicants(tokens: Token[], lexicon: Lexicon): Token[] {
  let unknown = false;
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!;
    const entry = t.kind === 'word' ? lexicon.listedColumns.get(t.entry) : undefined;
    if (t.kind !== 'word' || !entry) continue;
    if (isCounted(tokens, i) && (isBeside(tokens, i, -1) || isBeside(tokens, i, 1) || areAmong(tokens, i)))
      tokens[i] = { ...t, entry };
    else if (t.entry.plain === 0) {
      tokens[i] = { kind: 'gap', start: t.start, end: t.end };
      unknown = true;
    }
  }
  return unknown ? joined(tokens) : tokens;
}

/** 由企业提出的4件, 企业占8.5%: nothing else is said in its clause. */
function isCounted(tokens: readonly Token[], at: number): boolean {
  let from = at;
  while (from > 0 && isPlain(tokens[from - 1])) from--;
  const before = tokens[from - 1];
  const isList = before?.kind === 'word' && before.entry.plain === AMONG;
  if (before && before.kind !== 'stop' && before.kind !== 'number' && !isList) return false;
  let to = at + 1;
  while (isPlain(tokens[to])) to++;
  const t = tokens[to];
  return t?.kind === 'number' && (t.of === 'count' || t.of === 'percent');
}

/** 收到申请59件，其中律师事务所申请11件: they apply, and are some of those that were counted. */
function areAmong(tokens: readonly Token[], at: number): boolean {
  const among = tokens[at - 1],
    applies = tokens[at + 1];
  if (among?.kind !== 'word' || among.entry.plain !== AMONG || among.entry.word !== '其中') return false;
  const whole = tokens[at - 3];
  return (
    applies?.kind === 'word' &&
    applies.entry.roles.some((r) => r.slot === 'loose') &&
    whole?.kind === 'number' &&
    whole.of === 'count'
  );
}

function isPlain(t: Token | undefined): boolean {
  if (t?.kind !== 'word') return false;
  const { plain, roles } = t.entry;
  return plain === FILLER || plain === FROM || plain === SHARE || roles.some((r) => APPLIES.includes(r.slot));
}
const APPLIES = ['filler', 'loose', 'object'];

/** Whether the nearest of what the sentence counts on that side is another kind of applicants. */
function isBeside(tokens: readonly Token[], at: number, step: 1 | -1): boolean {
  for (let i = at + step, n = 0; n < NEAR; i += step, n++) {
    const t = tokens[i];
    if (!t || (t.kind === 'stop' && endsSentence(t.code))) return false;
    if (t.kind !== 'word') continue;
    if (t.entry.roles.some((r) => r.slot === 'column')) return endsWithFigure(tokens, i);
    if (t.entry.plain === CHANNEL || t.entry.roles.some((r) => r.slot === 'row')) return false;
  }
  return false;
}

/** 个人40件, and nothing behind: not 个人40件材料. */
function endsWithFigure(tokens: readonly Token[], at: number): boolean {
  let i = at + 1;
  while (isPlain(tokens[i])) i++;
  const next = tokens[i + 1];
  return tokens[i]?.kind === 'number' && (!next || next.kind === 'stop');
}

/** Gaps that stand side by side are one. */
function joined(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (const t of tokens) {
    const last = out[out.length - 1];
    if (t.kind === 'gap' && last?.kind === 'gap') out[out.length - 1] = { ...last, end: t.end };
    else out.push(t);
  }
  return out;
}
