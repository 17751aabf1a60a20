import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BASELINE_NAME, knownKeys, readBaseline } from '../workspace/baseline';
import { loadConfig, textOnDisk, type Config } from '../workspace/config/chain';
import { effectiveFor, type SuppressedBy } from '../workspace/config/effective';
import { findConfig } from '../workspace/config/find';
import { goneSuppressions } from '../workspace/config/gone';
import { CONFIG_NAMES, type Vocabulary } from '../workspace/config/model';
import { documentPath, filePath } from '../workspace/file-key';
import { findAbove } from '../workspace/find-above';
import { smallFile } from '../workspace/ignored';
import type { BaselineEntry, ConfigSource, ReadBaseline, ReadConfig } from './configs';

/** A larger baseline is not read. */
const LARGEST_BASELINE = 64 << 20;

interface LoadedBaseline extends Omit<ReadBaseline, 'gone'> {
  readonly byPath: ReadonlyMap<string, readonly BaselineEntry[]>;
  /** Known when somebody has asked, until files have come or gone. */
  gone?: readonly BaselineEntry[] | undefined;
}

/** Configuration files and baselines on the machine the server runs on; each is read once until told to forget. */
export function nodeConfigs(): ConfigSource {
  const configsIn = new Map<string, string | undefined>(),
    baselinesIn = new Map<string, string | undefined>();
  const loaded = new Map<string, Config>();
  const baselines = new Map<string, LoadedBaseline>();
  /** By configuration, until files have come or gone. */
  const gone = new Map<Config, readonly SuppressedBy[]>();
  const goneIn = (config: Config): readonly SuppressedBy[] => {
    let found = gone.get(config);
    if (!found) gone.set(config, (found = goneSuppressions(config.layers)));
    return found;
  };
  /** Texts of those that are open, by their paths. */
  const open = new Map<string, string>();
  const textOf = (file: string) => open.get(file) ?? textOnDisk(file);
  const load = (file: string, words: Vocabulary): Config => {
    const config = loaded.get(file) ?? loadConfig(file, words, textOf);
    loaded.set(file, config);
    return config;
  };
  const loadBaseline = (file: string): LoadedBaseline => {
    let found = baselines.get(file);
    if (!found) baselines.set(file, (found = baselineIn(file, open.get(file) ?? smallFile(file, LARGEST_BASELINE))));
    return found;
  };
  const inOrAbove = (
    found: Map<string, string | undefined>,
    folder: string,
    folders: readonly string[],
    look: (folder: string, last: string | undefined) => string | undefined,
  ): string | undefined => {
    if (!found.has(folder)) found.set(folder, look(folder, outermost(folder, folders)));
    return found.get(folder);
  };
  return {
    forget: () => {
      for (const kept of [configsIn, baselinesIn, loaded, baselines, gone]) kept.clear();
    },
    hangsOn: (uri) => {
      const path = filePath(uri);
      if (path === undefined) return false;
      const below = path + sep;
      const isIt = (at: string) => at === path || at.startsWith(below);
      for (const known of [configsIn, baselinesIn, baselines]) if ([...known.keys()].some(isIt)) return true;
      return [...loaded.values()].some(({ read, missing }) => read.some((r) => isIt(r.file)) || missing.some(isIt));
    },
    for: (uri, folders, words) => {
      const path = documentPath(uri);
      const file = path && inOrAbove(configsIn, dirname(path), folders, findConfig);
      if (path === undefined || file === undefined) return undefined;
      const config = load(file, words);
      return { file, says: effectiveFor(path, config.layers), read: withAddresses(config) };
    },
    configs: () => [...loaded.values()].flatMap(withAddresses),
    gone: () => [...loaded.values()].flatMap(goneIn),
    baselineFor: (uri, folders) => {
      const path = documentPath(uri);
      const look = (folder: string, last: string | undefined) => findAbove([BASELINE_NAME], folder, last);
      const file = path && inOrAbove(baselinesIn, dirname(path), folders, look);
      if (path === undefined || file === undefined) return undefined;
      const { uri: at, byPath } = loadBaseline(file);
      const entries = byPath.get(path);
      return entries && { uri: at, entries, known: knownKeys(entries) };
    },
    baselines: () =>
      [...baselines.values()].map((baseline) => {
        const { uri, text, entries, byPath } = baseline;
        const gone = (baseline.gone ??= [...byPath].flatMap(([path, own]) => (existsSync(path) ? [] : own)));
        return { uri, text, entries, gone };
      }),
    filesMoved: () => {
      gone.clear();
      for (const baseline of baselines.values()) baseline.gone = undefined;
    },
    placeFor: (uri, folders) => {
      const path = documentPath(uri);
      if (path === undefined) return undefined;
      const folder = dirname(path);
      return pathToFileURL(join(outermost(folder, folders) ?? folder, CONFIG_NAMES[0])).href;
    },
    pathFrom: (file, uri) => {
      const path = documentPath(uri),
        from = filePath(file);
      if (path === undefined || from === undefined) return undefined;
      const below = relative(dirname(from), path).split(sep).join('/');
      return below.startsWith('../') ? undefined : below;
    },
    textOf: (uri) => {
      const path = filePath(uri);
      if (path === undefined) return undefined;
      return path.endsWith(BASELINE_NAME) ? (open.get(path) ?? smallFile(path, LARGEST_BASELINE)) : textOf(path);
    },
    opened: (uri, text) => {
      const path = filePath(uri);
      if (path === undefined) return;
      if (text === undefined) open.delete(path);
      else open.set(path, text);
    },
  };
}

const withAddresses = ({ read }: Config): ReadConfig[] => read.map((r) => ({ ...r, uri: pathToFileURL(r.file).href }));

/** The outermost of the workspace folders that a folder is in. */
function outermost(folder: string, folders: readonly string[]): string | undefined {
  return folders
    .flatMap((f) => filePath(f) ?? [])
    .filter((r) => folder === r || folder.startsWith(r.endsWith(sep) ? r : r + sep))
    .sort((a, b) => a.length - b.length)[0];
}

function baselineIn(file: string, text: string | undefined): LoadedBaseline {
  const baseline = text === undefined ? undefined : readBaseline(text);
  const entries = baseline?.findings.map((entry, number) => ({ ...entry, number }));
  const byPath = new Map<string, BaselineEntry[]>();
  for (const entry of entries ?? []) {
    const path = resolve(dirname(file), entry.path);
    const own = byPath.get(path);
    if (own) own.push(entry);
    else byPath.set(path, [entry]);
  }
  return { uri: pathToFileURL(file).href, text: text ?? '', entries, byPath };
}
