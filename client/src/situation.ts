// In one word, what there is to say of the document in front of the user. The views and the menus depend on it.
import * as vscode from 'vscode';
import type { DocumentStatus } from '../../shared/src/protocol.js';
import type { ActiveDocument } from './documents.js';
import type { Server } from './server.js';
import type { StatusStore } from './status/store.js';

export type Situation =
  /** No text document is in front. */
  | { readonly kind: 'none' }
  /** Its language is none that reports are written in. */
  | { readonly kind: 'foreign' }
  /** Checking is switched off for it. */
  | { readonly kind: 'off' }
  /** The server is starting, or has not spoken of this document yet. */
  | { readonly kind: 'waiting' }
  /** There is no server. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'notReport'; readonly status: DocumentStatus }
  | { readonly kind: 'report'; readonly status: DocumentStatus };

/** Follows the active document, its status, the server's state and the setting that switches checking off. */
export class SituationTracker implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Situation>();
  /** Also fires when only the status within a situation has changed. */
  readonly onDidChange = this.#changed.event;
  readonly #listeners: vscode.Disposable;
  readonly #read: () => Situation;

  constructor(active: ActiveDocument, store: StatusStore, server: Server) {
    this.#read = () => read(active, store, server);
    const tell = () => {
      const now = this.current;
      // For `when` clauses of views and menus.
      void vscode.commands.executeCommand('setContext', 'gouji.situation', now.kind);
      const isDraft = now.kind === 'foreign' && active.document?.isUntitled === true;
      void vscode.commands.executeCommand('setContext', 'gouji.canMark', now.kind === 'notReport' || isDraft);
      this.#changed.fire(now);
    };
    this.#listeners = vscode.Disposable.from(
      this.#changed,
      active.onDidChange(tell),
      store.onDidChange((uri) => {
        if (uri === undefined || uri === active.uri) tell();
      }),
      server.onDidChangeState(tell),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('gouji.enable')) tell();
      }),
    );
    tell();
  }

  get current(): Situation {
    return this.#read();
  }

  dispose(): void {
    this.#listeners.dispose();
  }
}

function read(active: ActiveDocument, store: StatusStore, server: Server): Situation {
  if (!active.document) return { kind: 'none' };
  if (!active.isOurs) return { kind: 'foreign' };
  if (!vscode.workspace.getConfiguration('gouji', active.document).get<boolean>('enable', true)) return { kind: 'off' };
  if (server.state === 'stopped') return { kind: 'stopped' };
  const status = store.get(active.uri);
  if (!status) return { kind: 'waiting' };
  return { kind: status.form === null ? 'notReport' : 'report', status };
}
