import type { Relation } from '../forms/form';
import type { Report } from '../report/model';
import { factLabel, verdict } from './describe';
import type { RuleContext } from './rule';

/** The broken inequalities of one rule, with the fact each is reported on. */
export function brokenInequalities(report: Report, rule: string): { relation: Relation; fact: number }[] {
  return report.form.relations.flatMap((relation) =>
    relation.rule === rule && relation.op === '>=' && verdict(report, relation) === 'broken' ? [{ relation, fact: relation.left[0]! }] : []);
}

/** The other cells of a relation, each with its figure. */
export function othersOf(report: Report, relation: Relation, fact: number, _context: RuleContext) {
  return [...relation.left, ...relation.right].flatMap((m) => {
    const f = report.facts[m];
    return m === fact || !f ? [] : [{ place: f.cell, message: `${factLabel(f.def)} = ${f.cell.text}` }];
  });
}
