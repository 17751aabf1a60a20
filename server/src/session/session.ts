import {
  MessageType,
  ShowMessageNotification,
  type Connection,
  type FileEvent,
  type InitializeParams,
} from 'vscode-languageserver';
import type { WorkspaceEdit, TextEdit } from 'vscode-languageserver-types';
import { STATUS, type YearComparison } from '../../../shared/src/protocol';
import { defaultSettings, type Settings } from '../../../shared/src/settings';
import { yearSheet } from '../features/compare';
import { diagnostics } from '../features/diagnostics';
import { isRulePage } from '../features/rule-page';
import { status } from '../features/status';
import { builtinForms } from '../forms/builtin';
import type { CheckOptions } from '../document/options';
import { rules } from '../rules/registry';
import type { Lang } from '../rules/rule';
import { explain, explained } from '../workspace/config/explain';
import { CONFIG_NAMES, IGNORE_NAME } from '../workspace/config/model';
import { langOf, readClient, type Client } from './client';
import { ConfigFaults, type ConfigOf, type ConfigSource } from './configs';
import { OpenDocument, type DocumentOptions, type TextChange } from './document';
import { said } from './files';
import { Neighbours, type FileChange, type FileSource } from './neighbours';
import { readSettings } from './settings';
import { addressesOf } from './shapes';

/** What the server needs of where it runs. */
export interface Host {
  /** The user's language where the client does not tell it. */
  readonly locale: string;
  /** Runs a task in the next turn, after what has been read meanwhile. */
  defer(task: () => void): void;
  /** Files beside the open documents, where there is a file system. */
  readonly files?: FileSource;
  /** Configuration files beside them. */
  readonly configs?: ConfigSource;
  /** The client has asked for an end: what comes after its `exit` is no accident. */
  shutDown?(): void;
}

const kinds: Readonly<Record<number, FileChange['kind']>> = { 1: 'created', 2: 'changed', 3: 'deleted' };
/** How long a client may take to tell its settings before the defaults are used. */
const SETTINGS_PATIENCE = 3000;
/** The language of files that are nothing but reports. */
const REPORT_LANGUAGE = 'gouji-report';

/** The open documents of one client, kept checked and their findings published. */
export class Session {
  readonly documents = new Map<string, OpenDocument>();
  readonly forms = builtinForms();
  readonly client: Client;
  readonly lang: Lang;
  readonly neighbours: Neighbours;
  private readonly faults: ConfigFaults;
  private folders: readonly string[];
  /** Settings a client pushed, where it cannot be asked. */
  private pushed: unknown;
  private told: ReadonlySet<string> = new Set();

  constructor(
    private readonly connection: Connection,
    private readonly host: Host,
    params: InitializeParams,
  ) {
    const options = (params.initializationOptions ?? {}) as { readonly locale?: unknown; readonly settings?: unknown };
    const locale = [params.locale, options.locale].find((l) => typeof l === 'string' && l !== '') as string | undefined;
    this.lang = langOf(locale ?? host.locale);
    this.client = readClient(params);
    this.pushed = section(options.settings);
    this.folders = params.workspaceFolders
      ? addressesOf(params.workspaceFolders)
      : addressesOf([{ uri: params.rootUri }]);
    this.neighbours = new Neighbours(
      {
        documents: this.documents,
        optionsFor: (uri) => this.optionsFor(uri),
        republish: (d) => this.schedule(d),
        log: (where, error) => this.log(where, error),
      },
      host.files,
    );
    this.neighbours.lookIn(this.folders);
    this.faults = new ConfigFaults(this.lang, (uri, list) => this.publish(uri, list));
  }

  open(uri: string, languageId: string, version: number, text: string): void {
    // A second opening is none by the protocol; the text that it brings is the one that the client has now.
    this.documents.get(uri)?.close();
    const document = new OpenDocument(uri, languageId, version, text, this.forms, this.lang);
    this.documents.set(uri, document);
    // A client that watches no files tells of no change in them.
    this.host.configs?.forget();
    this.neighbours.opened(document);
    this.configure(document)
      .then((problems) => this.tell(problems, false))
      .catch((error: unknown) => this.log(uri, error));
  }

  change(uri: string, version: number, changes: readonly TextChange[]): void {
    const document = this.documents.get(uri);
    if (!document) return;
    document.change(version, changes);
    if (document.options) this.schedule(document);
  }

  close(uri: string): void {
    const document = this.documents.get(uri);
    if (!document) return;
    this.documents.delete(uri);
    document.close();
    if (document.published) this.publish(uri, []);
    this.neighbours.closed(document);
    this.tellFaults();
  }

  /** Takes settings a client pushes, or asks again for those it can be asked for. */
  async settingsChanged(pushed: unknown): Promise<void> {
    this.pushed = section(pushed);
    const problems = await Promise.all([...this.documents.values()].map((d) => this.configure(d)));
    this.tell(problems.flat(), true);
    if (this.client.refreshHints) this.connection.languages.inlayHint.refresh().catch(() => undefined);
    if (this.client.refreshLenses) this.connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
  }

