import { CheckedDocument } from '../document/checked-document';
import { silent, type CheckOptions } from '../document/options';
import { PIECE } from '../document/read-text';
import { mayBeReport } from '../document/recognise';
import { sameBefore, summarise, YearIndex, type ReportSummary } from '../workspace/years';
import type { OpenDocument } from './document';

/** Files beside the open documents; absent where the server has no file system. */
export interface FileSource {
  /** One name for a file, however its address is written and whatever links lead to it. */
  key(uri: string): string;
  /** Addresses of files in these folders that could be reports, as long as it goes on. */
  find(folders: readonly string[], goesOn: () => boolean): AsyncIterable<string>;
  /** Whether a file is one that {@link find} would give for the folders. */
  admits(uri: string, folders: readonly string[]): Promise<boolean>;
  kind(uri: string): Promise<'file' | 'folder' | undefined>;
  /** Changes whenever the file does; undefined where that cannot be told. */
  stamp(uri: string): Promise<string | undefined>;
  /** A file's text; undefined if it cannot be read as text. */
  read(uri: string): Promise<string | undefined>;
}

/** What neighbours need of the session they serve. */
export interface Neighbourhood {
  readonly documents: ReadonlyMap<string, OpenDocument>;
  /** How a file that is not open is to be read; undefined if it is not to be looked at. */
  optionsFor(uri: string): CheckOptions | undefined;
  /** Publishes a document whose findings have changed though its text has not. */
  republish(document: OpenDocument): void;
  log(where: string, error: unknown): void;
}

/** Something has happened to a file or folder. */
export interface FileChange {
  readonly uri: string;
  readonly kind: 'created' | 'changed' | 'deleted';
}

/** Quiet after an edit before other years' reports are told. */
const QUIET = 150;
const REPORT_NAME = /\.(?:md|markdown|txt|html?|gkbg)$/i;

/** What was found in a file as it was then. */
interface Known {
  readonly stamp: string;
  readonly options: string;
  readonly summaries: readonly ReportSummary[];
}

/**
 * Keeps reports of one agency beside each other, year by year, whether their files are open or not. Files are read only
 * while a report is open.
 */
export class Neighbours {
  private readonly index = new YearIndex();
  /** The file of each open document, the one opened last at the end. */
  private readonly keys = new Map<OpenDocument, string>();
  /** What each open document holds. */
  private readonly own = new Map<OpenDocument, readonly ReportSummary[]>();
  private readonly waiting = new Map<OpenDocument, ReturnType<typeof setTimeout>>();
  /** The last reading of each file that is under way; an older one has nothing more to say. */
  private readonly reading = new Map<string, number>();
  private readonly known = new Map<string, Known>();
  private folders: readonly string[] = [];
  private turns = 0;
  /** The scan under way; undefined while no report is open. */
  private scanning: number | undefined;

  constructor(
    private readonly home: Neighbourhood,
    private readonly files: FileSource | undefined,
  ) {}

  /** Takes the folders to look in. */
  lookIn(folders: readonly string[]): void {
    this.folders = folders;
    this.scanAgain();
  }

  /** Looks at all files again, after what says which of them count, or how they are read, has changed. */
  scanAgain(): void {
    if (this.scanning !== undefined) void this.scan();
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
      this.readOrRest();
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
    this.readOrRest();
    if (this.isOpen(key)) this.takeOpen(key);
    else if (this.scanning === undefined) this.put(key, []);
    else void this.readFile(document.uri);
  }

  private isOpen(key: string): boolean {
    return [...this.keys.values()].includes(key);
  }

  /** Of documents that are one file, opened through several addresses, the one opened last counts. */
  private takeOpen(key: string): void {
    const document = [...this.keys].findLast(([d, k]) => k === key && this.own.has(d))?.[0];
    if (document) this.put(key, this.own.get(document)!);
  }

  /** Starts looking at files when the first report is open, and stops when the last one is closed. */
  private readOrRest(): void {
    const wanted = [...this.keys.keys()].some((d) => this.isReport(d));
    if (wanted && this.scanning === undefined) void this.scan();
    if (wanted || this.scanning === undefined) return;
    this.scanning = undefined;
    this.forget((key) => !this.isOpen(key));
  }

