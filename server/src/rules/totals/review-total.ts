import type { Rule } from '../rule';
import { totalsFindings } from './totals';

export const reviewTotal: Rule = {
  id: 'review-total',
  group: 'totals',
  severity: 'error',
  fix: 'suggested',
  scope: 'figures',
  docs: {
    zh: {
      title: '复议诉讼合计不平',
      what: '行政复议和两类行政诉讼各自的“总计”等于结果维持、结果纠正、其他结果、尚未审结之和。',
      advice: '看指出的是哪一格、应为多少，核对原始数据后改正；快速修复按可能性大小列出各种改法。',
    },
    en: {
      title: 'Reviews or lawsuits do not add up',
      what: 'Each 总计 of table four is the sum of its four results.',
      advice:
        'Look at the cell named and the figure it should hold, and correct it from the source data; the quick ' +
        'fixes offer the likeliest figure first.',
    },
  },
  check(report, context) {
    for (const f of totalsFindings(report, context)) if (f.rule === 'review-total') context.report(f.finding);
  },
};
