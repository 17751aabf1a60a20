import assert from 'node:assert/strict';
import { diagnostics } from '../../server/src/features/diagnostics';
import { pagesStandIn } from '../../server/src/features/rule-page';
import { View } from '../../server/src/features/checked';
import { layouts } from '../support/layouts/index';
import { cleanReport, renameRow, setFigure, setFigures } from '../support/report';
import { printed, rangeOf, textOf, uri, view } from './support';

const all = { limit: 250, related: true };
const wrong = setFigure(cleanReport(), 'applications.results.granted.total', 72);

describe('features: diagnostics', () => {
  before(() => pagesStandIn('file:///pages'));
  after(() => pagesStandIn(undefined));

  it('says rule, page, severity, place and every addend', () => {
    const { v, p } = printed(wrong);
    const [d, ...more] = diagnostics(v, all);
    assert.deepEqual(more, []);
    assert.deepEqual(d!.range, rangeOf(v, p.cells.get('applications.results.granted.total')));
    assert.equal(d!.code, 'row-total');
    assert.equal(d!.source, 'gouji');
    assert.equal(d!.severity, 1);
    assert.equal(d!.codeDescription?.href, 'file:///pages/row-total.md');
    assert.equal(typeof d!.message, 'string');
    assert.equal(d!.tags, undefined);
    assert.match(JSON.stringify(d!.data), /^\{"finding":"[0-9a-z]+"\}$/);
    const related = d!.relatedInformation!.map((r) => {
      assert.equal(r.location.uri, uri);
      return textOf(v, r.location.range);
    });
    // The row's addends, the column's other members and its total; nothing that is 0.
    for (const column of ['naturalPerson', 'commercial', 'research', 'socialWelfare', 'legalService', 'other']) {
      const want = rangeOf(v, p.cells.get(`applications.results.granted.${column}`));
      const told = d!.relatedInformation!.some((r) => JSON.stringify(r.location.range) === JSON.stringify(want));
      assert.equal(told, column !== 'socialWelfare', column);
    }
    assert.ok(related.length >= 12 && !related.includes('0'), related.join());
  });

  it('has the same content in every layout', () => {
    for (const layout of layouts) {
      const { v, p } = printed(wrong, layout.name);
      const [d] = diagnostics(v, all);
      assert.deepEqual(
        [d?.code, d?.range],
        ['row-total', rangeOf(v, p.cells.get('applications.results.granted.total'))],
        layout.name,
      );
    }
  });

  it('leaves related information out for clients that show none', () => {
    const { v } = printed(wrong);
    assert.equal(diagnostics(v, { limit: 250, related: false })[0]!.relatedInformation, undefined);
  });

  it('speaks English', () => {
    const { v } = printed(wrong, 'pipes', 'en');
    assert.match(String(diagnostics(v, all)[0]!.message), /should be/);
  });

  it('keeps the gravest when there are too many, and says how many are left out', () => {
    const columns = ['naturalPerson', 'commercial', 'research', 'other'];
    const rows = ['new', 'results.granted', 'results.partial', 'carriedForward'].map(
      (r, i) => [`applications.${r}.${columns[i]}`, null] as const,
    );
    const spec = setFigures(setFigure(cleanReport(), 'disclosure.licensing.decisions', '无'), Object.fromEntries(rows));
    const { v } = printed(spec);
    const full = diagnostics(v, all);
    assert.ok(full.length > 3);
    const cut = diagnostics(v, { limit: 2, related: true });
    assert.equal(cut.length, 3);
    assert.equal(cut.filter((d) => d.severity === 1).length, Math.min(2, full.filter((d) => d.severity === 1).length));
    assert.equal(cut[2]!.severity, 4);
    assert.match(String(cut[2]!.message), new RegExp(`还有 ${full.length - 2} 处`));
  });

  it('counts blanks of a row as the one that they are shown as', () => {
    const columns = ['naturalPerson', 'commercial', 'research', 'socialWelfare', 'legalService', 'other', 'total'];
    const rows = ['new', 'results.granted', 'results.partial', 'carriedForward'];
    const blanks = rows.flatMap((r) => columns.map((c) => [`applications.${r}.${c}`, null] as const));
    const { v } = printed(setFigures(cleanReport(), Object.fromEntries(blanks)));
    const full = diagnostics(v, all);
    assert.ok(full.length >= 4 && full.length < 20, String(full.length));
    assert.deepEqual(diagnostics(v, { limit: full.length, related: true }), full);
    const cut = diagnostics(v, { limit: full.length - 1, related: true });
    assert.deepEqual([cut.length, /还有 1 处/.test(String(cut.at(-1)!.message))], [full.length, true]);
  });

  it('hands out the same object until something in it moves', () => {
    const { v, p } = printed(wrong);
    const [before] = diagnostics(v, all);
    const [same] = diagnostics(new View(uri, v.document, 'zh'), all);
    assert.equal(same, before);
    const at = p.text.indexOf('一是个别单位公开信息'),
      early = p.text.indexOf('落实信息发布审核');
    v.document.edit({ start: at, end: at, text: '全面' });
    assert.deepEqual(diagnostics(new View(uri, v.document, 'zh'), all), [before]);
    v.document.edit({ start: early, end: early, text: '前言。\n\n' });
    const [moved] = diagnostics(new View(uri, v.document, 'zh'), all);
    assert.notEqual(moved, before);
    assert.deepEqual(moved, diagnostics(view(v.document.text()), all)[0]);
    assert.equal(before!.range.start.line + 2, moved!.range.start.line);
  });

  it('counts UTF-16 units', () => {
    const { v } = printed(renameRow(cleanReport(), 'disclosure.normativeDocs', '𠮷规范性文件'));
    const at = diagnostics(v, all).find((d) => d.code === 'row-name' || d.code === 'row-unknown');
    assert.equal(textOf(v, at!.range), '𠮷规范性文件');
  });

  it('finds nothing in what is no report', () => {
    for (const text of ['', '\n', 'hello', '关于政府信息公开的通知\n\n一、总体情况\n'])
      assert.deepEqual(diagnostics(view(text), all), []);
  });
});
