import type { Prose } from '../text/prose';
import type { BreakdownClaim } from './claims';
import type { Figure } from './figures';
import type { Lexicon } from './lexicon';
import { CLOSE, COLON, COMMA, FULL_STOP, OPEN } from './marks';
import { overflow, type Text } from './overflow';
import { counts, numberAt, PARTS_MAX, says } from './list-figures';
import { addsUp, isSumOfWays, sumBehind } from './sums';
import { forEach, type Token } from './tokens';
import { AMONG, COMPARED, DOWN, EACH, REST, ROUGH, SUM, UP } from './words';

// Its whole is no further away than this: the reading stays linear.
const HEAD_REACH = 4,
  WHOLES_MAX = 8;

/**
 * Lists behind 其中 whose last part is all the rest: they have to add up to the number before. Without such a part
 * nobody says that the list is exhaustive.
 */
export function readParts(
  tokens: readonly Token[],
  figures: readonly Figure[],
  lexicon: Lexicon,
  prose: Prose,
): BreakdownClaim[] {
  const out: BreakdownClaim[] = [];
  let first = 0,
    depth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!;
    if (t.kind === 'stop') {
      if (t.code === OPEN) depth++;
      else if (t.code === CLOSE && depth > 0) depth--;
      else if (t.code === FULL_STOP) depth = 0;
    }
    while (first < figures.length && figures[first]!.at <= i) first++;
    if (t.kind === 'word' && (addsUp(t.entry) || isSumOfWays(tokens, figures, first, i))) {
      const claim = sumBehind(tokens, figures, first, prose);
      if (claim) out.push(claim);
    }
    const opens =
      t.kind === 'word'
        ? t.entry.plain === AMONG && t.entry.roles.length === 0
        : t.kind === 'stop' &&
          ((t.code === COLON && tokens[i - 1]?.kind === 'number') ||
            (t.code === COMMA && (endsWithin(tokens, i, prose) || dividesBy(tokens, i, prose))));
    if (!opens) continue;
    const claim = listFrom({ tokens, figures, lexicon, prose }, i, depth, first);
    if (claim) out.push(claim);
  }
  return out;
}

/** 收到的2件申请中，…: the clause counts them and says that parts follow. */
function endsWithin(tokens: readonly Token[], stop: number, prose: Prose): boolean {
  const last = tokens[stop - 1];
  if (!last || prose.slice(last.end - 1, last.end) !== '中') return false;
  for (let i = stop - 1; i >= 0 && tokens[i]!.kind !== 'stop'; i--) if (tokens[i]!.kind === 'number') return true;
  return false;
}

/** 共59件申请，按提交渠道划分，…: the clause says by what they are parted. */
function dividesBy(tokens: readonly Token[], stop: number, prose: Prose): boolean {
  let from = stop;
  while (from > 0 && tokens[from - 1]!.kind !== 'stop') from--;
  return from < stop && DIVIDES.test(prose.slice(tokens[from]!.start, tokens[stop]!.start));
}
const DIVIDES = /^(?:从|按|按照|依).{1,12}(?:看|分|划分|分类|区分|统计)$/;

/** 收到59件，比上年减少6件。其中…: parts are of what there is, not of what it differs by. */
const isChange = ({ role }: Figure): boolean => role === 'more' || role === 'less' || role === 'before';

