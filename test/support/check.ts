import { builtinForms } from '../../server/src/forms/builtin';
import type { Finding } from '../../server/src/rules/rule';
import { CheckedDocument, type Located } from '../../server/src/document/checked-document';
import type { CheckOptions } from '../../server/src/document/options';

export const plainOptions: CheckOptions = {
  lang: 'zh',
  forms: builtinForms(),
  form: 'auto',
  severities: {},
  forced: false,
};

export interface Checked {
  readonly document: CheckedDocument;
  readonly found: readonly Located[];
}

/** Checks a text as the product does, with its own settings. */
export function check(text: string, options: Partial<CheckOptions> = {}): Checked {
  const document = new CheckedDocument(text, { ...plainOptions, ...options });
  return { document, found: document.findings() };
}

/** `rule@text` for each finding, in the order of the text. */
export function brief(text: string, found: readonly Located[]): string[] {
  return found.map(
    ({ finding, offset }) => `${finding.rule}@${text.slice(offset, offset + finding.place.end - finding.place.start)}`,
  );
}

/** The text with one fix applied. */
export function applyFix(document: CheckedDocument, fix: Finding['fixes'][number]): string {
  const edits = fix.edits
    .map((e) => ({ at: document.offsetOf(e.place), length: e.place.end - e.place.start, newText: e.newText }))
    .sort((a, b) => b.at - a.at);
  let text = document.text();
  for (const e of edits) text = text.slice(0, e.at) + e.newText + text.slice(e.at + e.length);
  return text;
}
