import { fillBlank } from '../../repair/diagnose';
import type { FactDef } from '../../forms/form';
import { arithmetic, canBe, factLabel, isBeyondBounds, relationName } from '../describe';
import type { Rule, RuleContext } from '../rule';
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
      what:
        '件数只能是 0 或正整数，不能是负数或小数，也不会超过十位（手机号、日期串进了单元格）；' +
        '只有填增减数的格可以是负数。勾稽关系能定出该填几时一并指出，合计不再另报。',
      advice: '核对原始数据后改正；勾稽关系能定出该填几时，快速修复会写入。',
    },
    en: {
      title: 'A count that cannot be',
      what:
        'A count is 0 or a positive whole number of ten digits at most (more is a telephone number that has ' +
        'slipped in); only a change may be below 0. Where the sums tell what belongs there, that is said here and ' +
        'not told again as a broken sum.',
      advice: 'Correct it from the source data; where the sums tell the figure, the quick fix writes it.',
    },
  },
  check(table, report, context) {
    let counts: ReturnType<typeof countsOnly> | undefined;
    for (const f of table.facts) {
      const v = f.cell.value;
      if (v === null || canBe(f.def, v)) continue;
      counts ??= countsOnly(report);
      const { index } = f.def;
      const right = fillBlank(report.form, counts, index);
      const broken = right === undefined ? [] : report.form.relationsOf[index]!.filter((r) => r.op === '=');
      const sums = broken
        .map(
          (r) => `${relationName(report.form, r, context)}${context.say('：', ': ')}${arithmetic(report, r, context)}`,
        )
        .join(context.say('；', '; '));
      const what = whyNot(f.def, v, context);
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

/** Mainland mobile numbers, as they stand in a cell that a contact has slipped into. */
const MOBILE = /^1[3-9]\d{9}$/;

function whyNot(def: FactDef, value: number, { say }: RuleContext): string {
  const name = factLabel(def);
  if (isBeyondBounds(def, value)) {
    return MOBILE.test(String(value))
      ? say(
          `“${name}”的 ${value} 像是手机号，不是件数`,
          `${value} in “${name}” looks like a telephone number, not a count`,
        )
      : say(`“${name}”不可能多到 ${value}`, `“${name}” cannot be as many as ${value}`);
  }
  return value < 0 && def.column.type !== 'signed'
    ? say(`“${name}”不能是负数（${value}）`, `“${name}” cannot be negative (${value})`)
    : say(`“${name}”是件数，不能有小数（${value}）`, `“${name}” is a count and cannot be a fraction (${value})`);
}
