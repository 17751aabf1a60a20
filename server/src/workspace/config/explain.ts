import type { Settings } from '../../../../shared/src/settings';
import type { Effective, Origin } from './effective';

/** What applies to one file, and where each of it comes from. */
export interface Explained {
  /** The configuration files that were read, the nearest first. */
  readonly read: readonly string[];
  readonly settings: readonly { readonly name: string; readonly value: unknown; readonly from: From }[];
}

type From = 'default' | 'editor' | 'option' | Origin;

/** Settings that were given besides the configuration, and by whom. */
export interface Given {
  readonly by: 'editor' | 'option';
  readonly settings: Partial<Settings>;
  /** What these settings say of the file: whether they name it as a report, and whether they leave it out. */
  readonly named?: boolean | undefined;
  readonly excluded?: boolean | undefined;
}

const names = ['enable', 'form', 'maxFindings', 'maxFileSize', 'inlayHints', 'codeLens'] as const;

/** What is said of the file itself, and under which key. */
const ofFiles = [
  ['files', 'named'],
  ['exclude', 'excluded'],
  ['gitIgnore', 'gitIgnore'],
] as const;

/** Puts together what applies to a file; what was given stands above the configuration. */
export function explain(
  read: readonly string[],
  says: Effective | undefined,
  given: Given,
  defaults: Settings,
): Explained {
  const own = given.settings;
  const from = (name: string): From => says?.origins[name] ?? 'default';
  const settings: { name: string; value: unknown; from: From }[] = names.map((name) =>
    own[name] !== undefined
      ? { name, value: own[name], from: given.by }
      : { name, value: says?.[name] ?? defaults[name], from: from(name) },
  );
  const rules = { ...says?.rules, ...own.rules };
  for (const id of Object.keys(rules).sort())
    settings.push({
      name: `rules.${id}`,
      value: rules[id],
      from: own.rules?.[id] === undefined ? from(`rules.${id}`) : given.by,
    });
  for (const [name, key] of ofFiles) {
    const [here, below] = [key === 'gitIgnore' ? undefined : given[key], says?.[key]];
    if (here !== undefined) settings.push({ name, value: here, from: given.by });
    else if (below !== undefined) settings.push({ name, value: below, from: from(key) });
  }
  for (const value of given.settings.suppress ?? []) settings.push({ name: 'suppress', value, from: given.by });
  for (const { from: file, number: _, ...value } of says?.suppress ?? [])
    settings.push({ name: 'suppress', value, from: { file, only: undefined } });
  return { read, settings };
}

/** The same as lines to read. */
export function explained({ read, settings }: Explained, say: (zh: string, en: string) => string): string {
  const width = Math.max(...settings.map((s) => s.name.length));
  const values = settings.map((s) => JSON.stringify(s.value));
  const wide = Math.max(...values.map((v) => v.length));
  const lines = settings.map(
    (s, i) => `  ${s.name.padEnd(width)}  ${values[i]!.padEnd(wide)}  ${fromWords(s.from, say)}`,
  );
  const files = read.length > 0 ? read.map((f) => `  ${f}`) : [say('  （没有）', '  (none)')];
  return [say('配置文件', 'Configuration files'), ...files, '', say('设置', 'Settings'), ...lines, ''].join('\n');
}

function fromWords(from: From, say: (zh: string, en: string) => string): string {
  if (from === 'default') return say('默认', 'default');
  if (from === 'editor') return say('编辑器设置', 'setting of the editor');
  if (from === 'option') return say('命令行选项', 'option of the command line');
  const only = from.only ? ` (overrides: ${from.only.join(', ')})` : '';
  return `${from.file}${only}`;
}
