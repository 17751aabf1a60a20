import { foreignHeaders } from './foreign-header';
import { rowReadings } from './readings';
import type { Rule } from '../rule';

export const columnExtra: Rule = {
  id: 'column-extra',
  group: 'tables',
  severity: 'info',
  scope: 'table',
  docs: {
    zh: { title: '数据多于列数', what: '这一行的数比表格的列多，多出的不参加核对。', advice: '删去多出的单元格。' },
    en: {
      title: 'More values than columns',
      what: 'The row holds more values than the form has columns; what is left over is not checked.',
      advice: 'Remove the surplus cells.',
    },
  },
  check(table, report, context) {
    const read = rowReadings(report);
    const foreign = foreignHeaders(table, report, context.forms);
    for (const f of table.faults) {
      if (f.kind !== 'column-extra' || foreign.has(f.part) || read.some((r) => r.fault === f)) continue;
      const n = f.part.columns.length + f.extra.length;
      context.report({
        place: f.extra[0]!,
        message: context.say(
          `表格有 ${f.part.columns.length} 列，这一行有 ${n} 个数`,
          `The table has ${f.part.columns.length} columns, this row ${n} values`,
        ),
      });
    }
  },
};
