import type { YearComparison } from '../../../shared/src/protocol';
import { CheckedDocument } from '../document/checked-document';
import type { CheckOptions } from '../document/options';
import { comparison } from '../features/compare';
import type { YearBefore } from '../rules/year-before';
import { sameBefore, summarise, YearIndex, type ReportSummary } from '../workspace/years';
import type { OpenDocument } from './document';
import type { FileSource } from './file-source';

/** What neighbours need of the session they serve. */
export interface Neighbourhood {
  readonly documents: ReadonlyMap<string, OpenDocument>;
  /** How a file that is not open is to be read; undefined if it is not to be looked at. */
  optionsFor(uri: string): CheckOptions | undefined;
  /** Publishes a document whose findings have changed though its text has not. */
  republish(document: OpenDocument): void;
  /** Reports are open now, or none is any more: files are to be read, or not. */
  reconsider(): void;
  /** A document was closed: its file counts again. */
  readAgain(document: OpenDocument, key: string): void;
  /** Something that a file's report may stand beside has changed. */
  moved(uri: string): void;
  log(where: string, error: unknown): void;
}

/** Quiet after an edit before other years' reports are told. */
const QUIET = 150;

/** Keeps reports of one agency beside each other, year by year, whether their files are open or not. */
export class Neighbours {
  private readonly index = new YearIndex();
  /** The file of each open document, the one opened last at the end. */
  private readonly keys = new Map<OpenDocument, string>();
  /** What each open document holds. */
  private readonly own = new Map<OpenDocument, readonly ReportSummary[]>();
  private readonly waiting = new Map<OpenDocument, ReturnType<typeof setTimeout>>();

  constructor(
    private readonly home: Neighbourhood,
    private readonly files: FileSource | undefined,
  ) {}

  /** Files of which reports are known. */
  get known(): Iterable<string> {
    return this.index.files;
  }

  opened(document: OpenDocument): void {
    for (const other of [...this.keys.keys()]) if (other.uri === document.uri) this.closed(other);
    this.keys.set(document, this.keyOf(document.uri));
  }

  /** An open document has been checked: it is put beside its neighbours at once, and they are told when it is quiet. */
  changed(document: OpenDocument): void {
    if (!this.keys.has(document)) return;
    clearTimeout(this.waiting.get(document));
    this.waiting.delete(document);
    const before = this.own.get(document);
    const isReport = this.isReport(document);
    const onDisk = this.index.of(this.keys.get(document)!).length > 0;
    if (!isReport && !before?.length && !onDisk) {
      this.own.set(document, []);
      return;
    }
    if (!before?.length) {
      this.settle(document);
      return;
    }
    this.waiting.set(
      document,
      setTimeout(() => {
        this.waiting.delete(document);
        this.settle(document);
      }, QUIET),
    );
  }

  private isReport(document: OpenDocument): boolean {
    return (document.options?.enabled ?? false) && document.view.document.reports.length > 0;
  }

  private settle(document: OpenDocument): void {
    if (!this.keys.has(document)) return;
    try {
      this.own.set(document, this.isReport(document) ? summarise(document.view.document, document.uri) : []);
      this.takeOpen(this.keys.get(document)!);
      this.tell(this.link(document), document);
      this.home.reconsider();
    } catch (error) {
      // Called from a timer, where nobody else would catch it.
      this.home.log(document.uri, error);
    }
  }

  /** A document was closed: what its file holds counts again. */
  closed(document: OpenDocument): void {
    const key = this.keys.get(document);
    clearTimeout(this.waiting.get(document));
    this.waiting.delete(document);
    this.keys.delete(document);
    this.own.delete(document);
    if (key === undefined) return;
    this.home.reconsider();
    if (this.isOpen(key)) this.takeOpen(key);
    else this.home.readAgain(document, key);
  }

  isOpen(key: string): boolean {
    return [...this.keys.values()].includes(key);
  }

  /** The files of open reports. */
  get openReports(): string[] {
    return [...this.keys].flatMap(([document, key]) => (this.isReport(document) ? [key] : []));
  }

  /** Of documents that are one file, opened through several addresses, the one opened last counts. */
  private takeOpen(key: string): void {
    const document = [...this.keys].findLast(([d, k]) => k === key && this.own.has(d))?.[0];
    if (document) this.put(key, this.own.get(document)!);
  }

  /** Replaces what is known of a file, and looks again at what stands beside each report. */
  put(key: string, summaries: readonly ReportSummary[]): void {
    const was = this.index.of(key);
    if (was.length === 0 && summaries.length === 0) return;
    if (JSON.stringify(was) === JSON.stringify(summaries)) return;
    this.index.set(key, summaries);
    for (const document of this.keys.keys()) this.tell(this.link(document), document);
    const next = new Set([...was, ...summaries].flatMap((s) => this.index.after(s)).map((s) => s.uri));
    for (const uri of next) this.home.moved(uri);
  }

  private tell(moved: boolean, document: OpenDocument): void {
    if (moved) this.home.republish(document);
  }

  /** Puts last year's reports beside those of a file that is not open. */
  linkClosed(document: CheckedDocument, summaries: readonly ReportSummary[]): BesideYear[] {
    return document.reports.map((report) => {
      const summary = summaries.find((s) => s.year === report.year);
      const last = summary && this.index.before(summary);
      document.setYearBefore(report, last);
      return { year: report.year, last };
    });
  }

  /** Whether the same stands beside reports as when they were looked at. */
  isStill(summaries: readonly ReportSummary[], beside: readonly BesideYear[]): boolean {
    return beside.every(({ year, last }) => {
      const summary = summaries.find((s) => s.year === year);
      return sameBefore(last, summary && this.index.before(summary));
    });
  }

  /** Puts last year's reports beside those of a document; true if any is another than before. */
  link(document: OpenDocument): boolean {
    const { document: checked } = document.view;
    const own = this.own.get(document) ?? [];
    let moved = false;
    for (const report of checked.reports) {
      const summary = own.find((s) => s.year === report.year);
      const last = summary && this.index.before(summary);
      if (sameBefore(checked.yearBefore(report), last)) continue;
      checked.setYearBefore(report, last);
      moved = true;
    }
    if (moved) document.outdate();
    return moved;
  }

  /** The file that holds the report of the year before a document's first report, as it is in the editor or on disk. */
  private async before(
    document: OpenDocument,
  ): Promise<{ readonly checked: CheckedDocument; readonly uri: string; readonly year: number } | undefined> {
    const report = document.view.document.reports[0];
    const last = report && document.view.document.yearBefore(report);
    if (!last) return undefined;
    const { uri, year } = last;
    const key = this.keyOf(uri);
    const open = this.home.documents.get(uri) ?? [...this.keys].findLast(([, k]) => k === key)?.[0];
    if (open) {
      await open.whole();
      return { checked: open.view.document, uri, year };
    }
    const options = this.home.optionsFor(uri);
    const file = await this.files?.read(uri);
    return !file || !options ? undefined : { checked: new CheckedDocument(file.text, options), uri, year };
  }

  /** A document's report beside that of the year before. */
  async compare(document: OpenDocument): Promise<YearComparison | null> {
    const before = await this.before(document);
    const now = document.view.document.reports[0];
    const last = before?.checked.reports.find((r) => r.year === before.year);
    if (!before || !now || !last) return null;
    return comparison(document.view, now, last);
  }

  keyOf(uri: string): string {
    return this.files?.key(uri) ?? uri;
  }
}

/** What a report of a year was compared with. */
export interface BesideYear {
  readonly year: number | undefined;
  readonly last: YearBefore | undefined;
}
