import { readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join, normalize, resolve, sep } from 'node:path';
import type { Say } from '../terminal/language';
import type { Note } from '../terminal/problem';

/** Something to read: a file, or standard input. */
export interface Source {
  /** As it is shown. */
  readonly path: string;
  /** Absolute; undefined for standard input. */
  readonly file: string | undefined;
  /** Named by the user rather than found in a folder. */
  readonly named: boolean;
}

export interface Sources {
  readonly files: readonly Source[];
  readonly notes: readonly Note[];
}

const EXTENSION = /\.(?:md|markdown|txt|html?|gkbg|docx|docm)$/i;
const GLOB = /[*?[\]{}!]/;
const SKIPPED = /^(?:\..+|node_modules)$/;

/** What the arguments stand for, in the order of the paths, each file once. Paths that stand for nothing become notes. */
export async function findSources(args: readonly string[], stdinName: string | undefined, say: Say): Promise<Sources> {
  const files = new Map<string, Source>();
  const notes: Note[] = [];
  const fail = (path: string, message: string) => notes.push({ path, kind: 'failure', message });
  for (const arg of args.length > 0 ? args : ['.']) {
    if (arg === '-') {
      files.set('-', { path: stdinName ?? '<stdin>', file: undefined, named: true });
      continue;
    }
    const kind = kindOf(arg);
    if (kind === 'file') add(files, { path: shown(arg), file: resolve(arg), named: true });
    else if (kind === 'folder') {
      const found = walk(arg, fail, say);
      for (const f of found) add(files, { path: shown(f), file: resolve(f), named: false });
      if (found.length === 0)
        notes.push({
          path: shown(arg),
          kind: 'warning',
          message: say(
            '文件夹里没有可检查的文件（.md .markdown .txt .html .htm .gkbg .docx .docm）',
            'the folder holds no file to check (.md .markdown .txt .html .htm .gkbg .docx .docm)',
          ),
        });
    } else if (GLOB.test(arg)) {
      const found = await expand(arg);
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
          ? say('不是文件，也不是文件夹', 'is neither a file nor a folder')
          : say('没有这个文件或文件夹，请检查路径', 'there is no such file or folder; look at the path'),
      );
  }
  const sorted = [...files.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { files: sorted, notes };
}

/** The bytes of a source, or why they cannot be had. */
export function readSource(source: Source, say: Say): Uint8Array | Note {
  try {
    return source.file === undefined ? readInput() : readFileSync(source.file);
  } catch (error) {
    return { path: source.path, kind: 'failure', message: reason(error, say) };
  }
}

let input: Uint8Array | undefined;

/** Standard input to its end, read once. */
function readInput(): Uint8Array {
  return (input ??= drainInput());
}

function drainInput(): Uint8Array {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.allocUnsafe(1 << 16);
    try {
      const n = readSync(0, chunk);
      if (n === 0) break;
      chunks.push(chunk.subarray(0, n));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Windows says so at the end of a pipe; a pipe that does not block says to come again.
      if (code === 'EOF') break;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
  return Buffer.concat(chunks);
}

/** What a failed call means to the user. */
export function reason(error: unknown, say: Say): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return say('没有这个文件', 'there is no such file');
    case 'EACCES':
    case 'EPERM':
      return say('没有权限，请检查文件的权限', 'not permitted; look at the file’s permissions');
    case 'EISDIR':
      return say('是文件夹', 'is a folder');
    case 'EROFS':
      return say('所在的磁盘只读', 'is on a read-only disk');
    case 'ENOSPC':
      return say('磁盘已满', 'the disk is full');
    case 'ERR_FS_FILE_TOO_LARGE':
      return say('文件超过 2 GiB，请拆分后再检查', 'is over 2 GiB; split it up');
    default:
      return message;
  }
}

function add(files: Map<string, Source>, source: Source): void {
  const key = source.file!;
  if (!files.has(key) || source.named) files.set(key, source);
}

function kindOf(path: string): 'file' | 'folder' | 'other' | undefined {
  try {
    const stat = statSync(path);
    // A pipe handed over as a path, e.g. by a shell's <(…), reads like a file.
    return stat.isDirectory()
      ? 'folder'
      : stat.isFile() || stat.isFIFO() || stat.isCharacterDevice()
        ? 'file'
        : 'other';
  } catch {
    return undefined;
  }
}

/** As it is shown: short, with forward slashes on every system. */
function shown(path: string): string {
  return normalize(path).split(sep).join('/');
}

/** Files with a known extension below a folder; hidden folders and node_modules are left out, links to folders not followed. */
function walk(folder: string, fail: (path: string, message: string) => void, say: Say): string[] {
  const out: string[] = [];
  const visit = (dir: string) => {
    let entries;
    try {
      entries = readdirSync(dir, { withFileTypes: true });
    } catch (error) {
      fail(shown(dir), reason(error, say));
      return;
    }
    for (const e of entries) {
      const path = join(dir, e.name);
      if (e.isDirectory()) {
        if (!SKIPPED.test(e.name)) visit(path);
      } else if (
        EXTENSION.test(e.name) &&
        // Word's own mark beside a file that is open in it is no document.
        !/^(?:\.|~\$)/.test(e.name) &&
        (e.isFile() || (e.isSymbolicLink() && kindOf(path) === 'file'))
      )
        out.push(path);
    }
  };
  visit(folder);
  return out;
}

/** Files a glob stands for: those with a known extension, unless the glob names one itself. */
async function expand(pattern: string): Promise<string[]> {
  const { globSync } = await import('tinyglobby');
  const anyKind = /\.[A-Za-z0-9]+$/.test(pattern);
  return globSync(pattern.split(sep).join('/'), { ignore: ['**/node_modules/**'], expandDirectories: false }).filter(
    (f) => anyKind || EXTENSION.test(f),
  );
}
