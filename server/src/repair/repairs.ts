import { admissible, difference, tidy, type System } from './system';
import type { Figures } from './types';

/** Changes that hang together and make every equation they touch hold; none of them can be spared. */
export interface Repair {
  /** Ascending. */
  readonly facts: readonly number[];
  readonly deltas: readonly number[];
  /** The broken equations it mends, ascending. */
  readonly mends: readonly number[];
}

/** A count of steps shared by all parts of a search. */
export interface Budget {
  left: number;
}

const MAX_REPAIRS = 2500;

/**
 * Finds repairs of a given size.
 *
 * In a repair whose equations form no cycle, some cell is the only one to touch some broken equation, so its delta is
 * that equation's residual; what it leaves open elsewhere leads to the next cell. Growing along open equations with
 * deltas read off the residuals therefore meets every such repair of up to four cells, without trying any figure.
 */
export class RepairSearch {
  private readonly residual: Float64Array;
  private readonly facts: number[] = [];
  private readonly deltas: number[] = [];
  private readonly found = new Map<string, Repair>();
  private size = 0;
  /** False once a search was cut short. */
  complete = true;

  /** @param residual left minus right of each equation, NaN where unknown */
  constructor(
    private readonly system: System,
    private readonly figures: Figures,
    private readonly original: Float64Array,
    private readonly budget: Budget,
  ) {
    this.residual = original.slice();
  }

  /**
   * Repairs of exactly `size` cells that begin in one of the broken equations `from`.
   * If the budget runs out or there are too many, those found until then; `complete` is false.
   */
  ofSize(size: number, from: readonly number[]): Repair[] {
    this.size = size;
    this.found.clear();
    for (const e of from) this.extend(e);
    if (this.budget.left <= 0 || this.found.size >= MAX_REPAIRS) this.complete = false;
    return [...this.found.values()];
  }

  /** Tries each fact of an open equation, with each delta that one of its equations asks for. */
  private extend(equation: number): void {
    const { system, residual, facts } = this;
    const first = facts.length === 0;
    const last = facts.length + 1 === this.size;
    const members = system.factsOf[equation]!;
    const shares = system.sharesOf[equation]!;
    const asked = -residual[equation]!;
    for (let m = 0; m < members.length; m++) {
      if (this.budget.left <= 0 || this.found.size >= MAX_REPAIRS) return;
      this.budget.left--;
      const fact = members[m]!;
      const equations = system.equationsOf[fact]!;
      const coefficients = system.coefficientsOf[fact]!;
      if (last) {
        const delta = tidy(asked / shares[m]!);
        if (this.closes(equations, coefficients, delta)) this.attempt(fact, delta);
      } else if (first) {
        // A cell that is the only one to touch the equation begun with.
        this.attempt(fact, tidy(asked / shares[m]!));
      } else {
        for (let i = 0; i < equations.length; i++) {
          const open = residual[equations[i]!]!;
          if (open === 0 || open !== open) continue;
          const delta = tidy(-open / coefficients[i]!);
          if (!this.repeated(equations, coefficients, i, delta)) this.attempt(fact, delta);
        }
      }
    }
  }

  private attempt(fact: number, delta: number): void {
    if (!admissible(this.system, fact, tidy(tidy(this.figures[fact] ?? 0) + delta)) || this.facts.includes(fact))
      return;
    this.place(fact, delta);
    const next = this.openEquation();
    if (next < 0) this.keep();
    else if (this.facts.length < this.size) this.extend(next);
    this.remove();
  }

  private repeated(equations: Int32Array, coefficients: Int32Array, until: number, delta: number): boolean {
    for (let i = 0; i < until; i++) {
      if (tidy(-this.residual[equations[i]!]! / coefficients[i]!) === delta) return true;
    }
    return false;
  }

  private closes(equations: Int32Array, coefficients: Int32Array, delta: number): boolean {
    for (let i = 0; i < equations.length; i++) {
      const r = this.residual[equations[i]!]!;
      if (r === r && tidy(r + coefficients[i]! * delta) !== 0) return false;
    }
    return true;
  }

  private place(fact: number, delta: number): void {
    this.facts.push(fact);
    this.deltas.push(delta);
    this.add(fact, delta);
  }

  private remove(): void {
    this.add(this.facts.pop()!, -this.deltas.pop()!);
  }

  private add(fact: number, delta: number): void {
    const equations = this.system.equationsOf[fact]!;
    const coefficients = this.system.coefficientsOf[fact]!;
    for (let i = 0; i < equations.length; i++) {
      const e = equations[i]!;
      this.residual[e] = tidy(this.residual[e]! + coefficients[i]! * delta);
    }
  }

  /** Of the equations touched and not yet balanced the one with the fewest facts; -1 if there is none. */
  private openEquation(): number {
    let best = -1;
    let fewest = Infinity;
    for (const fact of this.facts) {
      for (const e of this.system.equationsOf[fact]!) {
        const r = this.residual[e]!;
        const count = this.system.factsOf[e]!.length;
        if (r !== 0 && r === r && count < fewest) {
          best = e;
          fewest = count;
        }
      }
    }
    return best;
  }

  private keep(): void {
    if (this.facts.length < this.size) return;
    const order = this.facts.map((_, i) => i).sort((a, b) => this.facts[a]! - this.facts[b]!);
    const facts = order.map((i) => this.facts[i]!);
    const deltas = order.map((i) => this.deltas[i]!);
    const key = `${facts.join()}:${deltas.join()}`;
    if (this.found.has(key) || breaksInequality(this.system, this.figures, facts, deltas)) return;
    const mends = new Set<number>();
    for (const f of facts)
      for (const e of this.system.equationsOf[f]!)
        if (this.original[e]! !== 0 && !Number.isNaN(this.original[e]!)) mends.add(e);
    this.found.set(key, { facts, deltas, mends: [...mends].sort((a, b) => a - b) });
  }
}

/** True if a '>=' relation that holds now would no longer. */
function breaksInequality(
  system: System,
  figures: Figures,
  facts: readonly number[],
  deltas: readonly number[],
): boolean {
  const { form } = system;
  return facts.some((fact) =>
    form.relationsOf[fact]!.some((relation) => {
      if (relation.op !== '>=' || !(difference(relation.left, relation.right, figures) >= 0)) return false;
      const changed = figures.slice();
      facts.forEach((f, i) => {
        changed[f] = (changed[f] ?? 0) + deltas[i]!;
      });
      return difference(relation.left, relation.right, changed) < 0;
    }),
  );
}
