import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeAction, Diagnostic, TextEdit } from 'vscode-languageserver-types';
import { broken, clean, gouji } from '../cli/run';
import { usual } from '../support/lsp-client';
import { able, Workspace } from './in-workspace';

describe('server: suppression and baseline', () => {
  const ws = new Workspace();
  const { uri, write, start, told } = ws;

  const actions = (name: string, diagnostics: Diagnostic[]) =>
    ws.client.ask<CodeAction[] | null>('codeAction', uri(name), {
      range: diagnostics[0]!.range,
      context: { diagnostics },
    });
  const editsOf = (action: CodeAction) =>
    action.edit!.documentChanges!.flatMap((c) => ('edits' in c ? (c.edits as TextEdit[]) : []));

  it('writes an entry into a new configuration for a text without comments, and tells when it is idle', async () => {
    write('a.txt', broken);
    await start({}, usual);
    await ws.client.stop();
    await start({}, { ...able, textDocument: usual.textDocument });
    ws.client.open(uri('a.txt'), broken, 1, 'plaintext');
    const { diagnostics } = await ws.client.published(uri('a.txt'), 1);
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
    ws.client.open(uri('gouji.json'), text, 1, 'json');
    await ws.client.until('row-name alone', () =>
      ws.client
        .publishes(uri('a.txt'))
        .at(-1)!
        .diagnostics.every((d) => d.code === 'row-name'),
    );
    ws.client.change(uri('a.txt'), 2, [{ text: clean }]);
    const [idle] = await ws.client.until('word of it', () => {
      const list = ws.client.publishes(uri('gouji.json')).at(-1)?.diagnostics;
      return list?.length ? list : undefined;
    });
    assert.equal(idle!.code, 'suppression-unused');
    const [fix] = (await actions('gouji.json', [idle!]))!;
    assert.deepEqual([fix!.kind, fix!.isPreferred], ['quickfix', true]);
    const all = await ws.client.ask<CodeAction[]>('codeAction', uri('gouji.json'), {
      range: idle!.range,
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    assert.deepEqual(
      all.map((a) => a.kind),
      ['source.fixAll.gouji'],
    );
    assert.equal(editsOf(all[0]!).length, 1);
  });

  it('tells of an entry whose file is not there any more, until it is', async () => {
    write('a.txt', clean);
    write('gouji.json', '{ "suppress": [{ "file": "/b.txt", "rule": "row-total", "reason": "已核对" }] }');
    await start({}, usual);
    ws.client.open(uri('a.txt'), clean, 1, 'plaintext');
    const count = (n: number) =>
      ws.client.until(`${n} told`, () => ws.client.publishes(uri('gouji.json')).at(-1)?.diagnostics.length === n);
    await count(1);
    write('b.txt', broken);
    told(['b.txt', 1]);
    await count(0);
  });

  it('a Word document has its entry in the configuration beside it, and heeds it', async () => {
    write('d/report.docx', '');
    write('d/gouji.json', '{\n  // 本目录\n  "rules": {},\n}\n');
    await start({}, { ...able, textDocument: usual.textDocument });
    const word = `gouji-word:${new URL(uri('d/report.docx')).pathname}?file`;
    ws.client.open(word, broken, 1, 'plaintext');
    const { diagnostics } = await ws.client.published(word, 1);
    const range = diagnostics.find((d) => d.code === 'row-total')!.range;
    const offered = (await ws.client.ask<CodeAction[]>('codeAction', word, { range, context: { diagnostics } })).find(
      (a) => a.title.includes('gouji.json'),
    )!;
    const change = offered.edit!.documentChanges![0] as { textDocument: { uri: string }; edits: TextEdit[] };
    assert.equal(change.textDocument.uri, uri('d/gouji.json'));
    const added = change.edits[0]!.newText;
    assert.match(added, /"file": "\/report.docx"[^]*"fact": "applications.results.granted.total"/);
    write('d/gouji.json', JSON.stringify({ suppress: [{ file: '/report.docx', rule: 'row-total', reason: 'x' }] }));
    told(['d/gouji.json', 2]);
    await ws.client.until('row-name alone', () =>
      ws.client
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
      ws.client.open(uri('d/a.md'), broken);
      const first = await ws.client.published(uri('d/a.md'), 1);
      assert.equal(first.diagnostics.length, 2);
      const [gone] = await ws.client.until('a stale entry', () => {
        const list = ws.client.publishes(uri('gouji-baseline.json')).at(-1)?.diagnostics;
        return list?.length ? list : undefined;
      });
      assert.match(String(gone!.message), /1 处已不存在/);
      const [prune] = (await actions('gouji-baseline.json', [gone!]))!;
      assert.match(prune!.title, /基线/);
      gouji(['check', '.', '--write-baseline', 'gouji-baseline.json'], { cwd: ws.dir });
      const text = readFileSync(join(ws.dir, 'gouji-baseline.json'), 'utf8');
      const kept = (JSON.parse(text) as { findings: { rule: string }[] }).findings.filter((f) => f.rule === 'row-name');
      write('gouji-baseline.json', JSON.stringify({ version: 1, findings: kept }));
      told(['gouji-baseline.json', 2]);
      await ws.client.until(way, () => {
        const list = ws.client.publishes(uri('d/a.md')).at(-1)!.diagnostics;
        return JSON.stringify(list.map((d) => `${d.code} ${d.severity} ${d.tags ?? ''}`)) === JSON.stringify(codes);
      });
      await ws.client.until('the counts', () => {
        const { error, warning } = ws.client.statuses(uri('d/a.md')).at(-1)!.findings;
        return error === 1 && warning === (way === 'off' ? 1 : 0);
      });
      const stale = (n: number) =>
        ws.client.until(`${n} stale`, () => {
          const list = ws.client.publishes(uri('gouji-baseline.json')).at(-1)!.diagnostics;
          return list.length === n;
        });
      await stale(0);
      rmSync(join(ws.dir, 'd/a.md'));
      told(['d/a.md', 3]);
      await stale(1);
      write('d/a.md', broken);
      told(['d/a.md', 1]);
      await stale(0);
    });
});
