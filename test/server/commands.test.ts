import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeLens } from 'vscode-languageserver-types';
import { COMMANDS, type FixedAll } from '../../shared/src/protocol';
import { layoutNamed } from '../support/layouts/index';
import { LspClient, type ClientOptions } from '../support/lsp-client';
import { apply } from '../support/marked';
import { cleanReport, removeSection } from '../support/report';
import { uri, wrong, total, rules } from './a-report';

describe('server: commands', () => {
  let client: LspClient;
  const start = async (options: ClientOptions = { settings: {} }) => {
    client = new LspClient(options);
    return client.start();
  };
  afterEach(() => client.kill());

  const run = (command: string, ...args: unknown[]) =>
    client.request('workspace/executeCommand', { command, arguments: args });

  it('fix all makes every safe fix by a versioned edit', async () => {
    await start();
    client.answers.set('workspace/applyEdit', () => ({ applied: true }));
    client.open(uri, wrong, 3);
    const done = (await run(COMMANDS.fixAll, uri)) as FixedAll;
    assert.deepEqual(done.fixed, [{ what: '行名与格式不符', count: 1 }]);
    const { edit } = client.asked.find((a) => a.method === 'workspace/applyEdit')!.params as {
      edit: { documentChanges: { textDocument: { version: number }; edits: never[] }[] };
    };
    assert.equal(edit.documentChanges[0]!.textDocument.version, 3);
    client.change(uri, 4, [{ text: apply(wrong, edit.documentChanges[0]!.edits) }]);
    assert.deepEqual(rules((await client.published(uri, 4)).diagnostics), ['row-total']);
    assert.equal(await run(COMMANDS.fixAll, uri), null);
  });

  it('check publishes again', async () => {
    await start();
    client.open(uri, wrong);
    await client.published(uri, 1);
    await run(COMMANDS.check, uri);
    await client.quiet();
    assert.equal(client.publishes(uri).length, 2);
  });

  it('leads from a lens to the wrong figure, where the client can show it', async () => {
    await start();
    client.answers.set('window/showDocument', () => ({ success: true }));
    client.open(uri, wrong);
    const [, lens] = await client.ask<CodeLens[]>('codeLens', uri);
    assert.equal(lens!.command!.command, COMMANDS.goTo);
    assert.equal(await run(COMMANDS.goTo, ...lens!.command!.arguments!), true);
    assert.equal(await run(COMMANDS.goTo, uri, 'there'), false);
    const shown = client.asked.filter((a) => a.method === 'window/showDocument').map((a) => a.params);
    const end = { ...total, character: total.character + 2 };
    assert.deepEqual(shown, [{ uri, selection: { start: total, end }, takeFocus: true }]);
  });

  it('puts in what is missing', async () => {
    await start();
    client.answers.set('workspace/applyEdit', () => ({ applied: true }));
    const without = layoutNamed('pipes').print(removeSection(cleanReport(), 'problems')).text;
    client.open(uri, without, 7);
    assert.equal(await run(COMMANDS.insert, uri, 'section:problems'), true);
    const { label, edit } = client.asked.find((a) => a.method === 'workspace/applyEdit')!.params as {
      label: string;
      edit: { documentChanges: { edits: never[] }[] };
    };
    assert.equal(label, '插入“五、存在的主要问题及改进情况”');
    assert.match(apply(without, edit.documentChanges[0]!.edits), /\n## 五、存在的主要问题及改进情况\n/);
    assert.equal(await run(COMMANDS.insert, uri, 'section:overview'), false);
  });

  it('shows the page of a rule it knows', async () => {
    await start();
    client.answers.set('window/showDocument', () => ({ success: true }));
    assert.equal(await run(COMMANDS.showRule, 'row-total'), true);
    assert.equal(await run(COMMANDS.showRule, 'https://example.com'), false);
    assert.deepEqual(
      client.asked.filter((a) => a.method === 'window/showDocument').map((a) => a.params),
      [{ uri: pathToFileURL(resolve('docs/rules/row-total.md')).href, takeFocus: true }],
    );
  });
});
