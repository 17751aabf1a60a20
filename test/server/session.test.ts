import assert from 'node:assert/strict';
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { Session } from '../../server/src/session/session';
import { CheckedDocument } from '../../server/src/workspace/checked-document';
import type { DocumentStatus } from '../../shared/src/protocol';
import { printed } from '../features/support';
import { cleanReport, setFigure } from '../support/report';

const uri = 'file:///a.md';
const { p } = printed(setFigure(cleanReport(), 'applications.results.granted.total', 72));

/** A session with a connection that only remembers, and turns that the test takes itself. */
function session(answer?: () => Promise<unknown>) {
  const published: { version?: number; diagnostics: unknown[] }[] = [], statuses: DocumentStatus[] = [], log: string[] = [];
  const tasks: (() => void)[] = [];
  const connection = {
    sendDiagnostics: async (d: typeof published[0]) => { published.push(d); },
    sendNotification: async (_method: unknown, s: DocumentStatus) => { statuses.push(s); },
    console: { error: (m: string) => log.push(m), warn: () => undefined },
    workspace: { getConfiguration: answer },
  } as unknown as Connection;
  const params = { capabilities: answer ? { workspace: { configuration: true } } : {}, locale: 'zh', initializationOptions: { gouji: { status: true } } } as InitializeParams;
  const s = new Session(connection, { locale: '', defer: (task) => { tasks.push(task); } }, params);
  const turn = async () => { for (let n = 0; n < 4; n++) { await Promise.resolve(); for (const t of tasks.splice(0)) t(); } };
  return { s, published, statuses, log, turn };
}

describe('server: session', () => {
  const edit = CheckedDocument.prototype.edit, findings = CheckedDocument.prototype.findings;
  afterEach(() => { CheckedDocument.prototype.edit = edit; CheckedDocument.prototype.findings = findings; });
  const change = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '〇' };

  it('tells of a failure in checking once, clears, and recovers', async () => {
    const { s, published, statuses, log, turn } = session();
    s.open(uri, 'markdown', 1, p.text);
    await turn();
    assert.equal(published.at(-1)!.diagnostics.length, 1);
    CheckedDocument.prototype.findings = () => { throw new Error('broken'); };
    for (const version of [2, 3]) { s.change(uri, version, [change]); await turn(); }
    assert.deepEqual(published.at(-1)!.diagnostics, []);
    assert.match(statuses.at(-1)!.message!, /检查时出错/);
    assert.equal(log.filter((l) => l.includes('broken')).length, 1, log.join('\n'));
    CheckedDocument.prototype.findings = findings;
    s.change(uri, 4, [change]);
    await turn();
    assert.equal(published.at(-1)!.diagnostics.length, 1);
    assert.equal(statuses.at(-1)!.message, null);
    assert.equal(s.documents.get(uri)!.view.document.text(), `〇〇〇${p.text}`);
    s.close(uri);
  });

  it('keeps a text that cannot be read at all, with its edits', async () => {
    const { s, statuses, turn } = session();
    const bound = Object.getOwnPropertyDescriptor(CheckedDocument.prototype, 'reports')!;
    Object.defineProperty(CheckedDocument.prototype, 'reports', {
      configurable: true,
      get(this: CheckedDocument) { if (this.bound) throw new Error('unreadable'); return []; },
    });
    try {
      s.open(uri, 'markdown', 1, p.text);
      await turn();
      s.change(uri, 2, [change]);
      await turn();
    } finally {
      Object.defineProperty(CheckedDocument.prototype, 'reports', bound);
    }
    assert.equal(s.documents.get(uri)!.view.document.text(), `〇${p.text}`);
    s.change(uri, 3, [change]);
    await turn();
    assert.equal(statuses.at(-1)!.form, 'disclosure-2021');
    s.close(uri);
  });

  it('answers only the last of changes that come turn by turn', async () => {
    const { s, published, turn } = session();
    s.open(uri, 'markdown', 1, p.text);
    await turn();
    for (let version = 2; version < 9; version++) s.change(uri, version, [change]);
    await turn();
    assert.deepEqual(published.map((d) => d.version), [1, 8]);
    s.close(uri);
  });

  it('is not moved by a client that answers late, wrong, or after the document is gone', async () => {
    let give: (value: unknown) => void = () => undefined;
    const { s, published, turn } = session(() => new Promise((resolve) => { give = resolve; }));
    s.open(uri, 'markdown', 1, 'x');
    s.change(uri, 2, [{ text: p.text }]);
    await turn();
    assert.equal(published.length, 0);
    give([['not', 'settings']]);
    await turn();
    await turn();
    assert.deepEqual(published.map((d) => [d.version, d.diagnostics.length]), [[2, 1]]);
    s.open(uri, 'markdown', 5, p.text);
    s.close(uri);
    give({});
    await turn();
    assert.deepEqual(published.length, 1);
    const failing = session(() => Promise.reject(new Error('no')));
    failing.s.open(uri, 'markdown', 1, p.text);
    await turn(); await failing.turn(); await failing.turn();
    assert.equal(failing.published.length, 1);
    failing.s.close(uri);
  });
});
