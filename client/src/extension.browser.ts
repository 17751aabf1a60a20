// The extension in a browser: the server is a worker.
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateGouji } from './activate.js';
import type { GoujiApi } from './api.js';
import { workerSource, type Part } from './worker-source.js';

type ServerWorker = ConstructorParameters<typeof LanguageClient>[2];
declare const Worker: new (url: string) => ServerWorker;
declare const Blob: new (parts: readonly string[], options: { readonly type: string }) => object;
declare const URL: { createObjectURL(blob: object): string };

export async function activate(context: vscode.ExtensionContext): Promise<GoujiApi> {
  const part = async (name: string): Promise<Part> => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', name));
    return { name, source: new TextDecoder().decode(bytes) };
  };
  const parts = await Promise.all(['server-core.js', 'server.browser.js'].map(part));
  // A worker may not come from everywhere that an extension may come from: its source is handed to it.
  const address = URL.createObjectURL(new Blob([workerSource(parts)], { type: 'text/javascript' }));
  return activateGouji(context, (options) => new LanguageClient('gouji', 'Gouji', new Worker(address), options));
}
