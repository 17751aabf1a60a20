import type { Form, Relation } from '../forms/form';
import type { Figures } from './types';

/** The form's '=' relations as a linear system: equation e says `sum of coefficient * figure = 0`. */
export interface System {
  readonly form: Form;
  readonly equations: readonly Relation[];
  /**
   * Facts of equation e: `members[start[e]] ... members[start[e + 1] - 1]`; those before `split[e]` stand on its left.
   */
  readonly members: Int32Array;
  readonly start: Int32Array;
  readonly split: Int32Array;
  /** Equations of each fact, with its coefficient there. */
  readonly equationsOf: readonly Int32Array[];
  readonly coefficientsOf: readonly Int32Array[];
  /** Facts of each equation, each once, ascending, and their coefficients there. */
  readonly factsOf: readonly Int32Array[];
  readonly sharesOf: readonly Int32Array[];
  /** Block of each equation: equations of different blocks have no facts in common, directly or through others. */
  readonly blockOf: Int32Array;
  /** `sharing[e * equations.length + f]` is 1 if e and f have a fact in common. */
  readonly sharing: Uint8Array;
  /** 1 for facts that are whole numbers. */
  readonly whole: Uint8Array;
  /** 1 for facts that stand alone on one side of an equation: totals. */
  readonly total: Uint8Array;
  /** The cells beside, above and below. */
  readonly neighbours: readonly (readonly number[])[];
  /** Rows of figures that take part in equations: facts in column order, and all equations that they touch. */
  readonly rows: readonly { readonly facts: readonly number[]; readonly equations: readonly number[] }[];
}

function blocks(count: number, sharing: Uint8Array): Int32Array {
  const blockOf = new Int32Array(count).fill(-1);
  let next = 0;
  for (let e = 0; e < count; e++) {
    if (blockOf[e] !== -1) continue;
    const queue = [e];
    blockOf[e] = next;
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (let f = 0; f < count; f++) {
        if (blockOf[f] === -1 && sharing[at * count + f] === 1) {
          blockOf[f] = next;
          queue.push(f);
        }
      }
    }
    next++;
  }
  return blockOf;
}

function neighbours(form: Form): number[][] {
  const at = new Map(form.facts.map((f) => [`${f.table.index} ${f.row.leaf} ${f.column.index}`, f.index]));
  return form.facts.map((f) =>
    [
      [0, -1],
      [0, 1],
      [-1, 0],
      [1, 0],
    ].flatMap(([down, right]) => {
      const other = at.get(`${f.table.index} ${f.row.leaf + down!} ${f.column.index + right!}`);
      return other === undefined || (down !== 0 && form.facts[other]!.row.part !== f.row.part) ? [] : [other];
    }),
  );
}

function build(form: Form): System {
  const equations = form.relations.filter((r) => r.op === '=');
  const count = equations.length;
  const coefficients = form.facts.map(() => new Map<number, number>());
  equations.forEach((r, e) => {
    for (const f of r.left) coefficients[f]!.set(e, (coefficients[f]!.get(e) ?? 0) + 1);
    for (const f of r.right) coefficients[f]!.set(e, (coefficients[f]!.get(e) ?? 0) - 1);
  });
  for (const map of coefficients) for (const [e, c] of map) if (c === 0) map.delete(e);

  const factsOf = equations.map((r, e) =>
    Int32Array.from(new Set([...r.left, ...r.right].filter((f) => coefficients[f]!.has(e)))).sort(),
  );
  const start = new Int32Array(count + 1);
  const split = new Int32Array(count);
  equations.forEach((r, e) => {
    split[e] = start[e]! + r.left.length;
    start[e + 1] = split[e]! + r.right.length;
  });
  const sharing = new Uint8Array(count * count);
  for (const map of coefficients) for (const e of map.keys()) for (const f of map.keys()) sharing[e * count + f] = 1;
  const total = new Uint8Array(form.facts.length);
  for (const r of equations) for (const side of [r.left, r.right]) if (side.length === 1) total[side[0]!] = 1;
  const rows = new Map<unknown, number[]>();
  for (const f of form.facts)
    if (coefficients[f.index]!.size > 0) rows.set(f.row, [...(rows.get(f.row) ?? []), f.index]);

  return {
    form,
    equations,
    start,
    split,
    factsOf,
    sharing,
    total,
    sharesOf: factsOf.map((facts, e) => facts.map((f) => coefficients[f]!.get(e)!)),
    members: Int32Array.from(equations.flatMap((r) => [...r.left, ...r.right])),
    equationsOf: coefficients.map((map) => Int32Array.from(map.keys())),
    coefficientsOf: coefficients.map((map) => Int32Array.from(map.values())),
    blockOf: blocks(count, sharing),
    whole: Uint8Array.from(form.facts, (f) => (f.column.type === 'count' ? 1 : 0)),
    neighbours: neighbours(form),
    rows: [...rows.values()].map((facts) => ({
      facts,
      equations: [...new Set(facts.flatMap((f) => [...coefficients[f]!.keys()]))],
    })),
  };
}

