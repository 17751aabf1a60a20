import assert from 'node:assert/strict';
import { ReportDocument } from '../../server/src/report/document';
import { brief, check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport, setFigure } from '../support/report';
import { faultLine, faultsOf } from './reading';

const spec = cleanReport('plain');

describe('HTML pages laid out by tables', () => {
  it('a wrong figure is found at its cell', () => {
    for (const name of ['html-cell', 'html-rows', 'html-cell-line']) {
      const printed = layoutNamed(name).print(setFigure(spec, 'applications.results.unable.notHeld.commercial', 7), {});
      const { found } = check(printed.text);
      assert.deepEqual(
        [brief(printed.text, found).length, found[0]!.offset],
        [1, printed.cells.get('applications.results.unable.notHeld.commercial')!.start],
        name,
      );
    }
  });
  it('tables of paragraphs beside tables of figures', () => {
    // Each stretch of prose in a table of its own, closed before the form's tables.
    const { text } = layoutNamed('html').print(spec, {});
    const prose = '<table class="text"><tr><td>',
      end = '</td></tr></table>\n';
    const page = prose + text.replace(/ *<table border[^]*?<\/table>\n/g, (table) => end + table + prose) + end;
    assert.deepEqual(brief(page, check(page).found), []);
  });
  it('a title behind long tags', () => {
    const { text } = layoutNamed('html').print(spec, {});
    const page = text.replace(
      /<h1>(.*)<\/h1>/,
      `<p style="text-align: center; ${'margin: 0px auto; '.repeat(8)}">` +
        '<span style="font-size: 29px; font-family: 方正小标宋">$1</span></p>',
    );
    const report = new ReportDocument(page, spec.form).reports[0]!;
    assert.equal(report.titleText, spec.title);
    assert.equal(report.year, spec.year);
    assert.deepEqual(brief(page, check(page).found), []);
  });
  it('a table in a cell of a table with figures', () => {
    const { text } = layoutNamed('html').print(spec, { seed: 1 });
    const page = text.replace('>874<', '>874<table><tr><td></td></tr></table><');
    assert.notEqual(page, text);
    const doc = new ReportDocument(page, spec.form);
    assert.deepEqual(
      faultsOf(doc.reports[0]!).map((f) => faultLine(doc, f)),
      [],
    );
  });
});
