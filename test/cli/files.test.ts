import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { isNamedBy } from '../../server/src/workspace/file-patterns';
import { Pack } from '../../server/src/cli/cache/pack';
import { isIdentity, isOutcome, isSettings, isYears, parsed } from '../../server/src/cli/cache/shapes';
import { broken, clean, Folder, inFolder, parsed as read } from './run';

const posix = process.platform !== 'win32';
const pathsOf = (folder: Folder, args: readonly string[] = ['.']) =>
  read(folder.run(['check', ...args, '--format', 'json'])).files.map((f) => f.path);

if (posix)
  describe('only regular files are read, and only where they were asked for', () => {
    const make = (folder: Folder) => {
      const at = (name: string) => join(folder.path, name);
      mkdirSync(at('d'), { recursive: true });
      folder.write('d/a.md', broken);
      folder.write('out.md', broken);
      symlinkSync('/dev/zero', at('d/zero.md'));
      symlinkSync('/dev/stdin', at('d/stdin.md'));
      spawnSync('mkfifo', [at('d/pipe'), at('d/pipe.md')]);
      symlinkSync('pipe', at('d/to-pipe.md'));
      symlinkSync('../out.md', at('d/to-out.md'));
      symlinkSync('a.md', at('d/to-a.md'));
      symlinkSync('/', at('d/root'));
      symlinkSync('loop.md', at('d/loop.md'));
    };
    it('in a folder, by a glob, with facts', () =>
      inFolder({}, (folder) => {
        make(folder);
        assert.deepEqual(pathsOf(folder, ['d']), ['d/a.md', 'd/to-a.md']);
        // A glob stands for files, not for links.
        assert.deepEqual(pathsOf(folder, ['d/*.md']), ['d/a.md']);
        const { status, out, err } = folder.run(['facts', 'd', '--format', 'json']);
        assert.equal(status, 0);
        assert.equal(err, '');
        assert.equal((JSON.parse(out) as { files: unknown[] }).files.length, 2);
      }));
    // Other systems have no such names.
    if (process.platform === 'linux')
      it('a name that is no UTF-8 is said to be so, and the others are read', () =>
        inFolder({ 'd/a.md': broken }, (folder) => {
          const name = Buffer.from([0xc4, 0xea, 0xb1, 0xa8]);
          const at = (...parts: (string | Buffer)[]) => Buffer.concat(parts.map((p) => Buffer.from(p)));
          writeFileSync(at(`${folder.path}/d/`, name, '.md'), clean);
          mkdirSync(at(`${folder.path}/d/`, name));
          for (const args of [['d'], ['d', 'd/\ufffd\ufffd\ufffd\ufffd.md']]) {
            const { status, out, err } = folder.run(['check', ...args]);
            assert.equal(status, 2);
            assert.match(out, /1 file checked/);
            const lines = err.trim().split('\n');
            assert.ok(lines.length > 1 && lines.every((l) => /its name is not in UTF-8/.test(l)), err);
          }
        }));
    it('as a baseline neither', () =>
      inFolder({ 'a.md': broken }, (folder) => {
        spawnSync('mkfifo', [join(folder.path, 'pipe')]);
        for (const file of ['pipe', '/dev/zero', '.']) {
          const { status, err } = folder.run(['check', 'a.md', '--baseline', file]);
          assert.equal(status, 2);
          assert.match(err, /^gouji: baseline .*: is (?:no regular file, not read|a folder)/);
        }
      }));
    it('what is left out is said to who wants to know', () =>
      inFolder({}, (folder) => {
        make(folder);
        assert.equal(folder.run(['check', 'd', '-q']).err, '');
        const { err, status } = folder.run(['check', 'd', '-q', '--verbose']);
        assert.equal(status, 1);
        assert.match(err, /d\/zero\.md: is no regular file, not read/);
        assert.match(err, /d\/to-pipe\.md: is no regular file/);
        assert.match(err, /d\/to-out\.md: is a link that leads out of the folder/);
      }));
    it('named, and as a configuration', () =>
      inFolder({}, (folder) => {
        make(folder);
        for (const path of ['d/zero.md', 'd/pipe', 'd/to-pipe.md', '/dev/null', '/dev/zero']) {
          const { status, err } = folder.run(['check', path, 'd/a.md']);
          assert.equal(status, 2);
          assert.match(err, /is neither a regular file nor a folder/);
        }
        // A link that is named is followed wherever it leads.
        assert.deepEqual(pathsOf(folder, ['d/to-out.md']), ['d/to-out.md']);
        for (const config of ['d/zero.md', 'd/pipe']) {
          const { status, err } = folder.run(['check', 'd/a.md', '--config', config]);
          assert.equal(status, 2);
          assert.match(err, /no configuration/);
        }
        // One that was not named is not looked at.
        symlinkSync('/dev/zero', join(folder.path, 'gouji.json'));
        assert.equal(folder.run(['check', 'd/a.md']).err, '');
      }));
    it('a pipe that a shell hands over', () =>
      inFolder({ 'a.md': broken }, (folder) => {
        const line = `"${process.execPath}" "${join(process.cwd(), 'dist/cli.js')}" check <(cat a.md) -q`;
        const r = spawnSync('bash', ['--norc', '-c', line], { cwd: folder.path, env: { PATH: process.env['PATH'] } });
        if (r.error) return;
        assert.match(r.stdout.toString(), /row-total|column-total/);
      }));
    it('a socket', async () => {
      const folder = new Folder({ 'a.md': clean });
      const server = createServer();
      try {
        await new Promise<void>((resolve) => {
          server.listen(join(folder.path, 's.md'), resolve);
        });
        assert.deepEqual(pathsOf(folder), ['a.md']);
      } finally {
        server.close();
        folder.remove();
      }
    });
  });

