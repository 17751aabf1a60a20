// This year's figures beside last year's, as a diff of two virtual documents.
import * as vscode from 'vscode';
import { COMPARE, type YearComparison, type YearSheet } from '../../shared/src/protocol.js';
import type { Server } from './server.js';

const SCHEME = 'gouji-year';

export class YearDiff implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #texts = new Map<string, string>();
  /** The comparison last shown, to be brought up to date as either report is edited. */
  #shown: string | undefined;
  readonly #subscriptions: vscode.Disposable[];

  constructor(private readonly server: Server) {
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      server.onStatus(() => {
        void this.#refresh();
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME && this.#texts.delete(uri.toString()) && this.#texts.size === 0)
          this.#shown = undefined;
      }),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Opens the comparison of a document's report with that of the year before. */
  async show(document: vscode.TextDocument): Promise<void> {
    const uri = document.uri.toString();
    const found = await this.server.request<YearComparison | null>(COMPARE, { uri });
    if (!found) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No report of the same agency for the year before was found in this workspace.'),
      );
      return;
    }
    this.#shown = uri;
    const [last, now] = [this.#put(found.last, 'last'), this.#put(found.now, 'now')];
    await vscode.commands.executeCommand('vscode.diff', last, now, `${found.last.label} ↔ ${found.now.label}`);
  }

  #put(sheet: YearSheet, side: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${side}/${sheet.label}.md`, query: sheet.uri });
    if (this.#texts.get(uri.toString()) !== sheet.text) {
      this.#texts.set(uri.toString(), sheet.text);
      this.#changed.fire(uri);
    }
    return uri;
  }

  async #refresh(): Promise<void> {
    if (this.#shown === undefined) return;
    const found = await this.server.request<YearComparison | null>(COMPARE, { uri: this.#shown });
    if (found) {
      this.#put(found.last, 'last');
      this.#put(found.now, 'now');
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }
}
