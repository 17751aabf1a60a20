import assert from 'node:assert/strict';
import { builtinForms } from '../../server/src/forms/builtin';
import type { Form } from '../../server/src/forms/form';
import { loadForm } from '../../server/src/forms/load';
import { ReportDocument } from '../../server/src/report/document';
import { faultLine, faultsOf, misread } from '../report/reading';
import { check } from '../support/check';
import { layoutNamed, layouts } from '../support/layouts/index';
import { random } from '../support/print/random';
import {
  removeColumn,
  removePart,
  removeRow,
  removeSection,
  removeTable,
  renameColumn,
  type PartSpec,
  type ReportSpec,
} from '../support/report';
import { form2019, form2021, newWithOldApplications, oldWithNewApplications, reportOn } from './reports';

const shape = (form: Form) => `${form.id}: ${form.tables.map((t) => t.origin.id.slice(-4)).join(' ')}`;
const print = (spec: ReportSpec, layout = 'pipes') => layoutNamed(layout).print(spec).text;
const shapes = (text: string) => new ReportDocument(text, builtinForms()).reports.map((r) => shape(r.form));
const obsolete = (text: string) =>
  check(text)
    .found.filter((f) => f.finding.rule === 'form-obsolete')
    .map((f) => f.finding);
const without = (spec: ReportSpec, ...sections: string[]) => sections.reduce(removeTable, spec);

