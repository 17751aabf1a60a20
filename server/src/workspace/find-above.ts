import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * The file of one of these names nearest to a folder, in it or above: up to the folder given as the last, and to the
 * root of the repository in any case.
 */
export function findAbove(names: readonly string[], folder: string, last?: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const here = names.map((name) => join(at, name)).find(isFile);
    if (here !== undefined) return here;
    if (at === last || existsSync(join(at, '.git')) || dirname(at) === at) return undefined;
  }
}

export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
