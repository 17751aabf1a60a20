import assert from 'node:assert/strict';
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { ownWork } from '../../server/src/documents/work';
import { Session } from '../../server/src/session/session';
import { CheckedDocument } from '../../server/src/document/checked-document';
import type { DocumentStatus } from '../../shared/src/protocol';
import { PIECE } from '../../server/src/document/read-text';
import { printed } from '../features/support';
import { cleanReport, setFigure } from '../support/report';

const uri = 'file:///a.md';
const { p } = printed(setFigure(cleanReport(), 'applications.results.granted.total', 72));

/** A session with a connection that only remembers, and turns that the test takes itself. */
function session(answer?: () => Promise<unknown>) {
  const published: { version?: number; diagnostics: unknown[] }[] = [],
    statuses: DocumentStatus[] = [],
    log: string[] = [];
  const tasks: (() => void)[] = [];
  const connection = {
    sendDiagnostics: async (d: (typeof published)[0]) => {
      published.push(d);
    },
    sendNotification: async (_method: unknown, s: DocumentStatus) => {
      statuses.push(s);
    },
    console: { error: (m: string) => log.push(m), warn: () => undefined },
    workspace: { getConfiguration: answer },
  } as unknown as Connection;
  const params = {
    capabilities: answer ? { workspace: { configuration: true } } : {},
    locale: 'zh',
    initializationOptions: { gouji: { status: true } },
  } as InitializeParams;
  const s = new Session(
    connection,
    {
      locale: '',
      defer: (task) => {
        tasks.push(task);
      },
      documents: { work: ownWork },
    },
    params,
  );
  const turn = async () => {
    for (let n = 0; n < 4; n++) {
      await Promise.resolve();
      for (const t of tasks.splice(0)) t();
    }
  };
  return { s, published, statuses, log, turn };
}

