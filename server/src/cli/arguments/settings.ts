import { severityLevels, type SeverityLevel } from './levels';
import { builtinForms } from '../../forms/builtin';
import { ruleById, rules } from '../../rules/registry';
import { faultLine, type Config } from '../../workspace/config/chain';
import { readConfig } from '../../workspace/config/read';
import type { Vocabulary } from '../../workspace/config/model';
import type { Arguments } from './arguments';
import { printable } from '../../text/width';
import { NEXT_FAULT, Problem, suggest } from '../terminal/problem';
import type { StatedSettings } from './stated';

/** The rules and forms there are. */
export const vocabulary = (): Vocabulary => ({
  rules: rules.map((r) => r.id),
  forms: builtinForms().map((f) => f.id),
});

/**
 * What options state, looked up and found good, as the configurations are.
 * @throws Problem where a form, rule, level or configuration cannot be used.
 */
export function statedSettings(args: Arguments, configs: readonly Config[]): StatedSettings {
  const faults = configs.flatMap(faultsIn);
  const wrong = faults.filter((f) => !f.idle);
  if (wrong.length > 0)
    throw new Problem(
      `配置文件 ${wrong.map((w) => w.zh).join(NEXT_FAULT)}`,
      `configuration ${wrong.map((w) => w.en).join(NEXT_FAULT)}`,
    );
  const severities: Record<string, SeverityLevel> = {};
  for (const setting of args.values('rule')) {
    const [id, level] = split(setting);
    severities[knownRule(id)] = level;
  }
  const asked = args.value('form');
  return {
    form: asked === undefined ? undefined : knownForm(asked),
    severities,
    yearRules: rules.filter((r) => r.scope === 'years').map((r) => r.id),
    idle: faults.filter((f) => f.idle).map(({ zh, en }) => ({ zh, en })),
  };
}

/** Every fault of a configuration at its place, with those that only who knows rules and forms can see. */
function faultsIn(config: Config): { zh: string; en: string; idle: boolean }[] {
  const words = vocabulary();
  return config.read.flatMap((file) => {
    const own = file.text === undefined ? file.faults : readConfig(file.text, words).faults;
    const seen = new Set(own.map((f) => f.start));
    const all = [...own, ...file.faults.filter((f) => !seen.has(f.start))].sort((a, b) => a.start - b.start);
    return all.map((fault) => {
      const { zh, en } = faultLine(file, fault, process.cwd());
      return { zh: printable(zh), en: printable(en), idle: fault.idle === true };
    });
  });
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

function knownRule(id: string): string {
  if (ruleById(id)) return id;
  const near = suggest(
    id,
    rules.map((r) => r.id),
  );
  throw new Problem(
    `没有规则 ${id}${near.zh || '；全部规则见 gouji explain'}`,
    `there is no rule ${id}${near.en || '; gouji explain lists them all'}`,
  );
}

function knownForm(id: string): string {
  const ids = ['auto', ...builtinForms().map((f) => f.id)];
  if (ids.includes(id)) return id;
  const near = suggest(id, ids);
  throw new Problem(
    `没有格式 ${id}${near.zh || `，可用的有 ${ids.join('、')}`}`,
    `there is no form ${id}${near.en || `; there are ${ids.join(', ')}`}`,
  );
}
