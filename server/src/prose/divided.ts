import type { Prose } from '../text/prose';
import type { TotalClaim } from './claims';
import { combine, readLeft } from './clause';
import type { Figure } from './figures';
import type { Frame, Lexicon } from './lexicon';
import { counts, says } from './list-figures';
import { COMMA } from './marks';
import { speakerIn } from './scope';
import type { Token } from './tokens';
import { AMONG, CONCERNS, REST } from './words';

// 收到的申请涉及征地23件、住建11件、其他25件: a list that is all of what the tables count, which no figure says.

/** As many parts tell that the list is one of kinds. */
const KINDS = 3;

export function readDivided(
  tokens: readonly Token[],
  figures: readonly Figure[],
  lexicon: Lexicon,
  prose: Prose,
): TotalClaim[] {
  const out: TotalClaim[] = [];
  for (let n = 0; n < figures.length;) {
    let end = n + 1;
    while (end < figures.length && figures[end]!.sentence === figures[n]!.sentence) end++;
    const claim = end - n >= KINDS ? sumOf(figures.slice(n, end), tokens, lexicon, prose) : undefined;
    if (claim) out.push(claim);
    n = end;
  }
  return out;
}

function sumOf(
  parts: readonly Figure[],
  tokens: readonly Token[],
  { frames }: Lexicon,
  prose: Prose,
): TotalClaim | undefined {
  const first = parts[0]!,
    last = parts[parts.length - 1]!;
  const isPart = (f: Figure) =>
    f.role === 'now' &&
    counts(f) &&
    (!f.claim || f.claim.atMost) &&
    !f.token.rough &&
    f.depth === 0 &&
    f.token.unit === first.token.unit;
  if (!says(tokens, last.left, last.left + 1, REST) || !parts.every(isPart)) return undefined;
  const frame = frames[first.topic];
  const rows = frame?.data.row && rowsOf(tokens, first, frame, prose);
  if (!frame || !rows) return undefined;
  return {
    kind: 'total',
    start: last.token.start,
    end: last.token.digitsEnd,
    value: parts.reduce((sum, f) => sum + f.token.value, 0),
    decimals: 0,
    unit: String.fromCharCode(last.token.unit),
    readings: combine(frame, rows, []),
    exact: false,
    none: undefined,
    year: first.year,
    ...speakerIn(first.doer),
    section: undefined,
    frame: frame.index,
    row: rows[0],
    column: undefined,
    among: false,
    period: first.period,
    weak: false,
    atMost: false,
    summed: parts.map((f) => f.token.value),
  };
}

/** The rows that the words before 涉及 name: in its clause, or in the one before, 收到的申请中. */
function rowsOf(tokens: readonly Token[], { left, at }: Figure, frame: Frame, prose: Prose): number[] | undefined {
  let to = left;
  while (to < at && !isOpening(tokens[to]!)) to++;
  if (to === at) return undefined;
  let from = left;
  if (to === left) {
    const stop = tokens[left - 1];
    if (stop?.kind !== 'stop' || stop.code !== COMMA || prose.slice(stop.start - 1, stop.start) !== '中')
      return undefined;
    to = left - 1;
    for (from = to; from > 0 && tokens[from - 1]!.kind !== 'stop';) from--;
  }
  const said = readLeft(tokens, from, to, frame, prose);
  if (!said || said.columns.length > 0 || said.through || said.among || said.subject !== undefined) return undefined;
  return said.object || (said.loose && said.rows.length > 0) ? said.rows : undefined;
}

const isOpening = (t: Token): boolean =>
  t.kind === 'word' && (t.entry.plain === CONCERNS || (t.entry.plain === AMONG && t.entry.roles.length === 0));
