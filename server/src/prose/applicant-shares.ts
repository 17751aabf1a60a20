import type { Ratio, TotalClaim } from './claims';
import { combine } from './clause';
import type { Figure } from './figures';
import type { Frame, Lexicon, Reading } from './lexicon';
import { COLON } from './marks';
import { backFrom, NO_PROVISO, provisosOf, REACH, says, type Found } from './ratios';
import { speakerIn } from './scope';
import { dividesApplicants } from './spoken';
import type { Token } from './tokens';
import { AMONG, APPLICANTS, FILLER, SHARE, WIDE } from './words';

// Shares whose part stands in the tables: of applicants, and of what became of applications.

/** 申请人中自然人占 71.5%: the part is in the table too. */
export function applicantShare(
  tokens: readonly Token[],
  figures: readonly Figure[],
  n: number,
  share: number,
  lexicon: Lexicon,
): Found | undefined {
  const f = figures[n]!;
  const last = [...backFrom(figures, n)].reverse().find((x) => x.claim ?? x.weak);
  const claim = last && last.period >= f.period - 1 ? (last.claim ?? last.weak) : undefined;
  const isTold = claim !== undefined || f.topic >= 0;
  const frame = isTold ? lexicon.frames[claim?.frame ?? f.topic] : frameNamed(tokens, f, lexicon);
  if (!frame?.data.row) return undefined;
  const framed = rowsWithin(tokens, figures[headOf(figures, n)]!.left, frame);
  if (framed && framed.length === 0) return undefined;
  // 受理的申请中: all of them.
  const within = framed?.every((r) => isGeneral(r, frame)) ? undefined : framed;
  const from = claim
    ? { ...provisosOf(claim), rests: claim }
    : {
        ...NO_PROVISO,
        ...speakerIn(f.doer),
        year: f.year,
        ...(!isTold && { rests: unspoken(f, frame) }),
      };
  const columns: number[] = [],
    named: number[] = [],
    of: number[] = [];
  for (let i = f.left; i < f.at; i++) {
    const t = tokens[i]!;
    if (t.kind !== 'word') return undefined;
    const role = t.entry.roles.find((r) => r.frame === frame.index);
    if (role?.slot === 'column' && i < share) columns.push(role.index);
    else if ((role?.slot === 'row' || role?.slot === 'listed') && i < share) named.push(role.index);
    else if (role?.slot === 'row') of.push(role.index);
    else if (!role && t.entry.roles.length > 0) return undefined;
  }
  if (of.length > 1 || (of.length > 0 && within)) return undefined;
  if (columns.length === 0 && named.length > 0)
    return { ...from, ratios: rowShares(claim, named, frame, of.length > 0 ? of : within) };
  if (columns.length !== 1 || named.length > 0 || within) return undefined;
  const rows = frame.data.rows.map((_, i) => i).filter((i) => frame.readings(i, undefined).length > 0);
  const kinds: [Reading, Reading][] = [];
  // 自然人申请占新收总量的67.8%: of the row that is named; where none is, of any that sentences tell applicants of.
  for (const row of of.length > 0 ? of : [undefined, ...rows.slice(0, 6)]) {
    const parts = frame.readings(row, columns[0]),
      wholes = frame.readings(row, undefined);
    parts.slice(0, wholes.length).forEach((part, k) => kinds.push([part, wholes[k]!]));
  }
  return { ...from, ratios: kinds.map(([part, whole]) => ({ op: 'share', part, whole })) };
}

/** 予以公开占办结总数的49.1%: the frame that the clause has words of, where nothing else says what is spoken of. */
function frameNamed(tokens: readonly Token[], { left, at }: Figure, { frames }: Lexicon): Frame | undefined {
  return frames.find(
    ({ data, index }) =>
      data.row &&
      tokens
        .slice(left, at)
        .some(
          (t) =>
            t.kind === 'word' &&
            t.entry.roles.some((r) => r.frame === index && (r.slot === 'row' || r.slot === 'column')),
        ),
  );
}

/** Stands for the figure of such a share, which is not told: its neighbours have to confirm what it is of. */
const unspoken = ({ period, doer, year }: Figure, frame: Frame): TotalClaim => ({
  ...NO_PROVISO,
  ...speakerIn(doer),
  kind: 'total',
  start: 0,
  end: 0,
  value: NaN,
  decimals: 0,
  unit: '',
  readings: frame.readings(undefined, undefined),
  exact: false,
  none: undefined,
  year,
  frame: frame.index,
  row: undefined,
  column: undefined,
  among: false,
  period,
  weak: true,
  unnamed: true,
  atMost: false,
});

