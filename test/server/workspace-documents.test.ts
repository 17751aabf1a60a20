import assert from 'node:assert/strict';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, WorkspaceEdit } from 'vscode-languageserver-types';
import { READ_DOCUMENT, WRITE_DOCUMENT } from '../../shared/src/protocol';
import { toGbk } from '../cli/gbk';
import { broken } from '../cli/run';
import { apply } from '../support/marked';
import { reportPdf } from '../support/pdf/report';
import { cleanReport, renameRow, setFigure } from '../support/report';
import { contentOf } from '../support/word/content';
import { rawWord } from '../support/word/raw';
import { Workspace } from './in-workspace';

const spec = setFigure(
  renameRow(cleanReport(), 'disclosure.normativeDocs', '规范性文件'),
  'applications.results.granted.total',
  72,
);
const word = rawWord(contentOf(spec), { numbered: true });
const documents = { gouji: { status: true, push: true, documents: true } };

describe('server: documents of the whole workspace', () => {
  const ws = new Workspace();
  const { uri, write, start, told } = ws;
  const both = 'row-name row-total';
  /** The address of a document's text. */
  const text = (name: string, kind: string) => `gouji-${kind}:${new URL(uri(name)).pathname}?file`;
  const items = (address: string, stream: ReturnType<Workspace['stream']>): Diagnostic[] =>
    stream.reports.findLast((r) => r.uri === address)?.items ?? [];

  it('Word documents and PDFs never opened are told of, under the addresses of their texts', async () => {
    write('a.docx', word);
    write('b.pdf', reportPdf(spec, { height: 420 }));
    write('~$a.docx', 'someone');
    write('c.docx', 'no document');
    await start({ scope: 'workspace' }, undefined, documents);
    const stream = ws.stream();
    const found = (address: string) =>
      items(address, stream)
        .map((d) => String(d.code))
        .join(' ');
    await ws.client.until(
      'the findings',
      () => found(text('a.docx', 'word')) === both && found(text('b.pdf', 'pdf')) === both,
    );
    for (const { message } of items(text('b.pdf', 'pdf'), stream)) assert.match(String(message), /^第 \d 页：/);
    // What is open is shown by its document, and by its file again when that is closed.
    const { text: content } = (await ws.client.request(READ_DOCUMENT, { uri: uri('a.docx') })) as { text: string };
    ws.client.open(text('a.docx', 'word'), content, 1, 'plaintext');
    await ws.client.until('none from the file', () => found(text('a.docx', 'word')) === '');
    ws.client.notify('textDocument/didClose', { textDocument: { uri: text('a.docx', 'word') } });
    await ws.client.until('the findings again', () => found(text('a.docx', 'word')) === both);
    renameSync(join(ws.dir, 'a.docx'), join(ws.dir, 'd.docx'));
    told(['a.docx', 3], ['d.docx', 1]);
    await ws.client.until(
      'the new name',
      () => found(text('d.docx', 'word')) === both && found(text('a.docx', 'word')) === '',
    );
    await stream.cancel();
  });

  it('a client that shows no documents is told of the files', async () => {
    write('a.docx', word);
    await start({ scope: 'workspace' });
    const stream = ws.stream();
    await stream.until({ 'a.docx': both });
    await stream.cancel();
  });

  it(
    'fixes of the workspace mend Word documents and texts in GBK, which keep their encoding; ' + 'PDFs are left alone',
    async () => {
      write('a.docx', word);
      write('b.pdf', reportPdf(spec));
      write('c.txt', toGbk(broken));
      await start({}, undefined, documents);
      ws.client.answers.set('workspace/applyEdit', () => ({ applied: true }));
      const result = await ws.client.request('workspace/executeCommand', { command: 'gouji.server.fixWorkspace' });
      assert.deepEqual(result, { files: 2, leftOut: 0, applied: true });
      const { edit } = ws.client.asked.find((a) => a.method === 'workspace/applyEdit')!.params as {
        edit: WorkspaceEdit;
      };
      const changes = edit.documentChanges!.flatMap((c) => ('edits' in c ? [c] : []));
      assert.deepEqual(
        changes.map((c) => c.textDocument.uri),
        [text('a.docx', 'word'), text('c.txt', 'text')],
      );
      // The editor does as its file system for them does.
      for (const [i, name] of ['a.docx', 'c.txt'].entries()) {
        const read = async () =>
          ((await ws.client.request(READ_DOCUMENT, { uri: uri(name) })) as { text: string }).text;
        const mended = apply(await read(), changes[i]!.edits as never);
        const written = await ws.client.request(WRITE_DOCUMENT, { uri: uri(name), text: mended, track: false });
        assert.deepEqual(written, { written: true });
        assert.equal(await read(), mended);
        assert.match(mended, /行政规范性文件/);
      }
      assert.deepEqual(
        new Uint8Array(readFileSync(join(ws.dir, 'c.txt'))),
        new Uint8Array(toGbk(broken.replace('\n规范性文件', '\n行政规范性文件'))),
      );
    },
  );
});
