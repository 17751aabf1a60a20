import type { Row, Table } from '../forms/form';
import { editDistance, labelKey, type LabelKey } from '../text/labels';
import { isAstray, isCut, isPartOf } from './cut-labels';
import type { LabelIndex } from './label-index';
import { isInLine, namesRow, type FigureRow, type Stray } from './figure-row';
import type { Cell, TableFault } from './model';
import { spanOf } from './place';
import { numberingOf } from './row-number';
import { opensAnother, readingsOf, seenIn, takeReading, type LabelReading } from './row-label';

export interface AlignedRow {
  readonly logical: FigureRow;
  readonly row: Row;
}

/**
 * Whether a label's own cell bears another number than the form's, or brackets that have lost theirs. No number at all
 * may stand in another cell.
 */
export function isMisnumbered(own: Cell, row: Row): boolean {
  const right = numberingOf(row);
  const { numbering } = own.label!.key;
  if (right.style === '') return false;
  return numbering.style !== ''
    ? numbering.value !== right.value && numbering.style === right.style
    : /^[（(]\s?[）)]/.test(own.text);
}

function isMisnumberedRow(logical: FigureRow, row: Row): boolean {
  const own = ownLabel(logical);
  return own.length === 1 && isMisnumbered(own[0]!, row);
}

const LISTED = 3;
const writesOne = ({ own }: FigureRow): boolean => own[own.length - 1]?.label?.key.numbering.value === 1;

/** How alike two folded labels are: 1 the same, 0 nothing in common. */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 0 : 1 - editDistance(a, b, longest) / longest;
}

const NEAR = 0.6,
  FAINT = 0.3;
/** More rows than any form has between two others: the rest are compared with none. */
const CANDIDATES = 64;

/** How many places of a row hold something. */
export const filledIn = (logical: FigureRow): number => logical.values.filter((c) => c.form !== 'blank').length;

/**
 * Assigns rows of figures to the form's rows: by label, then by likeness or by place where only one reading is left.
 * @returns with them the labels of rows that stand there without figures
 */