describe('the form of a report', () => {
  const kinds: readonly (readonly [string, Form])[] = [
    ['2021', form2021],
    ['2019', form2019],
    ['2021 with a single row （六）', newWithOldApplications],
    ['2019 with the items of （六）', oldWithNewApplications],
  ];
  for (const [name, form] of kinds) {
    it(`is told by its tables, whatever the year: ${name}`, () => {
      for (const layout of layouts) {
        for (const year of [2020, 2023]) {
          const spec = reportOn(form, year);
          const printed = layout.print(spec);
          const doc = new ReportDocument(printed.text, builtinForms());
          assert.equal(shape(doc.reports[0]!.form), shape(form), `${layout.name} ${year}`);
          if (year === 2023)
            assert.deepEqual(
              misread(doc, printed, spec, { faults: layout.name === 'tabs-phantom' ? ['column-extra  "0"'] : [] }),
              [],
              layout.name,
            );
        }
      }
    }).timeout(60_000);
  }

  it('is told by the year where no table tells', () => {
    for (const form of [form2019, form2021]) {
      const bare = (year: number) =>
        shapes(print(without(reportOn(form, year), 'disclosure', 'applications')))[0]!.slice(0, 15);
      assert.deepEqual([2019, 2020, 2021, 2024].map(bare), [
        'disclosure-2019',
        'disclosure-2019',
        'disclosure-2021',
        'disclosure-2021',
      ]);
    }
  });

  it('is told by one of the two tables', () => {
    assert.equal(shapes(print(without(reportOn(form2019, 2023), 'applications')))[0], shape(form2019));
    assert.equal(shapes(print(without(reportOn(form2021, 2020), 'applications')))[0], shape(form2021));
    assert.equal(shapes(print(without(reportOn(form2019, 2023), 'disclosure')))[0], shape(form2019));
  });

  it('is told by what is left of its labels', () => {
    let spec = reportOn(form2019, 2023);
    for (const [key, label] of [
      ['disclosure.item1.created', '本年新制数量'],
      ['disclosure.item1.publicTotal', '公开总数量'],
      ['disclosure.item9.amount', '采购金额'],
    ] as const)
      spec = renameColumn(spec, key, label);
    assert.equal(shapes(print(spec))[0], shape(form2019));
  });

  it('is not changed by what a report lacks', () => {
    for (const form of [form2021, form2019]) {
      const spec = reportOn(form, 2023);
      const keys = (id: string, rows: PartSpec['rows']): string[] =>
        rows.flatMap((r) => [r.key, ...keys(id, r.rows ?? [])]);
      const parts = spec.sections.flatMap((s) => s.table?.parts ?? []);
      const lacking: [string, ReportSpec][] = [
        ...parts
          .filter((p) => !p.anonymous)
          .flatMap((p) => keys(p.key, p.rows).map((k): [string, ReportSpec] => [k, removeRow(spec, k)])),
        ...parts.filter((p) => !p.anonymous).map((p): [string, ReportSpec] => [p.key, removePart(spec, p.key)]),
        ...parts.flatMap((p) =>
          p.columns.filter((c) => !c.columns).map((c): [string, ReportSpec] => [c.key, removeColumn(spec, c.key)]),
        ),
        ...form.sections.map((s): [string, ReportSpec] => [s.id, removeSection(spec, s.id)]),
      ];
      const others = lacking
        .filter(([, s]) => shapes(print(s))[0] !== shape(form))
        .map(([k, s]) => `${k}: ${shapes(print(s))[0]}`);
      assert.deepEqual(others, [], form.id);
    }
  }).timeout(60_000);

  it('is what the settings say', () => {
    const form = (id: string) => check(print(reportOn(form2019, 2020)), { form: id }).document.reports[0]!.form.id;
    assert.equal(form('disclosure-2021'), 'disclosure-2021');
    assert.equal(form('disclosure-2019'), 'disclosure-2019');
    assert.equal(form('auto'), 'disclosure-2019');
    assert.ok(
      check(print(reportOn(form2019, 2020)), { form: 'disclosure-2021' }).found.some(
        (f) => f.finding.rule === 'column-missing' || f.finding.rule === 'column-name',
      ),
    );
  });

  it('is found for each report of a document', () => {
    const text =
      `${print(reportOn(form2019, 2020))}\n\n${print(reportOn(form2021, 2021))}\n\n` +
      `${print(reportOn(newWithOldApplications, 2022))}`;
    assert.deepEqual(shapes(text), [form2019, form2021, newWithOldApplications].map(shape));
    const { document, found } = check(text);
    assert.deepEqual(
      document.reports.map((r) => r.year),
      [2020, 2021, 2022],
    );
    assert.deepEqual(
      found.filter((f) => f.finding.severity === 'error').map((f) => f.finding.message),
      [],
    );
  });

  it('may be one of the user', () => {
    const mine = loadForm({
      id: 'mine',
      extends: 'disclosure-2021',
      name: { zh: '我的', en: 'Mine' },
      years: { from: 2024 },
      sections: [
        { id: 'first', title: '年度概况' },
        { id: 'second', title: '公开数据', table: 'disclosure' },
        { id: 'third', title: '申请数据', table: 'applications' },
        { id: 'fourth', title: '复议诉讼数据', table: 'disputes' },
      ],
    });
    const spec = reportOn(form2021, 2024);
    const renamed = {
      ...spec,
      form: mine,
      sections: spec.sections
        .slice(0, 4)
        .map((s, i) => ({ ...s, key: mine.sections[i]!.id, title: mine.sections[i]!.title })),
    };
    const doc = new ReportDocument(print(renamed), [...builtinForms(), mine]);
    assert.equal(doc.reports[0]!.form.id, 'mine');
    assert.deepEqual(
      doc.reports[0]!.sections.map((s) => s.section.id),
      ['first', 'second', 'third', 'fourth'],
    );
  });
});