describe('a file larger than the limit', () => {
  it('is not read and said; the others are', () =>
    inFolder(
      { 'a.md': broken, 'big.md': broken + ' '.repeat(1 << 20), 'gouji.json': '{"maxFileSize":1}' },
      (folder) => {
        const { status, err, out } = folder.run(['check', '.', '-q']);
        assert.equal(status, 2);
        assert.equal(err, 'gouji: big.md: is larger than 1 MB, not read; the setting maxFileSize changes that\n');
        assert.match(out, /^a\.md:/);
        assert.match(folder.run(['facts', 'big.md']).err, /larger than 1 MB/);
        assert.match(folder.run(['check', '-'], { input: folder.bytes('big.md') }).err, /larger than 1 MB/);
        folder.write('gouji.json', '{}');
        assert.equal(folder.run(['check', '.', '-q']).status, 1);
        assert.match(folder.run(['check', '.', '-q']).out, /big\.md:/);
        folder.write('gouji.json', '{"maxFileSize":0}');
        assert.match(folder.run(['check', '.', '-q']).err, /maxFileSize must be at least 1/);
      },
    ));
});

describe('patterns of files', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['*.md', 'a/b.md', true],
    ['a/*.md', 'a/b.md', true],
    ['a/*.md', 'a/b/c.md', false],
    ['a/**/*.md', 'a/b.md', true],
    ['a/**/*.md', 'a/b/c/d.md', true],
    ['**/c.md', 'a/b/c.md', true],
    ['a/**', 'a/b/c.md', true],
    ['a/**/d/**/f.md', 'a/b/d/e/d/e/f.md', true],
    ['a/**/d/**/f.md', 'a/b/e/f.md', false],
    ['./a/b.md', 'a/b.md', true],
    ['{a,b}/*.{md,txt}', 'b/x.txt', true],
    ['{a,b}/*.{md,txt}', 'c/x.txt', false],
    ['{a,{b,c}}/x', 'c/x', true],
    ['{a}/x', '{a}/x', true],
    ['年报?[0-9]{1,2}.txt', '年报x12.txt', true],
    ['年报?[0-9].txt', '年报x1.txt', true],
    ['[!a]b', 'cb', true],
    ['[!a]b', 'ab', false],
    ['[^a]b', 'ab', false],
    ['a[b', 'a[b', true],
    ['a[z-a]b', 'aqb', false],
    // Both slashes are one, and one in front stands for the folder that patterns count from.
    ['\\*.md', 'a.md', true],
    ['\\*.md', 'a/b.md', false],
    ['.*', '.hidden', true],
    ['', 'a', false],
    ['a'.repeat(1001), 'a'.repeat(1001), false],
    ['{a,b}'.repeat(20), 'ab'.repeat(10), false],
  ];
  for (const [pattern, path, named] of cases)
    it(`${pattern.slice(0, 40)} ${named ? 'names' : 'does not name'} ${path.slice(0, 40)}`, () =>
      assert.equal(isNamedBy([pattern], path), named));
  it('are matched in steps that grow with their length, whatever they hold', () => {
    // Each would take longer than the age of the world if every way were tried.
    const long = 'a'.repeat(5000);
    for (const pattern of ['*a'.repeat(400) + 'b', '**/'.repeat(300) + 'b', '*'.repeat(999), '?*'.repeat(400) + 'b'])
      assert.equal(isNamedBy([pattern], `${long}/`.repeat(3) + long), /^\*+$/.test(pattern));
  });
  it('one that is too long is refused with a reason', () =>
    inFolder({ 'a.md': clean, 'gouji.json': JSON.stringify({ files: ['*'.repeat(65537)] }) }, (folder) => {
      const { status, err } = folder.run(['check', 'a.md']);
      assert.equal(status, 2);
      assert.match(err, /files\.0 is too long/);
    }));
});

