import type { Rule } from '../rule';

export const rowUnknown: Rule = {
  id: 'row-unknown',
  group: 'tables',
  severity: 'error',
  scope: 'table',
  docs: {
    zh: {
      title: '格式中没有这一行',
      what: '表格的行由格式规定，不得自行增加或改写成别的内容。',
      advice: '删去该行，或改为格式规定的行名。',
    },
    en: {
      title: 'A row the form does not have',
      what: 'Rows are prescribed; none may be added or turned into something else.',
      advice: 'Remove the row, or give it the form’s label.',
    },
  },
  check(table, _report, context) {
    for (const f of table.faults) {
      if (f.kind !== 'row-unknown') continue;
      context.report({
        place: f.place,
        message: f.expected
          ? context.say(
              `格式中没有“${f.text}”，此处应为“${f.expected.label}”`,
              `The form has no row “${f.text}”; “${f.expected.label}” belongs here`,
            )
          : context.say(`格式中没有“${f.text}”这一行`, `The form has no row “${f.text}”`),
      });
    }
  },
};