describe('form-obsolete', () => {
  it('is said once, at a label that only the old form has, as an error', () => {
    for (const year of [2021, 2023]) {
      const text = print(reportOn(form2019, year), 'tabs');
      const [only, ...more] = obsolete(text);
      assert.equal(more.length, 0);
      assert.equal(only!.severity, 'error');
      assert.match(only!.message, new RegExp(`${year} 年度.*2019年试行格式.*2019—2020.*国办公开办函〔2021〕30号`));
      assert.equal(only!.place.block.text.slice(only!.place.start, only!.place.end), '本年新制作数量');
      assert.deepEqual(
        check(text)
          .found.filter((f) => f.finding.severity === 'error')
          .map((f) => f.finding.rule)
          .filter((r) => /^(?:row|column|table|cell)-/.test(r)),
        [],
      );
    }
  });
  it('is a warning where only one table is left behind', () => {
    const [only, ...more] = obsolete(print(reportOn(newWithOldApplications, 2023)));
    assert.equal(more.length, 0);
    assert.equal(only!.severity, 'warning');
    assert.match(only!.message, /收到和处理政府信息公开申请情况表.*2019年试行格式/);
  });
  it('is not said of a report for 2019 or 2020, nor of one on the form in force', () => {
    for (const [form, year] of [
      [form2019, 2019],
      [form2019, 2020],
      [newWithOldApplications, 2020],
      [oldWithNewApplications, 2020],
      [form2021, 2020],
      [form2021, 2024],
    ] as const)
      assert.deepEqual(obsolete(print(reportOn(form, year))), []);
  });
  it('stands at the title where the form is forced and no table is there', () => {
    const { found } = check(print(without(reportOn(form2019, 2023), 'disclosure', 'applications', 'disputes')), {
      form: 'disclosure-2019',
    });
    const only = found.find((f) => f.finding.rule === 'form-obsolete')!.finding;
    assert.ok(only.place.block.text.slice(only.place.start, only.place.end).includes('年度报告'));
  });
});

describe('a report that changes its form while it is edited', () => {
  const state = (doc: ReportDocument) =>
    doc.reports.map((r) => [
      shape(r.form),
      r.year,
      r.facts.map((f) => f?.cell.text),
      faultsOf(r).map((f) => faultLine(doc, f)),
      r.sections.map((s) => s.section.id),
    ]);
  const agree = (doc: ReportDocument, what: string) =>
    assert.deepEqual(state(doc), state(new ReportDocument(doc.tree.text(), builtinForms())), what);

  /** Turns one text into the other line by line, in a random order of places. */
  function morph(from: string, to: string, seed: number): void {
    const rng = random(seed);
    const doc = new ReportDocument(from, builtinForms());
    const seen = new Set<string>();
    const target = to.split('\n');
    for (let i = 0; i < target.length; i++) {
      const lines = doc.tree.text().split('\n');
      if (lines[i] !== undefined && lines[i] !== target[i]) {
        const start = lines.slice(0, i).reduce((n, l) => n + l.length + 1, 0);
        // Now a line replaced, now one inserted in front of it.
        const end = rng() < 0.7 ? start + lines[i]!.length : start;
        doc.edit({ start, end, text: end > start ? target[i]! : `${target[i]!}\n` });
      }
      seen.add(doc.reports.map((r) => shape(r.form)).join());
      agree(doc, `line ${i}, seed ${seed}`);
    }
    doc.edit({ start: 0, end: doc.tree.length, text: to });
    agree(doc, 'at the end');
    assert.ok(seen.size > 1, 'the form never changed');
  }

  it('reads as when it is freshly opened', () => {
    const texts = [form2021, form2019, newWithOldApplications].map((f) => print(reportOn(f, 2022), 'pipes'));
    morph(texts[0]!, texts[1]!, 1);
    morph(texts[1]!, texts[2]!, 2);
    morph(texts[2]!, texts[0]!, 3);
  }).timeout(60_000);

  it('gives the findings of the new form, and those of the old when it is undone', () => {
    const old = print(reportOn(form2019, 2023)),
      now = print(reportOn(form2021, 2023));
    const { document } = check(old);
    const lines = (text: string) => check(text).found.map((f) => `${f.finding.rule} ${f.offset} ${f.finding.message}`);
    const mine = () => document.findings().map((f) => `${f.finding.rule} ${f.offset} ${f.finding.message}`);
    for (const text of [now, old, now]) {
      document.edit({ start: 0, end: document.length, text });
      assert.deepEqual(mine(), lines(text));
    }
    const at = old.indexOf('2023');
    document.edit({ start: 0, end: document.length, text: old });
    for (const year of ['2020', '2023', '2019']) {
      document.edit({ start: at, end: at + 4, text: year });
      assert.deepEqual(mine(), lines(old.slice(0, at) + year + old.slice(at + 4)));
    }
  });

  it('binds once what one form explains', () => {
    const forms = builtinForms();
    const doc = new ReportDocument(print(reportOn(form2021, 2023)), forms);
    assert.equal(doc.reports[0]!.form, forms[0]);
  });
});
