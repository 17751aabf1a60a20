import type { Rule } from '../rule';
import { totalsFindings } from './totals';

export const balance: Rule = {
  id: 'balance',
  group: 'totals',
  severity: 'error',
  fix: 'suggested',
  scope: 'figures',
  docs: {
    zh: {
      title: '收支不平',
      what: '每一列：本年新收加上年结转，等于办理结果总计加结转下年度。这是表内印明的勾稽关系。',
      advice: '看指出的是哪一格、应为多少，核对原始数据后改正；快速修复按可能性大小列出各种改法。',
    },
    en: {
      title: 'Received and handled do not balance',
      what: 'In each column 新收 plus 上年结转 equals （七）总计 plus 结转下年度, as printed in the form’s corner.',
      advice:
        'Look at the cell named and the figure it should hold, and correct it from the source data; the quick ' +
        'fixes offer the likeliest figure first.',
    },
  },
  check(report, context) {
    for (const f of totalsFindings(report, context)) if (f.rule === 'balance') context.report(f.finding);
  },
};
