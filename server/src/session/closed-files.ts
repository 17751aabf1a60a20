import type { Diagnostic } from 'vscode-languageserver-types';
import type { Scope } from '../../../shared/src/settings';
import { CheckedDocument } from '../document/checked-document';
import { hash } from '../document/finding-key';
import { silent, type CheckOptions } from '../document/options';
import { PIECE } from '../document/read-text';
import { mayBeReport } from '../document/recognise';
import type { DocumentText } from '../documents/work';
import { View } from '../features/checked';
import type { Lang } from '../rules/rule';
import { summarise, type ReportSummary } from '../workspace/years';
import type { FileChange, FileSource } from './file-source';
import { idleIn, resultId, shownIn, type Idle, type Showing } from './found';
import type { BesideYear, Neighbours } from './neighbours';
import { FolderReader } from './reader';

/** How a file that is not open is to be checked. */
export interface FileOptions {
  readonly check: CheckOptions;
  readonly showing: Showing;
}

/** What was found in a file that is not open: no more than its client needs to show it. */
export interface FileFindings {
  readonly uri: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly resultId: string;
  readonly idle: Idle | undefined;
}

/** What is kept of a file that was read. */
interface Look {
  readonly summaries: readonly ReportSummary[];
  /** What its reports were compared with. */
  readonly beside: readonly BesideYear[];
  /** Undefined where nobody asked for findings, and where there is no report. */
  readonly findings: FileFindings | undefined;
}

export interface ClosedHome {
  readonly neighbours: Neighbours;
  /** Undefined if the file is not to be looked at. */
  fileOptions(uri: string): FileOptions | undefined;
  /** Whether nothing in a folder is to be looked at. */
  leavesOut(folder: string): boolean;
  /** The address that a file's findings have in the editor. */
  shownAt(uri: string, file: DocumentText): string;
  /** What is found in a file has changed, or is not known any more. */
  changed(key: string): void;
  /** All files have been read. */
  whole(): void;
  progress(done: number, total: number): void;
  log(where: string, error: unknown): void;
}

/** Nobody has asked for so long: what was found is let go. */
const LINGER = 5000;
const NOTHING: Look = { summaries: [], beside: [], findings: undefined };

