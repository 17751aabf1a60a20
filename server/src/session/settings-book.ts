import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';
import { defaultSettings, type Settings } from '../../../shared/src/settings';
import type { CheckOptions } from '../document/options';
import { isRulePage } from '../features/rule-page';
import type { Form } from '../forms/form';
import { rules } from '../rules/registry';
import type { Lang } from '../rules/rule';
import { explain, explained } from '../workspace/config/explain';
import { folderLeftOutBy, leftOutBy } from '../workspace/file-patterns';
import type { Client } from './client';
import type { FileOptions } from './closed-files';
import type { ConfigOf, ConfigSource } from './configs';
import type { DocumentOptions, OpenDocument } from './document';
import { said } from './files';
import type { Showing } from './found';
import { readSettings } from './settings';

/** How long a client may take to tell its settings before the defaults are used. */
const SETTINGS_PATIENCE = 3000;
/** The language of files that are nothing but reports. */
const REPORT_LANGUAGE = 'gouji-report';

export interface SettingsHome {
  readonly connection: Connection;
  readonly client: Client;
  readonly lang: Lang;
  readonly forms: readonly Form[];
  readonly configs: ConfigSource | undefined;
  log(where: string, error: unknown): void;
}

/** What applies to which file: of the editor's settings, the configuration files and the baselines. */
export class SettingsBook {
  folders: readonly string[] = [];
  /** Settings a client pushed, where it cannot be asked. */
  private pushed: unknown;
  /** Settings that hold for files that are not open, by workspace folder; '' for any other. */
  private readonly ofFolder = new Map<string, unknown>();
  private told: ReadonlySet<string> = new Set();
  private readonly words: { readonly rules: readonly string[]; readonly forms: readonly string[] };

  constructor(private readonly home: SettingsHome) {
    this.words = { rules: rules.map((r) => r.id), forms: home.forms.map((f) => f.id) };
  }

  /** Takes what a client pushes; it may come alone or among all settings. */
  push(settings: unknown): void {
    this.pushed = section(settings);
  }

  /** Gives a document its settings. A client that is slow to tell them is not waited for; they count when they come. */
  async configure(document: OpenDocument, apply: (options: DocumentOptions) => boolean): Promise<readonly string[]> {
    const { client, connection } = this.home;
    const take = (raw: unknown): readonly string[] => {
      const { options, problems } = this.optionsOf(document, raw);
      return apply(options) ? problems : [];
    };
    if (!client.pullsSettings) return take(this.pushed);
    const late = document.options ? undefined : setTimeout(() => take(undefined), SETTINGS_PATIENCE);
    let raw: unknown;
    try {
      raw = await connection.workspace.getConfiguration({ scopeUri: document.uri, section: 'gouji' });
    } catch (error) {
      this.home.log('workspace/configuration', error);
    }
    clearTimeout(late);
    return take(raw);
  }

  /**
   * Asks for the settings of the workspace and its folders, for files that are not open.
   * @returns whether they are others than before
   */
  async askForFolders(): Promise<boolean> {
    const before = JSON.stringify([...this.ofFolder]);
    const scopes = ['', ...this.folders];
    let raw: unknown[] = scopes.map(() => this.pushed);
    if (this.home.client.pullsSettings)
      raw = await this.home.connection.workspace
        .getConfiguration(scopes.map((f) => ({ ...(f !== '' && { scopeUri: f }), section: 'gouji' })))
        .catch(() => []);
    this.ofFolder.clear();
    if (Array.isArray(raw)) for (const [i, folder] of scopes.entries()) this.ofFolder.set(folder, raw[i]);
    return JSON.stringify([...this.ofFolder]) !== before;
  }

  /** Settings of the editor that are for the window, not for a file. */
  get ofWindow(): Settings {
    return readSettings(this.ofFolder.get('') ?? this.pushed, this.home.forms, this.home.lang).settings;
  }

  /** What the configuration file nearest to a document says. */
  configOf(uri: string): ConfigOf | undefined {
    try {
      return this.home.configs?.for(uri, this.folders, this.words);
    } catch (error) {
      this.home.log('gouji.json', error);
      return undefined;
    }
  }

  /** How a file that is not open is to be checked; undefined if it is not to be looked at. */
  fileOptions(uri: string): FileOptions | undefined {
    const config = this.configOf(uri);
    const { settings } = readSettings(this.rawFor(uri), this.home.forms, this.home.lang, belowOf(config));
    const excluded = this.isExcluded(uri, settings, config);
    if (!settings.enable || excluded || isRulePage(uri)) return undefined;
    const forced = this.isNamed(uri, settings, config) || uri.toLowerCase().endsWith('.gkbg');
    return { check: this.checkOptions(uri, settings, config, forced), showing: this.showing(uri, settings) };
  }

  /**
   * Whether settings of the editor leave out all that is in a folder. Those of a configuration do not say: another may
   * stand in the folder, or below.
   */
  leavesOut(folder: string): boolean {
    const { exclude } = readSettings(this.rawFor(folder), this.home.forms, this.home.lang).settings;
    return !exclude.some((p) => p.startsWith('!')) && (said(folder, exclude, this.folders, folderLeftOutBy) ?? false);
  }

