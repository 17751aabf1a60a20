import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, normalize, resolve, sep } from 'node:path';
import { findConfig } from '../../workspace/config/find';
import { Ignored } from '../../workspace/ignored';
import { REPORT_NAME } from '../../workspace/report-names';
import type { Say } from '../terminal/language';
import { excludedBy, type LeftOut } from './exclude';
import { readSource } from './read-source';
import { missing, reason } from './reason';
import { Problem, type Note } from '../terminal/problem';

/** Something to read: a file, or standard input. */
export interface Source {
  /** As it is shown. */
  readonly path: string;
  /** Absolute; undefined for standard input. */
  readonly file: string | undefined;
  /** Named by the user rather than found in a folder. */
  readonly named: boolean;
  /** Found with all the others of its folder, which so need not be looked for. */
  readonly withFolder?: boolean;
}

export interface Sources {
  readonly files: readonly Source[];
  /** Folders that were searched as a whole, absolute. */
  readonly searched: readonly string[];
  readonly notes: readonly Note[];
}

/** What standard input is called that nobody has named. */
export const UNNAMED = '<stdin>';

const GLOB = /[*?[\]{}!]/;

/** Where to look besides the arguments, and where not. */
export interface Selection {
  /** A file with a path a line, or `-` for standard input. */
  readonly from?: string | undefined;
  /** Patterns of files and folders that are left out, whoever names them. */
  readonly exclude?: readonly string[];
  /** The configuration that all files have, where one was named. */
  readonly config?: string | undefined;
}

/**
 * What the arguments stand for, in the order of the paths, each file once. Paths that stand for nothing become notes.
 */
export async function findSources(
  args: readonly string[],
  stdinName: string | undefined,
  say: Say,
  { from, exclude = [], config }: Selection = {},
): Promise<Sources> {
  const files = new Map<string, Source>();
  const notes: Note[] = [];
  const searched: string[] = [];
  const fail = (path: string, message: string) => notes.push({ path, kind: 'failure', message });
  const excluded = await excludedBy(exclude);
  const search = async (folder: string): Promise<string[]> => {
    searched.push(resolve(folder));
    const found = walk(folder, { byGit: await heeds(folder, config), excluded }, notes, say);
    for (const f of found) add(files, { path: shown(f), file: resolve(f), named: false, withFolder: true });
    return found;
  };
  const listed = from === undefined ? [] : readList(from, args, say);
  for (const path of listed) {
    const kind = kindOf(path);
    if (kind === 'folder') await search(path);
    else if (kind === undefined) fail(path, noSuch(path, say));
    // A list often comes from another program and names what is no text as well.
    else if (REPORT_NAME.test(path)) add(files, { path: shown(path), file: resolve(path), named: false });
  }
  for (const arg of args.length > 0 || from !== undefined ? args : ['.']) {
    if (arg === '-') {
      files.set('-', { path: stdinName ?? UNNAMED, file: undefined, named: true });
      continue;
    }
    const kind = kindOf(arg);
    if (kind === 'file') add(files, { path: shown(arg), file: resolve(arg), named: true });
    else if (kind === 'folder') {
      if ((await search(arg)).length === 0)
        notes.push({
          path: shown(arg),
          kind: 'warning',
          message: say(
            '文件夹里没有可检查的文件（.md .markdown .txt .html .htm .gkbg .docx .docm .pdf）',
            'the folder holds no file to check (.md .markdown .txt .html .htm .gkbg .docx .docm .pdf)',
          ),
        });
    } else if (GLOB.test(arg)) {
      const found = await expand(arg, config, notes, say);
      for (const f of found) add(files, { path: shown(f), file: resolve(f), named: false });
      if (found.length === 0)
        fail(
          arg,
          say(
            '通配式没有匹配任何文件；在 shell 中请加引号，文件夹用 / 分隔',
            'the glob matches no file; quote it in a shell, and use / between folders',
          ),
        );
    } else
      fail(
        arg,
        kind === 'other'
          ? say(
              '不是普通文件，也不是文件夹；管道请用 - 从标准输入读取',
              'is neither a regular file nor a folder; a pipe is read as - from standard input',
            )
          : noSuch(arg, say),
      );
  }
  const sorted = [...files.values()]
    .filter((f) => f.file === undefined || !excluded(f.path))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { files: sorted, searched: exclude.length > 0 ? [] : searched, notes };
}

/**
 * Paths that a file or standard input lists: a line each, or each with a NUL behind it.
 * @throws Problem where the list cannot be read
 */
function readList(from: string, args: readonly string[], say: Say): string[] {
  if (from === '-' && args.includes('-'))
    throw new Problem(
      '标准输入不能既是要检查的文本，又是 --files-from 的清单',
      'Standard input cannot be both the text to check and the list of --files-from',
    );
  const bytes = readSource({ path: from, file: from === '-' ? undefined : resolve(from), named: true }, say);
  if (!(bytes instanceof Uint8Array))
    throw new Problem(`--files-from ${from}：${bytes.message}`, `--files-from ${from}: ${bytes.message}`);
  const text = new TextDecoder().decode(bytes);
  return text.split(text.includes('\0') ? '\0' : /\r?\n/).filter((path) => path.trim() !== '');
}

