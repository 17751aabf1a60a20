import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { faultLine, loadConfig } from '../../server/src/workspace/config/chain';
import { effectiveFor, heedsGit } from '../../server/src/workspace/config/effective';
import { findConfig } from '../../server/src/workspace/config/find';
import { readConfig } from '../../server/src/workspace/config/read';

const words = { rules: ['row-total', 'row-name', 'balance'], forms: ['disclosure-2021'] };

describe('the text of a configuration', () => {
  /** What is wrong, as place and words. */
  const faults = (text: string) => readConfig(text, words).faults.map((f) => `${text.slice(f.start, f.end)}: ${f.en}`);

  const wrong: readonly [text: string, ...faults: (string | RegExp)[]][] = [
    ['', ...[]],
    ['{ /* a */ "rules": { "row-total": "off", }, // b\n}', ...[]],
    ['{ "$schema": "x", "enable": true }', ...[]],
    ['[]', /^\[\]: the outermost value must be an object/],
    ['{ rules: }', /is not valid JSON/],
    ['{ "rules": { "row-total": "off" }', /is not valid JSON: a closing brace/],
    ['{ "enable": true "form": "auto" }', /is not valid JSON: a comma is needed/],
    ['{ "rule": {} }', '"rule": there is no setting rule; did you mean rules?'],
    ['{ "zzzzzzzz": 1 }', /there is no setting zzzzzzzz; there are enable/],
    ['{ "enable": "yes" }', '"yes": enable must be of type boolean'],
    [
      '{ "form": "disclosure-2012" }',
      '"disclosure-2012": there is no form disclosure-2012; did you mean disclosure-2021?',
    ],
    ['{ "rules": { "row-totl": "off" } }', '"row-totl": there is no rule row-totl; did you mean row-total?'],
    ['{ "rules": { "balance": "of" } }', /^"of": rules\.balance must be one of off, .*; did you mean off\?/],
    ['{ "rules": [] }', '[]: rules must be of type object'],
    ['{ "maxFindings": 0 }', '0: maxFindings must be at least 1'],
    ['{ "maxFindings": 1e9 }', '1e9: maxFindings must be at most 10000'],
    ['{ "maxFindings": 1.5 }', '1.5: maxFindings must be of type integer'],
    ['{ "enable": true, "enable": false }', '"enable": enable stands here twice; put both into one'],
    ['{ "rules": { "balance": "off", "balance": "off" } }', /^"balance": balance stands here twice/],
    ['{ "files": "a" }', '"a": files must be of type array'],
    ['{ "exclude": ["a", 1] }', '1: exclude.1 must be of type string'],
    [`{ "exclude": ["${'*'.repeat(2000)}"] }`, /exclude\.0 is too long/],
    [
      '{ "exclude": ["!a.md"] }',
      '["!a.md"]: exclude has patterns with ! only: they take back what stands before them, and nothing does',
    ],
    ['{ "files": ["!a", "!b"] }', /^\["!a", "!b"\]: files has patterns with ! only/],
    ['{ "overrides": [{ "files": "!a", "rules": {} }] }', /^"!a": overrides\.0\.files has patterns with ! only/],
    ['{ "files": ["a", "!b"], "exclude": [] }', ...[]],
    ['{ "extends": "./base.json", "files": ["!a"] }', ...[]],
    ['{ "extends": "./plugin.js" }', /extends names files that end in \.json/],
    ['{ "overrides": [{ "rules": {} }] }', /overrides\.0 lacks files/],
    ['{ "overrides": [{ "files": "a", "extends": "b" }] }', /there is no setting overrides\.0\.extends/],
    ['{ "__proto__": { "enable": false } }', /there is no setting __proto__/],
    ['{ "rules": { "__proto__": "off", "constructor": "off" } }', /no rule __proto__/, /no rule constructor/],
    ['['.repeat(100_000), /brackets stand too deep|not valid JSON/],
    ['{"a":'.repeat(100_000), /brackets stand too deep|not valid JSON/],
  ];
  for (const [text, ...want] of wrong)
    it(`${JSON.stringify(text.slice(0, 60))}: ${want.length === 0 ? 'nothing is wrong' : 'told at its place'}`, () => {
      const found = faults(text);
      assert.equal(found.length >= want.length && (want.length > 0 || found.length === 0), true, found.join('\n'));
      want.forEach((w, i) => (typeof w === 'string' ? assert.equal(found[i], w) : assert.match(found[i]!, w)));
    });

  it('patterns that do nothing are no reason not to check', () => {
    const idle = (text: string) => readConfig(text, words).faults.map((f) => f.idle);
    assert.deepEqual(idle('{ "exclude": ["!a"], "files": ["!b"], "enable": 1 }').sort(), [true, true, undefined]);
  });

  it('what is right holds beside what is wrong', () => {
    const { own } = readConfig(
      '{ "rules": { "nothing": "off", "balance": "hint" }, "enable": 1, "maxFindings": 3 }',
      words,
    );
    assert.deepEqual({ ...own }, { rules: { balance: 'hint' }, maxFindings: 3 });
    assert.equal(({} as { enable?: unknown }).enable, undefined);
  });
});

