import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver-types';
import { LspClient, usual } from '../support/lsp-client';

export interface Report {
  readonly kind: 'full' | 'unchanged';
  readonly uri: string;
  readonly resultId?: string;
  readonly items?: Diagnostic[];
}

/** A client that asks for findings of the workspace and has its user confirm edits. */
export const able = {
  ...usual,
  textDocument: { ...usual.textDocument, diagnostic: { dynamicRegistration: true } },
  workspace: {
    ...usual.workspace,
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'], changeAnnotationSupport: {} },
  },
  window: { ...usual.window, workDoneProgress: true },
};

/** A folder and a server at work in it, both anew for each test. */
export class Workspace {
  dir!: string;
  client!: LspClient;

  constructor() {
    beforeEach(() => {
      this.dir = mkdtempSync(join(tmpdir(), 'gouji-workspace-'));
    });
    afterEach(() => {
      this.client.kill();
      rmSync(this.dir, { recursive: true, force: true });
    });
  }

  readonly uri = (name: string): string => pathToFileURL(join(this.dir, name)).href;

  readonly write = (name: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(this.dir, name)), { recursive: true });
    writeFileSync(join(this.dir, name), content);
  };

  readonly start = async (settings: object, capabilities: object = able, initializationOptions: object = {}) => {
    this.client = new LspClient({
      settings,
      capabilities,
      initialize: { workspaceFolders: [{ uri: pathToFileURL(this.dir).href, name: 'd' }], initializationOptions },
    });
    return this.client.start();
  };

  readonly told = (...changes: [name: string, type: 1 | 2 | 3][]): void =>
    this.client.notify('workspace/didChangeWatchedFiles', {
      changes: changes.map(([name, type]) => ({ uri: this.uri(name), type })),
    });

  readonly set = (settings: object): void => {
    this.client.settings = settings;
    this.client.notify('workspace/didChangeConfiguration', { settings: null });
  };

  stream(previous: { uri: string; value: string }[] = [], more: object = {}): Stream {
    return new Stream(this, previous, more);
  }
}

/** Asks for the workspace and collects what comes in parts: per file the rules found, none where it was cleared. */
export class Stream {
  readonly asked: { readonly id: number; readonly answer: Promise<unknown> };
  private readonly client: LspClient;

  constructor(
    private readonly workspace: Workspace,
    previousResultIds: { uri: string; value: string }[],
    more: object,
  ) {
    this.client = workspace.client;
    this.asked = this.client.requestWithId('workspace/diagnostic', {
      previousResultIds,
      partialResultToken: 'parts',
      ...more,
    });
    this.asked.answer.catch(() => undefined);
  }
  get reports(): Report[] {
    return this.client.notes
      .filter((n) => n.method === '$/progress')
      .map((n) => n.params as { token: string; value: { items: Report[] } })
      .filter((p) => p.token === 'parts')
      .flatMap((p) => p.value.items);
  }
  get now(): Record<string, string> {
    const all = new Map<string, string>();
    for (const r of this.reports)
      if (r.kind === 'full')
        all.set(
          decodeURIComponent(r.uri.slice(this.workspace.uri('').length + 1)),
          r.items!.map((d) => String(d.code)).join(' '),
        );
    return Object.fromEntries([...all].filter(([, rules]) => rules !== '').sort());
  }
  until(expected: Record<string, string>): Promise<unknown> {
    const wanted = JSON.stringify(expected);
    return this.client
      .until(wanted, () => JSON.stringify(this.now) === wanted)
      .catch((e: Error) => assert.fail(`${e.message}\n${JSON.stringify(this.now)}`));
  }
  cancel(): Promise<unknown> {
    this.client.notify('$/cancelRequest', { id: this.asked.id });
    return assert.rejects(this.asked.answer, { code: -32800 });
  }
}
