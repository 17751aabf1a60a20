import { claimAt } from './claim-at';
import type { Spoken } from './spoken';
import type { TotalClaim } from './claims';
import { readLeft } from './clause';
import { onlyFiller, type Figure } from './figures';
import type { Entry, Frame, Reading } from './lexicon';
import { CLOSE, COLON, COMMA, OPEN, PAUSE } from './marks';
import type { NumberToken } from './numbers';
import type { Token } from './tokens';
import { BECOME, COMPARED, DOWN, FROM, LAST_YEAR, MAINLY, SHARE, UP } from './words';

// Figures of the tables that other figures of the sentence say what they are.

/** Of the figures before a sum so many are looked at. */
const SUMMANDS = 8;

/** 共计 N 件 behind what came in new and what was carried in. The figure itself is the last of `figures`. */
export function sumClaim(
  spoken: Spoken,
  figures: readonly Figure[],
  token: NumberToken,
  at: number,
  left: number,
): TotalClaim | undefined {
  const { tokens, lexicon } = spoken;
  if (token.of !== 'count' || at === left || !onlyFiller(tokens, left, at) || spoken.blocked) return undefined;
  const next = tokens[at + 1];
  const { sentence } = figures[figures.length - 1]!;
  const before = figures
    .slice(-SUMMANDS, -1)
    .filter((f) => f.sentence === sentence && f.claim)
    .slice(-2)
    .map((f) => f.claim!);
  if (before.length < 2 || (next && next.kind !== 'stop')) return undefined;
  const [a, b] = before as [TotalClaim, TotalClaim];
  if (a.frame !== b.frame || a.column !== undefined || b.column !== undefined || a.row === b.row) return undefined;
  const reading: Reading = [...new Set([...a.readings[0]!, ...b.readings[0]!])].sort((x, y) => x - y);
  const frame = lexicon.frames[a.frame]!;
  const same = (r: Reading) =>
    r.length === reading.length && [...r].sort((x, y) => x - y).every((f, k) => f === reading[k]);
  // 两项合计: so the words say; else the tables have to.
  const fits =
    tokens.slice(left, at).some((t) => t.kind === 'word' && OF_TWO.test(t.entry.word)) ||
    (frame.data.row !== undefined && frame.readings(undefined, undefined).some(same)) ||
    frame.data.rows.some((_, i) => frame.readings(i, undefined).some(same));
  return fits
    ? {
        ...b,
        start: token.start,
        end: token.digitsEnd,
        value: token.value,
        decimals: token.decimals,
        unit: String.fromCharCode(token.unit),
        readings: [reading],
        exact: false,
        row: undefined,
      }
    : undefined;
}

const OF_TWO = /^(?:两项|[两二]者)(?:合计)?$/;

/** What opens a comparison. */
const COMPARISON = [COMPARED, LAST_YEAR, UP, DOWN];

/**
 * What is counted stands before another figure: that which it grew from, what it differs by (较上年减少6件，共59件), or
 * the share that it is.
 */
export function claimBefore(
  spoken: Spoken,
  figures: readonly Figure[],
  token: NumberToken,
  at: number,
  left: number,
  frame: Frame,
): TotalClaim | undefined {
  const own = spoken.tokens.slice(left, at);
  const isBare = at > left && onlyFiller(spoken.tokens, left, at);
  const named =
    (isBare ? (mainlyNamed(spoken, left) ?? namedBefore(spoken, left, at, frame)) : undefined) ??
    comparedBefore(spoken, figures, own, isBare);
  if (!named) return undefined;
  const end: Token = { kind: 'stop', start: token.end, end: token.end, code: COMMA };
  const tokens = [...named, ...own.filter((t) => t.kind === 'number'), token, end];
  return claimAt({ ...spoken, tokens }, token, tokens.length - 2, 0, frame);
}

