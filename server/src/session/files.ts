import { pathOf } from '../workspace/address';
import { saidBy } from '../workspace/file-patterns';

/** What the patterns say of a file: by its path in a workspace folder, its whole path, or its name alone. */
export function said(
  uri: string,
  patterns: readonly string[],
  folders: readonly string[],
  by = saidBy,
): boolean | undefined {
  if (patterns.length === 0) return undefined;
  const path = pathOf(uri);
  const below = folders.flatMap((folder) => {
    const root = pathOf(folder).replace(/(?<!\/)\/*$/, '/');
    return path.startsWith(root) ? [path.slice(root.length)] : [];
  });
  return by(patterns, path, ...below);
}

/** Whether the patterns name the file. */
export function isNamed(uri: string, patterns: readonly string[], folders: readonly string[]): boolean {
  return said(uri, patterns, folders) ?? false;
}
