import type { Row } from '../../forms/form';
import type { GroupRow, Report } from '../../report/model';
import { factLabel, verdict } from '../describe';
import type { Rule } from '../rule';

export const groupTotal: Rule = {
  id: 'group-total',
  group: 'totals',
  severity: 'error',
  fix: 'suggested',
  scope: 'table',
  docs: {
    zh: {
      title: '分组小计不符',
      what:
        '格式不要求填（三）不予公开等分组行；填了小计的，应等于组内各项之和。只在其余各列相符、' +
        '组内各数又经其他合计印证时指出。',
      advice: '改为组内各项之和，或按格式将分组行留空。',
    },
    en: {
      title: 'The sum of a group is wrong',
      what:
        'The form leaves rows of groups such as （三）不予公开 blank; a sum that is given there is that of the ' +
        'rows below it. Told only where most columns agree and the rows are confirmed by the other totals.',
      advice: 'Set it to the sum of the rows below, or leave the row of the group blank as the form does.',
    },
  },
  check(table, report, context) {
    for (const group of table.groups)
      for (const { column, sum } of wrongSums(group, report)) {
        const cell = group.cells[column]!;
        context.report({
          place: cell,
          message: context.say(
            `“${group.row.label}”的小计应为 ${sum}，写作 ${cell.text}`,
            `The sum of “${group.row.label}” should be ${sum}, not ${cell.text}`,
          ),
          related: membersOf(group.row, column, report).flatMap((fact) => {
            const at = report.facts[fact]?.cell;
            return at?.value ? [{ place: at, message: `${factLabel(report.form.facts[fact]!)} = ${at.text}` }] : [];
          }),
          fixes: [
            {
              title: context.say(`改为 ${sum}`, `Change to ${sum}`),
              applicability: 'suggested',
              edits: [{ place: cell, newText: String(sum) }],
            },
          ],
        });
      }
  },
};

/**
 * The columns in which a group's figure is not the sum of its rows, and what it should be; none where that is in doubt.
 */
function wrongSums({ row, cells }: GroupRow, report: Report): { column: number; sum: number }[] {
  const wrong: { column: number; sum: number }[] = [];
  let right = 0;
  for (const [column, cell] of cells.entries()) {
    const members = membersOf(row, column, report);
    const values = members.map((fact) => report.figures[fact]);
    if (cell.value === null || values.some((v) => typeof v !== 'number')) return [];
    const sum = values.reduce<number>((n, v) => n + v!, 0);
    if (sum !== cell.value) wrong.push({ column, sum });
    else if (sum > 0) right++;
  }
  const isConfirmed = ({ column }: { column: number }): boolean =>
    membersOf(row, column, report).every((fact) =>
      report.form.relationsOf[fact]!.every((r) => verdict(report, r) === 'holds'),
    );
  return right > 0 && wrong.length * 2 < cells.length && wrong.every(isConfirmed) ? wrong : [];
}

/** The facts of a group's rows in a column, but for one that is itself the total of others among them. */
function membersOf(group: Row, column: number, { form }: Report): number[] {
  const facts = leavesOf(group).map((r) => form.factOf(r, r.part.columns[column]!));
  const isTotal = (fact: number): boolean =>
    form.relationsOf[fact]!.some(
      (r) => r.left.length === 1 && r.left[0] === fact && r.right.every((f) => facts.includes(f)),
    );
  return facts.filter((fact) => !isTotal(fact));
}

const leavesOf = (group: Row): readonly Row[] =>
  group.children.flatMap((r) => (r.children.length > 0 ? leavesOf(r) : [r]));
