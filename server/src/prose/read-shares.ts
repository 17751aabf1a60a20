import type { Prose } from '../text/prose';
import type { ShareClaim, TotalClaim } from './claims';
import { takeWord, nothingYet } from './understood';
import type { Frame, Lexicon, Reading } from './lexicon';
import type { Figure } from './figures';
import { countBefore } from '../text/count-before';
import { PAUSE } from './marks';
import type { Token } from './tokens';
import { ALL_ARE, AND, APPLICANTS, FILLER, HALVES, OWN, TAIL, WIDE } from './words';

const REACH = 24;

/** 均为自然人, 自然人和商业企业对半: who is said to have applied, against the columns of the table. */
export function readShares(
  tokens: readonly Token[],
  figures: readonly Figure[],
  lexicon: Lexicon,
  prose: Prose,
  above: number,
): ShareClaim[] {
  const out: ShareClaim[] = [];
  const topics = topicsBefore(tokens, lexicon, above);
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!;
    if (t.kind !== 'word' || (t.entry.plain !== HALVES && t.entry.plain !== ALL_ARE)) continue;
    for (const frame of lexicon.frames) {
      if (!frame.data.columns || !frame.data.row || topics[i] !== frame.index) continue;
      const claim =
        t.entry.plain === HALVES ? halves(tokens, i, frame, figures, prose) : allAre(tokens, i, frame, figures, prose);
      if (claim) {
        out.push(claim);
        break;
      }
    }
  }
  return out;
}

/** The frame whose objects were named last before each token. */
function topicsBefore(tokens: readonly Token[], lexicon: Lexicon, above: number): number[] {
  let topic = above;
  return tokens.map((t) => {
    if (t.kind === 'word')
      for (const r of t.entry.roles) if (r.slot === 'object' && !lexicon.frames[r.frame]!.data.section) topic = r.frame;
    return topic;
  });
}

function clauseStart(tokens: readonly Token[], at: number): number {
  let i = at;
  while (
    i > 0 &&
    i > at - REACH &&
    (tokens[i - 1]!.kind !== 'stop' || (tokens[i - 1] as { code: number }).code === PAUSE)
  )
    i--;
  return i;
}

/** The figure of the sentence that the applicants are those of; undefined if another one stands between. */
function subjectOf(at: number, figures: readonly Figure[], frame: Frame): TotalClaim | 'none' | undefined {
  const before = countBefore(figures, (f) => f.at < at);
  let last: Figure | undefined;
  for (let n = before - 1; n >= 0 && n >= before - REACH && !last; n--) {
    const f = figures[n]!;
    if (f.token.of === 'count' && f.role === 'now') last = f;
  }
  if (!last) return 'none';
  if (!last.claim || last.claim.frame !== frame.index) return undefined;
  return last.claim;
}

function claimOf(
  mode: 'all' | 'halves',
  start: number,
  end: number,
  columns: readonly number[],
  subject: TotalClaim | 'none',
  frame: Frame,
  prose: Prose,
  year?: number,
): ShareClaim | undefined {
  const rows: (number | undefined)[] =
    subject !== 'none' && subject.row !== undefined ? [subject.row, undefined] : [undefined];
  const strict = subject !== 'none' && subject.among;
  const readings = rows
    .slice(0, strict ? 1 : 2)
    .flatMap((row) =>
      frame
        .readings(row, undefined)
        .map((whole, k) => ({ whole, groups: columns.map((c) => frame.readings(row, c)[k] ?? ([] as Reading)) })),
    )
    .filter((r) => r.groups.every((g) => g.length > 0));
  if (readings.length === 0 || (subject !== 'none' && subject.column !== undefined)) return undefined;
  return {
    kind: 'share',
    mode,
    start,
    end,
    phrase: prose.slice(start, end),
    readings,
    year: year ?? (subject === 'none' ? undefined : subject.year),
    subject: subject === 'none' ? undefined : subject.subject,
    voice: subject === 'none' ? undefined : subject.voice,
    area: subject === 'none' ? undefined : subject.area,
    section: undefined,
  };
}

/** Two groups and 对半 behind them. */
function halves(
  tokens: readonly Token[],
  at: number,
  frame: Frame,
  figures: readonly Figure[],
  prose: Prose,
): ShareClaim | undefined {
  const from = clauseStart(tokens, at);
  const columns: number[] = [];
  let start = -1;
  for (let i = from; i < at; i++) {
    const t = tokens[i]!;
    if (t.kind === 'stop') {
      if (t.code !== PAUSE) return undefined;
      continue;
    }
    if (t.kind !== 'word') return undefined;
    const role = t.entry.roles.find((r) => r.frame === frame.index);
    if (role?.slot === 'column') {
      columns.push(role.index);
      if (start < 0) start = t.start;
    } else if (role?.slot === 'row') return undefined;
    else if (!role && (t.entry.roles.length > 0 || ![AND, FILLER, OWN, APPLICANTS, TAIL, WIDE].includes(t.entry.plain)))
      return undefined;
  }
  const subject = subjectOf(at, figures, frame);
  if (new Set(columns).size !== 2 || subject === undefined) return undefined;
  return claimOf('halves', start, tokens[at]!.end, columns, subject, frame, prose);
}

/** 均为 and the like, with groups behind and nothing before but the applicants. */
function allAre(
  tokens: readonly Token[],
  at: number,
  frame: Frame,
  figures: readonly Figure[],
  prose: Prose,
): ShareClaim | undefined {
  const from = clauseStart(tokens, at);
  const said = nothingYet();
  for (let i = from; i < at; i++) {
    const t = tokens[i]!;
    if (t.kind === 'number' && t.of === 'year') {
      said.year = t.value;
      continue;
    }
    if (t.kind === 'number' && t.of === 'count') continue;
    if (t.kind !== 'word' || !takeWord(t.entry, frame, said)) return undefined;
  }
  // 网上提交的均为自然人: some of them only.
  if (said.columns.length > 0 || said.through) return undefined;
  const columns: number[] = [];
  let end = -1;
  for (let i = at + 1; i < tokens.length && i < at + REACH; i++) {
    const t = tokens[i]!;
    if (t.kind === 'stop') {
      if (t.code === PAUSE && columns.length > 0) continue;
      break;
    }
    if (t.kind !== 'word') return undefined;
    const role = t.entry.roles.find((r) => r.frame === frame.index);
    if (role?.slot === 'column') {
      columns.push(role.index);
      end = t.end;
    } else if (role && role.slot !== 'row') continue;
    else if (role || t.entry.roles.length > 0 || ![AND, FILLER, TAIL].includes(t.entry.plain)) return undefined;
  }
  if (columns.length === 0) return undefined;
  const subject = subjectOf(at, figures, frame);
  if (subject === undefined) return undefined;
  return claimOf('all', tokens[at]!.start, end, [...new Set(columns)], subject, frame, prose, said.year);
}
