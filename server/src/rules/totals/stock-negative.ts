import { factLabel } from '../describe';
import type { Rule } from '../rule';
import { brokenInequalities, othersOf } from './stock';

export const stockNegative: Rule = {
  id: 'stock-negative',
  group: 'totals',
  severity: 'error',
  scope: 'figures',
  docs: {
    zh: {
      title: '存量为负',
      what: '现行有效件数减本年制发、加本年废止，是上年末的存量，不可能为负。',
      advice: '核对三个数。',
    },
    en: {
      title: 'A negative stock',
      what: '现行有效 less 制发 plus 废止 is last year’s stock, which cannot be negative.',
      advice: 'Check the three figures.',
    },
  },
  check(report, context) {
    for (const { relation, fact } of brokenInequalities(report, 'stock-negative')) {
      const cell = report.facts[fact]?.cell;
      if (!cell) continue;
      const [valid, repealed, issued] = [...relation.left, ...relation.right].map((m) => report.figures[m] ?? 0) as [
        number,
        number,
        number,
      ];
      context.report({
        place: cell,
        facts: [...relation.left, ...relation.right].map((m) => report.form.facts[m]!.id),
        related: othersOf(report, relation, fact, context),
        message: context.say(
          `“${factLabel(report.form.facts[fact]!)}”不合：上年末存量 ` +
            `${valid}-${issued}+${repealed}=${valid - issued + repealed}，不能为负`,
          `“${factLabel(report.form.facts[fact]!)}” cannot be: last year’s stock ` +
            `${valid}-${issued}+${repealed}=${valid - issued + repealed} is negative`,
        ),
      });
    }
  },
};
