import type { Form } from '../forms/form';
import { admissible, difference, residuals, systemOf, tidy, type System } from './system';
import type { Figures } from './types';

/** A fault of reading that explains why a row does not add up. */
export interface Rereading {
  /**
   * 'shifted-left': every figure was read one column too far to the left and the first one not at all;
   * 'shifted-right': one column too far to the right, the last one lost or in surplus; 'split': one figure was read as
   * two, its later part in column `at + 1`; 'lost': the cell of column `at` was not read and the figures after it moved
   * up.
   */
  readonly fault: 'shifted-left' | 'shifted-right' | 'split' | 'lost';
  /** Column, counted in `facts`, where the reading went wrong. */
  readonly at: number;
  /** The row's figures as they should be read, one per fact. */
  readonly values: readonly (number | null)[];
}

type Value = number | null | undefined;

/**
 * Tells whether one row of figures was misread: a reading that makes all relations of the row hold, where they do not
 * hold as it stands. At least two relations must bear it out beyond what one lost figure can settle by itself.
 *
 * @param facts the row's fact indexes in column order
 * @param values the row's figures as read, in order; their number may differ from that of `facts` by one
 * @returns the one reading that explains all; undefined if there is none, or if several differ
 */
export function rereadRow(
  form: Form,
  figures: Figures,
  facts: readonly number[],
  values: readonly Value[],
): Rereading | undefined {
  const system = systemOf(form);
  const read = facts.map((_, i) => values[i]);
  const n = facts.length;
  const asRead = withRow(figures, facts, read);
  if (!anyBroken(system, asRead, facts) || Math.abs(values.length - n) > 1) return undefined;

  const attempts: { fault: Rereading['fault']; at: number; row: Value[]; gap: number }[][] = [[], [], []];
  const surplus = values.length > n ? values[n] : undefined;
  attempts[0]!.push({ fault: 'shifted-right', at: 0, row: [...read.slice(1), surplus], gap: n - 1 });
  attempts[0]!.push({ fault: 'shifted-left', at: 0, row: [undefined, ...read.slice(0, n - 1)], gap: 0 });
  for (let i = 0; i + 1 < values.length; i++) {
    const joined = join(values[i], values[i + 1]);
    if (joined !== undefined)
      attempts[1]!.push({
        fault: 'split',
        at: i,
        row: [...values.slice(0, i), joined, ...values.slice(i + 2), undefined].slice(0, n),
        gap: n - 1,
      });
  }
  for (let i = 1; i < n - 1; i++)
    attempts[2]!.push({ fault: 'lost', at: i, row: [...read.slice(0, i), undefined, ...read.slice(i, n - 1)], gap: i });

  for (const group of attempts) {
    const readings = new Map<string, Rereading>();
    for (const { fault, at, row, gap } of group) {
      const settled = settle(system, asRead, facts, row, gap);
      if (settled && !readings.has(settled.join())) readings.set(settled.join(), { fault, at, values: settled });
    }
    if (readings.size > 0) return readings.size === 1 ? [...readings.values()][0] : undefined;
  }
  return undefined;
}

/** "1" and "0" make 10; a figure that begins with 0 has no second part. */
function join(a: Value, b: Value): number | undefined {
  if (typeof a !== 'number' || typeof b !== 'number' || a <= 0 || b < 0 || !Number.isInteger(a) || !Number.isInteger(b))
    return undefined;
  const joined = Number(`${a}${b}`);
  return Number.isSafeInteger(joined) ? joined : undefined;
}

function withRow(figures: Figures, facts: readonly number[], row: readonly Value[]): Value[] {
  const result = figures.slice();
  facts.forEach((f, i) => {
    result[f] = row[i];
  });
  return result;
}

function anyBroken(system: System, figures: Figures, facts: readonly number[]): boolean {
  return equationsOf(system, facts).some((e) => {
    const { left, right } = system.equations[e]!;
    const rest = difference(left, right, figures);
    return rest !== 0 && !Number.isNaN(rest);
  });
}

function equationsOf(system: System, facts: readonly number[]): number[] {
  return [...new Set(facts.flatMap((f) => [...system.equationsOf[f]!]))];
}

/** The row with its gap filled so that all its relations hold, at least two of them beyond the one the gap settles. */
function settle(
  system: System,
  figures: Figures,
  facts: readonly number[],
  row: readonly Value[],
  gap: number,
): (number | null)[] | undefined {
  const filled = row.slice();
  const known = filled[gap] !== undefined;
  let settled = 0;
  if (!known) {
    filled[gap] = 0;
    const open = residuals(system, withRow(figures, facts, filled));
    const fact = facts[gap]!;
    const i = system.equationsOf[fact]!.findIndex((e) => !Number.isNaN(open[e]!));
    if (i < 0) return undefined;
    const value = tidy(-open[system.equationsOf[fact]![i]!]! / system.coefficientsOf[fact]![i]!) + 0;
    if (!admissible(system, fact, value)) return undefined;
    filled[gap] = value;
    settled = 1;
  }
  if (filled.some((v, i) => v === undefined || (v !== null && !admissible(system, facts[i]!, v)))) return undefined;
  const before = residuals(system, figures);
  const after = residuals(system, withRow(figures, facts, filled));
  let mended = 0;
  for (const e of equationsOf(system, facts)) {
    if (Number.isNaN(after[e]!)) continue;
    if (after[e] !== 0) return undefined;
    if (before[e] !== 0) mended++;
  }
  return mended - settled >= 2 ? (filled as (number | null)[]) : undefined;
}

/** A row whose figures, put one column to the right or left, mend all that is broken in it. */
export interface ShiftedRow {
  readonly facts: readonly number[];
  readonly values: readonly (number | null)[];
}

/** Rows shifted by one column, among those that take part in a broken equation; at least three cells change. */
export function shiftedRows(system: System, figures: Figures, residual: Float64Array): ShiftedRow[] {
  return system.rows.flatMap(({ facts, equations }) => {
    let broken = 0;
    for (const e of equations) if (residual[e] !== 0 && !Number.isNaN(residual[e]!)) broken++;
    if (broken < 3) return [];
    const read = facts.map((f) => figures[f]);
    const readings = [
      settle(system, figures, facts, [...read.slice(1), undefined], facts.length - 1),
      settle(system, figures, facts, [undefined, ...read.slice(0, -1)], 0),
    ].filter((v) => v !== undefined && v.filter((x, i) => (x ?? 0) !== (read[i] ?? 0)).length >= 3);
    return readings.length === 1 ? [{ facts, values: readings[0]! }] : [];
  });
}
