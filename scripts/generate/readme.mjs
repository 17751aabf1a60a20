import { englishOf, settingsOf } from './settings.mjs';

const words = {
  en: {
    file: 'README.md',
    title: '# Gouji 勾稽\n\n## Rules',
    settings: '## Settings',
    rules: ['Rule', 'Severity', 'Reports', 'Fix'],
    columns: ['Setting', 'Default', ''],
    fixes: { safe: 'safe', suggested: 'suggested' },
  },
  zh: {
    file: 'README.zh-CN.md',
    title: '# 勾稽 Gouji\n\n## 规则',
    settings: '## 设置',
    rules: ['规则', '级别', '所查', '修复'],
    columns: ['设置', '默认值', ''],
    fixes: { safe: '安全', suggested: '建议' },
  },
};

/** Both READMEs with their tables of rules and settings filled in between the markers. */
export function readmes(engine, read) {
  const chinese = JSON.parse(read('package.nls.zh-cn.json'));
  return Object.entries(words).map(([lang, w]) => {
    const text =
      read(w.file) ??
      `${w.title}\n\n<!-- rules:start -->\n<!-- rules:end -->\n\n${w.settings}\n\n<!-- settings:start -->\n<!-- ` +
        `settings:end -->\n`;
    const said = (name) => (lang === 'en' ? englishOf(engine, name) : chinese[`configuration.${name}`]);
    return [
      w.file,
      fill(fill(text, 'rules', ruleTable(engine, lang, w), w.file), 'settings', settingTable(engine, w, said), w.file),
    ];
  });
}

const row = (cells) => `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`;

function ruleTable(engine, lang, w) {
  const lines = [row(w.rules), '|---|---|---|---|'];
  for (const [group, names] of Object.entries(engine.groupNames)) {
    const rules = engine.rules.filter((r) => r.group === group);
    if (rules.length === 0) continue;
    lines.push(row([`**${names[lang === 'zh' ? 0 : 1]}**`, '', '', '']));
    for (const r of rules)
      lines.push(row([`[${r.id}](docs/rules/${r.id}.md)`, r.severity, r.docs[lang].title, w.fixes[r.fix] ?? '']));
  }
  return lines;
}

function settingTable(engine, w, said) {
  return [
    row(w.columns),
    '|---|---|---|',
    ...settingsOf(engine).map(({ name, schema }) =>
      row([`\`${name}\``, `\`${JSON.stringify(schema.default)}\``, said(name)]),
    ),
  ];
}

/** @throws Error if the markers are not there */
function fill(text, name, lines, file) {
  const start = `<!-- ${name}:start -->`,
    end = `<!-- ${name}:end -->`;
  const from = text.indexOf(start),
    to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} lacks the markers ${start} and ${end}`);
  return [text.slice(0, from + start.length), ...lines, text.slice(to)].join('\n');
}
