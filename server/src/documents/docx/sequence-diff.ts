import { refuse } from '../refusal';

/** A stretch of one list that another stretch takes the place of. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Differences beyond this are no edits of a text any more, but another text. */
const MOST = 4000;

/** The least that turns one list into another (Myers), in order. */
export function hunksOf<T>(before: readonly T[], after: readonly T[]): Hunk[] {
  let head = 0;
  const shorter = Math.min(before.length, after.length);
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const n = before.length - head - tail,
    m = after.length - head - tail;
  if (n === 0 && m === 0) return [];
  if (n === 0 || m === 0) return [{ from: head, to: head + n, newFrom: head, newTo: head + m }];
  const kept = matches(before.slice(head, head + n), after.slice(head, head + m));
  const out: Hunk[] = [];
  let x = 0,
    y = 0;
  for (const [a, b] of [...kept, [n, m] as const]) {
    if (a > x || b > y) out.push({ from: head + x, to: head + a, newFrom: head + y, newTo: head + b });
    x = a + 1;
    y = b + 1;
  }
  return out;
}

/** Pairs of places that stay, in order. */
function matches<T>(a: readonly T[], b: readonly T[]): (readonly [number, number])[] {
  const n = a.length,
    m = b.length;
  const steps: Int32Array[] = [];
  let reach = new Int32Array(3);
  for (let d = 0; d <= n + m; d++) {
    if (d > MOST) throw refuse('改动太多，无法写回原文件', 'too much is changed to be written back');
    // reach[k + d + 1]: how far into the first list the diagonal k goes with d changes.
    const now = new Int32Array(2 * d + 3);
    for (let k = -d; k <= d; k += 2) {
      const at = (j: number) => (d === 0 ? 0 : reach[j + d]!);
      let x = d === 0 ? 0 : k === -d || (k !== d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
      while (x < n && x - k < m && a[x] === b[x - k]) x++;
      now[k + d + 1] = x;
      if (x >= n && x - k >= m) {
        steps.push(now);
        return trace(steps, n, m);
      }
    }
    steps.push(now);
    reach = now;
  }
  return [];
}

function trace(steps: readonly Int32Array[], n: number, m: number): (readonly [number, number])[] {
  const out: (readonly [number, number])[] = [];
  let x = n,
    y = m;
  for (let d = steps.length - 1; d >= 0; d--) {
    const k = x - y;
    let start = 0,
      previous = 0;
    if (d > 0) {
      const at = (j: number) => steps[d - 1]![j + d]!;
      const added = k === -d || (k !== d && at(k - 1) < at(k + 1));
      previous = added ? k + 1 : k - 1;
      start = added ? at(previous) : at(previous) + 1;
    }
    while (x > start) {
      x--;
      y--;
      out.push([x, y]);
    }
    if (d > 0) {
      x = steps[d - 1]![previous + d]!;
      y = x - previous;
    }
  }
  return out.reverse();
}