function add(files: Map<string, Source>, source: Source): void {
  const key = source.file!;
  if (!files.has(key) || source.named) files.set(key, source);
}

/** What a shell hands over as a path for `<(…)`: a pipe with somebody at its other end already. */
const HANDED_OVER = /^\/(?:dev|proc\/self)\/fd\/\d+$/;

/**
 * What a path leads to, links followed. Devices, sockets, and pipes that may have nobody at their other end, are
 * `other`.
 */
function kindOf(path: string): 'file' | 'folder' | 'other' | undefined {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return 'folder';
    return stat.isFile() || (stat.isFIFO() && HANDED_OVER.test(path)) ? 'file' : 'other';
  } catch {
    return undefined;
  }
}

/** As it is shown: short, with forward slashes on every system. */
function shown(path: string): string {
  return normalize(path).split(sep).join('/');
}

/** Whether what git ignores is left out of a folder: unless the configuration for it says otherwise. */
async function heeds(folder: string, named: string | undefined): Promise<boolean> {
  const file = named ?? findConfig(folder);
  if (file === undefined) return true;
  const { loadConfig } = await import('../../workspace/config/chain');
  return (await import('../../workspace/config/effective')).heedsGit(loadConfig(file).layers);
}

/**
 * Files with a known extension below a folder; hidden folders, node_modules and what git ignores are left out, links to
 * folders not followed.
 */
function walk(
  folder: string,
  { byGit, excluded }: { readonly byGit: boolean; readonly excluded: LeftOut },
  notes: Note[],
  say: Say,
): string[] {
  const out: string[] = [];
  const links = new Links(folder, notes, say);
  const open = [{ dir: folder, rules: Ignored.for(resolve(folder), byGit) }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { dir, rules } = next;
    let entries;
    try {
      entries = readdirSync(dir, { withFileTypes: true });
    } catch (error) {
      notes.push({ path: shown(dir), kind: 'failure', message: reason(error, say, dir) });
      continue;
    }
    for (const e of entries) {
      const path = join(dir, e.name);
      if (!e.isDirectory() && !REPORT_NAME.test(e.name)) continue;
      if (excluded(shown(path), e.isDirectory()) || rules.leavesOut(resolve(path), e.isDirectory())) continue;
      if (e.isDirectory()) open.push({ dir: path, rules: rules.below(resolve(path)) });
      else if (e.isFile() || links.holds(path)) out.push(path);
    }
  }
  return out;
}

/** Looks where links in a folder lead: only to files in that folder is one followed. What is left out is noted. */
class Links {
  private readonly root: string;

  constructor(
    folder: string,
    private readonly notes: Note[],
    private readonly say: Say,
  ) {
    this.root = realFolder(folder);
  }

  holds(path: string): boolean {
    let why: string | undefined;
    try {
      if (kindOf(path) !== 'file') why = this.say('不是普通文件，未读取', 'is no regular file, not read');
      else if (!realpathSync(path).startsWith(this.root))
        why = this.say('链接指向所查文件夹之外，未读取', 'is a link that leads out of the folder, not read');
    } catch (error) {
      why = reason(error, this.say, path);
    }
    if (why !== undefined) this.notes.push({ path: shown(path), kind: 'aside', message: why });
    return why === undefined;
  }
}

const noSuch = (path: string, say: Say): string =>
  missing(path, say, say('没有这个文件或文件夹，请检查路径', 'there is no such file or folder; look at the path'));

/** A folder's real path with a separator behind it. */
function realFolder(folder: string): string {
  try {
    const real = realpathSync(folder);
    return real.endsWith(sep) ? real : real + sep;
  } catch {
    return resolve(folder) + sep;
  }
}

/**
 * Files a glob stands for, without what git ignores: those with a known extension, unless the glob names one itself.
 */
async function expand(pattern: string, config: string | undefined, notes: Note[], say: Say): Promise<string[]> {
  const { globSync } = await import('tinyglobby');
  const anyKind = /\.[A-Za-z0-9]+$/.test(pattern);
  const slashed = pattern.split(sep).join('/');
  // What stands before the first folder with a wildcard is the folder that was asked for.
  const literal = slashed.slice(0, slashed.search(GLOB));
  const folder = literal.includes('/') ? literal.slice(0, literal.lastIndexOf('/') + 1) : '.';
  const links = new Links(folder, notes, say);
  const rules = Ignored.for(resolve(folder), await heeds(folder, config));
  try {
    const found = globSync(slashed, {
      ignore: ['**/node_modules/**'],
      expandDirectories: false,
      followSymbolicLinks: false,
    });
    const wanted = found.filter((f) => (anyKind || REPORT_NAME.test(f)) && !rules.ignoresBelow(resolve(f)));
    return wanted.filter((f) => links.holds(f));
  } catch (error) {
    notes.push({ path: shown(pattern), kind: 'failure', message: reason(error, say) });
    return [];
  }
}
