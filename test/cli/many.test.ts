import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Progress } from '../../server/src/cli/terminal/progress';
import {
  broken,
  clean,
  CLI,
  environment,
  gouji,
  inFolder,
  notes,
  parsed,
  warned,
  type CheckJson,
  type Run,
} from './run';

const files = { 'a/broken.md': broken, 'a/drafts/warned.md': warned, 'b/clean.md': clean, 'notes.md': notes };
const paths = (run: Run) => parsed(run).files.map((f) => f.path);

describe('check --output', function () {
  this.timeout(60_000);

  it('writes a file and prints nothing', () =>
    inFolder(files, (folder) => {
      const printed = folder.run(['check', '.', '--format', 'json']);
      const run = folder.run(['check', '.', '--format', 'json', '--output', 'out/deep/found.json']);
      assert.deepEqual([run.status, run.out, run.err], [printed.status, '', '']);
      assert.equal(folder.text('out/deep/found.json'), printed.out);
      assert.deepEqual(readdirSync(join(folder.path, 'out/deep')), ['found.json'], 'nothing else is left there');
    }));

  it('writes several formats in one run, with and without a cache', () =>
    inFolder(files, (folder) => {
      const args = ['--output', 'sarif=found.sarif', '--output', 'gitlab=found.json', '--format', 'github'];
      for (let i = 0; i < 20; i++) folder.write(`c/${i}.md`, `${broken}\n${i}\n`);
      const alone = new Map(
        ['github', 'sarif', 'gitlab'].map((f) => [f, folder.run(['check', '.', '--format', f, '--no-cache']).out]),
      );
      for (let round = 0; round < 2; round++) {
        const run = folder.run(['check', '.', ...args]);
        assert.deepEqual([run.status, run.err, run.out], [1, '', alone.get('github')]);
        assert.equal(folder.text('found.sarif'), alone.get('sarif'));
        assert.equal(folder.text('found.json'), alone.get('gitlab'));
      }
    }));

  it('writes to where standard output leads, too', function () {
    if (!existsSync('/dev/stdout')) this.skip();
    inFolder(files, (folder) => {
      const alone = folder.run(['check', '.', '--format', 'json']).out;
      const piped = `"${process.execPath}" "${CLI}" check . --format json --no-cache -o /dev/stdout | cat`;
      const run = spawnSync('sh', ['-c', piped], { cwd: folder.path, env: environment() });
      assert.deepEqual([run.stderr.toString(), run.stdout.toString()], ['', alone]);
    });
  });

  it('writes what people read without colours', () =>
    inFolder(files, (folder) => {
      folder.run(['check', '.', '-o', 'found.log'], { env: { FORCE_COLOR: '1' } });
      assert.ok(!folder.text('found.log').includes('\u001b'));
    }));

  it('leaves what was there where the run comes to nothing', () =>
    inFolder({ ...files, 'found.json': 'before' }, (folder) => {
      const run = folder.run(['check', '.', '--format', 'json', '-o', 'found.json', '--rule', 'row-total=wrong']);
      assert.equal(run.status, 2);
      assert.equal(folder.text('found.json'), 'before');
    }));

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['two formats on the screen', ['--format', 'json', '--format', 'sarif'], /Only one format/],
    ['a file for one of several without its format', ['--format', 'json', '--format', 'sarif', '-o', 'x'], /say which/],
    ['two files for one format', ['-o', 'json=a', '-o', 'json=b'], /has two files/],
    ['one file for two formats', ['-o', 'json=a', '-o', 'sarif=./a'], /same file/],
    ['no file', ['-o', 'json='], /names no file/],
    ['a format that is misspelt', ['-o', 'sraif=x'], /There is no format sraif; did you mean sarif\?/],
    ['a file that is checked', ['-o', 'notes.md'], /one of the files to be checked/],
    ['a link to a file that is checked', ['-o', 'link'], /one of the files to be checked/],
    ['a folder', ['-o', 'a'], /cannot be written: is a folder/],
    ['a file below a file', ['-o', 'notes.md/x'], /cannot be written/],
    ['a patch', ['--diff', '-o', 'x'], /cannot go with --output/],
  ];
  for (const [title, args, message] of wrong) {
    it(`is wrong with ${title}`, () =>
      inFolder(files, (folder) => {
        symlinkSync('notes.md', join(folder.path, 'link'));
        const run = folder.run(['check', '.', ...args]);
        assert.deepEqual([run.status, run.out], [2, '']);
        assert.match(run.err, message);
        assert.equal(folder.text('notes.md'), notes);
      }));
  }
});

