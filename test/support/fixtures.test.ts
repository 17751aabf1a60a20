import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clean } from '../fixtures/specs/index';
import type { Fixture } from '../fixtures/specs/fixture';
import { layoutNamed } from './layouts/index';
import { repositoryRoot } from './parse-expected';
import { brokenRelations } from './report';

// The files are printed from their specs: UPDATE_FIXTURES=1 writes them anew.
function agrees(f: Fixture, folder: string): void {
  const file = join(repositoryRoot(), folder, f.file);
  const text = layoutNamed(f.layout).print(f.spec, f.options).text;
  if (process.env['UPDATE_FIXTURES']) { mkdirSync(dirname(file), { recursive: true }); writeFileSync(file, text); }
  assert.ok(existsSync(file), `${folder}/${f.file} is missing: run the tests with UPDATE_FIXTURES=1`);
  assert.equal(readFileSync(file, 'utf8'), text);
}

describe('clean fixtures', () => {
  for (const f of clean) {
    it(f.file, () => {
      assert.deepEqual(brokenRelations(f.spec), []);
      assert.ok(Object.values(f.spec.figures).every((v) => typeof v === 'number' && v >= 0));
      agrees(f, 'test/fixtures/clean');
    });
  }
  it('are all there is in the folder', () => {
    assert.deepEqual(readdirSync(join(repositoryRoot(), 'test/fixtures/clean')).sort(), clean.map((f) => f.file).sort());
  });
});
