import { opendir, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decode } from '../documents/decode';
import { plainText, type DocumentWork } from '../documents/work';
import { loadConfig } from '../workspace/config/chain';
import { heedsGit } from '../workspace/config/effective';
import { findConfig } from '../workspace/config/find';
import { documentPath, fileKey, filePath } from '../workspace/file-key';
import { Ignored } from '../workspace/ignored';
import { REPORT_NAME } from '../workspace/report-names';
import type { ConfigSource } from './configs';
import type { FileSource } from './file-source';
import { readRegular } from './node-documents';

/** Larger files are no neighbours to read in the background; pictures are most of what is in documents. */
const LARGEST = 4_000_000,
  LARGEST_DOCUMENT = 24_000_000;
/** No more files are looked for. */
const MOST = 50_000;
const DOCUMENT = /\.(?:doc[xm]|pdf)$/i;
/** A file changed so shortly before it was read may change again without a sign of it. */
const SETTLED = 2_000_000_000n;

/** Files of the machine the server runs on. */
export const nodeFiles = (work: DocumentWork, { textOf }: Pick<ConfigSource, 'textOf'>): FileSource => ({
  key: (uri) => fileKey(uri),

  async *find(folders, goesOn, leavesOut = () => false) {
    const given = await realFolders(folders);
    const roots = [...given.keys()];
    const seen = new Set<string>();
    let left = MOST;
    for (const [root, shown] of given) {
      // As the client knows it, whatever links lead to its folder.
      const address = (path: string) =>
        pathToFileURL(isInside(path, root) ? join(shown, relative(root, path)) : path).href;
      const looking = { roots, textOf, goesOn, enters: (path: string) => !leavesOut(address(path)) };
      for await (const path of filesBelow(root, leftOutOf(root, textOf), looking)) {
        if (seen.has(path)) continue;
        seen.add(path);
        if (left-- <= 0 || !goesOn()) return;
        yield address(path);
      }
    }
  },

  async admits(uri, folders) {
    const given = documentPath(uri);
    if (given === undefined) return false;
    const path = await realpath(given).catch(() => undefined);
    if (path === undefined || !REPORT_NAME.test(given)) return false;
    return [...(await realFolders(folders)).keys()].some(
      (root) => isInside(path, root) && !isLeftOut(path, root, textOf),
    );
  },

  async kind(uri) {
    const path = documentPath(uri);
    if (path === undefined) return undefined;
    const found = await stat(path).catch(() => undefined);
    return found?.isDirectory() ? 'folder' : found?.isFile() ? 'file' : undefined;
  },

  async stamp(uri) {
    const path = documentPath(uri);
    if (path === undefined) return undefined;
    const s = await stat(path, { bigint: true }).catch(() => undefined);
    if (!s?.isFile()) return undefined;
    const changed = s.mtimeNs > s.ctimeNs ? s.mtimeNs : s.ctimeNs;
    if (BigInt(Date.now()) * 1_000_000n - changed < SETTLED) return undefined;
    return [s.dev, s.ino, s.size, s.mtimeNs, s.ctimeNs].join(' ');
  },

  async read(uri) {
    const path = documentPath(uri);
    if (path === undefined) return undefined;
    if (!DOCUMENT.test(path)) {
      const bytes = await readRegular(path, LARGEST);
      const decoded = bytes && decode(bytes);
      return decoded && plainText(decoded);
    }
    const bytes = await readRegular(path, LARGEST_DOCUMENT);
    const found = bytes && (await work.textOf(bytes));
    return found && 'text' in found ? found : undefined;
  },
});

/** What is left out of a folder; what git ignores too, unless the configuration there says otherwise. */
function leftOutOf(root: string, textOf: TextOf): Ignored {
  const config = findConfig(root, root);
  const text = (file: string) => textOf(pathToFileURL(file).href);
  return Ignored.for(root, config === undefined || heedsGit(loadConfig(config, undefined, text).layers));
}

/** The text of a configuration by its address, as it is in the editor or on disk. */
type TextOf = ConfigSource['textOf'];

/** The folders with their links followed, none of them inside another, and how each was given. */
async function realFolders(folders: readonly string[]): Promise<Map<string, string>> {
  const all = await Promise.all(
    folders.map(async (f) => {
      const path = filePath(f);
      const real = path === undefined ? undefined : await realpath(path).catch(() => undefined);
      return path !== undefined && real !== undefined ? ([real, path] as const) : undefined;
    }),
  );
  const found = all.filter((pair) => pair !== undefined).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return new Map(found.filter(([p]) => !found.some(([other]) => other !== p && isInside(p, other))));
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Whether a file is left out by what stands in the folders on the way to it. */
function isLeftOut(path: string, root: string, textOf: TextOf): boolean {
  const way: string[] = [];
  for (let at = path; at !== root && dirname(at) !== at; at = dirname(at)) way.unshift(at);
  let ignored = leftOutOf(root, textOf);
  return way.some((at, i) => {
    const isFolder = i < way.length - 1;
    if (ignored.leavesOut(at, isFolder)) return true;
    if (isFolder) ignored = ignored.below(at);
    return false;
  });
}

interface Looking {
  readonly roots: readonly string[];
  readonly textOf: TextOf;
  readonly goesOn: () => boolean;
  /** Whether a folder is looked into. */
  readonly enters: (path: string) => boolean;
}

/** Files that could be reports; links to folders are not followed, those to files only to such inside the folders. */
async function* filesBelow(
  folder: string,
  ignored: Ignored,
  { roots, textOf, goesOn, enters }: Looking,
): AsyncGenerator<string> {
  const waiting: [string, Ignored][] = [[folder, ignored]];
  for (let next = waiting.pop(); next && goesOn(); next = waiting.pop()) {
    const [dir, rules] = next;
    const entries = await opendir(dir).catch(() => undefined);
    if (!entries) continue;
    try {
      for await (const e of entries) {
        const path = join(dir, e.name);
        if (rules.leavesOut(path, e.isDirectory())) continue;
        if (e.isDirectory()) {
          if (enters(path)) waiting.push([path, rules.below(path)]);
        } else if (!REPORT_NAME.test(e.name)) continue;
        else if (e.isFile()) yield path;
        else if (e.isSymbolicLink()) {
          const real = await realpath(path).catch(() => undefined);
          if (real !== undefined && roots.some((r) => isInside(real, r) && !isLeftOut(real, r, textOf))) yield real;
        }
      }
    } catch {
      // A folder that goes while it is read leaves the others alone.
    }
  }
}
