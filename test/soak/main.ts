import { mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LSPErrorCodes } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { wholeTexts } from '../fuzz/texts';
import { LspClient, RpcError, usual } from '../support/lsp-client';

// A server under everything that a day of work brings, and more, compared again and again with a fresh one that is
// told only what is open now.

export interface SoakPlan {
  readonly minutes: number;
  readonly seed: number;
}

export interface Soaked {
  operations: number;
  comparisons: number;
  differences: string[];
  restarts: number;
  /** Megabytes of the server under load: at its start, and the most since. */
  readonly memory: { first: number; most: number };
}

const SNIPPETS = [
  '1',
  '0',
  '件',
  '，',
  '。',
  '\n',
  '\r\n',
  '|',
  '\t',
  '行政',
  '二、',
  '年',
  '2023',
  '（',
  '\u200b',
  '<td>',
  '',
];
const METHODS = ['documentSymbol', 'foldingRange', 'codeLens', 'hover', 'codeAction', 'inlayHint', 'documentHighlight'];
const SETTINGS: readonly unknown[] = [{}, null, { enable: false }, { rules: { 'row-total': 'off' } }, { form: 5 }, [1]];
const BROKEN: readonly (readonly [string, unknown])[] = [
  ['textDocument/didOpen', { textDocument: { uri: 5, text: null } }],
  ['textDocument/didChange', { textDocument: { uri: 'file:///none' }, contentChanges: [{}] }],
  ['workspace/didChangeWatchedFiles', { changes: [{ uri: 5 }] }],
  ['workspace/didChangeWorkspaceFolders', { event: { added: null, removed: 7 } }],
  ['textDocument/nothing', null],
];
/** How often an answer is asked for again before it is another one than a fresh server's, and milliseconds between. */
const TRIES = 5,
  PAUSE = 400;
/** Characters of an answer that differs, as they are shown. */
const SHOWN = 2000;
/** Documents open at once, at most; operations between two comparisons; edits sent before anything else is done. */
const OPEN = 4,
  BETWEEN = 60,
  BURST = 6;

class Soak {
  readonly result: Soaked = {
    operations: 0,
    comparisons: 0,
    differences: [],
    restarts: 0,
    memory: { first: 0, most: 0 },
  };
  private readonly folder = mkdtempSync(join(tmpdir(), 'gouji-soak-'));
  private readonly texts = wholeTexts();
  private readonly open = new Map<string, TextDocument>();
  private client!: LspClient;
  private settings: unknown = {};
  private state: number;
  private names = 0;

  constructor(private readonly plan: SoakPlan) {
    this.state = plan.seed >>> 0;
  }

  async run(): Promise<Soaked> {
    const end = Date.now() + this.plan.minutes * 60_000;
    try {
      this.client = await this.server();
      while (Date.now() < end && this.result.differences.length === 0) {
        for (let i = 0; i < BETWEEN; i++) await this.step();
        await this.compare();
      }
      return this.result;
    } finally {
      this.client?.kill();
      rmSync(this.folder, { recursive: true, force: true });
    }
  }

