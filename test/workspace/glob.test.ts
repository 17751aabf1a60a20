import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileKey, type System } from '../../server/src/workspace/file-key';
import {
  isNamedBy,
  isUsable,
  leftOutBy,
  fromFolder,
  pathIn,
  patternFor,
} from '../../server/src/workspace/file-patterns';
import { readGlob } from '../../server/src/workspace/glob';
import { Ignored } from '../../server/src/workspace/ignored';

describe('patterns of files', () => {
  const rows: readonly [pattern: string, path: string, fits: boolean][] = [
    ['a.md', 'a.md', true],
    ['a.md', 'b/a.md', false],
    ['*.md', 'a.md', true],
    ['*.md', '.a.md', true],
    ['*.md', 'b/a.md', false],
    ['b/*', 'b/a.md', true],
    ['b/*', 'b/c/a.md', false],
    ['b/**', 'b/c/a.md', true],
    ['**', 'b/c/a.md', true],
    ['**/a.md', 'a.md', true],
    ['**/a.md', 'b/c/a.md', true],
    ['b/**/a.md', 'b/a.md', true],
    ['b/**/a.md', 'b/c/d/a.md', true],
    ['b/**/a.md', 'bc/a.md', false],
    ['b**/a.md', 'bc/a.md', true],
    ['b**/a.md', 'b/c/a.md', false],
    ['?.md', 'a.md', true],
    ['?.md', '报.md', true],
    ['?.md', '/.md', false],
    ['[ab].md', 'b.md', true],
    ['[!ab].md', 'b.md', false],
    ['[^ab].md', 'c.md', true],
    ['[a-c]1.md', 'b1.md', true],
    ['[]a].md', '].md', true],
    ['[a.md', '[a.md', true],
    ['*.{txt,md}', 'a.md', true],
    ['{a,b{c,d}}.md', 'bd.md', true],
    ['{a}.md', '{a}.md', true],
    ['{a,.md', '{a,.md', true],
    ['a+b(c).md', 'a+b(c).md', true],
    ['', 'a', false],
  ];
  for (const [pattern, path, fits] of rows)
    it(`${pattern || '(nothing)'} ${fits ? 'names' : 'does not name'} ${path}`, () =>
      assert.equal(readGlob(pattern)!.matches(path), fits));

  const lists: readonly [patterns: readonly string[], path: string, named: boolean][] = [
    [['reports/**', '!reports/readme.md'], 'reports/readme.md', false],
    [['reports/**', '!reports/readme.md'], 'reports/a.md', true],
    [['!a.md'], 'b.md', false],
    [['!a.md', '*.md'], 'a.md', true],
    [['reports\\*.txt'], 'reports/a.txt', true],
    [['reports/'], 'reports/x/a.txt', true],
    [['reports\\'], 'reports/a.txt', true],
    [['./a.md'], 'a.md', true],
    [['/a.md'], 'a.md', true],
    [['/a.md'], 'b/a.md', false],
    // A folder's name stands for all that is in it, wherever it is.
    [['drafts'], 'drafts/a.md', true],
    [['drafts'], 'x/drafts/y/a.md', true],
    [['drafts/'], 'x/drafts/a.md', true],
    [['drafts/'], 'drafts', false],
    [['x/drafts'], 'x/drafts/a.md', true],
    [['x/drafts'], 'y/x/drafts/a.md', false],
    [['/drafts'], 'drafts/a.md', true],
    [['/drafts'], 'x/drafts/a.md', false],
    [['x/', '!x/keep/'], 'x/keep/a.md', false],
    [['x', '!x/keep/a.md'], 'x/keep/b.md', true],
    [['x\\drafts\\'], 'x/drafts/a.md', true],
    // With a wildcard it is files that are meant.
    [['x/*'], 'x/y/a.md', false],
    [['d*/'], 'drafts/a.md', true],
    // A folder that the workspace stands in has to be named in full.
    [['ws'], 'a.md', false],
    [['/ws'], 'a.md', true],
  ];
  for (const [patterns, path, named] of lists)
    it(`${patterns.join(' ')} on ${path}`, () => assert.equal(isNamedBy(patterns, `/ws/${path}`, path), named));

  const leftOut: readonly [patterns: readonly string[], path: string, out: boolean | undefined][] = [
    [['draft*'], 'drafts/a.md', true],
    [['x/*'], 'x/y/a.md', true],
    [['**/old'], 'x/old/y/a.md', true],
    [['*.txt'], 'a.md', undefined],
    [['x/*', '!x/y/'], 'x/y/a.md', false],
    [['ws'], 'a.md', undefined],
  ];
  for (const [patterns, path, out] of leftOut)
    it(`what takes files out: ${patterns.join(' ')} on ${path}`, () =>
      assert.equal(leftOutBy(patterns, `/ws/${path}`, path), out));

  for (const path of [
    'a.md',
    'd/a.md',
    '年报[定稿].txt',
    'd/{a,b}.txt',
    '!a.md',
    '!d/a.md',
    'a*?.md',
    '[a.md',
    'a].md',
  ])
    it(`stand for ${path} alone where they are made for it`, () => {
      const pattern = patternFor(path);
      assert.equal(isNamedBy([pattern], `/ws/${path}`, path), true);
      assert.equal(isNamedBy([pattern], `/ws/x/${path}`, `x/${path}`), false);
      assert.equal(pathIn(pattern), path);
    });
  const above: readonly [pattern: string, path: string, named: boolean][] = [
    ['../reports/**', '/ws/reports/a.md', true],
    ['..\\reports\\*.md', '/ws/reports/a.md', true],
    ['./../reports', '/ws/reports/x/a.md', true],
    ['../../other/a.md', '/other/a.md', true],
    ['../../../a.md', '/a.md', true],
    ['../reports', '/ws/common [1]/reports/a.md', false],
    ['../common [[]1]/a.md', '/ws/common [1]/a.md', true],
    ['..reports/a.md', '/ws/reports/a.md', false],
  ];
  for (const [pattern, path, named] of above)
    it(`that lead out of their folder: ${pattern} on ${path}`, () =>
      assert.equal(isNamedBy([fromFolder(pattern, '/ws/common [1]')], path), named));

  it('that may stand for several files have no path', () => {
    for (const pattern of ['a.md', '*.md', 'd/*.md', 'd/[ab].md', 'd/{a,b}.md', '!d/a.md', 'd\\a.md'])
      assert.equal(pathIn(pattern), undefined, pattern);
  });

  it('that are too long, or stand for too much, are refused and name nothing', () => {
    for (const pattern of ['*'.repeat(65537), '{a,b}'.repeat(40), '{'.repeat(500) + 'a,b'.repeat(170)]) {
      if (isUsable(pattern)) continue;
      assert.equal(isNamedBy([pattern], '/a', 'a'), false);
    }
    assert.equal(isUsable('*'.repeat(65537)), false);
    assert.equal(isUsable('!' + '{a,b}'.repeat(40)), false);
    assert.equal(isUsable('a/**/*.{md,txt}'), true);
  });

  it('cost no more steps than the pattern and the path are long', () => {
    // With backtracking this would not end.
    assert.equal(isNamedBy(['*a'.repeat(400) + 'b'], `/${'a'.repeat(3000)}`), false);
    assert.equal(isNamedBy(['**/'.repeat(200) + 'x'], `/${'a/'.repeat(1000)}y`), false);
  });
});

