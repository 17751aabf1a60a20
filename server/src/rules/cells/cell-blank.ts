import { fillBlank } from '../../repair/diagnose';
import type { BoundTable, Report } from '../../report/model';
import type { Rule, RuleContext } from '../rule';
import { factLabel } from '../describe';
import { blanksExplained } from '../totals/totals';
import { areFillable } from './fillable';

export const cellBlank: Rule = {
  id: 'cell-blank',
  group: 'cells',
  severity: 'warning',
  fix: 'suggested',
  scope: 'figures',
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
  check(report, context) {
    const tables = report.tables.filter((t): t is BoundTable => t !== undefined);
    const empty = tables.filter(isEmpty);
    // Where nothing is filled in at all, that is one thing to be said, and no draft to be sent.
    if (empty.length > 1 && empty.length === tables.length) {
      const message = context.say('各张表都尚未填写', 'None of the tables is filled in yet');
      context.report({ place: empty[0]!.start, severity: 'error', message });
      return;
    }
    for (const table of tables) {
      if (!empty.includes(table)) blankCells(table, report, context);
      else
        context.report({
          place: table.start,
          message: context.say(
            `${table.table.name.zh}尚未填写`,
            `The table “${table.table.name.en}” is not filled in yet`,
          ),
        });
    }
  },
};

const isEmpty = ({ facts }: BoundTable): boolean => facts.length > 3 && facts.every((f) => f.cell.form === 'blank');

function blankCells(table: BoundTable, report: Report, context: RuleContext): void {
  const blank = table.facts.filter((f) => f.cell.form === 'blank');
  if (blank.length === 0) return;
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
        value === undefined || !areFillable([f.cell])
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
}
