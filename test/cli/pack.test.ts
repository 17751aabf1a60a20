import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { answer, type Job } from '../../server/src/cli/batch/batch';
import { digest, digestOfFile } from '../../server/src/cli/cache/digest';
import { cacheFolder } from '../../server/src/cli/cache/folder';
import { Pack } from '../../server/src/cli/cache/pack';
import { KEY, record } from '../../server/src/cli/cache/records';
import { json } from '../../server/src/cli/formats/json';
import { clean, inFolder, waitInFolder } from './run';

const key = (n: number | string) => createHash('sha256').update(String(n)).digest('hex').slice(0, KEY);
const content = (n: number, length = 100) => Buffer.alloc(length, `content ${n};`);
const NAME = `gouji-${'0'.repeat(32)}.pack`;
const small = { pack: 4000, folder: 20_000, days: 30 };

/** A run: puts some, then gives which of others are there. */
function run(file: string, put: readonly number[], get: readonly number[] = [], limits = small): number[] {
  const pack = new Pack(file, limits);
  const found = get.filter((n) => {
    const c = pack.get(key(n));
    if (c) assert.ok(c.equals(content(n)));
    return c !== undefined;
  });
  for (const n of put) pack.put(key(n), content(n));
  pack.close();
  assert.equal(pack.trouble, undefined);
  return found;
}
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('a pack', () => {
  const inPack = (test: (file: string, folder: string) => void) => () =>
    inFolder({}, (f) => test(join(f.path, 'a/b', NAME), join(f.path, 'a/b')));

  it(
    'gives what was put, in later runs',
    inPack((file) => {
      assert.deepEqual(run(file, range(0, 5), range(0, 5)), []);
      assert.deepEqual(run(file, [5], range(0, 7)), range(0, 5));
      assert.deepEqual(run(file, [], range(0, 7)), range(0, 6));
    }),
  );
  it(
    'is not made where nothing is put',
    inPack((file) => {
      run(file, [], [1]);
      assert.ok(!existsSync(file));
    }),
  );
  it(
    'never grows beyond its limit, and keeps what is used',
    inPack((file) => {
      for (let round = 0; round < 20; round++) {
        const found = run(file, range(100 + round * 10, 110 + round * 10), range(0, 10));
        if (round > 0) assert.deepEqual(found, range(0, 10));
        if (round === 0) run(file, range(0, 10));
        assert.ok(statSync(file).size <= small.pack, `${statSync(file).size}`);
      }
      assert.deepEqual(run(file, [], range(280, 300)).slice(-10), range(290, 300), 'of the rest the newest');
    }),
  );
  it(
    'takes no more than fits, whatever is put, and stays as it is then',
    inPack((file) => {
      run(file, range(0, 1000));
      const found = run(file, [], range(0, 1000));
      assert.ok(found.length > 20 && found.length * 132 <= small.pack);
      const before = readFileSync(file);
      run(file, range(found.length, 1000), range(0, 1000));
      assert.ok(readFileSync(file).equals(before));
    }),
  );
  it(
    'grown too long by runs at once is cut down',
    inPack((file) => {
      const packs = range(0, 5).map(() => new Pack(file, small));
      packs.forEach((p, i) => range(i * 25, i * 25 + 25).forEach((n) => p.put(key(n), content(n))));
      packs.forEach((p) => p.close());
      run(file, [], range(0, 125));
      assert.ok(statSync(file).size <= small.pack);
      assert.ok(run(file, [], range(0, 125)).length > 0);
    }),
  );
  it(
    'far too long to be one is not read whole, and replaced',
    inPack((file, folder) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, Buffer.alloc(1 << 20), { mode: 0o600 });
      run(file, [1]);
      assert.ok(statSync(file).size <= small.pack);
      run(file, [1]);
      assert.deepEqual(run(file, [], [1]), [1]);
    }),
  );
  it(
    'loses to a record that was cut off only that',
    inPack((file) => {
      run(file, [1, 2]);
      appendFileSync(file, record(key(3), content(3, 3000)).subarray(0, 400));
      run(file, [4, 5, 6]);
      assert.deepEqual(run(file, [], range(0, 9)), [1, 2, 4, 5, 6]);
    }),
  );
  it(
    'finds every byte that was changed',
    inPack((file) => {
      run(file, [1, 2, 3]);
      const whole = readFileSync(file);
      for (let i = 132; i < 264; i++) {
        const bytes = Buffer.from(whole);
        bytes[i]! ^= 0x40;
        writeFileSync(file, bytes);
        const found = run(file, [], [1, 2, 3]);
        assert.ok(!found.includes(2) && found.includes(3), `byte ${i}: ${found.join()}`);
      }
    }),
  );
  it(
    'looks after those before it, and at nothing else',
    inPack((file, folder) => {
      const name = (c: string) => join(folder, `gouji-${c.repeat(32)}.pack`),
        old = Date.now() / 1000 - 40 * 86_400;
      mkdirSync(folder, { recursive: true });
      for (const [c, days] of [
        ['a', 40],
        ['b', 3],
        ['c', 2],
        ['d', 1],
      ] as const) {
        writeFileSync(name(c), Buffer.alloc(9_000));
        utimesSync(name(c), 1, Date.now() / 1000 - days * 86_400);
      }
      for (const other of ['notes.txt', 'gouji-1.pack', `${name('a').slice(0, -5)}.txt`]) {
        writeFileSync(join(folder, other.split('/').pop()!), '');
        utimesSync(join(folder, other.split('/').pop()!), old, old);
      }
      run(file, [1]);
      assert.deepEqual(
        readdirSync(folder)
          .filter((f) => /^gouji-(.)\1{31}\.pack$/.test(f))
          .sort(),
        ['0', 'c', 'd'].map((c) => `gouji-${c.repeat(32)}.pack`),
      );
      assert.equal(readdirSync(folder).length, 6);
    }),
  );
  it(
    'that is used stays young',
    inPack((file) => {
      run(file, [1]);
      utimesSync(file, 1, Date.now() / 1000 - 20 * 86_400);
      run(file, [], [1]);
      assert.ok(Date.now() - statSync(file).mtimeMs < 86_400_000);
    }),
  );
  if (process.platform !== 'win32')
    it(
      'is no link that leads elsewhere',
      inPack((file, folder) => {
        mkdirSync(folder, { recursive: true });
        const aim = join(folder, 'precious');
        writeFileSync(aim, 'mine');
        symlinkSync(aim, file);
        const pack = new Pack(file, small);
        pack.put(key(1), content(1));
        pack.close();
        assert.ok(pack.trouble);
        assert.equal(readFileSync(aim, 'utf8'), 'mine');
        assert.ok(lstatSync(file).isSymbolicLink());
      }),
    );
});

