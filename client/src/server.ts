// The language server's life: started once, again on demand, its state known to whoever shows it.
import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient';
import { Crashes } from './crashes.js';
import { type DocumentStatus, STATUS } from '../../shared/src/protocol.js';

/** Makes a client for this host: a process in a desktop VS Code, a worker in a browser. */
export type ClientFactory = (options: LanguageClientOptions) => BaseLanguageClient;

export type ServerState = 'starting' | 'running' | 'stopped';

export class Server implements vscode.Disposable {
  readonly #stateChanged = new vscode.EventEmitter<ServerState>();
  readonly #said = new vscode.EventEmitter<DocumentStatus>();
  readonly onDidChangeState = this.#stateChanged.event;
  /** The server has checked a document. */
  readonly onStatus = this.#said.event;
  readonly #factory: ClientFactory;
  readonly #options: LanguageClientOptions;
  #client: BaseLanguageClient;
  #state: ServerState = 'starting';
  #crashes = new Crashes();

  constructor(factory: ClientFactory, options: LanguageClientOptions) {
    this.#factory = factory;
    this.#options = options;
    this.#client = this.#make();
  }

  get client(): BaseLanguageClient {
    return this.#client;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Starts; a failure is shown by the client itself and told by the state. */
  async start(): Promise<void> {
    await this.#client.start().catch(() => undefined);
  }

  /** A new client each time: one whose start has failed cannot be started again. */
  async restart(): Promise<void> {
    this.#crashes = new Crashes();
    const old = this.#client;
    this.#client = this.#make();
    await old.dispose().catch(() => undefined);
    await this.start();
  }

  /** Asks the server; undefined when it is not running or gives up, which the log tells. */
  async request<T>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<T | undefined> {
    if (this.#state !== 'running') return undefined;
    try {
      return await this.#send<T>(method, params, token);
    } catch (error) {
      if (!token?.isCancellationRequested)
        this.#client.warn(`${method}: ${error instanceof Error ? error.message : String(error)}`, undefined, false);
      return undefined;
    }
  }

  /** Runs a command of the server's; rejects with words for the user when it cannot. */
  async command(command: string, ...args: unknown[]): Promise<unknown> {
    if (this.#state !== 'running') throw new Error(vscode.l10n.t('The server that checks reports is not running'));
    return this.#send('workspace/executeCommand', { command, arguments: args });
  }

  #send<T>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<T> {
    // A token that is undefined would count as a second parameter.
    return token ? this.#client.sendRequest<T>(method, params, token) : this.#client.sendRequest<T>(method, params);
  }

  #make(): BaseLanguageClient {
    const isCurrent = () => client === this.#client;
    const client: BaseLanguageClient = this.#factory({
      ...this.#options,
      errorHandler: {
        // Of a server that has gone many messages fail; what to do about that is decided once, where its end is told.
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => this.#closed(isCurrent),
      },
    });
    client.onNotification(STATUS, (status: DocumentStatus) => this.#said.fire(status));
    client.onDidChangeState(({ newState }) => {
      // The last words of a client that was replaced are of no interest.
      if (client !== this.#client) return;
      this.#enter(newState === State.Running ? 'running' : newState === State.Starting ? 'starting' : 'stopped');
    });
    return client;
  }

  /** The server has gone without being asked to: it is started again after a pause, or that is given up and said. */
  async #closed(isCurrent: () => boolean): Promise<CloseHandlerResult> {
    const enough = { action: CloseAction.DoNotRestart, handled: true };
    const pause = this.#crashes.next(Date.now());
    if (pause === undefined) {
      void this.#tellEnd();
      return enough;
    }
    this.#enter('starting');
    await new Promise((resolve) => setTimeout(resolve, pause));
    return isCurrent() ? { action: CloseAction.Restart, handled: true } : enough;
  }

  async #tellEnd(): Promise<void> {
    const { l10n, window } = vscode;
    const [again, output] = [l10n.t('Restart'), l10n.t('Show Output')];
    const text = l10n.t('The server that checks reports has crashed five times and is not started again by itself.');
    const chosen = await window.showErrorMessage(text, again, output);
    if (chosen === output) await vscode.commands.executeCommand('gouji.showOutput');
    if (chosen === again) await this.restart();
  }

  #enter(state: ServerState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#stateChanged.fire(state);
  }

  dispose(): void {
    this.#stateChanged.dispose();
    this.#said.dispose();
    void this.#client.dispose().catch(() => undefined);
  }
}