  foldersChanged(added: readonly string[], removed: readonly string[]): void {
    this.folders = [...this.folders.filter((f) => !removed.includes(f)), ...added];
    this.configsChanged();
    this.neighbours.lookIn(this.folders);
  }

  /** Files of the workspace were created, changed or deleted. */
  filesChanged(changes: readonly FileEvent[]): void {
    const told = changes
      .filter((c) => typeof c?.uri === 'string')
      .map(({ uri, type }): FileChange => ({ uri, kind: kinds[type] ?? 'changed' }));
    const configured = told.some((c) => isConfigName(c.uri) || this.host.configs?.isRead(c.uri) === true);
    if (configured) this.configsChanged();
    if (configured || told.some((c) => c.uri.endsWith(`/${IGNORE_NAME}`))) this.neighbours.scanAgain();
    this.neighbours.filesChanged(told).catch((error: unknown) => this.log('files', error));
  }

  /** Gives a document its settings. A client that is slow to tell them is not waited for; they count when they come. */
  private async configure(document: OpenDocument): Promise<readonly string[]> {
    if (!this.client.pullsSettings) return this.apply(document, this.pushed);
    const late = document.options
      ? undefined
      : setTimeout(() => {
          this.apply(document, undefined);
        }, SETTINGS_PATIENCE);
    let raw: unknown;
    try {
      raw = await this.connection.workspace.getConfiguration({ scopeUri: document.uri, section: 'gouji' });
    } catch (error) {
      this.log('workspace/configuration', error);
    }
    clearTimeout(late);
    return this.apply(document, raw);
  }

  private apply(document: OpenDocument, raw: unknown): readonly string[] {
    if (this.documents.get(document.uri) !== document) return [];
    const config = this.configOf(document.uri);
    const { settings, problems } = readSettings(raw, this.forms, this.lang, belowOf(config));
    document.configure(this.optionsOf(document, settings, config));
    this.tellFaults();
    this.schedule(document);
    return problems;
  }

  /** What the configuration file nearest to a document says. */
  configOf(uri: string): ConfigOf | undefined {
    const words = { rules: rules.map((r) => r.id), forms: this.forms.map((f) => f.id) };
    try {
      return this.host.configs?.for(uri, this.folders, words);
    } catch (error) {
      this.log('gouji.json', error);
      return undefined;
    }
  }

  /** Which settings apply to a document, and where each comes from. */
  async explainConfig(uri: string): Promise<string> {
    let raw: unknown = this.pushed;
    if (this.client.pullsSettings)
      raw = await this.connection.workspace
        .getConfiguration({ scopeUri: uri, section: 'gouji' })
        .catch(() => undefined);
    const given = typeof raw === 'object' && raw !== null ? (raw as Partial<Settings>) : {};
    const settings = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
    const config = this.configOf(uri);
    const read = config?.read.map((r) => r.file) ?? [];
    const all = explain(read, config?.says, { by: 'editor', settings }, defaultSettings);
    return explained(all, (zh, en) => (this.lang === 'zh' ? zh : en));
  }

  private configsChanged(): void {
    this.host.configs?.forget();
    this.settingsChanged(this.pushed).catch((error: unknown) => this.log('settings', error));
  }

  private tellFaults(): void {
    this.faults.tell([...this.documents.keys()].flatMap((uri) => this.configOf(uri)?.read ?? []));
  }

  /** How a file that is not open is to be read: as its configuration file says. */
  private optionsFor(uri: string): CheckOptions | undefined {
    const says = this.configOf(uri)?.says;
    if (says?.enable === false || says?.excluded) return undefined;
    const forced = says?.named ?? uri.toLowerCase().endsWith('.gkbg');
    return { lang: this.lang, forms: this.forms, form: says?.form ?? 'auto', severities: {}, forced };
  }

  private optionsOf(document: OpenDocument, settings: Settings, config: ConfigOf | undefined): DocumentOptions {
    const { uri } = document;
    const excluded = said(uri, settings.exclude, this.folders) ?? config?.says.excluded ?? false;
    const named = said(uri, settings.files, this.folders) ?? config?.says.named ?? false;
    return {
      enabled: settings.enable && !excluded && !isRulePage(uri),
      off: this.whyOff(excluded, config),
      form: settings.form,
      severities: settings.rules,
      suppressions: [
        ...settings.suppress.filter(({ file }) => file === undefined || said(uri, [file], this.folders) === true),
        ...(config?.says.suppress ?? []),
      ],
      maxFindings: settings.maxFindings,
      inlayHints: settings.inlayHints,
      codeLens: settings.codeLens,
      forced: document.languageId === REPORT_LANGUAGE || named,
    };
  }

  private whyOff(excluded: boolean, config: ConfigOf | undefined): string | undefined {
    const file = config?.file ?? '';
    if (excluded)
      return this.lang === 'zh'
        ? `未检查：被 exclude 排除（${config?.says.excluded ? file : '设置 gouji.exclude'}）`
        : `Not checked: left out by exclude (${config?.says.excluded ? file : 'setting gouji.exclude'})`;
    if (config?.says.enable !== false) return undefined;
    return this.lang === 'zh' ? `检查已关闭（${file} 的 enable）` : `Checking is switched off (enable in ${file})`;
  }

