import assert from 'node:assert/strict';
import type { Diagnosis } from '../../server/src/repair/diagnose';
import {
  changed,
  diagnosed,
  form,
  KINDS,
  random,
  REAL,
  Share,
  SHEETS,
  slips,
  TABLE_FOUR,
  TABLE_THREE,
  told,
  type Kind,
  type Sheet,
} from './support';

// How often the culprit and its old value come first, measured over clean reports in which cells are changed one by one
// and in pairs. The shares are printed.

const reports = Object.entries({ ...SHEETS, ...REAL });
const lines: string[] = [];
const print = (name: string, share: Share) => lines.push(`      ${name}: ${share.toString()}`);

/** True if the changes are just the wrong cells, with their old values. */
function right(
  changes: readonly { readonly fact: number; readonly to: number }[],
  old: Sheet,
  wrong: readonly number[],
): boolean {
  return changes.length === wrong.length && changes.every((c) => wrong.includes(c.fact) && c.to === old[c.fact]);
}
const firsts = (found: readonly Diagnosis[]) => found.flatMap((d) => d.explanations[0]?.changes ?? []);
const share = (a: number, b: number) => form.relationsOf[a]!.some((r) => form.relationsOf[b]!.includes(r));
const label = (name: string, cells: readonly (readonly [number, number])[], old: Sheet) =>
  `${name}: ${cells.map(([f, v]) => `${form.facts[f]!.id} ${String(old[f])}→${v}`).join(', ')}`;

