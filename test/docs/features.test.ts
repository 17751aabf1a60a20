// docs/features.md against what is announced, and against the tests it names.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../server/src/cli/arguments/command-table';
import { LspClient } from '../support/lsp-client';

const table = readFileSync('docs/features.md', 'utf8');
const named = new Set([...table.matchAll(/`([^`]+)`/g)].map((m) => m[1]!));

describe('the table of features', () => {
  it('names tests that are there', () => {
    const links = [...table.matchAll(/\[([^\]]+)\]\((\.\.\/[^)]+)\)/g)];
    assert.ok(links.length > 40);
    for (const [, title, path] of links) {
      const file = join('docs', path!);
      assert.ok(existsSync(file), `${file} is not there`);
      assert.ok(readFileSync(file, 'utf8').includes(title!), `${file} has no test “${title}”`);
    }
  });

  it('shows every picture that there is, light and dark, in both languages', () => {
    const shown = [...table.matchAll(/\(images\/([^)]+)\)/g)].map((m) => m[1]!);
    const there = readdirSync('docs/images').filter((f) => f.endsWith('.png'));
    assert.deepEqual([...shown].sort(), there.sort());
    for (const name of new Set(shown.map((f) => f.split('.')[0])))
      for (const variant of ['zh.light', 'zh.dark', 'en.light', 'en.dark'])
        assert.ok(shown.includes(`${name}.${variant}.png`), `${name}.${variant}`);
  });

  it('has every capability that the server announces', async () => {
    const client = new LspClient({ settings: {} });
    try {
      const { capabilities } = await client.start();
      const missing = Object.keys(capabilities).filter((c) => c.endsWith('Provider') && !named.has(c));
      assert.deepEqual(missing, []);
    } finally {
      client.kill();
    }
  });

  it('has every command of the editor and of the command line', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { commands: { command: string }[] };
    };
    const all = [...contributes.commands.map((c) => c.command), ...commands.map((c) => `gouji ${c.name}`)];
    assert.deepEqual(
      all.filter((c) => !named.has(c)),
      [],
    );
  });
});
