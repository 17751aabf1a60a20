import type { Location } from 'vscode-languageserver-types';
import type { Place, Report } from '../report/model';
import type { Position } from '../document/checked-document';
import { hasTotal, membersOf, thingAt, totalsOver } from './cells';
import type { Checked } from './checked';
import { mentionHere, sentencesOf } from './sentences';

/**
 * From a total to its addends; from an addend to its totals; from a figure that only balances others to those; from a
 * sentence to the cells it speaks of.
 */
export function definition(checked: Checked, position: Position): Location[] {
  const thing = thingAt(checked, position);
  const said = thing ? undefined : mentionHere(checked, position);
  if (said) return locations(said.mention.facts, said.report, checked);
  if (thing?.kind !== 'fact') return [];
  const { report } = thing;
  const own = thing.fact.def.index;
  const sums = totalsOver(report, own);
  const all = report.form.relationsOf[own]!.filter((r) => r.op === '=');
  const over = all.filter(hasTotal);
  const facts =
    sums.length > 0
      ? sums.flatMap((r) => r.right)
      : over.length > 0
        ? over.flatMap((r) => r.left)
        : all.flatMap(membersOf);
  return locations(
    facts.filter((f) => f !== own),
    report,
    checked,
  );
}

/**
 * Every cell of the relations a cell is in, and every sentence that speaks of it; of a sentence, its cells and the
 * others that speak of them.
 */
export function references(checked: Checked, position: Position, includeOwn: boolean): Location[] {
  const thing = thingAt(checked, position);
  const said = thing ? undefined : mentionHere(checked, position);
  if (said)
    return [
      ...locations(said.mention.facts, said.report, checked),
      ...sentences(said.mention.facts, said.report, checked, includeOwn ? undefined : said.place),
    ];
  if (thing?.kind !== 'fact') return [];
  const { report } = thing;
  const own = thing.fact.def.index;
  const facts = [own, ...report.form.relationsOf[own]!.flatMap(membersOf)];
  return [
    ...locations(includeOwn ? facts : facts.filter((f) => f !== own), report, checked),
    ...sentences([own], report, checked),
  ];
}

function sentences(facts: readonly number[], report: Report, checked: Checked, besides?: Place): Location[] {
  const places = new Map(
    facts.flatMap((f) => sentencesOf(checked, report, f)).map((p) => [`${checked.document.offsetOf(p)} ${p.end}`, p]),
  );
  return [...places.values()]
    .filter((p) => p.block !== besides?.block || p.start !== besides.start)
    .map((p) => ({ uri: checked.uri, range: checked.document.rangeOf(p) }));
}

function locations(facts: readonly number[], report: Report, { uri, document }: Checked): Location[] {
  return [...new Set(facts)]
    .sort((a, b) => a - b)
    .flatMap((f) => {
      const cell = report.facts[f]?.cell;
      return cell ? [{ uri, range: document.rangeOf(cell) }] : [];
    });
}
