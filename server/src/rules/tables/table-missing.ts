import { emptyTable } from '../form/skeleton';
import type { Rule } from '../rule';
import { unboundTables } from './unbound';

export const tableMissing: Rule = {
  id: 'table-missing',
  group: 'tables',
  severity: 'error',
  fix: 'suggested',
  scope: 'report',
  looksInTables: true,
  docs: {
    zh: {
      title: '缺少表格',
      what: '第二、三、四部分以表格报告；没有数据也要填 0，不能省去表格。',
      advice: '用快速修复插入空表并填写。',
    },
    en: {
      title: 'A table is missing',
      what: 'Sections 二, 三 and 四 consist of a table, which stays even where every figure is 0.',
      advice: 'Insert the empty table by the quick fix and fill it in.',
    },
  },
  check(report, context) {
    for (const { section: s, state } of unboundTables(report, context)) {
      const { table } = s.section;
      if (!table || state !== 'missing') continue;
      const block = s.anchor.block;
      const eol = context.eol(block);
      context.report({
        place: s.anchor.heading,
        subject: `table:${table.id}`,
        message: context.say(
          `“${s.section.title}”下没有找到${table.name.zh}`,
          `No table “${table.name.en}” was found below “${s.section.title}”`,
        ),
        fixes: [
          {
            title: context.say('插入空表', 'Insert the empty table'),
            applicability: 'suggested',
            edits: [
              {
                place: { block, start: block.contentEnd, end: block.contentEnd },
                newText: `${eol}${eol}${emptyTable(table, report).join(eol)}`,
              },
            ],
          },
        ],
      });
    }
  },
};
