import type { Prose } from '../text/prose';
import type { Speaker, TotalClaim } from './claims';
import { combine, readLeft } from './clause';
import { nothingYet, takeWord, type Understood } from './understood';
import type { Frame, Lexicon } from './lexicon';
import { doerAt, isOffice, NOBODY } from './scope';
import { onlyFiller } from './figures';
import { CLAUSE_MAX, COLON, COMMA, endsSentence, FULL_STOP, PAUSE } from './marks';
import type { Token } from './tokens';
import { AND, CONCERNS, NEXT_YEAR, NONE, OWN, SCOPE, TAIL } from './words';

/** “There was none”: 未收到政府信息公开申请, 无上年结转. Each claims 0 of one or more facts. */
export function readNone(tokens: readonly Token[], lexicon: Lexicon, prose: Prose, above: number): TotalClaim[] {
  const out: TotalClaim[] = [];
  let left = 0,
    scoped = false,
    topic = above,
    period = 0,
    year: number | undefined,
    { doer, end: nameEnd } = doerAt(prose, 0, NOBODY);
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!;
    left = Math.max(left, i - CLAUSE_MAX);
    if (t.kind === 'stop') {
      left = i + 1;
      if (endsSentence(t.code)) {
        scoped = false;
        year = undefined;
        ({ doer, end: nameEnd } = doerAt(prose, t.end, doer));
      }
      if (t.code === FULL_STOP) period++;
      continue;
    }
    if (t.kind === 'number' && t.of === 'year') year = t.value;
    if (t.kind !== 'word') continue;
    const { plain, roles } = t.entry;
    for (const r of roles) if (r.slot === 'object' && !lexicon.frames[r.frame]!.data.section) topic = r.frame;
    if (t.end <= nameEnd) continue;
    if (plain === OWN && left === i) doer = NOBODY;
    if (plain === SCOPE || plain === NEXT_YEAR) {
      if (roles.length === 0) scoped = true;
      continue;
    }
    const phrase = roles.find((r) => r.slot === 'none');
    if (scoped || (plain !== NONE && !phrase)) continue;
    // Who did not receive any did not have lawsuits either: the subject goes on behind a comma.
    doer = speaker(tokens, left, i, lexicon, prose, nameEnd) ?? doer;
    const place: Negation = { tokens, left, at: i, nameEnd, prose, year, period, row: phrase?.index };
    const next = tokens[i + 1];
    if (!phrase && (!next || next.kind === 'stop')) {
      for (const claim of listBefore(place, lexicon)) out.push({ ...claim, ...doer });
      continue;
    }
    for (const frame of lexicon.frames) {
      if (phrase && phrase.frame !== frame.index) continue;
      const found = readClause(place, frame, topic === frame.index, lexicon);
      if (found.length === 0) continue;
      for (const claim of found) {
        const own = claim.subject !== undefined || claim.voice !== undefined;
        out.push(
          own
            ? claim
            : { ...claim, ...doer, exact: claim.exact && doer.subject === undefined && !isOffice(doer.voice) },
        );
      }
      break;
    }
  }
  return out;
}

/** Who a clause says did it, as far as any frame understands its beginning. */
function speaker(
  tokens: readonly Token[],
  left: number,
  at: number,
  lexicon: Lexicon,
  prose: Prose,
  nameEnd: number,
): Speaker | undefined {
  for (const frame of lexicon.frames) {
    const before = readLeft(tokens, left, at, frame, prose, nameEnd);
    if (before?.own) return NOBODY;
    if (before && (before.subject !== undefined || before.voice !== undefined))
      return { subject: before.subject, voice: before.voice, area: before.area };
  }
  return undefined;
}

/** A word that says “none”, and where it stands. */
interface Negation {
  readonly tokens: readonly Token[];
  readonly left: number;
  readonly at: number;
  readonly nameEnd: number;
  readonly prose: Prose;
  readonly year: number | undefined;
  readonly period: number;
  /** The row that the word names itself: 无上年结转. */
  readonly row: number | undefined;
}

function readClause(negation: Negation, frame: Frame, known: boolean, lexicon: Lexicon): TotalClaim[] {
  const { tokens, left, at, prose, row: phraseRow } = negation;
  const before = readLeft(tokens, left, at, frame, prose, negation.nameEnd);
  const { data } = frame;
  if (!before || before.rows.length + before.columns.length > 0) return [];
  const said = nothingYet();
  if (phraseRow !== undefined) said.rows.push(phraseRow);
  const last = readOn(tokens, at + 1, frame, said, lexicon);
  // 网上未收到申请, 未收到当面申请: by other ways some may have come in.
  if (last === undefined || before.through || said.through) return [];
  const named = said.object || before.object;
  if (phraseRow === undefined && said.rows.length === 0 && !(data.row && (said.object || (said.loose && known))))
    return [];
  // 无企业提出申请, where applications for information are spoken of.
  if (said.rows.length === 0 && said.columns.length > 0 && !said.object && !(known && said.loose)) return [];
  if (
    data.objects &&
    !data.section &&
    !named &&
    !(said.loose && said.rows.some((r) => data.rows[r]!.own)) &&
    !(known && (said.loose || phraseRow !== undefined || said.rows.some((r) => data.rows[r]!.own)))
  )
    return [];
  // 没有行政许可事项; not 没有行政处罚, of which nobody knows whether the list of them is meant.
  if (data.marks && !said.mark && !said.matters && !said.rows.some((r) => data.rows[r]!.own)) return [];
  if (data.columns && !data.column && said.columns.length === 0) return [];
  const separate = data.section !== undefined;
  const rows = separate ? [...new Set(said.rows)] : [undefined];
  const start = tokens[at]!.start,
    end = tokens[last]!.end;
  const tail = tokens[last + 1];
  // What stands there with a figure instead: only where nothing follows that would not fit.
  const simple = rows.length === 1 && (!tail || tail.kind === 'stop');
  const rest = phraseRow === undefined && simple ? prose.slice(tokens[at]!.end, end) : undefined;
  return rows.flatMap((r): TotalClaim[] => {
    const readings = separate
      ? combine(frame, [r!], said.columns)
      : combine(frame, said.rows.slice(0, 1), said.columns).slice(0, 1);
    if (readings.length === 0) return [];
    return [
      {
        kind: 'total',
        start,
        end,
        value: 0,
        decimals: 0,
        unit: '件',
        readings: readings.slice(0, 1),
        exact: named && !data.soft && !data.section && before.subject === undefined && !isOffice(before.voice),
        none: { rest: r !== undefined && data.rows[r]!.is[0]!.length > 1 ? '' : (rest ?? '') },
        year: before.year ?? said.year ?? negation.year,
        subject: before.subject,
        voice: before.voice ?? said.voice,
        area: before.area ?? said.area,
        section: undefined,
        frame: frame.index,
        row: r ?? said.rows[0],
        column: said.columns[0],
        among: false,
        period: negation.period,
        weak: false,
        atMost: false,
      },
    ];
  });
}

