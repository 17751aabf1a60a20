// The extension in a desktop VS Code or a remote: the server is a process of its own.
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateGouji } from './activate.js';
import type { GoujiApi } from './api.js';

export function activate(context: vscode.ExtensionContext): GoujiApi {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return activateGouji(context, (options) => new LanguageClient('gouji', 'Gouji', { run, debug }, options));
}