/** 因本机关不掌握无法提供的，共406件: the clause before says it all, and is understood. */
function namedBefore({ tokens, prose, nameEnd }: Spoken, left: number, at: number, frame: Frame): Token[] | undefined {
  const stop = tokens[left - 1],
    total = tokens[at - 1];
  // 政府信息公开申请受理情况：共计14件
  if (stop?.kind !== 'stop' || (stop.code !== COMMA && stop.code !== COLON)) return undefined;
  if (total?.kind !== 'word' || !/^(?:共|共计|总计|合计|共有|达|达到)$/.test(total.entry.word)) return undefined;
  let from = left - 1;
  while (from > 0 && tokens[from - 1]!.kind !== 'stop') from--;
  // 由自然人、法人提出的申请，共59件: what stands before the mark is counted too.
  const before = tokens[from - 1];
  if (before?.kind === 'stop' && before.code === PAUSE) return undefined;
  const said = readLeft(tokens, from, left - 1, frame, prose, nameEnd);
  return said && said.words > 0 && !said.through ? tokens.slice(from, left - 1) : undefined;
}

/** 申请人以自然人为主，共40件: the clause before names who is counted. */
function mainlyNamed({ tokens, prose }: Spoken, left: number): Token[] | undefined {
  const stop = tokens[left - 1],
    mainly = tokens[left - 2];
  if (stop?.kind !== 'stop' || stop.code !== COMMA || mainly?.kind !== 'word' || !isMainly(mainly.entry))
    return undefined;
  let from = left - 2;
  while (from > 0 && tokens[from - 1]!.kind !== 'stop') from--;
  const clause = tokens.slice(from, left - 2);
  const isKnown = clause.every((t) => t.kind === 'word' || (t.kind === 'gap' && prose.slice(t.start, t.end) === '以'));
  return isKnown ? clause.filter((t) => t.kind === 'word' && t.entry.roles.length > 0) : undefined;
}

/** 自然人最多，为40件 */
const isMainly = ({ plain, word }: Entry): boolean => plain === MAINLY || word === '最多';

function comparedBefore(
  spoken: Spoken,
  figures: readonly Figure[],
  own: readonly Token[],
  isBare: boolean,
): Token[] | undefined {
  const before = figures[figures.length - 2];
  if (!before || before.sentence !== figures[figures.length - 1]!.sentence) return undefined;
  const ends = isGrown(own, before)
    ? [FROM]
    : !isBare
      ? []
      : before.role === 'more' || before.role === 'less'
        ? COMPARISON
        : before.token.of === 'percent'
          ? [SHARE]
          : [];
  const words = spoken.tokens.slice(before.left, before.at);
  const stop = words.findIndex((t) => t.kind === 'word' && ends.includes(t.entry.plain));
  // 申请量减少6件，由65件下降到59件: it was said one figure before.
  if (stop === 0 && ends.includes(FROM)) return comparedBefore(spoken, figures.slice(0, -1), [], true);
  return stop < 1 ? undefined : words.slice(0, stop);
}

/** Where the clause opens that a bracket right before `left`, or around it, stands in. */
function beforeBracket(tokens: readonly Token[], left: number): number {
  const bracket = tokens[left - 1];
  if (bracket?.kind !== 'stop' || (bracket.code !== CLOSE && bracket.code !== OPEN)) return left;
  let i = bracket.code === OPEN ? left - 1 : left - 2;
  while (i > 0 && !(tokens[i]!.kind === 'stop' && (tokens[i] as { code: number }).code === OPEN)) i--;
  while (i > 0 && tokens[i - 1]!.kind !== 'stop') i--;
  return i;
}

/** 申请量较上年增长4.2%: the figure of the tables that a percentage or difference is told of. */
export function grownAt(
  spoken: Spoken,
  token: NumberToken,
  at: number,
  left: number,
  frame: Frame,
): TotalClaim | undefined {
  // 新收件数比2022年（1976件）增加83件: the bracket stands within the clause.
  const from = beforeBracket(spoken.tokens, left);
  const words = spoken.tokens.slice(from, at);
  const stop = words.findIndex((t) => t.kind === 'word' && COMPARISON.includes(t.entry.plain));
  if (stop < 1 || frame.data.unit !== undefined) return undefined;
  const counted: NumberToken = { ...token, of: 'count', decimals: 0 };
  const end: Token = { kind: 'stop', start: token.end, end: token.end, code: COMMA };
  return claimAt({ ...spoken, tokens: [...words.slice(0, stop), counted, end] }, counted, stop, 0, frame);
}

const CHANGES = [UP, DOWN, BECOME];

/** 申请量由2022年的51件上升到2023年的59件 */
const isGrown = (own: readonly Token[], before: Figure): boolean =>
  before.role === 'from' && own.some((t) => t.kind === 'word' && CHANGES.includes(t.entry.plain));
