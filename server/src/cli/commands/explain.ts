import { fileURLToPath } from 'node:url';
import { groupNames } from '../../rules/groups';
import { describedRules as rules } from '../../rules/described';
import type { DescribedRule } from '../../rules/rule';
import { rulePage } from '../../features/rule-page';
import { findRulePages } from '../../rule-pages';
import type { Arguments } from '../arguments/arguments';
import { padEnd, textWidth } from '../../text/width';
import type { Say } from '../terminal/language';
import type { Setting } from './command';
import { Problem, suggest } from '../terminal/problem';
import { exampleOf } from './rule-examples';

/** `gouji explain [RULE]`: what a rule checks and what to do, or a list of all rules. */
export function run(args: Arguments, { say, lang, terminal }: Setting): number {
  const json = args.value('format') === 'json';
  findRulePages();
  const id = args.args[0];
  if (id === undefined) {
    terminal.out(
      json
        ? `${JSON.stringify({ version: 1, rules: rules.map((r) => described(r, lang)) }, undefined, 2)}\n`
        : list(say, lang),
    );
    return 0;
  }
  const rule = rules.find((r) => r.id === id);
  if (!rule) {
    const near = suggest(
      id,
      rules.map((r) => r.id),
    );
    throw new Problem(
      `没有规则 ${id}${near.zh || '；全部规则见 gouji explain'}`,
      `There is no rule ${id}${near.en || '; gouji explain lists them all'}`,
    );
  }
  terminal.out(
    json ? `${JSON.stringify({ version: 1, ...described(rule, lang) }, undefined, 2)}\n` : page(rule, say, lang),
  );
  return 0;
}

function described(rule: DescribedRule, lang: 'zh' | 'en') {
  return {
    id: rule.id,
    group: rule.group,
    severity: rule.severity,
    fix: rule.fix ?? null,
    ...rule.docs[lang],
    example: exampleOf(rule.id) ?? null,
    page: rulePage(rule.id) ?? null,
  };
}

function fixWord(rule: DescribedRule, say: Say): string {
  return rule.fix === 'safe'
    ? say('安全的修复（--fix）', 'safe fix (--fix)')
    : rule.fix === 'suggested'
      ? say('建议的修复，须由人核对', 'suggested fix, for a person to look at')
      : say('没有修复', 'no fix');
}

function page(rule: DescribedRule, say: Say, lang: 'zh' | 'en'): string {
  const docs = rule.docs[lang],
    example = exampleOf(rule.id);
  const indent = (text: string) =>
    text
      .split('\n')
      .map((l) => `  ${l}`.trimEnd())
      .join('\n');
  return [
    `${rule.id}${say('：', ': ')}${docs.title}`,
    `${say('级别', 'Severity')} ${rule.severity} · ${fixWord(rule, say)}`,
    '',
    docs.what,
    '',
    `${say('怎么办：', 'What to do: ')}${docs.advice}`,
    '',
    ...(example
      ? [say('有误', 'Wrong'), indent(example.wrong), '', say('正确', 'Right'), indent(example.right), '']
      : []),
    ...(pagePath(rule.id) ?? []),
    '',
  ].join('\n');
}

/** Where the page stands, as a path one can open. */
function pagePath(id: string): string[] | undefined {
  const page = rulePage(id);
  return page === undefined ? undefined : [fileURLToPath(page)];
}

function list(say: Say, lang: 'zh' | 'en'): string {
  const width = Math.max(...rules.map((r) => textWidth(r.id)));
  const groups = [...new Set(rules.map((r) => r.group))];
  const lines = groups.map((g) =>
    [
      say(...groupNames[g]),
      ...rules
        .filter((r) => r.group === g)
        .map((r) => `  ${padEnd(r.id, width)}  ${padEnd(r.severity, 7)}  ${r.docs[lang].title}`),
      '',
    ].join('\n'),
  );
  return `${lines.join('\n')}\n${say('详见 gouji explain 规则', 'For more: gouji explain RULE')}\n`;
}
