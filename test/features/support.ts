import assert from 'node:assert/strict';
import type { CodeAction, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { View } from '../../server/src/features/checked';
import { atOnce } from '../../server/src/document/steps';
import { codeActions } from '../../server/src/features/code-actions';
import { builtinForms } from '../../server/src/forms/builtin';
import type { Lang } from '../../server/src/rules/rule';
import { CheckedDocument } from '../../server/src/document/checked-document';
import type { CheckOptions } from '../../server/src/document/options';
import { layoutNamed, type Printed, type Span } from '../support/layouts/index';
import { apply } from '../support/marked';
import type { ReportSpec } from '../support/report';

export const uri = 'file:///%E6%8A%A5%E5%91%8A.md';
export const form = builtinForms()[0]!;

export function view(text: string, lang: Lang = 'zh', options: Partial<CheckOptions> = {}): View {
  return new View(
    uri,
    new CheckedDocument(text, { lang, forms: builtinForms(), form: 'auto', severities: {}, forced: false, ...options }),
    lang,
  );
}

/** A report printed in a layout, checked, with the spans of everything in it. */
export function printed(
  spec: ReportSpec,
  layout = 'pipes',
  lang: Lang = 'zh',
): { readonly v: View; readonly p: Printed } {
  const p = layoutNamed(layout).print(spec);
  return { v: view(p.text, lang), p };
}

/** The LSP range of a printed piece. */
export function rangeOf(v: View, span: Span | undefined): Range {
  assert.ok(span, 'it was not printed');
  return { start: v.document.positionAt(span.start), end: v.document.positionAt(span.end) };
}

/** The text of a range. */
export const textOf = (v: View, range: Range): string =>
  v.document.text(v.document.offsetAt(range.start), v.document.offsetAt(range.end));

/** Findings in one line each: rule, severity and text they stand at. */
export const lint = (v: View): string[] =>
  v.findings.map(
    ({ finding, range }) =>
      `${finding.rule} ${finding.severity} ${JSON.stringify(textOf(v, range))} ${finding.facts.join(' ')}`,
  );

export const editOf = (edits: TextEdit[]): WorkspaceEdit => ({ changes: { [uri]: edits } });

export function actionsAt(v: View, range: Range, only?: string[]): CodeAction[] {
  return atOnce(codeActions(v, { range, diagnostics: [], only }, { edit: editOf, canShowPages: true }));
}

export const fixesOf = (actions: readonly CodeAction[]): CodeAction[] =>
  actions.filter((a) => a.kind === 'quickfix' && a.edit);

/** The document after an action, checked afresh. */
export function applied(v: View, action: CodeAction): View {
  const edits = action.edit?.changes?.[uri];
  assert.ok(edits && edits.length > 0, `${action.title} changes nothing`);
  return view(apply(v.document.text(), edits), v.lang);
}

/** Findings that are in `after` and not in `before`, by rule and facts: positions move with an edit. */
export function fresh(before: View, after: View): string[] {
  const known = before.findings.map(({ finding }) => `${finding.rule} ${finding.facts.join(' ')}`);
  return after.findings.flatMap(({ finding }) => {
    const line = `${finding.rule} ${finding.facts.join(' ')}`;
    const at = known.indexOf(line);
    if (at >= 0) {
      known.splice(at, 1);
      return [];
    }
    return [`${line}: ${finding.message}`];
  });
}
