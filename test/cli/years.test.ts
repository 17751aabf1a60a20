import assert from 'node:assert/strict';
import { setFigure } from '../support/report';
import { cleanReport, inFolder, parsed, printed, type CheckJson } from './run';

const spec = (year: number, carried: number) => {
  // Carried in this year is what the year before carried forward.
  const s = setFigure(
    setFigure(cleanReport('plain', year), 'applications.carriedIn.naturalPerson', carried),
    'applications.carriedIn.total',
    carried + 1,
  );
  return printed(s, { seed: year });
};
const yearRules = (json: CheckJson, path: string) =>
  json.files.find((f) => f.path === path)!.findings.filter((f) => f.rule === 'carry-over');
const rules = [
  '--rule',
  'copied-text=off',
  '--rule',
  'row-total=off',
  '--rule',
  'balance=off',
  '--rule',
  'column-total=off',
];

describe('reports of two years on the command line', function () {
  this.timeout(60_000);
  // The report of 2022 carries 3 forward in the first column, that of 2023 says 2 were carried in.
  it('are checked against each other, and the other file is named', () =>
    inFolder({ '2022/a 100%.md': spec(2022, 3), '2023/a 100%.md': spec(2023, 2) }, (folder) => {
      const r = folder.run(['check', '--format', 'json', '.', ...rules]);
      assert.equal(r.err, '');
      const found = yearRules(parsed(r), '2023/a 100%.md');
      assert.ok(found.length > 0, r.out);
      assert.ok(found.every((f) => f.related.some((x) => (x as { path?: string }).path === '2022/a 100%.md')));
      assert.deepEqual(yearRules(parsed(r), '2022/a 100%.md'), []);
      assert.match(folder.run(['check', '.', ...rules]).out, /related 2022\/a 100%\.md:\d+:\d+/);
    }));

  it('are checked where only one was listed, or found by a glob', () =>
    inFolder({ '2022.md': spec(2022, 3), '2023.md': spec(2023, 2) }, (folder) => {
      const all = ['check', '--format', 'json', ...rules];
      const runs = [folder.run([...all, '--files-from', '-'], { input: '2023.md\n' }), folder.run([...all, '*3.md'])];
      for (const run of runs) {
        const { files } = parsed(run);
        assert.deepEqual(
          files.map((f) => f.path),
          ['2023.md'],
        );
        assert.ok(yearRules(parsed(run), '2023.md').length > 0, run.out);
      }
    }));

  it('are left alone when the rule is off, or the other year is not there', () =>
    inFolder({ 'b/a-2022.md': spec(2022, 3), 'a-2023.md': spec(2023, 2) }, (folder) => {
      assert.deepEqual(
        yearRules(parsed(folder.run(['check', '--format', 'json', 'a-2023.md', ...rules])), 'a-2023.md'),
        [],
      );
      assert.deepEqual(
        yearRules(
          parsed(folder.run(['check', '--format', 'json', '.', ...rules, '--rule', 'carry-over=off'])),
          'a-2023.md',
        ),
        [],
      );
    }));

  const beside: readonly {
    readonly title: string;
    readonly files: Readonly<Record<string, string>>;
    readonly args?: readonly string[];
    readonly input?: string;
    readonly found: boolean;
  }[] = [
    { title: 'one that is named', files: { 'd/a-2022.md': spec(2022, 3) }, found: true },
    { title: 'of another format', files: { 'd/a-2022.html': spec(2022, 3) }, found: true },
    { title: 'of another name', files: { 'd/last year.txt': spec(2022, 3) }, found: true },
    { title: 'in another folder', files: { 'e/a-2022.md': spec(2022, 3) }, found: false },
    {
      title: 'that the configuration leaves out',
      files: { 'd/a-2022.md': spec(2022, 3), 'gouji.json': '{ "exclude": ["**/a-2022.md"] }' },
      found: false,
    },
    {
      title: 'of standard input, by the name it is given',
      files: { 'd/a-2022.md': spec(2022, 3) },
      args: ['-', '--stdin-filename', 'd/a-2023.md'],
      input: spec(2023, 2),
      found: true,
    },
  ];
  for (const { title, files, args = ['d/a-2023.md'], input = '', found } of beside)
    it(`last year's report beside ${title}: ${found ? 'compared, not checked itself' : 'not read'}`, () =>
      inFolder({ 'd/a-2023.md': spec(2023, 2), ...files }, (folder) => {
        const json = parsed(folder.run(['check', '--format', 'json', ...args, ...rules], { input }));
        assert.deepEqual(
          json.files.map((f) => f.path),
          ['d/a-2023.md'],
        );
        assert.equal(yearRules(json, 'd/a-2023.md').length > 0, found);
      }));

  it('in one file', () =>
    inFolder({ 'both.md': `${spec(2023, 2)}\n${spec(2022, 3)}` }, (folder) => {
      assert.ok(
        yearRules(parsed(folder.run(['check', '--format', 'json', 'both.md', ...rules])), 'both.md').length > 0,
      );
    }));

  it('one from standard input, one from a file', () =>
    inFolder({ 'a-2022.md': spec(2022, 3) }, (folder) => {
      const r = folder.run(['check', '--format', 'json', '-', 'a-2022.md', '--stdin-filename', 'a-2023.md', ...rules], {
        input: spec(2023, 2),
      });
      assert.ok(yearRules(parsed(r), 'a-2023.md').length > 0, r.err + r.out);
    }));

  it('among many files, in threads, as one after another', () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < 60; i++) files[`d/${i}.md`] = printed(cleanReport('county', 2023));
    inFolder(
      { ...files, 'd/x-2022.md': spec(2022, 3), 'd/x-2023.md': spec(2023, 2), 'd/bin.md': Buffer.from([0]) },
      (folder) => {
        const r = folder.run(['check', '--format', 'json', 'd', ...rules]);
        assert.equal(r.status, 2);
        assert.match(r.err, /^gouji: d\/bin\.md: not a text file[^\n]*\n$/);
        const json = parsed(r);
        assert.equal(json.summary['files'], 62);
        assert.deepEqual(
          json.files.map((f) => f.path),
          [...json.files.map((f) => f.path)].sort(),
        );
        assert.ok(yearRules(json, 'd/x-2023.md').length > 0);
      },
    );
  });
});
