import type { BoundSection, Report } from '../../report/model';
import type { Finding } from '../../rules/rule';
import type { CheckedDocument, Located, Range } from '../../document/checked-document';
import type { Locate } from './locations';
import type { FileResult, FindingResult, SectionResult, SuppressedResult } from './result';

/** What a finding is about. */
export interface Told {
  readonly rule: string;
  readonly fact?: string | undefined;
  readonly key: string;
}

/** Findings to be told, and others with why they are not. */
export interface Split {
  readonly shown: readonly Located[];
  readonly hidden: readonly (Located & { readonly suppression: SuppressedResult['suppression'] })[];
  readonly told: readonly Told[];
}

/** A document in the contract's words. Of several reports the first gives form, year, agency, title and sections. */
export function resultOf(
  path: string,
  document: CheckedDocument,
  { shown, hidden }: Split,
  locate: Locate,
): FileResult {
  const report = document.reports[0];
  const suppressed = hidden.map(({ finding, range, offset, suppression }) => ({
    ...findingOf(finding, range, path, document, locate(offset)),
    suppression: { kind: suppression.kind, reason: suppression.reason },
  }));
  return {
    path,
    form: report?.form.id ?? null,
    year: report?.year ?? null,
    agency: report?.agency ?? null,
    title: report?.titleText ?? null,
    sections: report ? report.sections.map((s) => sectionOf(s, report, document)) : [],
    findings: shown.map(({ finding, range, offset }) => findingOf(finding, range, path, document, locate(offset))),
    ...(suppressed.length > 0 && { suppressed }),
  };
}

function findingOf(
  finding: Finding,
  range: Range,
  path: string,
  document: CheckedDocument,
  location: ReturnType<Locate>,
): FindingResult {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    range,
    ...location,
    facts: finding.facts,
    related: [
      ...finding.related.map((r) => ({ message: r.message, range: document.rangeOf(r.place) })),
      ...(finding.elsewhere ?? []).map((e) => ({
        ...(e.uri === path ? {} : { path: e.uri }),
        message: e.message,
        range: e.range,
      })),
    ],
    fixes: finding.fixes.map((f) => ({
      title: f.title,
      applicability: f.applicability,
      edits: f.edits.map((e) => ({ range: document.rangeOf(e.place), newText: e.newText })),
    })),
  };
}

/** From the heading to the end of the section's last text. */
function sectionOf(section: BoundSection, report: Report, document: CheckedDocument): SectionResult {
  const { tree } = document.bound!;
  const { heading, block: first, titleText } = section.anchor;
  const behind = section.until ?? report.until;
  let last = behind ? tree.blocks.before(behind) : tree.blocks.last();
  while (last && last !== first && (last.kind === 'blank' || last.kind === 'markup')) last = tree.blocks.before(last);
  last ??= first;
  const end = tree.positionIn(last, last.layout === 'html' ? last.length : last.contentEnd);
  return { id: section.section.id, title: titleText, range: { start: document.rangeOf(heading).start, end } };
}