/** @param first index of the first figure behind the word that opens the list */
function listFrom(text: Text, at: number, depth: number, first: number): BreakdownClaim | undefined {
  const { tokens, figures, prose, lexicon } = text;
  if (first < 1 || first >= figures.length) return undefined;
  let h = first - 1;
  // The number before 其中, not one further back that the list does not belong to.
  while (h > 0 && h > first - HEAD_REACH && (!counts(figures[h]!) || isChange(figures[h]!))) h--;
  const head = counts(figures[h]!) ? figures[h] : undefined;
  if (!head || head.token.rough || says(tokens, head.left, head.at, ROUGH) || head.role !== 'now') return undefined;
  if (
    figures[first]!.period - head.period >
    (tokens[at - 1]?.kind === 'stop' && (tokens[at - 1] as { code: number }).code === FULL_STOP ? 1 : 0)
  )
    return undefined;
  // 自然人40件、企业19件；按渠道分，…: the whole of such a list is not the last of those before.
  if (figures[first]!.sentence !== head.sentence && figures[h - 1]?.sentence === head.sentence) {
    const opener = tokens[at]!;
    if (opener.kind === 'stop' && opener.code === COMMA && dividesBy(tokens, at, prose)) return undefined;
  }
  const parts: Figure[] = [];
  let complete = false;
  for (let n = first; n < figures.length && n < first + PARTS_MAX; n++) {
    const f = figures[n]!;
    if (
      f.period !== figures[first]!.period ||
      f.depth < depth ||
      closed(tokens, parts[parts.length - 1]?.at ?? at, f.at, depth)
    )
      break;
    if (f.depth > depth) continue;
    if (complete) {
      if (
        f.token.of === 'count' &&
        f.token.unit === head.token.unit &&
        f.role === 'now' &&
        sameList(tokens, figures[n - 1]!.at, f.at)
      )
        return undefined;
      break;
    }
    if (!counts(f)) {
      if (f.token.of === 'percent') continue;
      return undefined;
    }
    if (f.role !== 'now' || forEach(tokens, f.left, f.at)) return undefined;
    if (
      f.token.unit !== head.token.unit ||
      f.token.rough ||
      says(tokens, f.left, f.at, ROUGH) ||
      says(tokens, f.left, f.at, EACH) ||
      says(tokens, f.left, f.at, SUM)
    )
      return undefined;
    if (parts.length > 0 && says(tokens, parts[parts.length - 1]!.at, f.at, AMONG)) return undefined;
    // 新收186件、上年结转7件；办结183件，其余10件: another list begins.
    if (parts.length > 1 && f.sentence !== parts[parts.length - 1]!.sentence && isOfOneSentence(parts)) break;
    // 其中自然人4件、商业企业2件，已办结5件，剩余1件: what became of them is another list.
    if (parts.length > 0 && parts.every((p) => isOfColumn(p, lexicon)) && isOfRow(f, lexicon)) break;
    parts.push(f);
    complete = startsWithRest(tokens, f.left, f.at);
  }
  const wholes = wholesBefore(figures, h);
  if (!complete || parts.length < 2) complete = isWholePair(text, parts, first);
  const isOfFacts = !complete && isWholeOfFacts(head, parts);
  complete ||= isOfFacts;
  const over = complete ? undefined : overflow(text, parts, Math.max(head.token.value, ...wholes));
  if (!complete && over === undefined) return undefined;
  const shown = over ?? parts;
  // Of parts that the tables know all, what does not fit is the whole.
  const wrong = isOfFacts ? head : shown[shown.length - 1]!;
  return {
    kind: 'breakdown',
    start: wrong.token.start,
    end: wrong.token.digitsEnd,
    whole: numberAt(head),
    wholes,
    parts: shown.map(numberAt),
    open: !complete,
  };
}

const claimOf = ({ claim, weak }: Figure) => claim ?? weak;
const isOfColumn = (f: Figure, { frames }: Lexicon): boolean => {
  const claim = claimOf(f);
  return claim?.column !== undefined && frames[claim.frame]!.data.row !== undefined;
};
const isOfRow = (f: Figure, { frames }: Lexicon): boolean => {
  const claim = claimOf(f);
  return claim?.row !== undefined && claim.column === undefined && frames[claim.frame]!.data.row !== undefined;
};

const isOfOneSentence = (parts: readonly Figure[]): boolean => parts.every((f) => f.sentence === parts[0]!.sentence);

