import picomatch from 'picomatch/posix.js';

/** Whether one of the patterns names a file, by its path below one of some folders, its whole path, or its name alone. Paths have forward slashes. */
export function isNamedBy(patterns: readonly string[], path: string, ...below: readonly string[]): boolean {
  const names = [...below, path, path.replace(/^\/+/, ''), path.slice(path.lastIndexOf('/') + 1)];
  return patterns.some((pattern) => {
    const matches = picomatch(pattern.replace(/^\.\//, ''), { dot: true });
    return names.some((n) => matches(n));
  });
}
