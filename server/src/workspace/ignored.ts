import { closeSync, constants, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { IGNORE_NAME } from './config/model';
import { readGlob, type Glob } from './glob';

const LARGEST = 256 * 1024;
const MOST_RULES = 2000;

interface Rule {
  readonly glob: Glob;
  readonly out: boolean;
  readonly foldersOnly: boolean;
}

/** What is left out of a folder: hidden files, node_modules, and what git ignores. Reads each file of rules once. */
export class Ignored {
  private readonly rules: readonly Rule[];

  private constructor(
    private readonly folder: string,
    private readonly above: Ignored | undefined,
    private readonly byGit: boolean,
    more: string | undefined,
  ) {
    this.rules = byGit ? [more, join(folder, IGNORE_NAME)].flatMap((f) => (f ? rulesIn(f) : [])) : [];
  }

  /**
   * For a folder that was asked for. Rules of the repository around it hold too, unless the folder itself is left out
   * by them: who names a folder wants what is in it.
   */
  static for(folder: string, byGit = true): Ignored {
    if (!byGit) return new Ignored(folder, undefined, false, undefined);
    const chain: string[] = [];
    for (let at = folder; ; at = dirname(at)) {
      chain.unshift(at);
      if (existsSync(join(at, '.git'))) break;
      if (dirname(at) === at) {
        // No repository: only what stands in the folder itself.
        chain.splice(0, chain.length, folder);
        break;
      }
    }
    let own: Ignored | undefined;
    for (const at of chain) {
      if (own?.byRules(at, true)) own = undefined;
      own = new Ignored(at, own, true, at === chain[0] ? join(at, '.git', 'info', 'exclude') : undefined);
    }
    return own!;
  }

  /** The same for a folder in this one. */
  below(folder: string): Ignored {
    return new Ignored(folder, this, this.byGit, undefined);
  }

  /** Whether a file or folder that stands in this folder is left out. */
  leavesOut(path: string, isFolder: boolean): boolean {
    const name = path.slice(path.lastIndexOf(sep) + 1);
    return name.startsWith('.') || (isFolder && name === 'node_modules') || this.byRules(path, isFolder);
  }

  /** Whether git ignores what stands anywhere below this folder, or a folder on the way to it. */
  ignoresBelow(path: string): boolean {
    if (!this.byGit) return false;
    const way: string[] = [];
    for (let at = path; at !== this.folder && dirname(at) !== at; at = dirname(at)) way.unshift(at);
    return way.reduce<Ignored | undefined>((rules, at, i) => rules?.past(at, i < way.length - 1), this) === undefined;
  }

  private readonly passed = new Map<string, Ignored>();

  /** The rules that hold in what stands in this folder; undefined where it is ignored. */
  private past(path: string, isFolder: boolean): Ignored | undefined {
    if (this.byRules(path, isFolder)) return undefined;
    if (!isFolder) return this;
    let rules = this.passed.get(path);
    if (!rules) this.passed.set(path, (rules = this.below(path)));
    return rules;
  }

  private byRules(path: string, isFolder: boolean): boolean {
    const below = relative(this.folder, path).split(sep).join('/');
    for (let i = this.rules.length - 1; i >= 0; i--) {
      const rule = this.rules[i]!;
      if ((isFolder || !rule.foldersOnly) && rule.glob.matches(below)) return rule.out;
    }
    return this.above?.byRules(path, isFolder) ?? false;
  }
}

function rulesIn(file: string): Rule[] {
  const text = smallFile(file);
  if (text === undefined) return [];
  return text
    .split(/\r\n|\r|\n/)
    .slice(0, MOST_RULES)
    .flatMap((line) => ruleOf(line) ?? []);
}

/** A line of a file of rules, as git reads it. */
function ruleOf(line: string): Rule | undefined {
  if (line === '' || line.startsWith('#')) return undefined;
  let pattern = trimmed(line);
  const out = !pattern.startsWith('!');
  if (!out) pattern = pattern.slice(1);
  const foldersOnly = pattern.endsWith('/');
  if (foldersOnly) pattern = pattern.slice(0, -1);
  if (pattern === '') return undefined;
  // With a slash before its end a pattern counts from its folder, else it names things at any depth.
  const anchored = pattern.includes('/');
  const glob = readGlob(anchored ? pattern.replace(/^\//, '') : `**/${pattern}`, { escapes: true, braces: false });
  return glob && { glob, out, foldersOnly };
}

/** Without the spaces at its end, but for one behind a backslash. */
function trimmed(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  return line.slice(0, end);
}

/** A regular file's text, if it is small. */
export function smallFile(file: string, largest = LARGEST): string | undefined {
  return smallBytes(file, largest)?.toString('utf8');
}

/** What a regular file holds, if it is small; a pipe or a device is never waited for. */
export function smallBytes(file: string, largest: number): Buffer | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(fd);
    if (!stat.isFile() || stat.size > largest) return undefined;
    const bytes = Buffer.alloc(stat.size);
    let length = 0;
    for (let n = -1; n !== 0 && length < bytes.length; length += n)
      n = readSync(fd, bytes, length, bytes.length - length, null);
    return bytes.subarray(0, length);
  } catch {
    return undefined;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}
