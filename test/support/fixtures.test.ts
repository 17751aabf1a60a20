import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clean } from '../fixtures/specs/index';
import type { Fixture } from '../fixtures/specs/fixture';
import { cleanPair, lineOf, printSample, samples, samplesReadme } from '../fixtures/specs/samples';
import { layoutNamed } from './layouts/index';
import { repositoryRoot } from './parse-expected';
import { brokenRelations } from './report';

// The files are printed from their specs: UPDATE_FIXTURES=1 writes them anew.
function agrees(file: string, text: string): void {
  const path = join(repositoryRoot(), file);
  if (process.env['UPDATE_FIXTURES']) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  assert.ok(existsSync(path), `${file} is missing: run the tests with UPDATE_FIXTURES=1`);
  assert.equal(readFileSync(path, 'utf8'), text);
}
const print = (f: Fixture) => layoutNamed(f.layout).print(f.spec, f.options).text;

describe('clean fixtures', () => {
  for (const f of clean) {
    it(f.file, () => {
      assert.deepEqual(brokenRelations(f.spec), []);
      assert.ok(Object.values(f.spec.figures).every((v) => typeof v === 'number' && v >= 0));
      agrees(`test/fixtures/clean/${f.file}`, print(f));
    });
  }
  it('are all there is in the folder', () => {
    assert.deepEqual(
      readdirSync(join(repositoryRoot(), 'test/fixtures/clean')).sort(),
      clean.map((f) => f.file).sort(),
    );
  });
});

describe('samples', () => {
  for (const s of samples) {
    it(s.file, () => {
      agrees(`samples/${s.file}`, print(s));
      const p = printSample(s);
      for (const d of s.defects) assert.ok(lineOf(p, d) > 0);
    });
  }
  it('are described', () => agrees('samples/README.md', samplesReadme()));
  it('hold before they are spoilt, each and from year to year', () => {
    const [last, now] = cleanPair;
    for (const spec of cleanPair) assert.deepEqual(brokenRelations(spec), []);
    const sum = (figures: typeof now.figures, list: readonly number[]) =>
      list.reduce((n, f) => n + Number(figures[now.form.facts[f]!.id]), 0);
    for (const c of now.form.carries)
      assert.equal(
        sum(now.figures, c.left),
        sum(last.figures, c.lastYear) + sum(now.figures, c.right),
        now.form.facts[c.left[0]!]!.id,
      );
  });
  it('break what they are said to break', () => {
    const broken = samples.map((s) =>
      brokenRelations({
        ...s.spec,
        figures: Object.fromEntries(Object.entries(s.spec.figures).map(([k, v]) => [k, typeof v === 'number' ? v : 0])),
      }),
    );
    assert.deepEqual(
      broken.map((b) => b.map((x) => x.split(':')[0])),
      [[], ['row-total', 'column-total'], []],
    );
  });
});