describe('where the cache is', () => {
  const home = () => '/home/a',
    none = () => undefined;
  for (const [title, folder, given, env, platform, at = home] of [
    ['given', '/g', '/g', { GOUJI_CACHE_DIR: '/e' }, 'linux'],
    ['named by the environment', '/e', undefined, { GOUJI_CACHE_DIR: '/e', XDG_CACHE_HOME: '/x' }, 'darwin'],
    ['XDG', '/x/gouji', undefined, { GOUJI_CACHE_DIR: '', XDG_CACHE_HOME: '/x' }, 'linux'],
    ['XDG, relative', '/home/a/.cache/gouji', undefined, { XDG_CACHE_HOME: 'x' }, 'linux'],
    ['Linux', '/home/a/.cache/gouji', undefined, {}, 'linux'],
    ['macOS', '/home/a/Library/Caches/gouji', undefined, {}, 'darwin'],
    ['Windows', '/local/gouji/Cache', undefined, { LOCALAPPDATA: '/local' }, 'win32'],
    ['Windows without its variable', '/home/a/AppData/Local/gouji/Cache', undefined, {}, 'win32'],
    ['no home', undefined, undefined, {}, 'linux', none],
    ['no home, and none needed', '/x/gouji', undefined, { XDG_CACHE_HOME: '/x' }, 'linux', none],
  ] as readonly (readonly [
    string,
    string | undefined,
    string | undefined,
    NodeJS.ProcessEnv,
    NodeJS.Platform,
    (() => string | undefined)?,
  ])[]) {
    if (process.platform !== 'win32') it(title, () => assert.equal(cacheFolder(given, env, platform, at), folder));
  }
});

describe('what is kept of a file', () => {
  it('is a hash of all its bytes, however long it is', () =>
    inFolder({}, (folder) => {
      for (const length of [0, 1, 100, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20]) {
        folder.write('a', Buffer.alloc(length, 'abc'));
        assert.equal(digestOfFile(join(folder.path, 'a')), digest(folder.bytes('a')), String(length));
      }
      for (const name of ['none', '.']) assert.equal(digestOfFile(join(folder.path, name)), undefined);
    }));

  it('is what was looked up, or nothing', () =>
    waitInFolder({ 'a.md': clean, 'b.md': clean }, async (folder) => {
      const job = (name: string, expected: string | undefined): Job => ({
        source: { path: name, file: join(folder.path, name), named: true },
        expected,
        options: {
          lang: 'en',
          form: 'auto',
          severities: {},
          forced: false,
          suppressions: [],
          fix: 'none',
          diff: false,
          strict: false,
          named: true,
          years: true,
          maxFileSize: 64,
          view: { lang: 'en', color: false, width: 80, quiet: false, limit: 9 },
        },
      });
      const right = digest(Buffer.from(clean)),
        wrong = digest('what stood there before');
      for (const [own, beside, as, expected] of [
        [right, undefined, digest, true],
        [wrong, undefined, digest, false],
        [undefined, undefined, digest, false],
        [right, undefined, undefined, false],
        [right, right, digest, true],
        [right, wrong, digest, false],
      ] as const) {
        const asked = { ...job('a.md', own), ...(beside ? { beside: [job('b.md', beside)] } : {}) };
        assert.equal((await answer(asked, [json], as)).expected, expected);
      }
      const alone = { ...job('a.md', right), beside: [job('gone.md', right)] };
      assert.equal((await answer(alone, [json], digest)).expected, false);
      assert.equal((await answer(job('gone.md', right), [json], digest)).expected, false);
    }));
});
