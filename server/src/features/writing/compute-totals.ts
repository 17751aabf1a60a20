import type { Steps } from '../../document/steps';
import type { Relation } from '../../forms/form';
import type { Report } from '../../report/model';
import { areFillable } from '../../rules/cells/fillable';
import { factLabel, show } from '../../rules/describe';
import { hasTotal } from '../cells';
import { say, type Checked } from '../checked';
import type { ProposedEdit } from './update-prose';

/**
 * For each total that is blank, or another than the sum of its addends, the change to that sum; totals of totals
 * follow.
 */
export function* totalUpdates(checked: Checked): Steps<ProposedEdit[]> {
  const { document, lang } = checked;
  const out: ProposedEdit[] = [];
  for (const report of document.reports) {
    for (const [fact, sum] of sumsOf(report)) {
      const cell = report.facts[fact]?.cell;
      if (!cell || report.figures[fact] === sum || (cell.form === 'blank' && !areFillable([cell]))) continue;
      const name = factLabel(report.form.facts[fact]!);
      const was = cell.value === null ? say(lang, '空白', 'blank') : show(cell.value);
      const reason = say(lang, `“${name}”：${was} → ${show(sum)}`, `“${name}”: ${was} → ${show(sum)}`);
      out.push({ edit: { range: document.rangeOf(cell), newText: show(sum) }, reason });
    }
    yield;
  }
  return out;
}

/** By fact what each total has to be, as far as its addends were read and its sums agree. */
function sumsOf(report: Report): ReadonlyMap<number, number> {
  const sums = new Map<number, readonly Relation[]>();
  for (const r of report.form.relations) if (hasTotal(r)) sums.set(r.left[0]!, [...(sums.get(r.left[0]!) ?? []), r]);
  const known = new Map<number, number | undefined>();
  const valueOf = (fact: number): number | undefined => {
    if (!known.has(fact)) {
      // A total is no addend of its own addends; should a form say so, it is left alone.
      known.set(fact, undefined);
      known.set(fact, reckon(fact));
    }
    return known.get(fact);
  };
  const reckon = (fact: number): number | undefined => {
    const own = sums.get(fact);
    const figure = report.figures[fact] ?? undefined;
    if (!own) return figure;
    const totals = own.map((r) => r.right.map(valueOf)).filter((values) => values.every((v) => v !== undefined));
    const [first, ...others] = new Set(totals.map((values) => tidy(values.reduce((a, b) => a + b, 0))));
    // Two sums of one total that differ do not tell which of their addends is wrong.
    return first === undefined || others.length > 0 ? figure : first;
  };
  const out = new Map<number, number>();
  for (const fact of sums.keys()) {
    const value = valueOf(fact);
    if (value !== undefined) out.set(fact, value);
  }
  return out;
}

const tidy = (n: number): number => Number(n.toFixed(6));

/** What the list of changes is called. */
export const totalsTitle = (checked: Checked): string => say(checked.lang, '计算全部合计', 'Calculate all totals');
