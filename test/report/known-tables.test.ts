import assert from 'node:assert/strict';
import { compileForm } from '../../server/src/forms/compile';
import { builtinForms } from '../../server/src/forms/builtin';
import type { Form } from '../../server/src/forms/form';
import { bindCount } from '../../server/src/report/bind-count';
import { ReportDocument } from '../../server/src/report/document';
import { mixtureOf } from '../fuzz/mixtures';
import { layouts } from '../support/layouts/index';
import { random } from '../support/print/random';
import { cleanReport } from '../support/report';
import { told, withSlips } from './told';

/** Forms that no table has been read for: what is remembered hangs on them. */
const freshForms = (): readonly Form[] => builtinForms().map((f) => compileForm(f.data));

const tablesIn = (text: string, forms: readonly Form[]): unknown =>
  new ReportDocument(text, forms).reports.map((r) => [r.form.id, r.sections.map((s) => s.tables.map(told)), r.figures]);

/** Other digits in place of some, now and then more or fewer of them. */
function withOtherFigures(text: string, seed: number): string {
  const rng = random(seed);
  return text.replace(/(?<![\d.(（])\d+(?![\d.)）])/g, (figure) => {
    const what = rng();
    if (what < 0.5) return figure;
    if (what < 0.6) return `${figure}0`;
    return what < 0.65 ? '' : String(Math.floor(rng() * 10 ** Math.ceil(rng() * 5)));
  });
}

/** Reads texts that differ in figures with one memory, each as with none; counts how many were read as another was. */
function compareIn(text: string, seed: number): number {
  const forms = freshForms();
  const before = bindCount.alike;
  for (let n = 0; n < 5; n++) {
    const other = n === 0 ? text : withOtherFigures(text, seed * 10 + n);
    const remembered = tablesIn(other, forms);
    const alike = bindCount.alike;
    assert.deepEqual(remembered, tablesIn(other, freshForms()), other);
    assert.equal(bindCount.alike, alike, 'nothing is remembered of forms that are new');
  }
  return bindCount.alike - before;
}

describe('tables that differ in figures alone', () => {
  it('are read as one was before, where cells are parted by bars, tabs or tags', () => {
    for (const layout of layouts) {
      const { text } = layout.print(cleanReport('county', 2022), { seed: 1, eol: '\n' });
      const forms = freshForms();
      const before = bindCount.alike;
      for (let n = 0; n < 3; n++) tablesIn(text.replace(/(?<![\d.(（])[1-9](?=\d* *[|\t<\n])/g, String(n + 1)), forms);
      if (['pipes', 'tabs', 'html'].includes(layout.name)) assert.equal(bindCount.alike - before, 3, layout.name);
    }
  });

  it('are read as each would be by itself, whatever the layout, the figures and the slips', () => {
    let alike = 0;
    for (let seed = 0; seed < 120; seed++) {
      const layout = layouts[seed % layouts.length]!;
      const variant = (['plain', 'county', 'township', 'empty'] as const)[seed % 4]!;
      const { text } = layout.print(cleanReport(variant, 2015 + (seed % 9)), { seed, eol: '\n' });
      alike += compareIn(seed % 2 ? withSlips(text, seed) : text, seed);
    }
    assert.ok(alike > 40, String(alike));
  });

  it('are read as each would be by itself in random mixtures', () => {
    for (let seed = 0; seed < 40; seed++) compareIn(mixtureOf(seed).text, seed);
  });

  it('are looked at once more only where the same words come again', () => {
    const { text } = layouts
      .find((l) => l.name === 'pipes')!
      .print(cleanReport('county', 2022), { seed: 1, eol: '\n' });
    const labels = ['规范性文件', '行政许可', '行政处罚', '行政强制', '予以公开', '商业企业'];
    const forms = freshForms();
    const before = bindCount.learned;
    const looked = () => bindCount.learned - before;
    // A stray digit in another label each time: as long, but not the same words.
    for (const label of labels) tablesIn(text.replace(label, `${label}7`), forms);
    // Of the three tables, those without the digit have come again.
    const once = looked();
    for (const label of labels) tablesIn(text.replace(label, `${label}7`), forms);
    assert.ok(once <= 3, String(once));
    assert.ok(looked() - once >= labels.length, String(looked()));
  });

  it('are read anew where a figure is none any more, or its cell holds more', () => {
    const { text } = layouts
      .find((l) => l.name === 'pipes')!
      .print(cleanReport('county', 2022), { seed: 1, eol: '\n' });
    const forms = freshForms();
    for (let n = 0; n < 3; n++) tablesIn(text, forms);
    for (const figure of ['', '-', '032', '1,234', '约3', '3 5', '12345678901', '3|', '3.5', '３', '+3'])
      for (const at of [5, 20, 60]) {
        let n = 0;
        const other = text.replace(/(?<=\| *)\d+(?= *\|)/g, (was) => (n++ === at ? figure : was));
        assert.deepEqual(tablesIn(other, forms), tablesIn(other, freshForms()), `${figure} at ${at}`);
      }
  });
});
