import assert from 'node:assert/strict';
import type { Position } from 'vscode-languageserver-types';
import { codeLenses } from '../../server/src/features/code-lens';
import { atOnce } from '../../server/src/document/steps';
import { documentHighlights } from '../../server/src/features/highlights';
import { hover } from '../../server/src/features/hover';
import { inlayHints } from '../../server/src/features/inlay-hints';
import { definition, references } from '../../server/src/features/navigation';
import type { View } from '../../server/src/features/checked';
import { layouts, type Printed } from '../support/layouts/index';
import { cleanReport, setFigure, setFigures } from '../support/report';
import { form, printed, rangeOf, uri, view } from './support';

const report = cleanReport();
const wrong = setFigure(report, 'applications.results.granted.total', 72);
const columns = ['naturalPerson', 'commercial', 'research', 'socialWelfare', 'legalService', 'other'];
const whole = { start: { line: 0, character: 0 }, end: { line: 99999, character: 0 } };

const at = (v: View, p: Printed, id: string): Position => rangeOf(v, p.cells.get(id)).start;
/** Fact ids of the cells at these ranges. */
function factsAt(v: View, p: Printed, ranges: readonly { start: Position; end: Position }[]): string[] {
  const known = new Map([...p.cells].map(([id, span]) => [JSON.stringify(rangeOf(v, span)), id]));
  return ranges.map((r) => known.get(JSON.stringify({ start: r.start, end: r.end })) ?? JSON.stringify(r)).sort();
}
const row = (name: string) => columns.map((c) => `applications.${name}.${c}`);
const columnTotals = (column: string) =>
  form.relations
    .find((r) => r.rule === 'column-total' && form.facts[r.left[0]!]!.id === `applications.results.total.${column}`)!
    .right.map((f) => form.facts[f]!.id);