describe('repair: proof of strength', function () {
  this.timeout(120_000);
  after(() => {
    console.log(lines.join('\n'));
  });

  it('every single cell of table three, every slip: one diagnosis, on that cell, with the old value', () => {
    for (const kind of KINDS) {
      const first = new Share();
      for (const [name, old] of reports) {
        for (const f of TABLE_THREE) {
          for (const v of typeof old[f] === 'number' ? slips(old[f], kind) : []) {
            const found = diagnosed(changed(old, [f, v]));
            const hit =
              found.length === 1 &&
              found[0]!.explanations.length === 1 &&
              found[0]!.decided &&
              found[0]!.complete &&
              right(firsts(found), old, [f]);
            first.count(hit);
            assert.ok(hit, `${label(name, [[f, v]], old)}: ${JSON.stringify(found.map(told))}`);
          }
        }
      }
      print(`one cell of table three, ${kind}`, first);
    }
  });

  it('every single cell of table four: found, the truth among the explanations, and seldom a wrong cell named', () => {
    const named = new Share();
    const ofNamed = new Share();
    for (const kind of KINDS) {
      for (const [name, old] of reports) {
        for (const f of TABLE_FOUR) {
          for (const v of typeof old[f] === 'number' ? slips(old[f], kind) : []) {
            const found = diagnosed(changed(old, [f, v]));
            const about = label(name, [[f, v]], old);
            assert.equal(found.length, 1, about);
            assert.ok(
              found[0]!.explanations.some((e) => right(e.changes, old, [f])),
              about,
            );
            named.count(found[0]!.decided);
            if (found[0]!.decided) ofNamed.count(right(firsts(found), old, [f]));
          }
        }
      }
    }
    print('one cell of table four, a cell is named', named);
    print('  of these the right one', ofNamed);
    assert.ok(ofNamed.value >= 0.93, ofNamed.toString());
  });

  /** Pairs of wrong cells, half of them in one relation. */
  function* pairs(count: number): Generator<{
    about: string;
    old: Sheet;
    cells: [number, number][];
    sharing: boolean;
    equal: boolean;
    found: readonly Diagnosis[];
  }> {
    const r = random(2021);
    const pick = (old: Sheet): [number, number] => {
      for (;;) {
        const f = TABLE_THREE[r(TABLE_THREE.length)]!;
        const kind: Kind = KINDS[r(KINDS.length)]!;
        const values = typeof old[f] === 'number' ? slips(old[f], kind) : [];
        if (values.length > 0) return [f, values[r(values.length)]!];
      }
    };
    for (let i = 0; i < count; i++) {
      const [name, old] = reports[r(reports.length)]!;
      const one = pick(old);
      let other = pick(old);
      while (other[0] === one[0] || (i % 2 === 0 && !share(one[0], other[0]))) other = pick(old);
      const [d, e] = [one, other].map(([f, v]) => Math.abs(v - old[f]!));
      yield {
        about: label(name, [one, other], old),
        old,
        cells: [one, other],
        sharing: share(one[0], other[0]),
        equal: d === e,
        found: diagnosed(changed(old, one, other)),
      };
    }
  }

  it('pairs of cells', () => {
    const shares = {
      apart: new Share(),
      apartEqual: new Share(),
      sharing: new Share(),
      sharingEqual: new Share(),
      offered: new Share(),
    };
    for (const { about, old, cells, sharing, equal, found } of pairs(16_000)) {
      const wrong = cells.map(([f]) => f);
      const says = `${about}: ${JSON.stringify(found.map((d) => told(d).slice(0, 3)))}`;
      const first = right(firsts(found), old, wrong);
      assert.equal(firsts(found).length, 2, `a cell too many or too few: ${says}`);
      if (!sharing && !equal) {
        shares.apart.count(first && found.length === 2);
        assert.ok(first && found.length === 2 && found.every((d) => d.decided), says);
      } else {
        const offered =
          first || (found.length === 1 && found[0]!.explanations.some((e) => right(e.changes, old, wrong)));
        shares.offered.count(offered);
        assert.ok(offered, says);
        if (!sharing) shares.apartEqual.count(first);
        else shares.sharing.count(first);
        if (sharing && equal) shares.sharingEqual.count(first);
      }
    }
    print('two cells apart, amounts differ: two diagnoses, both right', shares.apart);
    print('two cells apart, amounts equal: the true pair first', shares.apartEqual);
    print('two cells in one relation: the true pair first', shares.sharing);
    print('  of these with equal amounts', shares.sharingEqual);
    print('wherever several readings are possible: the true one is offered', shares.offered);
    assert.ok(shares.sharing.value >= 0.95, shares.sharing.toString());
    assert.ok(shares.sharingEqual.value >= 0.8, shares.sharingEqual.toString());
    assert.ok(shares.apartEqual.value >= 0.85, shares.apartEqual.toString());
  });

  for (const [count, least] of [
    [3, 0.85],
    [4, 0.75],
  ] as const) {
    it(`${count} cells, each in one relation with another`, () => {
      const r = random(count);
      const first = new Share();
      const complete = new Share();
      for (let i = 0; i < 800; i++) {
        const [, old] = reports[r(reports.length)]!;
        const cells = new Map<number, number>();
        while (cells.size < count) {
          const f = TABLE_THREE[r(TABLE_THREE.length)]!;
          const values = typeof old[f] === 'number' ? slips(old[f], KINDS[r(KINDS.length)]!) : [];
          if (values.length > 0 && (cells.size === 0 || [...cells.keys()].some((g) => share(f, g))))
            cells.set(f, values[r(values.length)]!);
        }
        const found = diagnosed(changed(old, ...cells));
        complete.count(found.every((d) => d.complete));
        assert.ok(firsts(found).length <= count);
        first.count(right(firsts(found), old, [...cells.keys()]));
      }
      print(`${count} cells that hang together: all first`, first);
      print('  searched to the end', complete);
      assert.ok(complete.value >= 0.99, complete.toString());
      assert.ok(first.value >= least, first.toString());
    });
  }

  it('a dozen cells: what is claimed is right', () => {
    const r = random(12);
    const claimed = new Share();
    const whole = new Share();
    for (let i = 0; i < 300; i++) {
      const [, old] = reports[r(reports.length)]!;
      const cells = new Map<number, number>();
      while (cells.size < 12) {
        const f = TABLE_THREE[r(TABLE_THREE.length)]!;
        const values = typeof old[f] === 'number' ? slips(old[f], KINDS[r(KINDS.length)]!) : [];
        if (values.length > 0) cells.set(f, values[r(values.length)]!);
      }
      const found = diagnosed(changed(old, ...cells));
      assert.ok(found.length > 0);
      for (const c of firsts(found.filter((d) => d.decided))) claimed.count(cells.has(c.fact) && c.to === old[c.fact]);
      whole.count(right(firsts(found), old, [...cells.keys()]));
    }
    print('a dozen cells, all right', whole);
    print('a dozen cells, those that are named without doubt: right', claimed);
    assert.ok(claimed.value >= 0.95, claimed.toString());
  });
});
