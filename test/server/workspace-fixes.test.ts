import assert from 'node:assert/strict';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { broken, clean } from '../cli/run';
import { toGbk } from '../cli/gbk';
import { usual } from '../support/lsp-client';
import { Workspace } from './in-workspace';

describe('server: fixes of the whole workspace', () => {
  const ws = new Workspace();
  const { uri, write, start } = ws;

  it('every safe fix of the workspace is offered, to be confirmed', async () => {
    write('a.md', broken);
    write('b.md', broken);
    write('c.md', clean);
    write('gbk.txt', toGbk(broken));
    write('damaged.txt', Buffer.concat([Buffer.from(broken), Buffer.from([0xff])]));
    write('utf-16.txt', Buffer.from(`\ufeff${broken}`, 'utf16le'));
    await start({});
    ws.client.open(uri('a.md'), broken, 7);
    ws.client.answers.set('workspace/applyEdit', () => ({ applied: true }));
    const result = await ws.client.request('workspace/executeCommand', { command: 'gouji.server.fixWorkspace' });
    assert.deepEqual(result, { files: 3, leftOut: 2, applied: true });
    const { edit } = ws.client.asked.find((a) => a.method === 'workspace/applyEdit')!.params as { edit: WorkspaceEdit };
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
        [uri('utf-16.txt'), null, ['row-name']],
      ],
    );
  });

  it('fixes of the workspace need a client that has its user confirm them', async () => {
    write('a.md', broken);
    await start({}, usual);
    assert.equal(await ws.client.request('workspace/executeCommand', { command: 'gouji.server.fixWorkspace' }), null);
  });
});
