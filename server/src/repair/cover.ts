import type { Budget, Repair } from './repairs';
import type { System } from './system';

/** A repair with its cost, for the order of trial. */
export interface Candidate extends Repair {
  readonly cost: number;
}

/** The sets of repairs that mend every broken equation once, with as few cells as possible. */
export interface Covers {
  /** Cells changed by each cover; Infinity if there is none. */
  readonly size: number;
  readonly covers: readonly (readonly Candidate[])[];
}

/** At least so many cells must change: broken equations that share no fact with each other, each needs its own. */
export function fewestCells(system: System, broken: readonly number[]): number {
  const count = system.equations.length;
  const chosen: number[] = [];
  const take = (e: number) => {
    if (chosen.every((c) => system.sharing[c * count + e] === 0)) chosen.push(e);
  };
  broken.forEach(take);
  const forward = chosen.length;
  chosen.length = 0;
  for (let i = broken.length - 1; i >= 0; i--) take(broken[i]!);
  return Math.max(forward, chosen.length);
}

/**
 * Minimal covers of the broken equations by repairs that share neither a broken equation nor a cell.
 * Branches on the equation with the fewest repairs left; cuts with `fewestCells`.
 * @param limit how many covers are kept
 * @param most covers of more cells are not looked for
 */
export function minimalCovers(
  system: System,
  broken: readonly number[],
  repairs: readonly Candidate[],
  budget: Budget,
  limit: number,
  most = Infinity,
): Covers {
  const byEquation = new Map<number, Candidate[]>(broken.map((e) => [e, []]));
  const sorted = [...repairs].sort(
    (a, b) => a.facts.length - b.facts.length || a.cost - b.cost || a.facts[0]! - b.facts[0]!,
  );
  for (const r of sorted) for (const e of r.mends) byEquation.get(e)?.push(r);

  let size = Infinity;
  let covers: Candidate[][] = [];
  const chosen: Candidate[] = [];
  const open = new Set(broken);
  const used = new Set<number>();

  const fits = (r: Candidate) => {
    for (const e of r.mends) if (!open.has(e)) return false;
    for (const f of r.facts) if (used.has(f)) return false;
    return true;
  };
  const search = (cells: number): void => {
    if (budget.left <= 0) return;
    budget.left--;
    if (open.size === 0) {
      if (cells > most) return;
      if (cells < size) {
        size = cells;
        covers = [];
      }
      if (cells === size && covers.length < limit) covers.push([...chosen]);
      return;
    }
    const left = broken.filter((e) => open.has(e));
    const least = cells + fewestCells(system, left);
    if (least > Math.min(size, most) || (least === size && covers.length >= limit)) return;
    let candidates: readonly Candidate[] = [];
    let fewest = Infinity;
    for (const e of left) {
      const here = byEquation.get(e)!;
      let fitting = 0;
      for (let i = 0; i < here.length && fitting < fewest; i++) if (fits(here[i]!)) fitting++;
      if (fitting < fewest) {
        fewest = fitting;
        candidates = here;
      }
      if (fewest === 0) return;
    }
    for (const r of candidates.filter(fits)) {
      for (const e of r.mends) open.delete(e);
      for (const f of r.facts) used.add(f);
      chosen.push(r);
      search(cells + r.facts.length);
      chosen.pop();
      for (const e of r.mends) open.add(e);
      for (const f of r.facts) used.delete(f);
    }
  };
  search(0);
  return { size, covers };
}
