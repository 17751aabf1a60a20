import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileSource } from './neighbours';

/** Larger files are no neighbours to read in the background. */
const LARGEST = 4_000_000;
const MOST = 50_000;

/** Files of the machine the server runs on. */
export const nodeFiles: FileSource = {
  async find(folders) {
    const { glob } = await import('tinyglobby');
    const out: string[] = [];
    for (const folder of folders) {
      if (!folder.startsWith('file:')) continue;
      const paths = await glob('**/*.{md,markdown,txt,html,htm,gkbg}', {
        cwd: fileURLToPath(folder),
        absolute: true,
        ignore: ['**/node_modules/**', '**/.*/**'],
      });
      out.push(
        ...paths
          .sort()
          .slice(0, MOST)
          .map((p) => pathToFileURL(p).href),
      );
    }
    return out;
  },
  async read(uri) {
    if (!uri.startsWith('file:')) return undefined;
    try {
      const path = fileURLToPath(uri);
      if ((await stat(path)).size > LARGEST) return undefined;
      return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    } catch {
      // Gone, or no UTF-8 text: no neighbour.
      return undefined;
    }
  },
};