  /** Files were created, changed or deleted; open ones count as they are in the editor. */
  async filesChanged(changes: readonly FileChange[]): Promise<void> {
    if (this.scanning === undefined || !this.files) return;
    for (const { uri, kind } of changes) {
      if (kind === 'deleted') {
        // One word is said of a folder, none of what was in it.
        const key = this.keyOf(uri);
        this.forget((k) => k.startsWith(`${key}/`) && !this.isOpen(k));
      }
      if (REPORT_NAME.test(uri)) await this.readFile(uri);
      else if (kind === 'created' && (await this.files.kind(uri)) === 'folder') this.scanAgain();
    }
  }

  /** Reads what the folders hold, one file at a time, and forgets what is no longer in them. A later call ends an earlier one. */
  private async scan(): Promise<void> {
    const turn = (this.scanning = ++this.turns);
    const goesOn = () => this.scanning === turn;
    if (!this.files) return;
    const found = new Set<string>();
    try {
      for await (const uri of this.files.find(this.folders, goesOn)) {
        if (!goesOn()) return;
        const key = this.keyOf(uri);
        found.add(key);
        if (!this.isOpen(key)) await this.readFound(uri, key);
      }
    } catch (error) {
      this.home.log('workspace', error);
    }
    if (goesOn()) this.forget((key) => !found.has(key) && !this.isOpen(key) && !this.reading.has(key));
  }

  private forget(which: (key: string) => boolean): void {
    for (const key of [...this.index.files]) if (which(key)) this.put(key, []);
  }

  /** Reads a file again if it is one of those that count. */
  private async readFile(uri: string): Promise<void> {
    const key = this.keyOf(uri);
    if (!this.files || this.isOpen(key)) return;
    const turn = this.begin(key);
    const counts = await this.files.admits(uri, this.folders).catch(() => false);
    if (this.reading.get(key) !== turn) return;
    if (counts) return this.readFound(uri, key);
    this.end(key, turn, []);
  }

  private begin(key: string): number {
    const turn = ++this.turns;
    this.reading.set(key, turn);
    return turn;
  }

  private end(key: string, turn: number, summaries: readonly ReportSummary[]): void {
    if (this.reading.get(key) !== turn) return;
    this.reading.delete(key);
    if (this.scanning !== undefined && !this.isOpen(key)) this.put(key, summaries);
  }

  private async readFound(uri: string, key: string): Promise<void> {
    const turn = this.begin(key);
    let summaries: readonly ReportSummary[] = [];
    try {
      summaries = await this.summariesIn(uri, key, () => this.reading.get(key) === turn);
    } catch (error) {
      this.home.log(uri, error);
    }
    this.end(key, turn, summaries);
  }

  private async summariesIn(uri: string, key: string, goesOn: () => boolean): Promise<readonly ReportSummary[]> {
    const options = this.home.optionsFor(uri);
    if (!options || !this.files) return [];
    const { form, forced } = options;
    const asRead = JSON.stringify([form, forced]);
    const stamp = await this.files.stamp(uri);
    const was = this.known.get(key);
    if (stamp !== undefined && was?.stamp === stamp && was.options === asRead) return was.summaries;
    const text = await this.files.read(uri);
    const summaries =
      text !== undefined && goesOn() && (forced || mayBeReport(text, options.forms))
        ? summarise(await this.bound(text, options, goesOn), uri)
        : [];
    if (goesOn() && stamp !== undefined) this.known.set(key, { stamp, options: asRead, summaries });
    return summaries;
  }

  /** A text with its facts, read in turns so that a large file holds nobody up. */
  private async bound(text: string, options: CheckOptions, goesOn: () => boolean): Promise<CheckedDocument> {
    const document = new CheckedDocument(text, { ...options, severities: silent() }, PIECE);
    while (goesOn() && !document.readOn()) await new Promise((resolve) => setTimeout(resolve, 0));
    return document;
  }

  /** Replaces what is known of a file, and looks again at what stands beside each open report. */
  private put(key: string, summaries: readonly ReportSummary[]): void {
    const was = this.index.of(key);
    if (was.length === 0 && summaries.length === 0) return;
    if (JSON.stringify(was) === JSON.stringify(summaries)) return;
    this.index.set(key, summaries);
    for (const document of this.keys.keys()) this.tell(this.link(document), document);
  }

  private tell(moved: boolean, document: OpenDocument): void {
    if (moved) this.home.republish(document);
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
  async before(
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
    const text = await this.files?.read(uri);
    return text === undefined || !options ? undefined : { checked: new CheckedDocument(text, options), uri, year };
  }

  private keyOf(uri: string): string {
    return this.files?.key(uri) ?? uri;
  }
}
