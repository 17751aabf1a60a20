import { inPieces, renameFix } from './label-fix';
import { foreignHeaders } from './foreign-header';
import type { Rule } from '../rule';

export const columnName: Rule = {
  id: 'column-name',
  group: 'tables',
  severity: 'warning',
  fix: 'safe',
  scope: 'table',
  docs: {
    zh: {
      title: '列名与格式不符',
      what: '表头由格式规定，不得改动；某一项仍用旧格式表头的，在该项指出一次。',
      advice: '用快速修复改为格式规定的列名。',
    },
    en: {
      title: 'A column is misnamed',
      what: 'Column labels are prescribed. An item whose header is that of an older form is told once, at that item.',
      advice: 'Change it to the form’s label; a quick fix does so.',
    },
  },
  check(table, report, context) {
    const foreign = foreignHeaders(table, report, context.forms);
    for (const { place, text, form } of foreign.values()) {
      context.report({
        place,
        message: context.say(
          `“${text}”是《${form.data.name.zh}》的列名，这一项的表头不是现行格式的；请改表头，` +
            '并核对下面的数是否按现行栏目填写',
          `“${text}” is a column of “${form.data.name.en}”: the header of this item is not that of the form the ` +
            'report follows. Change it, and see that the figures below are what its columns ask for',
        ),
      });
    }
    for (const f of table.faults) {
      if (f.kind !== 'column-name' || foreign.has(f.part)) continue;
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