describe('check --files-from', function () {
  this.timeout(60_000);
  const lists: readonly (readonly [string, string])[] = [
    ['lines', 'a/broken.md\nb/clean.md\n'],
    ['lines of Windows, empty ones between them', 'a/broken.md\r\n\r\nb/clean.md'],
    ['NUL', 'b/clean.md\0a/broken.md\0'],
    ['other files, which are passed over', 'a/broken.md\nimage.png\nb/clean.md\nb/clean.md\n'],
  ];
  for (const [title, list] of lists) {
    it(`reads ${title}`, () =>
      inFolder({ ...files, 'image.png': '\0', 'list.txt': list }, (folder) => {
        const args = ['check', '--format', 'json', '--files-from'];
        for (const run of [folder.run([...args, 'list.txt']), folder.run([...args, '-'], { input: list })]) {
          assert.deepEqual([run.status, run.err], [1, '']);
          assert.deepEqual(paths(run), ['a/broken.md', 'b/clean.md']);
        }
      }));
  }
  it('takes folders, and adds to the arguments', () =>
    inFolder(files, (folder) =>
      assert.deepEqual(
        paths(folder.run(['check', 'notes.md', '--format', 'json', '--files-from', '-'], { input: 'a' })),
        ['a/broken.md', 'a/drafts/warned.md', 'notes.md'],
      ),
    ));
  it('checks nothing for an empty list', () =>
    inFolder(files, (folder) => {
      const run = folder.run(['check', '--files-from', '-']);
      assert.deepEqual([run.status, run.out], [0, 'no file checked\n']);
    }));
  it('tells of files that are not there, and of a list that is not', () =>
    inFolder(files, (folder) => {
      const run = folder.run(['check', '--format', 'json', '--files-from', '-'], { input: 'gone.md\nb/clean.md\n' });
      assert.deepEqual([run.status, paths(run)], [2, ['b/clean.md']]);
      assert.match(run.err, /gone\.md: there is no such file/);
      assert.match(folder.run(['check', '--files-from', 'gone']).err, /--files-from gone: there is no such file/);
      assert.match(folder.run(['check', '-', '--files-from', '-']).err, /cannot be both/);
    }));
});

describe('check --exclude', function () {
  this.timeout(60_000);
  it('counts from the folder worked in, above it too', () =>
    inFolder(files, (folder) => {
      const run = folder.run(['check', '..', '--format', 'json', '--exclude', '../a'], { cwd: join(folder.path, 'b') });
      assert.deepEqual(paths(run), ['../b/clean.md', '../notes.md']);
    }));
  for (const [patterns, left] of [
    [['drafts'], ['a/broken.md', 'b/clean.md', 'notes.md']],
    [['a/drafts/'], ['a/broken.md', 'b/clean.md', 'notes.md']],
    [['a/**'], ['b/clean.md', 'notes.md']],
    [['./a'], ['b/clean.md', 'notes.md']],
    [['*.md'], []],
    [
      ['notes.md', '**/clean.*'],
      ['a/broken.md', 'a/drafts/warned.md'],
    ],
    [['c'], ['a/broken.md', 'a/drafts/warned.md', 'b/clean.md', 'notes.md']],
  ] as const) {
    it(patterns.join(' '), () =>
      inFolder(files, (folder) => {
        const run = folder.run(['check', '.', '--format', 'json', ...patterns.flatMap((p) => ['--exclude', p])]);
        assert.deepEqual(paths(run), left);
      }),
    );
  }
  const same: readonly (readonly string[])[] = [
    ['drafts'],
    ['drafts/'],
    ['a\\drafts\\'],
    ['dra*'],
    ['a/*', '!a/drafts/'],
    ['a', '!broken.md'],
    ['/a'],
  ];
  for (const patterns of same) {
    it(`${patterns.join(' ')} leaves out what it would in a configuration`, () =>
      inFolder(files, (folder) => {
        const run = folder.run(['check', '.', '--format', 'json', ...patterns.flatMap((p) => ['--exclude', p])]);
        folder.write('gouji.json', JSON.stringify({ exclude: patterns }));
        assert.deepEqual(paths(run), paths(folder.run(['check', '.', '--format', 'json'])));
        assert.notEqual(paths(run).length, 4);
      }));
  }
  it('also leaves out what is named', () =>
    inFolder(files, (folder) =>
      assert.deepEqual(paths(folder.run(['check', 'a/broken.md', 'notes.md', '--exclude', 'a', '--format', 'json'])), [
        'notes.md',
      ]),
    ));
});

