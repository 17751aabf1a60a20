import { CheckedDocument } from '../document/checked-document';
import { silent, type CheckOptions } from '../document/options';
import { PIECE } from '../document/read-text';
import { mayBeReport } from '../document/recognise';
import { summarise, YearIndex, type ReportSummary } from '../workspace/years';
import type { OpenDocument } from './document';

/** Files beside the open documents; absent where the server has no file system. */
export interface FileSource {
  /** Addresses of files in these folders that could be reports. */
  find(folders: readonly string[]): Promise<readonly string[]>;
  /** A file's text; undefined if it cannot be read as text. */
  read(uri: string): Promise<string | undefined>;
}

/** What neighbours need of the session they serve. */
export interface Neighbourhood {
  readonly documents: ReadonlyMap<string, OpenDocument>;
  /** Publishes a document whose findings have changed though its text has not. */
  republish(document: OpenDocument): void;
  log(where: string, error: unknown): void;
}

/** Quiet after an edit before other years' reports are told. */
const QUIET = 150;
/** Files read in one go before others have their turn. */
const BATCH = 8;

/** Keeps reports of one agency beside each other, year by year, whether their files are open or not. */
export class Neighbours {
  private readonly index = new YearIndex();
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  private scanning = 0;

  constructor(
    private readonly home: Neighbourhood,
    private readonly files: FileSource | undefined,
    private readonly options: CheckOptions,
  ) {}

  /** An open document has been checked: it is put beside its neighbours at once, and they are told when it is quiet. */
  changed(document: OpenDocument): void {
    const { uri } = document;
    const pending = this.waiting.get(uri);
    if (pending !== undefined) clearTimeout(pending);
    const known = this.index.of(uri).length > 0;
    if (!known && document.view.document.reports.length === 0) return;
    if (!known) this.settle(document);
    else
      this.waiting.set(
        uri,
        setTimeout(() => {
          this.waiting.delete(uri);
          this.settle(document);
        }, QUIET),
      );
  }

  private settle(document: OpenDocument): void {
    if (this.home.documents.get(document.uri) !== document) return;
    const enabled = document.options?.enabled ?? false;
    try {
      this.put(document.uri, enabled ? summarise(document.view.document, document.uri) : []);
      if (this.link(document)) this.home.republish(document);
    } catch (error) {
      // Called from a timer, where nobody else would catch it.
      this.home.log(document.uri, error);
    }
  }

  /** A document was closed: what its file holds counts again. */
  closed(uri: string): void {
    clearTimeout(this.waiting.get(uri));
    this.waiting.delete(uri);
    void this.readFile(uri);
  }

  /** Files were created, changed or deleted; open ones count as they are in the editor. */
  async filesChanged(uris: readonly string[]): Promise<void> {
    for (const uri of uris) if (!this.home.documents.has(uri)) await this.readFile(uri);
  }

  /** Reads what the folders hold, a few files at a time. A later call ends an earlier one. */
  async scan(folders: readonly string[]): Promise<void> {
    if (!this.files || folders.length === 0) return;
    const turn = ++this.scanning;
    try {
      const uris = await this.files.find(folders);
      for (let i = 0; i < uris.length && turn === this.scanning; i++) {
        if (!this.home.documents.has(uris[i]!)) await this.readFile(uris[i]!);
        if (i % BATCH === BATCH - 1) await new Promise((resolve) => setTimeout(resolve, 0));
      }
    } catch (error) {
      this.home.log('workspace', error);
    }
  }

  private async readFile(uri: string): Promise<void> {
    let summaries: ReportSummary[] = [];
    try {
      const text = await this.files?.read(uri);
      if (this.home.documents.has(uri)) return;
      if (text !== undefined && mayBeReport(text, this.options.forms))
        summaries = summarise(await this.bound(text), uri);
      if (this.home.documents.has(uri)) return;
    } catch (error) {
      this.home.log(uri, error);
    }
    this.put(uri, summaries);
  }

  /** A text with its facts, read in turns so that a large file holds nobody up. */
  private async bound(text: string): Promise<CheckedDocument> {
    const document = new CheckedDocument(text, { ...this.options, severities: silent() }, PIECE);
    while (!document.readOn()) await new Promise((resolve) => setTimeout(resolve, 0));
    return document;
  }

  /** Replaces what is known of a file, and tells the open reports of the years after it. */
  private put(uri: string, summaries: readonly ReportSummary[]): void {
    const was = this.index.of(uri);
    if (was.length === 0 && summaries.length === 0) return;
    if (JSON.stringify(was) === JSON.stringify(summaries)) return;
    const concerned = new Set(was.flatMap((s) => this.followers(s)));
    this.index.set(uri, summaries);
    for (const s of summaries) for (const f of this.followers(s)) concerned.add(f);
    for (const follower of concerned) {
      const document = this.home.documents.get(follower);
      if (document && follower !== uri && this.link(document)) this.home.republish(document);
    }
  }

  private followers(summary: ReportSummary): string[] {
    const after = this.index.after(summary);
    return after ? [after.uri] : [];
  }

  /** Puts last year's reports beside those of a document; true if any is another than before. */
  private link(document: OpenDocument): boolean {
    const { document: checked } = document.view;
    const own = this.index.of(document.uri);
    let moved = false;
    for (const report of checked.reports) {
      const summary = own.find((s) => s.year === report.year);
      const last = summary && this.index.before(summary);
      if (checked.yearBefore(report) === last) continue;
      checked.setYearBefore(report, last);
      moved = true;
    }
    if (moved) document.outdate();
    return moved;
  }

  /** The file that holds the report of the year before a document's first report, as it is in the editor or on disk. */
  async before(
    document: OpenDocument,
  ): Promise<{ readonly checked: CheckedDocument; readonly summary: ReportSummary } | undefined> {
    const [own] = this.index.of(document.uri);
    const summary = own && this.index.before(own);
    if (!summary) return undefined;
    const open = this.home.documents.get(summary.uri);
    if (open) {
      await open.whole();
      return { checked: open.view.document, summary };
    }
    const text = await this.files?.read(summary.uri);
    return text === undefined ? undefined : { checked: new CheckedDocument(text, this.options), summary };
  }
}