describe('what is left out of a folder', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'gouji-ignored-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  };
  /** Whether a file below the folder is left out, or a folder on the way to it. */
  const leftOut = (name: string, root = dir): boolean => {
    let rules = Ignored.for(root);
    let at = root;
    const parts = name.split('/');
    return parts.some((part, i) => {
      at = join(at, part);
      const isFolder = i < parts.length - 1;
      if (rules.leavesOut(at, isFolder)) return true;
      if (isFolder) rules = rules.below(at);
      return false;
    });
  };

  const rows: readonly [rules: string, file: string, out: boolean][] = [
    ['', 'a.md', false],
    ['', '.a.md', true],
    ['', 'node_modules/x/a.md', true],
    ['', '.git/a.md', true],
    ['build/', 'build/a.md', true],
    ['build/', 'x/build/a.md', true],
    ['build/', 'build', false],
    ['/build', 'x/build/a.md', false],
    ['x/build', 'x/build/a.md', true],
    ['*.md', 'x/a.md', true],
    ['*.md\n!a.md', 'x/a.md', false],
    ['# *.md', 'a.md', false],
    ['\\#a.md', '#a.md', true],
    ['a.md   ', 'a.md', true],
    ['a/**/b.md', 'a/x/y/b.md', true],
    ['{a,b}.md', 'a.md', false],
    ['*a'.repeat(900), 'a.md', false],
  ];
  for (const [rules, file, out] of rows)
    it(`${JSON.stringify(rules.slice(0, 30))}: ${file} ${out ? 'is' : 'is not'}`, () => {
      write('.gitignore', rules);
      assert.equal(leftOut(file), out);
    });

  it('follows rules of folders below and of the repository around, and what a user names all the same', () => {
    write('.git/info/exclude', 'secret.md\n');
    write('.gitignore', 'build/\n*.html\n');
    write('docs/.gitignore', '!keep.html\n');
    assert.deepEqual(
      ['a.html', 'docs/a.html', 'docs/keep.html', 'docs/secret.md'].map((f) => leftOut(f)),
      [true, true, false, true],
    );
    assert.deepEqual([leftOut('a.html', join(dir, 'docs')), leftOut('keep.html', join(dir, 'docs'))], [true, false]);
    assert.equal(leftOut('a.md', join(dir, 'build')), false);
    assert.equal(Ignored.for(dir, false).leavesOut(join(dir, 'a.html'), false), false);
  });
});

