import type { Row } from '../../forms/form';
import type { Report, TableFault } from '../../report/model';
import { figuresThatHold } from './missing-figures';
import { rowInsertion } from './row-template';
import type { Fix, Rule, RuleContext } from '../rule';

export const rowMissing: Rule = {
  id: 'row-missing',
  group: 'tables',
  severity: 'error',
  fix: 'suggested',
  scope: 'table',
  docs: {
    zh: {
      title: '缺少行',
      what: '表格的各行都由格式规定，没有数据的填 0，不得删去。',
      advice: '补上该行；快速修复会按勾稽关系推出能确定的数。',
    },
    en: {
      title: 'A row is missing',
      what: 'Every row of the form stays, with 0 where there is nothing to report.',
      advice: 'Add the row; the quick fix fills in what the relations determine.',
    },
  },
  check(table, report, context) {
    for (const fault of table.faults) {
      if (fault.kind !== 'row-missing') continue;
      const near = fault.before ?? fault.after;
      const labels = near?.labels ?? [];
      const place = labels[labels.length - 1] ?? near?.first ?? table.start;
      const [first] = fault.rows;
      const last = fault.rows[fault.rows.length - 1]!;
      const name =
        first!.label === ''
          ? context.say('数据行', 'the row of figures')
          : fault.rows.length === 1
            ? `“${first!.label}”`
            : context.say(
                `“${first!.label}”至“${last.label}”共 ${fault.rows.length} 行`,
                `${fault.rows.length} rows from “${first!.label}” to “${last.label}”`,
              );
      context.report({
        place,
        subject: missingRows(fault, report),
        message: fault.before?.row.label
          ? context.say(
              `缺少${name}，应在“${fault.before.row.label}”之前`,
              `${name} missing before “${fault.before.row.label}”`,
            )
          : fault.after
            ? context.say(
                `缺少${name}，应在“${fault.after.row.label}”之后`,
                `${name} missing behind “${fault.after.row.label}”`,
              )
            : context.say(`缺少${name}`, `${name} missing`),
        fixes: fixes(fault, fault.rows, report, context),
      });
    }
  },
};

/** What rows that are missing are called, by the first figure that is not there. */
export function missingRows({ rows: [first] }: TableFault & { kind: 'row-missing' }, { form }: Report): string {
  return `row:${form.facts[form.factOf(first!, first!.part.columns[0]!)]!.id}`;
}

function fixes(
  fault: TableFault & { kind: 'row-missing' },
  rows: readonly Row[],
  report: Report,
  context: RuleContext,
): Fix[] {
  const [row] = rows;
  if (row!.label === '') return [];
  // Of several rows nobody can tell which holds what the sums lack.
  const figures = rows.length === 1 ? figuresThatHold(report, row!) : undefined;
  const inserted = rows.map((r) => rowInsertion(r, figures, fault.after, fault.before));
  const [edit] = inserted;
  if (!edit || inserted.some((e) => e?.place.start !== edit.place.start)) return [];
  const guess = figures
    ? context.say('，数字按勾稽关系推出，请核对', ', with figures by which every relation holds; check them')
    : context.say('，数字留空，由您填写', ', figures left blank for you to fill in');
  const what =
    rows.length === 1
      ? context.say(`插入“${row!.label}”一行`, `Insert the row “${row!.label}”`)
      : context.say(`插入“${row!.label}”等 ${rows.length} 行`, `Insert ${rows.length} rows from “${row!.label}” on`);
  return [
    {
      title: `${what}${guess}`,
      applicability: 'suggested',
      edits: [{ place: edit.place, newText: inserted.map((e) => e!.newText).join('') }],
    },
  ];
}
