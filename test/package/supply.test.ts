import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = process.cwd();
interface Supply {
  beyondBudget(root: string): string[];
  noticesOf(root: string, packages: readonly string[]): string;
}
const BUNDLED = [
  'diff',
  'htmlparser2',
  'jsonc-parser',
  'pdfjs-dist',
  'picocolors',
  'tinyglobby',
  'tinypool',
  'vscode-languageclient',
  'vscode-languageserver',
  'zod',
];
const supply = async () => (await import(pathToFileURL(join(root, 'scripts/notices.mjs')).href)) as Supply;

describe('the package', () => {
  it('no bundle is larger than it may be', async () => {
    assert.deepEqual((await supply()).beyondBudget(root), []);
  });

  it('carries the licence of everything bundled', async () => {
    const notices = readFileSync(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const text = (await supply()).noticesOf(root, ['node_modules/zod']);
    assert.match(text, /^zod \d+\.\d+\.\d+ \(MIT\)$/m);
    assert.match(text, /Permission is hereby granted/);
    for (const name of BUNDLED)
      assert.ok(notices.includes(`\n${name} ${devDependencies[name]} (`), `${name} ${devDependencies[name]}`);
    assert.match(readFileSync(join(root, '.vscodeignore'), 'utf8'), /^!dist\/THIRD-PARTY-NOTICES\.txt$/m);
  });
});
