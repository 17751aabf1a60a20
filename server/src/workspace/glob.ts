import { LONGEST_PATTERN } from '../../../shared/src/defaults';

// Patterns of file names, matched in linear time: all readings of a pattern are followed at once, none is tried and
// taken back.

/** Longer patterns, or such with more in their braces, are refused: no list of files needs them. */
const MOST_STEPS = 4000;

/** A pattern, read. */
export interface Glob {
  matches(path: string): boolean;
}

interface Syntax {
  /** A backslash takes its meaning from the sign behind it, instead of standing between folders. */
  readonly escapes: boolean;
  readonly braces: boolean;
}

/** One step through a path: a sign, any sign but a slash, one of some; or a loop over signs. */
type Step =
  | { readonly kind: 'sign'; readonly sign: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'set'; readonly not: boolean; readonly ranges: readonly (readonly [string, string])[] }
  /** Signs but slashes, as many as one likes. */
  | { readonly kind: 'star' }
  /** Signs, slashes too. */
  | { readonly kind: 'deep' }
  /** Whole folders with their slashes: between two of them, and the step behind it inside one. */
  | { readonly kind: 'between' }
  | { readonly kind: 'inside' };

/** Reads a pattern; undefined if it is longer, or stands for more, than is matched. */
export function readGlob(pattern: string, syntax: Syntax = { escapes: false, braces: true }): Glob | undefined {
  if (pattern.length > LONGEST_PATTERN) return undefined;
  const branches = syntax.braces ? branchesOf(pattern) : [pattern];
  if (!branches) return undefined;
  const lists = branches.map((b) => stepsOf(b, syntax.escapes));
  return { matches: (path) => lists.some((steps) => follow(steps, path)) };
}

/** `a{b,c}` as `ab` and `ac`; undefined where that makes too many. */
function branchesOf(pattern: string): string[] | undefined {
  const done: string[] = [];
  const waiting = [pattern];
  let signs = 0;
  while (waiting.length > 0) {
    const now = waiting.pop()!;
    const brace = innermostBrace(now);
    if (!brace) {
      signs += now.length;
      if (signs > MOST_STEPS) return undefined;
      done.push(now);
      continue;
    }
    for (const part of brace.parts) waiting.push(now.slice(0, brace.start) + part + now.slice(brace.end));
    if (waiting.length + done.length > MOST_STEPS / 4) return undefined;
  }
  return done;
}

/** The first pair of braces with a comma in it and no braces. */
function innermostBrace(pattern: string): { start: number; end: number; parts: string[] } | undefined {
  let start = -1;
  for (let i = 0; i < pattern.length; i++) {
    // Alone in square brackets it stands for itself.
    if (pattern[i - 1] === '[' && pattern[i + 1] === ']') continue;
    if (pattern[i] === '{') start = i;
    if (pattern[i] !== '}' || start < 0) continue;
    const parts = pattern.slice(start + 1, i).split(',');
    if (parts.length > 1) return { start, end: i + 1, parts };
    start = -1;
  }
  return undefined;
}

function stepsOf(pattern: string, escapes: boolean): Step[] {
  const signs = [...pattern];
  const steps: Step[] = [];
  for (let i = 0; i < signs.length; i++) {
    const sign = signs[i]!;
    if (sign === '\\' && escapes && i + 1 < signs.length) steps.push({ kind: 'sign', sign: signs[++i]! });
    else if (sign === '?') steps.push({ kind: 'any' });
    else if (sign === '[') {
      const set = setAt(signs, i);
      steps.push(set ? set.step : { kind: 'sign', sign });
      if (set) i = set.end;
    } else if (sign === '*') {
      let end = i;
      while (signs[end + 1] === '*') end++;
      const alone = end > i && (i === 0 || signs[i - 1] === '/');
      if (alone && signs[end + 1] === '/') {
        steps.push({ kind: 'between' }, { kind: 'inside' });
        end++;
      } else steps.push({ kind: alone && end + 1 === signs.length ? 'deep' : 'star' });
      i = end;
    } else steps.push({ kind: 'sign', sign });
  }
  return steps;
}

/** `[a-z]` at a place; undefined where the bracket is not closed. */
function setAt(signs: readonly string[], start: number): { step: Step; end: number } | undefined {
  const not = signs[start + 1] === '!' || signs[start + 1] === '^';
  const first = start + (not ? 2 : 1);
  const end = signs.indexOf(']', first + 1);
  if (end < 0) return undefined;
  const ranges: (readonly [string, string])[] = [];
  for (let i = first; i < end; i++) {
    if (signs[i + 1] === '-' && i + 2 < end) {
      ranges.push([signs[i]!, signs[i + 2]!]);
      i += 2;
    } else ranges.push([signs[i]!, signs[i]!]);
  }
  return { step: { kind: 'set', not, ranges }, end };
}

/** Whether the steps lead through a path: for each sign, every step that can have been reached. */
function follow(steps: readonly Step[], path: string): boolean {
  const end = steps.length;
  let now = new Uint8Array(end + 1);
  const reach = (set: Uint8Array, at: number): void => {
    for (let i = at; i <= end && set[i] === 0;) {
      set[i] = 1;
      const kind = steps[i]?.kind;
      if (kind === 'star' || kind === 'deep') i += 1;
      else if (kind === 'between') i += 2;
      else return;
    }
  };
  reach(now, 0);
  for (const sign of path) {
    const next = new Uint8Array(end + 1);
    let any = false;
    for (let i = 0; i < end; i++) {
      if (now[i] === 0) continue;
      const to = after(steps[i]!, i, sign);
      if (to === undefined) continue;
      reach(next, to);
      any = true;
    }
    if (!any) return false;
    now = next;
  }
  return now[end] === 1;
}

/** The step reached from a step by a sign. */
function after(step: Step, i: number, sign: string): number | undefined {
  const slash = sign === '/';
  switch (step.kind) {
    case 'sign':
      return sign === step.sign ? i + 1 : undefined;
    case 'any':
      return slash ? undefined : i + 1;
    case 'set':
      return !slash && step.ranges.some(([a, b]) => sign >= a && sign <= b) !== step.not ? i + 1 : undefined;
    case 'star':
      return slash ? undefined : i;
    case 'deep':
      return i;
    case 'between':
      return slash ? undefined : i + 1;
    case 'inside':
      return slash ? i - 1 : i;
  }
}
