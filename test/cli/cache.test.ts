import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setFigure } from '../support/report';
import { toGbk } from './gbk';
import {
  broken,
  clean,
  cleanReport,
  CLI,
  environment,
  Folder,
  gouji,
  inFolder,
  notes,
  printed,
  warned,
  type Run,
} from './run';

/** A report whose figures carried in are those the year before carried forward, or are not. */
const ofYear = (year: number, carried: number) =>
  printed(
    setFigure(
      setFigure(cleanReport('township', year), 'applications.carriedIn.naturalPerson', carried),
      'applications.carriedIn.total',
      carried + 1,
    ),
    { seed: year },
  );

/** Some files, each different: enough of them that the cache is looked into. */
const files: Readonly<Record<string, string | Uint8Array>> = {
  ...Object.fromEntries(
    [clean, warned, broken, notes].flatMap((text, i) =>
      Array.from({ length: 4 }, (_, n) => [`d/${i}${n}.md`, `${text}\n${n}\n`]),
    ),
  ),
  'd/gbk.txt': toGbk(warned),
  'd/bin.md': Buffer.from([0]),
  'd/empty.md': '',
  'd/crlf.md': warned.replaceAll('\n', '\r\n'),
  'd/x-2022.md': ofYear(2022, 3),
  'd/x-2023.md': ofYear(2023, 2),
};
const COUNT = Object.keys(files).length;
const quick = {
  'd/a.md': notes,
  ...Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`d/${i}.md`, i % 5 === 0 ? `${broken}\n${i}\n` : `${notes}\n${i}\n`]),
  ),
};
const QUICK = Object.keys(quick).length;

/** A folder of reports with a cache of its own beside it. */
class Place {
  readonly folder: Folder;
  readonly cache: string;
  constructor(given: Readonly<Record<string, string | Uint8Array>> = files) {
    this.folder = new Folder(given);
    this.cache = join(this.folder.path, 'kept');
  }

  run(args: readonly string[] = [], env: Readonly<Record<string, string | undefined>> = {}): Run {
    return this.folder.run(['check', 'd', ...args], { env: { GOUJI_CACHE_DIR: this.cache, ...env } });
  }
  afresh(args: readonly string[] = [], env: Readonly<Record<string, string | undefined>> = {}): Run {
    return this.run([...args, '--no-cache'], env);
  }

  /** Runs, and looks that all is as without a cache; gives how many results came from it. */
  hits(args: readonly string[] = [], env: Readonly<Record<string, string | undefined>> = {}): number {
    const run = this.run([...args, '--verbose'], env),
      said = /^gouji: cache: (\d+) of \d+ files.*\n|^gouji: 缓存：\d+ 个文件中 (\d+) .*\n/m.exec(run.err);
    assert.ok(said, run.err);
    assert.deepEqual({ ...run, err: run.err.replace(said[0], '') }, this.afresh([...args, '--verbose'], env));
    return Number(said[1] ?? said[2]);
  }

  get packs(): string[] {
    const names = existsSync(this.cache) ? readdirSync(this.cache) : [];
    return names.filter((name) => !name.endsWith('.code')).map((name) => join(this.cache, name));
  }
  /** The only pack there is. */
  get pack(): string {
    assert.equal(this.packs.length, 1, this.packs.join());
    return this.packs[0]!;
  }
}

function inPlace(test: (place: Place) => void, given = files): void {
  const place = new Place(given);
  try {
    test(place);
  } finally {
    place.folder.remove();
  }
}

const edited = (place: Place, name: string, change: (text: string) => string) =>
  place.folder.write(name, change(place.folder.text(name)));

