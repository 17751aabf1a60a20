import { emptyTable } from '../form/skeleton';
import type { Block } from '../../syntax/block';
import type { Form } from '../../forms/form';
import { isDroppedTable } from '../text/residue';
import { holdsWordsOf, isRunTogether } from '../text/run-together';
import type { Rule } from '../rule';

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
    for (const s of report.sections) {
      const { table } = s.section;
      if (!table || s.duplicate || report.tables[table.index] || s.tables.some((t) => t.table === table)) continue;
      // A table that the converter dropped or ran together is said by another rule.
      const isThere = isDropped(context.blocks(s.anchor.block, s.until), report.form);
      if (isThere || holdsWordsOf(table, context.blocks(s.anchor.block, s.until))) continue;
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

function isDropped(blocks: Iterable<Block>, form: Form): boolean {
  for (const block of blocks) if (isDroppedTable(block) || isRunTogether(block, form)) return true;
  return false;
}
