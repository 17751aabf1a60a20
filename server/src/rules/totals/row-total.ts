import type { Rule } from '../rule';
import { totalsFindings } from './totals';

export const rowTotal: Rule = {
  id: 'row-total',
  group: 'totals',
  severity: 'error',
  fix: 'suggested',
  scope: 'figures',
  docs: {
    zh: {
      title: '行合计不平',
      what: '每一行的“总计”等于自然人与五类法人或其他组织之和。',
      advice: '看指出的是哪一格、应为多少，核对原始数据后改正；快速修复按可能性大小列出各种改法。',
    },
    en: {
      title: 'A row does not add up',
      what: 'The row’s 总计 is 自然人 plus the five kinds of organisations.',
      advice:
        'Look at the cell named and the figure it should hold, and correct it from the source data; the quick ' +
        'fixes offer the likeliest figure first.',
    },
  },
  check(report, context) {
    for (const f of totalsFindings(report, context)) if (f.rule === 'row-total') context.report(f.finding);
  },
};
