import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { workerSource } from '../../client/src/worker-source';
import { READ_DOCUMENT, type ReadDocumentResult } from '../../shared/src/protocol';
import { broken } from '../cli/run';
import { reportPdf } from '../support/pdf/report';
import { cleanReport } from '../support/report';
import { contentOf } from '../support/word/content';
import { rawWord } from '../support/word/raw';

interface Told {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly params?: { readonly diagnostics?: readonly { readonly code: string }[] };
}

/** The server's bundle for browsers with nothing about it but what a worker of a browser has. */
class BrowserWorker {
  private readonly told: Told[] = [];
  private readonly scope: Record<string, unknown> = {
    addEventListener: () => undefined,
    postMessage: (message: Told) => this.told.push(message),
    navigator: { language: 'zh-CN' },
    console,
  };

  constructor() {
    const { scope } = this;
    for (const name of ['setTimeout', 'clearTimeout', 'TextDecoder', 'TextEncoder', 'atob', 'btoa', 'URL'])
      scope[name] = (globalThis as Record<string, unknown>)[name];
    scope['self'] = scope;
    const parts = ['server-core.js', 'server.browser.js'].map((name) => ({
      name,
      source: readFileSync(`dist/${name}`, 'utf8'),
    }));
    runInContext(workerSource(parts), createContext(scope));
  }

  say(message: object): void {
    (this.scope['onmessage'] as (event: object) => void)({ data: { jsonrpc: '2.0', ...message } });
  }

  async until(fits: (told: Told) => boolean): Promise<Told> {
    for (let turn = 0; turn < 2000; turn++) {
      const found = this.told.find(fits);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return assert.fail(`not among ${JSON.stringify(this.told).slice(0, 2000)}`);
  }
}

describe('server: in a browser', () => {
  const worker = new BrowserWorker();
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  let id = 1;
  const read = async (params: object) => {
    worker.say({ id: ++id, method: READ_DOCUMENT, params });
    return (await worker.until((t) => t.id === id)).result as ReadDocumentResult;
  };

  it('checks what is open', async () => {
    worker.say({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    await worker.until((t) => t.id === 1);
    worker.say({ method: 'initialized', params: {} });
    const textDocument = { uri: 'vscode-vfs://github/a/b.md', languageId: 'markdown', version: 1, text: broken };
    worker.say({ method: 'textDocument/didOpen', params: { textDocument } });
    const { params } = await worker.until((t) => t.method === 'textDocument/publishDiagnostics');
    assert.equal([...params!.diagnostics!.map((d) => d.code)].sort().join(' '), 'row-name row-total');
  });

  it('reads a Word document by its bytes, no file by its address, and says that it reads no PDF', async () => {
    const word = await read({ bytes: base64(rawWord(contentOf(cleanReport()))) });
    assert.ok('text' in word && word.text.includes('| 行政许可 |'));
    assert.ok('refused' in (await read({ uri: 'file:///etc/hostname' })));
    const pdf = await read({ bytes: base64(reportPdf(cleanReport())) });
    assert.ok('refused' in pdf && /浏览器/.test(pdf.refused));
  });
});
