import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diagnose, evaluate, fillBlank, type Figures } from '../../server/src/repair/diagnose';
import { LEAVES, changed, diagnosed, form, sheet, TABLE_FOUR, TABLE_THREE } from './support';

const equations = form.relations.filter((r) => r.op === '=');
const asZero = (figures: Figures) => figures.map((v) => v ?? 0);
const row = (max: number) =>
  fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(max)), { minLength: 6, maxLength: 6 });

/** Clean reports. */
const clean = fc
  .record({
    leaves: fc.dictionary(fc.constantFrom(...LEAVES.map((l) => l.slice('results.'.length))), row(5000)),
    carriedForward: row(40),
    cases: fc.array(fc.array(fc.nat(60), { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
  })
  .map(sheet);

const cell = fc.constantFrom(...TABLE_THREE, ...TABLE_FOUR);
const spoilt = fc
  .record({
    figures: clean,
    wrong: fc.array(fc.tuple(cell, fc.oneof(fc.nat(9), fc.nat(30_000), fc.constant(null))), {
      minLength: 1,
      maxLength: 8,
    }),
  })
  .map(({ figures, wrong }) => changed(figures, ...wrong));
const garbage = fc.array(
  fc.oneof(fc.nat(3), fc.nat(100_000), fc.constant(null), fc.constant(undefined), fc.double(), fc.integer()),
  { minLength: form.facts.length, maxLength: form.facts.length },
);

describe('repair: what always holds', function () {
  this.timeout(60_000);

  it('clean reports give no diagnosis, also with blanks for zeros', () => {
    fc.assert(
      fc.property(clean, fc.array(cell), (figures, blanks) => {
        const sparse = changed(figures, ...blanks.flatMap((f) => (figures[f] === 0 ? [[f, null] as const] : [])));
        assert.equal(diagnosed(sparse).length, 0);
        for (const f of blanks) if (sparse[f] === null) assert.equal(fillBlank(form, sparse, f), 0);
      }),
      { seed: 2021, numRuns: 200 },
    );
  });

  it('a single blank is filled with what stood there', () => {
    fc.assert(
      fc.property(clean, cell, (figures, f) => {
        const sparse = changed(figures, [f, null]);
        assert.equal(diagnosed(sparse).length, 0);
        assert.equal(fillBlank(form, sparse, f), figures[f]);
      }),
      { seed: 2021, numRuns: 200 },
    );
  });

  const sound = (figures: Figures) => {
    const before = equations.filter((r) => evaluate(r, figures) !== 'holds');
    const found = diagnosed(figures);
    for (const d of found) {
      assert.ok(d.broken.length > 0);
      if (d.explanations.length === 0)
        assert.ok(!d.decided && d.broken.every((r) => evaluate(r, figures) === 'broken'));
      for (const e of d.explanations) {
        const mended = changed(figures, ...e.changes.map((c) => [c.fact, c.to] as const));
        for (const r of e.restores) assert.equal(evaluate(r, asZero(mended)), 'holds');
        assert.deepEqual(e.restores, d.broken);
        // Only what was broken, or open for a blank, may be anything but sound now.
        for (const r of equations) if (!before.includes(r)) assert.notEqual(evaluate(r, mended), 'broken');
        assert.ok(
          e.changes.every(
            (c) => Number.isSafeInteger(c.to) && c.to >= 0 && c.to !== c.from && c.from === (figures[c.fact] ?? null),
          ),
        );
        assert.ok(e.changes.some((c) => c.from !== null) || e !== d.explanations[0]);
        if (!e.changes.some((c) => c.slip === 'row-shifted'))
          assert.equal(e.changes.length, d.explanations[0]!.changes.length);
        assert.equal(new Set(e.changes.map((c) => c.fact)).size, e.changes.length);
      }
    }
    const listed = found.flatMap((d) => d.broken);
    assert.equal(new Set(listed).size, listed.length, 'a relation stands in one diagnosis only');
    return found;
  };

  it('explanations mend their group, break nothing, and are all of one size', () => {
    fc.assert(
      fc.property(spoilt, (figures) => {
        sound(figures);
      }),
      { seed: 2021, numRuns: 300 },
    );
  });

  it('garbage: sound answers, the same every time', () => {
    fc.assert(
      fc.property(garbage, (figures) => {
        assert.deepEqual(sound(figures), diagnosed(figures));
      }),
      { seed: 2021, numRuns: 60 },
    );
  });

  it('the bound on the steps holds whatever it is', () => {
    fc.assert(
      fc.property(spoilt, fc.nat(3000), (figures, steps) => {
        for (const d of diagnose(form, figures, { steps }))
          for (const e of d.explanations)
            for (const r of e.restores) {
              assert.equal(
                evaluate(r, asZero(changed(figures, ...e.changes.map((c) => [c.fact, c.to] as const)))),
                'holds',
              );
            }
      }),
      { seed: 2021, numRuns: 150 },
    );
  });

  it('all broken relations are accounted for when every diagnosis is applied', () => {
    fc.assert(
      fc.property(spoilt, (figures) => {
        if (figures.includes(null)) return;
        const found = diagnosed(figures);
        const mended = changed(
          figures,
          ...found.flatMap((d) => (d.explanations[0]?.changes ?? []).map((c) => [c.fact, c.to] as const)),
        );
        const unexplained = new Set(found.filter((d) => d.explanations.length === 0).flatMap((d) => d.broken));
        for (const r of equations) assert.equal(evaluate(r, mended), unexplained.has(r) ? 'broken' : 'holds');
      }),
      { seed: 2021, numRuns: 200 },
    );
  });
});
