import type { Form, Relation } from '../forms/form';
import { evaluate } from './blanks';
import { fewestCells, minimalCovers, type Candidate, type Covers } from './cover';
import { shiftedRows } from './layout';
import { RepairSearch, type Budget } from './repairs';
import { CLEAR, TELLING, digitsChanged, readChanges, type ReadChanges } from './slips';
import { balanced, residuals, systemOf, type System } from './system';
import type { Diagnosis, DiagnoseOptions, Explanation, Figures } from './types';

export { demanded, evaluate, fillBlank, type Verdict } from './blanks';
export { rereadRow, type Rereading } from './layout';
export type { Change, Diagnosis, DiagnoseOptions, Explanation, Figures, Slip } from './types';

const STEPS = 120_000;
const ALTERNATIVES = 24;
/** Repairs of more cells than this are not looked for. */
const LARGEST = 4;
/**
 * Up to this difference two broken relations are taken to agree by chance, where not everything is explained for sure.
 */
const CHANCE = 9;

const NONE: readonly Diagnosis[] = Object.freeze([]);

interface Scored extends Candidate {
  readonly read: ReadChanges;
}

/**
 * Finds the cells whose change explains the broken '=' relations of a form.
 *
 * Exact up to four wrong cells that hang together; larger ones are found if they fall apart into such. Two mistakes
 * that can be told apart are two diagnoses. Blanks count as 0 and may be filled by an explanation; where filling blanks
 * alone explains a group, it is not reported here (see `fillBlank`). Relations with members that were not read take no
 * part. No explanation breaks a relation that holds. The same figures always give the same answer.
 *
 * @param figures one figure per fact of the form
 * @returns nothing if all relations hold, else the diagnoses by their first broken relation
 */
export function diagnose(form: Form, figures: Figures, options: DiagnoseOptions = {}): readonly Diagnosis[] {
  const system = systemOf(form);
  if (balanced(system, figures)) return NONE;
  const budget: Budget = { left: options.steps ?? STEPS };
  const keep = Math.max(1, options.alternatives ?? ALTERNATIVES);
  const diagnoses: Diagnosis[] = [];

  let now = figures;
  let residual = residuals(system, now);
  for (const { facts, values } of shiftedRows(system, figures, residual)) {
    const shifted = shiftDiagnosis(system, now, residual, facts, values);
    diagnoses.push(shifted);
    const moved = now.slice();
    for (const c of shifted.explanations[0]!.changes) moved[c.fact] = c.to;
    now = moved;
    residual = residuals(system, now);
  }

  const byBlock = new Map<number, number[]>();
  residual.forEach((r, e) => {
    if (r === 0 || Number.isNaN(r)) return;
    const block = byBlock.get(system.blockOf[e]!);
    if (block) block.push(e);
    else byBlock.set(system.blockOf[e]!, [e]);
  });
  for (const broken of byBlock.values()) diagnoses.push(...diagnoseBlock(system, now, residual, broken, budget, keep));
  return diagnoses.sort((a, b) => a.broken[0]!.index - b.broken[0]!.index);
}

function shiftDiagnosis(
  system: System,
  figures: Figures,
  residual: Float64Array,
  facts: readonly number[],
  values: readonly (number | null)[],
): Diagnosis {
  const changes = facts.flatMap((fact, i) => {
    const from = figures[fact] ?? null;
    const to = values[i] ?? 0;
    return to === (from ?? 0) ? [] : [{ fact, from, to, slip: 'row-shifted' as const }];
  });
  const touched = new Set(changes.flatMap((c) => [...system.equationsOf[c.fact]!]));
  const restores = system.equations.filter(
    (_, e) => touched.has(e) && residual[e] !== 0 && !Number.isNaN(residual[e]!),
  );
  return { broken: restores, explanations: [{ changes, restores }], decided: true, complete: true };
}

function diagnoseBlock(
  system: System,
  figures: Figures,
  residual: Float64Array,
  broken: readonly number[],
  budget: Budget,
  keep: number,
): Diagnosis[] {
  const search = new RepairSearch(system, figures, residual, budget);
  const steps = Math.ceil(budget.left / 100);
  const least = fewestCells(system, broken);
  const repairs: Scored[] = [];
  let best: Covers = { size: Infinity, covers: [] };
  let complete = false;
  for (let size = 1; size <= LARGEST && search.complete; size++) {
    // Nothing smaller is possible, and of its size only what hangs together more than needed.
    if (best.size < size || (size > 2 && best.size === least)) break;
    for (const r of search.ofSize(size, broken)) {
      const read = readChanges(system, figures, r.facts, r.deltas);
      repairs.push({ ...r, read, cost: read.cost });
    }
    // All covers of so few cells consist of repairs that are known by now; of larger ones some may be.
    const within: Budget = { left: steps };
    const small = minimalCovers(system, broken, repairs, within, 64, size);
    best = small.size < Infinity ? small : minimalCovers(system, broken, repairs, { left: steps }, 64);
    complete = search.complete && within.left > 0 && (best.size <= size || best.size === least || size === LARGEST);
  }
  if (best.size === Infinity) return inParts(system, figures, repairs, broken, complete);
  complete &&= best.size <= LARGEST || best.size === least;
  // Each group again by itself, so that its explanations are not multiplied with those of the others.
  return independent(broken, best.covers).flatMap((group) => {
    const within = repairs.filter((r) => r.mends.every((e) => group.includes(e)));
    const cells = best.covers[0]!.reduce((sum, r) => sum + (group.includes(r.mends[0]!) ? r.facts.length : 0), 0);
    const { covers } = minimalCovers(system, group, within, { left: steps }, 256, cells);
    return report(system, figures, group, covers as readonly (readonly Scored[])[], complete, complete, keep);
  });
}

