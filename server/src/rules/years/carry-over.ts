import { checkCarries } from './carries';
import type { Rule } from '../rule';

export const carryOver: Rule = {
  id: 'carry-over',
  group: 'years',
  severity: 'error',
  fix: 'suggested',
  scope: 'years',
  docs: {
    zh: {
      title: '结转数与上年不符',
      what: '本年报告的“上年结转”逐列等于上年报告的“结转下年度继续办理”。两年的报告都在工作区或命令行里时核对。',
      advice: '核对两年的报告，改正有误的一方。',
    },
    en: {
      title: 'Carried-over figures differ from last year’s',
      what:
        'Column by column, 上年结转 equals last year’s 结转下年度继续办理. Checked where both reports are in the ' +
        'workspace or on the command line.',
      advice: 'Compare the two reports and correct the one that is wrong.',
    },
  },
  check(report, last, context) {
    checkCarries('carry-over', report, last, context, (now, was) => ({
      zh: `“${now}”与${last.year}年报告的“${was}”不符`,
      en: `“${now}” differs from “${was}” of ${last.year}`,
    }));
  },
};
