import { dirname, relative, resolve, sep } from 'node:path';
import { findConfig } from '../../workspace/config';
import type { Arguments } from './arguments';
import type { SeverityLevel } from './levels';
import type { Source } from '../batch/sources';

// What can be done with settings without the engine that knows rules and forms.

/** What follows from the words of configuration and options alone; plain data. */
export interface StatedSettings {
  readonly enable: boolean;
  readonly form: string;
  readonly severities: Readonly<Record<string, SeverityLevel>>;
  /** Whether any rule compares a report with that of the year before. */
  readonly years: boolean;
  readonly maxFindings: number;
  /** Megabytes of the largest file that is read. */
  readonly maxFileSize: number;
  /** Patterns of files that are reports whatever their text. */
  readonly files: readonly string[];
}

/** What configuration file and options say together; options win. */
export interface CliSettings extends StatedSettings {
  /** The configuration file used. */
  readonly config: string | undefined;
  /** Whether a source is a report whatever its text. */
  forced(source: Source): boolean;
}

/** The configuration file that a run goes by. */
export function configFile(args: Arguments, cwd: string): string | undefined {
  return args.value('config') ?? findConfig(cwd);
}

/** Settings with what they say of single files; patterns count from the folder of the configuration. */
export async function withSources(
  stated: StatedSettings,
  args: Arguments,
  config: string | undefined,
): Promise<CliSettings> {
  const asked = args.value('form');
  const byPath = await forcedBy(stated.files, config === undefined ? undefined : dirname(resolve(config)));
  return {
    ...stated,
    config,
    // Who names both a form and a file has said what the file is; a folder may hold anything.
    forced: (source) =>
      (source.named && asked !== undefined && asked !== 'auto') || byPath(source.file ?? resolve(source.path)),
  };
}

/** Whether a file is taken for a report whatever its text: by the configuration, or by an extension that only reports have. */
async function forcedBy(patterns: readonly string[], folder: string | undefined): Promise<(path: string) => boolean> {
  const own = (path: string) => path.toLowerCase().endsWith('.gkbg');
  if (patterns.length === 0 || folder === undefined) return own;
  const { isNamedBy } = await import('../../workspace/glob');
  const slashes = (path: string) => path.split(sep).join('/');
  return (path) => own(path) || isNamedBy(patterns, slashes(path), slashes(relative(folder, path)));
}
