import { MAX_FILE_SIZE, MAX_FINDINGS } from '../../../../shared/src/defaults';
import { severityLevels, type SeverityLevel } from './levels';
import { builtinForms } from '../../forms/builtin';
import { ruleById, rules } from '../../rules/registry';
import { ConfigError, loadConfig, type Config } from '../../workspace/config';
import type { Arguments } from './arguments';
import { Problem, suggest } from '../terminal/problem';
import { configFile, withSources, type CliSettings, type StatedSettings } from './stated';

/** @throws Problem where a form, rule, level or configuration cannot be used. */
export async function settingsOf(args: Arguments, cwd: string): Promise<CliSettings> {
  const file = configFile(args, cwd);
  return withSources(await statedSettings(args, file), args, file);
}

/**
 * What configuration and options state, looked up and found good.
 * @throws Problem where a form, rule, level or configuration cannot be used.
 */
export async function statedSettings(args: Arguments, file: string | undefined): Promise<StatedSettings> {
  const config = await configOf(file);
  const where = config ? `${config.file}: ` : '';
  const severities: Record<string, SeverityLevel> = {};
  for (const [id, level] of Object.entries(config?.settings.rules ?? {})) severities[knownRule(id, where)] = level;
  for (const setting of args.values('rule')) {
    const [id, level] = split(setting);
    severities[knownRule(id, '')] = level;
  }
  const asked = args.value('form');
  return {
    enable: config?.settings.enable ?? true,
    form: asked ? knownForm(asked, '') : knownForm(config?.settings.form ?? 'auto', where),
    severities,
    years: rules.some((r) => r.scope === 'years' && severities[r.id] !== 'off'),
    maxFindings: config?.settings.maxFindings ?? MAX_FINDINGS,
    maxFileSize: config?.settings.maxFileSize ?? MAX_FILE_SIZE,
    files: config?.settings.files ?? [],
  };
}

async function configOf(file: string | undefined): Promise<Config | undefined> {
  try {
    return file === undefined ? undefined : await loadConfig(file);
  } catch (error) {
    if (error instanceof ConfigError)
      throw new Problem(`配置文件 ${error.file}：${error.zh}`, `configuration ${error.file}: ${error.en}`);
    throw error;
  }
}

function split(setting: string): [string, SeverityLevel] {
  const at = setting.indexOf('=');
  const level = setting.slice(at + 1);
  if (at > 0 && (severityLevels as readonly string[]).includes(level))
    return [setting.slice(0, at), level as SeverityLevel];
  const near = at > 0 ? suggest(level, severityLevels) : { zh: '', en: '' };
  throw new Problem(
    `--rule ${setting} 写法不对，应为 规则=级别，级别是 ${severityLevels.join('、')} 之一${near.zh}`,
    `--rule ${setting} is not RULE=LEVEL with one of the levels ${severityLevels.join(', ')}${near.en}`,
  );
}

function knownRule(id: string, where: string): string {
  if (ruleById(id)) return id;
  const near = suggest(
    id,
    rules.map((r) => r.id),
  );
  throw new Problem(
    `${where}没有规则 ${id}${near.zh || '；全部规则见 gouji explain'}`,
    `${where}there is no rule ${id}${near.en || '; gouji explain lists them all'}`,
  );
}

function knownForm(id: string, where: string): string {
  const ids = ['auto', ...builtinForms().map((f) => f.id)];
  if (ids.includes(id)) return id;
  const near = suggest(id, ids);
  throw new Problem(
    `${where}没有格式 ${id}${near.zh || `，可用的有 ${ids.join('、')}`}`,
    `${where}there is no form ${id}${near.en || `; there are ${ids.join(', ')}`}`,
  );
}
