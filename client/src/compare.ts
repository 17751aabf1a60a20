// This year's figures beside last year's, as a page of tables that follows both reports.
import * as vscode from 'vscode';
import { COMPARE, type YearComparison } from '../../shared/src/protocol.js';
import type { Server } from './server.js';

const SCHEME = 'gouji-year';

export class YearPage implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  /** The text of each page that was shown, by its address; the address names the report in its query. */
  readonly #texts = new Map<string, string>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(private readonly server: Server) {
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      server.onStatus(() => {
        void this.#refresh();
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME) this.#texts.delete(uri.toString());
      }),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Opens the comparison of a document's report with that of the year before, beside the report: it stays in front. */
  async show(document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
    const report = document.uri.toString();
    const found = await this.server.request<YearComparison | null>(COMPARE, { uri: report });
    if (!found) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No report of the same agency for the year before was found in this workspace.'),
      );
      return undefined;
    }
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${found.label}.md`, query: report });
    this.#put(uri, found.text);
    // The page is kept up to date for as long as its document is open.
    await vscode.workspace.openTextDocument(uri);
    try {
      await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
    } catch {
      // An editor without the Markdown extension shows the text.
      await vscode.window.showTextDocument(uri, { preview: true, viewColumn: vscode.ViewColumn.Beside });
    }
    return uri;
  }

  #put(uri: vscode.Uri, text: string): void {
    if (this.#texts.get(uri.toString()) === text) return;
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
  }

  async #refresh(): Promise<void> {
    for (const key of [...this.#texts.keys()]) {
      const uri = vscode.Uri.parse(key);
      const found = await this.server.request<YearComparison | null>(COMPARE, { uri: uri.query });
      if (found && this.#texts.has(key)) this.#put(uri, found.text);
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }
}
