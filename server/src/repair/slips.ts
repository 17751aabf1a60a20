import { tidy, type System } from './system';
import type { Change, Figures, Slip } from './types';

/**
 * A slip and how far-fetched it is: 0 expected, 1 a typical and telling slip of the hand, 6 any figure for any other.
 */
export interface Reading {
  readonly slip: Slip;
  readonly cost: number;
}

/** From this difference in cost on, one reading is clearly preferred over another. */
export const CLEAR = 2;

/** Up to this cost for each change a reading has something to say for itself. */
export const TELLING = 3;

const isDigits = (text: string) => /^\d+$/.test(text);

/** True if `longer` is `shorter` with one digit put in. */
function inserted(longer: string, shorter: string): boolean {
  if (longer.length !== shorter.length + 1) return false;
  let i = 0;
  while (i < shorter.length && longer[i] === shorter[i]) i++;
  return longer.slice(i + 1) === shorter.slice(i);
}

/** True if `longer` is `shorter` with one of its digits typed twice. */
function doubled(longer: string, shorter: string): boolean {
  if (!inserted(longer, shorter)) return false;
  // A digit put in next to an equal one: the first place where the two differ follows the doubled digit.
  let i = 0;
  while (i < shorter.length && longer[i] === shorter[i]) i++;
  return i > 0 && longer[i] === longer[i - 1];
}

function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i + 1 < a.length && a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

/** n if a = b * 10^n with n > 0, else 0. */
function tenPower(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  let n = 0;
  for (let v = b; v < a && n < 16; n++) v *= 10;
  return n > 0 && a === b * 10 ** n ? n : 0;
}

/** How many digits differ, compared from the right. */
export function digitsChanged(from: number, to: number): number {
  const a = String(from);
  const b = String(to);
  const length = Math.max(a.length, b.length);
  let count = 0;
  for (let i = 1; i <= length; i++) if (a[a.length - i] !== b[b.length - i]) count++;
  return count;
}

/**
 * The likeliest slip that writes `from` where `to` belongs.
 * @param beside figures of the neighbouring cells
 */
export function readSlip(from: number | null, to: number, beside: readonly (number | null | undefined)[]): Reading {
  if (from === null) return { slip: 'blank', cost: 0 };
  if (to === 0) return { slip: 'superfluous', cost: beside.includes(from) ? 3 : 4 };
  if (from === 0) return { slip: 'omitted', cost: 4 };
  const a = String(from);
  const b = String(to);
  if (isDigits(a) && isDigits(b)) {
    if (swapped(a, b)) return { slip: 'digits-swapped', cost: 1 };
    if (doubled(a, b)) return { slip: 'digit-doubled', cost: 1 };
    const power = tenPower(from, to) || tenPower(to, from);
    if (power > 0) return { slip: 'off-by-ten-power', cost: power === 1 ? 1 : 2 };
    // Next to a one-digit figure many a two-digit one looks like that by chance.
    if (inserted(a, b)) return { slip: 'digit-added', cost: b.length > 1 ? 2 : 3 };
    if (inserted(b, a)) return { slip: 'digit-dropped', cost: a.length > 1 ? 2 : 3 };
    // Small figures equal their neighbours by chance.
    if (from >= 10 && beside.includes(from)) return { slip: 'neighbour', cost: 2 };
    if (a.length > 1 && a.length === b.length && digitsChanged(from, to) === 1) return { slip: 'digit-wrong', cost: 3 };
    if (Math.abs(from - to) === 1) return { slip: 'off-by-one', cost: 3 };
    // Any one-digit figure is one digit from any other: that says little.
    if (a.length === 1 && b.length === 1) return { slip: 'digit-wrong', cost: 4 };
    if (beside.includes(from)) return { slip: 'neighbour', cost: 4 };
  }
  return { slip: 'other', cost: 6 };
}

/** Two changes of opposite amount in one row or column: `n` counted in the wrong cell. */
function readOpposite(system: System, a: Change, b: Change): number {
  const adjoining = system.neighbours[a.fact]!.includes(b.fact);
  const moved = (a.from === 0 && b.to === 0) || (a.to === 0 && b.from === 0);
  const one = Math.abs(a.to - (a.from ?? 0)) === 1;
  return (moved ? 2 : one ? 3 : 5) + (adjoining ? 0 : 1);
}

/** Changes with their slips, and the cost of all. */
export interface ReadChanges {
  readonly changes: readonly Change[];
  readonly cost: number;
}

/** Names the slip of each change. */
export function readChanges(
  system: System,
  figures: Figures,
  facts: readonly number[],
  deltas: readonly number[],
): ReadChanges {
  let cost = 0;
  const changes = facts.map((fact, i): Change => {
    const from = figures[fact] ?? null;
    const to = tidy(tidy(from ?? 0) + deltas[i]!);
    const reading = readSlip(
      from,
      to,
      system.neighbours[fact]!.map((n) => figures[n]),
    );
    cost += reading.cost;
    return { fact, from, to, slip: reading.slip };
  });
  const [a, b] = changes;
  if (
    changes.length === 2 &&
    deltas[0] === -deltas[1]! &&
    a!.from !== null &&
    b!.from !== null &&
    onOneSide(system, a!.fact, b!.fact)
  ) {
    const opposite = readOpposite(system, a!, b!);
    if (opposite <= cost) return { changes: changes.map((c) => ({ ...c, slip: 'opposite' })), cost: opposite };
  }
  return { changes, cost };
}

/** True if two facts are added up in one relation. */
function onOneSide(system: System, a: number, b: number): boolean {
  const others = system.equationsOf[b]!;
  return system.equationsOf[a]!.some((e, i) => {
    const at = others.indexOf(e);
    return at >= 0 && system.coefficientsOf[a]![i] === system.coefficientsOf[b]![at];
  });
}
