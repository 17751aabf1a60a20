import { LONGEST_PATTERN } from '../../../shared/src/defaults';
import { readGlob, type Glob } from './glob';

// Patterns as users write them in settings and on the command line: of files and of folders, `!` taking out again.

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
