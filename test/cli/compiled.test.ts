import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runCompiled } from '../../server/src/cli/cache/compiled';
import { cleanReport } from '../support/report';
import { layoutNamed } from '../support/layouts/index';
import { Folder } from './run';

const BUILD = 'a'.repeat(32);
const PROGRAM = 'exports.answer = () => [6, 7].reduce((a, b) => a * b);';

/** A program with a folder for its code. */
class Place {
  readonly folder = new Folder({ 'program.js': PROGRAM });
  readonly cache = join(this.folder.path, 'kept');
  readonly code = join(this.cache, `gouji-${BUILD}.code`);

  /** Runs the program and keeps its code; whether the code was there. */
  run(env: NodeJS.ProcessEnv = {}, build = BUILD): boolean {
    const program = runCompiled<{ answer(): number }>(
      join(this.folder.path, 'program.js'),
      { GOUJI_CACHE_DIR: this.cache, ...env },
      build,
    );
    assert.equal(program.exports.answer(), 42);
    program.keep();
    return program.wasKept;
  }
}

function inPlace(test: (place: Place) => void): void {
  const place = new Place();
  try {
    test(place);
  } finally {
    place.folder.remove();
  }
}

describe('code that was compiled', () => {
  it('is taken by the next run, and stands where nobody else reads', () =>
    inPlace((place) => {
      assert.deepEqual([place.run(), place.run()], [false, true]);
      assert.equal(statSync(place.code).mode & 0o777, 0o600);
      assert.equal(statSync(place.cache).mode & 0o777, 0o700);
      assert.deepEqual(readdirSync(place.cache), [`gouji-${BUILD}.code`]);
    }));

  const changed = (change: (bytes: Buffer) => Uint8Array) => (place: Place) =>
    writeFileSync(place.code, change(readFileSync(place.code)));
  for (const [title, spoil] of [
    ['a byte is another', changed((b) => b.fill(b[b.length >> 1]! ^ 16, b.length >> 1, (b.length >> 1) + 1))],
    ['its check is another', changed((b) => b.fill(b[0]! ^ 1, 0, 1))],
    ['its end is missing', changed((b) => b.subarray(0, -1))],
    ['nothing but a check is left', changed((b) => b.subarray(0, 4))],
    ['it is empty', changed(() => new Uint8Array())],
    ['others can read it', (place) => chmodSync(place.code, 0o644)],
    [
      'it is a link',
      (place) => {
        const other = join(place.folder.path, 'other');
        writeFileSync(other, readFileSync(place.code), { mode: 0o600 });
        rmSync(place.code);
        symlinkSync(other, place.code);
      },
    ],
  ] as readonly (readonly [string, (place: Place) => void])[])
    it(`is not taken where ${title}, and is then kept anew`, () =>
      inPlace((place) => {
        place.run();
        spoil(place);
        assert.deepEqual([place.run(), place.run()], [false, true]);
        assert.ok(statSync(place.code).isFile());
      }));

  for (const [title, bar] of [
    ['where others can write to the folder', (place) => chmodSync(place.cache, 0o777)],
    ['of another build', (place) => assert.equal(place.run({}, 'b'.repeat(32)), false)],
  ] as readonly (readonly [string, (place: Place) => void])[])
    it(`is not taken ${title}`, () =>
      inPlace((place) => {
        place.run();
        bar(place);
        assert.equal(place.run(), title.includes('build'));
      }));

  for (const [title, env, build] of [
    ['it is switched off', { NODE_DISABLE_COMPILE_CACHE: '1' }],
    ['the program has no name', {}, ''],
    ['the folder cannot be made', { GOUJI_CACHE_DIR: '/dev/null/kept' }],
  ] as readonly (readonly [string, NodeJS.ProcessEnv, string?])[])
    it(`is not kept where ${title}; the program runs all the same`, () =>
      inPlace((place) => {
        assert.deepEqual([place.run(env, build), place.run(env, build)], [false, false]);
        assert.ok(!existsSync(place.cache));
      }));

  it('changes nothing of what the command line says; only a check keeps it', () => {
    const folder = new Folder({ 'a.md': layoutNamed('pipes').print(cleanReport()).text });
    try {
      const cache = join(folder.path, 'kept');
      const codes = () => (existsSync(cache) ? readdirSync(cache).filter((name) => name.endsWith('.code')).length : 0);
      const run = (command: string) => folder.run([command, 'a.md'], { env: { GOUJI_CACHE_DIR: cache } });
      const facts = run('facts');
      assert.equal(codes(), 0);
      const checks = [run('check'), run('check')];
      assert.equal(codes(), 1);
      assert.deepEqual(checks[1], checks[0]);
      assert.deepEqual(run('facts'), facts);
    } finally {
      folder.remove();
    }
  });
});
