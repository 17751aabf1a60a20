import assert from 'node:assert/strict';
import { groupKinds } from '../report/kinds/groups';
import { denseReport } from '../report/kinds/kind';
import { check } from '../support/check';

const spec = denseReport();
const told = (text: string): string[] =>
  check(text).found.map(
    ({ finding: { rule, place } }) => `${rule} ${place.block.text.slice(place.start, place.end).trim()}`,
  );

/** A report with sums of groups, in one layout, with the figures of one group's row changed. */
function changed(layout: string, group: string, change: (figures: readonly string[]) => readonly string[]): string {
  const text = groupKinds.find((k) => k.name === layout)!.print(spec);
  const at = text.indexOf(group) + group.length;
  const rest = text.slice(at);
  const figures = /^(?:(?:\s*(?:\||<\/td><td>|,|\n)?\s*)\d+){7}/.exec(rest)![0];
  const values = change(figures.match(/\d+/g)!);
  let n = 0;
  return text.slice(0, at) + figures.replace(/\d+/g, () => values[n++]!) + rest.slice(figures.length);
}

const set = (figures: readonly string[], values: Readonly<Record<number, string>>): readonly string[] =>
  figures.map((f, i) => values[i] ?? f);

describe('the sum of a group that is given', () => {
  for (const layout of ['bars', 'tabs', 'commas', 'html', 'wide spaces', 'a cell a line'])
    describe(layout, () => {
      it('is right', () => assert.deepEqual(told(changed(layout, '（四）无法提供', (f) => f)), []));
      it('is wrong in one column', () =>
        assert.deepEqual(told(changed(layout, '（四）无法提供', (f) => set(f, { 2: '4711' }))), ['group-total 4711']));
      it('is wrong in a column and in the total', () =>
        assert.deepEqual(told(changed(layout, '（五）不予处理', (f) => set(f, { 0: '4711', 6: '4712' }))), [
          'group-total 4711',
          'group-total 4712',
        ]));
      it('of all results is wrong in one column', () =>
        assert.deepEqual(told(changed(layout, '三、本年度办理结果', (f) => set(f, { 1: '4711' }))), [
          'group-total 4711',
        ]));
      it('is something else altogether: nothing is said', () =>
        assert.deepEqual(told(changed(layout, '（四）无法提供', (f) => f.map((_, i) => String(4000 + i)))), []));
    });

  it('is not judged where its rows are in doubt themselves', () => {
    const text = changed('bars', '（四）无法提供', (f) => set(f, { 2: '4711' }));
    const row = /2\.没有现成信息需要另行制作 \| \d+ \| \d+ \| (\d+)/.exec(text)!;
    const at = row.index + row[0].length - row[1]!.length;
    const wrong = text.slice(0, at) + '4713' + text.slice(at + row[1]!.length);
    assert.ok(told(wrong).every((t) => !t.startsWith('group-total')));
  });
});