/** The files that are not open: reports of other years beside open ones, and findings where they are asked for. */
export class ClosedFiles {
  private readonly reader: FolderReader<Look>;
  private readonly found = new Map<string, FileFindings>();
  /** What they were compared with. */
  private readonly compared = new Map<string, Look>();
  /** What was found in each file as it was then, under a hash of all that it depends on. */
  private readonly known = new Map<string, { readonly sign: string; readonly look: Look }>();
  private scope: Scope = 'open';
  /** Folders of open reports. */
  private folders: ReadonlySet<string> = new Set();
  private asks = 0;
  private lingering: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly home: ClosedHome,
    private readonly files: FileSource | undefined,
  ) {
    const { neighbours } = home;
    this.reader = new FolderReader<Look>(
      {
        isOpen: (key) => neighbours.isOpen(key),
        leavesOut: (folder) => home.leavesOut(folder),
        isWanted: () => neighbours.openReports.length > 0 || (this.scope === 'workspace' && this.asks > 0),
        look: (uri, key, goesOn) => this.look(uri, key, goesOn),
        put: (key, _uri, look) => this.put(key, look),
        known: () => new Set([...neighbours.known, ...this.found.keys()]),
        progress: (done, total) => this.progress(done, total),
        log: (where, error) => home.log(where, error),
      },
      files,
    );
  }

  /** Findings of files, by their keys. */
  get all(): ReadonlyMap<string, FileFindings> {
    return this.found;
  }
  /** Whether everything that is asked for has been found. */
  get isWhole(): boolean {
    return !this.isCovering() || !this.reader.isOn || this.reader.isWhole;
  }
  /** Whether the whole workspace has been looked at. */
  get knowsAll(): boolean {
    return this.scope === 'workspace' && this.reader.isWhole;
  }

  lookIn(folders: readonly string[]): void {
    this.reader.lookIn(folders);
  }
  scanAgain(): void {
    this.reader.scanAgain();
  }
  filesChanged(changes: readonly FileChange[]): Promise<void> {
    return this.reader.filesChanged(changes);
  }

  setScope(scope: Scope): void {
    if (scope === this.scope) return;
    this.scope = scope;
    this.reconsider();
    this.reader.scanAgain();
    if (!this.isCovering()) this.home.whole();
  }

  /** Somebody asks for findings, until what is returned is called. */
  ask(): () => void {
    const covered = this.isCovering();
    this.asks++;
    clearTimeout(this.lingering);
    this.lingering = undefined;
    if (!covered && this.isCovering()) this.reader.scanAgain();
    this.reconsider();
    return () => {
      if (--this.asks > 0) return;
      this.lingering = setTimeout(() => {
        this.lingering = undefined;
        this.reconsider();
      }, LINGER);
    };
  }

  /** Starts reading when it is wanted, and ends it when it is not. */
  reconsider(): void {
    const { openReports } = this.home.neighbours;
    const folders = new Set(openReports.map(folderOf));
    const others = folders.size !== this.folders.size || [...folders].some((f) => !this.folders.has(f));
    this.folders = folders;
    this.dropUncovered();
    if (openReports.length === 0 && !(this.scope === 'workspace' && this.isCovering())) {
      this.reader.stop();
      return;
    }
    if (this.scope === 'beside' && others) this.reader.scanAgain();
    this.reader.start();
    this.reader.resume();
  }

  /** A document was opened: what its file holds counts no more. */
  opened(key: string): void {
    this.drop(key);
  }

  /** A document was closed: its file counts again. */
  closed(uri: string, key: string): void {
    if (this.reader.isOn) void this.reader.readFile(uri);
    else this.home.neighbours.put(key, []);
  }

  /** What a report may stand beside has changed. */
  moved(uri: string): void {
    const key = this.home.neighbours.keyOf(uri);
    const look = this.compared.get(key);
    if (look && !this.home.neighbours.isStill(look.summaries, look.beside)) this.reader.again(uri, key);
  }

  end(): void {
    clearTimeout(this.lingering);
    this.reader.stop();
  }

  /** Whether findings of files that are not open are asked for, or were a moment ago. */
  private isCovering(): boolean {
    return this.scope !== 'open' && (this.asks > 0 || this.lingering !== undefined);
  }
  private covers(key: string): boolean {
    return this.isCovering() && (this.scope === 'workspace' || this.folders.has(folderOf(key)));
  }

  private progress(done: number, total: number): void {
    if (this.isCovering()) this.home.progress(done, total);
    if (done === total && this.reader.isWhole) this.home.whole();
  }

  private dropUncovered(): void {
    for (const key of [...this.found.keys()]) if (!this.covers(key)) this.drop(key);
  }

  private drop(key: string): void {
    this.compared.delete(key);
    if (this.found.delete(key)) this.home.changed(key);
  }

  private put(key: string, look: Look | undefined): void {
    this.home.neighbours.put(key, look?.summaries ?? []);
    const findings = look?.findings;
    if (!look || !findings || !this.covers(key)) {
      this.drop(key);
      return;
    }
    const was = this.found.get(key);
    this.found.set(key, findings);
    this.compared.set(key, look);
    // Its neighbours may have changed while it was looked at.
    if (!this.home.neighbours.isStill(look.summaries, look.beside)) this.reader.again(findings.uri, key);
    if (was?.resultId !== findings.resultId || was.idle !== findings.idle) this.home.changed(key);
  }

  private async look(uri: string, key: string, goesOn: () => boolean): Promise<Look> {
    const options = this.home.fileOptions(uri);
    if (!options || !this.files) return NOTHING;
    const covered = this.covers(key);
    const stamp = await this.files.stamp(uri);
    const sign = stamp === undefined ? undefined : signOf(stamp, options, covered);
    const was = this.known.get(key);
    if (sign !== undefined && was?.sign === sign && this.home.neighbours.isStill(was.look.summaries, was.look.beside))
      return was.look;
    const file = await this.files.read(uri);
    const isOurs = file && goesOn() && (options.check.forced || mayBeReport(file.text, options.check.forms));
    const look = isOurs ? await this.lookAt(file, uri, key, options, covered, goesOn) : NOTHING;
    if (goesOn() && sign !== undefined) this.known.set(key, { sign, look });
    return look;
  }

  private async lookAt(
    file: DocumentText,
    own: string,
    key: string,
    { check, showing }: FileOptions,
    covered: boolean,
    goesOn: () => boolean,
  ): Promise<Look> {
    const document = await read(file.text, covered ? check : { ...check, severities: silent() }, goesOn);
    if (!goesOn() || document.reports.length === 0) return NOTHING;
    const uri = this.home.shownAt(own, file);
    const summaries = compact(summarise(document, uri));
    if (!covered) return { summaries, beside: [], findings: undefined };
    // Of several reports in one file one may be that of the year before.
    this.home.neighbours.put(key, summaries);
    const beside = this.home.neighbours.linkClosed(document, summaries);
    const view = new View(uri, document, check.lang);
    const diagnostics = compact(onPages(shownIn(view, showing), file, check.lang));
    const idle = idleIn(view, check, showing.baseline);
    return { summaries, beside, findings: { uri, diagnostics, resultId: resultId(diagnostics), idle } };
  }
}

/** A text with what is found in it, read in turns so that a large file holds nobody up. */
async function read(text: string, options: CheckOptions, goesOn: () => boolean): Promise<CheckedDocument> {
  const document = new CheckedDocument(text, options, PIECE);
  while (goesOn() && !document.readOn()) await new Promise((resolve) => setTimeout(resolve, 0));
  return document;
}

/** Findings in a PDF with the page that each stands on. */
function onPages(list: readonly Diagnostic[], { pages }: DocumentText, lang: Lang): readonly Diagnostic[] {
  if (!pages) return list;
  return list.map((d) => {
    const page = pages[d.range.start.line];
    const message = lang === 'zh' ? `第 ${page} 页：${d.message}` : `Page ${page}: ${d.message}`;
    return page === undefined ? d : { ...d, message };
  });
}

/** A short name for everything that what is kept of a file depends on. */
function signOf(stamp: string, { check, showing }: FileOptions, covered: boolean): string {
  const { form, forced, severities, suppressions } = check;
  return hash(JSON.stringify([stamp, form, forced, ...(covered ? [severities, suppressions, showing] : [])]));
}

/** The same without a thread to the text that it was cut from. */
function compact<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

const folderOf = (key: string): string => key.slice(0, key.lastIndexOf('/'));
