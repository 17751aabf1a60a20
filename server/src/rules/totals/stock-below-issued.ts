import { factLabel } from '../describe';
import type { Rule } from '../rule';
import { brokenInequalities, othersOf } from './stock';

export const stockBelowIssued: Rule = {
  id: 'stock-below-issued',
  group: 'totals',
  severity: 'hint',
  scope: 'figures',
  docs: {
    zh: {
      title: '现行有效少于本年制发',
      what: '本年制发的文件一般年末仍有效，现行有效件数少于本年制发件数的情形少见。',
      advice: '核对现行有效件数；确属当年制发又当年废止的，不必改。',
    },
    en: {
      title: 'Fewer in force than issued',
      what: 'Documents issued in the year are usually in force at its end.',
      advice: 'Check 现行有效件数; where documents were issued and repealed in one year nothing is wrong.',
    },
  },
  check(report, context) {
    const negative = new Set(brokenInequalities(report, 'stock-negative').map((b) => b.fact));
    for (const { relation, fact } of brokenInequalities(report, 'stock-below-issued')) {
      const cell = report.facts[fact]?.cell;
      // A negative stock says the same, and worse.
      if (!cell || negative.has(fact)) continue;
      const issued = relation.right[0]!;
      context.report({
        place: cell,
        facts: [fact, issued].map((m) => report.form.facts[m]!.id),
        related: othersOf(report, relation, fact, context),
        message: context.say(
          `“${factLabel(report.form.facts[fact]!)}”为 ${report.figures[fact] ?? 0}，少于本年制发的 ` +
            `${report.figures[issued] ?? 0}，请核对`,
          `“${factLabel(report.form.facts[fact]!)}” is ${report.figures[fact] ?? 0}, less than the ` +
            `${report.figures[issued] ?? 0} issued this year; please check`,
        ),
      });
    }
  },
};