describe('the cache is this user’s alone, or not used', () => {
  if (posix)
    for (const [name, folderMode, fileMode, used] of [
      ['made by us', 0o700, 0o600, true],
      ['a folder that others may look into', 0o755, 0o600, true],
      ['a folder that others may write to', 0o777, 0o600, false],
      ['a pack that others may read', 0o700, 0o644, false],
      ['a pack that others may write', 0o700, 0o602, false],
    ] as const)
      it(name, () =>
        inFolder({}, (folder) => {
          const dir = join(folder.path, 'kept'),
            file = join(dir, `gouji-${'0'.repeat(32)}.pack`),
            key = 'a'.repeat(32);
          const first = new Pack(file);
          first.put(key, Buffer.from('x'));
          first.close();
          assert.equal(statSync(dir).mode & 0o777, 0o700);
          assert.equal(statSync(file).mode & 0o777, 0o600);
          chmodSync(file, fileMode);
          chmodSync(dir, folderMode);
          const again = new Pack(file);
          assert.equal(again.get(key)?.toString(), used ? 'x' : undefined);
          assert.equal(again.trouble === undefined, used);
        }),
      );

  it('a record that is not as we write it is as good as none', () => {
    const junk = ['', '{', 'null', '[]', '5', '"x"', '{"read":true}', '{"enable":1}', '[5]', '[{"year":"x"}]'].map(
      parsed,
    );
    for (const value of junk) {
      assert.ok(!isSettings(value) && !isOutcome(value));
      assert.ok(!isIdentity(value) || (value as unknown[]).length === 0);
      assert.ok(!isYears(value, 3));
    }
    assert.ok(!isYears([[], [3], [0]], 3));
    assert.ok(isYears([[], [2, 1], [0]], 3));
  });

  it('whatever stands in a pack, nothing of it is printed and nothing fails', () =>
    inFolder({}, (folder) => {
      for (let i = 0; i < 20; i++) folder.write(`d/r${i}.md`, clean.replace('2023', `${2000 + i}`));
      const dir = join(folder.path, 'kept');
      const run = () => folder.run(['check', 'd', '--format', 'json'], { env: { GOUJI_CACHE_DIR: dir } });
      const before = run();
      const [pack] = readdirSync(dir);
      for (const content of [Buffer.alloc(100_000, 0xff), Buffer.from('GkR1'.repeat(5000)), Buffer.alloc(0)]) {
        writeFileSync(join(dir, pack!), content, { mode: 0o600 });
        assert.deepEqual(run(), before);
      }
    }));
});
