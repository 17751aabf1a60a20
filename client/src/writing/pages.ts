// Pages on rules and notices, shown inside the editor: the server writes them, no network is asked.
import * as vscode from 'vscode';
import { PAGE, PAGE_SCHEME, type PageParams } from '../../../shared/src/protocol.js';
import type { Server } from '../server.js';

export class Pages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #subscription: vscode.Disposable;

  constructor(private readonly server: Server) {
    this.#subscription = vscode.workspace.registerTextDocumentContentProvider(PAGE_SCHEME, this);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const params = paramsOf(uri);
    const text = params && (await this.server.request<string | null>(PAGE, params));
    return text ?? vscode.l10n.t('There is no such page.');
  }

  /** Shows a page as it is read, beside nothing else. */
  async show(kind: PageParams['kind'], id: string): Promise<void> {
    const uri = pageUri(kind, id);
    try {
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    } catch {
      // An editor without the Markdown extension shows the text.
      await vscode.window.showTextDocument(uri, { preview: true });
    }
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

export const pageUri = (kind: PageParams['kind'], id: string): vscode.Uri =>
  vscode.Uri.from({ scheme: PAGE_SCHEME, path: `/${kind}/${id}.md` });

/** The rule whose page an address on the web is; undefined for any other address. */
export function ruleOfAddress(address: string): string | undefined {
  return /\/docs\/rules\/([a-z-]+)\.md$/.exec(address)?.[1];
}

function paramsOf({ path }: vscode.Uri): PageParams | undefined {
  const m = /^\/(rule|notice)\/([\w-]+)\.md$/.exec(path);
  return m ? { kind: m[1] as PageParams['kind'], id: m[2]! } : undefined;
}
