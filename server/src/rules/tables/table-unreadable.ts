import type { BoundTable, Report, TableFault } from '../../report/model';
import { tablesOf } from '../../report/tables-of';
import { describeReading, rowReadings } from './readings';
import type { Rule, RuleContext } from '../rule';
import { unboundTables } from './unbound';

export const tableUnreadable: Rule = {
  id: 'table-unreadable',
  group: 'tables',
  severity: 'error',
  fix: 'suggested',
  scope: 'report',
  looksInTables: true,
  docs: {
    zh: {
      title: '表格读不出',
      what: '这一行的数字个数与列数不合，无法确定各数属于哪一列，因此不核对涉及它的合计。',
      advice:
        '补齐、合并或删去单元格，使每列恰有一个数。若是一个数被拆成两格，或漏了一格，且由此能使各式成立，' +
        '会直接指出，快速修复只改排版。',
    },
    en: {
      title: 'A row cannot be read',
      what: 'The figures of the row cannot be assigned to columns with certainty, so no total of them is judged.',
      advice:
        'Make the row hold one figure for each column. Where one figure was split into two cells, or a cell was ' +
        'lost, and that explains everything, the finding says so and the fix mends the layout only.',
    },
  },
  check(report, context) {
    for (const table of tablesOf(report)) tellRows(table, report, context);
    for (const { section, state } of unboundTables(report, context)) {
      if (state !== 'unread') continue;
      const { name } = section.section.table!;
      context.report({
        place: section.anchor.heading,
        message: context.say(
          `“${section.section.title}”下有${name.zh}的行名、列名，但表格读不出，未核对`,
          `Words of the table “${name.en}” stand below “${section.section.title}”, but it cannot be read or checked`,
        ),
      });
    }
  },
};

function tellRows(table: BoundTable, report: Report, context: RuleContext): void {
  const readings = rowReadings(report);
  for (const r of readings) {
    if (!table.faults.includes(r.fault)) continue;
    const cell = r.surplus ?? r.cells[Math.min(r.reading.at, r.cells.length - 1)]!;
    context.report({
      place: cell,
      facts: [report.form.facts[r.facts[r.reading.at]!]!.id],
      ...describeReading(r, context),
    });
  }
  for (const f of table.faults)
    if (f.kind === 'too-long')
      context.report({
        place: f.place,
        message: context.say(
          `此处单元格过多，不像规定的表格，因此都未读取`,
          'There are more cells here than any table of the form has, so none of them is read',
        ),
      });
  const faults = table.faults.filter(
    (f) => f.kind === 'unreadable' && !readings.some((r) => r.fault === f),
  ) as (TableFault & { kind: 'unreadable' })[];
  // Where most of the table is out of joint, one word is enough.
  if (faults.length > 3 && faults.length * 2 > table.rows.length) {
    const first = faults[0]!;
    context.report({
      place: first.place,
      message: context.say(
        `${table.table.name.zh}有 ${faults.length} 行读不出：数字与行、列对不上`,
        `${faults.length} rows of the table cannot be read: their figures do not answer to rows and columns`,
      ),
    });
    return;
  }
  for (const f of faults) {
    context.report({
      place: f.place,
      message: messageOf(f, context),
    });
  }
}

function messageOf({ found, expected }: TableFault & { kind: 'unreadable' }, context: RuleContext): string {
  if (expected === 0)
    return context.say(
      '这一行数字没有行名，无法确定属于哪一行',
      'These figures have no row label; which row they belong to cannot be told',
    );
  if (found === expected)
    return context.say(
      '这一行的数未读取：列或行的次序与格式不同，无法确定各属哪里',
      'The figures of this row are not read: columns or rows stand in another order than the form’s',
    );
  return context.say(
    `这一行有 ${found} 个数，应有 ${expected} 个，无法确定各属哪一列`,
    `This row holds ${found} figures for ${expected} columns; which belongs where cannot be told`,
  );
}
