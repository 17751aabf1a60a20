import { isNamedBy } from '../workspace/glob';

/** The path in an address, decoded; the address itself where it has none. */
export function pathOf(uri: string): string {
  try {
    return decodeURIComponent(new URL(uri).pathname);
  } catch {
    return uri;
  }
}

/** Whether one of the patterns names the file: by its path in a workspace folder, its whole path, or its name alone. */
export function isNamed(uri: string, patterns: readonly string[], folders: readonly string[]): boolean {
  if (patterns.length === 0) return false;
  const path = pathOf(uri);
  const below = folders.flatMap((folder) => {
    const root = pathOf(folder).replace(/(?<!\/)\/*$/, '/');
    return path.startsWith(root) ? [path.slice(root.length)] : [];
  });
  return isNamedBy(patterns, path, ...below);
}