describe('server: session', () => {
  const edit = CheckedDocument.prototype.edit,
    findings = CheckedDocument.prototype.findings;
  afterEach(() => {
    CheckedDocument.prototype.edit = edit;
    CheckedDocument.prototype.findings = findings;
  });
  const change = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '〇' };

  it('tells of a failure in checking once, clears, and recovers', async () => {
    const { s, published, statuses, log, turn } = session();
    s.open(uri, 'markdown', 1, p.text);
    await turn();
    assert.equal(published.at(-1)!.diagnostics.length, 1);
    CheckedDocument.prototype.findings = () => {
      throw new Error('broken');
    };
    for (const version of [2, 3]) {
      s.change(uri, version, [change]);
      await turn();
    }
    assert.deepEqual(published.at(-1)!.diagnostics, []);
    await s.documents.get(uri)!.whole();
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
      get(this: CheckedDocument) {
        if (this.bound) throw new Error('unreadable');
        return [];
      },
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
    for (let version = 2; version < 9; version++) s.change(uri, version, [{ ...change, text: '\n' }]);
    await turn();
    assert.deepEqual(
      published.map((d) => d.version),
      [1, 8],
    );
    s.close(uri);
  });

  describe('tells a client that does not ask what was found', () => {
    const [line, column] = p.text
      .slice(0, p.text.indexOf('72'))
      .split('\n')
      .flatMap((text, i, all) => (i === all.length - 1 ? [i, text.length] : []));
    const put = (l: number, c: number, length: number, text: string) => ({
      range: { start: { line: l, character: c }, end: { line: l, character: c + length } },
      text,
    });
    const cases: readonly [string, ReturnType<typeof put>, number][] = [
      ['not again, where it is what it was', put(0, 0, 0, '〇'), 0],
      ['again, where it has moved', put(0, 0, 0, '\n'), 1],
      ['again, where it says something else', put(line!, column!, 2, '73'), 1],
      ['again, where its own text was typed anew', put(line!, column!, 2, '72'), 1],
      ['that nothing is, where it is mended', put(line!, column!, 2, '27'), 1],
    ];
    for (const [what, edit, times] of cases)
      it(what, async () => {
        const { s, published, turn } = session();
        s.open(uri, 'markdown', 1, p.text);
        await turn();
        s.change(uri, 2, [edit]);
        await turn();
        assert.deepEqual(
          published.map((d) => d.version),
          [1, 2].slice(0, 1 + times),
        );
        const afresh = session();
        afresh.s.open(uri, 'markdown', 2, s.documents.get(uri)!.view.document.text());
        await afresh.turn();
        assert.deepEqual(published.at(-1)!.diagnostics, afresh.published.at(-1)!.diagnostics);
        s.close(uri);
        afresh.s.close(uri);
      });
  });

  describe('reads a long text piece by piece', () => {
    const pieces = 16;
    const long = p.text.repeat(Math.ceil((pieces * PIECE) / p.text.length));
    const opened = async () => {
      const made = session();
      made.s.open(uri, 'markdown', 1, long);
      // Its settings are known, and a piece or two is read.
      await made.turn();
      assert.equal(made.published.length, 0);
      return { ...made, document: made.s.documents.get(uri)! };
    };

    it('and publishes once, when all of it is read', async () => {
      const { s, published, turn } = await opened();
      for (let n = 0; n < pieces; n++) await turn();
      assert.deepEqual(
        published.map((d) => [d.version, d.diagnostics.length > pieces]),
        [[1, true]],
      );
      s.close(uri);
    });

    it('and hears what is changed meanwhile, before and behind the place it has come to', async () => {
      const { s, published, turn, document } = await opened();
      const { length } = long.split('\n');
      s.change(uri, 2, [change]);
      await turn();
      const end = { line: length, character: 0 };
      s.change(uri, 3, [{ range: { start: end, end }, text: '〇' }]);
      for (let n = 0; n < pieces; n++) await turn();
      assert.deepEqual(
        published.map((d) => d.version),
        [3],
      );
      assert.equal(document.view.document.text(), `〇${long}〇`);
      s.close(uri);
    });

    it('and lets those who ask wait for the whole, for as long as they want', async () => {
      const { s, turn, document } = await opened();
      const told: string[] = [];
      let lose: () => void = () => undefined;
      void document.whole().then(() => told.push(`whole: ${document.view.document.length}`));
      void document
        .whole((then) => {
          lose = then;
        })
        .then(() => told.push('lost'));
      await turn();
      assert.deepEqual(told, []);
      lose();
      await turn();
      assert.deepEqual(told, ['lost']);
      for (let n = 0; n < pieces; n++) await turn();
      assert.deepEqual(told, ['lost', `whole: ${long.length}`]);
      s.close(uri);
    });

    it('and stops when it is closed, or read anew with other settings', async () => {
      const { s, published, turn, document } = await opened();
      s.recheck(document);
      assert.equal(document.view.document.read, false);
      let gone = false;
      void document.whole().then(() => {
        gone = true;
      });
      s.close(uri);
      await turn();
      assert.ok(gone);
      for (let n = 0; n < pieces; n++) await turn();
      assert.deepEqual([published.length, document.view.document.read], [0, false]);
    });
  });

  it('is not moved by a client that answers late, wrong, or after the document is gone', async () => {
    let give: (value: unknown) => void = () => undefined;
    const { s, published, turn } = session(
      () =>
        new Promise((resolve) => {
          give = resolve;
        }),
    );
    s.open(uri, 'markdown', 1, 'x');
    s.change(uri, 2, [{ text: p.text }]);
    await turn();
    assert.equal(published.length, 0);
    give([['not', 'settings']]);
    await turn();
    await turn();
    assert.deepEqual(
      published.map((d) => [d.version, d.diagnostics.length]),
      [[2, 1]],
    );
    s.open(uri, 'markdown', 5, p.text);
    s.close(uri);
    give({});
    await turn();
    // What it held of the document before is taken back.
    assert.deepEqual(
      published.slice(1).map((d) => d.diagnostics),
      [[]],
    );
    const failing = session(() => Promise.reject(new Error('no')));
    failing.s.open(uri, 'markdown', 1, p.text);
    await turn();
    await failing.turn();
    await failing.turn();
    assert.equal(failing.published.length, 1);
    failing.s.close(uri);
  });
});
