import { factLabel } from '../describe';
import type { Rule } from '../rule';

export const cellFormat: Rule = {
  id: 'cell-format',
  group: 'cells',
  severity: 'info',
  fix: 'safe',
  scope: 'table',
  docs: {
    zh: {
      title: '数字写法不规范',
      what: '全角数字、千分位分隔符、数字中间的空格，读得出但不便汇总。',
      advice: '用快速修复改为半角数字，数值不变。',
    },
    en: {
      title: 'A figure in other dress',
      what: 'Full-width digits, thousands separators or inner spaces: readable, yet no use to those who add reports up.',
      advice: 'The quick fix writes the same value in plain digits.',
    },
  },
  check(table, _report, context) {
    for (const f of table.facts) {
      if (f.cell.form !== 'dressed' || f.cell.value === null) continue;
      const newText = String(f.cell.value);
      context.report({
        place: f.cell,
        facts: [f.def.id],
        message: context.say(
          `“${factLabel(f.def)}”的数字“${f.cell.text}”宜写作 ${newText}`,
          `“${f.cell.text}” in “${factLabel(f.def)}” is better written ${newText}`,
        ),
        fixes: [
          {
            title: context.say(`写作 ${newText}`, `Write ${newText}`),
            applicability: 'safe',
            edits: [{ place: f.cell, newText }],
          },
        ],
      });
    }
  },
};
