import { builtinForms } from '../../server/src/forms/builtin';
import type { Finding, Lang, RuleExample } from '../../server/src/rules/rule';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { summarise } from '../../server/src/workspace/years';

/** What is found in one text of an example, beside last year's report where it has one. */
export function runExample(example: RuleExample, text: string, lang: Lang): Finding[] {
  const open = (source: string) =>
    new CheckedDocument(source, { lang, forms: builtinForms(), form: 'auto', severities: {}, forced: true });
  const document = open(text);
  if (example.last !== undefined)
    document.setYearBefore(document.reports[0]!, summarise(open(example.last), 'file:///last.md')[0]);
  return document.findings().map((f) => f.finding);
}