/** 自然人占比83.5%，商业企业9.3%: the word is said of the first alone; 申请人构成：自然人74.8%: of what, the lead says. */
export function listedShare(
  tokens: readonly Token[],
  figures: readonly Figure[],
  n: number,
  lexicon: Lexicon,
): Found | undefined {
  const f = figures[n]!;
  if (f.role !== 'now' || f.at === f.left) return undefined;
  const own = tokens.slice(f.left, f.at);
  const isColumn = (t: Token) => t.kind === 'word' && t.entry.roles.some((r) => r.slot === 'column');
  if (
    !own.every((t) => t.kind === 'word' && (isColumn(t) || isLead(t) || t.entry.plain === FILLER)) ||
    !own.some(isColumn)
  )
    return undefined;
  const first = headOf(figures, n);
  const { left, at } = figures[first]!;
  const stop = tokens[left - 1],
    lead = tokens[left - 2];
  const isTold =
    says(tokens, left, at, SHARE) >= 0 ||
    tokens.slice(left, at).some(isLead) ||
    (stop?.kind === 'stop' && stop.code === COLON && lead !== undefined && isLead(lead));
  return isTold && (first < n || figures[n + 1]?.token.of === 'percent')
    ? applicantShare(tokens, figures, n, f.at, lexicon)
    : undefined;
}

const isLead = (t: Token): boolean => t.kind === 'word' && dividesApplicants(t.entry);

/** The first of the percentages of a sentence that stand in a row. */
function headOf(figures: readonly Figure[], n: number): number {
  const least = Math.max(0, n - REACH);
  let first = n;
  while (
    first > least &&
    figures[first - 1]!.token.of === 'percent' &&
    figures[first - 1]!.sentence === figures[n]!.sentence
  )
    first--;
  return first;
}

function isGeneral(row: number, frame: Frame): boolean {
  const own = frame.readings(row, undefined)[0]?.join();
  return frame.readings(undefined, undefined).some((r) => r.join() === own);
}

/** 在无法提供的申请中，: the rows that what follows is of; none where other words say so, undefined where nothing does. */
function rowsWithin(tokens: readonly Token[], left: number, { index }: Frame): readonly number[] | undefined {
  const last = tokens[left - 2];
  if (last?.kind !== 'word' || !last.entry.word.endsWith('中') || last.entry.plain === AMONG) return undefined;
  const rows: number[] = [];
  let isOfAll = true;
  for (let i = left - 2; i >= 0 && tokens[i]!.kind !== 'stop'; i--) {
    const t = tokens[i]!;
    if (t.kind === 'number') return undefined;
    const roles = t.kind === 'word' ? t.entry.roles.filter((r) => r.frame === index) : [];
    rows.push(...roles.flatMap((r) => (r.slot === 'row' ? r.index : [])));
    isOfAll &&= t.kind === 'word' && (roles.length > 0 || [FILLER, WIDE, APPLICANTS].includes(t.entry.plain));
  }
  // 申请主体中: of whomever.
  return rows.length === 0 && isOfAll ? undefined : rows;
}

/** 予以公开占46.6%: of what was dealt with, or of what came in; 不予公开169件，其中行政执法案卷占32.5%: of those. */
function rowShares(
  claim: TotalClaim | undefined,
  rows: readonly number[],
  frame: Frame,
  within: readonly number[] | undefined,
): Ratio[] {
  const all = frame.readings(undefined, undefined);
  const parts = combine(frame, rows, []);
  const own = rows.every((r) => frame.readings(r, undefined)[0]?.every((x) => !all.some((w) => w.includes(x))));
  const [part] = parts,
    [of] = claim?.readings ?? [];
  const inside = within && combine(frame, within, []);
  // 收到的申请中，予以公开占46.6%: of all of them, as they came in or as they were dealt with.
  const isAll = inside?.some((r) => all.some((w) => w.join() === r.join()));
  const wholes = inside
    ? [...inside, ...(isAll ? all : [])]
    : part && of && of.length > part.length && part.every((x) => of.includes(x))
      ? [of, ...all]
      : all;
  return own ? parts.flatMap((p) => wholes.map((whole): Ratio => ({ op: 'share', part: p, whole }))) : [];
}