  private next(below: number): number {
    this.state = (Math.imul(this.state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((this.state / 4_294_967_296) * below);
  }
  private pick<T>(list: readonly T[]): T {
    return list[this.next(list.length)]!;
  }

  private async server(): Promise<LspClient> {
    const client = new LspClient({ settings: this.settings, capabilities: usual });
    await client.start();
    return client;
  }

  private async step(): Promise<void> {
    this.result.operations++;
    const uri = this.pick([...this.open.keys(), '']);
    const what = this.next(100);
    if (this.open.size === 0 || (what < 3 && this.open.size < OPEN)) this.openOne();
    else if (what < 5 && uri) this.close(uri);
    else if (what < 75 && uri) this.type(uri);
    else if (what < 90 && uri) await this.ask(uri);
    else if (what < 92) this.storm();
    else if (what < 95) this.configure();
    else if (what < 97) this.client.notify(...(this.pick(BROKEN) as [string, unknown]));
    else if (what < 98 && this.next(4) === 0) await this.kill();
    else if (uri) this.save(uri);
  }

  private openOne(): void {
    const file = join(this.folder, `r${this.names++}.md`);
    const document = TextDocument.create(pathToFileURL(file).href, 'markdown', 1, this.pick(this.texts));
    this.open.set(document.uri, document);
    this.client.open(document.uri, document.getText(), 1);
  }

  private close(uri: string): void {
    this.open.delete(uri);
    this.client.close(uri);
  }

  private type(uri: string): void {
    const document = this.open.get(uri)!;
    for (let n = 1 + this.next(BURST); n > 0; n--) {
      const { length } = document.getText();
      const start = this.next(length + 1),
        end = Math.min(length, start + (this.next(3) === 0 ? this.next(30) : 0));
      const change = {
        range: { start: document.positionAt(start), end: document.positionAt(end) },
        text: this.pick(SNIPPETS),
      };
      TextDocument.update(document, [change], document.version + 1);
      this.client.change(uri, document.version, [change]);
    }
  }

  private async ask(uri: string): Promise<void> {
    const document = this.open.get(uri)!;
    const position = document.positionAt(this.next(document.getText().length + 1));
    await answerOf(this.client, this.pick(METHODS), uri, {
      position,
      range: { start: position, end: document.positionAt(document.getText().length) },
      context: { diagnostics: [] },
    });
  }

  /** Files come and go beside the documents, and the server is told. */
  private storm(): void {
    const changes = Array.from({ length: 1 + this.next(10) }, (_, i) => {
      const file = join(this.folder, `beside${i}.md`);
      const gone = this.next(2) === 0;
      if (gone) rmSync(file, { force: true });
      else writeFileSync(file, this.pick(this.texts).replaceAll('2023', '2022'));
      return { uri: pathToFileURL(file).href, type: gone ? 3 : 2 };
    });
    this.client.notify('workspace/didChangeWatchedFiles', { changes });
  }

  private configure(): void {
    this.settings = this.pick(SETTINGS);
    this.client.settings = this.settings;
    this.client.notify('workspace/didChangeConfiguration', { settings: null });
  }

  /** The server is killed; another one is told what is open. */
  private async kill(): Promise<void> {
    this.result.restarts++;
    this.client.kill();
    this.client = await this.server();
    for (const d of this.open.values()) this.client.open(d.uri, d.getText(), d.version);
  }

  private save(uri: string): void {
    const file = new URL(uri);
    writeFileSync(file, this.open.get(uri)!.getText());
    this.client.notify('textDocument/didSave', { textDocument: { uri } });
    this.client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    if (this.next(2) === 0) unlinkSync(file);
  }

  /** What the server says of each document is what a fresh one says. */
  private async compare(): Promise<void> {
    const fresh = await this.server();
    try {
      for (const d of this.open.values()) {
        const { uri } = d;
        fresh.open(uri, d.getText(), d.version);
        for (const method of ['documentSymbol', 'foldingRange', 'codeLens', 'codeAction'])
          await this.compareOne(method, d, fresh);
        this.result.comparisons++;
        fresh.close(uri);
      }
      if (this.client.stderr !== '') this.result.differences.push(`on stderr: ${this.client.stderr.slice(0, 2000)}`);
    } finally {
      fresh.kill();
    }
    const used = memoryOf(this.client.pid);
    this.result.memory.first ||= used;
    this.result.memory.most = Math.max(this.result.memory.most, used);
  }

  private async compareOne(method: string, d: TextDocument, fresh: LspClient): Promise<void> {
    const other = await this.all(fresh, method, d);
    let own = await this.all(this.client, method, d);
    // Settings that have just changed are still being asked for: what stays is a difference.
    for (let n = 0; n < TRIES && !same(own, other); n++) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      own = await this.all(this.client, method, d);
    }
    if (same(own, other)) return;
    const said = [own, other].map((answer) => JSON.stringify(answer)?.slice(0, SHOWN));
    this.result.differences.push(`${method} of ${d.uri}: ${said.join('\ninstead of ')}\n${d.getText()}`);
  }

  private async all(client: LspClient, method: string, d: TextDocument): Promise<unknown> {
    const range = { start: { line: 0, character: 0 }, end: d.positionAt(d.getText().length) };
    // What is found beside other years comes when it is quiet; it has tests of its own.
    const context = { diagnostics: [], only: ['source.fixAll.gouji'] };
    return answerOf(client, method, d.uri, { range, context });
  }
}

/** What a server answers; one that says that text or settings have changed meanwhile is asked again. */
async function answerOf(client: LspClient, ...question: Parameters<LspClient['ask']>): Promise<unknown> {
  for (;;) {
    try {
      return await client.ask(...question);
    } catch (error) {
      if (!(error instanceof RpcError && error.code === LSPErrorCodes.ContentModified)) throw error;
    }
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function memoryOf(pid: number): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024);
  } catch {
    return 0;
  }
}

export function soak(plan: SoakPlan): Promise<Soaked> {
  return new Soak(plan).run();
}
