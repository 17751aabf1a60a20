import type { InlayHint } from 'vscode-languageserver-types';
import type { Form, Relation } from '../forms/form';
import type { Report } from '../report/model';
import { evaluate } from '../repair/diagnose';
import { totalOf } from '../rules/describe';
import type { Range } from '../document/checked-document';
import { excessOf, sentenceOf } from './cells';
import { say, spanOf, type Checked } from './checked';

/** Behind each total in the range: ✓ if all it stands for holds, else by how much it is off. */
export function inlayHints(checked: Checked, range: Range): InlayHint[] {
  const { document } = checked;
  const asked = spanOf(checked, range);
  const out: InlayHint[] = [];
  for (const report of document.reports) {
    const tree = document.bound!.tree;
    if (
      tree.blocks.offsetOf(report.from) > asked.end ||
      (report.until && tree.blocks.offsetOf(report.until) < asked.start)
    )
      continue;
    for (const [total, relations] of totalsOf(report.form)) {
      const cell = report.facts[total]?.cell;
      if (!cell) continue;
      const end = document.offsetOf(cell) + cell.end - cell.start;
      if (end < asked.start || end > asked.end) continue;
      const label = labelOf(report, relations, checked);
      if (label === undefined) continue;
      out.push({
        position: document.rangeOf(cell).end,
        label,
        paddingLeft: true,
        tooltip: relations.map((r) => sentenceOf(report, r, checked).text).join('\n'),
      });
    }
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

/** Undefined where nothing can be judged. */
function labelOf(report: Report, relations: readonly Relation[], { lang }: Checked): string | undefined {
  const broken = relations.filter((r) => evaluate(r, report.figures) === 'broken');
  if (broken.length === 0) return relations.some((r) => evaluate(r, report.figures) === 'holds') ? '✓' : undefined;
  const off = [...new Set(broken.map((r) => signed(excessOf(report, r))))];
  return say(lang, `✗ 差 ${off.join('、')}`, `✗ off by ${off.join(', ')}`);
}

/** How much too high (+) or too low (−) the total is. */
const signed = (n: number): string => (n > 0 ? `+${n}` : `−${-n}`);
