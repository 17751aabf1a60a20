import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NamedStretches, Stretches } from '../../server/src/document/stretches';

describe('stretches of a text', () => {
  const cases: readonly (readonly [first: number, last: number, found: string | undefined])[] = [
    [0, 3, undefined],
    [5, 5, 'long'],
    [12, 12, 'long'],
    [19, 30, 'long'],
    [20, 30, 'late'],
    [20, 24, undefined],
    [99, 99, undefined],
  ];
  for (const [first, last, found] of cases)
    it(`${first} to ${last}: ${found ?? 'none'}`, () => {
      const all = new Stretches<string>();
      all.add(25, 40, 'late');
      all.add(5, 20, 'long');
      all.add(11, 14, 'within');
      assert.equal(all.meeting(first, last), found);
    });

  it('are told as if each was looked at, whenever they were added', () => {
    const stretch = fc.tuple(fc.nat(30), fc.nat(30));
    fc.assert(
      fc.property(fc.array(stretch), fc.array(stretch), (some, asked) => {
        const all = new Stretches<number>();
        const known: [number, number][] = [];
        for (const [i, [first, last]] of asked.entries()) {
          const next = some[i];
          if (next) {
            known.push([next[0], next[0] + next[1]]);
            all.add(next[0], next[0] + next[1], next[0]);
          }
          const meeting = known.filter(([from, until]) => from <= last && until > first).map(([from]) => from);
          assert.equal(all.meeting(first, last), meeting.length === 0 ? undefined : Math.min(...meeting));
        }
      }),
    );
  });

  it('of one name are not those of another', () => {
    const all = new NamedStretches<string>();
    all.add('a', 0, Infinity, 'whole');
    assert.equal(all.meeting('a', 7, 9), 'whole');
    assert.equal(all.meeting('b', 7, 9), undefined);
  });
});
