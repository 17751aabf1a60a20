import type { Prose } from '../text/prose';
import type { TotalClaim } from './claims';
import { combine, nothingYet, readLeft, takeWord, type Understood } from './clause';
import type { Frame, Lexicon } from './lexicon';
import { doerAt } from './scope';
import { COMMA, endsSentence, PAUSE, type Token } from './tokens';
import { AND, CONCERNS, LAST_YEAR, NEXT_YEAR, NONE, SCOPE, TAIL, UP } from './words';

/** “There was none”: 未收到政府信息公开申请, 无上年结转. Each claims 0 of one or more facts. */
export function readNone(tokens: readonly Token[], lexicon: Lexicon, prose: Prose): TotalClaim[] {
  const out: TotalClaim[] = [];
  let left = 0,
    scoped = false,
    topic = -1,
    year: number | undefined,
    doer = doerAt(prose, 0);
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!;
    if (t.kind === 'stop') {
      left = i + 1;
      if (endsSentence(t.code)) {
        scoped = false;
        year = undefined;
        doer = doerAt(prose, t.end);
      }
      continue;
    }
    if (t.kind === 'number' && t.of === 'year') year = t.value;
    if (t.kind !== 'word') continue;
    const { plain, roles } = t.entry;
    for (const r of roles) if (r.slot === 'object' && !lexicon.frames[r.frame]!.data.section) topic = r.frame;
    if (plain === SCOPE || plain === NEXT_YEAR) {
      if (roles.length === 0) scoped = true;
      continue;
    }
    const phrase = roles.find((r) => r.slot === 'none');
    if (scoped || (plain !== NONE && !phrase)) continue;
    // Who did not receive any did not have lawsuits either: the subject goes on behind a comma.
    doer = speaker(tokens, left, i, lexicon, prose) ?? doer;
    for (const frame of lexicon.frames) {
      if (frame.data.unit || (phrase && phrase.frame !== frame.index)) continue;
      const found = readClause(tokens, left, i, frame, phrase?.index, topic === frame.index, prose, year);
      if (found.length === 0) continue;
      for (const claim of found) {
        const own = claim.subject !== undefined || claim.voice !== undefined;
        out.push(
          own
            ? claim
            : { ...claim, ...doer, exact: claim.exact && doer.subject === undefined && doer.voice !== 'office' },
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
): Pick<TotalClaim, 'subject' | 'voice'> | undefined {
  for (const frame of lexicon.frames) {
    const before = readLeft(tokens, left, at, frame, prose);
    if (before && (before.subject !== undefined || before.voice !== undefined))
      return { subject: before.subject, voice: before.voice };
  }
  return undefined;
}

function readClause(
  tokens: readonly Token[],
  left: number,
  at: number,
  frame: Frame,
  phraseRow: number | undefined,
  known: boolean,
  prose: Prose,
  year: number | undefined,
): TotalClaim[] {
  const before = readLeft(tokens, left, at, frame, prose);
  const { data } = frame;
  if (!before || before.rows.length + before.columns.length > 0) return [];
  const said = nothingYet();
  if (phraseRow !== undefined) said.rows.push(phraseRow);
  const last = readOn(tokens, at + 1, frame, said);
  if (last === undefined) return [];
  const named = said.object || before.object;
  if (phraseRow === undefined && said.rows.length === 0 && !(data.row && said.object)) return [];
  if (said.rows.length === 0 && said.columns.length > 0) return [];
  if (
    data.objects &&
    !data.section &&
    !named &&
    !(known && (said.loose || phraseRow !== undefined || said.rows.some((r) => data.rows[r]!.own)))
  )
    return [];
  if (data.marks && !said.mark) return [];
  if (data.columns && !data.column && said.columns.length === 0) return [];
  const separate = data.section !== undefined;
  const rows = separate ? [...new Set(said.rows)] : [undefined];
  const start = tokens[at]!.start,
    end = tokens[last]!.end;
  const tail = tokens[last + 1];
  // What stands there with a figure instead: only where nothing follows that would not fit.
  const simple = rows.length === 1 && (!tail || tail.kind === 'stop');
  const negation = tokens[at]!;
  const rest = phraseRow === undefined && simple ? prose.slice(negation.end, end) : undefined;
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
        exact: named && !data.soft && !data.section && before.subject === undefined && before.voice !== 'office',
        none: { rest: r !== undefined && data.rows[r]!.is[0]!.length > 1 ? '' : (rest ?? '') },
        year: before.year ?? said.year ?? year,
        subject: before.subject,
        voice: before.voice ?? said.voice,
        section: undefined,
        frame: frame.index,
        row: r ?? said.rows[0],
        column: said.columns[0],
        among: false,
      },
    ];
  });
}

/** Reads on to the clause's end, which has to be understood whole; gives its last token that names something. */
function readOn(tokens: readonly Token[], from: number, frame: Frame, into: Understood): number | undefined {
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
      if (t.of !== 'year') return undefined;
      into.year = t.value;
      continue;
    }
    if (t.kind !== 'word') return undefined;
    if (takeWord(t.entry, frame, into)) {
      if (t.entry.roles.some((r) => r.frame === frame.index) || (t.entry.plain === TAIL && t.entry.word === '件'))
        last = i;
      continue;
    }
    if (t.entry.roles.length > 0) return undefined;
    const p = t.entry.plain;
    if (p !== CONCERNS && p !== AND && p !== LAST_YEAR && p !== UP) return undefined;
    if (p === LAST_YEAR || p === UP) return undefined;
  }
  return last;
}