describe('features: highlights, definition, references', () => {
  for (const layout of layouts) {
    it(`${layout.name}: a total leads to its addends and an addend to its totals`, () => {
      const { v, p } = printed(report, layout.name);
      const total = at(v, p, 'applications.results.granted.total');
      assert.deepEqual(
        factsAt(
          v,
          p,
          definition(v, total).map((l) => l.range),
        ),
        row('results.granted').sort(),
      );
      const addend = at(v, p, 'applications.results.granted.commercial');
      assert.deepEqual(
        factsAt(
          v,
          p,
          definition(v, addend).map((l) => l.range),
        ),
        ['applications.results.granted.total', 'applications.results.total.commercial'],
      );
      const lit = documentHighlights(v, addend);
      assert.deepEqual(
        factsAt(
          v,
          p,
          lit.map((h) => h.range),
        ),
        [
          'applications.results.granted.commercial',
          'applications.results.granted.total',
          'applications.results.total.commercial',
        ],
      );
      assert.deepEqual(lit.filter((h) => h.kind === 3).length, 2);
    });
  }

  it('every addend leads to its totals and nothing else', () => {
    const { v, p } = printed(report);
    for (const fact of form.facts) {
      const over = form.relationsOf[fact.index]!.filter((r) => r.op === '=' && r.left.length === 1);
      if (over.length === 0 || over.some((r) => r.left[0] === fact.index)) continue;
      const totals = [...new Set(over.map((r) => form.facts[r.left[0]!]!.id))].sort();
      assert.deepEqual(
        factsAt(
          v,
          p,
          definition(v, at(v, p, fact.id)).map((l) => l.range),
        ),
        totals,
        fact.id,
      );
    }
  });

  it('highlights on a total its addends and the totals it is part of', () => {
    const { v, p } = printed(report);
    const lit = documentHighlights(v, at(v, p, 'applications.results.granted.total'));
    assert.deepEqual(
      factsAt(
        v,
        p,
        lit.map((h) => h.range),
      ),
      ['applications.results.granted.total', 'applications.results.total.total', ...row('results.granted')].sort(),
    );
  });

  it('highlights the four figures of a balance', () => {
    const { v, p } = printed(report);
    const lit = documentHighlights(v, at(v, p, 'applications.carriedForward.research'));
    assert.deepEqual(
      factsAt(
        v,
        p,
        lit.map((h) => h.range),
      ),
      [
        'applications.carriedForward.research',
        'applications.carriedForward.total',
        'applications.carriedIn.research',
        'applications.new.research',
        'applications.results.total.research',
      ],
    );
  });

  it('highlights a label’s row and a header’s column', () => {
    const { v, p } = printed(report);
    const label = documentHighlights(v, rangeOf(v, p.labels.get('applications.results.granted')).start).map(
      (h) => h.range,
    );
    assert.deepEqual(label[0], rangeOf(v, p.labels.get('applications.results.granted')));
    assert.deepEqual(
      factsAt(v, p, label.slice(1)),
      [...row('results.granted'), 'applications.results.granted.total'].sort(),
    );
    const group = documentHighlights(v, rangeOf(v, p.labels.get('applications.results.denied')).start).map(
      (h) => h.range,
    );
    assert.ok(group.length >= 9 && !factsAt(v, p, group).some((f) => p.cells.has(f)));
    const header = documentHighlights(v, rangeOf(v, p.columns.get('applications.applications.commercial')).start);
    assert.equal(header.length, 1 + form.tables[1]!.rows.length);
  });

  it('finds every cell of the relations a cell is in', () => {
    const { v, p } = printed(report);
    const own = 'applications.results.total.total';
    const all = [
      ...columnTotals('total'),
      own,
      ...row('results.total'),
      'applications.new.total',
      'applications.carriedIn.total',
      'applications.carriedForward.total',
    ].sort();
    const found = references(v, at(v, p, own), true);
    assert.ok(found.every((l) => l.uri === uri));
    assert.deepEqual(
      factsAt(
        v,
        p,
        found.map((l) => l.range),
      ),
      all,
    );
    assert.equal(references(v, at(v, p, own), false).length, all.length - 1);
  });

  it('has nothing for text, labels and what is no report', () => {
    const { v, p } = printed(report);
    const text = rangeOf(v, { start: p.text.indexOf('健全登记'), end: p.text.indexOf('健全登记') + 1 }).start;
    const title = rangeOf(v, p.titles.get('problems')).start;
    for (const place of [text, title, { line: 9999, character: 0 }]) {
      assert.deepEqual([documentHighlights(v, place), definition(v, place), references(v, place, true)], [[], [], []]);
    }
    assert.deepEqual(definition(view('1 2'), { line: 0, character: 0 }), []);
  });
});

