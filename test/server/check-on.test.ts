import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver-types';
import { LspClient, usual } from '../support/lsp-client';
import { rules, total, uri, wrong } from './a-report';

const mended = [{ range: { start: total, end: { line: total.line, character: total.character + 2 } }, text: '27' }];
const both = ['row-name', 'row-total'];

describe('server: findings told on save', () => {
  let client: LspClient;
  const start = async (checkOn: 'type' | 'save', diagnostic?: object) => {
    const capabilities = { ...usual, textDocument: { ...usual.textDocument, ...(diagnostic && { diagnostic }) } };
    client = new LspClient({ settings: { checkOn }, capabilities });
    await client.start();
  };
  const save = (of: string) => client.notify('textDocument/didSave', { textDocument: { uri: of } });
  afterEach(() => client.kill());

  it('stay as they are until then, and are told anew', async () => {
    await start('save');
    client.open(uri, wrong);
    assert.deepEqual(rules((await client.published(uri, 1)).diagnostics), both);
    client.change(uri, 2, mended);
    await client.status(uri, 2);
    await client.quiet();
    assert.equal(client.publishes(uri).length, 1);
    save(uri);
    assert.deepEqual(rules((await client.published(uri, 2)).diagnostics), ['row-name']);
  });

  it('are the old ones for a client that asks, until then', async () => {
    await start('save', {});
    const asked = async () =>
      rules((await client.ask<{ readonly items: Diagnostic[] }>('diagnostic', uri)).items).sort();
    client.open(uri, wrong);
    assert.deepEqual(await asked(), both);
    client.change(uri, 2, mended);
    assert.deepEqual(await asked(), both);
    save(uri);
    assert.deepEqual(await asked(), ['row-name']);
  });

  it('come as one types in a draft that is no file, and where one asks for a check', async () => {
    await start('save');
    const draft = 'untitled:Untitled-1';
    client.open(draft, wrong);
    await client.published(draft, 1);
    client.change(draft, 2, mended);
    assert.deepEqual(rules((await client.published(draft, 2)).diagnostics), ['row-name']);
    client.open(uri, wrong);
    await client.published(uri, 1);
    client.change(uri, 2, mended);
    await client.request('workspace/executeCommand', { command: 'gouji.server.check', arguments: [uri] });
    assert.deepEqual(rules((await client.published(uri, 2)).diagnostics), ['row-name']);
  });

  it('come as one types once the setting says so', async () => {
    await start('save');
    client.open(uri, wrong);
    await client.published(uri, 1);
    client.change(uri, 2, mended);
    await client.status(uri, 2);
    client.settings = { checkOn: 'type' };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(rules((await client.published(uri, 2)).diagnostics), ['row-name']);
  });
});
