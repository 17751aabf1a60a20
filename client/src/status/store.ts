// What the server last said of each open document.
import * as vscode from 'vscode';
import type { DocumentStatus } from '../../../shared/src/protocol.js';
import type { Server } from '../server.js';

export class StatusStore implements vscode.Disposable {
  readonly #statuses = new Map<string, DocumentStatus>();
  readonly #changed = new vscode.EventEmitter<string | undefined>();
  /** The address of the document that has news; undefined for all of them. */
  readonly onDidChange = this.#changed.event;
  readonly #listeners: vscode.Disposable;

  constructor(server: Server) {
    this.#listeners = vscode.Disposable.from(
      this.#changed,
      server.onStatus((status) => {
        const uri = same(status.uri);
        // Word of a document may come after it was closed.
        if (!vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri)) return;
        this.#statuses.set(uri, status);
        this.#changed.fire(uri);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        const uri = document.uri.toString();
        if (this.#statuses.delete(uri)) this.#changed.fire(uri);
      }),
      server.onDidChangeState((state) => {
        if (state !== 'running') this.#statuses.clear();
        this.#changed.fire(undefined);
      }),
    );
  }

  get(uri: string | undefined): DocumentStatus | undefined {
    return uri === undefined ? undefined : this.#statuses.get(uri);
  }

  dispose(): void {
    this.#listeners.dispose();
  }
}

/** One spelling for one document, however its address was escaped on the way. */
function same(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}
