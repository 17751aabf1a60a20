import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { bindCount } from '../../server/src/report/bind-count';
import type { Edit } from '../../server/src/syntax/tree';
import { plainOptions } from '../support/check';
import { layoutNamed, layouts } from '../support/layouts/index';
import { cleanReport } from '../support/report';
import { Follower } from './law';
import { seed } from './seed';
import { lastYear } from './texts';

const pipes = layoutNamed('pipes').print(cleanReport('plain'), { seed: 1, eol: '\n' }).text;

/** What a document has done so far. */
function done(document: CheckedDocument): { tables: number; rules: number } {
  document.gravest(100);
  return { tables: bindCount.tables, rules: Object.values(document.runs!).reduce((sum, n) => sum + n) };
}

/** An edit's way back. */
const back = ({ start, end, text }: Edit, before: string): Edit => ({
  start,
  end: start + text.length,
  text: before.slice(start, end),
});

const places: readonly (readonly [string, string, number, string])[] = [
  ['a figure', '20356', 2, '7'],
  ['a blank behind a figure', '| 20356 ', 8, '7'],
  ['a label', '行政许可', 2, '的'],
  ['the line below a header', '|---', 2, '-'],
  ['a sentence without figures', '政策解读形式较为单一', 4, '很'],
  ['a sentence with the figures of a table', '收到', 0, '共'],
  ['a heading', '主动公开政府信息情况', 2, '的'],
];

describe('an edit that is taken back', () => {
  for (const [name, where, behind, text] of places) {
    it(`${name}: nothing is bound, no rule runs`, () => {
      const document = new CheckedDocument(pipes, plainOptions);
      const at = pipes.indexOf(where) + behind;
      assert.ok(at >= behind, where);
      const { reports } = document;
      const found = document.findings();
      document.edit({ start: at, end: at, text });
      const between = done(document);
      document.edit({ start: at, end: at + text.length, text: '' });
      assert.deepEqual(done(document), between);
      assert.deepEqual(document.reports, reports);
      assert.deepEqual(document.findings(), found);
    });
  }

  it('is read anew where more than one was made', () => {
    const document = new CheckedDocument(pipes, plainOptions);
    const at = pipes.indexOf('20356');
    document.findings();
    document.edit({ start: at, end: at, text: '1' });
    document.edit({ start: at + 1, end: at + 1, text: '2' });
    const between = done(document);
    document.edit({ start: at, end: at + 2, text: '' });
    assert.ok(done(document).rules > between.rules);
    assert.equal(document.findings().length, new CheckedDocument(pipes, plainOptions).findings().length);
  });

  it('and made again before anybody asks is made', () => {
    const text = '# 白沙镇人民政府2023年政府信息公开工作年度报告\n\n';
    const document = new CheckedDocument(text, plainOptions);
    assert.ok(document.bound);
    const gone: Edit = { start: 0, end: text.length, text: '' };
    document.edit(gone);
    document.edit(back(gone, text));
    document.edit(gone);
    assert.equal(document.bound, undefined);
  });

  it('is compared with the year before as that is now', () => {
    const last = lastYear();
    const document = new CheckedDocument(pipes, plainOptions);
    const at = pipes.indexOf('20356');
    const between = ['carry-over', 'stock-continuity', 'copied-text'];
    const years = () => document.findings().filter((f) => between.includes(f.finding.rule)).length;
    assert.equal(years(), 0);
    document.edit({ start: at, end: at, text: '1' });
    document.setYearBefore(document.reports[0]!, last);
    const found = years();
    document.edit({ start: at, end: at + 1, text: '' });
    assert.ok(found > 0);
    assert.equal(years(), found);
  });

  it(`and made once more, in any layout, leaves all as freshly read (GOUJI_SEED=${seed})`, () => {
    const texts = layouts.map((l) => l.print(cleanReport('plain'), { seed: 3, eol: '\n' }).text);
    const last = lastYear();
    const edit = fc.record({
      at: fc.nat(1_000_000),
      length: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(40)),
      text: fc.constantFrom('7', '', ' ', '|', '\n', '\t', '0\n', '一、总体情况\n', '全年收到申请3件。', '</td>'),
      again: fc.boolean(),
    });
    const property = fc.property(
      fc.nat(texts.length - 1),
      fc.boolean(),
      fc.array(edit, { minLength: 6, maxLength: 6 }),
      (n, beside, edits) => {
        let text = texts[n]!;
        const follower = new Follower(text, { options: plainOptions, last: beside ? last : undefined }, 1, true, 4);
        const make = (e: Edit) => {
          const way = back(e, text);
          text = text.slice(0, e.start) + e.text + text.slice(e.end);
          assert.equal(follower.edit(e, text), undefined);
          return way;
        };
        for (const { at, length, text: put, again } of edits) {
          const start = at % (text.length + 1);
          const way = make({ start, end: Math.min(text.length, start + length), text: put });
          const forth = make(way);
          if (again) make(make(forth));
        }
      },
    );
    fc.assert(property, { seed, numRuns: 25 });
  });
});