  private rawFor(uri: string): unknown {
    const folder = this.folders
      .filter((f) => uri.startsWith(f.endsWith('/') ? f : `${f}/`))
      .sort((a, b) => b.length - a.length)[0];
    return this.ofFolder.get(folder ?? '') ?? this.pushed;
  }

  private checkOptions(uri: string, settings: Settings, config: ConfigOf | undefined, forced: boolean): CheckOptions {
    return {
      lang: this.home.lang,
      forms: this.home.forms,
      form: settings.form,
      severities: settings.rules,
      suppressions: [
        ...settings.suppress.filter(({ file }) => file === undefined || said(uri, [file], this.folders) === true),
        ...(config?.says.suppress ?? []),
      ],
      forced,
    };
  }

  private showing(uri: string, settings: Settings): Showing {
    const baseline = this.home.configs?.baselineFor(uri, this.folders);
    return {
      limit: settings.maxFindings,
      related: this.home.client.related,
      baseline,
      baselineWay: settings.baseline,
    };
  }

  private isExcluded(uri: string, settings: Settings, config: ConfigOf | undefined): boolean {
    return said(uri, settings.exclude, this.folders, leftOutBy) ?? config?.says.excluded ?? false;
  }
  private isNamed(uri: string, settings: Settings, config: ConfigOf | undefined): boolean {
    return said(uri, settings.files, this.folders) ?? config?.says.named ?? false;
  }

  private optionsOf(
    document: OpenDocument,
    raw: unknown,
  ): { readonly options: DocumentOptions; readonly problems: readonly string[] } {
    const { uri } = document;
    const config = this.configOf(uri);
    const { settings, problems } = readSettings(raw, this.home.forms, this.home.lang, belowOf(config));
    const excluded = this.isExcluded(uri, settings, config);
    const forced = document.languageId === REPORT_LANGUAGE || this.isNamed(uri, settings, config);
    const { form, severities, suppressions } = this.checkOptions(uri, settings, config, forced);
    const options: DocumentOptions = {
      enabled: settings.enable && !excluded && !isRulePage(uri),
      off: this.whyOff(excluded, config),
      form,
      severities,
      suppressions,
      maxFindings: settings.maxFindings,
      baseline: this.home.configs?.baselineFor(uri, this.folders),
      baselineWay: settings.baseline,
      checkOn: settings.checkOn,
      inlayHints: settings.inlayHints,
      codeLens: settings.codeLens,
      cjkWidth: settings.cjkWidth,
      forced,
    };
    return { options, problems };
  }

  private whyOff(excluded: boolean, config: ConfigOf | undefined): string | undefined {
    const file = config?.file ?? '';
    const zh = this.home.lang === 'zh';
    if (excluded)
      return zh
        ? `未检查：被 exclude 排除（${config?.says.excluded ? file : '设置 gouji.exclude'}）`
        : `Not checked: left out by exclude (${config?.says.excluded ? file : 'setting gouji.exclude'})`;
    if (config?.says.enable !== false) return undefined;
    return zh ? `检查已关闭（${file} 的 enable）` : `Checking is switched off (enable in ${file})`;
  }

  /** Which settings apply to a document, and where each comes from. */
  async explainConfig(uri: string): Promise<string> {
    const { client, connection, lang } = this.home;
    let raw: unknown = this.pushed;
    if (client.pullsSettings)
      raw = await connection.workspace.getConfiguration({ scopeUri: uri, section: 'gouji' }).catch(() => undefined);
    const own = typeof raw === 'object' && raw !== null ? (raw as Partial<Settings>) : {};
    const settings = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== null));
    const config = this.configOf(uri);
    const read = config?.read.map((r) => r.file) ?? [];
    const { files, exclude } = readSettings(raw, this.home.forms, this.home.lang).settings;
    const given = {
      by: 'editor' as const,
      settings,
      named: said(uri, files, this.folders),
      excluded: said(uri, exclude, this.folders, leftOutBy),
    };
    const all = explain(read, config?.says, given, defaultSettings);
    return explained(all, (zh, en) => (lang === 'zh' ? zh : en));
  }

  /** Says what is wrong with the settings, each thing once as long as it stays wrong. */
  tell(problems: readonly string[], all: boolean): void {
    const { connection, lang } = this.home;
    const fresh = [...new Set(problems)].filter((p) => !this.told.has(p));
    this.told = new Set(all ? problems : [...this.told, ...problems]);
    if (fresh.length === 0) return;
    for (const p of fresh) connection.console.warn(p);
    // A notification: the library's own call is a request that waits for a choice.
    connection
      .sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: fresh.join(lang === 'zh' ? '；' : '. '),
      })
      .catch(() => undefined);
  }
}

/** What a configuration file sets of the settings that an editor has too. */
function belowOf(config: ConfigOf | undefined): Partial<Settings> {
  if (!config) return {};
  // What either suppresses is suppressed, so that it is not one below the other.
  const {
    named: _named,
    excluded: _excluded,
    gitIgnore: _git,
    suppress: _suppress,
    origins: _origins,
    ...settings
  } = config.says;
  return settings;
}

/** The `gouji` section, whether the client sends it alone or among all settings. */
function section(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) return undefined;
  return 'gouji' in settings ? settings.gouji : settings;
}
