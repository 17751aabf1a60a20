import type { Row } from '../../forms/form';
import type { Figures, Report } from '../../report/model';

/** Figures of a row that is not there, as far as the relations determine them. */
export function solveMissing(report: Report, row: Row): (number | undefined)[] {
  const { form } = report;
  return row.part.columns.map((column) => {
    const fact = form.factOf(row, column);
    const values = new Set<number>();
    for (const relation of form.relationsOf[fact]!) {
      if (relation.op !== '=') continue;
      const value = solve(relation.left, relation.right, fact, report.figures);
      if (value !== undefined) values.add(value);
    }
    const [value] = values;
    return values.size === 1 && value! >= 0 ? value : undefined;
  });
}

function solve(left: readonly number[], right: readonly number[], fact: number, figures: Figures): number | undefined {
  let rest = 0,
    sign = 0;
  for (const [side, s] of [
    [left, 1],
    [right, -1],
  ] as const) {
    for (const m of side) {
      if (m === fact) {
        sign = s;
        continue;
      }
      const v = figures[m];
      if (v === undefined) return undefined;
      rest += s * (v ?? 0);
    }
  }
  return sign === 0 ? undefined : Number((-rest / sign).toFixed(6));
}
