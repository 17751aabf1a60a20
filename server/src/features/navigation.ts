import type { Location } from 'vscode-languageserver-types';
import type { Report } from '../report/model';
import type { Position } from '../workspace/checked-document';
import { hasTotal, membersOf, thingAt, totalsOver } from './cells';
import type { Checked } from './checked';

/** From a total to its addends; from an addend to its totals; from a figure that only balances others to those. */
export function definition(checked: Checked, position: Position): Location[] {
  const thing = thingAt(checked, position);
  if (thing?.kind !== 'fact') return [];
  const { report } = thing;
  const own = thing.fact.def.index;
  const sums = totalsOver(report, own);
  const all = report.form.relationsOf[own]!.filter((r) => r.op === '=');
  const over = all.filter(hasTotal);
  const facts = sums.length > 0 ? sums.flatMap((r) => r.right) : over.length > 0 ? over.flatMap((r) => r.left) : all.flatMap(membersOf);
  return locations(facts.filter((f) => f !== own), report, checked);
}

/** Every cell of the relations a cell is in. */
export function references(checked: Checked, position: Position, includeOwn: boolean): Location[] {
  const thing = thingAt(checked, position);
  if (thing?.kind !== 'fact') return [];
  const { report } = thing;
  const own = thing.fact.def.index;
  const facts = [own, ...report.form.relationsOf[own]!.flatMap(membersOf)];
  return locations(includeOwn ? facts : facts.filter((f) => f !== own), report, checked);
}

function locations(facts: readonly number[], report: Report, { uri, document }: Checked): Location[] {
  return [...new Set(facts)].sort((a, b) => a - b).flatMap((f) => {
    const cell = report.facts[f]?.cell;
    return cell ? [{ uri, range: document.rangeOf(cell) }] : [];
  });
}
