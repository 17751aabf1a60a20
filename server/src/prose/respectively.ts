import type { Frame, Lexicon } from './lexicon';
import { COMMA, PAUSE } from './marks';
import { isRounded, type NumberToken } from './numbers';
import type { Token } from './tokens';
import { foldWord } from '../text/word-tree';
import { AND, EACH, FILLER, OWN, REST, TAIL, THIS_YEAR, WIDE } from './words';

// 制发、废止行政规范性文件分别为6件、2件: as many figures as things named before, each in its place.

/** No list of this kind is longer. */
const ITEMS_MAX = 12;
/** Words that may stand among what is listed without being an item of their own. */
const COMMON = new Set([FILLER, OWN, WIDE, THIS_YEAR, TAIL]);

type WordToken = Extract<Token, { kind: 'word' }>;

/** A figure with the words that are said of it, as if they stood before it. */
export interface OfEach {
  readonly number: NumberToken;
  /** The words of each frame, the figure, and an end. */
  readonly tokens: (frame: Frame) => readonly Token[] | undefined;
}

/** The figures behind the word 分别 at `at`, by their index; none where they and what is named are not of one number. */
export function figuresOfEach(
  tokens: readonly Token[],
  at: number,
  left: number,
  lexicon: Lexicon,
): ReadonlyMap<number, OfEach> {
  const behind = figuresBehind(tokens, at + 1);
  const items = behind && itemsBefore(tokens, at, left, behind.figures.length, lexicon);
  const out = new Map<number, OfEach>();
  if (!items) return out;
  const { figures, verbs } = behind;
  const last = figures[figures.length - 1]!.number;
  figures.forEach(({ index, number }, n) => {
    const counted = number.of === 'bare' ? { ...number, of: last.of, unit: last.unit } : number;
    out.set(index, { number: counted, tokens: (frame) => saidOf(items, n, verbs, counted, frame) });
  });
  return out;
}

function figuresBehind(tokens: readonly Token[], from: number) {
  const figures: { readonly index: number; readonly number: NumberToken }[] = [];
  const verbs: WordToken[] = [];
  for (let i = from; i < tokens.length; i++) {
    const t = tokens[i]!;
    if (t.kind === 'word' && figures.length === 0) verbs.push(t);
    else if (
      t.kind === 'number' &&
      isFree(tokens, i) &&
      (t.of === 'count' || t.of === 'bare') &&
      (!t.rough || isRounded(t))
    )
      figures.push({ index: i, number: t });
    else if (figures.length === 0 || !parts(t)) break;
  }
  const end = tokens[(figures[figures.length - 1]?.index ?? 0) + 1];
  if (figures.length < 2 || figures.length > ITEMS_MAX || (end && end.kind !== 'stop')) return undefined;
  return figures[figures.length - 1]!.number.of === 'count' ? { figures, verbs } : undefined;
}

const parts = (t: Token): boolean =>
  t.kind === 'stop' ? t.code === PAUSE || t.code === COMMA : t.kind === 'word' && t.entry.plain === AND;

/** A figure with nothing but a mark or 和 on both sides. */
function isFree(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1],
    next = tokens[at + 1];
  return before?.kind !== 'gap' && (!next || next.kind === 'stop' || parts(next));
}

/** What is named before the word, in its order; undefined if something in it is not understood. */
function itemsBefore(
  tokens: readonly Token[],
  at: number,
  left: number,
  count: number,
  lexicon: Lexicon,
): Token[][] | undefined {
  let from = left;
  while (from > 0 && pausesAt(tokens, from - 1)) {
    from--;
    while (from > 0 && tokens[from - 1]!.kind !== 'stop') from--;
  }
  const items: Token[][] = [[]];
  for (let i = from; i < at; i++) {
    const t = tokens[i]!;
    if (pausesAt(tokens, i) || (t.kind === 'word' && t.entry.plain === AND && t.entry.roles.length === 0)) {
      items.push([]);
      continue;
    }
    // Only the first may open with a name.
    if (t.kind === 'gap' && i !== from) return undefined;
    if (t.kind === 'number' && t.of !== 'year') return undefined;
    if (t.kind === 'word' && t.entry.roles.length === 0 && !isCommon(t) && t.entry.plain !== REST) return undefined;
    const [first, ...others] = membersOf(t, lexicon);
    items[items.length - 1]!.push(first!);
    for (const other of others) items.push([other]);
  }
  return items.length === count && items.every(namesSomething) ? items : undefined;
}

/** 行政复议、行政诉讼: one word for two things. */
function membersOf(t: Token, { tree, entries }: Lexicon): readonly Token[] {
  if (t.kind !== 'word' || !t.entry.word.includes('、')) return [t];
  const members = t.entry.word.split('、').map((word) => {
    const codes = Uint16Array.from(foldWord(word));
    return tree.longest(codes, 0) === codes.length ? entries[tree.found]! : undefined;
  });
  return members.every((e) => e !== undefined && e.roles.length > 0)
    ? members.map((entry) => ({ ...t, entry: entry! }))
    : [t];
}

function pausesAt(tokens: readonly Token[], at: number): boolean {
  const t = tokens[at]!;
  return t.kind === 'stop' && t.code === PAUSE;
}

const namesSomething = (item: readonly Token[]): boolean =>
  item.some((t) => t.kind === 'word' && (t.entry.roles.length > 0 || t.entry.plain === REST));

/** The own words of the `n`th item, and of the others what it lacks and they all share. */
function saidOf(
  items: readonly Token[][],
  n: number,
  verbs: readonly WordToken[],
  number: NumberToken,
  { index, data }: Frame,
): readonly Token[] | undefined {
  const slotsOf = (t: Token) =>
    t.kind === 'word' ? t.entry.roles.filter((r) => r.frame === index).map((r) => r.slot) : [];
  const own = items[n]!;
  const has = new Set(own.flatMap(slotsOf));
  if (!has.has('row') && !has.has('column')) return undefined;
  const shared: Token[] = [];
  let marked = has.has('mark');
  for (const [k, item] of items.entries()) {
    if (k === n) continue;
    for (const t of item) {
      const slots = slotsOf(t);
      if (slots.length === 0 ? !isCommon(t) : slots.some((s) => has.has(s))) {
        marked ||= namesOwn(t, index, data.rows);
        continue;
      }
      slots.forEach((s) => has.add(s));
      shared.push(t);
    }
  }
  const mark: Token = { kind: 'word', start: number.start, end: number.start, entry: MARK(index) };
  return [
    ...shared.filter((t) => t.kind !== 'word'),
    ...own.filter((t) => t.kind !== 'word'),
    ...shared.filter((t) => t.kind === 'word'),
    ...own.filter((t) => t.kind === 'word'),
    ...(marked && !has.has('mark') ? [mark] : []),
    ...verbs.filter((t) => t.entry.plain !== EACH),
    number,
    { kind: 'stop', start: number.end, end: number.end, code: COMMA },
  ];
}

const MARK = (frame: number) => ({ plain: 0, word: '', roles: [{ frame, slot: 'mark' as const, index: 0, says: 0 }] });

/** 行政许可、行政处罚、行政强制决定: the last says for all of them that decisions are counted. */
const namesOwn = (t: Token, frame: number, rows: Frame['data']['rows']): boolean =>
  t.kind === 'word' && t.entry.roles.some((r) => r.frame === frame && r.slot === 'row' && rows[r.index]!.own);

const isCommon = (t: Token): boolean =>
  t.kind === 'gap' || t.kind === 'number' || (t.kind === 'word' && COMMON.has(t.entry.plain));
