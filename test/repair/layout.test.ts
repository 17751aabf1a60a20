import assert from 'node:assert/strict';
import { rereadRow } from '../../server/src/repair/diagnose';
import { changed, form, SHEETS, type Sheet } from './support';

const city = SHEETS['a city: hundreds']!;
const row = (path: string) => form.facts.filter((f) => f.id.startsWith(`applications.${path}.`)).map((f) => f.index);
const facts = row('results.granted');
const right = facts.map((f) => city[f] as number); // 412 58 0 2 31 12 515

describe('repair: a row misread', () => {
  const read = (values: readonly (number | null | undefined)[], rest: Sheet = city) =>
    rereadRow(form, changed(rest, ...facts.map((f, i) => [f, values[i]] as const)), facts, values);
  const cases: [name: string, values: (number | null)[], fault: string, at: number][] = [
    ['shifted left, first figure lost', [58, 0, 2, 31, 12, 515, null], 'shifted-left', 0],
    ['shifted right, total lost', [0, 412, 58, 0, 2, 31, 12], 'shifted-right', 0],
    ['shifted right, total in surplus', [0, 412, 58, 0, 2, 31, 12, 515], 'shifted-right', 0],
    ['one figure split over two cells', [4, 12, 58, 0, 2, 31, 12, 515], 'split', 0],
    ['split, total pushed out', [412, 58, 0, 2, 3, 1, 12], 'split', 4],
    ['split in the total', [412, 58, 0, 2, 31, 12, 51, 5], 'split', 6],
    ['a cell lost', [412, 58, 0, 31, 12, 515], 'lost', 3],
  ];
  for (const [name, values, fault, at] of cases) {
    it(name, () => {
      const found = read(values);
      assert.deepEqual(found, { fault, at, values: right });
    });
  }
  it('a sound row', () => assert.equal(read(right), undefined));
  it('a wrong figure is no fault of reading', () => assert.equal(read([421, ...right.slice(1)]), undefined));
  it('not if the rest of the report does not bear it out', () => {
    assert.equal(read([58, 0, 2, 31, 12, 515, null], changed(city, [row('results.total')[2]!, 9])), undefined);
  });
  it('table four alone cannot bear out a lost figure', () => {
    const cases = form.facts.filter((f) => f.id.startsWith('review.')).map((f) => f.index);
    assert.equal(
      rereadRow(
        form,
        changed(city, ...cases.map((f, i) => [f, city[cases[i + 1] ?? -1] ?? 0] as const)),
        cases,
        [8, 1, 12, 33, 0],
      ),
      undefined,
    );
    assert.equal(rereadRow(form, city, cases, [5, 0, 0, 0, 0]), undefined);
  });
});
