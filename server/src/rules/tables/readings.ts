import type { Row } from '../../forms/form';
import { evaluate, rereadRow, type Rereading } from '../../repair/diagnose';
import type { Cell, Report, TableFault } from '../../report/model';
import type { Fix, RuleContext } from '../rule';

/** A row whose cells were read amiss: another reading of the same cells makes every relation of it hold. */
export interface RowReading {
  /** The cell beyond the form's columns that pushes the others aside, if that is what went wrong. */
  readonly surplus: Cell | undefined;
  readonly fault: TableFault;
  readonly row: Row;
  readonly cells: readonly Cell[];
  /** Fact indexes of the row, by column. */
  readonly facts: readonly number[];
  readonly reading: Rereading;
}

const known = new WeakMap<Report, readonly RowReading[]>();

/**
 * Rows with one cell too many or too few that another reading explains whole. Looked for before any figure is blamed.
 */
export function rowReadings(report: Report): readonly RowReading[] {
  let readings = known.get(report);
  if (readings) return readings;
  const found: RowReading[] = [];
  for (const table of report.tables) {
    for (const fault of table?.faults ?? []) {
      if ((fault.kind !== 'unreadable' && fault.kind !== 'column-extra') || !fault.row) continue;
      const { row } = fault;
      const cells = fault.values.filter((c) => c.form !== 'blank');
      if (Math.abs(cells.length - row.part.columns.length) !== 1) continue;
      const facts = row.part.columns.map((c) => report.form.factOf(row, c));
      const values = cells.map((c) => c.value ?? undefined);
      const drop = values.length > facts.length ? surplusAt(report, facts, values) : undefined;
      const reading =
        drop === undefined
          ? rereadRow(report.form, report.figures, facts, values)
          : {
              fault: 'lost' as const,
              at: Math.min(drop, facts.length - 1),
              values: without(values, drop).map((v) => v ?? null),
            };
      if (reading)
        found.push({ surplus: drop === undefined ? undefined : cells[drop], fault, row, cells, facts, reading });
    }
  }
  readings = found;
  known.set(report, readings);
  return readings;
}

const without = <T>(list: readonly T[], i: number): T[] => [...list.slice(0, i), ...list.slice(i + 1)];

/** The one cell without which every relation of the row holds, where it does not hold as it stands. */
function surplusAt(
  report: Report,
  facts: readonly number[],
  values: readonly (number | undefined)[],
): number | undefined {
  const relations = [...new Set(facts.flatMap((f) => report.form.relationsOf[f]!))].filter((r) => r.op === '=');
  const holds = (row: readonly (number | undefined)[]): boolean => {
    const figures = report.figures.slice();
    facts.forEach((f, i) => {
      figures[f] = row[i];
    });
    return relations.every((r) => evaluate(r, figures) !== 'broken');
  };
  if (holds(values.slice(0, facts.length))) return undefined;
  const fits = new Map<string, number>();
  values.forEach((_, i) => {
    const row = without(values, i);
    if (holds(row) && !fits.has(row.join())) fits.set(row.join(), i);
  });
  return fits.size === 1 ? [...fits.values()][0] : undefined;
}

/** What went wrong in the reading, and the fix that mends the layout and leaves every figure as it is. */
export function describeReading(
  { row, cells, reading, surplus }: RowReading,
  context: RuleContext,
): { message: string; fixes: Fix[] } {
  const columns = row.part.columns;
  if (surplus) {
    const i = cells.indexOf(surplus);
    const next = cells[i + 1],
      previous = cells[i - 1];
    const span =
      next?.block === surplus.block
        ? { start: surplus.start, end: next.start }
        : { start: previous?.block === surplus.block ? previous.end : surplus.start, end: surplus.end };
    return {
      message: context.say(
        `多了一格“${surplus.text}”，其后各数随之错位；删去则各式都成立`,
        `The cell “${surplus.text}” is one too many and pushes the others aside; without it everything holds`,
      ),
      fixes: [
        {
          title: context.say(`删去多出的一格“${surplus.text}”`, `Remove the surplus cell “${surplus.text}”`),
          applicability: 'suggested',
          edits: [{ place: { block: surplus.block, ...span }, newText: '' }],
        },
      ],
    };
  }
  const { at, fault, values } = reading;
  if (fault === 'split') {
    const [a, b] = [cells[at]!, cells[at + 1]!];
    const joined = `${a.text}${b.text}`;
    return {
      message: context.say(
        `“${columns[at]!.label}”的 ${joined} 被拆成了“${a.text}”“${b.text}”两格；合为一格后各式都成立`,
        `${joined} of “${columns[at]!.label}” is split into the cells “${a.text}” and “${b.text}”; as one cell ` +
          'everything holds',
      ),
      fixes:
        a.block === b.block
          ? [
              {
                title: context.say(`合为一格 ${joined}`, `Join into one cell ${joined}`),
                applicability: 'suggested',
                edits: [{ place: { block: a.block, start: a.start, end: b.end }, newText: joined }],
              },
            ]
          : [],
    };
  }
  const gap = fault === 'lost' ? at : fault === 'shifted-left' ? 0 : columns.length - 1;
  const value = String(values[gap] ?? 0);
  const [before, after] = [cells[gap - 1], cells[gap]];
  const beside =
    cells[0]!.block === cells[1]?.block ? cells[0]!.block.text.slice(cells[0]!.end, cells[1].start) : undefined;
  const fixes: Fix[] =
    beside === undefined
      ? []
      : [
          {
            title: context.say(
              `补上“${columns[gap]!.label}”一格 ${value}`,
              `Add the cell of “${columns[gap]!.label}”, ${value}`,
            ),
            applicability: 'suggested',
            edits: [
              after
                ? { place: { ...after, end: after.start }, newText: `${value}${beside}` }
                : { place: { ...before!, start: before!.end }, newText: `${beside}${value}` },
            ],
          },
        ];
  return {
    message: context.say(
      `少了“${columns[gap]!.label}”一格，其余各数随之错位；补上 ${value} 则各式都成立`,
      `The cell of “${columns[gap]!.label}” is missing and the others moved up; with ${value} everything holds`,
    ),
    fixes,
  };
}
