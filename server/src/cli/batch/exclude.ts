import { relative, resolve, sep } from 'node:path';

/**
 * Whether one of the patterns names a path or a folder it stands in. Patterns count from the folder worked in; a bare
 * name is met anywhere.
 */
export async function excludedBy(patterns: readonly string[]): Promise<(path: string) => boolean> {
  if (patterns.length === 0) return () => false;
  const { isNamedBy } = await import('../../workspace/glob');
  const own = patterns.map((p) =>
    p
      .split(sep)
      .join('/')
      .replace(/(?<=[^/])\/+$/, ''),
  );
  return (path) => {
    const steps = relative('.', resolve(path)).split(sep);
    return steps.some((_, i) => {
      const part = steps.slice(0, i + 1).join('/');
      return isNamedBy(own, part, resolve(part).split(sep).join('/'));
    });
  };
}