describe('configuration files', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'gouji-config-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const write = (name: string, content: unknown) => {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), typeof content === 'string' ? content : JSON.stringify(content));
  };
  const rules = '{ "rules": { "balance": "off" }, "files": ["报告"] }';
  const encoded: readonly [title: string, bytes: Uint8Array, isRead: boolean][] = [
    ['UTF-8', Buffer.from(rules), true],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${rules}`), true],
    ['UTF-16, little end first', Buffer.from(`\ufeff${rules}`, 'utf16le'), true],
    ['UTF-16, big end first', Buffer.from(`\ufeff${rules}`, 'utf16le').swap16(), true],
    ['GBK', Buffer.concat([Buffer.from('{ "files": ["'), Buffer.from('b1a8b8e6', 'hex'), Buffer.from('"] }')]), false],
  ];
  for (const [title, bytes, isRead] of encoded)
    it(`in ${title} are ${isRead ? 'read' : 'told to be unreadable'}`, () => {
      writeFileSync(join(dir, 'gouji.json'), bytes);
      assert.deepEqual(
        told('gouji.json'),
        isRead ? [] : ['gouji.json:1:14: is not encoded in UTF-8 and cannot be read; save it as UTF-8'],
      );
      if (isRead) assert.deepEqual(of('报告/a.md').rules, { balance: 'off' });
    });

  const told = (name: string) =>
    loadConfig(join(dir, name), words).read.flatMap((r) => r.faults.map((f) => faultLine(r, f, dir).en));
  const of = (file: string, config = 'gouji.json') =>
    effectiveFor(join(dir, file), loadConfig(join(dir, config), words).layers);

  it('the nearest is found, no further than the workspace or the repository', () => {
    write('a/b/x.md', '');
    write('gouji.json', '{}');
    assert.equal(findConfig(join(dir, 'a/b')), join(dir, 'gouji.json'));
    write('a/gouji.jsonc', '{}');
    assert.equal(findConfig(join(dir, 'a/b')), join(dir, 'a/gouji.jsonc'));
    write('a/gouji.json', '{}');
    assert.equal(findConfig(join(dir, 'a/b')), join(dir, 'a/gouji.json'));
    assert.equal(findConfig(join(dir, 'a/b'), join(dir, 'a/b')), undefined);
    write('a/b/.git/HEAD', '');
    assert.equal(findConfig(join(dir, 'a/b')), undefined);
  });

  it('build on others; what is nearer wins, and rules are set one by one', () => {
    write('base.json', {
      enable: false,
      maxFindings: 5,
      rules: { balance: 'hint', 'row-name': 'off' },
      exclude: ['old/'],
    });
    write('gouji.json', {
      extends: './base.json',
      enable: true,
      rules: { balance: 'error' },
      exclude: ['!old/keep.md'],
    });
    const says = of('a.md');
    assert.deepEqual([says.enable, says.maxFindings, says.rules], [true, 5, { balance: 'error', 'row-name': 'off' }]);
    assert.equal(says.origins['maxFindings']!.file, join(dir, 'base.json'));
    assert.equal(says.origins['rules.balance']!.file, join(dir, 'gouji.json'));
    assert.deepEqual([of('old/a.md').excluded, of('old/keep.md').excluded, says.excluded], [true, false, undefined]);
  });

  it('say something for some files only, the later wins', () => {
    write('gouji.json', {
      maxFindings: 9,
      overrides: [
        { files: ['drafts/**', '!drafts/final.md'], maxFindings: 1, rules: { balance: 'off' } },
        { files: '*.txt', maxFindings: 2 },
      ],
    });
    const limits = ['a.md', 'drafts/a.md', 'drafts/final.md', 'drafts/a.txt'].map((f) => of(f).maxFindings);
    assert.deepEqual(limits, [9, 1, 9, 2]);
    assert.deepEqual(of('drafts/a.txt').rules, { balance: 'off' });
    assert.deepEqual(of('drafts/a.txt').origins['maxFindings']!.only, ['*.txt']);
  });

  it('name reports and take files out', () => {
    write('gouji.json', { files: ['reports/', '!reports/readme.md'], gitIgnore: false });
    assert.deepEqual(
      ['reports/a.txt', 'reports/readme.md', 'a.txt'].map((f) => of(f).named),
      [true, false, undefined],
    );
    assert.equal(heedsGit(loadConfig(join(dir, 'gouji.json')).layers), false);
  });
  it('that are extended speak of files beside their folder, too', () => {
    write('r/gouji.json', { extends: '../common/base.json' });
    write('common/base.json', {
      exclude: ['../r/drafts'],
      overrides: [{ files: '..\\r\\*.txt', rules: { balance: 'off' } }],
    });
    assert.deepEqual(
      ['r/drafts/a.md', 'r/a.txt', 'r/a.md'].map((f) => [of(f, 'r/gouji.json').excluded, of(f, 'r/gouji.json').rules]),
      [
        [true, {}],
        [undefined, { balance: 'off' }],
        [undefined, {}],
      ],
    );
  });

  const chains: readonly [name: string, files: Readonly<Record<string, unknown>>, ...faults: RegExp[]][] = [
    [
      'a circle',
      { 'gouji.json': { extends: 'b.json' }, 'b.json': { extends: 'gouji.json' } },
      /^b\.json:1:12: .* in a circle/,
    ],
    ['itself', { 'gouji.json': { extends: 'gouji.json' } }, /in a circle/],
    [
      'a file that is not there',
      { 'gouji.json': { extends: ['c.json'] } },
      /^gouji\.json:1:13: there is no file .*c\.json/,
    ],
    ['a folder', { 'gouji.json': { extends: 'd.json' }, 'd.json/x': '' }, /there is no file/],
    [
      'a mistake in the other',
      { 'gouji.json': { extends: 'b.json' }, 'b.json': '{\n  "enabel": true }' },
      /^b\.json:2:3: .*did you mean enable/,
    ],
    [
      'more than anybody needs',
      {
        'gouji.json': { extends: Array.from({ length: 9 }, () => 'b.json') },
        'b.json': { extends: Array.from({ length: 9 }, () => 'c.json') },
        'c.json': '{}',
      },
      /more than 20 files/,
    ],
    ['megabytes', { 'gouji.json': `{}${' '.repeat(2 << 20)}` }, /is over 1024 KB/],
  ];
  for (const [name, files, ...want] of chains)
    it(`extends ${name}`, () => {
      for (const [file, content] of Object.entries(files)) write(file, content);
      const found = told('gouji.json');
      for (const w of want)
        assert.ok(
          found.some((f) => w.test(f)),
          found.join('\n'),
        );
    });
});
