import type { Relation } from '../../forms/form';
import type { Report } from '../../report/model';
import { canBe, factLabel, verdict } from '../describe';
import type { RuleContext } from '../rule';

/**
 * The broken inequalities of one rule, with the fact each is reported on; none where a figure is no count, which is
 * told by itself.
 */
export function brokenInequalities(report: Report, rule: string): { relation: Relation; fact: number }[] {
  return report.form.relations.flatMap((relation) =>
    relation.rule === rule &&
    relation.op === '>=' &&
    verdict(report, relation) === 'broken' &&
    [...relation.left, ...relation.right].every((f) => canBe(report.form.facts[f]!, report.figures[f] ?? 0))
      ? [{ relation, fact: relation.left[0]! }]
      : [],
  );
}

/** The other cells of a relation, each with its figure. */
export function othersOf(report: Report, relation: Relation, fact: number, _context: RuleContext) {
  return [...relation.left, ...relation.right].flatMap((m) => {
    const f = report.facts[m];
    return m === fact || !f ? [] : [{ place: f.cell, message: `${factLabel(f.def)} = ${f.cell.text}` }];
  });
}
