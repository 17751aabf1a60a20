import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import type { Diagnostic, Position, Range } from 'vscode-languageserver-types';
import { STATUS, type DocumentStatus } from '../../shared/src/protocol';

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: Diagnostic[];
}
export interface Message {
  readonly method: string;
  readonly params: unknown;
}
interface Incoming {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export class RpcError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

export interface ClientOptions {
  /** Merged into the initialize request. */
  readonly initialize?: Readonly<Record<string, unknown>>;
  readonly capabilities?: object;
  /** What workspace/configuration answers; undefined: the client cannot be asked. */
  readonly settings?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  /** Another build of the server than the one in dist/. */
  readonly server?: string;
}

/** What VS Code says of itself, as far as it matters. */
export const usual = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
    applyEdit: true,
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, isPreferredSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  window: { showDocument: { support: true } },
};

/** A small client that talks to the built server over its standard streams. */
export class LspClient {
  private readonly child: ChildProcessWithoutNullStreams;
  private buffer = Buffer.alloc(0);
  private ids = 0;
  private readonly pending = new Map<number | string, { resolve(value: unknown): void; reject(error: Error): void }>();
  private readonly watchers = new Set<() => void>();
  /** Everything the server sent unasked, in order. */
  readonly notes: Message[] = [];
  /** Its requests, in order. */
  readonly asked: Message[] = [];
  /** How requests of the server are answered; `null` where nothing is set. */
  readonly answers = new Map<string, (params: never) => unknown>();
  readonly exited: Promise<number | null>;
  /** What the server has said beside the protocol. */
  stderr = '';
  settings: unknown;

  constructor(private readonly options: ClientOptions = {}) {
    this.settings = options.settings;
    this.child = spawn(process.execPath, [options.server ?? join(process.cwd(), 'dist/server.js'), '--stdio'], {
      env: { ...process.env, ...options.env },
    });
    this.child.stdout.on('data', (chunk: Buffer) => this.read(chunk));
    this.child.stderr.on('data', (chunk: Buffer) => {
      this.stderr += chunk.toString();
    });
    this.child.stdin.on('error', () => undefined);
    this.exited = new Promise((resolve) => {
      this.child.on('close', resolve);
    });
    this.answers.set('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings ?? null),
    );
  }

  async start(): Promise<{ capabilities: Record<string, unknown>; serverInfo?: { name: string } }> {
    const {
      settings,
      capabilities = settings === undefined ? { ...usual, workspace: {} } : usual,
      initialize = {},
    } = this.options;
    const initializationOptions = {
      gouji: { status: true },
      ...(initialize['initializationOptions'] as object | undefined),
    };
    const result = await this.request('initialize', {
      processId: process.pid,
      rootUri: null,
      locale: 'zh-cn',
      capabilities,
      ...initialize,
      initializationOptions,
    });
    this.notify('initialized', {});
    return result as Awaited<ReturnType<LspClient['start']>>;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  private read(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const head = this.buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(this.buffer.toString('latin1', 0, head))![1]);
      if (this.buffer.length < head + 4 + length) return;
      const message = JSON.parse(this.buffer.toString('utf8', head + 4, head + 4 + length)) as Incoming;
      this.buffer = this.buffer.subarray(head + 4 + length);
      this.receive(message);
    }
  }

  private receive({ id, method, params, result, error }: Incoming): void {
    if (method !== undefined && id !== undefined) {
      this.asked.push({ method, params });
      this.send({ id, result: this.answers.get(method)?.(params as never) ?? null });
    } else if (method !== undefined) this.notes.push({ method, params });
    else if (id !== undefined) {
      const waiting = this.pending.get(id);
      this.pending.delete(id);
      if (error) waiting?.reject(new RpcError(error.code, error.message));
      else waiting?.resolve(result);
    }
    for (const watcher of this.watchers) watcher();
  }

  private encode(message: object): Buffer {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
  }

  /** Bytes as they are, whatever they are. */
  bytes(bytes: string | Uint8Array): void {
    this.child.stdin.write(bytes);
  }
  private send(message: object): void {
    this.child.stdin.write(this.encode(message));
  }
  notify(method: string, params: unknown): void {
    this.send({ method, params });
  }
  /** Several notifications in one write, as they come out of a pipe in one go. */
  notifyAtOnce(messages: readonly Message[]): void {
    this.child.stdin.write(Buffer.concat(messages.map((m) => this.encode(m))));
  }

  request<T = unknown>(method: string, params: unknown): Promise<T> {
    return this.requestWithId<T>(method, params).answer;
  }
  requestWithId<T = unknown>(method: string, params: unknown): { readonly id: number; readonly answer: Promise<T> } {
    const id = ++this.ids;
    const answer = new Promise<T>((resolve, reject) => {
      this.pending.set(id, { resolve: resolve as (value: unknown) => void, reject });
    });
    this.send({ id, method, params });
    return { id, answer };
  }

  /** Settles when the test gives something; fails after a while. */
  async until<T>(what: string, test: () => T | undefined | false): Promise<T> {
    let found = test();
    if (found) return found;
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.watchers.delete(look);
        reject(new Error(`waited in vain for ${what}; got ${JSON.stringify(this.notes.slice(-5)).slice(0, 2000)}`));
      }, 10_000);
      const look = () => {
        found = test();
        if (!found) return;
        clearTimeout(timer);
        this.watchers.delete(look);
        resolve(found);
      };
      this.watchers.add(look);
    });
  }

  /** A round trip after which everything sent so far has been handled, and answered where it is answered. */
  async quiet(): Promise<void> {
    for (let i = 0; i < 4; i++) await this.request('gouji/outline', { uri: 'none:' });
  }

  /** What the server has logged as errors. */
  errors(): string[] {
    return this.notes
      .filter((n) => n.method === 'window/logMessage')
      .map((n) => n.params as { type: number; message: string })
      .filter((m) => m.type === 1)
      .map((m) => m.message);
  }
  publishes(uri: string): Published[] {
    return this.notes
      .filter((n) => n.method === 'textDocument/publishDiagnostics')
      .map((n) => n.params as Published)
      .filter((p) => p.uri === uri);
  }
  published(uri: string, version: number): Promise<Published> {
    return this.until(`diagnostics of version ${version}`, () =>
      this.publishes(uri).find((p) => p.version === version),
    );
  }
  statuses(uri: string): DocumentStatus[] {
    return this.notes
      .filter((n) => n.method === STATUS)
      .map((n) => n.params as DocumentStatus)
      .filter((s) => s.uri === uri);
  }
  status(uri: string, version: number): Promise<DocumentStatus> {
    return this.until(`status of version ${version}`, () => this.statuses(uri).find((s) => s.version === version));
  }

  open(uri: string, text: string, version = 1, languageId = 'markdown'): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }
  change(uri: string, version: number, contentChanges: readonly { range?: Range; text: string }[]): void {
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }
  close(uri: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** Asks about a document, or a place in it. */
  ask<T = unknown>(
    method: string,
    uri: string,
    more: { position?: Position; range?: Range; context?: unknown } = {},
  ): Promise<T> {
    return this.request<T>(`textDocument/${method}`, { textDocument: { uri }, ...more });
  }

  async stop(): Promise<void> {
    await this.request('shutdown', null);
    this.notify('exit', null);
    assert.equal(await this.exited, 0);
  }
  kill(): void {
    this.child.kill('SIGKILL');
  }
}
