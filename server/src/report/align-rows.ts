import type { Row, Table } from '../forms/form';
import { editDistance, type LabelKey } from '../text/labels';
import type { LabelIndex } from './label-index';
import type { LogicalRow } from './logical-rows';
import type { TableFault } from './model';
import { spanOf } from './place';

export interface AlignedRow { readonly logical: LogicalRow; readonly row: Row }

/** How alike two folded labels are: 1 the same, 0 nothing in common. */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 0 : 1 - editDistance(a, b, longest) / longest;
}

const NEAR = 0.6, FAINT = 0.3;

/** Assigns rows of figures to the form's rows: by label, then by likeness or by place where only one reading is left. */
export function alignRows(table: Table, rows: readonly LogicalRow[], index: LabelIndex): { aligned: AlignedRow[]; faults: TableFault[] } {
  const faults: TableFault[] = [];
  const owner = new Map<Row, LogicalRow>();
  const named: AlignedRow[] = [];
  for (const logical of rows) {
    const row = logical.match?.row;
    if (!row) continue;
    const first = owner.get(row);
    if (first) { faults.push({ kind: 'row-duplicate', row, place: spanOf(logical.labels.length ? logical.labels.slice(-1) : logical.values), first: spanOf(first.labels.slice(-1)) }); continue; }
    owner.set(row, logical);
    named.push({ logical, row });
    if (logical.match!.spelling === 'drift') faults.push({ kind: 'row-name', row, place: spanOf(ownLabel(logical)), text: labelText(logical), certain: true });
  }

  const inOrder = longestRun(named);
  for (const n of named) {
    if (inOrder.has(n.logical)) continue;
    const before = [...inOrder.values()].filter((r) => r.leaf < n.row.leaf).pop();
    faults.push({ kind: 'row-order', row: n.row, place: spanOf(ownLabel(n.logical)), after: before });
  }

  const aligned = [...named];
  const missing: Row[] = [];
  let unnamed: LogicalRow[] = [];
  let previous = -1;
  const gap = (until: number) => {
    const open = table.rows.filter((r) => r.leaf > previous && r.leaf < until && !owner.has(r));
    settle(unnamed, open);
    unnamed = [];
  };
  const settle = (candidates: LogicalRow[], open: Row[]) => {
    const { pairs, left, over } = pair(candidates, open, index);
    for (const p of pairs) {
      aligned.push(p);
      owner.set(p.row, p.logical);
      if (p.row.label === '') continue;
      const label = ownLabel(p.logical);
      faults.push({ kind: 'row-name', row: p.row, place: spanOf(label.length ? label : p.logical.values.slice(0, 1)), text: labelText(p.logical), certain: p.certain && label.length > 0 });
    }
    left.forEach((logical, i) => {
      const expected = left.length === over.length ? over[i] : undefined;
      if (logical.labels.length > 0) faults.push({ kind: 'row-unknown', place: spanOf(ownLabel(logical)), text: labelText(logical), expected });
      else faults.push({ kind: 'unreadable', row: expected, place: spanOf(logical.values), found: logical.values.filter((c) => c.form !== 'blank').length, expected: 0 });
    });
    // An unknown row in the place of a missing one has been said already.
    if (left.length === 0 || left.length !== over.length) missing.push(...over);
  };
  for (const logical of rows) {
    const row = inOrder.get(logical);
    if (row) { gap(row.leaf); previous = row.leaf; } else if (!logical.match) unnamed.push(logical);
  }
  gap(table.rows.length);

  aligned.sort((a, b) => a.row.leaf - b.row.leaf);
  return { aligned, faults: [...faults, ...missingFaults(missing)] };
}

/** Missing rows that follow one another are one fault. */
function missingFaults(missing: readonly Row[]): TableFault[] {
  const runs: Row[][] = [];
  for (const row of missing) {
    const run = runs[runs.length - 1];
    if (run && run[run.length - 1]!.leaf === row.leaf - 1) run.push(row); else runs.push([row]);
  }
  return runs.map((rows) => ({ kind: 'row-missing', rows, after: undefined, before: undefined }));
}

const ownLabel = (logical: LogicalRow) => logical.labels.slice(-1);
const labelText = (logical: LogicalRow) => ownLabel(logical).map((c) => c.text).join('');

interface Pairing { pairs: (AlignedRow & { certain: boolean })[]; left: LogicalRow[]; over: Row[] }

function pair(candidates: readonly LogicalRow[], open: readonly Row[], index: LabelIndex): Pairing {
  const left = [...candidates], over = [...open];
  const pairs: Pairing['pairs'] = [];
  const score = (logical: LogicalRow, row: Row): number => {
    const key = logical.labels[logical.labels.length - 1]?.label?.key;
    return key ? similarity(key.core, index.rowCore.get(row)!) + (sameNumber(key, row) ? 0.1 : 0) : 0;
  };
  // The best pair first; what is nearly as like another row is left to its place.
  for (;;) {
    let best: { logical: LogicalRow; row: Row; score: number } | undefined, second = 0;
    for (const logical of left) for (const row of over) {
      const s = score(logical, row);
      if (!best || s > best.score) { if (best && best.logical === logical) second = best.score; best = { logical, row, score: s }; } else if (logical === best.logical && s > second) second = s;
    }
    if (!best || best.score < NEAR || best.score - second < 0.05) break;
    pairs.push({ logical: best.logical, row: best.row, certain: true });
    left.splice(left.indexOf(best.logical), 1);
    over.splice(over.indexOf(best.row), 1);
  }
  if (left.length > 0 && left.length === over.length) {
    for (let i = left.length - 1; i >= 0; i--) {
      const logical = left[i]!, row = over[i]!;
      const key = logical.labels[logical.labels.length - 1]?.label?.key;
      if (key && score(logical, row) < FAINT && !sameNumber(key, row)) continue;
      if (!key && logical.values.filter((c) => c.form !== 'blank').length !== row.part.columns.length) continue;
      pairs.push({ logical, row, certain: false });
      left.splice(i, 1);
      over.splice(i, 1);
    }
  }
  return { pairs, left, over };
}

function sameNumber(key: LabelKey, row: Row): boolean {
  const digits = /^\D?(\d+|[一二三四五六七八九十]+)/.exec(row.label)?.[1];
  if (key.numbering.value === 0 || digits === undefined) return false;
  return Number(digits) === key.numbering.value || '一二三四五六七八九十'.indexOf(digits) + 1 === key.numbering.value;
}

/** The longest run of rows that stand in the form's order. */
function longestRun(named: readonly AlignedRow[]): Map<LogicalRow, Row> {
  let sorted = true;
  for (let i = 1; i < named.length; i++) if (named[i]!.row.leaf < named[i - 1]!.row.leaf) { sorted = false; break; }
  if (sorted) return new Map(named.map((n) => [n.logical, n.row]));
  const length: number[] = [], from: number[] = [];
  let best = -1;
  named.forEach((n, i) => {
    length[i] = 1; from[i] = -1;
    for (let j = 0; j < i; j++) if (named[j]!.row.leaf < n.row.leaf && length[j]! + 1 > length[i]!) { length[i] = length[j]! + 1; from[i] = j; }
    if (best < 0 || length[i]! > length[best]!) best = i;
  });
  const run: AlignedRow[] = [];
  for (let i = best; i >= 0; i = from[i]!) run.unshift(named[i]!);
  return new Map(run.map((n) => [n.logical, n.row]));
}
