import picomatch from 'picomatch/posix.js';

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
  const names = [path, path.replace(/^\/+/, ''), path.slice(path.lastIndexOf('/') + 1)];
  for (const folder of folders) {
    const root = pathOf(folder).replace(/(?<!\/)\/*$/, '/');
    if (path.startsWith(root)) names.push(path.slice(root.length));
  }
  return patterns.some((pattern) => {
    const matches = picomatch(pattern.replace(/^\.\//, ''), { dot: true });
    return names.some((n) => matches(n));
  });
}
