import type { Rule } from '../rule';
import { totalsFindings } from './totals';

export const columnTotal: Rule = {
  id: 'column-total',
  group: 'totals',
  severity: 'error',
  fix: 'suggested',
  scope: 'figures',
  docs: {
    zh: {
      title: '列合计不平',
      what: '每一列的“（七）总计”等于（一）至（六）各项之和。',
      advice: '看指出的是哪一格、应为多少，核对原始数据后改正；快速修复按可能性大小列出各种改法。',
    },
    en: {
      title: 'A column does not add up',
      what: 'In each column （七）总计 is the sum of all results from （一） to （六）.',
      advice:
        'Look at the cell named and the figure it should hold, and correct it from the source data; the quick ' +
        'fixes offer the likeliest figure first.',
    },
  },
  check(report, context) {
    for (const f of totalsFindings(report, context)) if (f.rule === 'column-total') context.report(f.finding);
  },
};
