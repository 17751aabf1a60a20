import assert from 'node:assert/strict';
import { layouts, type PrintOptions } from './layouts/index';
import { apply, marked, withMarks } from './marked';
import { readExpected, realSpecs } from './parse-expected';
import * as r from './report';

const variations: readonly PrintOptions[] = [
  {},
  { seed: 7, headings: 'mixed', punctuation: 'half', eol: '\r\n', bom: true, itemSpace: true },
  {
    seed: 3,
    headings: 'bold-hash',
    numberMark: '.',
    punctuation: 'mixed',
    eol: '\r',
    yearSpace: true,
    breakHeaders: true,
    totalBelow: true,
    cutParagraphs: true,
    footer: true,
    hashSpace: false,
  },
  {
    seed: 5,
    pageBreaks: ['applications.results.denied.internalAffairs', 'applications.results.total', 'disclosure.item6'],
    footer: true,
  },
];
const specs = () => [r.cleanReport('plain'), r.cleanReport('empty'), ...realSpecs()];
const bare = (s: string) => s.replace(/<[^>]*>|[\s#*|-]|&nbsp;/g, '');

describe('printers', () => {
  for (const layout of layouts) {
    describe(layout.name, () => {
      it('records the place of every figure, label and heading', () => {
        for (const spec of specs())
          for (const o of variations) {
            const p = layout.print(spec, o);
            for (const [id, value] of Object.entries(spec.figures)) {
              const span = p.cells.get(id);
              if (value === null && layout.losesBlanks) {
                assert.equal(span, undefined, id);
                continue;
              }
              assert.ok(span, `${id} has no span`);
              assert.equal(p.text.slice(span.start, span.end), value === null ? '' : String(value), id);
            }
            assert.equal(p.headings.size, spec.form.sections.length);
            for (const s of spec.sections) {
              const title = p.titles.get(s.key)!;
              const heading = p.headings.get(s.key)!;
              assert.equal(p.text.slice(title.start, title.end), s.title);
              assert.ok(p.text.slice(heading.start, heading.end).startsWith(s.number));
            }
            for (const f of spec.form.facts) {
              if (f.row.label === '') continue;
              const span = p.labels.get(f.id.slice(0, f.id.length - f.column.path.length - 1));
              assert.ok(span, `${f.id}: no label`);
              const shown = bare(p.text.slice(span.start, span.end));
              assert.ok(
                shown !== '' &&
                  bare(f.row.label)
                    .replace(/[（），]/g, '')
                    .includes(shown.replace(/[（），(),]/g, '')),
                `${f.id}: "${shown}"`,
              );
            }
          }
      });
      it('prints the same text every time', () => {
        for (const o of variations)
          assert.deepEqual(layout.print(r.cleanReport(), o), layout.print(r.cleanReport(), o));
      });
      it('prints what was changed', () => {
        const spec = r.duplicateRow(
          r.renameRow(
            r.setFigure(r.cleanReport(), 'disclosure.licensing.decisions', '２０件'),
            'disclosure.normativeDocs',
            '文件',
          ),
          'applications.new',
        );
        const p = layout.print(spec);
        const at = (s: { start: number; end: number } | undefined) => p.text.slice(s?.start, s?.end);
        assert.equal(at(p.cells.get('disclosure.licensing.decisions')), '２０件');
        assert.equal(at(p.labels.get('disclosure.normativeDocs')), '文件');
        assert.ok(p.cells.get('applications.new#2.total')!.start > p.cells.get('applications.new.total')!.start);
        assert.ok(
          !layout
            .print(r.removeRow(r.cleanReport(), 'applications.results.partial'))
            .cells.has('applications.results.partial.total'),
        );
      });
    });
  }
});

describe('clean reports', () => {
  for (const v of ['plain', 'department', 'county', 'township', 'empty'] as const) {
    it(`${v}: every relation holds`, () => assert.deepEqual(r.brokenRelations(r.cleanReport(v)), []));
  }
});

describe('edits of a report', () => {
  const spec = r.cleanReport();
  it('change sections', () => {
    const keys = (s: r.ReportSpec) => s.sections.map((x) => x.key).join(' ');
    assert.equal(keys(r.removeSection(spec, 'disputes')), 'overview disclosure applications problems other');
    assert.equal(
      keys(r.duplicateSection(spec, 'problems')),
      'overview disclosure applications disputes problems problems#2 other',
    );
    assert.equal(keys(r.moveSection(spec, 'problems', -1)), 'overview disclosure applications problems disputes other');
  });
  it('refuse what is not there', () => {
    assert.throws(() => r.renameRow(spec, 'applications.nothing', 'x'));
    assert.throws(() => r.setFigure(spec, 'applications.nothing.total', 1));
    assert.throws(() => r.replaceText(spec, '不在文中的话', 'x'));
  });
  it('leave the original alone', () => {
    const before = JSON.stringify(spec.sections);
    r.addRow(
      r.moveRow(r.removeColumn(spec, 'disclosure.item1.valid'), 'applications.results.granted', 1),
      'disclosure.rules',
      '地方性法规',
      [1, 0, 1],
    );
    assert.equal(JSON.stringify(spec.sections), before);
  });
});

describe('marked text', () => {
  it('gives text and marks', () => {
    const source = '表⟦a:中⟦b:规范⟧性⟧文件⟦c,d:⟧。';
    const { text, marks } = marked(source);
    assert.equal(text, '表中规范性文件。');
    assert.deepEqual(marks, [
      { rule: 'a', start: 1, end: 5 },
      { rule: 'b', start: 2, end: 4 },
      { rule: 'c', start: 7, end: 7 },
      { rule: 'd', start: 7, end: 7 },
    ]);
    assert.equal(marked(withMarks(text, marks)).text, text);
  });
  it('applies edits', () => {
    assert.equal(
      apply('一\n二', [{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } }, newText: '三' }]),
      '一\n三',
    );
  });
});

describe('real reports', () => {
  it('carry figures that hold', function () {
    if (!readExpected()) this.skip();
    for (const spec of realSpecs())
      assert.deepEqual(
        r.brokenRelations(spec).filter((b) => !b.startsWith('stock-below-issued')),
        [],
      );
  });
});
