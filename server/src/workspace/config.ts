import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ZodError } from 'zod';
import type { Settings } from '../../../shared/src/settings';

/** What a configuration file is called. */
export const CONFIG_NAME = 'gouji.json';

/** A configuration file, read. Patterns in `settings.files` count from its folder. */
export interface Config {
  readonly file: string;
  readonly folder: string;
  readonly settings: Settings;
}

/** A configuration that cannot be used, with every fault of it in both languages. */
export class ConfigError extends Error {
  constructor(
    readonly file: string,
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
  }
}

/** The configuration file in a folder or the nearest one above. */
export function findConfig(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, CONFIG_NAME);
    if (existsSync(file)) return file;
    if (dirname(at) === at) return undefined;
  }
}

/**
 * Reads a configuration file.
 * @throws ConfigError if it cannot be read, is no JSON, or holds anything that is no setting.
 */
export async function loadConfig(file: string): Promise<Config> {
  const settings = await parse(file, read(file));
  return { file, folder: dirname(resolve(file)), settings };
}

/** No configuration is longer; what is may be anything that a link leads to. */
const LONGEST = 1 << 20;

function read(file: string): string {
  try {
    const stat = statSync(file);
    // A pipe that a shell hands over has somebody at its other end.
    const readable = stat.isFile() ? stat.size <= LONGEST : stat.isFIFO() && /^\/(?:dev|proc\/self)\/fd\//.test(file);
    if (!readable)
      throw new ConfigError(
        file,
        '不是普通文件，或大于 1 MB，不能作配置文件',
        'is no regular file, or larger than 1 MB: no configuration',
      );
    return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === 'ENOENT'
      ? new ConfigError(file, '没有这个文件，请检查 --config 的路径', 'there is no such file; look at the path given')
      : new ConfigError(file, `读不出：${message}`, `cannot be read: ${message}`);
  }
}

async function parse(file: string, text: string): Promise<Settings> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ConfigError(
      file,
      `不是合法的 JSON：${(error as Error).message}`,
      `is not valid JSON: ${(error as Error).message}`,
    );
  }
  // Editors use it to find the schema; it sets nothing.
  if (typeof json === 'object' && json !== null) delete (json as { $schema?: unknown }).$schema;
  // The schema library is loaded only where there is something to validate.
  const { settingsSchema } = await import('../../../shared/src/settings');
  const result = settingsSchema.safeParse(json);
  if (result.success) return result.data;
  const faults = faultsOf(result.error, Object.keys(settingsSchema.shape));
  throw new ConfigError(file, faults.map((f) => f.zh).join('；'), faults.map((f) => f.en).join('; '));
}

function faultsOf(error: ZodError, known: readonly string[]): { zh: string; en: string }[] {
  return error.issues.map((issue) => {
    const at = issue.path.length > 0 ? issue.path.map(String).join('.') : undefined;
    switch (issue.code) {
      case 'unrecognized_keys': {
        const keys = issue.keys.join(', ');
        return {
          zh: `没有设置项 ${keys}，可用的有 ${known.join('、')}`,
          en: `there is no setting ${keys}; there are ${known.join(', ')}`,
        };
      }
      case 'invalid_value':
        return {
          zh: `${at} 只能是 ${issue.values.map(String).join('、')}`,
          en: `${at} must be one of ${issue.values.map(String).join(', ')}`,
        };
      case 'invalid_type':
        return at
          ? { zh: `${at} 的类型应为 ${issue.expected}`, en: `${at} must be of type ${issue.expected}` }
          : { zh: '最外层应为一个对象 { … }', en: 'the outermost value must be an object { … }' };
      case 'too_small':
        return { zh: `${at} 不能小于 ${issue.minimum}`, en: `${at} must be at least ${issue.minimum}` };
      case 'too_big':
        return { zh: `${at} 不能大于 ${issue.maximum}`, en: `${at} must be at most ${issue.maximum}` };
      default:
        return { zh: `${at ?? ''} ${issue.message}`.trim(), en: `${at ?? ''} ${issue.message}`.trim() };
    }
  });
}
