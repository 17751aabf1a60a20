import assert from 'node:assert/strict';
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocumentWork } from '../../server/src/documents/work';
import { nodeFiles } from '../../server/src/session/node-files';
import { broken } from '../cli/run';
import { LspClient } from '../support/lsp-client';
import { able, Workspace } from './in-workspace';

describe('server: configurations of the workspace', () => {
  const ws = new Workspace();
  const { uri, write, start, told } = ws;
  const off = (rule: string) => JSON.stringify({ rules: { [rule]: 'off' } });
  const both = 'row-name row-total';

  it('a file that is extended is followed from when it comes to when its folder goes', async () => {
    write('a.md', broken);
    write('gouji.json', '{ "extends": "common/base.json" }');
    await start({ scope: 'workspace' });
    const stream = ws.stream();
    await stream.until({ 'a.md': both });
    write('common/base.json', off('row-total'));
    told(['common/base.json', 1]);
    await stream.until({ 'a.md': 'row-name' });
    renameSync(join(ws.dir, 'common'), join(ws.dir, 'old'));
    told(['common', 3], ['old', 1]);
    await stream.until({ 'a.md': both });
  });

  it('one that comes or changes with its folder counts, though nothing is said of itself', async () => {
    write('a.md', broken);
    write('d/b.md', broken);
    await start({ scope: 'workspace' });
    const stream = ws.stream();
    await stream.until({ 'a.md': both, 'd/b.md': both });
    for (const [rule, other] of [
      ['row-name', 'row-total'],
      ['row-total', 'row-name'],
    ] as const) {
      rmSync(join(ws.dir, 'd'), { recursive: true });
      write('d/b.md', broken);
      write('d/gouji.json', off(rule));
      told(['d', 3], ['d', 1]);
      await stream.until({ 'a.md': both, 'd/b.md': other });
    }
  });

  it('says what git ignores before it is saved, too', async () => {
    write('a.md', broken);
    write('build/b.md', broken);
    write('.gitignore', 'build/\n');
    write('gouji.json', '{}');
    await start({ scope: 'workspace' }, able);
    const stream = ws.stream();
    await stream.until({ 'a.md': both });
    ws.client.open(uri('gouji.json'), '{ "gitIgnore": false }', 1, 'json');
    await stream.until({ 'a.md': both, 'build/b.md': both });
    ws.client.close(uri('gouji.json'));
    await stream.until({ 'a.md': both });
  });

  it('a folder that the editor’s settings leave out is not looked into until they no longer do', async () => {
    write('a.md', broken);
    write('x/b.md', broken);
    write('x/deep/c.md', broken);
    await start({ scope: 'workspace', exclude: ['x/'] });
    const stream = ws.stream();
    await stream.until({ 'a.md': both });
    ws.set({ scope: 'workspace', exclude: ['x/', '!x/deep/'] });
    await stream.until({ 'a.md': both, 'x/deep/c.md': both });
    ws.set({ scope: 'workspace', exclude: ['deep'] });
    await stream.until({ 'a.md': both, 'x/b.md': both });
    ws.set({ scope: 'workspace' });
    await stream.until({ 'a.md': both, 'x/b.md': both, 'x/deep/c.md': both });
  });

  it('such a folder is not listed', async () => {
    write('a.md', broken);
    write('x/b.md', broken);
    const source = nodeFiles({} as DocumentWork, { textOf: () => undefined });
    const asked: string[] = [];
    const leavesOut = (folder: string) => asked.push(folder) > 0 && folder.endsWith('/x');
    const found: string[] = [];
    for await (const file of source.find([uri('')], () => true, leavesOut)) found.push(file);
    assert.deepEqual([asked.length, found], [1, [uri('a.md')]]);
  });

  it('files are told of by the addresses that a client knows, where its folder is a link', async () => {
    write('real/d/a.md', broken);
    write('real/gouji.json', off('row-name'));
    symlinkSync('real', join(ws.dir, 'link'));
    const folder = pathToFileURL(join(ws.dir, 'link')).href;
    ws.client = new LspClient({
      settings: { scope: 'workspace', exclude: ['x/'] },
      capabilities: able,
      initialize: { workspaceFolders: [{ uri: folder, name: 'd' }] },
    });
    await ws.client.start();
    const stream = ws.stream();
    await ws.client.until('its findings', () => stream.reports.length > 0);
    assert.deepEqual(
      stream.reports.map((r) => [r.uri, r.items!.map((d) => d.code)]),
      [[`${folder}/d/a.md`, ['row-total']]],
    );
  });
});
