import assert from 'node:assert/strict';
import { builtinForms } from '../../server/src/forms/builtin';
import { bindCount } from '../../server/src/report/bind-count';
import { ReportDocument } from '../../server/src/report/document';
import { splitCount } from '../../server/src/report/split-reports';
import { layouts, layoutNamed } from '../support/layouts/index';
import { cleanReport } from '../support/report';
import { offsetOf } from './reading';

interface Work {
  readonly blocks: number;
  readonly tables: number;
  readonly headings: number;
}

/** Does an edit and says what work it took, and what kept its identity. */
function work(doc: ReportDocument, at: number, text: string): Work & { readonly kept: boolean; readonly gone: number } {
  const before = { blocks: doc.tree.scanned.blocks, tables: bindCount.tables, headings: splitCount.headings };
  const { removed, blocks } = doc.edit({ start: at, end: at, text });
  return {
    blocks: doc.tree.scanned.blocks - before.blocks,
    tables: bindCount.tables - before.tables,
    headings: splitCount.headings - before.headings,
    kept: removed.length === 0,
    gone: blocks.removed.length,
  };
}

const one = layoutNamed('pipes').print(cleanReport('plain'), { seed: 1 }).text;
const many = Array.from(
  { length: 600 },
  (_, i) => layouts[i % layouts.length]!.print(cleanReport('plain', 2010 + (i % 30)), { seed: i, eol: '\n' }).text,
);
const middle = 300;

describe('the work of an edit', () => {
  let large: ReportDocument;
  const forms = builtinForms();
  before(() => {
    many[middle] = one;
    large = new ReportDocument(many.join('\n'), forms);
    assert.equal(large.reports.length, many.length);
    assert.ok(large.tree.length > 3_000_000);
  });
  /** The same place in a report alone and in the middle of many. */
  const places = (find: string): [ReportDocument, number][] => {
    const small = new ReportDocument(one, forms);
    const start = many.slice(0, middle).reduce((n, t) => n + t.length + 1, 0);
    return [
      [small, one.indexOf(find) + 2],
      [large, start + one.indexOf(find) + 2],
    ];
  };

  it('in a paragraph: one block, no table, the report stays what it was', () => {
    for (const [doc, at] of places('群众关心什么')) {
      const { headings, ...rest } = work(doc, at, '很');
      assert.deepEqual(rest, { blocks: 1, tables: 0, kept: true, gone: 1 });
      assert.ok(headings <= 40, `${headings} headings read`);
      work(doc, at, '');
      doc.edit({ start: at, end: at + 1, text: '' });
    }
  });
  it('in a cell: its block and its table only', () => {
    for (const [doc, at] of places('行政许可')) {
      const before = doc.reports.find(
        (r) =>
          offsetOf(doc, { block: r.from, start: 0, end: 0 }) <= at &&
          (!r.until || offsetOf(doc, { block: r.until, start: 0, end: 0 }) > at),
      )!;
      const { headings, ...rest } = work(doc, at, '的');
      assert.deepEqual(rest, { blocks: 1, tables: 1, kept: false, gone: 1 });
      assert.ok(headings <= 40, `${headings} headings read`);
      const now = doc.reports[doc.reports.findIndex((r) => r.from === before.from)]!;
      assert.notEqual(now.tables[0], before.tables[0]);
      assert.equal(now.tables[1], before.tables[1]);
      assert.equal(now.tables[2], before.tables[2]);
      assert.deepEqual(
        now.sections.map((s) => s.tables === before.sections[s.section.index]!.tables),
        [true, false, true, true, true, true],
      );
      doc.edit({ start: at, end: at + 1, text: '' });
    }
  });
  it('in a heading: no table is bound again', () => {
    for (const [doc, at] of places('存在的主要问题及改进')) {
      const { blocks, tables } = work(doc, at, '了');
      assert.deepEqual({ blocks, tables }, { blocks: 1, tables: 0 });
      doc.edit({ start: at, end: at + 1, text: '' });
    }
  });
  it('other reports keep their identity', () => {
    const [, [doc, at]] = places('群众关心什么') as [unknown, [ReportDocument, number]];
    const before = doc.reports;
    doc.edit({ start: at, end: at + 1, text: '\n\n| 行政许可 | 3 |\n\n' });
    const changed = doc.reports.flatMap((r, i) => (r === before[i] ? [] : [i]));
    assert.deepEqual(changed, [middle]);
  });
  it('a report inserted or deleted leaves the others alone', () => {
    const doc = new ReportDocument(many.slice(0, 20).join('\n'), forms);
    const before = doc.reports;
    const at = offsetOf(doc, { block: before[10]!.from, start: 0, end: 0 });
    const tables = bindCount.tables;
    doc.edit({ start: at, end: at, text: `${one}\n` });
    assert.deepEqual(doc.reports.length, 21);
    // The report before it ends somewhere else now.
    assert.deepEqual(
      before.flatMap((r, i) => (doc.reports.includes(r) ? [] : [i])),
      [9],
    );
    assert.equal(bindCount.tables - tables, 3);
    doc.edit({ start: at, end: at + one.length + 1, text: '' });
    // Taken back, the edit leaves every report as it was.
    assert.deepEqual(doc.reports, before);
    assert.equal(bindCount.tables - tables, 3);
  });
});
