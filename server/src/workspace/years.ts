import type { Report } from '../report/model';
import { comparedText } from '../rules/years/copied-text';
import { periodYears } from '../rules/dates/period';
import type { ParagraphData, YearBefore } from '../rules/year-before';
import { coreOf, editDistance } from '../text/labels';
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
  return decoded(uri)
    .replace(/^(file:\/{2,}[a-z])(?=:)/i, (drive) => drive.toLowerCase())
    .replace(/(?<!\d)20[0-4]\d(?!\d)/g, '*');
}

/** A path with a bare percent sign is no address: it stays as it is. */
function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** So many reports of one file are put beside those of other years: more are a collection that nobody edits as one. */
const MOST_REPORTS = 256;

/** Summaries of the reports in a document; a report without a year, or with two, has none. */
export function summarise(document: CheckedDocument, uri: string): ReportSummary[] {
  return document.reports
    .slice(0, MOST_REPORTS)
    .flatMap((r) => (r.year === undefined || inDoubt(document, r) ? [] : [summary(document, r, r.year, uri)]));
}

/**
 * Whether the period of the figures is another year throughout: then nobody can tell which year the report stands
 * beside.
 */
function inDoubt(document: CheckedDocument, report: Report): boolean {
  const years = periodYears(report, { blocks: (from, until) => blocksBetween(document.bound!.tree, from, until) });
  return years.length > 0 && years.every((p) => p.year !== report.year);
}

/** What reports of one agency share; empty where none is named. */
export const summaryKey = (agency: string | undefined): string => (agency ? placeOf(coreOf(agency)) : '');

/** A place stands for those who govern it: 云溪县 and 云溪县人民政府, 东街街道 and 东街街道办事处. */
const placeOf = (name: string): string => name.replace(/(?<=[省市县区州旗盟镇乡])(?:人民)?政府$|(?<=街道)办事处$/, '');

function identity(
  report: Report,
  year: number,
  uri: string,
  agency: string | undefined,
): Omit<ReportSummary, 'figures' | 'paragraphs'> {
  return { uri, form: report.form.id, year, agency, key: summaryKey(agency), pathKey: pathKey(uri) };
}

function summary(document: CheckedDocument, report: Report, year: number, uri: string): ReportSummary {
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
  return { ...identity(report, year, uri, report.agency), figures, paragraphs };
}

/** Finds reports of the same agency in other years. */
export class YearIndex {
  private readonly byFile = new Map<string, readonly ReportSummary[]>();
  /** By key and year: a file may hold many reports of one agency. */
  private readonly byKey = new Map<string, Set<ReportSummary>>();

  /** Replaces what is known of a file, whatever its name here is. */
  set(file: string, summaries: readonly ReportSummary[]): void {
    for (const s of this.byFile.get(file) ?? []) for (const k of keysOf(s)) this.forget(atYear(k, s.year), s);
    if (summaries.length === 0) {
      this.byFile.delete(file);
      return;
    }
    this.byFile.set(file, summaries);
    for (const s of summaries) {
      for (const key of keysOf(s)) {
        const k = atYear(key, s.year);
        const set = this.byKey.get(k);
        if (set) set.add(s);
        else this.byKey.set(k, new Set([s]));
      }
    }
  }

  private forget(key: string, summary: ReportSummary): void {
    const set = this.byKey.get(key);
    set?.delete(summary);
    if (set?.size === 0) this.byKey.delete(key);
  }

  of(file: string): readonly ReportSummary[] {
    return this.byFile.get(file) ?? [];
  }
  get files(): IterableIterator<string> {
    return this.byFile.keys();
  }

  /**
   * The report of the same agency for the year before. The same report twice is no doubt; of several that differ, the
   * one nearest to the file, with a word of it.
   */
  before(summary: ReportSummary): YearBefore | undefined {
    const [nearest, ...others] = this.candidates(summary);
    if (!nearest) return undefined;
    const different = others.filter((o) => !sameContent(o, nearest));
    if (different.length === 0) return nearest;
    const choice = { why: whyNearest(summary, nearest, different), others: different.map((o) => o.uri) };
    return { ...nearest, choice };
  }

  private at(key: string, year: number): readonly ReportSummary[] {
    return [...(this.byKey.get(atYear(key, year)) ?? [])];
  }

