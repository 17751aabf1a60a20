import { builtinForms } from '../../forms/builtin';
import type { Report } from '../../report/model';
import { CheckedDocument, type Range } from '../../document/checked-document';
import type { Encoding } from '../../documents/decode';
import { openFile } from '../../documents/open';
import type { Reason } from '../../documents/refusal';
import { locationsIn, type Locate, type Location } from './locations';
import { silent } from '../../document/options';

/** A fact as `facts --format json` gives it; a blank or unreadable cell has value null. */
export interface FactResult {
  readonly value: number | null;
  readonly text: string;
  readonly range: Range;
  /** In a document that is no text file: where it stands there. */
  readonly location?: Location;
}

export interface ReportFacts {
  readonly form: string;
  readonly year: number | null;
  readonly agency: string | null;
  readonly facts: Readonly<Record<string, FactResult>>;
}

export interface FileFacts {
  readonly path: string;
  /** None for a document that is no text file. */
  readonly encoding: Encoding | undefined;
  readonly reports: readonly ReportFacts[];
}

export interface FactsOptions {
  readonly form: string;
  readonly forced: boolean;
}

/** The facts of each report in a file's bytes, or why they cannot be read. */
export async function factsOf(
  bytes: Uint8Array,
  path: string,
  { form, forced }: FactsOptions,
): Promise<FileFacts | Reason> {
  const opened = await openFile(bytes);
  if (opened.kind === 'refused') return opened.reason;
  const document = new CheckedDocument(opened.text, {
    lang: 'en',
    forms: builtinForms(),
    form,
    severities: silent(),
    forced,
  });
  const locate = locationsIn(opened, document);
  return {
    path,
    encoding: opened.kind === 'text' ? opened.decoded.encoding : undefined,
    reports: document.reports.map((r) => reportFacts(r, document, locate)),
  };
}

function reportFacts(report: Report, document: CheckedDocument, locate: Locate): ReportFacts {
  const facts: Record<string, FactResult> = {};
  for (const fact of report.facts)
    if (fact)
      facts[fact.def.id] = {
        value: fact.cell.value,
        text: fact.cell.text,
        range: document.rangeOf(fact.cell),
        ...locate(document.offsetOf(fact.cell)),
      };
  return { form: report.form.id, year: report.year ?? null, agency: report.agency ?? null, facts };
}
