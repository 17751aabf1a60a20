import assert from 'node:assert/strict';
import { broken, clean, inFolder, parsed, type Folder } from './run';

const FACT = 'applications.results.granted.total';
const files = { 'a.txt': broken, 'd/b.txt': broken };
const config = (...suppress: object[]) => JSON.stringify({ suppress });
const found = (folder: Folder) =>
  parsed(folder.run(['check', '.', '--format', 'json'])).files.map((f) => f.findings.map((x) => x.rule).join(' '));

describe('suppress in the configuration', function () {
  this.timeout(60_000);
  const cases: readonly (readonly [title: string, suppress: object, a: string, b: string])[] = [
    ['a rule', { rule: 'row-total' }, 'row-name', 'row-name'],
    ['a fact', { fact: FACT }, 'row-name', 'row-name'],
    ['a sentence', { text: '规范性 文件' }, 'row-total', 'row-total'],
    ['a file', { file: 'a.txt' }, '', 'row-name row-total'],
    ['a rule in a folder', { file: 'd/**', rule: 'row-name' }, 'row-name row-total', 'row-total'],
    [
      'nothing that differs in one thing',
      { rule: 'row-total', fact: 'applications.new.total' },
      'row-name row-total',
      'row-name row-total',
    ],
  ];
  for (const [title, suppress, a, b] of cases)
    it(title, () =>
      inFolder({ ...files, 'gouji.json': config({ ...suppress, reason: '已核对' }) }, (folder) => {
        assert.deepEqual(found(folder), [a, b]);
      }),
    );

  it('stays true whatever is edited elsewhere', () =>
    inFolder(
      { ...files, 'gouji.json': config({ file: 'a.txt', fact: FACT, rule: 'row-total', reason: '已核对' }) },
      (folder) => {
        folder.write('a.txt', `\n\n${broken.replace('\n', '\n\n各位公众：\n\n')}`);
        assert.deepEqual(found(folder), ['row-name', 'row-name row-total']);
      },
    ));

  it('is shown with its reason', () =>
    inFolder({ 'a.txt': broken, 'gouji.json': config({ rule: 'row-total', reason: '系统口径不同' }) }, (folder) => {
      const run = folder.run(['check', '.', '--format', 'json']);
      const [a] = parsed(run).files as unknown as { suppressed: { suppression: unknown }[] }[];
      assert.equal(run.status, 0);
      assert.deepEqual(a!.suppressed[0]!.suppression, { kind: 'configuration', reason: '系统口径不同' });
    }));

  it('is told where it suppresses nothing, with and without a cache', () =>
    inFolder(
      {
        ...Object.fromEntries(Array.from({ length: 18 }, (_, i) => [`d/${i}.txt`, `${clean}\n${i}\n`])),
        'a.txt': broken,
        'gouji.json': config(
          { rule: 'term-typo', reason: '引文' },
          { rule: 'row-total', reason: '已核对' },
          { file: 'elsewhere/**', rule: 'row-name', reason: '不在此处' },
        ),
      },
      (folder) => {
        for (let i = 0; i < 2; i++) {
          const { err } = folder.run(['check', '.', '-q']);
          assert.match(
            err,
            /^gouji: .*gouji\.json: suppress entry 1 suppresses nothing \(rule: term-typo\) and can go\n$/,
          );
        }
      },
    ));

  it('is not told of what may be needed in files that were not looked at', () =>
    inFolder(
      {
        'a.txt': broken,
        'd/b.txt': clean,
        'gouji.json': config(
          { rule: 'row-total', reason: '已核对' },
          { file: '*.txt', rule: 'row-name', reason: '旧称' },
          { file: 'd/b.txt', rule: 'term-typo', reason: '引文' },
          { file: '/a.txt', rule: 'term-typo', reason: '引文' },
        ),
      },
      (folder) => {
        const told = (...args: string[]) =>
          [...folder.run(['check', '-q', ...args]).err.matchAll(/suppress entry (\d)/g)]
            .map((m) => m[1])
            .sort()
            .join(' ');
        assert.equal(told('d/b.txt'), '3');
        assert.equal(told('d'), '3');
        assert.equal(told('a.txt', 'd/b.txt'), '3 4');
        assert.equal(told('.', '--exclude', 'a.txt'), '3');
        assert.equal(told('.'), '3 4');
      },
    ));

  it('is told where its file is not there any more', () =>
    inFolder(
      { 'a.txt': clean, 'gouji.json': config({ file: 'd/old.txt', rule: 'row-total', reason: '已核对' }) },
      (folder) =>
        assert.match(
          folder.run(['check', 'a.txt', '-q']).err,
          /suppress entry 1 suppresses nothing \(file: d\/old\.txt/,
        ),
    ));

  for (const [title, suppress, message] of [
    ['no reason', { rule: 'row-total' }, /suppress\.0\.reason/],
    ['a rule that is none', { rule: 'row-totl', reason: 'x' }, /there is no rule row-totl; did you mean row-total\?/],
    ['a reason of spaces', { rule: 'row-total', reason: ' ' }, /suppress\.0\.reason must not be empty/],
    ['nothing named', { reason: 'x' }, /name a file, rule, fact or text/],
  ] as const)
    it(`is wrong with ${title}`, () =>
      inFolder({ ...files, 'gouji.json': config(suppress) }, (folder) => {
        const run = folder.run(['check', '.']);
        assert.equal(run.status, 2);
        assert.match(run.err, message);
      }));
});
