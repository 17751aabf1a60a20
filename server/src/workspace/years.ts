import type { Report } from '../report/model';
import { comparedText } from '../rules/years/copied-text';
import { periodYears } from '../rules/dates/period';
import type { ParagraphData, YearBefore } from '../rules/year-before';
import { coreOf } from '../text/labels';
import type { CheckedDocument } from '../document/checked-document';
import { blocksBetween } from '../document/run-rules';

/** What a report gives to the check of next year's, and how it is found. */
export interface ReportSummary extends YearBefore {
  /** Reports of one agency share it; the file's path without its year where the text names no agency. */
  readonly key: string;
  readonly pathKey: string;
}

/** A file's path with every year in it blanked out: reports of two years often differ by that alone. */
export function pathKey(uri: string): string {
  return decoded(uri).replace(/(?<!\d)20[0-4]\d(?!\d)/g, '*');
}

/** A path with a bare percent sign is no address: it stays as it is. */
function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** Summaries of the reports in a document; a report without a year, or with two, has none. */
export function summarise(document: CheckedDocument, uri: string, agency?: string): ReportSummary[] {
  return document.reports.flatMap((r) =>
    r.year === undefined || inDoubt(document, r) ? [] : [summary(document, r, r.year, uri, agency)],
  );
}

/** Whether the period of the figures is another year throughout: then nobody can tell which year the report stands beside. */
function inDoubt(document: CheckedDocument, report: Report): boolean {
  const years = periodYears(report, { blocks: (from, until) => blocksBetween(document.bound!.tree, from, until) });
  return years.length > 0 && years.every((p) => p.year !== report.year);
}

/** What reports of one agency share; empty where none is named. */
export const summaryKey = (agency: string | undefined): string => (agency ? coreOf(agency) : '');

function identity(
  report: Report,
  year: number,
  uri: string,
  agency: string | undefined,
): Omit<ReportSummary, 'figures' | 'paragraphs'> {
  return { uri, form: report.form.id, year, agency, key: summaryKey(agency), pathKey: pathKey(uri) };
}

function summary(
  document: CheckedDocument,
  report: Report,
  year: number,
  uri: string,
  given: string | undefined,
): ReportSummary {
  const figures: Record<string, YearBefore['figures'][string]> = {};
  for (const carry of report.form.carries) {
    for (const f of carry.lastYear) {
      const fact = report.facts[f];
      const value = report.figures[f];
      // A blank is no statement that next year's report could contradict.
      if (fact && typeof value === 'number') figures[fact.def.id] = { value, range: document.rangeOf(fact.cell) };
    }
  }
  const paragraphs: ParagraphData[] = [];
  for (const s of report.sections) {
    if (!s.section.ofTheYear || s.duplicate) continue;
    for (const block of blocksBetween(document.bound!.tree, s.anchor.block, s.until)) {
      const text = comparedText(block);
      if (text)
        paragraphs.push({
          text,
          section: s.section.id,
          range: document.rangeOf({ block, start: 0, end: block.contentEnd }),
        });
    }
  }
  return { ...identity(report, year, uri, given ?? report.agency), figures, paragraphs };
}

/** Finds reports of the same agency in other years. */
export class YearIndex {
  private readonly byUri = new Map<string, readonly ReportSummary[]>();
  private readonly byKey = new Map<string, Set<ReportSummary>>();

  /** Replaces what is known of a file. */
  set(uri: string, summaries: readonly ReportSummary[]): void {
    for (const s of this.byUri.get(uri) ?? []) for (const k of keysOf(s)) this.byKey.get(k)?.delete(s);
    if (summaries.length === 0) {
      this.byUri.delete(uri);
      return;
    }
    this.byUri.set(uri, summaries);
    for (const s of summaries) {
      for (const k of keysOf(s)) {
        const set = this.byKey.get(k);
        if (set) set.add(s);
        else this.byKey.set(k, new Set([s]));
      }
    }
  }

  of(uri: string): readonly ReportSummary[] {
    return this.byUri.get(uri) ?? [];
  }
  get uris(): IterableIterator<string> {
    return this.byUri.keys();
  }

  /** The report of the same agency for the year before; undefined if there is none, or more than one to choose from. */
  before(summary: ReportSummary): ReportSummary | undefined {
    return this.beside(summary, summary.year - 1);
  }
  /** The report of the same agency for the year after. */
  after(summary: ReportSummary): ReportSummary | undefined {
    return this.beside(summary, summary.year + 1);
  }

  private beside(summary: ReportSummary, year: number): ReportSummary | undefined {
    for (const key of keysOf(summary)) {
      const found = [...(this.byKey.get(key) ?? [])].filter((s) => s.year === year && mayBeOne(s.key, summary.key));
      // Of two copies the one beside the file is meant.
      if (found.length === 1) return found[0];
      const near = found.filter((s) => s.pathKey === summary.pathKey);
      if (near.length === 1) return near[0];
    }
    return undefined;
  }
}

const keysOf = (s: ReportSummary): string[] => [...(s.key ? [`agency:${s.key}`] : []), `path:${s.pathKey}`];

const NAMED_MIN = 4;

/** Whether two namings can be of one agency: the same, one of them missing, or one with its region and one without. */
function mayBeOne(a: string, b: string): boolean {
  if (a === b || !a || !b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= NAMED_MIN && long.endsWith(short);
}
