import { inPieces, renameFix } from './label-fix';
import type { Rule } from '../rule';

export const rowName: Rule = {
  id: 'row-name',
  group: 'tables',
  severity: 'warning',
  fix: 'safe',
  scope: 'table',
  docs: {
    zh: {
      title: '行名与格式不符',
      what: '行名由格式规定，不得改动、增减。常见的如把“行政规范性文件”写成“规范性文件”。',
      advice: '用快速修复改为格式规定的行名。',
    },
    en: {
      title: 'A row is misnamed',
      what: 'Row labels are prescribed. Often 行政规范性文件 is cut to 规范性文件.',
      advice: 'Change it to the form’s label; a quick fix does so.',
    },
  },
  check(table, _report, context) {
    for (const f of table.faults) {
      if (f.kind !== 'row-name') continue;
      context.report({
        place: f.place,
        message:
          f.text === ''
            ? context.say(`这一行缺少行名“${f.row.label}”`, `This row lacks its label “${f.row.label}”`)
            : context.say(
                `行名“${f.text}”与格式不符，应为“${f.row.label}”`,
                `Row label “${f.text}” is not the form’s; it should be “${f.row.label}”`,
              ),
        fixes:
          f.text === '' || inPieces(f.place, f.text)
            ? []
            : [renameFix(f.place, f.row.label, context, f.certain ? 'safe' : 'suggested')],
      });
    }
  },
};
