// What file systems of our own have in common, in which each file stands for a document in another.
import * as vscode from 'vscode';
import {
  READ_DOCUMENT,
  type ReadDocumentParams,
  type ReadDocumentResult,
  type Refused,
} from '../../../shared/src/protocol.js';
import { toBase64 } from '../../../shared/src/base64.js';
import type { Server } from '../server.js';
import { documentAddress } from './address.js';

/** Documents as texts: read through the server, which knows what they hold. */
export abstract class DocumentFiles implements vscode.FileSystemProvider {
  protected readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;
  readonly #server: Server;
  readonly #ready: () => Promise<void>;
  /** What was said of documents, by their addresses. */
  readonly #told = new Map<string, string>();

  constructor(server: Server, ready: () => Promise<void>) {
    this.#server = server;
    this.#ready = ready;
  }

  watch(uri: vscode.Uri): vscode.Disposable {
    const document = documentAddress(uri);
    const slash = document.path.lastIndexOf('/');
    const folder = document.with({ path: document.path.slice(0, slash) || '/' });
    // Brackets and braces mean something in a pattern; one of any character stands for each.
    const name = document.path.slice(slash + 1).replace(/[[\]{}()*!]/g, '?');
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
    const tell = (type: vscode.FileChangeType) => () => this.changed.fire([{ type, uri }]);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(tell(vscode.FileChangeType.Changed)),
      watcher.onDidCreate(tell(vscode.FileChangeType.Changed)),
      watcher.onDidDelete(tell(vscode.FileChangeType.Deleted)),
    );
  }

  stat(uri: vscode.Uri): Thenable<vscode.FileStat> {
    return vscode.workspace.fs.stat(documentAddress(uri));
  }

  /** What the server reads a document as. */
  protected async read(uri: vscode.Uri): Promise<Exclude<ReadDocumentResult, Refused>> {
    const document = documentAddress(uri);
    const params: ReadDocumentParams = isOnServer(document)
      ? { uri: document.toString() }
      : { bytes: toBase64(await vscode.workspace.fs.readFile(document)) };
    const answer = await this.ask<ReadDocumentResult>(READ_DOCUMENT, params);
    if ('refused' in answer) throw new vscode.FileSystemError(answer.refused);
    return answer;
  }

  /** Says once what of a document could not be read. */
  protected tell(uri: vscode.Uri, { unread }: Exclude<ReadDocumentResult, Refused>): void {
    const address = uri.toString();
    if (unread === undefined || this.#told.get(address) === unread) return;
    this.#told.set(address, unread);
    void vscode.window.showWarningMessage(unread);
  }

  abstract readFile(uri: vscode.Uri): Promise<Uint8Array>;
  abstract writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void>;

  protected async ask<T>(method: string, params: unknown): Promise<T> {
    await this.#ready();
    const answer = await this.#server.request<T>(method, params);
    if (answer === undefined)
      throw new vscode.FileSystemError(vscode.l10n.t('The server that checks reports is not running'));
    return answer;
  }

  readDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
  createDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
  delete(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
  rename(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  dispose(): void {
    this.changed.dispose();
  }
}

/** Whether the server reads a document itself: then it need not be sent there. */
export function isOnServer(document: vscode.Uri): boolean {
  return document.scheme === 'file';
}
