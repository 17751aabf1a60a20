import type {
  CancellationToken,
  Connection,
  DocumentDiagnosticReport,
  FileEvent,
  InitializeParams,
} from 'vscode-languageserver';
import type { WorkspaceEdit, TextEdit } from 'vscode-languageserver-types';
import { builtinForms } from '../forms/builtin';
import type { Lang } from '../rules/rule';
import { IGNORE_NAME } from '../workspace/config/model';
import { langOf, readClient, workspaceEdit, type Client } from './client';
import { ClosedFiles } from './closed-files';
import { ConfigNotes, isNoted } from './config-notes';
import { OpenDocument, type TextChange } from './document';
import { idleAmong } from './idle';
import type { Host } from './host';
import { Neighbours } from './neighbours';
import { ReadingProgress } from './progress';
import { Publisher, PushedFiles } from './publisher';
import { documentReport, Pull } from './pull';
import { SettingsBook } from './settings-book';
import { textAddress } from './shown-address';
import { addressesOf, readFileChanges } from './shapes';
import { Slices } from './slices';

export type { Host };

/** The open documents of one client and the files beside them, kept checked and their findings told. */
export class Session {
  readonly documents = new Map<string, OpenDocument>();
  readonly forms = builtinForms();
  readonly client: Client;
  readonly lang: Lang;
  readonly neighbours: Neighbours;
  readonly settings: SettingsBook;
  readonly closed: ClosedFiles;
  readonly pull: Pull;
  readonly progress: ReadingProgress;
  readonly notes: ConfigNotes;
  /** Long work on answers. */
  readonly slices: Slices;
  /** Writes a long answer before it is sent, where that is of use. */
  readonly writeAhead: Host['writeAhead'];
  private readonly publisher: Publisher;
  private readonly pushed: PushedFiles;
  /** Ends the asking on behalf of a client that cannot ask. */
  private asked: (() => void) | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly host: Host,
    params: InitializeParams,
  ) {
    const options = (params.initializationOptions ?? {}) as { readonly locale?: unknown; readonly settings?: unknown };
    const locale = [params.locale, options.locale].find((l) => typeof l === 'string' && l !== '') as string | undefined;
    this.lang = langOf(locale ?? host.locale);
    this.slices = new Slices((task) => host.defer(task), host.clock);
    this.writeAhead = host.writeAhead;
    this.client = readClient(params);
    const { client, lang, forms, documents } = this;
    const log = (where: string, error: unknown) => this.log(where, error);
    this.settings = new SettingsBook({ connection, client, lang, forms, configs: host.configs, log });
    this.settings.push(options.settings);
    this.settings.folders = addressesOf(params.workspaceFolders ?? [{ uri: params.rootUri }]);
    this.progress = new ReadingProgress(connection, lang, client.progress);
    const neighbours = (this.neighbours = new Neighbours(
      {
        documents,
        optionsFor: (uri) => this.settings.fileOptions(uri)?.check,
        republish: (d) => this.republish(d),
        reconsider: () => this.closed.reconsider(),
        readAgain: (d, key) => this.closed.closed(d.uri, key),
        moved: (uri) => this.closed.moved(uri),
        log,
      },
      host.files,
    ));
    this.closed = new ClosedFiles(
      {
        neighbours,
        fileOptions: (uri) => this.settings.fileOptions(uri),
        leavesOut: (folder) => this.settings.leavesOut(folder),
        shownAt: (uri, file) => (file.kind !== 'text' && client.documents && textAddress(uri, file)) || uri,
        changed: (key) => this.fileChanged(key),
        whole: () => {
          this.pull.whole();
          this.notes.outdate();
        },
        progress: (done, total) => this.progress.at(done, total),
        log,
      },
      host.files,
    );
    this.pull = new Pull({
      closed: this.closed,
      pushesOpen: !client.pullsDocuments,
      isOpen: (key) => neighbours.isOpen(key),
      keyOf: (uri) => neighbours.keyOf(uri),
    });
    this.publisher = new Publisher({
      connection,
      client,
      lang,
      forms,
      neighbours,
      defer: (task) => host.defer(task),
      checked: () => this.notes.outdate(),
      log,
    });
    this.pushed = new PushedFiles(this.publisher, neighbours);
    this.notes = new ConfigNotes({
      lang,
      configs: host.configs,
      idle: () => idleAmong(this.documents.values(), this.closed.all.values()),
      configsInUse: () => this.configsInUse(),
      knowsAll: () => this.closed.knowsAll,
      publish: (uri, list) => this.publisher.publish(uri, list),
      changed: () => this.configsChanged(),
    });
    this.closed.lookIn(this.settings.folders);
  }

  /** The client is ready to be asked. */
  async begin(): Promise<void> {
    if (this.host.files) await this.settingsOfFolders();
  }

  private async settingsOfFolders(): Promise<void> {
    const others = await this.settings.askForFolders();
    const { scope } = this.settings.ofWindow;
    if (others) this.closed.scanAgain();
    this.closed.setScope(scope);
    if (this.client.pullsWorkspace || (scope === 'open') === (this.asked === undefined)) return;
    this.asked?.();
    this.asked = scope === 'open' ? undefined : this.closed.ask();
  }

  open(uri: string, languageId: string, version: number, text: string): void {
    if (isNoted(uri)) {
      this.notes.open(uri, version, text);
      return;
    }
    // A second opening is none by the protocol; the text that it brings is the one that the client has now.
    const was = this.documents.get(uri);
    was?.close();
    const document = new OpenDocument(uri, languageId, version, text, this.forms, this.lang);
    document.told = was?.told;
    document.isDoubtful = was !== undefined;
    this.documents.set(uri, document);
    // A client that watches no files tells of no change in them.
    this.host.configs?.forget();
    this.neighbours.opened(document);
    this.closed.opened(this.neighbours.keyOf(uri));
    this.configure(document)
      .then((problems) => this.settings.tell(problems, false))
      .catch((error: unknown) => this.log(uri, error));
  }

  change(uri: string, version: number, changes: readonly TextChange[]): void {
    if (this.notes.change(uri, version, changes)) return;
    const document = this.documents.get(uri);
    if (!document) return;
    this.publisher.changing(document, changes);
    document.change(version, changes);
    if (document.options) this.publisher.schedule(document);
  }

  saved(uri: string): void {
    const document = this.documents.get(uri);
    if (document?.held) this.release(document);
  }

  close(uri: string): void {
    if (this.notes.close(uri)) return;
    const document = this.documents.get(uri);
    if (!document) return;
    this.documents.delete(uri);
    document.close();
    if (document.told) this.publisher.publish(uri, []);
    this.neighbours.closed(document);
    this.notes.outdate();
  }

  /** Ends everything. */
  end(): void {
    for (const document of this.documents.values()) document.close();
    this.pull.end();
    this.closed.end();
    this.notes.end();
  }

  /** Takes settings a client pushes, or asks again for those it can be asked for. */
  async settingsChanged(pushed: unknown): Promise<void> {
    this.settings.push(pushed);
    await this.configureAll();
  }

  private async configureAll(): Promise<void> {
    if (this.host.files) await this.settingsOfFolders();
    const problems = await Promise.all([...this.documents.values()].map((d) => this.configure(d)));
    this.settings.tell(problems.flat(), true);
    this.refresh();
    if (this.client.refreshHints) this.connection.languages.inlayHint.refresh().catch(() => undefined);
    if (this.client.refreshLenses) this.connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
  }

  foldersChanged(added: readonly string[], removed: readonly string[]): void {
    this.settings.folders = [...this.settings.folders.filter((f) => !removed.includes(f)), ...added];
    this.configsChanged();
    this.closed.lookIn(this.settings.folders);
  }

  /** Files of the workspace were created, changed or deleted. */
  filesChanged(changes: readonly FileEvent[]): void {
    const told = readFileChanges(changes);
    const configured = told.some((c) => isNoted(c.uri) || this.host.configs?.hangsOn(c.uri) === true);
    if (configured) this.configsChanged();
    else if (told.some((c) => c.uri.endsWith(`/${IGNORE_NAME}`))) this.closed.scanAgain();
    if (told.some((c) => c.kind !== 'changed')) {
      this.host.configs?.filesMoved();
      this.notes.outdate();
    }
    this.closed.filesChanged(told).catch((error: unknown) => this.log('files', error));
  }

  private configsChanged(): void {
    this.host.configs?.forget();
    this.closed.scanAgain();
    this.configureAll().catch((error: unknown) => this.log('settings', error));
  }

  private configure(document: OpenDocument): Promise<readonly string[]> {
    return this.settings.configure(document, (options) => {
      if (this.documents.get(document.uri) !== document) return false;
      document.configure(options);
      if (options.checkOn !== 'save') document.held = undefined;
      this.notes.outdate();
      this.publisher.schedule(document);
      return true;
    });
  }

  /** What is found in a file that is not open has changed. */
  private fileChanged(key: string): void {
    this.pull.changed(key);
    this.notes.outdate();
    if (!this.client.pullsWorkspace) this.pushed.changed(key, this.closed.all.get(key));
  }

  private configsInUse() {
    const all = this.closed.all.size > 0 ? (this.host.configs?.configs() ?? []) : [];
    return [...all, ...[...this.documents.keys()].flatMap((uri) => this.settings.configOf(uri)?.read ?? [])];
  }

  /** Checks a document again from scratch. */
  recheck(document: OpenDocument): void {
    document.recheck();
    document.isDoubtful = true;
    this.release(document);
  }

  /** Tells of a document as it is now. */
  private release(document: OpenDocument): void {
    document.held = undefined;
    this.republish(document);
  }

  private republish(document: OpenDocument): void {
    this.publisher.schedule(document);
    this.refresh();
  }

  /** Has a client that asks for diagnostics ask again, though no text has changed. */
  private refresh(): void {
    if (!this.client.pullsDocuments || !this.client.refreshDiagnostics || this.documents.size === 0) return;
    this.connection.languages.diagnostics.refresh().catch(() => undefined);
  }

  /** A document's diagnostics for a client that asks for them; undefined where the question is taken back. */
  async diagnose(
    uri: string,
    previous: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport | undefined> {
    const document = this.documents.get(uri);
    if (!document) {
      const found = this.closed.all.get(this.neighbours.keyOf(uri));
      return documentReport(found?.diagnostics ?? [], previous);
    }
    await document.ready;
    await document.whole((then) => token.onCancellationRequested(then));
    if (token.isCancellationRequested || this.documents.get(uri) !== document) return undefined;
    this.neighbours.link(document);
    return documentReport(this.publisher.diagnosticsOf(document), previous);
  }

  /** A workspace edit for a document as it is now. */
  editOf(document: OpenDocument, edits: TextEdit[]): WorkspaceEdit {
    return workspaceEdit(this.client, document, edits);
  }

  log(where: string, error: unknown): void {
    this.connection.console.error(
      `${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }
}
