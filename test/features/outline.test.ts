import assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { View } from '../../server/src/features/checked';
import { atOnce } from '../../server/src/document/steps';
import { documentSymbols, flatSymbols } from '../../server/src/features/document-symbols';
import { foldingRanges } from '../../server/src/features/folding';
import { insertionOf } from '../../server/src/features/fixes';
import { outline } from '../../server/src/features/outline';
import type { OutlineNode } from '../../shared/src/protocol';
import { layouts } from '../support/layouts/index';
import {
  cleanReport,
  duplicateSection,
  removeRow,
  removeSection,
  removeTable,
  setFigure,
  type ReportSpec,
} from '../support/report';
import { applyFix } from '../support/check';
import { printed, rangeOf, textOf, uri, view } from './support';

const all = (nodes: readonly OutlineNode[]): OutlineNode[] => nodes.flatMap((n) => [n, ...all(n.children)]);
const ids = (nodes: readonly OutlineNode[]): string[] => all(nodes).map((n) => n.id);
const find = (v: View, id: string): OutlineNode => {
  const n = all(atOnce(outline(v))).find((x) => x.id === id);
  assert.ok(n, id);
  return n;
};
const le = (a: { line: number; character: number }, b: { line: number; character: number }) =>
  a.line < b.line || (a.line === b.line && a.character <= b.character);

function wellFormed(symbols: readonly DocumentSymbol[], parent: DocumentSymbol | undefined, where: string): void {
  for (const s of symbols) {
    const name = `${where}: ${s.name}`;
    assert.ok(s.name.trim() !== '', `${where}: a symbol without name`);
    assert.ok(
      le(s.range.start, s.selectionRange.start) &&
        le(s.selectionRange.end, s.range.end) &&
        le(s.selectionRange.start, s.selectionRange.end),
      `${name}: its name stands outside`,
    );
    if (parent)
      assert.ok(
        le(parent.range.start, s.range.start) && le(s.range.end, parent.range.end),
        `${name} stands outside ${parent.name}`,
      );
    wellFormed(s.children ?? [], s, where);
  }
}

