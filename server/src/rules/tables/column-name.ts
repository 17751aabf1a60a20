import { inPieces, renameFix } from './label-fix';
import type { Rule } from '../rule';

export const columnName: Rule = {
  id: 'column-name',
  group: 'tables',
  severity: 'warning',
  fix: 'safe',
  scope: 'table',
  docs: {
    zh: { title: '列名与格式不符', what: '表头由格式规定，不得改动。', advice: '用快速修复改为格式规定的列名。' },
    en: {
      title: 'A column is misnamed',
      what: 'Column labels are prescribed.',
      advice: 'Change it to the form’s label; a quick fix does so.',
    },
  },
  check(table, _report, context) {
    for (const f of table.faults) {
      if (f.kind !== 'column-name') continue;
      // Another unit would change what the figures mean: not for a fix that nobody looks at.
      const unit = f.label.column?.unit;
      const safe = !unit || f.text.includes(unit) || !/元/.test(f.text);
      context.report({
        place: f.place,
        message: context.say(
          `列名“${f.text}”与格式不符，应为“${f.label.label}”`,
          `Column label “${f.text}” is not the form’s; it should be “${f.label.label}”`,
        ),
        fixes: inPieces(f.place, f.text)
          ? []
          : [renameFix(f.place, f.label.label, context, safe ? 'safe' : 'suggested')],
      });
    }
  },
};