/** Splits broken equations into the groups that the covers treat apart. */
function independent(broken: readonly number[], covers: readonly (readonly Candidate[])[]): number[][] {
  const group = new Map(broken.map((e) => [e, e]));
  for (const cover of covers) {
    for (const { mends } of cover) {
      const [first, ...others] = mends.map((e) => group.get(e)!);
      for (const other of others) for (const [e, g] of group) if (g === other) group.set(e, first!);
    }
  }
  const groups = new Map<number, number[]>();
  for (const [e, g] of group) groups.set(g, [...(groups.get(g) ?? []), e]);
  return [...groups.values()];
}

interface Ranked {
  readonly explanation: Explanation;
  readonly cover: readonly Scored[];
  readonly cost: number;
  readonly order: readonly number[];
}

function rank(system: System, equations: readonly number[], cover: readonly Scored[]): Ranked {
  const changes = cover.flatMap((r) => r.read.changes).sort((a, b) => a.fact - b.fact);
  const cost = cover.reduce((sum, r) => sum + r.cost, 0);
  const digits = changes.reduce((sum, c) => sum + digitsChanged(c.from ?? 0, c.to), 0);
  const addends = changes.filter((c) => system.total[c.fact] === 0).length;
  return {
    explanation: { changes, restores: equations.map((e) => system.equations[e]!) },
    cover,
    cost,
    // More repairs of their own agree better with the figures than fewer that hang together.
    order: [-cover.length, cost, digits, addends, ...changes.flatMap((c) => [c.fact, c.to])],
  };
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

function report(
  system: System,
  figures: Figures,
  group: readonly number[],
  covers: readonly (readonly Scored[])[],
  complete: boolean,
  proved: boolean,
  keep: number,
): Diagnosis[] {
  if (covers.length === 0) return unexplained(system, figures, group, false);
  const ranked = covers.map((c) => rank(system, group, c)).sort((a, b) => compare(a.order, b.order));
  const [first, second] = ranked;
  if (first!.explanation.changes.every((c) => c.from === null)) return [];
  const speaks = first!.cost <= TELLING * first!.explanation.changes.length;
  const preferred =
    second === undefined || first!.order[0]! < second.order[0]! || (speaks && second.cost - first!.cost >= CLEAR);
  // Among many mistakes two relations may agree on a small difference by chance, and larger repairs more easily.
  const decided =
    preferred && (proved || first!.cover.every((r) => r.facts.length === 1 && Math.abs(r.deltas[0]!) > CHANCE));
  return [
    {
      broken: first!.explanation.restores,
      explanations: ranked.slice(0, keep).map((r) => r.explanation),
      decided,
      complete,
    },
  ];
}

/** Where no cover explains all: the single cells that nothing disputes, and the rest without explanation. */
function inParts(
  system: System,
  figures: Figures,
  repairs: readonly Scored[],
  broken: readonly number[],
  complete: boolean,
): Diagnosis[] {
  const singles = repairs.filter((r) => r.facts.length === 1);
  const clear = singles.filter(
    (r) =>
      r.mends.length > 1 &&
      r.mends.every(
        (e) =>
          evaluate(system.equations[e]!, figures) === 'broken' && singles.every((s) => s === r || !s.mends.includes(e)),
      ),
  );
  const rest = broken.filter((e) => clear.every((r) => !r.mends.includes(e)));
  return [
    ...clear.flatMap((r) => report(system, figures, r.mends, [[r]], complete, false, 1)),
    ...unexplained(system, figures, rest, complete),
  ];
}

/** Broken relations without explanation, by what they share; those that a blank leaves open are left out. */
function unexplained(system: System, figures: Figures, equations: readonly number[], complete: boolean): Diagnosis[] {
  const count = system.equations.length;
  const left = equations.filter((e) => evaluate(system.equations[e]!, figures) === 'broken');
  const diagnoses: Diagnosis[] = [];
  while (left.length > 0) {
    const group = [left.shift()!];
    for (let i = 0; i < group.length; i++) {
      for (let j = left.length - 1; j >= 0; j--)
        if (system.sharing[group[i]! * count + left[j]!] === 1) group.push(...left.splice(j, 1));
    }
    const relations: Relation[] = group.sort((a, b) => a - b).map((e) => system.equations[e]!);
    diagnoses.push({ broken: relations, explanations: [], decided: false, complete });
  }
  return diagnoses;
}
