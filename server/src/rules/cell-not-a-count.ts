import { factLabel } from './describe';
import type { Rule } from './rule';

export const cellNotACount: Rule = {
  id: 'cell-not-a-count', group: 'cells', severity: 'error', scope: 'table',
  docs: {
    zh: { title: '件数不合理', what: '件数只能是 0 或正整数，不能是负数或小数；只有填增减数的格可以是负数。', advice: '核对原始数据后改正。' },
    en: { title: 'A count that cannot be', what: 'A count is 0 or a positive whole number; only a change may be below 0.', advice: 'Correct it from the source data.' },
  },
  check(table, _report, context) {
    for (const f of table.facts) {
      const v = f.cell.value;
      const { type } = f.def.column;
      if (v === null || ((v >= 0 || type === 'signed') && (type === 'amount' || Number.isInteger(v)))) continue;
      context.report({
        place: f.cell, facts: [f.def.id],
        message: v < 0 && type !== 'signed' ? context.say(`“${factLabel(f.def)}”不能是负数（${v}）`, `“${factLabel(f.def)}” cannot be negative (${v})`) : context.say(`“${factLabel(f.def)}”是件数，不能有小数（${v}）`, `“${factLabel(f.def)}” is a count and cannot be a fraction (${v})`),
      });
    }
  },
};
