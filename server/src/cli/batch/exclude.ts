import { relative, resolve, sep } from 'node:path';

/** Whether a path is left out; a folder only where nothing in it can be taken back by a pattern with `!`. */
export type LeftOut = (path: string, isFolder?: boolean) => boolean;

/** What the patterns leave out. They count from the folder worked in, as those of a configuration there do. */
export async function excludedBy(written: readonly string[]): Promise<LeftOut> {
  if (written.length === 0) return () => false;
  const { folderLeftOutBy, fromFolder, leftOutBy } = await import('../../workspace/file-patterns');
  const patterns = written.map((p) => fromFolder(p, slashes(resolve('.'))));
  const takesBack = patterns.some((p) => p.startsWith('!'));
  return (path, isFolder = false) => {
    const below = slashes(relative('.', path));
    const from = below.startsWith('../') ? [] : [below];
    if (!isFolder) return leftOutBy(patterns, slashes(resolve(path)), ...from) ?? false;
    return !takesBack && folderLeftOutBy(patterns, slashes(resolve(path)), ...from);
  };
}

const slashes = (path: string): string => path.split(sep).join('/');
