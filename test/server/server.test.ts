import assert from 'node:assert/strict';
import type {
  CodeAction,
  CodeLens,
  DocumentHighlight,
  Diagnostic,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  SymbolInformation,
} from 'vscode-languageserver-types';
import { writingCapabilities } from '../../server/src/requests/writing-capabilities';
import { COMMANDS, OUTLINE, type OutlineNode } from '../../shared/src/protocol';
import { LspClient, usual, type ClientOptions } from '../support/lsp-client';
import { uri, wrong, clean, total, whole, rules } from './a-report';

describe('server: over its standard streams', () => {
  let client: LspClient;
  const start = async (options: ClientOptions = { settings: {} }) => {
    client = new LspClient(options);
    return client.start();
  };
  afterEach(() => client.kill());

  it('announces what it does, and every capability answers', async () => {
    const { capabilities, serverInfo } = await start();
    assert.equal(serverInfo?.name, 'gouji');
    assert.equal(capabilities['positionEncoding'], 'utf-16');
    assert.deepEqual(capabilities['textDocumentSync'], { openClose: true, change: 2, save: true });
    client.open(uri, wrong);
    await client.published(uri, 1);
    const answers: Record<string, () => Promise<void>> = {
      async codeActionProvider() {
        const actions = await client.ask<CodeAction[]>('codeAction', uri, {
          range: whole,
          context: { diagnostics: [] },
        });
        assert.deepEqual([...new Set(actions.map((a) => a.kind))], ['quickfix', 'source.fixAll.gouji']);
      },
      async documentSymbolProvider() {
        assert.equal((await client.ask<DocumentSymbol[]>('documentSymbol', uri))[0]!.children!.length, 6);
      },
      async foldingRangeProvider() {
        assert.ok((await client.ask<FoldingRange[]>('foldingRange', uri)).length > 9);
      },
      async hoverProvider() {
        assert.match(JSON.stringify(await client.ask<Hover>('hover', uri, { position: total })), /✗ 行/);
      },
      async documentHighlightProvider() {
        assert.equal((await client.ask<DocumentHighlight[]>('documentHighlight', uri, { position: total })).length, 8);
      },
      async definitionProvider() {
        assert.equal((await client.ask<Location[]>('definition', uri, { position: total })).length, 6);
      },
      async referencesProvider() {
        assert.ok(
          (await client.ask<Location[]>('references', uri, { position: total, context: { includeDeclaration: true } }))
            .length > 20,
        );
      },
      async inlayHintProvider() {
        assert.ok(
          (await client.ask<InlayHint[]>('inlayHint', uri, { range: whole })).some((h) => h.label === '✗ 多 45'),
        );
      },
      async codeLensProvider() {
        assert.equal((await client.ask<CodeLens[]>('codeLens', uri)).length, 3);
      },
      async executeCommandProvider() {
        const commands = (capabilities['executeCommandProvider'] as { commands: string[] }).commands;
        assert.deepEqual(commands, Object.values(COMMANDS));
        for (const command of commands)
          await client.request('workspace/executeCommand', { command, arguments: ['none:'] });
      },
    };
    // Those of the second kind are tested with what they are for, in features/writing/server.test.ts.
    const notFeatures = ['positionEncoding', 'textDocumentSync', 'workspace', ...Object.keys(writingCapabilities)];
    for (const capability of Object.keys(capabilities).filter((c) => !notFeatures.includes(c))) {
      assert.ok(answers[capability], `${capability} is announced and not tested`);
      await answers[capability]();
    }
    const outline = await client.request<OutlineNode[]>(OUTLINE, { uri });
    assert.deepEqual([outline[0]!.state, outline[0]!.count, outline[0]!.severity], ['found', 2, 'error']);
    await client.stop();
  });

  it('publishes on open and change with the version, and clears on close', async () => {
    await start();
    client.open(uri, wrong, 7);
    const first = await client.published(uri, 7);
    assert.deepEqual(rules(first.diagnostics), ['row-name', 'row-total']);
    assert.deepEqual(first.diagnostics[1]!.range.start, total);
    const status = await client.status(uri, 7);
    assert.deepEqual(
      [status.form, status.year, status.agency, status.message, status.findings],
      ['disclosure-2021', 2023, '青禾县人民政府', null, { error: 1, warning: 1, info: 0, hint: 0 }],
    );
    client.change(uri, 8, [
      { range: { start: total, end: { line: total.line, character: total.character + 2 } }, text: '27' },
    ]);
    assert.deepEqual(rules((await client.published(uri, 8)).diagnostics), ['row-name']);
    client.close(uri);
    const last = await client.until('clearing', () => client.publishes(uri).find((p) => p.version === undefined));
    assert.deepEqual(last.diagnostics, []);
    await client.stop();
  });

  it('answers a burst once, for its last version', async () => {
    await start();
    client.open(uri, wrong);
    await client.published(uri, 1);
    const before = client.publishes(uri).length;
    const place = { line: 4, character: 3 };
    client.notifyAtOnce(
      Array.from({ length: 50 }, (_, i) => ({
        method: 'textDocument/didChange',
        params: {
          textDocument: { uri, version: i + 2 },
          contentChanges: [{ range: { start: place, end: place }, text: '年' }],
        },
      })),
    );
    await client.published(uri, 51);
    await client.quiet();
    assert.deepEqual(
      client
        .publishes(uri)
        .slice(before)
        .map((p) => p.version),
      [51],
    );
  });

  it('an edited document has the findings of one opened afresh', async () => {
    await start();
    const other = 'file:///tmp/other.md';
    client.open(uri, wrong);
    let text = wrong,
      seed = 7,
      told: Diagnostic[] = [];
    const random = (n: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return Math.floor((seed / 2 ** 32) * n);
    };
    for (let version = 2; version <= 25; version++) {
      const start = random(text.length),
        end = Math.min(text.length, start + random(version % 5 === 0 ? 300 : 4));
      const put = ['', '7', '|', '\n', '\r\n', '𠮷', '\n\n五、其他\n\n', '\t', '信息公开'][random(9)]!;
      const position = (offset: number) => {
        const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
        return { line: lines.length - 1, character: lines[lines.length - 1]!.length };
      };
      // A place between CR and LF is none that an editor can name.
      if (/\r\n/.test(text.slice(start - 1, start + 1)) || /\r\n/.test(text.slice(end - 1, end + 1))) continue;
      client.change(uri, version, [{ range: { start: position(start), end: position(end) }, text: put }]);
      text = text.slice(0, start) + put + text.slice(end);
      client.open(other, text, version);
      const symbols = await Promise.all([uri, other].map((u) => client.ask<DocumentSymbol[]>('documentSymbol', u)));
      assert.deepEqual(symbols[0], symbols[1], `version ${version}`);
      await client.quiet();
      // What is as it was is not told again.
      told = client.publishes(uri).at(-1)?.diagnostics ?? told;
      const afresh = client.publishes(other).find((p) => p.version === version)?.diagnostics ?? [];
      const [a, b] = [told, afresh].map((list) =>
        list.map((d) => ({
          ...d,
          relatedInformation: d.relatedInformation?.map((r) => ({ ...r.location.range, message: r.message })),
        })),
      );
      assert.deepEqual(client.errors(), []);
      // What is no report is cleared where it was one, and else not spoken of.
      assert.deepEqual(a, b, `version ${version}: ${JSON.stringify(put)}`);
      client.close(other);
      await client.quiet();
      client.notes.length = 0;
    }
  });

  it('takes a new text in full', async () => {
    await start();
    client.open(uri, wrong);
    client.change(uri, 2, [{ text: clean }]);
    assert.deepEqual((await client.published(uri, 2)).diagnostics, []);
  });

  it('sends a status to clients that ask for it only', async () => {
    for (const gouji of [undefined, null, { status: false }]) {
      await start({ initialize: { initializationOptions: { gouji } } });
      client.open(uri, wrong);
      client.open('file:///tmp/none.md', 'x');
      await client.published(uri, 1);
      await client.quiet();
      assert.deepEqual(
        client.notes.filter((n) => n.method.startsWith('gouji/')),
        [],
      );
      client.kill();
    }
  });

  it('sends nothing but a status for what is no report, and clears what stops being one', async () => {
    await start();
    client.open(uri, '# Minutes\n\nNothing here.\n');
    assert.match((await client.status(uri, 1)).message!, /没有找到“信息公开”/);
    client.change(uri, 2, [{ range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, text: 'x' }]);
    await client.quiet();
    assert.deepEqual(client.publishes(uri), []);
    assert.equal(client.statuses(uri).length, 1);
    client.change(uri, 3, [{ text: wrong }]);
    await client.published(uri, 3);
    client.change(uri, 4, [{ text: 'x' }]);
    assert.deepEqual((await client.published(uri, 4)).diagnostics, []);
    assert.equal((await client.status(uri, 4)).form, null);
    const count = client.publishes(uri).length;
    client.change(uri, 5, [{ text: 'y' }]);
    client.close(uri);
    await client.quiet();
    assert.equal(client.publishes(uri).length, count);
  });

  describe('settings', () => {
    const changed = async (settings: unknown) => {
      client.settings = settings;
      client.notify('workspace/didChangeConfiguration', { settings: null });
      await client.quiet();
    };

    it('are asked for each document, and take effect on open ones', async () => {
      await start({ settings: { rules: { 'row-name': 'error' }, maxFindings: 1 } });
      client.open(uri, wrong);
      const first = await client.published(uri, 1);
      assert.deepEqual(
        first.diagnostics.map((d) => [d.code, d.severity]),
        [
          ['row-name', 1],
          [undefined, 4],
        ],
      );
      const asked = client.asked.filter((a) => a.method === 'workspace/configuration');
      const items = asked.flatMap((a) => (a.params as { items: unknown[] }).items);
      assert.ok(
        items.some((i) => JSON.stringify(i) === JSON.stringify({ scopeUri: uri, section: 'gouji' })),
        JSON.stringify(items),
      );
      await changed({ rules: { 'row-total': 'off' } });
      assert.deepEqual(rules(client.publishes(uri).at(-1)!.diagnostics), ['row-name']);
      await changed({ enable: false });
      assert.deepEqual(client.publishes(uri).at(-1)!.diagnostics, []);
      assert.match(client.statuses(uri).at(-1)!.message!, /已关闭/);
      assert.deepEqual(await client.ask('documentSymbol', uri), null);
      await changed({});
      assert.deepEqual(rules(client.publishes(uri).at(-1)!.diagnostics), ['row-name', 'row-total']);
    });

    it('can be pushed by clients that cannot be asked', async () => {
      await start({ initialize: { initializationOptions: { settings: { rules: { 'row-name': 'off' } } } } });
      client.open(uri, wrong);
      assert.deepEqual(rules((await client.published(uri, 1)).diagnostics), ['row-total']);
      client.notify('workspace/didChangeConfiguration', { settings: { gouji: { rules: { 'row-total': 'hint' } } } });
      await client.quiet();
      assert.deepEqual(
        client
          .publishes(uri)
          .at(-1)!
          .diagnostics.map((d) => d.severity),
        [2, 4],
      );
      assert.equal(client.asked.length, 0);
    });

    it('that are wrong are told once, and the rest is in force', async () => {
      await start({ settings: { maxFindings: 'many', rules: { 'row-name': 'off' } } });
      const told = () =>
        client.notes
          .filter((n) => n.method === 'window/showMessage')
          .map((n) => (n.params as { message: string }).message);
      client.open(uri, wrong);
      assert.deepEqual(rules((await client.published(uri, 1)).diagnostics), ['row-total']);
      client.open('file:///tmp/b.md', wrong);
      await client.published('file:///tmp/b.md', 1);
      await changed({ maxFindings: 'many' });
      assert.deepEqual(told(), ['设置 gouji.maxFindings 无效：应为数，按 100 处理']);
      await changed({ maxFindings: 5, form: 'x' });
      assert.deepEqual(told().slice(1), ['设置 gouji.form 无效：没有格式“x”，按 "auto" 处理']);
    });

    it('name files that are reports all the same, as does the language of reports', async () => {
      await start({
        settings: { files: ['2023/*.txt'] },
        initialize: { workspaceFolders: [{ uri: 'file:///tmp/w', name: 'w' }] },
      });
      const files = { 'file:///tmp/w/2023/a.txt': true, 'file:///tmp/w/2024/a.txt': false };
      for (const file of Object.keys(files)) client.open(file, '一、总体情况\n', 1, 'plaintext');
      client.open('untitled:1', '草稿', 1, 'gouji-report');
      for (const [file, named] of Object.entries({ ...files, 'untitled:1': true }))
        assert.equal((await client.status(file, 1)).form !== null, named, file);
      assert.ok(
        (await client.published('file:///tmp/w/2023/a.txt', 1)).diagnostics.some((d) => d.code === 'section-missing'),
      );
      assert.deepEqual(client.publishes('file:///tmp/w/2024/a.txt'), []);
    });

    it('switch inlay hints and code lens off', async () => {
      await start({ settings: { inlayHints: false, codeLens: false } });
      client.open(uri, wrong);
      assert.deepEqual(
        [await client.ask('inlayHint', uri, { range: whole }), await client.ask('codeLens', uri)],
        [null, null],
      );
    });
  });

  it('speaks the language of the client, else of its options, else of the system', async () => {
    const cases: [ClientOptions, RegExp][] = [
      [{ initialize: { locale: 'en' }, env: { LC_ALL: 'zh_CN.UTF-8' } }, /should be/],
      [{ initialize: { locale: undefined, initializationOptions: { locale: 'zh-tw' } }, env: { LC_ALL: 'C' } }, /应为/],
      [{ initialize: { locale: undefined }, env: { LC_ALL: 'zh_CN.UTF-8' } }, /应为/],
      [{ initialize: { locale: undefined }, env: { LC_ALL: 'en_US.UTF-8' } }, /should be/],
    ];
    for (const [options, message] of cases) {
      await start(options);
      client.open(uri, wrong);
      assert.match(String((await client.published(uri, 1)).diagnostics[1]!.message), message);
      client.kill();
    }
  });

  it('serves clients that can do little', async () => {
    await start({ capabilities: {} });
    client.open(uri, wrong);
    const { diagnostics } = await client.published(uri, 1);
    assert.ok(diagnostics.every((d) => d.relatedInformation === undefined));
    assert.ok('location' in (await client.ask<SymbolInformation[]>('documentSymbol', uri))[0]!);
    assert.equal(
      ((await client.ask<Hover>('hover', uri, { position: total })).contents as { kind: string }).kind,
      'plaintext',
    );
    assert.deepEqual(await client.ask('codeAction', uri, { range: whole, context: { diagnostics: [] } }), null);
    client.kill();
    await start({ capabilities: { textDocument: { codeAction: usual.textDocument.codeAction } } });
    client.open(uri, wrong);
    const actions = await client.ask<CodeAction[]>('codeAction', uri, { range: whole, context: { diagnostics: [] } });
    assert.ok(actions.every((a) => a.edit?.changes?.[uri] && !a.command));
  });
});
