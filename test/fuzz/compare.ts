import { documentSymbols } from '../../server/src/features/document-symbols';
import { atOnce } from '../../server/src/document/steps';
import { foldingRanges } from '../../server/src/features/folding';
import { View } from '../../server/src/features/checked';
import type { Place } from '../../server/src/report/model';
import type { YearBefore } from '../../server/src/rules/year-before';
import { CheckedDocument, type Located } from '../../server/src/document/checked-document';
import type { CheckOptions } from '../../server/src/document/options';
import { reportDifference, treeDifference } from '../report/compare';

/** How a document is checked in a run. */
export interface Setting {
  readonly options: CheckOptions;
  readonly last: YearBefore | undefined;
}

/** Puts the report of the year before beside those that have none yet, as the server does after each edit. */
export function besideLast(document: CheckedDocument, { last }: Setting): void {
  for (const r of document.reports) if (last) document.setYearBefore(r, last);
}

/** Where a document differs from the same text freshly read; undefined if it does not. */
export function difference(
  document: CheckedDocument,
  text: string,
  setting: Setting,
  features: boolean,
): string | undefined {
  const fresh = new CheckedDocument(text, setting.options);
  besideLast(fresh, setting);
  if (document.length !== text.length || document.text() !== text)
    return `the text is ${JSON.stringify(document.text().slice(0, 2000))}`;
  const a = document.bound,
    b = fresh.bound;
  if (!a !== !b) return a ? 'it stays awake' : 'it sleeps on';
  if (a && b) {
    const wrong = treeDifference(a.tree, b.tree) ?? reportDifference(a, b);
    if (wrong) return wrong;
  }
  if (document.reports.length !== fresh.reports.length)
    return `${document.reports.length} checked reports instead of ${fresh.reports.length}`;
  const mine = document.findings(),
    its = fresh.findings();
  for (let i = 0; i < Math.max(mine.length, its.length); i++) {
    const x = mine[i] && shown(document, mine[i]!),
      y = its[i] && shown(fresh, its[i]!);
    if (x !== y) return `finding ${i}: ${x} instead of ${y}`;
  }
  if (!features || !b) return undefined;
  const left = new View('file:///a', document, 'zh'),
    right = new View('file:///a', fresh, 'zh');
  const symbols = [atOnce(documentSymbols(left)), atOnce(documentSymbols(right))].map((s) => JSON.stringify(s));
  if (symbols[0] !== symbols[1]) return `symbols ${symbols[0]} instead of ${symbols[1]}`;
  const folds = [atOnce(foldingRanges(left)), atOnce(foldingRanges(right))].map((s) => JSON.stringify(s));
  return folds[0] === folds[1] ? undefined : `folding ${folds[0]} instead of ${folds[1]}`;
}

/** All that a finding says. */
function shown(d: CheckedDocument, { finding: f, range, offset }: Located): string {
  const place = (p: Place) => `${d.offsetOf(p)}+${p.end - p.start}`;
  return [
    f.rule,
    f.severity,
    offset,
    place(f.place),
    `${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character}`,
    f.message,
    f.facts.join(),
    ...f.related.map((r) => `${place(r.place)} ${r.message}`),
    ...(f.elsewhere ?? []).map((e) => JSON.stringify(e)),
    ...f.fixes.map(
      (x) =>
        `${x.applicability} ${x.title} ${x.edits.map((e) => `${place(e.place)} ${JSON.stringify(e.newText)}`).join()}`,
    ),
  ].join(' ¦ ');
}