describe('features: symbols, folding, outline', () => {
  const report = cleanReport();

  it('symbols are well formed in every layout, the same everywhere', () => {
    // Layouts differ in the width of brackets.
    const names = (list: readonly DocumentSymbol[]): unknown[] =>
      list.map((s) => [s.name.normalize('NFKC'), s.detail, ...names(s.children ?? [])]);
    const want = names(atOnce(documentSymbols(printed(report).v)));
    for (const layout of layouts) {
      const { v } = printed(report, layout.name);
      const symbols = atOnce(documentSymbols(v));
      wellFormed(symbols, undefined, layout.name);
      assert.deepEqual(names(symbols), want, layout.name);
    }
  });

  it('go from the report to sections, parts, tables, groups and rows', () => {
    const { v, p } = printed(report);
    const [root, ...more] = atOnce(documentSymbols(v));
    assert.deepEqual(more, []);
    assert.equal(root!.name, report.title);
    assert.deepEqual(
      root!.children!.map((s) => s.name),
      report.sections.map((s) => `${s.number}、${s.title}`),
    );
    assert.deepEqual(
      root!.children!.map((s) => s.selectionRange),
      report.sections.map((s) => rangeOf(v, p.headings.get(s.key))),
    );
    const [overview, , applications] = root!.children!;
    assert.deepEqual(
      overview!.children!.map((s) => s.name),
      ['（一）主动公开', '（二）依申请公开', '（三）政府信息管理', '（四）政府信息公开平台建设', '（五）监督保障'],
    );
    const [table] = applications!.children!;
    assert.deepEqual(
      table!.children!.map((s) => s.name),
      [
        '一、本年新收政府信息公开申请数量',
        '二、上年结转政府信息公开申请数量',
        '三、本年度办理结果',
        '四、结转下年度继续办理',
      ],
    );
    assert.equal(table!.children![0]!.detail, String(report.figures['applications.new.total']));
    assert.deepEqual(table!.children![0]!.selectionRange, rangeOf(v, p.labels.get('applications.new')));
    // A section ends where its text ends, not at the next heading.
    assert.ok(textOf(v, overview!.range).endsWith('没有发生需要追究责任的情形。'));
  });

  it('come as a list for clients without a tree', () => {
    const { v } = printed(report);
    const count = (list: readonly DocumentSymbol[]): number =>
      list.reduce((n, s) => n + 1 + count(s.children ?? []), 0);
    const flat = atOnce(flatSymbols(v));
    assert.equal(flat.length, count(atOnce(documentSymbols(v))));
    assert.deepEqual([flat[1]!.name, flat[1]!.containerName], ['一、总体情况', report.title]);
  });

  it('folds sections, parts and tables', () => {
    const { v } = printed(report);
    const folds = atOnce(foldingRanges(v));
    const lines = v.document.text().split('\n');
    const heads = folds.map((f) => lines[f.startLine]!);
    for (const s of report.sections)
      assert.ok(
        heads.some((h) => h.includes(s.title)),
        s.title,
      );
    assert.ok(heads.some((h) => h.includes('（二）依申请公开')));
    assert.equal(heads.filter((h) => h.startsWith('|')).length, 3);
    for (const f of folds) assert.ok(f.endLine > f.startLine);
  });

  it('counts findings up to the report and names the worst', () => {
    const { v } = printed(
      setFigure(
        setFigure(report, 'applications.results.granted.total', 72),
        'disclosure.licensing.decisions',
        '２０３５６',
      ),
    );
    const state = (id: string) => {
      const n = find(v, id);
      return [n.state, n.count, n.severity];
    };
    assert.deepEqual(state('report'), ['found', 2, 'error']);
    assert.deepEqual(state('overview'), ['clean', 0, undefined]);
    assert.deepEqual(state('disclosure'), ['found', 1, 'info']);
    assert.deepEqual(state('applications'), ['found', 1, 'error']);
    assert.deepEqual(state('applications/table/results.granted'), ['found', 1, 'error']);
    assert.deepEqual(state('applications/table/results.partial'), ['clean', 0, undefined]);
  });

  const missing: readonly [string, ReportSpec, string[]][] = [
    ['a section', removeSection(report, 'problems'), ['problems']],
    ['a section with its table', removeSection(report, 'disputes'), ['disputes', 'disputes/table']],
    ['the first section', removeSection(report, 'overview'), ['overview']],
    ['the last section', removeSection(report, 'other'), ['other']],
    ['a table', removeTable(report, 'disclosure'), ['disclosure/table']],
    [
      'a row',
      removeRow(report, 'applications.results.denied.processInfo'),
      ['applications/table/results.denied.processInfo'],
    ],
  ];
  for (const [what, spec, want] of missing) {
    it(`shows ${what} that is missing, in its place`, () => {
      const { v } = printed(spec);
      const nodes = all(atOnce(outline(v)));
      assert.deepEqual(
        nodes.filter((n) => n.state === 'missing').map((n) => n.id),
        want,
      );
      for (const n of nodes) assert.equal(n.range === undefined, n.state === 'missing');
      const sections = atOnce(outline(v))[0]!.children.map((n) => n.id);
      assert.deepEqual(
        sections,
        report.sections.map((s) => s.key),
      );
      assert.ok(!JSON.stringify(atOnce(documentSymbols(v))).includes('undefined'));
    });
  }

  it('says where what is missing belongs, and by what name it is put in', () => {
    const { v } = printed(removeTable(removeSection(report, 'problems'), 'disclosure'));
    const section = find(v, 'problems');
    assert.deepEqual([section.severity, section.insert, section.count], ['error', 'section:problems', 1]);
    assert.equal(textOf(v, section.place!), '六、其他需要报告的事项'.replace('六', report.sections[5]!.number));
    assert.equal(find(v, 'disclosure/table').insert, 'table:disclosure');
    assert.equal(insertionOf(v, 'section:problems')!.title, '插入“五、存在的主要问题及改进情况”');
    assert.equal(insertionOf(v, 'section:overview'), undefined);
  });

  it('puts in rows that are missing, those of one gap at once', () => {
    const gone = ['partial', 'granted'].map((r) => `applications.results.${r}`);
    const { v } = printed(gone.reduce(removeRow, report));
    const rows = gone.map((r) => find(v, r.replace('applications.', 'applications/table/')));
    const insert = 'row:applications.results.granted.naturalPerson';
    for (const row of rows) assert.deepEqual([row.state, row.insert, row.count], ['missing', insert, 1]);
    // What is missing beside a row is none of its own.
    const beside = find(v, 'applications/table/results.denied.stateSecret');
    assert.deepEqual([beside.state, beside.count], ['clean', 0]);
    assert.equal(find(v, 'applications/table').count, 1);
    const text = applyFix(v.document, insertionOf(v, insert)!);
    assert.deepEqual(
      all(atOnce(outline(view(text)))).filter((n) => n.state === 'missing'),
      [],
    );
  });

  it('tells rows that are not filled in or not read from those that are', () => {
    const { v } = printed(setFigure(report, 'applications.results.granted.research', ''));
    const severities = { 'cell-blank': 'off' } as const;
    const quiet = view(v.document.text(), 'zh', { severities });
    const state = (id: string) => find(quiet, id).state;
    assert.equal(state('applications/table/results.granted'), 'open');
    assert.deepEqual(['applications', 'report'].map(state), ['open', 'open']);
    assert.deepEqual(['applications/table/results.partial', 'disclosure'].map(state), ['clean', 'clean']);
  });

  it('keeps ids apart where a section stands twice, and while one types', () => {
    const { v } = printed(duplicateSection(report, 'problems'));
    const list = ids(atOnce(outline(v)));
    assert.equal(new Set(list).size, list.length);
    assert.ok(list.includes('problems#2'));
    v.document.edit({ start: 3, end: 3, text: '新' });
    assert.deepEqual(ids(atOnce(outline(new View(uri, v.document, 'zh')))), list);
  });

  it('has a root for each of two reports', () => {
    const text = printed(report).p.text + printed(cleanReport('county', 2022)).p.text;
    const roots = atOnce(outline(view(text)));
    assert.deepEqual(
      roots.map((r) => [r.id, r.detail]),
      [
        ['report', '2023'],
        ['report-2/report', '2022'],
      ],
    );
    const list = ids(roots);
    assert.equal(new Set(list).size, list.length);
    wellFormed(atOnce(documentSymbols(view(text))), undefined, 'two reports');
  });

  it('equals that of a fresh reading after edits', () => {
    const { v } = printed(report);
    const { document } = v;
    for (const [at, length, text] of [
      [40, 3, '一二三'],
      [document.length >> 1, 20, ''],
      [document.length >> 1, 0, '\n\n五、'],
      [10, 0, '\n'],
    ] as const)
      document.edit({ start: at, end: at + length, text });
    const now = new View(uri, document, 'zh'),
      again = view(document.text());
    assert.deepEqual(atOnce(outline(now)), atOnce(outline(again)));
    assert.deepEqual(atOnce(documentSymbols(now)), atOnce(documentSymbols(again)));
    assert.deepEqual(atOnce(foldingRanges(now)), atOnce(foldingRanges(again)));
  });

  it('is empty for what is no report', () => {
    for (const text of ['', '一、总体情况', 'x'])
      assert.deepEqual(
        [
          atOnce(outline(view(text))),
          atOnce(documentSymbols(view(text))),
          atOnce(flatSymbols(view(text))),
          atOnce(foldingRanges(view(text))),
        ],
        [[], [], [], []],
      );
  });
});
