import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { areKnown, baselineText, readBaseline, withoutStale } from '../../server/src/workspace/baseline';
import { broken, clean, inFolder, notes, parsed, warned, type Folder } from './run';

const files = { 'd/a.md': broken, 'd/b.md': warned, 'd/c.md': clean };
const known = ['check', 'd', '--baseline', 'known.json', '--format', 'json'];
const write = (folder: Folder, args: readonly string[] = []) =>
  folder.run(['check', 'd', '--write-baseline', 'known.json', '-q', ...args]);
const found = (folder: Folder, args: readonly string[] = known) =>
  parsed(folder.run(args)).files.flatMap((f) => f.findings.map((x) => `${f.path} ${x.rule}`));

describe('a baseline', function () {
  this.timeout(60_000);

  it('makes what is known neither fail nor show', () =>
    inFolder(files, (folder) => {
      assert.equal(folder.run(['check', 'd']).status, 1);
      const written = write(folder);
      assert.deepEqual([written.status, written.err], [0, 'gouji: baseline known.json: 3 findings are known now\n']);
      const run = folder.run(known);
      assert.deepEqual([run.status, run.err], [0, '']);
      assert.deepEqual(found(folder), []);
      assert.deepEqual(parsed(run).summary, { files: 3, reports: 3, errors: 0, warnings: 0, infos: 0, hints: 0 });
      const [a] = parsed(run).files as unknown as { suppressed: { rule: string; suppression: { kind: string } }[] }[];
      assert.deepEqual(
        a!.suppressed.map((s) => [s.rule, s.suppression.kind]),
        [
          ['row-name', 'baseline'],
          ['row-total', 'baseline'],
        ],
      );
      assert.equal(
        folder.run(['check', 'd', '--baseline', 'known.json']).out,
        '3 files checked, 3 reports: nothing found\n',
      );
    }));

  it('tells what is new', () =>
    inFolder(files, (folder) => {
      write(folder);
      folder.write('d/c.md', warned);
      assert.deepEqual(found(folder), ['d/c.md row-name']);
      assert.equal(folder.run([...known, '--fail-on', 'warning']).status, 1);
    }));

  const edits: readonly (readonly [title: string, edit: (text: string) => string, args?: readonly string[]])[] = [
    ['lines above', (text) => `\n\n${text}`],
    ['other line ends', (text) => text.replaceAll('\n', '\r\n')],
    ['another severity', (text) => text, ['--rule', 'row-total=warning']],
    ['another language', (text) => text, ['--lang', 'zh']],
  ];
  for (const [title, edit, args = []] of edits)
    it(`still knows with ${title}`, () =>
      inFolder(files, (folder) => {
        write(folder);
        folder.write('d/a.md', edit(broken));
        assert.deepEqual(found(folder, [...known, ...args]), []);
      }));

  it('still knows what stands in a text from standard input, by its name', () =>
    inFolder(files, (folder) => {
      write(folder);
      const run = folder.run(['check', '-', '--stdin-filename', 'd/a.md', '--baseline', 'known.json'], {
        input: broken,
      });
      assert.deepEqual([run.status, run.out], [0, '1 file checked, 1 report: nothing found\n']);
    }));

  it('does not know a second finding of the same', () =>
    inFolder({ 'd/a.md': warned }, (folder) => {
      write(folder);
      folder.write('d/a.md', `${warned}\n${warned.replaceAll('2023', '2022').replaceAll('2024', '2023')}`);
      assert.deepEqual(
        found(folder).filter((f) => f.endsWith('row-name')),
        ['d/a.md row-name'],
      );
    }));

  it('is told where it is stale, and pruned on request', () =>
    inFolder(files, (folder) => {
      write(folder);
      const before = folder.text('known.json');
      folder.write('d/a.md', warned);
      rmSync(join(folder.path, 'd/b.md'));
      const run = folder.run(known);
      assert.deepEqual(
        [run.status, run.err],
        [0, 'gouji: baseline known.json: 2 findings are gone; --prune-baseline takes them out\n'],
      );
      assert.equal(folder.text('known.json'), before);
      assert.equal(
        folder.run([...known, '--prune-baseline']).err,
        'gouji: baseline known.json: 2 findings that are gone were taken out\n',
      );
      assert.deepEqual(
        readBaseline(folder.text('known.json'))!.findings.map((f) => [f.path, f.rule]),
        [['d/a.md', 'row-name']],
      );
      assert.deepEqual([folder.run(known).err, found(folder)], ['', []]);
    }));

  it('is written beside what is checked, never over it', () =>
    inFolder(files, (folder) => {
      const run = folder.run(['check', 'd', '--write-baseline', 'd/a.md', '--format', 'json']);
      assert.equal(run.status, 2);
      assert.match(run.err, /--write-baseline d\/a\.md is one of the files to be checked/);
      assert.equal(folder.text('d/a.md'), files['d/a.md']);
    }));

  it('keeps what it knows of files that are not looked at', () =>
    inFolder(files, (folder) => {
      write(folder);
      const before = folder.text('known.json');
      assert.equal(folder.run(['check', 'd/c.md', '--baseline', 'known.json', '--prune-baseline']).err, '');
      assert.equal(folder.text('known.json'), before);
    }));

  it('counts its paths from its own folder', () =>
    inFolder(files, (folder) => {
      folder.run(['check', 'd', '--write-baseline', 'd/known.json']);
      assert.deepEqual(
        readBaseline(folder.text('d/known.json'))!.findings.map((f) => f.path),
        ['a.md', 'a.md', 'b.md'],
      );
      assert.deepEqual(found(folder, ['check', '.', '--baseline', 'd/known.json', '--format', 'json']), []);
    }));

  it('gives the same with a cache as without', () =>
    inFolder(
      Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`d/${i}.md`, `${i % 2 ? broken : notes}\n${i}\n`])),
      (folder) => {
        write(folder);
        const text = folder.text('known.json');
        write(folder);
        assert.equal(folder.text('known.json'), text);
        for (let i = 0; i < 2; i++) assert.deepEqual(found(folder), []);
        folder.run(['check', 'd', '-q']);
        assert.equal(folder.run(['check', 'd', '-q']).status, 1);
      },
    ));

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['one that is not there', ['--baseline', 'gone.json'], /baseline gone\.json: there is no such file/],
    ['one that is none', ['--baseline', 'd/a.md'], /is no baseline/],
    ['both at once', ['--baseline', 'x', '--write-baseline', 'y'], /exclude each other/],
    ['pruning nothing', ['--prune-baseline'], /goes with --baseline/],
    ['a report in its place', ['--write-baseline', 'd/a.md'], /one of the files to be checked/],
  ];
  for (const [title, args, message] of wrong)
    it(`is wrong with ${title}`, () =>
      inFolder(files, (folder) => {
        const run = folder.run(['check', 'd', '-q', ...args]);
        assert.equal(run.status, 2);
        assert.match(run.err, message);
        assert.equal(folder.text('d/a.md'), broken);
        assert.ok(!existsSync(join(folder.path, 'y')));
      }));
});

describe('baselines, in parts', () => {
  const entry = (key: string, count: number) => ({ path: 'a.md', rule: 'row-total', key, count });
  it('read what they write', () => {
    const findings = [entry('b', 1), { ...entry('a', 2), fact: 'x.y' }];
    assert.deepEqual(readBaseline(baselineText(findings))!.findings, [findings[1], findings[0]]);
    assert.deepEqual(readBaseline(baselineText([]))!.findings, []);
  });
  for (const text of [
    '',
    '[]',
    '{"version":2,"findings":[]}',
    '{"version":1}',
    '{"version":1,"findings":[{"path":1}]}',
  ])
    it(`take no ${JSON.stringify(text)}`, () => assert.equal(readBaseline(text), undefined));
  it('know as many as they hold', () => {
    assert.deepEqual(areKnown(['a', 'a', 'b', 'a'], { a: 2 }), [true, true, false, false]);
    assert.deepEqual(areKnown(['__proto__', 'constructor'], {}), [false, false]);
  });
  it('tell what is stale', () =>
    assert.deepEqual(withoutStale([entry('a', 3), entry('b', 1), entry('c', 1)], ['a', 'c', 'a', 'd']), {
      left: [entry('a', 2), entry('c', 1)],
      stale: 2,
    }));
});
