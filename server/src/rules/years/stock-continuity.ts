import { checkCarries } from './carries';
import type { Rule } from '../rule';

export const stockContinuity: Rule = {
  id: 'stock-continuity',
  group: 'years',
  severity: 'warning',
  fix: 'suggested',
  scope: 'years',
  docs: {
    zh: {
      title: '现行有效件数与上年接不上',
      what: '本年现行有效 = 上年现行有效 + 本年制发 − 本年废止。文件清理、失效、修改常不计入废止，所以只作提醒。',
      advice: '核对三个数；因清理或失效而减少的，可在总体情况中说明。',
    },
    en: {
      title: 'The stock does not follow from last year’s',
      what:
        'In force now = in force last year + issued − repealed. Only a warning: documents that lapse or are ' +
        'amended are often not counted as repealed.',
      advice: 'Check the figures; where documents lapsed, say so in the text.',
    },
  },
  check(report, last, context) {
    checkCarries('stock-continuity', report, last, context, (now) => ({
      zh: `“${now}”加废止，不等于${last.year}年现行有效加本年制发`,
      en: `“${now}” plus repealed is not last year’s stock (${last.year}) plus issued`,
    }));
  },
};
