// The extension in a browser: the server is a worker.
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateGouji } from './activate.js';
import type { GoujiApi } from './api.js';

type ServerWorker = ConstructorParameters<typeof LanguageClient>[2];
declare const Worker: new (url: string) => ServerWorker;
declare const Blob: new (parts: readonly Uint8Array[], options: { readonly type: string }) => object;
declare const URL: { createObjectURL(blob: object): string };

export async function activate(context: vscode.ExtensionContext): Promise<GoujiApi> {
  // A worker may not come from everywhere that an extension may come from: its source is handed to it.
  const file = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js');
  const source = await vscode.workspace.fs.readFile(file);
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  return activateGouji(context, (options) => new LanguageClient('gouji', 'Gouji', new Worker(address), options));
}
