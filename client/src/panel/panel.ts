// The panel beside the text: the report's tables as the form prints them.
import * as vscode from 'vscode';
import type { FromPanel, PanelWords, ToPanel } from '../../../shared/src/panel.js';
import { PANEL, type PanelReport } from '../../../shared/src/panel-protocol.js';
import { COMMANDS } from '../../../shared/src/protocol.js';
import type { ActiveDocument } from '../documents.js';
import type { Server } from '../server.js';
import { Debouncer } from '../timing.js';
import { panelPage } from './page.js';

const VIEW = 'gouji.panel';
const refreshDelay = 100;

/** One panel, which follows the report in front of the user. */
export class Panel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #listeners: vscode.Disposable;
  readonly #refresh = new Debouncer(refreshDelay, () => this.#load());
  #view: vscode.WebviewPanel | undefined;
  #ready = false;
  /** The document shown, which stays while the panel itself has the focus. */
  #uri: vscode.Uri | undefined;
  #report: PanelReport | null = null;
  #shown: (FromPanel & { readonly kind: 'shown' }) | undefined;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly storage: vscode.Uri,
    private readonly active: ActiveDocument,
    private readonly server: Server,
  ) {
    this.#listeners = vscode.Disposable.from(
      this.#refresh,
      vscode.window.registerWebviewPanelSerializer(VIEW, this),
      active.onDidChange(() => this.#refresh.call()),
      server.onStatus(({ uri }) => {
        if (uri === this.#uri?.toString() || !this.#report) this.#refresh.call();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
        if (selection && textEditor.document.uri.toString() === this.#uri?.toString()) this.#mark(selection.active);
      }),
    );
  }

  /** Shows the panel beside the text. */
  open(): void {
    if (this.#view) {
      this.#view.reveal(undefined, true);
      return;
    }
    // Beside the text, which need not be what has the focus.
    const text = this.active.editor?.viewColumn;
    const column = { viewColumn: text === undefined ? vscode.ViewColumn.Beside : text + 1, preserveFocus: true };
    const view = vscode.window.createWebviewPanel(VIEW, vscode.l10n.t('Totals Check'), column, this.#options());
    this.#take(view);
  }

  deserializeWebviewPanel(view: vscode.WebviewPanel): Promise<void> {
    view.webview.options = this.#options();
    this.#take(view);
    return Promise.resolve();
  }

  /** What the page has last said that it shows. */
  get shown(): (FromPanel & { readonly kind: 'shown' }) | undefined {
    return this.#shown;
  }

  /** The page that was last given to the browser to print. */
  get printed(): vscode.Uri | undefined {
    return this.#printed;
  }
  #printed: vscode.Uri | undefined;

  get report(): PanelReport | null {
    return this.#report;
  }

  /** Does what the page asks for. */
  async receive(message: FromPanel): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.#ready = true;
        await this.#load();
        break;
      case 'shown':
        this.#shown = message;
        break;
      case 'go':
        await this.#go(message.range);
        break;
      case 'set':
        await this.#set(message);
        break;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        break;
      case 'insert':
        if (this.#uri) await this.server.command(COMMANDS.insert, this.#uri.toString(), message.subject);
        break;
      case 'print':
        await this.#print(message.html);
    }
  }

  #options(): vscode.WebviewOptions & vscode.WebviewPanelOptions {
    return { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(this.extension, 'dist')] };
  }

  #take(view: vscode.WebviewPanel): void {
    this.#view?.dispose();
    this.#view = view;
    this.#ready = false;
    view.iconPath = vscode.Uri.joinPath(this.extension, 'images', 'view.svg');
    view.webview.onDidReceiveMessage((message: FromPanel) => this.receive(message));
    view.onDidDispose(() => {
      if (this.#view !== view) return;
      this.#view = undefined;
      this.#shown = undefined;
    });
    view.webview.html = panelPage(view.webview, this.extension);
  }

  async #load(): Promise<void> {
    if (!this.#view || !this.#ready) return;
    if (this.active.document && this.active.isOurs) this.#uri = this.active.document.uri;
    const uri = this.#uri?.toString();
    this.#report = uri === undefined ? null : ((await this.server.request<PanelReport | null>(PANEL, { uri })) ?? null);
    const language = vscode.env.language;
    this.#tell({ kind: 'show', uri: uri ?? '', report: this.#report, words: wordsOfPanel(), language });
    const editor = this.active.editor;
    if (editor && editor.document.uri.toString() === uri) this.#mark(editor.selection.active);
  }

  #tell(message: ToPanel): void {
    void this.#view?.webview.postMessage(message);
  }

  /** Marks the cell that the text's cursor is in. */
  #mark(position: vscode.Position): void {
    const cells = this.#report?.sections.flatMap((s) => s.table?.cells ?? []) ?? [];
    const here = cells.find((c) => c.range && rangeFrom(c.range).contains(position));
    this.#tell({ kind: 'cursor', fact: here?.fact ?? null });
  }

  async #go(range: Parameters<typeof rangeFrom>[0]): Promise<void> {
    if (!this.#uri) return;
    const shown = vscode.window.visibleTextEditors.find((e) => e.document.uri.toString() === this.#uri!.toString());
    const selection = rangeFrom(range);
    await vscode.window.showTextDocument(this.#uri, {
      viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
      selection,
    });
  }

  /** Pages of a panel cannot be printed; the browser's can. */
  async #print(html: string): Promise<void> {
    const page = vscode.Uri.joinPath(this.storage, 'print.html');
    await vscode.workspace.fs.createDirectory(this.storage);
    await vscode.workspace.fs.writeFile(page, new TextEncoder().encode(html));
    this.#printed = page;
    // A browser elsewhere does not reach a file of this machine.
    if (vscode.env.uiKind === vscode.UIKind.Desktop && !vscode.env.remoteName) await vscode.env.openExternal(page);
    else void vscode.window.showInformationMessage(vscode.l10n.t('The tables to be printed are in {0}', page.fsPath));
  }

  async #set({ fact, value, version }: FromPanel & { kind: 'set' }): Promise<void> {
    const cell = this.#report?.sections.flatMap((s) => s.table?.cells ?? []).find((c) => c.fact === fact);
    if (!this.#uri || !cell?.range || !/^(?:\d+(?:\.\d+)?)?$/.test(value)) return;
    const document = await vscode.workspace.openTextDocument(this.#uri);
    // The text has changed since the page was drawn: the place may be another.
    if (document.version !== version || document.getText(rangeFrom(cell.range)).trim() !== cell.text.trim()) {
      this.#refresh.call();
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    edit.replace(this.#uri, rangeFrom(cell.range), value);
    await vscode.workspace.applyEdit(edit);
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#view?.dispose();
  }
}

function rangeFrom({ start, end }: { start: Place; end: Place }): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
interface Place {
  readonly line: number;
  readonly character: number;
}

function wordsOfPanel(): PanelWords {
  const { l10n } = vscode;
  return {
    states: {
      holds: l10n.t('holds'),
      broken: l10n.t('is wrong'),
      follows: l10n.t('does not add up because of another figure'),
      open: l10n.t('cannot be judged yet'),
      blank: l10n.t('not filled in'),
      unread: l10n.t('not read'),
      free: l10n.t('in no total'),
    },
    empty: l10n.t('Open a report: its tables are shown here as the form prints them.'),
    missing: l10n.t('(missing)'),
    missingTable: l10n.t('The table is missing.'),
    missingRow: l10n.t('(missing)'),
    insert: l10n.t('Insert'),
    lastYear: l10n.t('Figures of last year'),
    copy: l10n.t('Copy Table'),
    copyPicture: l10n.t('Copy as Picture'),
    copied: l10n.t('The table was copied.'),
    notCopied: l10n.t('This editor does not let pages copy pictures.'),
    print: l10n.t('Print…'),
    help: l10n.t('Arrow keys go from figure to figure, Enter changes one, Space or a click goes to the text.'),
    notANumber: l10n.t('Give a number, or nothing.'),
    change: l10n.t('Change'),
  };
}
