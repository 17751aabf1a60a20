import { foreignHeaders } from './foreign-header';
import type { Rule } from '../rule';

export const columnMissing: Rule = {
  id: 'column-missing',
  group: 'tables',
  severity: 'error',
  scope: 'table',
  docs: {
    zh: { title: '缺少列', what: '表头缺少格式规定的列。', advice: '补上该列，没有数据的填 0。' },
    en: {
      title: 'A column is missing',
      what: 'The header lacks a column that the form prescribes.',
      advice: 'Add the column, with 0 where there is nothing to report.',
    },
  },
  check(table, report, context) {
    const foreign = foreignHeaders(table, report, context.forms);
    for (const f of table.faults) {
      if (f.kind !== 'column-missing' || foreign.has(f.part)) continue;
      const names = f.columns.map((c) => `“${c.label}”`).join('');
      context.report({
        place: f.place,
        message:
          f.columns.length === f.part.columns.length && f.columns.length > 1
            ? context.say('这里没有表头，缺少全部列名', 'There is no header here: all column labels are missing')
            : context.say(`表头缺少${names}`, `The header lacks ${names}`),
      });
    }
  },
};
