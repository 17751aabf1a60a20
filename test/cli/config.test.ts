import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type { Diagnostic } from 'vscode-languageserver-types';
import { LspClient, usual } from '../support/lsp-client';
import { broken, gouji, inFolder, notes, parsed, warned } from './run';

const rulesOf = (run: ReturnType<typeof gouji>) =>
  parsed(run).files.map((f) => [f.path, f.findings.map((x) => x.rule)]);

describe('cli: configuration', () => {
  const json = (value: unknown) => JSON.stringify(value);
  const off = json({ rules: { 'row-name': 'off' } });

  it('is that nearest to each file, wherever the command is run', () =>
    inFolder({ 'r/a.md': warned, 'r/gouji.json': off, 'b.md': warned, 'else/': '' }, (f) => {
      const args = ['check', '--format', 'json', '--no-cache'];
      assert.deepEqual(rulesOf(f.run([...args, 'r/a.md', 'b.md'])), [
        ['b.md', ['row-name']],
        ['r/a.md', []],
      ]);
      for (const cwd of ['r', 'else', '.'])
        assert.deepEqual(
          rulesOf(f.run([...args, join(f.path, 'r/a.md')], { cwd: join(f.path, cwd) })).map(([, r]) => r),
          [[]],
          cwd,
        );
      const named = f.run([...args, '-', '--stdin-filename', 'r/x.md'], { input: warned });
      assert.deepEqual(rulesOf(named), [['r/x.md', []]]);
      assert.deepEqual(rulesOf(f.run([...args, '-'], { input: warned }))[0]![1], ['row-name']);
    }));

  it('leaves files out, and says so of those that were named', () =>
    inFolder({ 'a.md': warned, 'old/b.md': warned, 'gouji.json': json({ exclude: ['old\\'] }) }, (f) => {
      const all = f.run(['check', '.', '--format', 'json', '--no-cache']);
      assert.deepEqual(rulesOf(all), [['a.md', ['row-name']]]);
      assert.equal(all.err, '');
      assert.match(
        f.run(['check', 'old/b.md', '--no-cache']).err,
        /old\/b\.md: not checked: .*gouji\.json leaves it out/,
      );
    }));

  it('does not look into what git ignores, unless told to', () =>
    inFolder({ 'a.md': warned, 'build/b.md': warned, '.gitignore': 'build/\n' }, (f) => {
      const paths = (...args: string[]) =>
        parsed(f.run(['check', '--format', 'json', '--no-cache', ...args])).files.map((x) => x.path);
      assert.deepEqual(paths('.'), ['a.md']);
      assert.deepEqual(paths('build'), ['build/b.md']);
      assert.deepEqual(paths('build/b.md'), ['build/b.md']);
      assert.deepEqual(paths('**/*.md'), ['a.md']);
      assert.deepEqual(paths('build/*.md'), ['build/b.md']);
      f.write('gouji.jsonc', '{ "gitIgnore": false } // all');
      assert.deepEqual(paths('.'), ['a.md', 'build/b.md']);
      assert.deepEqual(paths('**/*.md'), ['a.md', 'build/b.md']);
      // The one that is named says so alone.
      f.write('other.json', '{}');
      assert.deepEqual(paths('.', '--config', 'other.json'), ['a.md']);
      f.write('gouji.jsonc', '{}');
      f.write('other.json', '{ "gitIgnore": false }');
      assert.deepEqual(paths('.', '--config', 'other.json'), ['a.md', 'build/b.md']);
    }));

  it('mistakes end the run, each at its place, in both languages', () =>
    inFolder({ 'a.md': warned, 'gouji.json': '{\n  "ruls": {},\n  "rules": { "row-nam": "off" }\n}' }, (f) => {
      const run = f.run(['check', 'a.md']);
      assert.equal(run.status, 2);
      assert.match(run.err, /gouji\.json:2:3: there is no setting ruls; did you mean rules\?/);
      assert.match(run.err, /gouji\.json:3:14: there is no rule row-nam; did you mean row-name\?/);
      assert.match(
        f.run(['check', 'a.md', '--lang', 'zh']).err,
        /gouji\.json:3:14：没有规则 row-nam，是否指 row-name？/,
      );
    }));

  it('gouji config says what applies, and where it comes from', () =>
    inFolder(
      {
        'a.md': notes,
        'base.json': json({ maxFindings: 7 }),
        'gouji.json': json({ extends: 'base.json', overrides: [{ files: '*.md', rules: { balance: 'hint' } }] }),
      },
      (f) => {
        const text = f.run(['config', 'a.md', '--rule', 'row-name=off']).out;
        assert.match(text, /maxFindings +7 +.*base\.json\n/);
        assert.match(text, /rules\.balance +"hint" +.*gouji\.json \(overrides: \*\.md\)/);
        assert.match(text, /rules\.row-name +"off" +option of the command line/);
        assert.match(text, /enable +true +default/);
        const { read, settings } = JSON.parse(f.run(['config', 'a.md', '--format', 'json']).out) as {
          read: string[];
          settings: { name: string; value: unknown }[];
        };
        assert.equal(read.length, 2);
        assert.equal(settings.find((s) => s.name === 'maxFindings')!.value, 7);
      },
    ));

  it('gouji config of a folder says what applies in it, and of what git ignores', () =>
    inFolder({ 'd/gouji.json': json({ gitIgnore: false, exclude: ['old'] }), 'd/old/a.md': notes }, (f) => {
      assert.match(f.run(['config', 'd']).out, /gitIgnore +false +.*gouji\.json\n/);
      assert.match(f.run(['config', 'd/old/a.md']).out, /exclude +true +.*gouji\.json\n/);
    }));

  it('gives the same findings in the editor as on the command line', async function () {
    this.timeout(120_000);
    const dir = mkdtempSync(join(tmpdir(), 'gouji-same-'));
    const files = ['a.md', 'd/b.txt', 'd/e/c.md', 'x.txt'];
    const write = (name: string, text: string) => {
      mkdirSync(dirname(join(dir, name)), { recursive: true });
      writeFileSync(join(dir, name), text);
    };
    const uri = (name: string) => pathToFileURL(join(dir, name)).href;
    files.forEach((f, i) => write(f, [broken, warned, broken, notes][i]!));
    // Files that are never opened are asked for; those that are open are pushed.
    const closed = ['d/f/closed.md', 'never.txt'];
    for (const f of closed) write(f, broken);
    const client = new LspClient({
      settings: { scope: 'workspace' },
      capabilities: { ...usual, textDocument: { ...usual.textDocument, diagnostic: {} } },
      initialize: {
        initializationOptions: { gouji: { push: true } },
        workspaceFolders: [{ uri: pathToFileURL(dir).href, name: 'd' }],
      },
    });
    await client.start();
    const pattern = fc.constantFrom('*.md', 'd/', 'e', '!d/e/', 'd\\e\\*', '**/*.txt', 'x.txt', '!*.txt', 'd*');
    const stated = {
      enable: fc.boolean(),
      form: fc.constantFrom('auto', 'disclosure-2021'),
      rules: fc.dictionary(
        fc.constantFrom('row-name', 'row-total', 'section-missing'),
        fc.constantFrom('off', 'hint', 'warning', 'error'),
      ),
    };
    const config = fc.record(
      {
        ...stated,
        files: fc.array(pattern, { maxLength: 3 }),
        exclude: fc.array(pattern, { maxLength: 3 }),
        suppress: fc.array(
          fc.record(
            {
              reason: fc.constant('checked'),
              rule: fc.constantFrom('row-name', 'row-total'),
              file: pattern.filter((p) => !p.startsWith('!')),
              text: fc.constantFrom('规范性文件', '没有的话'),
            },
            { requiredKeys: ['reason', 'rule'] },
          ),
          { maxLength: 2 },
        ),
        overrides: fc.array(
          fc.record({ files: fc.array(pattern, { maxLength: 2 }), ...stated }, { requiredKeys: ['files'] }),
          { maxLength: 3 },
        ),
      },
      { requiredKeys: [] },
    );
    try {
      for (const f of files) client.open(uri(f), [broken, warned, broken, notes][files.indexOf(f)]!, 1, 'plaintext');
      await fc.assert(
        fc.asyncProperty(config, async (value) => {
          write('gouji.json', JSON.stringify(value));
          client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('gouji.json'), type: 2 }] });
          await client.quiet();
          for (const f of files) await client.request('gouji/outline', { uri: uri(f) });
          await client.quiet();
          const run = gouji(['check', '.', '--format', 'json', '--no-cache', '--fail-on', 'never'], { cwd: dir });
          const checked = new Map(parsed(run).files.map((f) => [f.path, f.findings]));
          const levels = ['', 'error', 'warning', 'info', 'hint'];
          for (const f of files) {
            const here = (client.publishes(uri(f)).at(-1)?.diagnostics ?? []).map((d) => [d.code, levels[d.severity!]]);
            const there = (checked.get(f) ?? []).map((x) => [x.rule, x.severity]);
            assert.deepEqual(here.sort(), there.sort(), `${f} under ${JSON.stringify(value)}`);
          }
          // A file that is gone has the answer come when all others have been looked at.
          const { items } = await client.request<{ items: { uri: string; items: Diagnostic[] }[] }>(
            'workspace/diagnostic',
            { previousResultIds: [{ uri: uri('gone.md'), value: 'x' }] },
          );
          for (const f of closed) {
            const found = items.find((i) => i.uri === uri(f))?.items ?? [];
            const here = found.map((d) => [d.code, levels[d.severity!]]);
            const there = (checked.get(f) ?? []).map((x) => [x.rule, x.severity]);
            assert.deepEqual(here.sort(), there.sort(), `${f}, never opened, under ${JSON.stringify(value)}`);
          }
        }),
        { numRuns: 15 },
      );
    } finally {
      client.kill();
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
