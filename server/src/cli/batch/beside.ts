import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathKey } from '../../workspace/years';
import { REPORT_NAME } from '../../workspace/report-names';
import type { Source } from './sources';

/** More files of a folder are not looked into for one that was named. */
const MOST = 32;
const PDF = /\.pdf$/i;

/**
 * Files in the folders of those that were named or listed, which may hold reports of the year before; not those that
 * are checked anyway. Files of another name than the year's come last; PDF, which is slow to read, only with the same
 * name.
 */
export function filesBeside(sources: readonly Source[], cwd: string): Source[] {
  const checked = new Set(sources.map((s) => s.file));
  const found = new Map<string, Source>();
  for (const [folder, named] of byFolder(sources, cwd)) {
    const names = new Set(named.map(({ path }) => nameKey(path)));
    const beside = filesOf(folder).filter((name) => !checked.has(join(folder, name)));
    const alike = (name: string) => names.has(nameKey(name));
    const likely = beside.filter(alike);
    const others = beside.filter((name) => !alike(name) && !PDF.test(name));
    const shown = dirname(named[0]!.path);
    for (const name of [...likely, ...others].slice(0, MOST))
      found.set(join(folder, name), {
        path: shown === '.' ? name : join(shown, name).replaceAll('\\', '/'),
        file: join(folder, name),
        named: false,
      });
  }
  return [...found.values()];
}

/** Those found without their folder by the folder they stand in; standard input stands where its name says. */
function byFolder(sources: readonly Source[], cwd: string): Map<string, Source[]> {
  const out = new Map<string, Source[]>();
  for (const source of sources) {
    if (source.withFolder || (source.file === undefined && dirname(source.path) === '.')) continue;
    const folder = dirname(source.file ?? resolve(cwd, source.path));
    const others = out.get(folder);
    if (others) others.push(source);
    else out.set(folder, [source]);
  }
  return out;
}

/** A file's name without what differs from year to year and from format to format. */
const nameKey = (path: string): string => pathKey(basename(path).replace(/\.[^.]*$/, ''));

/** Regular files that could be reports, in the order of their names; a folder that cannot be read has none. */
function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((e) => e.isFile() && REPORT_NAME.test(e.name))
      .map((e) => e.name)
      .sort();
  } catch {
    return [];
  }
}
