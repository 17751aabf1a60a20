import { relative, resolve, sep } from 'node:path';
import { severityLevels, type SeverityLevel } from './levels';
import { builtinForms } from '../forms/builtin';
import { ruleById, rules } from '../rules/registry';
import { ConfigError, findConfig, loadConfig, type Config } from '../workspace/config';
import type { Arguments } from './arguments';
import { Problem, suggest } from './problem';
import type { Source } from './sources';

/** What configuration file and options say together; options win. */
export interface CliSettings {
  readonly enable: boolean;
  readonly form: string;
  readonly severities: Readonly<Record<string, SeverityLevel>>;
  /** Whether any rule compares a report with that of the year before. */
  readonly years: boolean;
  readonly maxFindings: number;
  /** The configuration file used. */
  readonly config: string | undefined;
  /** Whether a source is a report whatever its text. */
  forced(source: Source): boolean;
}

const MAX_FINDINGS = 250;

/** @throws Problem where a form, rule, level or configuration cannot be used. */
export async function settingsOf(args: Arguments, cwd: string): Promise<CliSettings> {
  const config = await configOf(args, cwd);
  const where = config ? `${config.file}: ` : '';
  const severities: Record<string, SeverityLevel> = {};
  for (const [id, level] of Object.entries(config?.settings.rules ?? {})) severities[knownRule(id, where)] = level;
  for (const setting of args.values('rule')) {
    const [id, level] = split(setting);
    severities[knownRule(id, '')] = level;
  }
  const asked = args.value('form');
  const byPath = await forcedBy(config);
  return {
    enable: config?.settings.enable ?? true,
    form: asked ? knownForm(asked, '') : knownForm(config?.settings.form ?? 'auto', where),
    severities, years: rules.some((r) => r.scope === 'years' && severities[r.id] !== 'off'), maxFindings: config?.settings.maxFindings ?? MAX_FINDINGS, config: config?.file,
    // Who names both a form and a file has said what the file is; a folder may hold anything.
    forced: (source) => (source.named && asked !== undefined && asked !== 'auto') || byPath(source.file ?? resolve(source.path)),
  };
}

/** Whether a file is taken for a report whatever its text: by the configuration, or by an extension that only reports have. */
async function forcedBy(config: Config | undefined): Promise<(path: string) => boolean> {
  const own = (path: string) => path.toLowerCase().endsWith('.gkbg');
  if (!config || config.settings.files.length === 0) return own;
  const { isNamedBy } = await import('../workspace/glob');
  const slashes = (path: string) => path.split(sep).join('/');
  return (path) => own(path) || isNamedBy(config.settings.files, slashes(path), slashes(relative(config.folder, path)));
}

async function configOf(args: Arguments, cwd: string): Promise<Config | undefined> {
  const file = args.value('config') ?? findConfig(cwd);
  try {
    return file === undefined ? undefined : await loadConfig(file);
  } catch (error) {
    if (error instanceof ConfigError) throw new Problem(`配置文件 ${error.file}：${error.zh}`, `configuration ${error.file}: ${error.en}`);
    throw error;
  }
}

function split(setting: string): [string, SeverityLevel] {
  const at = setting.indexOf('=');
  const level = setting.slice(at + 1);
  if (at > 0 && (severityLevels as readonly string[]).includes(level)) return [setting.slice(0, at), level as SeverityLevel];
  const near = at > 0 ? suggest(level, severityLevels) : { zh: '', en: '' };
  throw new Problem(`--rule ${setting} 写法不对，应为 规则=级别，级别是 ${severityLevels.join('、')} 之一${near.zh}`, `--rule ${setting} is not RULE=LEVEL with one of the levels ${severityLevels.join(', ')}${near.en}`);
}

function knownRule(id: string, where: string): string {
  if (ruleById(id)) return id;
  const near = suggest(id, rules.map((r) => r.id));
  throw new Problem(`${where}没有规则 ${id}${near.zh || '；全部规则见 gouji explain'}`, `${where}there is no rule ${id}${near.en || '; gouji explain lists them all'}`);
}

function knownForm(id: string, where: string): string {
  const ids = ['auto', ...builtinForms().map((f) => f.id)];
  if (ids.includes(id)) return id;
  const near = suggest(id, ids);
  throw new Problem(`${where}没有格式 ${id}${near.zh || `，可用的有 ${ids.join('、')}`}`, `${where}there is no form ${id}${near.en || `; there are ${ids.join(', ')}`}`);
}
