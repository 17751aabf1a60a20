import type { InlayHint } from 'vscode-languageserver-types';
import type { Form, Relation } from '../forms/form';
import type { Report } from '../report/model';
import { fillBlank } from '../repair/diagnose';
import { factLabel, show, totalOf } from '../rules/describe';
import type { Lang } from '../rules/rule';
import type { Steps } from '../document/steps';
import type { Range } from '../document/checked-document';
import { excessOver, sentenceOf } from './cells';
import { say, spanOf, type Checked } from './checked';
import { culpritOf, figureState, judged, statesOf } from './states';

/**
 * Behind each total in the range how it stands, and ✗ behind each figure that is found to be wrong; the sum behind a
 * blank total.
 */
export function* inlayHints(checked: Checked, range: Range): Steps<InlayHint[]> {
  const { document } = checked;
  const asked = spanOf(checked, range);
  const out: InlayHint[] = [];
  yield* judged(checked);
  for (const report of document.reports) {
    const tree = document.bound!.tree;
    if (
      tree.blocks.offsetOf(report.from) > asked.end ||
      (report.until && tree.blocks.offsetOf(report.until) < asked.start)
    )
      continue;
    const totals = totalsOf(report.form);
    const { culprits } = statesOf(checked, report);
    for (const fact of new Set([...totals.keys(), ...culprits.keys()])) {
      const cell = report.facts[fact]?.cell;
      if (!cell) continue;
      const end = document.offsetOf(cell) + cell.end - cell.start;
      if (end < asked.start || end > asked.end) continue;
      const hint = hintOf(report, fact, totals.get(fact) ?? [], checked);
      if (hint) out.push({ position: document.rangeOf(cell).end, paddingLeft: true, ...hint });
    }
    yield;
  }
  return out.sort((a, b) => a.position.line - b.position.line || a.position.character - b.position.character);
}

const known = new WeakMap<Form, ReadonlyMap<number, readonly Relation[]>>();

/** The sums of a form by the fact that is their total. */
function totalsOf(form: Form): ReadonlyMap<number, readonly Relation[]> {
  let totals = known.get(form);
  if (!totals) {
    const map = new Map<number, Relation[]>();
    for (const r of form.relations) if (r.op === '=') map.set(totalOf(r), [...(map.get(totalOf(r)) ?? []), r]);
    known.set(form, (totals = map));
  }
  return totals;
}

interface Said {
  readonly label: string;
  readonly tooltip: string;
}

/** Undefined where there is nothing to say that the cell itself does not show. */
function hintOf(report: Report, fact: number, sums: readonly Relation[], checked: Checked): Said | undefined {
  const { lang } = checked;
  const states = statesOf(checked, report);
  const isBroken = (r: Relation) => states.relations[r.index] === 'broken';
  const said = (label: string, relations: readonly Relation[]): Said => ({
    label,
    tooltip: relations.map((r) => sentenceOf(report, r, checked)).join('\n'),
  });
  const wrong = report.form.relationsOf[fact]!.filter((r) => r.op === '=' && isBroken(r));
  if (wrong.length > 0 && figureState(states, report, fact) === 'broken') {
    const off = [...new Set(wrong.map((r) => inWords(excessOver(report, r, fact), lang)))];
    return said(`✗ ${off.join(say(lang, '、', ', '))}`, wrong);
  }
  const broken = sums.filter(isBroken);
  if (broken.length > 0) {
    const names = [...new Set(broken.map((r) => factLabel(report.form.facts[culpritOf(states, r)]!)))];
    return said(say(lang, `≠ 因“${names.join('”“')}”`, `≠ because of “${names.join('”, “')}”`), broken);
  }
  if (report.figures[fact] === null) {
    const given = sums.some((r) => r.right.some((f) => typeof report.figures[f] === 'number'));
    const sum = given ? fillBlank(report.form, report.figures, fact) : undefined;
    return sum === undefined ? undefined : said(`= ${show(sum)}`, sums);
  }
  const found = new Set(sums.map((r) => states.relations[r.index]));
  return said(found.has('unread') ? '?' : found.has('blank') ? '…' : '✓', sums);
}

/** E.g. `多 3`. */
function inWords(excess: number, lang: Lang): string {
  const n = Math.abs(excess);
  return excess > 0 ? say(lang, `多 ${n}`, `${n} too high`) : say(lang, `少 ${n}`, `${n} too low`);
}