describe('one name for a file', () => {
  const system = (platform: NodeJS.Platform, links: Readonly<Record<string, string>> = {}): System => ({
    platform,
    realPath: (path) => {
      const to = links[path];
      if (to === undefined) throw new Error('nothing there');
      return to;
    },
  });
  const same: readonly [platform: NodeJS.Platform, ...uris: string[]][] = [
    [
      'linux',
      'file:///a/%E6%8A%A5(1).md',
      'file:///a/报%281%29.md',
      'file:///a/x/../报(1).md',
      'file://localhost/a/报(1).md',
    ],
    ['linux', 'file:///c%3A/a.md', 'file:///C:/a.md', 'file:///c:/a.md'],
    ['win32', 'file:///c%3A/A/b.md', 'file:///C:/a/B.md'],
    ['win32', 'file://Server/share/a.md', 'file://server/share/A.md'],
    ['darwin', 'file:///a/B.md', 'file:///A/b.md', 'file:///a/b.md'],
    ['darwin', 'file:///a/%C3%A9.md', 'file:///a/e%CC%81.md'],
    ['linux', 'untitled:a%20b', 'untitled:a b'],
  ];
  for (const [platform, ...uris] of same)
    it(`${platform}: ${uris.join(' ')}`, () =>
      assert.equal(new Set(uris.map((u) => fileKey(u, system(platform)))).size, 1));

  it('keeps apart what differs', () => {
    const on = system('linux');
    const uris = ['file:///a/b.md', 'file:///a/B.md', 'untitled:a', 'vscode-vfs://h/a/b.md', 'file:///a/50%.md', 'x'];
    assert.equal(new Set(uris.map((u) => fileKey(u, on))).size, uris.length);
  });

  it('follows links, of what is gone those of the folders that are left', () => {
    const on = system('linux', { '/l': '/real', '/l/a.md': '/real/a.md' });
    assert.equal(fileKey('file:///l/a.md', on), fileKey('file:///real/a.md', on));
    assert.equal(fileKey('file:///l/gone/b.md', on), 'file:/real/gone/b.md');
  });
});
