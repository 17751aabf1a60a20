import { demanded, fillBlank } from '../../repair/diagnose';
import { factLabel, show } from '../describe';
import type { Fact } from '../../report/model';
import type { Rule, RuleContext } from '../rule';

export const cellNotANumber: Rule = {
  id: 'cell-not-a-number',
  group: 'cells',
  severity: 'error',
  fix: 'suggested',
  scope: 'table',
  docs: {
    zh: {
      title: '单元格不是数',
      what: '数据格里写了“/”“—”“无”或文字。没有的填 0。',
      advice: '改为数；快速修复会给出使各式成立的数。',
    },
    en: {
      title: 'A cell that is no number',
      what: 'A value cell holds a slash, a dash, 无 or other text. Where there is nothing, 0 is written.',
      advice: 'Write a figure; the quick fix offers the one that the relations ask for.',
    },
  },
  check(table, report, context) {
    for (const f of table.facts) {
      if (f.cell.form !== 'mark' && f.cell.form !== 'text') continue;
      // As if it were blank: what would the relations have?
      const figures = report.figures.slice();
      figures[f.def.index] = null;
      const filled = fillBlank(report.form, figures, f.def.index);
      // A dash stands for nothing, other text for something: it gives way to 0 only where a sum asks for 0.
      const isGuess = filled === 0 && f.cell.form === 'text' && demanded(report.form, figures, f.def.index) !== 0;
      const value = isGuess ? undefined : filled;
      context.report({
        place: f.cell,
        facts: [f.def.id],
        message: whatItIs(f, context),
        fixes:
          value === undefined
            ? []
            : [
                {
                  title: context.say(`改为 ${show(value)}`, `Change to ${show(value)}`),
                  applicability: 'suggested',
                  edits: [{ place: f.cell, newText: String(value) }],
                },
              ],
      });
    }
  },
};

function whatItIs({ cell, def }: Fact, { say }: RuleContext): string {
  const name = factLabel(def);
  if (cell.unit === undefined)
    return say(`“${name}”应填数，写成了“${cell.text}”`, `“${name}” should be a figure, not “${cell.text}”`);
  return cell.unit === '%'
    ? say(`“${name}”应填件数，写成了占比“${cell.text}”`, `“${name}” should be a count, not the share “${cell.text}”`)
    : say(
        `“${name}”应填件数，写成了金额“${cell.text}”`,
        `“${name}” should be a count, not the amount of money “${cell.text}”`,
      );
}