const systems = new WeakMap<Form, System>();

/** The linear system of a form; built once. */
export function systemOf(form: Form): System {
  let system = systems.get(form);
  if (system === undefined) systems.set(form, (system = build(form)));
  return system;
}

/** True if every equation holds or has a member that was not read; a blank counts as 0. Allocates nothing. */
export function balanced(system: System, figures: Figures): boolean {
  const { members, start, split } = system;
  // In arithmetic null is 0 and undefined is NaN, which is just what is wanted here.
  const numbers = figures as readonly number[];
  for (let e = 0, i = 0; e < split.length; e++) {
    let sum = 0;
    for (const middle = split[e]!; i < middle; i++) sum += numbers[members[i]!]!;
    for (const end = start[e + 1]!; i < end; i++) sum -= numbers[members[i]!]!;
    if (sum !== 0 && sum === sum) return false;
  }
  return true;
}

/** Rids sums of amounts of what binary fractions leave behind; whole numbers pass unchanged. */
export function tidy(value: number): number {
  return Number.isInteger(value) ? value : Math.round(value * 1e6) / 1e6;
}

/** Left minus right of each equation, a blank counting as 0; NaN where `difference` is. */
export function residuals(system: System, figures: Figures): Float64Array {
  const result = new Float64Array(system.equations.length);
  system.equations.forEach((relation, e) => {
    result[e] = difference(relation.left, relation.right, figures);
  });
  return result;
}

/**
 * Sums of figures up to this, in millionths, are exact as numbers; of larger ones they are made of integers of any
 * length.
 */
const EXACT = 1e9;
const MILLION = 1_000_000;

/** Sum of `left` minus sum of `right`, a blank counting as 0; NaN where a member was not read. */
export function difference(left: readonly number[], right: readonly number[], figures: Figures): number {
  let sum = 0,
    largest = 0;
  for (const f of left) {
    const term = termOf(figures[f]);
    sum += term;
    if (term > largest || -term > largest) largest = Math.abs(term);
  }
  for (const f of right) {
    const term = termOf(figures[f]);
    sum -= term;
    if (term > largest || -term > largest) largest = Math.abs(term);
  }
  return largest > EXACT && sum === sum ? longDifference(left, right, figures) : tidy(sum);
}

/** No figure is read that is longer: fifteen digits are what a number holds one by one. */
const LONGEST = 1e15;

function termOf(figure: number | null | undefined): number {
  if (figure === null) return 0;
  return figure !== undefined && Math.abs(figure) < LONGEST ? tidy(figure) : NaN;
}

/** The same in millionths, as integers of any length: what is left is 0 only if the sums agree to the last digit. */
function longDifference(left: readonly number[], right: readonly number[], figures: Figures): number {
  const millionths = (figure: number | null | undefined): bigint => {
    const value = figure ?? 0,
      whole = Math.trunc(value);
    return BigInt(whole) * BigInt(MILLION) + BigInt(Math.round((value - whole) * MILLION));
  };
  let sum = 0n;
  for (const f of left) sum += millionths(figures[f]);
  for (const f of right) sum -= millionths(figures[f]);
  const million = BigInt(MILLION);
  return Number(sum / million) + Number(sum % million) / MILLION;
}

/** No figure of a report is larger. */
const LARGEST_FIGURE = 1e10;

/** True if a figure may stand in the fact's cell: not negative, whole for a count, not beyond all bounds. */
export function admissible(system: System, fact: number, value: number): boolean {
  return value >= 0 && value <= LARGEST_FIGURE && (system.whole[fact] === 0 || Number.isInteger(value));
}