describe('results kept from run to run', function () {
  this.timeout(120_000);

  describe('say what a run without them says', () => {
    for (const [title, args, env = {}] of [
      ['pretty', []],
      ['json', ['--format', 'json']],
      ['one line a finding', ['-q']],
      ['in Chinese', ['--lang', 'zh']],
      ['in colour', [], { FORCE_COLOR: '1' }],
      ['other levels', ['--rule', 'row-name=error', '--rule', 'carry-over=off']],
      ['a form named', ['--form', 'disclosure-2021']],
      ['never failing', ['--fail-on', 'never']],
      [
        'no comparison of years',
        ['--rule', 'carry-over=off', '--rule', 'stock-continuity=off', '--rule', 'copied-text=off'],
      ],
    ] as readonly (readonly [string, readonly string[], Readonly<Record<string, string>>?])[]) {
      it(title, () =>
        inPlace((place) => {
          const plain = place.afresh(args, env);
          assert.deepEqual(place.packs, []);
          assert.deepEqual([place.run(args, env), place.run(args, env)], [plain, plain]);
          const before = readFileSync(place.pack);
          assert.deepEqual(place.run(args, env), plain);
          assert.ok(readFileSync(place.pack).equals(before), 'nothing is written where all is known');
        }),
      );
    }

    it('with more files than one thread checks, one of them changed', () =>
      inPlace(
        (place) => {
          assert.equal(place.hits(), 0);
          assert.equal(place.hits(), 100);
          edited(place, 'd/7.md', (text) => `${text}!`);
          assert.equal(place.hits(), 99);
          for (let i = 0; i < 80; i++) edited(place, `d/${i}.md`, (text) => `${text}?`);
          assert.equal(place.hits(), 20);
          assert.equal(place.hits(), 100);
        },
        Object.fromEntries(
          Array.from({ length: 100 }, (_, i) => [`d/${i}.md`, i % 10 === 0 ? `${broken}\n${i}\n` : `${notes}\n${i}\n`]),
        ),
      ));
  });

  it('are kept of a single file, if it is large', () =>
    inPlace(
      (place) => {
        assert.deepEqual([place.hits(), place.hits()], [0, 1]);
      },
      { 'd/large.md': `${broken}\n\n`.repeat(60) },
    ));

  describe('are used for', () => {
    interface Change {
      readonly title: string;
      readonly change?: (place: Place) => void;
      readonly args?: readonly string[];
      readonly env?: Readonly<Record<string, string>>;
      readonly hits: number;
    }
    const changes: readonly Change[] = [
      { title: 'all files where nothing changed', hits: COUNT },
      {
        title: 'all files where only times changed',
        change: (p) => utimesSync(join(p.folder.path, 'd/00.md'), 1, 1),
        hits: COUNT,
      },
      {
        title: 'all but a file with one more character',
        change: (p) => edited(p, 'd/10.md', (text) => `${text} `),
        hits: COUNT - 1,
      },
      {
        title: 'all but a file with another name',
        change: (p) => renameSync(join(p.folder.path, 'd/10.md'), join(p.folder.path, 'd/1x.md')),
        hits: COUNT - 1,
      },
      { title: 'all but a file that is new', change: (p) => p.folder.write('d/new.md', broken), hits: COUNT },
      {
        title: 'all but two that changed content',
        change: (p) => {
          const [a, b] = [p.folder.text('d/00.md'), p.folder.text('d/20.md')];
          p.folder.write('d/00.md', b);
          p.folder.write('d/20.md', a);
        },
        hits: COUNT - 2,
      },
      {
        title: 'neither a report that changed nor that of the year after',
        change: (p) => p.folder.write('d/x-2022.md', ofYear(2022, 2)),
        hits: COUNT - 2,
      },
      {
        title: 'no report whose neighbour of the year before went away',
        change: (p) => rmSync(join(p.folder.path, 'd/x-2022.md')),
        hits: COUNT - 2,
      },
      { title: 'no file in another format', args: ['--format', 'json'], hits: 0 },
      { title: 'no file at another level of a rule', args: ['--rule', 'row-name=error'], hits: 0 },
      { title: 'no file against a form that is named', args: ['--form', 'disclosure-2021'], hits: 0 },
      { title: 'no file in another language', args: ['--lang', 'zh'], hits: 0 },
      { title: 'no file with colours', env: { FORCE_COLOR: '1' }, hits: 0 },
      { title: 'no file in short', args: ['-q'], hits: 0 },
      {
        title: 'no file under a new gouji.json',
        change: (p) => p.folder.write('gouji.json', '{"rules":{"row-name":"error"}}'),
        hits: 0,
      },
      {
        title: 'no file under a limit of findings',
        change: (p) => p.folder.write('gouji.json', '{"maxFindings":1}'),
        hits: 0,
      },
      {
        title: 'no file in another folder to work in',
        change: (p) => {
          mkdirSync(join(p.folder.path, 'e'));
          renameSync(join(p.folder.path, 'd'), join(p.folder.path, 'e/d'));
          (p.folder as { path: string }).path = join(p.folder.path, 'e');
        },
        hits: 0,
      },
    ];
    for (const { title, change, args = [], env = {}, hits } of changes) {
      it(title, () =>
        inPlace((place) => {
          assert.equal(place.hits(), 0);
          change?.(place);
          assert.equal(place.hits(args, env), hits);
        }),
      );
    }

    it('a gouji.json that came back', () =>
      inPlace((place) => {
        const write = (files: string) => place.folder.write('gouji.json', JSON.stringify({ files: [files] }));
        write('d/1.*');
        assert.equal(place.hits(), 0);
        write('d/2.*');
        assert.equal(place.hits(), 0);
        write('d/1.*');
        assert.equal(place.hits(), QUICK);
      }, quick));

    it('a configuration that is no good: the same complaint', () =>
      inPlace((place) => {
        place.folder.write('gouji.json', '{"rules":{"row-nam":"off"}}');
        for (let i = 0; i < 2; i++) assert.match(place.run().err, /there is no rule row-nam; did you mean row-name\?/);
        assert.equal(place.run().status, 2);
      }, quick));

    it('patterns that only take back: the same note', () =>
      inPlace((place) => {
        place.folder.write('gouji.json', '{"exclude":["!d"]}');
        for (let i = 0; i < 2; i++) assert.match(place.run().err, /exclude has patterns with ! only/);
      }, quick));

    it('no file by another build of the program', () =>
      inPlace((place) => {
        const PARTS = ['cli.js', 'cli-main.js', 'cli-cache.js'];
        assert.equal(place.hits(), 0);
        const dist = join(place.folder.path, 'dist'),
          name = /"([0-9a-f]{32})"/.exec(readFileSync(CLI, 'utf8'))![1]!;
        cpSync(join(CLI, '..'), dist, { recursive: true, filter: (file) => !/\.map$|client|server/.test(file) });
        const rename = (file: string, to: string) =>
          writeFileSync(join(dist, file), readFileSync(join(dist, file), 'utf8').replace(/"[0-9a-f]{32}"/g, `"${to}"`));
        const said = () =>
          /cache: (\d+) of/.exec(
            gouji(['check', 'd', '--verbose'], {
              cwd: place.folder.path,
              env: { GOUJI_CACHE_DIR: place.cache },
              cli: join(dist, 'cli.js'),
            }).err,
          )?.[1];
        assert.ok(PARTS.every((file) => readFileSync(join(dist, file), 'utf8').includes(`"${name}"`)));
        for (const file of PARTS) rename(file, 'f'.repeat(32));
        assert.deepEqual([said(), said()], ['0', String(QUICK)]);
        // What is rebuilt while it runs has half of it old: it keeps nothing.
        rename('cli-cache.js', 'e'.repeat(32));
        assert.deepEqual([said(), said()], ['0', '0']);
      }, quick));
  });

  describe('are not looked for', () => {
    for (const [title, args, input] of [
      ['with --no-cache', ['d', '--no-cache']],
      ['with --no-cache and a folder for it', ['d', '--no-cache', '--cache-dir', 'kept']],
      ['for a few files', ['d/00.md', 'd/01.md', 'd/gbk.txt']],
      ['with standard input', ['d', '-'], clean],
      ['with --diff', ['d', '--diff']],
      ['with --fix', ['d', '--fix']],
      ['by facts', undefined],
    ] as readonly (readonly [string, (readonly string[])?, string?])[]) {
      it(title, () =>
        inPlace((place) => {
          const env = { GOUJI_CACHE_DIR: place.cache };
          place.folder.run(args ? ['check', ...args] : ['facts', 'd'], { env, ...(input ? { input } : {}) });
          assert.deepEqual(place.packs, []);
        }),
      );
    }
    it('with --no-cache, where there are some: they stay as they are', () =>
      inPlace((place) => {
        place.run();
        // Results that nobody can have found: who reads them would print them.
        const pack = place.pack,
          lie = readFileSync(pack);
        utimesSync(pack, 1, 1);
        place.afresh();
        assert.equal(statSync(pack).mtimeMs, 1000);
        assert.ok(readFileSync(pack).equals(lie));
      }, quick));
  });

  describe('stand', () => {
    const at =
      (args: readonly string[], env: (folder: string) => Readonly<Record<string, string | undefined>>, place: string) =>
      () =>
        inFolder(quick, (folder) => {
          mkdirSync(join(folder.path, 'home'));
          folder.run(['check', 'd', ...args], { env: { GOUJI_CACHE_DIR: undefined, ...env(folder.path) } });
          const found = readdirSync(join(folder.path, place)).filter((name) => !name.endsWith('.code'));
          assert.match(found.join(), /^gouji-[0-9a-f]{32}\.pack$/);
          if (process.platform === 'win32') return;
          assert.equal(statSync(join(folder.path, place)).mode & 0o777, 0o700);
          assert.equal(statSync(join(folder.path, place, found[0]!)).mode & 0o777, 0o600);
        });
    it(
      'where --cache-dir says',
      at(['--cache-dir', 'a/b'], (f) => ({ GOUJI_CACHE_DIR: join(f, 'c') }), 'a/b'),
    );
    it(
      'where GOUJI_CACHE_DIR says',
      at([], (f) => ({ GOUJI_CACHE_DIR: join(f, 'c'), XDG_CACHE_HOME: join(f, 'x') }), 'c'),
    );
    it(
      'where XDG_CACHE_HOME says',
      at([], (f) => ({ XDG_CACHE_HOME: join(f, 'x'), HOME: join(f, 'home') }), 'x/gouji'),
    );
    if (process.platform === 'linux')
      it(
        'below the home of the user',
        at([], (f) => ({ HOME: join(f, 'home'), XDG_CACHE_HOME: 'relative' }), 'home/.cache/gouji'),
      );
  });

  describe('are missed by nobody', () => {
    const nowhere: Readonly<Record<string, (place: Place) => Readonly<Record<string, string | undefined>>>> = {
      'where a file stands in the way': (p) => {
        p.folder.write('file', '');
        return { GOUJI_CACHE_DIR: join(p.folder.path, 'file/kept') };
      },
      'where the cache is a file': (p) => {
        p.folder.write('file', '');
        return { GOUJI_CACHE_DIR: join(p.folder.path, 'file') };
      },
      'where nothing may be written': (p) => {
        mkdirSync(p.cache, { mode: 0o500 });
        return process.getuid?.() === 0 ? { GOUJI_CACHE_DIR: '/proc/gouji' } : {};
      },
    };
    for (const [title, env] of Object.entries(nowhere)) {
      it(title, () =>
        inPlace((place) => {
          const given = env(place),
            plain = place.afresh();
          for (let i = 0; i < 2; i++) assert.deepEqual(place.run([], given), plain);
          assert.match(
            place.run(['--verbose'], given).err,
            /^gouji: cache: 0 of \d+ files .*; results could not be kept: .+\n$/,
          );
        }, quick),
      );
    }
    if (process.platform !== 'win32')
      it('where there is no home', () =>
        inPlace((place) => {
          const home = join(place.folder.path, 'nobody'),
            env = { GOUJI_CACHE_DIR: undefined, HOME: home };
          assert.deepEqual(place.run([], env), place.afresh([], env));
          assert.ok(!existsSync(home));
          assert.match(
            place.run(['--verbose'], env).err,
            /^gouji: there is no place for a cache, none is used; name one with --cache-dir\n$/,
          );
        }, quick));
  });

  describe('and damaged are found out again', () => {
    const half = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);
    const damages: Readonly<Record<string, readonly [(bytes: Buffer) => Buffer, (hits: number) => boolean]>> = {
      emptied: [() => Buffer.alloc(0), (n) => n === 0],
      'cut off': [half, (n) => n > 0 && n < QUICK],
      'cut off by one byte': [(b) => b.subarray(0, -1), (n) => n === QUICK - 1],
      'of another kind': [(b) => Buffer.from('x'.repeat(b.length)), (n) => n === 0],
      'behind something else': [(b) => Buffer.concat([Buffer.from('foreign\n'), b]), (n) => n === QUICK],
      'before something else': [(b) => Buffer.concat([b, Buffer.from('foreign\n')]), (n) => n >= QUICK - 1],
      'behind a record that was cut off': [(b) => Buffer.concat([b.subarray(0, 60), b]), (n) => n === QUICK],
      twice: [(b) => Buffer.concat([b, b]), (n) => n === QUICK],
      'with one byte changed in each thousand': [
        (b) => {
          const c = Buffer.from(b);
          for (let i = 500; i < c.length; i += 1000) c[i]! ^= 1;
          return c;
        },
        (n) => n < QUICK,
      ],
    };
    for (const [title, [damage, right]] of Object.entries(damages)) {
      it(title, () =>
        inPlace((place) => {
          assert.equal(place.hits(), 0);
          writeFileSync(place.pack, damage(readFileSync(place.pack)));
          const hits = place.hits();
          assert.ok(right(hits), `${hits} of ${QUICK}`);
          assert.equal(place.hits(), QUICK, 'what was lost is kept again');
        }, quick),
      );
    }
    it('a folder in the place of the pack', () =>
      inPlace((place) => {
        place.run();
        const { pack } = place;
        rmSync(pack);
        mkdirSync(pack);
        assert.deepEqual(place.run(), place.afresh());
      }, quick));
  });

  it('by runs at the same time, each says what it would have said alone', async () => {
    const place = new Place(
      Object.fromEntries(
        Array.from({ length: 60 }, (_, i) => [`d/${i}.md`, i % 2 === 0 ? `${broken}\n${i}\n` : `${notes}\n${i}\n`]),
      ),
    );
    try {
      const plain = place.afresh();
      const one = () =>
        new Promise<string>((done, fail) =>
          execFile(
            process.execPath,
            [CLI, 'check', 'd'],
            { cwd: place.folder.path, maxBuffer: 1 << 28, env: environment({ GOUJI_CACHE_DIR: place.cache }) },
            (error, out, err) => {
              if (error?.code === 1 && err === '') done(out);
              else fail(error ?? new Error(err));
            },
          ),
        );
      for (const out of await Promise.all([one(), one(), one(), one()])) assert.equal(out, plain.out);
      assert.equal(place.hits([]), 0);
      assert.equal(place.hits([]), 60);
      assert.deepEqual(place.run(), plain);
      assert.equal(place.packs.length, 1);
    } finally {
      place.folder.remove();
    }
  });
});
