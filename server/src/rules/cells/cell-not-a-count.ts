import { fillBlank } from '../../repair/diagnose';
import { arithmetic, canBe, factLabel, relationName } from '../describe';
import type { Rule } from '../rule';
import { countsOnly } from '../totals/totals';

export const cellNotACount: Rule = {
  id: 'cell-not-a-count',
  group: 'cells',
  severity: 'error',
  fix: 'suggested',
  scope: 'table',
  docs: {
    zh: {
      title: '件数不合理',
      what: '件数只能是 0 或正整数，不能是负数或小数；只有填增减数的格可以是负数。勾稽关系能定出该填几时一并指出，合计不再另报。',
      advice: '核对原始数据后改正；勾稽关系能定出该填几时，快速修复会写入。',
    },
    en: {
      title: 'A count that cannot be',
      what: 'A count is 0 or a positive whole number; only a change may be below 0. Where the sums tell what belongs there, that is said here and not told again as a broken sum.',
      advice: 'Correct it from the source data; where the sums tell the figure, the quick fix writes it.',
    },
  },
  check(table, report, context) {
    let counts: ReturnType<typeof countsOnly> | undefined;
    for (const f of table.facts) {
      const v = f.cell.value;
      if (v === null || canBe(f.def, v)) continue;
      counts ??= countsOnly(report);
      const { index, column } = f.def;
      const name = factLabel(f.def);
      const right = fillBlank(report.form, counts, index);
      const broken = right === undefined ? [] : report.form.relationsOf[index]!.filter((r) => r.op === '=');
      const sums = broken
        .map(
          (r) => `${relationName(report.form, r, context)}${context.say('：', ': ')}${arithmetic(report, r, context)}`,
        )
        .join(context.say('；', '; '));
      const what =
        v < 0 && column.type !== 'signed'
          ? context.say(`“${name}”不能是负数（${v}）`, `“${name}” cannot be negative (${v})`)
          : context.say(`“${name}”是件数，不能有小数（${v}）`, `“${name}” is a count and cannot be a fraction (${v})`);
      context.report({
        place: f.cell,
        facts: [f.def.id],
        message:
          sums === ''
            ? what
            : context.say(`${what}，应为 ${right}。${sums}`, `${what}; it should be ${right}. ${sums}`),
        fixes:
          sums === ''
            ? []
            : [
                {
                  title: context.say(`改为 ${right}`, `Change to ${right}`),
                  applicability: 'suggested',
                  edits: [{ place: f.cell, newText: String(right) }],
                },
              ],
      });
    }
  },
};