  /** Says what is wrong with the settings, each thing once as long as it stays wrong. */
  private tell(problems: readonly string[], all: boolean): void {
    const fresh = [...new Set(problems)].filter((p) => !this.told.has(p));
    this.told = new Set(all ? problems : [...this.told, ...problems]);
    if (fresh.length === 0) return;
    for (const p of fresh) this.connection.console.warn(p);
    // A notification: the library's own call is a request that waits for a choice.
    this.connection
      .sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: fresh.join(this.lang === 'zh' ? '；' : '. '),
      })
      .catch(() => undefined);
  }

  /** Checks a document again from scratch. */
  recheck(document: OpenDocument): void {
    document.recheck();
    this.schedule(document);
  }

  /**
   * Publishes once no change has come for two turns: a message that was read with this one is handled in the next
   * turn, so of edits that come at once only the last is answered. What of the text is not read yet is read first.
   */
  private schedule(document: OpenDocument): void {
    const { generation } = document;
    const next = (task: () => void) =>
      this.host.defer(() => {
        if (document.generation === generation) task();
      });
    const go = () => {
      if (this.readOn(document)) this.report(document);
      else next(go);
    };
    next(() => next(go));
  }

  private readOn(document: OpenDocument): boolean {
    try {
      return document.readOn();
    } catch (error) {
      // Its text is kept and read on, with nothing checked.
      document.fail(error);
      return false;
    }
  }

  private report(document: OpenDocument): void {
    try {
      this.send(document);
    } catch (error) {
      document.fail(error);
      // Shown findings would be those of another text.
      if (document.published) this.publish(document.uri, []);
      document.published = false;
      this.sendStatus(document);
    }
    // The same trouble after each keystroke is told once.
    const trouble = document.trouble === undefined ? '' : String(document.trouble);
    if (trouble !== '' && trouble !== document.loggedTrouble) this.log(document.uri, document.trouble);
    document.loggedTrouble = trouble;
  }

  private send(document: OpenDocument): void {
    this.neighbours.link(document);
    const { uri, version, view, options } = document;
    if (!options) return;
    if (options.enabled && view.document.reports.length > 0) {
      this.publish(uri, diagnostics(view, { limit: options.maxFindings, related: this.client.related }), version);
      document.published = true;
    } else if (document.published) {
      this.publish(uri, [], version);
      document.published = false;
    }
    this.sendStatus(document);
    this.neighbours.changed(document);
  }

  private sendStatus(document: OpenDocument): void {
    if (!this.client.status) return;
    const { version, view, options } = document;
    const trouble =
      document.trouble === undefined
        ? undefined
        : this.lang === 'zh'
          ? '检查时出错，详情见输出日志'
          : 'Checking has failed; see the output log';
    const now = status(view, {
      version,
      forms: this.forms,
      enabled: options?.enabled ?? defaultSettings.enable,
      trouble: trouble ?? (options?.enabled === false ? options.off : undefined),
    });
    const said = now.form === null ? (now.message ?? '') : '';
    if (now.form === null && said === document.lastStatus) return;
    document.lastStatus = said;
    this.connection.sendNotification(STATUS, now).catch(() => undefined);
  }

  private publish(uri: string, list: ReturnType<typeof diagnostics>, version?: number): void {
    this.connection
      .sendDiagnostics({ uri, ...(version !== undefined && { version }), diagnostics: list })
      .catch(() => undefined);
  }

  /** A document's report beside that of the year before. */
  async compare(document: OpenDocument): Promise<YearComparison | null> {
    const before = await this.neighbours.before(document);
    const now = document.view.document.reports[0];
    const last = before?.checked.reports.find((r) => r.year === before.year);
    if (!before || !now || !last) return null;
    return {
      now: yearSheet(document.view, now),
      last: yearSheet({ uri: before.uri, document: before.checked, lang: this.lang }, last),
    };
  }

  /** A workspace edit for a document as it is now. */
  editOf(document: OpenDocument, edits: TextEdit[]): WorkspaceEdit {
    return this.client.versionedEdits
      ? { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] }
      : { changes: { [document.uri]: edits } };
  }

  log(where: string, error: unknown): void {
    this.connection.console.error(
      `${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }
}

const isConfigName = (uri: string): boolean => CONFIG_NAMES.some((name) => uri.endsWith(`/${name}`));

/** What a configuration file sets of the settings that an editor has too. */
function belowOf(config: ConfigOf | undefined): Partial<Settings> {
  if (!config) return {};
  // What either suppresses is suppressed, so that it is not one below the other.
  const { named: _named, excluded: _excluded, suppress: _suppress, origins: _origins, ...settings } = config.says;
  return settings;
}

/** The `gouji` section, whether the client sends it alone or among all settings. */
function section(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) return undefined;
  return 'gouji' in settings ? settings.gouji : settings;
}
