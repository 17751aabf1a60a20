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

/** A pattern as users write it: what it says of files, and of folders, which stand for all that is in them. */
interface Pattern {
  /** Undefined where it ends with a slash: only a folder has that name. */
  readonly file: Glob | undefined;
  readonly folder: Glob;
  /** Whether its last name has no wildcard. */
  readonly literal: boolean;
}

const known = new Map<string, Pattern | null>();
const MOST_KNOWN = 500;

/** A pattern as users write it, each read once; null if it is refused. */
function patternOf(pattern: string): Pattern | null {
  const was = known.get(pattern);
  if (was !== undefined) return was;
  if (known.size >= MOST_KNOWN) known.clear();
  const read = readPattern(pattern);
  if (pattern.length <= LONGEST_PATTERN) known.set(pattern, read);
  return read;
}

function readPattern(pattern: string): Pattern | null {
  const slashed = pattern.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  let end = slashed.length;
  while (end > 1 && slashed[end - 1] === '/') end--;
  const own = slashed.slice(0, end);
  const glob = readGlob(own);
  if (!glob) return null;
  const literal = !/[*?[\]{}]/.test(own.slice(own.lastIndexOf('/') + 1));
  return { file: own === slashed ? glob : undefined, folder: glob, literal };
}

/** A pattern with `../` in front, as it reads from the root; any other stays. Folders have forward slashes. */
export function fromFolder(pattern: string, folder: string): string {
  const [whole, mark, up] = /^(!?)(?:\.[\\/])*((?:\.\.[\\/])+)/.exec(pattern) ?? [];
  if (whole === undefined) return pattern;
  const steps = folder.split('/');
  const above = steps.slice(0, Math.max(1, steps.length - up!.length / 3)).join('/');
  return `${mark}${above.replace(WILD, '[$&]')}/${pattern.slice(whole.length)}`;
}
const WILD = /[*?[{]/g;

/** A pattern that stands for one file, by its path from the folder the pattern counts from, whatever its name holds. */
export function patternFor(path: string): string {
  const literal = path.replace(WILD, '[$&]');
  // A name alone would stand for files of that name in every folder, and a mark in front take back.
  return literal.includes('/') && !literal.startsWith('!') ? literal : `/${literal}`;
}

/** The path of the one file that a pattern stands for; undefined where it may stand for several. */
export function pathIn(pattern: string): string | undefined {
  const path = pattern.replace(/\[([*?[{])\]/g, '\0$1');
  if (/(?<!\0)[*?[{]|^!|\\/.test(path) || !path.includes('/')) return undefined;
  return path.replaceAll('\0', '').replace(/^(?:\.?\/)+/, '');
}

/** Whether a pattern can be matched. */
export function isUsable(pattern: string): boolean {
  return patternOf(withoutMark(pattern)) !== null;
}

const withoutMark = (pattern: string): string => (pattern.startsWith('!') ? pattern.slice(1) : pattern);

/**
 * What the patterns say of a file by its path below one of some folders, its whole path, or its name alone: whether
 * they name it, one with `!` takes it out again, the last one that fits decides; undefined if none does. A folder's
 * name stands for all that is in it. Paths have forward slashes.
 */
export function saidBy(patterns: readonly string[], path: string, ...below: readonly string[]): boolean | undefined {
  return lastWord(patterns, path, below, false);
}

/** The same of patterns that take files out: there a folder may be named by wildcards as well. */
export function leftOutBy(patterns: readonly string[], path: string, ...below: readonly string[]): boolean | undefined {
  return lastWord(patterns, path, below, true);
}

/** The same of a folder: whether that name, or one above, takes out all that is in it. */
export function folderLeftOutBy(patterns: readonly string[], path: string, ...below: readonly string[]): boolean {
  const folders = foldersOf(
    `${path}/`,
    below.map((b) => `${b}/`),
  );
  return patterns.some((p) => !p.startsWith('!') && folders.some((f) => patternOf(p)?.folder.matches(f)));
}

/** Whether the patterns name a file. */
export function isNamedBy(patterns: readonly string[], path: string, ...below: readonly string[]): boolean {
  return saidBy(patterns, path, ...below) ?? false;
}

function lastWord(
  patterns: readonly string[],
  path: string,
  below: readonly string[],
  wild: boolean,
): boolean | undefined {
  if (patterns.length === 0) return undefined;
  const names = [...below, path].flatMap(namesOf);
  let folders: readonly string[] | undefined;
  for (let i = patterns.length - 1; i >= 0; i--) {
    const pattern = patternOf(withoutMark(patterns[i]!));
    if (!pattern) continue;
    const { file, folder, literal } = pattern;
    const fits =
      (file !== undefined && names.some((n) => file.matches(n))) ||
      ((wild || literal || !file) && (folders ??= foldersOf(path, below)).some((n) => folder.matches(n)));
    if (fits) return !patterns[i]!.startsWith('!');
  }
  return undefined;
}

/** A path as patterns may name it: with and without a slash in front, or by its last name. */
function namesOf(path: string): string[] {
  const bare = path.replace(/^\/+/, '');
  return [bare, `/${bare}`, bare.slice(bare.lastIndexOf('/') + 1)];
}

/**
 * The folders that a file stands in, as patterns may name them. Those above where patterns count from are named by
 * their whole path only: whoever leaves out `reports` does not mean a folder that all of the workspace stands in.
 */
function foldersOf(path: string, below: readonly string[]): string[] {
  const whole = above(path).flatMap((f) => (/^[a-z]:/i.test(f) ? [f, `/${f}`] : [`/${f}`]));
  return [...new Set([...below.flatMap((b) => above(b).flatMap(namesOf)), ...whole])];
}

/** The folders of a path, without a slash in front. */
function above(path: string): string[] {
  const steps = path.replace(/^\/+/, '').split('/');
  return steps.slice(1).map((_, i) => steps.slice(0, i + 1).join('/'));
}
