import { defaultSettings, settingsSchema, type Settings } from '../../../shared/src/settings';
import type { Form } from '../forms/form';
import { rules } from '../rules/registry';
import type { Lang } from '../rules/rule';

export interface ReadSettings {
  readonly settings: Settings;
  /** What is wrong, a sentence each, in the user's language. */
  readonly problems: readonly string[];
}

type Key = keyof Settings;
interface Issue {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

/**
 * Reads what the client gives as `gouji` settings; they stand above those of a configuration file. What is wrong gives
 * way to its default, the rest stays in force.
 */
export function readSettings(
  raw: unknown,
  forms: readonly Form[],
  lang: Lang,
  below: Partial<Settings> = {},
): ReadSettings {
  const given = isRecord(raw) ? raw : {};
  const settings: Record<string, unknown> = { ...defaultSettings, ...below };
  const problems: string[] = [];
  const tell = (path: readonly PropertyKey[], text: string, fallback: string) =>
    problems.push(
      lang === 'zh'
        ? `设置 gouji.${path.join('.')} 无效：${text}${fallback && `，按 ${fallback} 处理`}`
        : `Setting gouji.${path.join('.')} is not valid: ${text}${fallback && `; ${fallback} is used`}`,
    );

  for (const key of Object.keys(settingsSchema.shape) as Key[]) {
    const value = given[key];
    // Clients answer null for what is not set.
    if (value === undefined || value === null) continue;
    if (key === 'rules' && isRecord(value)) {
      settings[key] = { ...below.rules, ...ruleLevels(value, tell, lang) };
      continue;
    }
    const issue = firstIssue(key, value, lang);
    if (issue) tell([key, ...issue.path], issue.text, JSON.stringify(defaultSettings[key]));
    else settings[key] = value;
  }
  const { form } = settings as Settings;
  if (form !== 'auto' && !forms.some((f) => f.id === form)) {
    tell(['form'], lang === 'zh' ? `没有格式“${form}”` : `there is no form “${form}”`, '"auto"');
    settings['form'] = 'auto';
  }
  return { settings: settings as Settings, problems };
}

function ruleLevels(
  value: Readonly<Record<string, unknown>>,
  tell: (path: readonly PropertyKey[], text: string, fallback: string) => void,
  lang: Lang,
): Settings['rules'] {
  const out: Settings['rules'] = {};
  for (const [id, level] of Object.entries(value)) {
    const issue = firstIssue('rules', { [id]: level }, lang);
    const rule = rules.find((r) => r.id === id);
    if (!rule) tell(['rules', id], lang === 'zh' ? '没有这条规则' : 'there is no such rule', '');
    else if (issue) tell(['rules', id], issue.text, JSON.stringify(rule.severity));
    else out[id] = level as Settings['rules'][string];
  }
  return out;
}

function firstIssue(key: Key, value: unknown, lang: Lang): Issue | undefined {
  const issue = settingsSchema.shape[key].safeParse(value).error?.issues[0];
  if (!issue) return undefined;
  const zh = lang === 'zh';
  switch (issue.code) {
    case 'invalid_type':
      return {
        path: issue.path,
        text: zh ? `应为${typeNames[issue.expected] ?? issue.expected}` : `${issue.expected} expected`,
      };
    case 'invalid_value':
      return {
        path: issue.path,
        text: zh ? `应为 ${issue.values.join('、')} 之一` : `one of ${issue.values.join(', ')} expected`,
      };
    case 'too_small':
      return { path: issue.path, text: zh ? `不能小于 ${issue.minimum}` : `at least ${issue.minimum} expected` };
    case 'too_big':
      return { path: issue.path, text: zh ? `不能大于 ${issue.maximum}` : `at most ${issue.maximum} expected` };
    default:
      return { path: issue.path, text: issue.message };
  }
}

const typeNames: Readonly<Record<string, string>> = {
  boolean: ' true 或 false',
  string: '字符串',
  number: '数',
  int: '整数',
  array: '数组',
  record: '对象',
  object: '对象',
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