describe('features: hover', () => {
  const text = (v: View, place: Position, markdown = true) =>
    (hover(v, place, markdown)?.contents as { value: string } | undefined)?.value;

  it('begins with the arithmetic, zeros left out, and says what the figure is and where else it counts', () => {
    for (const layout of layouts) {
      const { v, p } = printed(wrong, layout.name);
      const place = (print: Printed, id: string) => {
        const { line, character } = at(v, print, id);
        return `${line + 1},${character + 1}`;
      };
      const found = hover(v, at(v, p, 'applications.results.granted.total'))!;
      assert.deepEqual(found.range, rangeOf(v, p.cells.get('applications.results.granted.total')), layout.name);
      assert.equal(
        text(v, found.range!.start),
        [
          '- ✗ 行：18+3+1+4+1=27，合计写作 72，差 45\n- ✗ 列：72+8+1+3+14+1+2+2=103，合计写作 58，差 45',
          '**三、本年度办理结果 › （一）予以公开 · 总计** ＝ **72**',
          `相关：[（七）总计·总计](<${uri}#L${place(p, 'applications.results.total.total')}>)`,
        ].join('\n\n'),
        layout.name,
      );
    }
  });

  it('gives plain text to clients that show no Markdown', () => {
    const { v, p } = printed(wrong);
    assert.ok(!/[*`\\]/.test(text(v, at(v, p, 'applications.results.granted.total'), false)!));
    assert.equal((hover(v, at(v, p, 'applications.new.total'), false)!.contents as { kind: string }).kind, 'plaintext');
  });

  it('speaks English', () => {
    const { v, p } = printed(wrong, 'pipes', 'en');
    assert.match(text(v, at(v, p, 'applications.results.granted.total'))!, /total given as 72, off by 45/);
  });

  it('says of the stock what must not exceed what', () => {
    const { v, p } = printed(report);
    assert.match(
      text(v, at(v, p, 'disclosure.normativeDocs.valid'))!,
      /✓ 行政规范性文件·现行有效件数 41 ≥ 行政规范性文件·本年制发件数 6/,
    );
  });

  it('says what cannot be judged, and why', () => {
    const { v, p } = printed(setFigure(report, 'applications.results.granted.research', '无'));
    assert.match(
      text(v, at(v, p, 'applications.results.granted.total'))!,
      /\? 行：无法判断，缺“（一）予以公开·科研机构”/,
    );
  });

  it('tells what last year’s report says, where it is known', () => {
    const { v, p } = printed(report);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const figures = { 'applications.carriedForward.naturalPerson': { value: 8, range } };
    v.document.setYearBefore(v.document.reports[0]!, {
      uri: 'file:///2022.md',
      form: form.id,
      year: 2022,
      agency: undefined,
      figures,
      paragraphs: [],
    });
    assert.match(
      text(v, at(v, p, 'applications.carriedIn.naturalPerson'))!,
      /- 2022 年“四、结转下年度继续办理·自然人”：8/,
    );
    assert.match(text(v, at(v, p, 'applications.carriedForward.naturalPerson'))!, /2022 年/);
    assert.doesNotMatch(text(v, at(v, p, 'applications.new.naturalPerson'))!, /2022/);
  });

  it('tells the accepted names of rows and columns', () => {
    const { v, p } = printed(report);
    assert.match(text(v, rangeOf(v, p.labels.get('applications.results.partial')).start)!, /也可写作：（二）部分公开/);
    assert.match(text(v, rangeOf(v, p.columns.get('disclosure.item8.amountWanYuan')).start)!, /单位：万元/);
  });

  it('tells what a section has to hold', () => {
    const { v, p } = printed(report);
    const of = (key: string) => text(v, rangeOf(v, p.titles.get(key)).start)!;
    assert.match(of('overview'), /\*\*一、总体情况\*\*\n\n通常写：\n\n- （一）主动公开情况/);
    assert.match(of('applications'), /应有表格：收到和处理政府信息公开申请情况表（25 行）/);
    assert.match(of('problems'), /不能只写“无”/);
    assert.match(of('other'), /国办公开办函〔2021〕30号/);
  });

  it('is silent elsewhere', () => {
    const { v, p } = printed(report);
    assert.equal(hover(v, rangeOf(v, { start: p.text.indexOf('健全登记'), end: 0 }).start), null);
    assert.equal(hover(view(''), { line: 0, character: 0 }), null);
    assert.equal(hover(view('x'), { line: 7, character: 7 }), null);
  });
});

describe('features: inlay hints and code lens', () => {
  const totals = new Set(
    form.relations
      .filter((r) => r.op === '=')
      .map((r) => form.facts[r.left.length === 1 ? r.left[0]! : r.right[0]!]!.id),
  );

  it('marks every total of a clean report, behind its cell, in every layout', () => {
    for (const layout of layouts) {
      const { v, p } = printed(report, layout.name);
      const hints = atOnce(inlayHints(v, whole));
      assert.equal(hints.length, totals.size, layout.name);
      const ends = new Set([...totals].map((id) => JSON.stringify(rangeOf(v, p.cells.get(id)).end)));
      for (const h of hints) {
        assert.equal(h.label, '✓');
        assert.ok(ends.has(JSON.stringify(h.position)), layout.name);
      }
    }
  });

  it('says by how much the wrong figure is off, and of what only follows from it which one that is', () => {
    const { v, p } = printed(wrong);
    const broken = atOnce(inlayHints(v, whole)).filter((h) => h.label !== '✓');
    assert.deepEqual(
      broken.map((h) => [h.position, h.label]),
      [
        [rangeOf(v, p.cells.get('applications.results.granted.total')).end, '✗ 多 45'],
        [rangeOf(v, p.cells.get('applications.results.total.total')).end, '≠ 因“（一）予以公开·总计”'],
      ],
    );
    assert.match(String(broken[0]!.tooltip), /合计写作 72/);
  });

  it('keeps to the range asked for', () => {
    const { v, p } = printed(wrong);
    const { start, end } = rangeOf(v, p.cells.get('applications.results.granted.total'));
    assert.deepEqual(
      atOnce(inlayHints(v, { start, end })).map((h) => h.label),
      ['✗ 多 45'],
    );
    assert.deepEqual(atOnce(inlayHints(v, { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } })), []);
  });

  it('has ✗ behind a wrong figure that is no total', () => {
    const id = 'applications.results.granted.naturalPerson';
    const { v, p } = printed(setFigure(report, id, 78), 'pipes', 'en');
    const said = atOnce(inlayHints(v, whole)).filter((h) => h.label !== '✓');
    assert.deepEqual(
      said.map((h) => h.label),
      ['✗ 60 too high', ...Array<string>(2).fill('≠ because of “（一）予以公开·自然人”')],
    );
    assert.deepEqual(said[0]!.position, rangeOf(v, p.cells.get(id)).end);
  });

  it('tells what is not filled in and what was not read from what holds', () => {
    const { v, p } = printed(setFigure(report, 'review.upheld', '无'));
    const end = rangeOf(v, p.cells.get('review.total')).end;
    const labelAt = (of: View, place: Position) =>
      atOnce(inlayHints(of, whole)).find((h) => JSON.stringify(h.position) === JSON.stringify(place))?.label;
    assert.equal(labelAt(v, end), '?');
    assert.deepEqual(
      atOnce(codeLenses(v)).map((l) => l.command!.title),
      ['勾稽 4 项：4 ✓', '勾稽 39 项：39 ✓', '勾稽 3 项：2 ✓ 1 未读出'],
    );
    const blank = printed(setFigure(report, 'review.upheld', ''));
    assert.equal(labelAt(blank.v, rangeOf(blank.v, blank.p.cells.get('review.total')).end), '…');
    assert.equal(atOnce(codeLenses(blank.v))[2]!.command!.title, '勾稽 3 项：2 ✓ 1 未填');
    const sum = printed(setFigure(report, 'applications.results.granted.total', ''));
    const there = rangeOf(sum.v, sum.p.cells.get('applications.results.granted.total')).end;
    assert.equal(labelAt(sum.v, there), '= 27');
    assert.deepEqual(atOnce(codeLenses(sum.v))[1]!.command!.arguments![1].end, there);
  });

  it('says of an empty table that it is not filled in', () => {
    const empty = Object.fromEntries(form.facts.filter((f) => f.table.index === 1).map((f) => [f.id, '']));
    for (const [lang, title] of [
      ['zh', '勾稽 39 项：尚未填写'],
      ['en', '39 relations: not filled in yet'],
    ] as const) {
      const { v } = printed(setFigures(report, empty), 'pipes', lang);
      assert.equal(atOnce(codeLenses(v))[1]!.command!.title, title);
    }
  });

  it('counts the relations of each table over it', () => {
    for (const layout of layouts) {
      const { v, p } = printed(wrong, layout.name);
      const lenses = atOnce(codeLenses(v));
      assert.deepEqual(
        lenses.map((l) => l.command!.title),
        ['勾稽 4 项：4 ✓', '勾稽 39 项：37 ✓ 2 ✗，见“（一）予以公开·总计”', '勾稽 3 项：3 ✓'],
        layout.name,
      );
      const cell = rangeOf(v, p.cells.get('applications.results.granted.total'));
      assert.deepEqual(lenses[1]!.command!.arguments, [uri, cell]);
      assert.equal(atOnce(codeLenses(v, false))[1]!.command!.command, '');
      for (const [i, l] of lenses.entries())
        assert.deepEqual(l.range.start, v.document.rangeOf(v.document.reports[0]!.tables[i]!.start).start);
    }
    assert.equal(
      atOnce(codeLenses(printed(wrong, 'pipes', 'en').v))[1]!.command!.title,
      '39 relations: 37 ✓, 2 ✗, see “（一）予以公开·总计”',
    );
  });

  it('is empty for what is no report', () => {
    assert.deepEqual([atOnce(inlayHints(view('1+1=2'), whole)), atOnce(codeLenses(view('')))], [[], []]);
  });
});
