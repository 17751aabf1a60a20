import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { broken, clean, gouji } from '../cli/run';
import { toGbk } from '../cli/gbk';
import { layoutNamed } from '../support/layouts/index';
import { LspClient, usual } from '../support/lsp-client';
import { cleanReport, setFigures } from '../support/report';

interface Report {
  readonly kind: 'full' | 'unchanged';
  readonly uri: string;
  readonly resultId?: string;
  readonly items?: Diagnostic[];
}

const able = {
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

describe('server: the whole workspace', () => {
  let dir: string, client: LspClient;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'gouji-workspace-'));
  });
  afterEach(() => {
    client.kill();
    rmSync(dir, { recursive: true, force: true });
  });

  const uri = (name: string) => pathToFileURL(join(dir, name)).href;
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  };
  const start = async (settings: object, capabilities: object = able, initializationOptions: object = {}) => {
    client = new LspClient({
      settings,
      capabilities,
      initialize: { workspaceFolders: [{ uri: pathToFileURL(dir).href, name: 'd' }], initializationOptions },
    });
    return client.start();
  };
  const told = (...changes: [name: string, type: 1 | 2 | 3][]) =>
    client.notify('workspace/didChangeWatchedFiles', {
      changes: changes.map(([name, type]) => ({ uri: uri(name), type })),
    });
  const set = (settings: object) => {
    client.settings = settings;
    client.notify('workspace/didChangeConfiguration', { settings: null });
  };

  /** Asks for the workspace and collects what comes in parts: per file the rules found, none where it was cleared. */
  class Stream {
    readonly asked: { readonly id: number; readonly answer: Promise<unknown> };
    constructor(previousResultIds: { uri: string; value: string }[] = [], more: object = {}) {
      this.asked = client.requestWithId('workspace/diagnostic', {
        previousResultIds,
        partialResultToken: 'parts',
        ...more,
      });
      this.asked.answer.catch(() => undefined);
    }
    get reports(): Report[] {
      return client.notes
        .filter((n) => n.method === '$/progress')
        .map((n) => n.params as { token: string; value: { items: Report[] } })
        .filter((p) => p.token === 'parts')
        .flatMap((p) => p.value.items);
    }
    get now(): Record<string, string> {
      const all = new Map<string, string>();
      for (const r of this.reports)
        if (r.kind === 'full')
          all.set(decodeURIComponent(r.uri.slice(uri('').length + 1)), r.items!.map((d) => String(d.code)).join(' '));
      return Object.fromEntries([...all].filter(([, rules]) => rules !== '').sort());
    }
    until(expected: Record<string, string>): Promise<unknown> {
      const wanted = JSON.stringify(expected);
      return client
        .until(wanted, () => JSON.stringify(this.now) === wanted)
        .catch((e: Error) => assert.fail(`${e.message}\n${JSON.stringify(this.now)}`));
    }
    cancel(): Promise<unknown> {
      client.notify('$/cancelRequest', { id: this.asked.id });
      return assert.rejects(this.asked.answer, { code: -32800 });
    }
  }
  const both = 'row-name row-total';
  const all = { scope: 'workspace' };

  it('tells of files never opened, and follows them', async () => {
    write('a.md', broken);
    write('old/b.txt', broken);
    write('notes.txt', 'nothing of ours');
    write('.gitignore', 'hidden/\n');
    write('hidden/c.md', broken);
    write('drafts/d.md', broken);
    write('gouji.json', '{ "exclude": ["drafts/**"] }');
    await start(all);
    const stream = new Stream();
    await stream.until({ 'a.md': both, 'old/b.txt': both });
    renameSync(join(dir, 'old'), join(dir, 'new'));
    told(['old', 3], ['new', 1]);
    await stream.until({ 'a.md': both, 'new/b.txt': both });
    write('a.md', clean);
    told(['a.md', 2]);
    await stream.until({ 'new/b.txt': both });
    write('gouji.json', '{ "rules": { "row-name": "off" } }');
    told(['gouji.json', 2]);
    await stream.until({ 'drafts/d.md': 'row-total', 'new/b.txt': 'row-total' });
    rmSync(join(dir, 'new'), { recursive: true });
    told(['new', 3]);
    await stream.until({ 'drafts/d.md': 'row-total' });
    set({ scope: 'open' });
    await stream.until({});
    set(all);
    await stream.until({ 'drafts/d.md': 'row-total' });
    await stream.cancel();
  });

  it('a report never opened is compared with that of the year before, as long as it is there', async () => {
    const print = (year: number, carried: number) =>
      layoutNamed('pipes').print(
        setFigures(cleanReport('plain', year), { 'applications.carriedForward.other': carried }),
        {},
      ).text;
    write('b/2022.md', print(2022, 7));
    write('a/2023.md', print(2023, 0));
    await start(all);
    const stream = new Stream();
    const compared = () => {
      const last = stream.reports.filter((r) => r.uri === uri('a/2023.md')).at(-1);
      return (last?.items ?? []).filter((d) => d.code === 'carry-over');
    };
    const leads = (name: string) => () =>
      compared().some((d) => d.relatedInformation?.some((r) => r.location.uri === uri(name)));
    await client.until('a comparison', leads('b/2022.md'));
    renameSync(join(dir, 'b'), join(dir, 'c'));
    told(['b', 3], ['c', 1]);
    await client.until('one with the new place', leads('c/2022.md'));
    rmSync(join(dir, 'c/2022.md'));
    told(['c/2022.md', 3]);
    await client.until('none with what is gone', () => compared().length === 0);
  });

  it('counts what has been read, on a token of its own and on that of the question', async () => {
    for (let i = 0; i < 30; i++) write(`n${i}.txt`, 'nothing');
    write('a.md', broken);
    await start(all);
    const progress = (token: (t: string) => boolean) =>
      client.notes
        .filter((n) => n.method === '$/progress')
        .map((n) => n.params as { token: string; value: { kind?: string; message?: string } })
        .filter((p) => p.token !== 'parts' && token(p.token))
        .map((p) => p.value);
    const first = new Stream();
    await client.until('an end', () => progress(() => true).at(-1)?.kind === 'end');
    assert.equal(progress(() => true)[0]!.kind, 'begin');
    assert.match(progress(() => true)[1]!.message!, /^\d+\/31 个文件$/);
    await first.cancel();
    new Stream([], { workDoneToken: 'mine' });
    write('b.md', broken);
    told(['gouji.json', 1]);
    await client.until('an end', () => progress((t) => t === 'mine').at(-1)?.kind === 'end');
  });

  it('answers once where no parts are taken, says what is unchanged, and holds the next answer back', async () => {
    write('a.md', broken);
    write('b.md', broken);
    await start(all);
    const ask = (previousResultIds: object[]) =>
      client.requestWithId<{ items: Report[] }>('workspace/diagnostic', { previousResultIds });
    const { items } = await ask([]).answer;
    assert.deepEqual(
      items.map((r) => [r.uri, r.kind, r.items!.length]),
      [
        [uri('a.md'), 'full', 2],
        [uri('b.md'), 'full', 2],
      ],
    );
    const had = items.map((r) => ({ uri: r.uri, value: r.resultId! }));
    let answered = false;
    const next = ask([...had, { uri: uri('gone.md'), value: 'x' }]);
    const gone = (await next.answer).items;
    assert.deepEqual(
      gone.map((r) => [r.uri, r.kind]).sort(),
      [
        [uri('a.md'), 'unchanged'],
        [uri('b.md'), 'unchanged'],
        [uri('gone.md'), 'full'],
      ].sort(),
    );
    const held = ask(had);
    void held.answer.then(() => (answered = true));
    await client.quiet();
    assert.equal(answered, false);
    write('b.md', clean);
    told(['b.md', 2]);
    const changed = (await held.answer).items.filter((r) => r.kind === 'full');
    assert.deepEqual(
      changed.map((r) => [r.uri, r.items]),
      [[uri('b.md'), []]],
    );
  });

  it('reads nothing while nobody asks', async () => {
    write('a.md', broken);
    await start(all);
    await client.quiet();
    assert.deepEqual(client.publishes(uri('a.md')), []);
    assert.ok(!client.asked.some((a) => a.method === 'window/workDoneProgress/create'));
    const { items } = await client.request<{ items: Report[] }>('workspace/diagnostic', { previousResultIds: [] });
    assert.equal(items.length, 1);
  });

  it('documents are asked for, and not pushed too', async () => {
    write('a.md', broken);
    const { capabilities } = await start({});
    assert.deepEqual(capabilities['diagnosticProvider'], {
      identifier: 'gouji',
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    client.open(uri('a.md'), broken);
    const ask = (previousResultId?: string) =>
      client.ask<Report>('diagnostic', uri('a.md'), { previousResultId } as object);
    const first = await ask();
    assert.deepEqual([first.kind, first.items!.length], ['full', 2]);
    assert.deepEqual(await ask(first.resultId), { kind: 'unchanged', resultId: first.resultId });
    client.change(uri('a.md'), 2, [{ text: clean }]);
    assert.deepEqual((await ask(first.resultId)).items, []);
    set({ rules: { 'row-name': 'off' } });
    await client.until('word to ask again', () =>
      client.asked.some((a) => a.method === 'workspace/diagnostic/refresh'),
    );
    client.change(uri('a.md'), 3, [{ text: broken }]);
    assert.deepEqual(
      (await ask()).items!.map((d) => d.code),
      ['row-total'],
    );
    assert.deepEqual(client.publishes(uri('a.md')), []);
  });

  it('an editor may have open documents pushed: then they are in no answer', async () => {
    write('a.md', broken);
    write('b.md', broken);
    const { capabilities } = await start(all, able, { gouji: { status: true, push: true } });
    assert.equal(capabilities['diagnosticProvider'], undefined);
    await client.until('the registration', () =>
      client.asked.some(
        (a) => a.method === 'client/registerCapability' && JSON.stringify(a.params).includes('textDocument/diagnostic'),
      ),
    );
    const stream = new Stream();
    await stream.until({ 'a.md': both, 'b.md': both });
    client.open(uri('a.md'), broken);
    await stream.until({ 'b.md': both });
    await client.published(uri('a.md'), 1);
    client.close(uri('a.md'));
    await stream.until({ 'a.md': both, 'b.md': both });
  });

  it('reports beside open ones: in the same folder, as long as one is open', async () => {
    write('x/a.md', broken);
    write('x/b.md', broken);
    write('y/c.md', broken);
    await start({ scope: 'beside' }, able, { gouji: { status: true, push: true } });
    const stream = new Stream();
    client.open(uri('x/a.md'), broken);
    await stream.until({ 'x/b.md': both });
    client.open(uri('y/c.md'), broken);
    client.close(uri('x/a.md'));
    await stream.until({});
  });

  it('a client that cannot ask has them pushed', async () => {
    write('a.md', broken);
    await start(all, usual);
    await client.until('the findings', () => client.publishes(uri('a.md')).at(-1)?.diagnostics.length === 2);
    set({});
    await client.until('none', () => client.publishes(uri('a.md')).at(-1)?.diagnostics.length === 0);
  });

  it('every safe fix of the workspace is offered, to be confirmed', async () => {
    write('a.md', broken);
    write('b.md', broken);
    write('c.md', clean);
    write('gbk.txt', '');
    writeFileSync(join(dir, 'gbk.txt'), toGbk(broken));
    await start({});
    client.open(uri('a.md'), broken, 7);
    client.answers.set('workspace/applyEdit', () => ({ applied: true }));
    const result = await client.request('workspace/executeCommand', { command: 'gouji.server.fixWorkspace' });
    assert.deepEqual(result, { files: 2, leftOut: 1, applied: true });
    const { edit } = client.asked.find((a) => a.method === 'workspace/applyEdit')!.params as { edit: WorkspaceEdit };
    assert.deepEqual(Object.keys(edit.changeAnnotations!), ['row-name']);
    assert.equal(edit.changeAnnotations!['row-name']!.needsConfirmation, true);
    const changes = edit.documentChanges as {
      textDocument: { uri: string; version: number | null };
      edits: { newText: string; annotationId: string }[];
    }[];
    assert.deepEqual(
      changes.map((c) => [c.textDocument.uri, c.textDocument.version, c.edits.map((e) => e.annotationId)]),
      [
        [uri('a.md'), 7, ['row-name']],
        [uri('b.md'), null, ['row-name']],
      ],
    );
  });

  it('fixes of the workspace need a client that has its user confirm them', async () => {
    write('a.md', broken);
    await start({}, usual);
    assert.equal(await client.request('workspace/executeCommand', { command: 'gouji.server.fixWorkspace' }), null);
  });

  describe('suppression and baseline', () => {
    const actions = (name: string, diagnostics: Diagnostic[]) =>
      client.ask<CodeAction[] | null>('codeAction', uri(name), {
        range: diagnostics[0]!.range,
        context: { diagnostics },
      });
    const editsOf = (action: CodeAction) =>
      action.edit!.documentChanges!.flatMap((c) => ('edits' in c ? (c.edits as TextEdit[]) : []));

    it('writes an entry into a new configuration for a text without comments, and tells when it is idle', async () => {
      write('a.txt', broken);
      await start({}, usual);
      await client.stop();
      await start({}, { ...able, textDocument: usual.textDocument });
      client.open(uri('a.txt'), broken, 1, 'plaintext');
      const { diagnostics } = await client.published(uri('a.txt'), 1);
      const total = diagnostics.filter((d) => d.code === 'row-total');
      const offered = (await actions('a.txt', total))!.find((a) => a.title.includes('gouji.json'))!;
      assert.equal(offered.title, '在 gouji.json 中忽略此处 row-total（注明原因）');
      assert.deepEqual(offered.edit!.documentChanges![0], {
        kind: 'create',
        uri: uri('gouji.json'),
        options: { ignoreIfExists: true },
      });
      const text = editsOf(offered)[0]!.newText;
      // As an editor has it: the file is there, its text not saved yet.
      write('gouji.json', '');
      client.open(uri('gouji.json'), text, 1, 'json');
      await client.until('row-name alone', () =>
        client
          .publishes(uri('a.txt'))
          .at(-1)!
          .diagnostics.every((d) => d.code === 'row-name'),
      );
      client.change(uri('a.txt'), 2, [{ text: clean }]);
      const [idle] = await client.until('word of it', () => {
        const list = client.publishes(uri('gouji.json')).at(-1)?.diagnostics;
        return list?.length ? list : undefined;
      });
      assert.equal(idle!.code, 'suppression-unused');
      const [fix] = (await actions('gouji.json', [idle!]))!;
      assert.deepEqual([fix!.kind, fix!.isPreferred], ['quickfix', true]);
      const all = await client.ask<CodeAction[]>('codeAction', uri('gouji.json'), {
        range: idle!.range,
        context: { diagnostics: [], only: ['source.fixAll'] },
      });
      assert.deepEqual(
        all.map((a) => a.kind),
        ['source.fixAll.gouji'],
      );
      assert.equal(editsOf(all[0]!).length, 1);
    });

    it('a Word document has its entry in the configuration beside it, and heeds it', async () => {
      write('d/report.docx', '');
      write('d/gouji.json', '{\n  // 本目录\n  "rules": {},\n}\n');
      await start({}, { ...able, textDocument: usual.textDocument });
      const word = `gouji-word:${new URL(uri('d/report.docx')).pathname}?file`;
      client.open(word, broken, 1, 'plaintext');
      const { diagnostics } = await client.published(word, 1);
      const range = diagnostics.find((d) => d.code === 'row-total')!.range;
      const offered = (await client.ask<CodeAction[]>('codeAction', word, { range, context: { diagnostics } })).find(
        (a) => a.title.includes('gouji.json'),
      )!;
      const change = offered.edit!.documentChanges![0] as { textDocument: { uri: string }; edits: TextEdit[] };
      assert.equal(change.textDocument.uri, uri('d/gouji.json'));
      const added = change.edits[0]!.newText;
      assert.match(added, /"file": "\/report.docx"[^]*"fact": "applications.results.granted.total"/);
      write('d/gouji.json', JSON.stringify({ suppress: [{ file: '/report.docx', rule: 'row-total', reason: 'x' }] }));
      told(['d/gouji.json', 2]);
      await client.until('row-name alone', () =>
        client
          .publishes(word)
          .at(-1)!
          .diagnostics.every((d) => d.code === 'row-name'),
      );
    });

    for (const [way, codes] of [
      ['hint', ['row-name 4 1', 'row-total 1 ']],
      ['hide', ['row-total 1 ']],
      ['off', ['row-name 2 ', 'row-total 1 ']],
    ] as const)
      it(`what a baseline knows: ${way}`, async () => {
        write('d/a.md', broken);
        const known = { path: 'd/a.md', rule: 'row-name', key: 'KEY', count: 1 };
        write('gouji-baseline.json', JSON.stringify({ version: 1, findings: [known] }));
        await start({ baseline: way }, usual);
        client.open(uri('d/a.md'), broken);
        const first = await client.published(uri('d/a.md'), 1);
        assert.equal(first.diagnostics.length, 2);
        const [gone] = await client.until('a stale entry', () => {
          const list = client.publishes(uri('gouji-baseline.json')).at(-1)?.diagnostics;
          return list?.length ? list : undefined;
        });
        assert.match(String(gone!.message), /1 处已不存在/);
        const [prune] = (await actions('gouji-baseline.json', [gone!]))!;
        assert.match(prune!.title, /基线/);
        gouji(['check', '.', '--write-baseline', 'gouji-baseline.json'], { cwd: dir });
        const text = readFileSync(join(dir, 'gouji-baseline.json'), 'utf8');
        const kept = (JSON.parse(text) as { findings: { rule: string }[] }).findings.filter(
          (f) => f.rule === 'row-name',
        );
        write('gouji-baseline.json', JSON.stringify({ version: 1, findings: kept }));
        told(['gouji-baseline.json', 2]);
        await client.until(way, () => {
          const list = client.publishes(uri('d/a.md')).at(-1)!.diagnostics;
          return JSON.stringify(list.map((d) => `${d.code} ${d.severity} ${d.tags ?? ''}`)) === JSON.stringify(codes);
        });
        await client.until('the counts', () => {
          const { error, warning } = client.statuses(uri('d/a.md')).at(-1)!.findings;
          return error === 1 && warning === (way === 'off' ? 1 : 0);
        });
        const stale = (n: number) =>
          client.until(`${n} stale`, () => {
            const list = client.publishes(uri('gouji-baseline.json')).at(-1)!.diagnostics;
            return list.length === n;
          });
        await stale(0);
        rmSync(join(dir, 'd/a.md'));
        told(['d/a.md', 3]);
        await stale(1);
        write('d/a.md', broken);
        told(['d/a.md', 1]);
        await stale(0);
      });
  });
});
