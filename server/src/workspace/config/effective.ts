import { relative, sep } from 'node:path';
import type { SeverityLevel } from '../../../../shared/src/settings';
import { fromFolder, leftOutBy, saidBy } from '../file-patterns';
import type { Layer, Suppressed } from './model';

/** Where a setting comes from: a file, and the patterns of the override it stands in. */
export interface Origin {
  readonly file: string;
  readonly only: readonly string[] | undefined;
}

/** A suppression, and the configuration file that it stands in. */
export interface SuppressedBy extends Suppressed {
  readonly from: string;
}

/** What a configuration says of one file. */
export interface Effective {
  readonly enable?: boolean;
  readonly form?: string;
  readonly rules: Readonly<Record<string, SeverityLevel>>;
  readonly inlayHints?: boolean;
  readonly codeLens?: boolean;
  readonly maxFindings?: number;
  readonly maxFileSize?: number;
  /** Whether the file is named as a report; undefined where nothing is said of it. */
  readonly named?: boolean;
  readonly excluded?: boolean;
  /** Whether what git ignores is left out of folders; undefined where nothing is said of it. */
  readonly gitIgnore?: boolean;
  /** Findings that are not to be told in it; those of all layers. */
  readonly suppress: readonly SuppressedBy[];
  /** Where each of these comes from; rules as `rules.ID`. */
  readonly origins: Readonly<Record<string, Origin>>;
}

const plain = ['enable', 'form', 'inlayHints', 'codeLens', 'maxFindings', 'maxFileSize'] as const;

/** What the layers of a configuration say of a file together; the later wins. */
export function effectiveFor(path: string, layers: readonly Layer[]): Effective {
  const out: Record<string, unknown> = {};
  const rules: Record<string, SeverityLevel> = {};
  const origins: Record<string, Origin> = {};
  const suppress: SuppressedBy[] = [];
  const set = (name: string, value: unknown, layer: Layer): void => {
    if (value === undefined) return;
    out[name] = value;
    origins[name] = { file: layer.file, only: layer.only };
  };
  for (const layer of layers) {
    if (layer.only && said(path, layer.only, layer.folder) !== true) continue;
    for (const name of plain) set(name, layer[name], layer);
    for (const [id, level] of Object.entries(layer.rules ?? {})) {
      rules[id] = level;
      origins[`rules.${id}`] = { file: layer.file, only: layer.only };
    }
    set('named', said(path, layer.files, layer.folder), layer);
    set('excluded', said(path, layer.exclude, layer.folder, leftOutBy), layer);
    set('gitIgnore', layer.gitIgnore, layer);
    for (const entry of layer.suppress ?? [])
      if (entry.file === undefined || said(path, [entry.file], layer.folder) === true)
        suppress.push({ ...entry, from: layer.file });
  }
  return { ...out, rules, suppress, origins };
}

/** Whether what git ignores is left out of folders. */
export function heedsGit(layers: readonly Layer[]): boolean {
  return layers.findLast((l) => l.gitIgnore !== undefined)?.gitIgnore ?? true;
}

/** What patterns say of a file; they count from the folder of the file they stand in. */
function said(path: string, patterns: readonly string[] | undefined, folder: string, by = saidBy): boolean | undefined {
  if (!patterns || patterns.length === 0) return undefined;
  const below = slashes(relative(folder, path));
  const from = slashes(folder);
  return by(
    patterns.map((p) => fromFolder(p, from)),
    slashes(path),
    ...(below.startsWith('../') ? [] : [below]),
  );
}

const slashes = (path: string): string => path.split(sep).join('/');
