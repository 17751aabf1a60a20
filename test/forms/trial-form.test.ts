import assert from 'node:assert/strict';
import { builtinForms } from '../../server/src/forms/builtin';
import { ReportDocument } from '../../server/src/report/document';
import { misread } from '../report/reading';
import { optionsFrom } from '../report/samples';
import { check, type Checked } from '../support/check';
import { layoutNamed, layouts } from '../support/layouts/index';
import { brokenRelations, removeRow, setFigure, type ReportSpec } from '../support/report';
import { form2019, newWithOldApplications, oldWithNewApplications, reportOn } from './reports';

const trueFaults: Readonly<Record<string, readonly string[]>> = { 'tabs-phantom': ['column-extra  "0"'] };
const groups = /^(?:form-|table-|row-|column-|cell-|balance|review-total|stock-|section-(?!aspect|list))/;
/** What the rules of the form itself find. */
const ruled = (checked: Checked) =>
  checked.found.filter((f) => groups.test(f.finding.rule) && f.finding.rule !== 'column-extra');
const found = (spec: ReportSpec, layout = 'pipes') =>
  ruled(check(layoutNamed(layout).print(spec).text)).map((f) => f.finding);

const readWhole = (spec: ReportSpec, seeds: number) => {
  for (const layout of layouts) {
    for (let seed = 0; seed < seeds; seed++) {
      const options = seed === 0 ? {} : optionsFrom(seed);
      const printed = layout.print(spec, options);
      const doc = new ReportDocument(printed.text, builtinForms());
      const where = `${layout.name} ${JSON.stringify(options)}`;
      assert.deepEqual(misread(doc, printed, spec, { faults: trueFaults[layout.name] ?? [] }), [], where);
      const report = doc.reports[0]!;
      assert.equal(report.form.id, spec.form.id, where);
      assert.equal(report.form.relations.length, spec.form.relations.length, where);
      assert.deepEqual(
        ruled(check(printed.text)).map((f) => `${f.finding.rule} ${f.finding.message}`),
        [],
        where,
      );
    }
  }
};

describe('the 2019 trial form', () => {
  it('figures of the reports used here hold', () => {
    for (const form of [form2019, newWithOldApplications, oldWithNewApplications])
      assert.deepEqual(brokenRelations(reportOn(form, 2020)), []);
  });

  it('is read whole in every layout, without a finding', () => readWhole(reportOn(form2019, 2020), 3)).timeout(60_000);
  it('a report for 2020 with the items of （六） is read whole', () =>
    readWhole(reportOn(oldWithNewApplications, 2020), 2)).timeout(60_000);
  it('a report for 2020 with table 二 of 2021 and a single row （六） is read whole', () =>
    readWhole(reportOn(newWithOldApplications, 2020), 2)).timeout(60_000);

  for (const year of [2019, 2020])
    it(`is in force for ${year}`, () => assert.deepEqual(found(reportOn(form2019, year)), []));

  it('every single figure of tables three and four changed is found, on a cell or on its total', () => {
    const spec = reportOn(form2019, 2020);
    const wrong: string[] = [];
    for (const f of form2019.facts.filter((x) => !x.id.startsWith('disclosure.'))) {
      const value = Number(spec.figures[f.id]) + 7;
      const errors = found(setFigure(spec, f.id, value)).filter((x) => x.severity === 'error');
      const named =
        errors.length === 1 &&
        errors[0]!.facts.includes(f.id) &&
        /^(?:row-total|column-total|balance|review-total)$/.test(errors[0]!.rule);
      const located = f.id.startsWith('applications.') ? errors[0]?.facts[0] === f.id : true;
      if (!named || !located) wrong.push(`${f.id}: ${errors.map((e) => `${e.rule} ${e.facts[0]}`).join(', ')}`);
    }
    assert.deepEqual(wrong, []);
  }).timeout(60_000);

  it('a wrong figure in （六） names the sum of 19 leaves and the right figure', () => {
    const [only, ...more] = found(
      setFigure(reportOn(form2019, 2020), 'applications.results.other.naturalPerson', 30),
      'tabs',
    );
    assert.equal(more.length, 0);
    assert.equal(only!.facts[0], 'applications.results.other.naturalPerson');
    assert.match(only!.message, /“（六）其他处理·自然人”应为 3，现为 30/);
    assert.equal(only!.fixes[0]!.edits[0]!.newText, '3');
  });

  it('a blank cell, a row that is missing, a label altered', () => {
    const spec = reportOn(form2019, 2020);
    assert.deepEqual(
      found(setFigure(spec, 'disclosure.procurement.projects', null)).map((f) => `${f.rule} ${f.facts[0]}`),
      ['cell-blank disclosure.procurement.projects'],
    );
    assert.deepEqual(
      found(removeRow(spec, 'disclosure.otherServices')).map((f) => f.rule),
      ['row-missing'],
    );
    assert.deepEqual(
      found(removeRow(spec, 'applications.results.other'))
        .map((f) => f.rule)
        .filter((r) => r === 'row-missing'),
      ['row-missing'],
    );
  });
});

describe('cells of their own kind', () => {
  const value = (id: string, text: string, layout = 'pipes') => {
    const { document, found: all } = check(layoutNamed(layout).print(reportOn(form2019, 2020, { [id]: text })).text);
    const report = document.reports[0]!;
    return {
      value: report.facts[report.form.factIndex.get(id)!]?.cell.value,
      rules: all.filter((f) => groups.test(f.finding.rule)).map((f) => f.finding.rule),
    };
  };

  const changes: readonly (readonly [text: string, value: number])[] = [
    ['-4', -4],
    ['减4', -4],
    ['减少4', -4],
    ['减少12项', -12],
    ['增3', 3],
    ['增加 3', 3],
    ['+3', 3],
    ['＋３', 3],
    ['－4', -4],
    ['↓2', -2],
    ['新增5项', 5],
    ['减四', -4],
    ['增5减2', 3],
    ['+5/-2', 3],
    ['持平', 0],
    ['无变化', 0],
    ['0', 0],
    ['12', 12],
  ];
  for (const [text, expected] of changes) {
    it(`本年增/减 ${text} is ${expected}`, () => {
      // One cell a line, a gap inside a cell is one between two.
      for (const layout of ['pipes', 'tabs', 'html', 'tab-cells', ...(text.includes(' ') ? [] : ['lines'])])
        assert.deepEqual(value('disclosure.licensing.change', text, layout), { value: expected, rules: [] }, layout);
    });
  }
  for (const text of ['减', '增减', '较多', '4减', '减4.5.1']) {
    it(`本年增/减 ${text} is no number`, () =>
      assert.deepEqual(value('disclosure.penalty.change', text), { value: null, rules: ['cell-not-a-number'] }));
  }
  it('a change is whole, a count is not below 0 and is not worded', () => {
    assert.deepEqual(value('disclosure.licensing.change', '-1.5').rules, ['cell-not-a-count']);
    assert.deepEqual(value('disclosure.licensing.previous', '-1').rules, ['cell-not-a-count']);
    assert.deepEqual(value('disclosure.licensing.decisions', '减4').rules, ['cell-not-a-number']);
  });

  for (const [text, expected] of [
    ['251000元', 251000],
    ['52.15', 52.15],
    ['52.15万元', 52.15],
    ['0', 0],
  ] as const) {
    it(`采购总金额 ${text}: the form prints no unit, so the cell may`, () => {
      for (const layout of ['pipes', 'tabs', 'html', 'lines', 'tab-cells'])
        assert.deepEqual(value('disclosure.procurement.amount', text, layout), { value: expected, rules: [] }, layout);
    });
  }
});
