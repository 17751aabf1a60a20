import { fillBlank } from '../../repair/diagnose';
import type { Rule } from '../rule';
import { factLabel } from '../describe';
import { blanksExplained } from '../totals/totals';

export const cellBlank: Rule = {
  id: 'cell-blank',
  group: 'cells',
  severity: 'warning',
  fix: 'suggested',
  scope: 'table',
  docs: {
    zh: {
      title: '单元格空白',
      what: '每个数据格都要填数，没有的填 0。',
      advice: '填 0，或按勾稽关系推出的数；快速修复会给出使各式成立的数。',
    },
    en: {
      title: 'A blank cell',
      what: 'Every value cell holds a figure, 0 where there is nothing.',
      advice: 'Fill in 0 or the figure that the relations ask for; the quick fix offers it.',
    },
  },
  check(table, report, context) {
    const blank = table.facts.filter((f) => f.cell.form === 'blank');
    if (blank.length === 0) return;
    if (blank.length === table.facts.length && blank.length > 3) {
      context.report({
        place: table.start,
        message: context.say(
          `${table.table.name.zh}尚未填写`,
          `The table “${table.table.name.en}” is not filled in yet`,
        ),
      });
      return;
    }
    const explained = blanksExplained(report, context);
    for (const f of blank) {
      if (explained.has(f.def.index)) continue;
      const value = fillBlank(report.form, report.figures, f.def.index);
      context.report({
        place: f.cell,
        facts: [f.def.id],
        message:
          value === undefined
            ? context.say(`“${factLabel(f.def)}”空白，应填数`, `“${factLabel(f.def)}” is blank; a figure belongs here`)
            : context.say(
                `“${factLabel(f.def)}”空白，应填 ${value}`,
                `“${factLabel(f.def)}” is blank; it should be ${value}`,
              ),
        fixes:
          value === undefined
            ? []
            : [
                {
                  title: context.say(`填 ${value}`, `Fill in ${value}`),
                  applicability: 'suggested',
                  edits: [{ place: f.cell, newText: String(value) }],
                },
              ],
      });
    }
  },
};
