import type { Rule } from '../rule';

export const rowOrder: Rule = {
  id: 'row-order',
  group: 'tables',
  severity: 'warning',
  scope: 'table',
  docs: {
    zh: { title: '行的顺序不对', what: '各行按格式规定的顺序排列。', advice: '把该行移到应在的位置。' },
    en: {
      title: 'Rows out of order',
      what: 'Rows follow the form’s order.',
      advice: 'Move the row to where it belongs.',
    },
  },
  check(table, _report, context) {
    for (const f of table.faults) {
      if (f.kind !== 'row-order') continue;
      context.report({
        place: f.place,
        message: f.after
          ? context.say(
              `“${f.row.label}”位置不对，应在“${f.after.label}”之后`,
              `“${f.row.label}” is out of order; it belongs behind “${f.after.label}”`,
            )
          : context.say(`“${f.row.label}”位置不对，应在最前`, `“${f.row.label}” is out of order; it comes first`),
      });
    }
  },
};
