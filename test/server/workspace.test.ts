import assert from 'node:assert/strict';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { broken, clean } from '../cli/run';
import { layoutNamed } from '../support/layouts/index';
import { usual } from '../support/lsp-client';
import { cleanReport, setFigures } from '../support/report';
import { able, Workspace, type Report } from './in-workspace';

describe('server: the whole workspace', () => {
  const ws = new Workspace();
  const { uri, write, start, told, set } = ws;
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
    const stream = ws.stream();
    await stream.until({ 'a.md': both, 'old/b.txt': both });
    renameSync(join(ws.dir, 'old'), join(ws.dir, 'new'));
    told(['old', 3], ['new', 1]);
    await stream.until({ 'a.md': both, 'new/b.txt': both });
    write('a.md', clean);
    told(['a.md', 2]);
    await stream.until({ 'new/b.txt': both });
    write('gouji.json', '{ "rules": { "row-name": "off" } }');
    told(['gouji.json', 2]);
    await stream.until({ 'drafts/d.md': 'row-total', 'new/b.txt': 'row-total' });
    rmSync(join(ws.dir, 'new'), { recursive: true });
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
    const stream = ws.stream();
    const compared = () => {
      const last = stream.reports.filter((r) => r.uri === uri('a/2023.md')).at(-1);
      return (last?.items ?? []).filter((d) => d.code === 'carry-over');
    };
    const leads = (name: string) => () =>
      compared().some((d) => d.relatedInformation?.some((r) => r.location.uri === uri(name)));
    await ws.client.until('a comparison', leads('b/2022.md'));
    renameSync(join(ws.dir, 'b'), join(ws.dir, 'c'));
    told(['b', 3], ['c', 1]);
    await ws.client.until('one with the new place', leads('c/2022.md'));
    rmSync(join(ws.dir, 'c/2022.md'));
    told(['c/2022.md', 3]);
    await ws.client.until('none with what is gone', () => compared().length === 0);
  });

  it('counts what has been read, on a token of its own and on that of the question', async () => {
    for (let i = 0; i < 30; i++) write(`n${i}.txt`, 'nothing');
    write('a.md', broken);
    await start(all);
    const progress = (token: (t: string) => boolean) =>
      ws.client.notes
        .filter((n) => n.method === '$/progress')
        .map((n) => n.params as { token: string; value: { kind?: string; message?: string } })
        .filter((p) => p.token !== 'parts' && token(p.token))
        .map((p) => p.value);
    const first = ws.stream();
    await ws.client.until('an end', () => progress(() => true).at(-1)?.kind === 'end');
    assert.equal(progress(() => true)[0]!.kind, 'begin');
    assert.match(progress(() => true)[1]!.message!, /^\d+\/31 个文件$/);
    await first.cancel();
    ws.stream([], { workDoneToken: 'mine' });
    write('b.md', broken);
    told(['gouji.json', 1]);
    await ws.client.until('an end', () => progress((t) => t === 'mine').at(-1)?.kind === 'end');
  });

  it('answers once where no parts are taken, says what is unchanged, and holds the next answer back', async () => {
    write('a.md', broken);
    write('b.md', broken);
    await start(all);
    const ask = (previousResultIds: object[]) =>
      ws.client.requestWithId<{ items: Report[] }>('workspace/diagnostic', { previousResultIds });
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
    await ws.client.quiet();
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
    await ws.client.quiet();
    assert.deepEqual(ws.client.publishes(uri('a.md')), []);
    assert.ok(!ws.client.asked.some((a) => a.method === 'window/workDoneProgress/create'));
    const { items } = await ws.client.request<{ items: Report[] }>('workspace/diagnostic', { previousResultIds: [] });
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
    ws.client.open(uri('a.md'), broken);
    const ask = (previousResultId?: string) =>
      ws.client.ask<Report>('diagnostic', uri('a.md'), { previousResultId } as object);
    const first = await ask();
    assert.deepEqual([first.kind, first.items!.length], ['full', 2]);
    assert.deepEqual(await ask(first.resultId), { kind: 'unchanged', resultId: first.resultId });
    ws.client.change(uri('a.md'), 2, [{ text: clean }]);
    assert.deepEqual((await ask(first.resultId)).items, []);
    set({ rules: { 'row-name': 'off' } });
    await ws.client.until('word to ask again', () =>
      ws.client.asked.some((a) => a.method === 'workspace/diagnostic/refresh'),
    );
    ws.client.change(uri('a.md'), 3, [{ text: broken }]);
    assert.deepEqual(
      (await ask()).items!.map((d) => d.code),
      ['row-total'],
    );
    assert.deepEqual(ws.client.publishes(uri('a.md')), []);
  });

  it('an editor may have open documents pushed: then they are in no answer', async () => {
    write('a.md', broken);
    write('b.md', broken);
    const { capabilities } = await start(all, able, { gouji: { status: true, push: true } });
    assert.equal(capabilities['diagnosticProvider'], undefined);
    await ws.client.until('the registration', () =>
      ws.client.asked.some(
        (a) => a.method === 'client/registerCapability' && JSON.stringify(a.params).includes('textDocument/diagnostic'),
      ),
    );
    const stream = ws.stream();
    await stream.until({ 'a.md': both, 'b.md': both });
    ws.client.open(uri('a.md'), broken);
    await stream.until({ 'b.md': both });
    await ws.client.published(uri('a.md'), 1);
    ws.client.close(uri('a.md'));
    await stream.until({ 'a.md': both, 'b.md': both });
  });

  it('reports beside open ones: in the same folder, as long as one is open', async () => {
    write('x/a.md', broken);
    write('x/b.md', broken);
    write('y/c.md', broken);
    await start({ scope: 'beside' }, able, { gouji: { status: true, push: true } });
    const stream = ws.stream();
    ws.client.open(uri('x/a.md'), broken);
    await stream.until({ 'x/b.md': both });
    ws.client.open(uri('y/c.md'), broken);
    ws.client.close(uri('x/a.md'));
    await stream.until({});
  });

  it('a client that cannot ask has them pushed', async () => {
    write('a.md', broken);
    await start(all, usual);
    await ws.client.until('the findings', () => ws.client.publishes(uri('a.md')).at(-1)?.diagnostics.length === 2);
    set({});
    await ws.client.until('none', () => ws.client.publishes(uri('a.md')).at(-1)?.diagnostics.length === 0);
  });
});
