import assert from 'node:assert/strict';
import { applyFix, check } from '../support/check';
import { layouts } from '../support/layouts/index';
import { cleanReport } from '../support/report';

/** A clean report in one layout without the lines that hold a label; with every figure of the rest as it was. */
function without(layout: string, label: string): string {
  const { text } = layouts.find((l) => l.name === layout)!.print(cleanReport('plain', 2022), { seed: 1, eol: '\n' });
  return text
    .split('\n')
    .filter((line) => !line.includes(label))
    .join('\n');
}

const fixOf = (text: string) => {
  const { document, found } = check(text);
  const missing = found.find((f) => f.finding.rule === 'row-missing');
  const fix = missing?.finding.fixes[0];
  return { missing, fix, after: fix && applyFix(document, fix) };
};

describe('the row that is missing, inserted', () => {
  for (const layout of ['pipes', 'tabs'])
    it(`has the figures by which every relation holds, where there are such: ${layout}`, () => {
      const { fix, after } = fixOf(without(layout, '2.重复申请'));
      assert.match(fix!.title, /按勾稽关系推出/);
      const again = check(after!).found.map((f) => f.finding.rule);
      assert.deepEqual(again, []);
    });

  it('is left blank where figures would contradict others, and says so', () => {
    const text = without('pipes', '2.重复申请').replace(
      /(（七）总计[^\d\n]*)(\d+)/,
      (_, label: string, n: string) => label + (Number(n) + 3),
    );
    const { fix, after } = fixOf(text);
    assert.match(fix!.title, /留空/);
    const row = after!.split('\n').find((line) => line.includes('2.重复申请'))!;
    assert.doesNotMatch(row.replace('2.重复申请', ''), /\d/);
    const rules = check(after!).found.map((f) => f.finding.rule);
    assert.ok(!rules.includes('row-missing') && rules.includes('cell-blank'), rules.join());
  });

  it('is not offered where a blank cell would not show', () => {
    const { text } = layouts.find((l) => l.name === 'lines')!.print(cleanReport('plain', 2022), { seed: 1, eol: '\n' });
    const lines = text.split('\n');
    lines.splice(
      lines.findIndex((line) => line.includes('2.重复申请')),
      8,
    );
    const total = lines.findIndex((line) => line.includes('（七）总计')) + 1;
    lines[total] = String(Number(lines[total]) + 3);
    const { missing, fix } = fixOf(lines.join('\n'));
    assert.ok(missing);
    assert.equal(fix, undefined);
  });
});