/** Two parts that there is nothing beside, and no third one behind them. */
function isWholePair(text: Text, parts: readonly Figure[], first: number): boolean {
  const next = text.figures[first + parts.length];
  const last = parts[1];
  if (!last || parts.length > 2) return false;
  if (next && next.period === last.period && next.token.of === 'count' && next.role === 'now') return false;
  return dividesApplicants(text, parts) || dividesWays(text, parts);
}

/** 直接起诉2件，复议后起诉1件: what the parts stand for is what the whole does. */
function isWholeOfFacts({ claim }: Figure, parts: readonly Figure[]): boolean {
  if (!claim || parts.length < 2 || !parts.every((f) => f.claim?.frame === claim.frame)) return false;
  const facts = parts.flatMap((f) => f.claim!.readings[0]!);
  const all = new Set(facts);
  return all.size === facts.length && claim.readings.some((r) => r.length === all.size && r.every((f) => all.has(f)));
}

/** 线上31件，线下28件. */
const dividesWays = ({ tokens, prose }: Text, [a, b]: readonly Figure[]): boolean =>
  /(?:线上|网上|网络)/.test(prose.slice(tokens[a!.left]!.start, a!.token.start)) &&
  prose.slice(tokens[b!.left]!.start, b!.token.start).includes('线下');

/** 自然人12件，法人或其他组织8件: between them they are all applicants. */
function dividesApplicants({ tokens, lexicon }: Text, parts: readonly Figure[]): boolean {
  return lexicon.frames.some(({ data, index }) => {
    if (!data.columns || !data.row) return false;
    const all = new Set(data.columns.flatMap((c) => c.is[0]!));
    const said = parts.map((f) => {
      const own = tokens.slice(f.left, f.at).flatMap((t) => (t.kind === 'word' ? t.entry.roles : []));
      const column = own.find((r) => r.frame === index && r.slot === 'column');
      return column ? data.columns![column.index]!.is[0]! : [];
    });
    return said.every((c) => c.length > 0) && said.flat().length === all.size && new Set(said.flat()).size === all.size;
  });
}

/** 建议12件、提案18件，其中…: the numbers before the nearest, each by itself and all from it on together. */
function wholesBefore(figures: readonly Figure[], h: number): number[] {
  const head = figures[h]!;
  const out: number[] = [];
  let sum = head.token.value;
  for (let n = h - 1; n >= 0 && n >= h - WHOLES_MAX; n--) {
    const f = figures[n]!;
    if (f.sentence !== head.sentence) break;
    if (f.token.unit !== head.token.unit || !counts(f) || f.role !== 'now') continue;
    sum += f.token.value;
    out.push(f.token.value, sum);
  }
  return out;
}

/** Whether the bracket that the list stands in has closed. */
function closed(tokens: readonly Token[], from: number, to: number, depth: number): boolean {
  if (depth === 0) return false;
  let inner = 0;
  for (let i = from; i < to; i++) {
    const t = tokens[i]!;
    if (t.kind !== 'stop') continue;
    if (t.code === OPEN) inner++;
    else if (t.code === CLOSE && --inner < 0) return true;
  }
  return false;
}

/** Parted by a comma or pause only. */
function sameList(tokens: readonly Token[], from: number, to: number): boolean {
  const between = tokens.slice(from + 1, to);
  // Another year begins anew.
  if (between.some((t) => t.kind === 'number' && t.of === 'year')) return false;
  const stops = between.filter((t) => t.kind === 'stop');
  return stops.length === 1 && (stops[0] as { code: number }).code !== COMMA;
}

/** 其他…, 其余…: at the start of its clause, and nothing that would make it a name (其他组织). */
function startsWithRest(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const t = tokens[i]!;
    if (t.kind === 'word' && t.entry.plain === REST && t.entry.roles.length === 0) return true;
    if (
      t.kind !== 'word' ||
      t.entry.roles.length > 0 ||
      t.entry.plain === COMPARED ||
      t.entry.plain === UP ||
      t.entry.plain === DOWN
    )
      return false;
  }
  return false;
}
