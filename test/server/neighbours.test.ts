import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { layoutNamed } from '../support/layouts/index';
import { LspClient, usual } from '../support/lsp-client';
import { cleanReport, setFigures } from '../support/report';

const report = (year: number, change: Record<string, number> = {}): string =>
  layoutNamed('pipes').print(setFigures(cleanReport('plain', year), change), {}).text;
const columns = ['naturalPerson', 'commercial', 'research', 'socialWelfare', 'legalService', 'other', 'total'];
const other = 'applications.carriedForward.other';
const last = (figure: number) => report(2022, { [other]: figure });
/** Last year's report from which this year's goes on, and one from which it does not. */
const agrees = last(3),
  differs = last(5);
const before = setFigures(cleanReport('plain', 2022), { [other]: 3 }).figures;
/** This year's draft. */
const now = report(
  2023,
  Object.fromEntries(
    columns.map((c) => [`applications.carriedIn.${c}`, Number(before[`applications.carriedForward.${c}`])]),
  ),
);

class Workspace {
  readonly dir = mkdtempSync(join(tmpdir(), 'gouji-neighbours-'));
  path(name: string): string {
    return join(this.dir, name);
  }
  uri(name: string): string {
    return pathToFileURL(this.path(name)).href;
  }
  write(name: string, content: string | Uint8Array): this {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
    return this;
  }
  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** As VS Code writes addresses: escaping what need not be. */
const escaped = (uri: string): string =>
  uri.replace(/[!'()*+&=@,;]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

describe('server: reports of other years', () => {
  let client: LspClient, ws: Workspace;
  beforeEach(() => {
    ws = new Workspace();
  });
  afterEach(() => {
    client.kill();
    ws.remove();
  });

  const start = async (folders: readonly string[] = ['']) => {
    client = new LspClient({
      settings: {},
      capabilities: {
        ...usual,
        workspace: { ...usual.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
      },
      initialize: { workspaceFolders: folders.map((f) => ({ uri: ws.uri(f), name: f })) },
    });
    await client.start();
  };
  const found = (uri: string): string[] =>
    (client.publishes(uri).at(-1)?.diagnostics ?? [])
      .filter((d) => d.code === 'carry-over')
      .map((d) => d.message as string);
  const until = (uri: string, count: number) =>
    client.until(`${count} findings beside the year before`, () => {
      const all = client.publishes(uri);
      return all.length > 0 && found(uri).length > 0 === count > 0;
    });
  const told = (...changes: [name: string, type: 1 | 2 | 3][]) =>
    client.notify('workspace/didChangeWatchedFiles', {
      changes: changes.map(([name, type]) => ({ uri: ws.uri(name), type })),
    });
  /** Long enough for what would come to have come. */
  const settled = async () => {
    for (let i = 0; i < 5; i++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await client.quiet();
    }
  };
  const openNow = (name = '2023.md') => {
    client.open(ws.uri(name), now);
    return ws.uri(name);
  };

  for (const suffix of ['', '(终稿)', '+1', "'", '100%']) {
    it(`one file however its address is written: 2022${suffix}.md`, async () => {
      ws.write(`2022${suffix}.md`, differs);
      await start();
      const uri = openNow();
      await until(uri, 1);
      client.open(escaped(ws.uri(`2022${suffix}.md`)), agrees);
      await until(uri, 0);
    });
  }

  const twice: readonly [name: string, make: () => void][] = [
    ['a link', () => symlinkSync('2022.md', ws.path('latest.md'))],
    ['a linked folder', () => symlinkSync('.', ws.path('all'))],
    ['a copy', () => ws.write('2022副本.md', differs)],
    ['a backup', () => ws.write('backup/2022.md', differs)],
  ];
  for (const [name, make] of twice) {
    it(`the same report twice is no doubt: ${name}`, async () => {
      ws.write('2022.md', differs);
      make();
      await start();
      const uri = openNow();
      await until(uri, 1);
      await settled();
      assert.equal(client.statuses(uri).at(-1)!.message, null);
    });
  }

  it('says which of two that differ it compares with, and why', async () => {
    ws.write('2022.md', differs).write('old/2022.md', agrees);
    await start();
    const uri = openNow();
    await until(uri, 1);
    await client.until('a word of it', () =>
      /与文件名只差年份的 .*2022\.md 比较（另有 old\/2022\.md）/.test(client.statuses(uri).at(-1)!.message ?? ''),
    );
  });

  const gone: readonly [name: string, make: () => void, tell: () => void][] = [
    ['a file deleted', () => rmSync(ws.path('old/2022.md')), () => told(['old/2022.md', 3])],
    ['a folder deleted, told as such', () => rmSync(ws.path('old'), { recursive: true }), () => told(['old', 3])],
    [
      'a folder taken out of the workspace',
      () => undefined,
      () =>
        client.notify('workspace/didChangeWorkspaceFolders', {
          event: { added: [], removed: [{ uri: ws.uri('old'), name: 'old' }] },
        }),
    ],
  ];
  for (const [name, make, tell] of gone) {
    it(`forgets ${name}`, async () => {
      ws.write('old/2022.md', differs).write('this/x.md', '');
      await start(['this', 'old']);
      const uri = openNow('this/2023.md');
      await until(uri, 1);
      make();
      tell();
      await until(uri, 0);
    });
  }

  it('follows a folder that is renamed', async () => {
    ws.write('old/2022.md', differs);
    await start();
    const uri = openNow();
    await until(uri, 1);
    renameSync(ws.path('old'), ws.path('elsewhere'));
    told(['old', 3], ['elsewhere', 1]);
    await client.until('links to where the file is now', () =>
      client
        .publishes(uri)
        .at(-1)!
        .diagnostics.some((d) => d.relatedInformation?.some((r) => r.location.uri === ws.uri('elsewhere/2022.md'))),
    );
  });

  it('of two readings of a file lets the newer one count', async () => {
    ws.write('2022.md', agrees);
    await start();
    const uri = openNow();
    await client.published(uri, 1);
    ws.write('2022.md', differs + `\n\n附：${'其他资料。'.repeat(40)}`.repeat(4000));
    told(['2022.md', 2]);
    ws.write('2022.md', agrees);
    told(['2022.md', 2]);
    await settled();
    await settled();
    assert.deepEqual(found(uri), []);
  });

  const encodings: readonly [name: string, bytes: () => Uint8Array][] = [
    ['UTF-8 with a mark', () => Buffer.from(`\ufeff${differs}`)],
    ['UTF-16', () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(differs, 'utf16le')])],
    ['GBK', () => execFileSync('iconv', ['-f', 'utf-8', '-t', 'gb18030'], { input: differs })],
  ];
  for (const [name, bytes] of encodings) {
    it(`reads a neighbour in ${name}`, async function () {
      let content: Uint8Array;
      try {
        content = bytes();
      } catch {
        this.skip();
      }
      ws.write('2022.md', content);
      await start();
      await until(openNow(), 1);
    });
  }

  it('leaves out what git ignores, and takes it in when that changes', async () => {
    ws.write('old/2022.md', differs).write('.gitignore', 'old/\n');
    await start();
    const uri = openNow();
    await client.published(uri, 1);
    await settled();
    assert.deepEqual(found(uri), []);
    ws.write('.gitignore', '');
    told(['.gitignore', 2]);
    await until(uri, 1);
  });

  it('reads nothing while no report is open', async function () {
    if (process.platform !== 'linux') this.skip();
    for (let i = 0; i < 200; i++) ws.write(`${i}.md`, `${'资料。'.repeat(20_000)}`);
    await start();
    const read = () => Number(/rchar: (\d+)/.exec(readFileSync(`/proc/${client.pid}/io`, 'utf8'))![1]);
    await client.quiet();
    const before = read();
    client.open(ws.uri('notes.md'), '# 记录\n');
    told(['1.md', 2], ['2.md', 1]);
    await settled();
    assert.ok(read() - before < 1_000_000, String(read() - before));
  });

  it('is not held up by pipes and devices, and reads nothing through links that lead out', async function () {
    if (process.platform === 'win32') this.skip();
    for (let i = 0; i < 6; i++) execFileSync('mkfifo', [ws.path(`a${i}.md`)]);
    symlinkSync('/dev/zero', ws.path('b.md'));
    symlinkSync('/', ws.path('root'));
    const outside = new Workspace().write('2022.md', differs);
    symlinkSync(outside.path('2022.md'), ws.path('c.md'));
    ws.write('z/2022.md', agrees);
    try {
      await start();
      const uri = openNow();
      await client.published(uri, 1);
      await settled();
      assert.deepEqual(found(uri), []);
      ws.write('z/2022.md', differs);
      told(['z/2022.md', 2]);
      await until(uri, 1);
    } finally {
      outside.remove();
    }
  });

  it('tells a GBK text opened as UTF-8 from one that is no report', async () => {
    await start();
    const garbled = '\ufffd\ufffd\ufffd\u02b9\ufffd\ufffd\ufffd\u0231\ufffd\ufffd\ufffd\ufffd\ufffd\n';
    client.open(ws.uri('g.txt'), garbled, 1, 'plaintext');
    assert.match((await client.status(ws.uri('g.txt'), 1)).message!, /乱码.*GBK.*重新打开/);
    client.open(ws.uri('n.txt'), '记录。只有一个坏字：\ufffd\n', 1, 'plaintext');
    assert.doesNotMatch((await client.status(ws.uri('n.txt'), 1)).message!, /乱码/);
  });

  it('answers null, never an empty list, for a text that is no report', async () => {
    await start();
    const uri = ws.uri('server.txt');
    client.open(uri, 'server:\n  name: alpha\n  port: 1\nagain alpha\n', 1, 'plaintext');
    const position = { line: 1, character: 10 },
      range = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };
    for (const method of ['foldingRange', 'documentSymbol', 'codeLens'])
      assert.equal(await client.ask(method, uri), null, method);
    for (const method of ['documentHighlight', 'hover', 'definition', 'references'])
      assert.equal(await client.ask(method, uri, { position, context: { includeDeclaration: true } }), null, method);
    for (const method of ['inlayHint', 'codeAction'])
      assert.equal(await client.ask(method, uri, { range, context: { diagnostics: [] } }), null, method);
  });

  it('answers null for what a report does not have', async () => {
    await start();
    const uri = openNow();
    const line = now.slice(0, now.indexOf('自2023年1月1日')).split('\n').length - 1;
    for (const method of ['documentHighlight', 'definition', 'references'])
      assert.equal(
        await client.ask(method, uri, { position: { line, character: 2 }, context: { includeDeclaration: true } }),
        null,
        method,
      );
  });

  describe('is never stale', () => {
    /** A step of a session; what it does to the files and documents follows from the number alone. */
    type Step = readonly [kind: number, file: number, content: number];
    const names = ['a/2022.md', 'a/2023.md', 'b/2022.md', 'b/2023.md', 'a/2022副本.md', 'c/2024.md'];
    const contents = [agrees, differs, now, report(2023), report(2024), '记录\n', ''];
    const disk = new Map<string, string>();
    const open = new Map<string, string>();

    /** What is found beside other years in each open document. */
    const view = (c: LspClient) =>
      [...open.keys()]
        .sort()
        .map((name) => [
          name,
          (c.publishes(ws.uri(name)).at(-1)?.diagnostics ?? [])
            .filter((d) => ['carry-over', 'stock-continuity', 'copied-text'].includes(String(d.code)))
            .map((d) => [d.message, d.relatedInformation?.map((r) => [r.location.uri, r.message])]),
        ]);

    const take = (c: LspClient, [kind, file, content]: Step, version: number): void => {
      const name = names[file % names.length]!,
        text = contents[content % contents.length]!;
      switch (kind % 5) {
        case 0:
          if (open.has(name)) c.change(ws.uri(name), version, [{ text }]);
          else c.open(ws.uri(name), text, version);
          open.set(name, text);
          break;
        case 1:
          if (!open.delete(name)) break;
          c.close(ws.uri(name));
          break;
        case 2: {
          const was = disk.has(name);
          ws.write(name, text);
          disk.set(name, text);
          told([name, was ? 2 : 1]);
          break;
        }
        case 3:
          if (!disk.delete(name)) break;
          rmSync(ws.path(name));
          told([name, 3]);
          break;
        default: {
          // The whole folder goes, and one word is said of it.
          const folder = dirname(name);
          for (const n of [...disk.keys()]) if (dirname(n) === folder) disk.delete(n);
          rmSync(ws.path(folder), { recursive: true, force: true });
          told([folder, 3]);
        }
      }
    };

    for (const seed of [1, 2]) {
      it(`as a property against a server started afresh (${seed})`, async () => {
        disk.clear();
        open.clear();
        let state = seed * 7919;
        const next = () => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) >>> 8;
        await start();
        const old = client;
        for (let version = 1; version <= 45; version++) {
          take(old, [next(), next(), next()], version);
          if (next() % 3 === 0) await old.quiet();
          if (version % 15 !== 0) continue;
          await settled();
          await start();
          for (const [name, text] of open) client.open(ws.uri(name), text, version);
          await settled();
          const fresh = client;
          client = old;
          try {
            assert.deepEqual(view(old), view(fresh), `after ${version} steps`);
          } finally {
            fresh.kill();
          }
        }
      });
    }
  });
});
