import type { Rule } from '../rule';

export const rowDuplicate: Rule = {
  id: 'row-duplicate',
  group: 'tables',
  severity: 'error',
  scope: 'table',
  docs: {
    zh: {
      title: '行重复',
      what: '表格的每一行只出现一次；重复时以第一处为准核对。',
      advice: '删去多余的一行，或改正行名。',
    },
    en: {
      title: 'A row stands twice',
      what: 'Each row occurs once; the first is the one that is checked.',
      advice: 'Remove the second, or correct its label.',
    },
  },
  check(table, _report, context) {
    for (const f of table.faults) {
      if (f.kind !== 'row-duplicate') continue;
      context.report({
        place: f.place,
        message: context.say(`“${f.row.label}”前面已有，此处重复`, `“${f.row.label}” stands above already`),
        related: [{ place: f.first, message: context.say('前一处', 'The first one') }],
      });
    }
  },
};