export function alignRows(
  table: Table,
  rows: readonly FigureRow[],
  strays: readonly Stray[],
  index: LabelIndex,
): { aligned: AlignedRow[]; faults: TableFault[]; bare: readonly Cell[] } {
  const faults: TableFault[] = [];
  // Where label after label says 1., the number is that of a list, not the label's.
  const listed = rows.filter((r) => r.match && writesOne(r) && numberingOf(r.match.row).value !== 1);
  const isListed = (logical: FigureRow): boolean => listed.length >= LISTED && writesOne(logical);
  const owner = new Map<Row, FigureRow>();
  const named: AlignedRow[] = [];
  for (const logical of rows) {
    const row = logical.match?.row;
    if (!row) continue;
    const first = owner.get(row);
    if (first) {
      faults.push({
        kind: 'row-duplicate',
        row,
        place: spanOf(logical.labels.length ? ownLabel(logical) : logical.values),
        first: spanOf(ownLabel(first)),
      });
      continue;
    }
    owner.set(row, logical);
    named.push({ logical, row });
    if (logical.match!.spelling === 'drift' || (isMisnumberedRow(logical, row) && !isListed(logical)))
      faults.push({ kind: 'row-name', row, place: spanOf(ownLabel(logical)), text: labelText(logical), certain: true });
  }

  const inOrder = longestRun(named);
  for (const n of named) {
    if (inOrder.has(n.logical)) continue;
    const before = [...inOrder.values()].filter((r) => r.leaf < n.row.leaf).pop();
    faults.push({ kind: 'row-order', row: n.row, place: spanOf(ownLabel(n.logical)), after: before });
  }

  const aligned = [...named];
  const missing: Row[] = [];
  let unnamed: FigureRow[] = [];
  let previous = -1;
  const gap = (until: number) => {
    if (until === previous + 1 && unnamed.length === 0) return;
    const open = table.rows.filter((r) => r.leaf > previous && r.leaf < until && !owner.has(r));
    settle(unnamed, open);
    unnamed = [];
  };
  const settle = (candidates: FigureRow[], open: Row[]) => {
    const { pairs, left, over } = pair(candidates.slice(0, CANDIDATES), open, index, table);
    for (let i = CANDIDATES; i < candidates.length; i++) left.push(candidates[i]!);
    for (const p of pairs) {
      aligned.push(p);
      owner.set(p.row, p.logical);
      if (p.row.label === '') continue;
      const label = ownLabel(p.logical);
      if (label.length === 1 && isCut(label[0]!, p.logical, p.row, index)) continue;
      faults.push({
        kind: 'row-name',
        row: p.row,
        place: spanOf(label.length ? label : p.logical.values.slice(0, 1)),
        text: labelText(p.logical),
        certain: p.certain && label.length > 0,
      });
    }
    left.forEach((logical, i) => {
      const expected = left.length === over.length ? over[i] : undefined;
      if (logical.labels.length > 0 && !isAstray(ownLabel(logical), index))
        faults.push({ kind: 'row-unknown', place: spanOf(ownLabel(logical)), text: labelText(logical), expected });
      else
        faults.push({
          kind: 'unreadable',
          row: expected,
          place: spanOf(logical.values),
          found: logical.values.filter((c) => c.form !== 'blank').length,
          expected: 0,
          values: logical.values,
        });
    });
    // An unknown row in the place of a missing one has been said already.
    if (left.length === 0 || left.length !== over.length) for (const row of over) missing.push(row);
  };
  for (const logical of rows) {
    const row = inOrder.get(logical);
    if (row) {
      gap(row.leaf);
      previous = row.leaf;
    } else if (!logical.match) unnamed.push(logical);
  }
  gap(table.rows.length);

  // A label that stands there without figures: they were left blank, in a layout that shows no blanks.
  const bare = missing.flatMap((row) => {
    const label = strays.find(
      (s) =>
        !s.used &&
        s.cell.label!.rows.some((r) => r.row === row) &&
        namesRow(s.cell, 1 << table.index) &&
        s.cell.label!.key.numbering.value === numberingOf(row).value,
    )?.cell;
    return label ? [{ row, label }] : [];
  });
  for (const { row, label } of bare)
    faults.push({
      kind: 'unreadable',
      row,
      place: spanOf([label]),
      found: 0,
      expected: row.part.columns.length,
      values: [],
    });
  const gone = missing.filter((row) => !bare.some((b) => b.row === row));

  aligned.sort((a, b) => a.row.leaf - b.row.leaf);
  return { aligned, faults: faults.concat(missingFaults(gone)), bare: bare.map((b) => b.label) };
}

/** Missing rows that follow one another are one fault. */
function missingFaults(missing: readonly Row[]): TableFault[] {
  const runs: Row[][] = [];
  for (const row of missing) {
    const run = runs[runs.length - 1];
    if (run && run[run.length - 1]!.leaf === row.leaf - 1) run.push(row);
    else runs.push([row]);
  }
  return runs.map((rows) => ({ kind: 'row-missing', rows, after: undefined, before: undefined }));
}

/** The longest piece of a row's own label. */
const ownLabel = ({ own }: FigureRow): readonly Cell[] =>
  own.reduce<readonly Cell[]>((a, c) => (a[0] && a[0].text.length >= c.text.length ? a : [c]), []);
const labelText = ({ own }: FigureRow) => own.map((c) => c.text).join('');

interface Pairing {
  pairs: (AlignedRow & { certain: boolean })[];
  left: FigureRow[];
  over: Row[];
}

