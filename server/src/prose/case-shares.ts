import type { Ratio } from './claims';
import type { Figure } from './figures';
import type { Frame, Lexicon, Reading } from './lexicon';
import { CLAUSE_MAX, endsSentence } from './marks';
import { backFrom, NO_PROVISO, provisosOf, type Found } from './ratios';
import { speakerIn } from './scope';
import type { Token } from './tokens';
import { AMONG, FILLER, OWN, SHARE, TAIL, WHOLE, WIDE } from './words';

// Shares and rates of cases whose part stands in the tables: 维持率68.9%, 行政复议案件中结果维持的占68.9%.

/** Words that say nothing of which cases a share is of. */
const PLAIN = [AMONG, FILLER, OWN, SHARE, TAIL, WHOLE, WIDE];

/** All cases of a row, and those of them that came to one end or another; once for each way to read the row. */
export function wholesOf(frame: Frame, row: number): readonly (readonly Reading[])[] {
  const ended = frame.data.columns?.findIndex(({ is }) => is[0]!.length > 1) ?? -1;
  const concluded = ended < 0 ? [] : frame.readings(row, ended);
  return frame.readings(row, undefined).map((all, k) => [all, ...(concluded[k] ? [concluded[k]] : [])]);
}

/** 政府信息公开行政复议案件中，结果维持的占68.9%: of the cases that the sentence names, as the tables have them. */
export function caseShare(
  tokens: readonly Token[],
  figures: readonly Figure[],
  n: number,
  { frames }: Lexicon,
): Found | undefined {
  const f = figures[n]!;
  const from = sentenceAt(tokens, f.left);
  for (const frame of frames) {
    const { index, data } = frame;
    if (data.section === undefined) continue;
    const columns = slotsIn(tokens, f.left, f.at, index, 'column');
    if (columns?.length !== 1) continue;
    const last = backFrom(figures, n).at(-1);
    // 征地案件12件，维持的占75%: of what was counted last, which is nothing of the tables'.
    if (last?.sentence === f.sentence && last.token.of !== 'percent' && last.claim?.frame !== index) return undefined;
    return shareOfCases(tokens, from, f, frame, columns[0]!, last?.sentence === f.sentence ? last : undefined);
  }
  return undefined;
}

function shareOfCases(
  tokens: readonly Token[],
  from: number,
  f: Figure,
  frame: Frame,
  column: number,
  last: Figure | undefined,
): Found | undefined {
  const { index, data } = frame;
  const row = last?.claim?.row ?? rowBefore(tokens, from, f.at, index);
  if (row === undefined) return undefined;
  const isNamed =
    (last?.claim !== undefined && last.claim.section === undefined) || names(tokens, from, f.at, index, 'object');
  return {
    ...(last?.claim ? provisosOf(last.claim) : { ...NO_PROVISO, ...speakerIn(f.doer), year: f.year }),
    ...(!isNamed && { section: data.section }),
    ratios: ratiosOf(frame, row, column),
  };
}

/** What part of its cases a row has in a column, each way to read the row by itself. */
export function ratiosOf(frame: Frame, row: number, column: number): Ratio[] {
  const wholes = wholesOf(frame, row);
  return frame
    .readings(row, column)
    .flatMap((part, k) => (wholes[k] ?? []).map((whole): Ratio => ({ op: 'share', part, whole })));
}

function sentenceAt(tokens: readonly Token[], left: number): number {
  let i = left;
  const least = Math.max(0, left - CLAUSE_MAX);
  while (i > least) {
    const t = tokens[i - 1]!;
    if (t.kind === 'stop' && endsSentence(t.code)) break;
    i--;
  }
  return i;
}

/** The rows or columns that a clause names; undefined where it says something else. */
function slotsIn(
  tokens: readonly Token[],
  from: number,
  to: number,
  frame: number,
  slot: 'row' | 'column',
): number[] | undefined {
  const out: number[] = [];
  for (let i = from; i < to; i++) {
    const t = tokens[i]!;
    if (t.kind === 'number' && t.of === 'year') continue;
    if (t.kind !== 'word') return undefined;
    const role = t.entry.roles.find((r) => r.frame === frame);
    if (role?.slot === slot) out.push(role.index);
    else if (!role && !PLAIN.includes(t.entry.plain)) return undefined;
  }
  return out;
}

const names = (tokens: readonly Token[], from: number, to: number, frame: number, slot: 'object'): boolean =>
  tokens
    .slice(from, to)
    .some((t) => t.kind === 'word' && t.entry.roles.some((r) => r.frame === frame && r.slot === slot));

/** The row that the sentence named last, in a clause that is understood whole. */
function rowBefore(tokens: readonly Token[], from: number, to: number, frame: number): number | undefined {
  let end = to;
  while (end > from) {
    let start = end;
    while (start > from && tokens[start - 1]!.kind !== 'stop') start--;
    const clause = tokens.slice(start, end).filter((t) => t.kind !== 'number');
    const rows = slotsIn(clause, 0, clause.length, frame, 'row');
    if (!rows) return undefined;
    if (rows.length > 0) return rows.length === 1 ? rows[0] : undefined;
    end = start - 1;
  }
  return undefined;
}
