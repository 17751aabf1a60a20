const levels = { error: '错误', warning: '警告', info: '信息', hint: '提示' };
const fixes = {
  zh: { safe: '安全（只改名称、格式或残留）', suggested: '建议（由人选定，一次一处）', none: '无' },
  en: {
    safe: 'safe (names, format or residue only)',
    suggested: 'suggested (chosen by a person, one at a time)',
    none: 'none',
  },
};

/** docs/rules: a page for each rule, and their index. */
export function rulePages(engine) {
  return [
    ...engine.rules.map((r) => [`docs/rules/${r.id}.md`, page(r, engine)]),
    ['docs/rules/README.md', index(engine)],
  ];
}

const fence = (text) => ['```text', ...text.split('\n'), '```'];

function page(rule, engine) {
  const { zh, en } = rule.docs,
    [groupZh, groupEn] = engine.groupNames[rule.group];
  return [
    `# ${zh.title} \`${rule.id}\``,
    '',
    `${groupZh} · ${levels[rule.severity]} \`${rule.severity}\` · 修复：${fixes.zh[rule.fix ?? 'none']}`,
    '',
    zh.what,
    '',
    `**怎么办**　${zh.advice}`,
    '',
    `## ${en.title}`,
    '',
    `${groupEn} · \`${rule.severity}\` · fix: ${fixes.en[rule.fix ?? 'none']}`,
    '',
    en.what,
    '',
    `**What to do**　${en.advice}`,
    '',
    ...example(rule, engine),
    '## 设置 Settings',
    '',
    ...['```json', `{ "rules": { "${rule.id}": "off" } }`, '```'],
    '',
    '写在 `gouji.json` 里；编辑器中是设置 `gouji.rules`。In `gouji.json`; in the editor the setting `gouji.rules`.',
    '',
    '[全部规则 All rules](README.md)',
    '',
  ].join('\n');
}

function example(rule, engine) {
  const shown = engine.exampleOf(rule.id);
  if (!shown) return [];
  const said = (lang) =>
    engine
      .runExample(shown, shown.wrong, lang)
      .filter((f) => f.rule === rule.id)
      .map((f) => `> ${f.message}`);
  return [
    '## 示例 Example',
    '',
    ...(shown.last === undefined ? [] : ['上年 The year before', '', ...fence(shown.last), '']),
    '有误 Wrong',
    '',
    ...fence(shown.wrong),
    '',
    ...said('zh').flatMap((m) => [m, '>']),
    ...said('en').flatMap((m, i, all) => (i < all.length - 1 ? [m, '>'] : [m])),
    '',
    '正确 Right',
    '',
    ...fence(shown.right),
    '',
  ];
}

function index(engine) {
  const groups = Object.entries(engine.groupNames)
    .map(([id, names]) => ({ names, rules: engine.rules.filter((r) => r.group === id) }))
    .filter((g) => g.rules.length > 0);
  return [
    '# 规则 Rules',
    '',
    '每条规则一页：查什么，为什么，怎么办，正误示例。A page for each rule: what it checks, why, what to do, a ' +
      'wrong and a right example.',
    '',
    ...groups.flatMap((g) => [
      `## ${g.names[0]} ${g.names[1]}`,
      '',
      '| 规则 Rule | 级别 Severity | | | 修复 Fix |',
      '|---|---|---|---|---|',
      ...g.rules.map(
        (r) => `| [${r.id}](${r.id}.md) | ${r.severity} | ${r.docs.zh.title} | ${r.docs.en.title} | ${r.fix ?? ''} |`,
      ),
      '',
    ]),
  ].join('\n');
}
