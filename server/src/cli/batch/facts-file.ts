import { builtinForms } from '../../forms/builtin';
import type { Report } from '../../report/model';
import { CheckedDocument, type Range } from '../../document/checked-document';
import { decode, type Encoding } from '../../documents/decode';
import { silent } from '../../document/options';

/** A fact as `facts --format json` gives it; a blank or unreadable cell has value null. */
export interface FactResult {
  readonly value: number | null;
  readonly text: string;
  readonly range: Range;
}

export interface ReportFacts {
  readonly form: string;
  readonly year: number | null;
  readonly agency: string | null;
  readonly facts: Readonly<Record<string, FactResult>>;
}

export interface FileFacts {
  readonly path: string;
  readonly encoding: Encoding;
  readonly reports: readonly ReportFacts[];
}

export interface FactsOptions {
  readonly form: string;
  readonly forced: boolean;
}

/** The facts of each report in a file's bytes; undefined if they are no text. */
export function factsOf(bytes: Uint8Array, path: string, { form, forced }: FactsOptions): FileFacts | undefined {
  const source = decode(bytes);
  if (!source) return undefined;
  const document = new CheckedDocument(source.text, {
    lang: 'en',
    forms: builtinForms(),
    form,
    severities: silent(),
    forced,
  });
  return { path, encoding: source.encoding, reports: document.reports.map((r) => reportFacts(r, document)) };
}

function reportFacts(report: Report, document: CheckedDocument): ReportFacts {
  const facts: Record<string, FactResult> = {};
  for (const fact of report.facts)
    if (fact) facts[fact.def.id] = { value: fact.cell.value, text: fact.cell.text, range: document.rangeOf(fact.cell) };
  return { form: report.form.id, year: report.year ?? null, agency: report.agency ?? null, facts };
}
