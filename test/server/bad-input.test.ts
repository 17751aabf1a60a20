import assert from 'node:assert/strict';
import { OUTLINE } from '../../shared/src/protocol';
import { LspClient, type ClientOptions, type RpcError } from '../support/lsp-client';
import { uri, wrong, total } from './a-report';

describe('server: bad input', () => {
  let client: LspClient;
  const start = async (options: ClientOptions = { settings: {} }) => {
    client = new LspClient(options);
    return client.start();
  };
  afterEach(() => client.kill());

  it('requests for documents that are not open get null', async () => {
    await start();
    for (const method of ['documentSymbol', 'foldingRange', 'codeLens'])
      assert.equal(await client.ask(method, uri), null);
    for (const method of ['hover', 'definition', 'documentHighlight'])
      assert.equal(await client.ask(method, uri, { position: total }), null);
    assert.deepEqual(await client.request(OUTLINE, { uri }), []);
  });

  it('a close before an open, a change of what is not open, two opens', async () => {
    await start();
    client.close(uri);
    client.change(uri, 2, [{ text: wrong }]);
    client.open(uri, 'x', 1);
    client.open(uri, wrong, 2);
    await client.published(uri, 2);
    await client.quiet();
    assert.deepEqual(
      client.publishes(uri).map((p) => p.version),
      [2],
    );
  });

  it('a cancelled request is answered as such, or done', async () => {
    await start();
    client.open(uri, wrong);
    const { id, answer } = client.requestWithId('textDocument/documentSymbol', { textDocument: { uri } });
    client.notify('$/cancelRequest', { id });
    await answer.then(
      (r) => assert.ok(Array.isArray(r)),
      (e: unknown) => assert.equal((e as RpcError).code, -32800),
    );
    await client.published(uri, 1);
  });

  it('unknown languages, empty texts, a huge line, positions far out', async () => {
    await start();
    client.open('x:1', '', 1, 'klingon');
    client.open('x:2', `信息公开${'一'.repeat(2_000_000)}`, 1, '');
    client.change('x:1', 2, [
      { range: { start: { line: 5, character: 5 }, end: { line: 4294967295, character: 2147483647 } }, text: wrong },
    ]);
    assert.equal((await client.published('x:1', 2)).diagnostics.length, 2);
    assert.equal((await client.status('x:2', 1)).form, null);
    assert.equal(await client.ask('hover', 'x:1', { position: { line: 99999, character: 99999 } }), null);
    await client.stop();
  });
});
