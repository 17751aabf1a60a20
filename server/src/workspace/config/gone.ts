import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { pathIn } from '../file-patterns';
import type { SuppressedBy } from './effective';
import type { Layer } from './model';

/** Suppressions for one file, by its path, that is not there any more. */
export function goneSuppressions(layers: readonly Layer[]): SuppressedBy[] {
  return layers.flatMap(({ file: from, folder, suppress = [] }) =>
    suppress.filter(({ file }) => file !== undefined && isGone(file, folder)).map((entry) => ({ ...entry, from })),
  );
}

function isGone(pattern: string, folder: string): boolean {
  const path = pathIn(pattern);
  if (path === undefined || existsSync(resolve(folder, path))) return false;
  return !isAbsolute(pattern) || !existsSync(pattern);
}