function pair(candidates: readonly FigureRow[], open: readonly Row[], index: LabelIndex, table: Table): Pairing {
  const left = [...candidates],
    over = [...open];
  const pairs: Pairing['pairs'] = [];
  const keys = new Map(candidates.map((c) => [c, keysOf(c, table)]));
  const likeness = (key: LabelKey, row: Row): number => {
    if (opensAnother(key, row, index, table)) return 0;
    return similarity(key.core, index.rowCore.get(row)!) + (sameNumber(key, row) ? 0.1 : 0);
  };
  const score = (logical: FigureRow, row: Row): number =>
    keys.get(logical)!.reduce((most, { key }) => Math.max(most, likeness(key, row)), 0);
  // The best pair first; what is nearly as like another row is left to its place.
  for (;;) {
    let best: { logical: FigureRow; row: Row; score: number } | undefined,
      second = 0;
    for (const logical of left)
      for (const row of over) {
        const s = score(logical, row);
        if (!best || s > best.score) {
          if (best && best.logical === logical) second = best.score;
          best = { logical, row, score: s };
        } else if (logical === best.logical && s > second) second = s;
      }
    if (!best || best.score < NEAR || best.score - second < 0.05) break;
    const { logical, row } = best;
    const found = keys.get(logical)!.find(({ key }) => likeness(key, row) === best.score);
    if (found?.reading) takeReading(logical, found.reading);
    pairs.push({ logical, row, certain: true });
    left.splice(left.indexOf(logical), 1);
    over.splice(over.indexOf(row), 1);
  }
  if (left.length > 0 && left.length === over.length) {
    for (let i = left.length - 1; i >= 0; i--) {
      const logical = left[i]!,
        row = over[i]!;
      const key = keys.get(logical)![0]?.key;
      if (key && score(logical, row) < FAINT && !sameNumber(key, row) && !isPartOf(key, row, index)) continue;
      // One cell a line, figures without a label have lost it somewhere else.
      if (!key && (!isInLine(logical) || filledIn(logical) !== row.part.columns.length) && row.label !== '') continue;
      pairs.push({ logical, row, certain: false });
      left.splice(i, 1);
      over.splice(i, 1);
    }
  }
  return { pairs, left, over };
}

/** What a row's label may say: its own words first, then those joined with pieces around it. */
function keysOf(
  logical: FigureRow,
  table: Table,
): { readonly key: LabelKey; readonly reading: LabelReading | undefined }[] {
  const own =
    logical.own.length > 0
      ? [
          {
            key: logical.own.length === 1 ? logical.own[0]!.label!.key : labelKey(seenIn(logical.own)),
            reading: undefined,
          },
        ]
      : [];
  // A whole label below the figures may be that of the next row: words put before it are no reason to take it.
  const whole = new Set(logical.after.filter((s) => namesRow(s.cell, 1 << table.index)));
  const joined = [...readingsOf(logical, logical.after, table)].filter((r) => !r.strays.some((s) => whole.has(s)));
  return [...own, ...joined.map((reading) => ({ key: reading.key, reading }))];
}

function sameNumber(key: LabelKey, row: Row): boolean {
  const digits = /^\D?(\d+|[一二三四五六七八九十]+)/.exec(row.label)?.[1];
  if (key.numbering.value === 0 || digits === undefined) return false;
  return Number(digits) === key.numbering.value || '一二三四五六七八九十'.indexOf(digits) + 1 === key.numbering.value;
}

/** The longest run of rows that stand in the form's order. */
function longestRun(named: readonly AlignedRow[]): Map<FigureRow, Row> {
  let sorted = true;
  for (let i = 1; i < named.length; i++)
    if (named[i]!.row.leaf < named[i - 1]!.row.leaf) {
      sorted = false;
      break;
    }
  if (sorted) return new Map(named.map((n) => [n.logical, n.row]));
  const length: number[] = [],
    from: number[] = [];
  let best = -1;
  named.forEach((n, i) => {
    length[i] = 1;
    from[i] = -1;
    for (let j = 0; j < i; j++)
      if (named[j]!.row.leaf < n.row.leaf && length[j]! + 1 > length[i]!) {
        length[i] = length[j]! + 1;
        from[i] = j;
      }
    if (best < 0 || length[i]! > length[best]!) best = i;
  });
  const run: AlignedRow[] = [];
  for (let i = best; i >= 0; i = from[i]!) run.unshift(named[i]!);
  return new Map(run.map((n) => [n.logical, n.row]));
}
