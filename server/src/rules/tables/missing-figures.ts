import type { Row } from '../../forms/form';
import { holdsFor } from '../../forms/relation';
import type { Figures, Report } from '../../report/model';

/**
 * Figures of a row that is not there: those that its relations ask for, 0 where they ask for none.
 * @returns undefined unless every relation that the row takes part in holds with them
 */
export function figuresThatHold(report: Report, row: Row): readonly number[] | undefined {
  const { form } = report;
  const figures = solveMissing(report, row).map((v) => v ?? 0);
  const first = form.factOf(row, row.part.columns[0]!);
  const valueOf = (fact: number): number | undefined =>
    (fact >= first && fact < first + figures.length ? figures[fact - first] : report.figures[fact]) ?? undefined;
  const holds = row.part.columns.every((column) =>
    form.relationsOf[form.factOf(row, column)]!.every((relation) => holdsFor(relation, valueOf) === true),
  );
  return holds ? figures : undefined;
}

/** Figures of a row that is not there, as far as the relations determine them. */
function solveMissing(report: Report, row: Row): (number | undefined)[] {
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
