import assert from 'node:assert/strict';
import { convertReport } from '../../../server/src/features/writing/convert';
import { atOnce } from '../../../server/src/document/steps';
import { alignTabs } from '../../../server/src/features/writing/align-tabs';
import { formatRow, formatTables } from '../../../server/src/features/writing/format';
import { tableLayouts } from '../../../server/src/forms/print-table';
import { textWidth } from '../../../server/src/text/width';
import { layouts, layoutNamed } from '../../support/layouts/index';
import { apply } from '../../support/marked';
import { cleanReport, renameRow, setFigure } from '../../support/report';
import { view } from '../support';

const spec = setFigure(
  renameRow(cleanReport(), 'disclosure.normativeDocs', '规范性文件'),
  'applications.results.granted.total',
  72,
);
const factsOf = (text: string) =>
  view(text).document.reports.map((r) => r.facts.map((f) => f && [f.def.id, f.cell.text, f.cell.value]));
const lint = (text: string) => view(text).findings.map(({ finding }) => `${finding.rule} ${finding.facts.join(' ')}`);

describe('features: tables set in another layout', () => {
  for (const layout of layouts)
    for (const target of tableLayouts)
      it(`${layout.name} as ${target}: the facts stay as they are`, () => {
        const { text } = layout.print(spec);
        const v = view(text);
        const { edits, refused } = convertReport(v, v.document.reports[0]!, target);
        const after = apply(text, edits);
        assert.deepEqual(factsOf(after), factsOf(text));
        assert.deepEqual(lint(after).sort(), lint(text).sort());
        if (clear.has(layout.name)) assert.deepEqual(refused, []);
        if (refused.length === 0) assert.equal(edits.length, 3);
      });

  it('and back', () => {
    for (const first of tableLayouts) {
      let { text } = layoutNamed('pipes').print(spec);
      const facts = factsOf(text);
      for (const target of [first, 'pipes'] as const) {
        const v = view(text);
        text = apply(text, convertReport(v, v.document.reports[0]!, target).edits);
      }
      assert.deepEqual(factsOf(text), facts, first);
    }
  });

  it('leaves a table of which something would be lost', () => {
    const { text } = layoutNamed('pipes').print(cleanReport());
    const cases: readonly [string, string, 'lines' | 'tabs', string][] = [
      ['a row of its own', text.replace(/(\| 行政强制[^\n]*\n)/, '$1| 备注 | 数据截至年底 |\n'), 'tabs', 'faults'],
      ['a blank cell, one cell a line', text.replace('| 63 ', '|    '), 'lines', 'blank-cells'],
    ];
    for (const [what, changed, target] of cases) {
      assert.notEqual(changed, text, what);
      const v = view(changed);
      const { edits, refused } = convertReport(v, v.document.reports[0]!, target);
      assert.ok(refused.length > 0 && edits.length < 3, what);
      assert.deepEqual(factsOf(apply(changed, edits)), factsOf(changed), what);
    }
  });
});

/** Layouts that hold a table and nothing else, so that each can be set anew. */
const clear = new Set(['pipes', 'tabs-plain', 'html', 'html-pretty', 'lines']);

describe('features: formatting of tables', () => {
  for (const layout of layouts)
    it(`${layout.name}: every figure and finding stays, and a second time changes nothing`, () => {
      const { text } = layout.print(spec);
      const once = apply(text, atOnce(formatTables(view(text))));
      assert.deepEqual(factsOf(once), factsOf(text));
      assert.deepEqual(lint(once), lint(text));
      assert.deepEqual(atOnce(formatTables(view(once))), []);
    });

  it('sets bars under bars, a Chinese character counted twice', () => {
    const { text } = layoutNamed('pipes').print(spec);
    const ragged = text.replace(/ +\|/g, ' |').replace(/\| {2,}/g, '| ');
    const lines = apply(ragged, atOnce(formatTables(view(ragged)))).split('\n');
    const at = lines.findIndex((l) => l.includes('本年新收'));
    const bars = (line: string) =>
      [...line].flatMap((c, i, all) => (c === '|' ? [textWidth(all.slice(0, i).join(''))] : []));
    assert.deepEqual(bars(lines[at]!), bars(lines[at + 1]!));
    assert.ok(bars(lines[at]!).length > 7);
  });

  it('counts a Chinese character as wide as the font draws it', () => {
    const { text } = layoutNamed('pipes').print(spec);
    const narrow = apply(text, atOnce(formatTables(view(text), undefined, 1)));
    const bars = (line: string) => [...line.matchAll(/\|/g)].map((m) => m.index).join();
    const table = narrow.slice(narrow.indexOf('## 三、'), narrow.indexOf('## 四、')).split('\n');
    assert.equal(new Set(table.filter((l) => l.startsWith('|')).map(bars)).size, 1);
    assert.deepEqual(factsOf(narrow), factsOf(text));
  });

  it('sets a row that has just been closed under its table, and no other', () => {
    const { text } = layoutNamed('pipes').print(spec);
    const v = view(apply(text, atOnce(formatTables(view(text)))).replace(/\| 规章 +\|/, '| 规章 |'));
    const line = v.document
      .text()
      .split('\n')
      .findIndex((l) => l.startsWith('| 规章'));
    const edits = atOnce(formatRow(v, line));
    assert.deepEqual(
      edits.map((e) => e.range.start.line),
      [line],
    );
    assert.deepEqual(atOnce(formatRow(v, line + 1)), []);
  });

  it('aligns columns between tabs on request, and changes no fact', () => {
    const { text } = layoutNamed('tabs').print(spec);
    const after = apply(text, atOnce(alignTabs(view(text), 2)));
    assert.notEqual(after, text);
    assert.deepEqual(
      view(after).document.reports.map((r) => r.figures),
      view(text).document.reports.map((r) => r.figures),
    );
    assert.deepEqual(lint(after), lint(text));
    const table = after.slice(after.indexOf('## 三、'), after.indexOf('## 四、')).split('\n');
    const rows = table.filter((l) => /\t\d/.test(l));
    const width = (l: string) => textWidth(l.slice(0, l.search(/(?<=\t)\d+ *\t/)));
    assert.ok(rows.length > 20);
    assert.equal(new Set(rows.map(width)).size, 1);
    assert.deepEqual(atOnce(alignTabs(view(after), 2)), []);
    assert.deepEqual(atOnce(alignTabs(view(layoutNamed('pipes').print(spec).text), 2)), []);
  });

  it('keeps to the selection, to the side a delimiter row asks for, and to the tables of reports', () => {
    const { text } = layoutNamed('pipes').print(spec);
    const ragged = text.replace(/ +\|/g, ' |').replace(/\|---+/g, '|--:');
    const v = view(ragged);
    const line = ragged.split('\n').findIndex((l) => l.includes('本年新收'));
    const range = { start: { line, character: 0 }, end: { line, character: 3 } };
    const edits = atOnce(formatTables(v, range));
    assert.ok(edits.length > 0 && edits.length < atOnce(formatTables(v)).length);
    assert.match(apply(ragged, edits), /\| {2,}[^ |]*本年新收/);
    assert.deepEqual(atOnce(formatTables(view('|a|b|\n|--|--|\n|1|2|\n'))), []);
  });
});