describe('check --max-warnings', function () {
  this.timeout(60_000);
  for (const [max, status] of [
    ['0', 1],
    ['1', 0],
    ['20', 0],
  ] as const) {
    it(`${max}: ${status} for one warning`, () =>
      inFolder({ 'a.md': warned }, (folder) => {
        const run = folder.run(['check', '.', '--max-warnings', max]);
        assert.equal(run.status, status);
        assert.equal(run.err, status === 1 ? 'gouji: 1 warnings, more than --max-warnings 0\n' : '');
      }));
  }
  for (const value of ['-1', 'x', '1.5'])
    it(`cannot be ${value}`, () => assert.equal(gouji(['check', `--max-warnings=${value}`]).status, 2));
});

describe('check --summary', function () {
  this.timeout(60_000);
  const tables = [
    'rule       findings',
    'row-name          2',
    'row-total         1',
    '',
    'folder    files  reports  errors  warnings  infos  hints',
    '.             1        0       0         0      0      0',
    'a             1        1       1         1      0      0',
    'a/drafts      1        1       0         1      0      0',
    'b             1        1       0         0      0      0',
    '',
  ].join('\n');
  it('counts by rule and by folder', () =>
    inFolder(files, (folder) => {
      const plain = folder.run(['check', '.']).out;
      assert.equal(folder.run(['check', '.', '--summary']).out, `${plain}\n${tables}`);
    }));
  it('stands on standard error where standard output is for a program', () =>
    inFolder(files, (folder) => {
      const run = folder.run(['check', '.', '--summary', '--format', 'json']);
      assert.equal(run.err, `\n${tables}`);
      assert.equal((JSON.parse(run.out) as CheckJson).version, 1);
    }));
  it('says nothing where nothing was found', () =>
    inFolder({ 'a.md': clean }, (folder) => assert.equal(folder.run(['check', '.', '--summary', '-q']).out, '')));
});

describe('progress', () => {
  const shown = (steps: number, total: number, each: number, zh = false): string[] => {
    let now = 0;
    const out: string[] = [];
    const progress = new Progress(
      total,
      80,
      (z, e) => (zh ? z : e),
      (text) => out.push(text),
      () => now,
    );
    for (let i = 0; i < steps; i++) {
      now += each;
      progress.step();
    }
    progress.clear();
    return out;
  };
  it('tells count, rate and time left, and goes away', () =>
    assert.deepEqual(shown(12, 200, 250).slice(-3), [
      '\r\u001b[Kchecking 11/200 (5%), 4.0 a second, about 0:47 left',
      '\r\u001b[Kchecking 12/200 (6%), 4.0 a second, about 0:47 left',
      '\r\u001b[K',
    ]));
  it('in Chinese', () =>
    assert.equal(shown(60, 6000, 10, true)[0], '\r\u001b[K检查 50/6000（0%），每秒 100 个，约剩 1:00'));
  it('says nothing of a short run', () => assert.deepEqual(shown(40, 40, 10), []));
  it('tells no rate of the first few files, which had to wait for the start', () =>
    assert.equal(shown(1, 200, 600)[0], '\r\u001b[Kchecking 1/200 (0%)'));
  it('is not written at every file', () => assert.ok(shown(1000, 1000, 1).length <= 7));
});
