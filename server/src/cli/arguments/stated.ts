import { dirname, join, resolve } from 'node:path';
import { MAX_FILE_SIZE, MAX_FINDINGS } from '../../../../shared/src/defaults';
import { UNNAMED, type Source } from '../batch/sources';
import type { Config } from '../../workspace/config/chain';
import { findConfig } from '../../workspace/config/find';
import type { Effective, SuppressedBy, effectiveFor as EffectiveFor } from '../../workspace/config/effective';
import type { Arguments } from './arguments';
import type { SeverityLevel } from './levels';

// What can be done with settings without the engine that knows rules and forms.

/** What options and the registry of rules say for every file; plain data. */
export interface StatedSettings {
  readonly form: string | undefined;
  readonly severities: Readonly<Record<string, SeverityLevel>>;
  /** Rules that compare a report with that of the year before. */
  readonly yearRules: readonly string[];
  /** What in the configurations does nothing, in each language. */
  readonly idle: readonly { readonly zh: string; readonly en: string }[];
}

/** How one file is to be checked. */
export interface FileSettings {
  readonly enable: boolean;
  readonly excluded: boolean;
  readonly form: string;
  readonly severities: Readonly<Record<string, SeverityLevel>>;
  /** Whether any rule compares the file's report with that of the year before. */
  readonly years: boolean;
  readonly maxFindings: number;
  /** Whether it is a report whatever its text. */
  readonly forced: boolean;
  /** Megabytes of the largest file that is read. */
  readonly maxFileSize: number;
  readonly config: string | undefined;
  /** What the configuration suppresses in it. */
  readonly suppress: readonly SuppressedBy[];
}

/** The configurations that a run goes by: each file has the one nearest to it, or all have the one that was named. */
export class Configurations {
  private readonly byFolder = new Map<string, string | undefined>();

  private constructor(
    private readonly named: string | undefined,
    private readonly cwd: string,
    private readonly loaded: ReadonlyMap<string, Config>,
    private readonly effective: { readonly effectiveFor: typeof EffectiveFor } | undefined,
  ) {}

  static async for(args: Arguments, cwd: string, sources: readonly Source[]): Promise<Configurations> {
    const named = args.value('config');
    const search = new Configurations(named, cwd, new Map(), undefined);
    const files = new Set(sources.map((s) => search.fileFor(s)));
    if (files.size === 0) files.add(named === undefined ? search.nearest(cwd) : resolve(cwd, named));
    files.delete(undefined);
    if (files.size === 0) return search;
    // What reads configurations is loaded only where there is one.
    const { loadConfig } = await import('../../workspace/config/chain');
    const loaded = new Map([...files].map((f) => [f!, loadConfig(f!)]));
    return new Configurations(named, cwd, loaded, await import('../../workspace/config/effective'));
  }

  get all(): readonly Config[] {
    return [...this.loaded.values()];
  }

  /** The configuration file for a source. */
  fileFor(source: Source): string | undefined {
    if (this.named !== undefined) return resolve(this.cwd, this.named);
    // Standard input stands where its name says, without one in the folder worked in.
    return this.nearest(dirname(pathOfSource(source, this.cwd)));
  }

  /** What the configuration says of a source; undefined where there is none. */
  sayingOf(source: Source): { readonly config: Config; readonly effective: Effective } | undefined {
    const file = this.fileFor(source);
    const config = file === undefined ? undefined : this.loaded.get(file);
    return config && { config, effective: this.effective!.effectiveFor(pathOfSource(source, this.cwd), config.layers) };
  }

  /** The nearest in the folder or above it, as far as the root of the repository; the same as the editor finds. */
  private nearest(folder: string): string | undefined {
    if (this.byFolder.has(folder)) return this.byFolder.get(folder);
    const found = findConfig(folder);
    this.byFolder.set(folder, found);
    return found;
  }
}

function pathOfSource({ file, path }: Source, cwd: string): string {
  return file ?? (path === UNNAMED ? join(cwd, path) : resolve(cwd, path));
}

/** What configuration and options say of a source together; options win. */
export function settingsFor(
  source: Source,
  { form, severities, yearRules }: StatedSettings,
  configurations: Configurations,
): FileSettings {
  const said = configurations.sayingOf(source);
  const own = said?.effective;
  const levels = { ...own?.rules, ...severities };
  // Who names both a form and a file has said what the file is; a folder may hold anything.
  const meant = source.named && form !== undefined && form !== 'auto';
  return {
    enable: own?.enable ?? true,
    excluded: own?.excluded ?? false,
    form: form ?? own?.form ?? 'auto',
    severities: levels,
    years: yearRules.some((id) => levels[id] !== 'off'),
    maxFindings: own?.maxFindings ?? MAX_FINDINGS,
    maxFileSize: own?.maxFileSize ?? MAX_FILE_SIZE,
    forced: meant || (own?.named ?? source.path.toLowerCase().endsWith('.gkbg')),
    config: said?.config.file,
    suppress: own?.suppress ?? [],
  };
}
