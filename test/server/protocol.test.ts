import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import { layoutNamed } from '../support/layouts/index';
import { LspClient, type RpcError } from '../support/lsp-client';
import { cleanReport } from '../support/report';

// Clients have defects too: whatever one sends, the server answers, and the documents that are open are kept.

const uri = 'file:///tmp/report.md',
  other = 'file:///tmp/other.md';
const text = layoutNamed('pipes').print(cleanReport()).text;
const place = (line: unknown, character: unknown) => ({ line, character });
const range = (a: unknown, b: unknown) => ({ start: place(a, b), end: place(a, b) });
const opened = (fields: object) => ({
  textDocument: { uri: other, languageId: 'markdown', version: 1, text, ...fields },
});
const changed = (...contentChanges: unknown[]) => ({ textDocument: { uri, version: 2 }, contentChanges });
const deep = () => {
  let settings: object = {};
  for (let i = 0; i < 3000; i++) settings = { a: settings };
  return settings;
};

const notifications: readonly (readonly [string, string, unknown])[] = [
  ['didOpen without a text', 'textDocument/didOpen', opened({ text: undefined })],
  ['didOpen, text null', 'textDocument/didOpen', opened({ text: null })],
  ['didOpen, text a list', 'textDocument/didOpen', opened({ text: [] })],
  ['didOpen without an address', 'textDocument/didOpen', opened({ uri: undefined })],
  ['didOpen, address a number', 'textDocument/didOpen', opened({ uri: 5 })],
  ['didOpen, version a word', 'textDocument/didOpen', opened({ version: 'x', languageId: 7 })],
  ['didOpen without anything', 'textDocument/didOpen', null],
  ['didChange, an empty change', 'textDocument/didChange', changed({})],
  ['didChange, text null', 'textDocument/didChange', changed({ text: null })],
  ['didChange, text a number', 'textDocument/didChange', changed({ text: 5 })],
  ['didChange, a range and no text', 'textDocument/didChange', changed({ range: range(5, 0) })],
  ['didChange, a range of words', 'textDocument/didChange', changed({ range: range('1', '2'), text: 'x' })],
  ['didChange, a range of fractions', 'textDocument/didChange', changed({ range: range(1.5, 0.5), text: 'x' })],
  ['didChange, a range of nulls', 'textDocument/didChange', changed({ range: range(null, null), text: 'x' })],
  ['didChange, one good change and a bad one', 'textDocument/didChange', changed({ range: range(0, 0), text: 'x' }, 5)],
  ['didChange, changes no list', 'textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: 'x' }],
  ['didChange of what is not open', 'textDocument/didChange', { textDocument: { uri: other }, contentChanges: [] }],
  ['didClose of what is not open', 'textDocument/didClose', { textDocument: { uri: other } }],
  ['didClose without an address', 'textDocument/didClose', {}],
  ['watched files null', 'workspace/didChangeWatchedFiles', { changes: null }],
  ['watched file, address a number', 'workspace/didChangeWatchedFiles', { changes: [{ uri: 5, type: 1 }, null] }],
  ['folders null', 'workspace/didChangeWorkspaceFolders', { event: { added: null, removed: null } }],
  ['folder, address a number', 'workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: 5 }], removed: 1 } }],
  ['settings without sense', 'workspace/didChangeConfiguration', { settings: { gouji: [1, { rules: 5 }] } }],
  ['settings nested without end', 'workspace/didChangeConfiguration', { settings: { gouji: { rules: deep() } } }],
  ['no settings', 'workspace/didChangeConfiguration', null],
  ['a cancellation of nothing', '$/cancelRequest', { id: {} }],
  ['a cancellation of null', '$/cancelRequest', { id: null }],
  ['a cancellation of what cannot be written as a word', '$/cancelRequest', { id: { toString: 1 } }],
  ['a cancellation that names nothing', '$/cancelRequest', {}],
  ['a cancellation without anything', '$/cancelRequest', undefined],
  ['folders without an event', 'workspace/didChangeWorkspaceFolders', {}],
  ['a notification nobody knows', 'textDocument/didNothing', { a: 1 }],
];

describe('server: what is no message of the protocol', () => {
  let client: LspClient;
  beforeEach(async () => {
    client = new LspClient({ settings: {} });
    await client.start();
    client.open(uri, text);
    await client.published(uri, 1);
  });
  afterEach(() => client.kill());
  /** The document is as it was: its report is there, and an edit counts. */
  const alive = async () => {
    const before = await client.ask<unknown[]>('documentSymbol', uri);
    assert.equal(before.length, 1);
    client.change(uri, 3, [{ range: { start: place(0, 0), end: place(0, 0) } as Range, text: '# 另一个标题\n' }]);
    await client.status(uri, 3);
    assert.deepEqual(client.errors(), []);
  };

  it('each notification that is none is passed over, and those after it count', async () => {
    for (const [name, method, params] of notifications) {
      client.notify(method, params);
      assert.equal((await client.ask<unknown[]>('documentSymbol', uri)).length, 1, name);
    }
    client.close(other);
    await client.quiet();
    assert.equal(client.stderr, '');
    client.change(uri, 3, [{ text }]);
    await client.status(uri, 3);
  });

  for (const method of ['hover', 'definition', 'references', 'documentHighlight', 'codeAction', 'inlayHint'])
    it(`${method} without a document or a place is refused`, async () => {
      for (const params of [
        null,
        {},
        { textDocument: { uri } },
        { textDocument: { uri: 5 } },
        { textDocument: { uri }, position: place('0', 0), range: { start: place(0, 0) } },
      ])
        await assert.rejects(client.request(`textDocument/${method}`, params), (e: RpcError) =>
          [-32602, -32603].includes(e.code),
        );
      await alive();
    });

  it('a place outside the text is its nearest end', async () => {
    for (const [line, character] of [
      [-1, -1],
      [1e300, 1e300],
      [0, 1e300],
      [1e9, -5],
    ])
      for (const method of ['hover', 'codeAction', 'inlayHint'])
        await client.ask(method, uri, {
          position: place(line, character) as never,
          range: range(line, character) as never,
          context: { diagnostics: [] },
        });
    await alive();
  });

  it('commands, settings and requests of our own without sense are answered', async () => {
    for (const method of ['gouji/compare', 'gouji/outline'])
      for (const params of [null, {}, { uri: 5 }, [1]]) await client.request(method, params);
    for (const params of [null, {}, { command: 5 }, { command: 'gouji.check', arguments: 5 }])
      await client.request('workspace/executeCommand', params).catch(() => undefined);
    await assert.rejects(client.request('textDocument/nothing', {}), (e: RpcError) => e.code === -32601);
    await alive();
  });

  it('a second opening brings the text that counts from then on', async () => {
    client.open(uri, '# 会议纪要\n', 5);
    await client.quiet();
    assert.equal(await client.ask('documentSymbol', uri), null);
    client.open(uri, text, 6);
    await client.published(uri, 6);
    await alive();
  });

  it('what is closed or opened anew before its settings are told leaves no question without an answer', async () => {
    const questions = ['documentSymbol', 'foldingRange', 'diagnostic'].map((name) => `textDocument/${name}`);
    const ask = () => questions.map((method) => client.request(method, { textDocument: { uri: other } }));
    const answered: Promise<unknown>[] = [];
    for (const next of ['close', 'open']) {
      client.open(other, text, 1);
      answered.push(...ask());
      if (next === 'close') client.close(other);
      else client.open(other, text, 2);
    }
    await Promise.allSettled(answered);
    await alive();
  });

  it('a body that is no JSON is answered, and the message behind it counts', async () => {
    client.bytes('Content-Length: 5\r\n\r\n{"a":');
    client.bytes('Content-Length: 4\r\n\r\nnull');
    await alive();
  });
});

describe('server: before its start and after its end', () => {
  it('is refused, as the protocol says', async () => {
    const client = new LspClient({ settings: {} });
    try {
      client.open(uri, text);
      await assert.rejects(client.ask('documentSymbol', uri), (e: RpcError) => e.code === -32002);
      await client.start();
      await assert.rejects(
        client.request('initialize', { processId: null, capabilities: {} }),
        (e: RpcError) => e.code === -32600,
      );
      client.open(uri, text);
      await client.published(uri, 1);
      await client.request('shutdown', null);
      client.change(uri, 2, [{ text: '' }]);
      client.open(other, text);
      await assert.rejects(client.ask('documentSymbol', uri), (e: RpcError) => e.code === -32600);
      client.notify('exit', null);
      assert.equal(await client.exited, 0);
    } finally {
      client.kill();
    }
  });
});

describe('server: broken framing ends it with a word', () => {
  for (const [name, bytes] of [
    ['a header without a length', 'Content-Type: x\r\n\r\n{}'],
    ['a length that is no number', 'Content-Length: ten\r\n\r\n{}'],
    ['a length below nothing', 'Content-Length: -5\r\n\r\n{}'],
    ['a length beyond all memory', 'Content-Length: 9999999999\r\n\r\n{}'],
    ['a line without a colon', 'hello\r\n\r\n'],
    ['a header without an end', 'x'.repeat(10_000)],
  ] as const)
    it(name, async () => {
      const client = new LspClient({ settings: {} });
      try {
        await client.start();
        client.bytes(bytes);
        assert.equal(await client.exited, 1);
        assert.match(client.stderr, /^gouji: .*header of a message.*\n$/);
      } finally {
        client.kill();
      }
    });
});

describe('server: a range whose end is before its start', () => {
  it('means what the protocol’s own library takes it for', async () => {
    const client = new LspClient({ settings: {} });
    try {
      await client.start();
      const model = TextDocument.create(uri, 'markdown', 1, text);
      client.open(uri, text);
      const edits: readonly Range[] = [
        { start: { line: 2, character: 9 }, end: { line: 2, character: 2 } },
        { start: { line: 9, character: 1 }, end: { line: 4, character: 3 } },
        { start: { line: 999, character: 0 }, end: { line: 12, character: 0 } },
      ];
      for (const [i, range] of edits.entries()) {
        const changes = [{ range, text: '甲' }];
        client.change(uri, i + 2, changes);
        TextDocument.update(model, changes, i + 2);
        client.open(other, model.getText(), i);
        for (const method of ['documentSymbol', 'foldingRange'])
          assert.deepEqual(await client.ask(method, uri), await client.ask(method, other));
        client.close(other);
      }
    } finally {
      client.kill();
    }
  });
});
