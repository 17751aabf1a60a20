import type { Say } from './language';

/** Stands between faults that are told together: each has a line of its own. */
export const NEXT_FAULT = '\n      ';

/** Something the user has to put right before the command can run; ends with status 2. */
export class Problem extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
  }
  // Each bundle has a class Problem of its own: they know each other by name.
  override readonly name = 'GoujiProblem';
  text(say: Say): string {
    return say(this.zh, this.en);
  }
}

/** Whether something thrown is a Problem, in whichever bundle it was made. */
export function isProblem(error: unknown): error is Problem {
  return error instanceof Error && error.name === 'GoujiProblem';
}

/** A word said beside the output: the file it is about, and what to do. */
export interface Note {
  readonly path: string;
  /** `failure`: the file was not dealt with, the command ends with status 2. `aside`: said to who wants to know all. */
  readonly kind: 'failure' | 'warning' | 'aside';
  readonly message: string;
}

/** The option or id that was probably meant, as the end of a message; empty if nothing is near. */
export function suggest(written: string, known: readonly string[]): { readonly zh: string; readonly en: string } {
  const best = known.map((k) => ({ k, d: distance(written.toLowerCase(), k) })).sort((a, b) => a.d - b.d)[0];
  if (!best || best.d > Math.max(2, Math.floor(best.k.length / 3))) return { zh: '', en: '' };
  return { zh: `，是否指 ${best.k}？`, en: `; did you mean ${best.k}?` };
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other. */
export function distance(a: string, b: string): number {
  let before: number[] = [],
    row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let d = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2]! + 1);
      next.push(d);
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}