  /** Reports that a report may stand beside as that of the year before. */
  after(summary: ReportSummary): readonly ReportSummary[] {
    return [...new Set(keysOf(summary).flatMap((key) => this.at(key, summary.year + 1)))];
  }

  /** Reports of the same agency for the year before, the nearest first. */
  candidates(summary: ReportSummary): readonly ReportSummary[] {
    for (const key of keysOf(summary)) {
      const found = this.at(key, summary.year - 1).filter((s) => mayBeOne(s, summary));
      if (found.length > 0) return found.length === 1 ? found : byNearness(summary, found).slice(0, MOST_CANDIDATES);
    }
    return [];
  }
}

/** More copies of a report than that are not told apart. */
const MOST_CANDIDATES = 8;

/** Whether what stands beside a report is the same in two answers of the index. */
export function sameBefore(a: YearBefore | undefined, b: YearBefore | undefined): boolean {
  if (a === b || !a || !b) return a === b;
  return (
    a.uri === b.uri &&
    a.figures === b.figures &&
    a.paragraphs === b.paragraphs &&
    JSON.stringify(a.choice) === JSON.stringify(b.choice)
  );
}

const keysOf = (s: ReportSummary): string[] => [...(s.key ? [`agency:${s.key}`] : []), `path:${s.pathKey}`];

const atYear = (key: string, year: number): string => `${year} ${key}`;

const contents = new WeakMap<ReportSummary, string>();

/** All of a report that a check beside it looks at. */
function contentOf(s: ReportSummary): string {
  let content = contents.get(s);
  if (content === undefined) {
    const figures = Object.entries(s.figures).map(([id, f]) => [id, f.value]);
    content = JSON.stringify([s.form, figures.sort(), s.paragraphs.map((p) => [p.section, p.text])]);
    contents.set(s, content);
  }
  return content;
}

/** Whether a check beside either of two reports finds the same. */
const sameContent = (a: ReportSummary, b: ReportSummary): boolean => contentOf(a) === contentOf(b);

/** How far a file is from another: not at all in one file, then by name, by folders, by the likeness of names. */
function distance(summary: ReportSummary, other: ReportSummary): readonly number[] {
  const own = decoded(summary.uri).split('/'),
    its = decoded(other.uri).split('/');
  let shared = 0;
  while (shared < Math.min(own.length, its.length) - 1 && own[shared] === its[shared]) shared++;
  const folders = own.length + its.length - 2 * (shared + 1);
  const name = its[its.length - 1]!;
  return [
    other.uri === summary.uri ? 0 : 1,
    other.pathKey === summary.pathKey ? 0 : 1,
    folders,
    editDistance(shortened(own[own.length - 1]!), shortened(name), LONGEST_NAME),
    name.length,
  ];
}

const LONGEST_NAME = 64;
const shortened = (name: string): string => pathKey(name).slice(0, LONGEST_NAME);

function byNearness(summary: ReportSummary, found: readonly ReportSummary[]): ReportSummary[] {
  return found
    .map((s) => ({ s, at: distance(summary, s) }))
    .sort((a, b) => {
      const i = a.at.findIndex((d, n) => d !== b.at[n]);
      if (i >= 0) return a.at[i]! - b.at[i]!;
      return a.s.uri < b.s.uri ? -1 : a.s.uri > b.s.uri ? 1 : 0;
    })
    .map(({ s }) => s);
}

const reasons = ['file', 'name', 'folder', 'likeness', 'likeness'] as const;

function whyNearest(
  summary: ReportSummary,
  nearest: ReportSummary,
  others: readonly ReportSummary[],
): NonNullable<YearBefore['choice']>['why'] {
  const own = distance(summary, nearest);
  const first = others.map((o) => distance(summary, o).findIndex((d, i) => d !== own[i]));
  const last = Math.max(...first);
  return first.includes(-1) ? 'order' : (reasons[last] ?? 'order');
}

const NAMED_MIN = 4;

/** Whether two reports can be of one agency: named alike, one not at all, or one with its region and one without. */
function mayBeOne(a: ReportSummary, b: ReportSummary): boolean {
  if (a.key === b.key || !a.key || !b.key) return true;
  const [short, long] = [a, b].map((s) => coreOf(s.agency ?? s.key)).sort((x, y) => x.length - y.length);
  return short!.length >= NAMED_MIN && long!.endsWith(short!);
}
