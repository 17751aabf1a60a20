import { demanded, fillBlank } from '../../repair/diagnose';
import { factLabel, show } from '../describe';
import type { Rule } from '../rule';

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
        message: context.say(
          `“${factLabel(f.def)}”应填数，写成了“${f.cell.text}”`,
          `“${factLabel(f.def)}” should be a figure, not “${f.cell.text}”`,
        ),
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