/** Reads on to the clause's end, which has to be understood whole; gives its last token that names something. */
function readOn(
  tokens: readonly Token[],
  from: number,
  frame: Frame,
  into: Understood,
  { listedColumns }: Lexicon,
): number | undefined {
  let last = from - 1;
  for (let i = from; i < tokens.length; i++) {
    const t = tokens[i]!;
    if (t.kind === 'stop') {
      // 行政复议、行政诉讼: a list goes on.
      const next = tokens[i + 1];
      if (t.code === PAUSE && next?.kind === 'word' && next.entry.roles.some((r) => r.frame === frame.index)) continue;
      if (t.code === PAUSE) return undefined;
      return t.code === COMMA || endsSentence(t.code) || last >= from || into.rows.length > 0 ? last : undefined;
    }
    if (t.kind === 'number') {
      // 未发生一起
      if (t.of === 'count' && t.value === 1 && i <= from + 1) continue;
      if (t.of !== 'year') return undefined;
      into.year = t.value;
      continue;
    }
    // 行政复议、行政诉讼和申诉: the last of a list may be nothing that the tables count.
    const isForeign = t.kind === 'gap' || (t.kind === 'word' && t.entry.plain === SCOPE);
    if (isForeign && into.rows.length > 0 && isJoined(tokens[i - 1]) && endsList(tokens, i + 1, frame)) return last;
    if (t.kind !== 'word') return undefined;
    // 无企业提出申请: who may have applied is called in short.
    if (takeWord(listedColumns.get(t.entry) ?? t.entry, frame, into)) {
      if (t.entry.roles.some((r) => r.frame === frame.index) || (t.entry.plain === TAIL && t.entry.word === '件'))
        last = i;
      continue;
    }
    // 未收到相关申请, where applications are spoken of.
    if (frame.data.row && RELATED.test(t.entry.word)) continue;
    if (t.entry.roles.length > 0) return undefined;
    if (t.entry.plain !== CONCERNS && t.entry.plain !== AND) return undefined;
  }
  return last;
}

/** 复议、诉讼及举报投诉事项: whether the clause ends at `at`, but for words that the form does not have. */
function endsList(tokens: readonly Token[], at: number, { index }: Frame): boolean {
  const isOwn = (t: Token) => t.kind === 'word' && t.entry.roles.some((r) => r.frame === index && r.slot !== 'filler');
  let to = at;
  while (tokens[to]?.kind === 'word' && !isOwn(tokens[to]!)) to++;
  return ends(tokens[to]);
}

const RELATED = /^(?:相关|有关)$/;
const isJoined = (t: Token | undefined) => t?.kind === 'word' && t.entry.plain === AND;
const ends = (t: Token | undefined) => !t || t.kind === 'stop';

/** 政府信息公开申请、行政复议、行政诉讼均无: each of what stands before the word. */
function listBefore({ tokens, at, prose, year, period }: Negation, lexicon: Lexicon): TotalClaim[] {
  const out: TotalClaim[] = [];
  let end = at;
  for (let i = at - 1; i >= 0; i--) {
    const t = tokens[i]!,
      stop = t.kind === 'stop';
    if (!stop && i > 0) continue;
    const from = stop ? i + 1 : i;
    for (const frame of lexicon.frames) {
      const said = readLeft(tokens, from, end, frame, prose);
      const row = said?.rows[0];
      if (!said || frame.data.unit || said.columns.length > 0 || said.subject !== undefined) continue;
      if (frame.data.section === undefined ? !frame.data.row || !said.object || row !== undefined : row === undefined)
        continue;
      const readings = frame.readings(row, undefined).slice(0, 1);
      if (readings.length === 0) continue;
      out.push({
        kind: 'total',
        start: tokens[from]!.start,
        end: tokens[at]!.end,
        value: 0,
        decimals: 0,
        unit: '件',
        readings,
        exact: false,
        none: { rest: '' },
        year: said.year ?? year,
        subject: undefined,
        voice: said.voice,
        area: said.area,
        section: undefined,
        frame: frame.index,
        row,
        column: undefined,
        among: false,
        period,
        weak: false,
        atMost: false,
      });
      break;
    }
    if (!stop || (t.code !== PAUSE && !(t.code === COLON && onlyFiller(tokens, i + 1, end)))) break;
    end = i;
  }
  return out;
}
