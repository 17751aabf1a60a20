import assert from 'node:assert/strict';
import { ReportDocument } from '../../server/src/report/document';
import { brief, check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport, setFigure } from '../support/report';
import { faultLine, faultsOf } from './reading';

const spec = cleanReport('plain');
const filled = layoutNamed('pipes-filled').print(spec, {}).text;
const faults = (text: string) => {
  const doc = new ReportDocument(text, spec.form);
  return faultsOf(doc.reports[0]!).map((f) => faultLine(doc, f));
};

describe('merged cells filled by repetition', () => {
  it('a figure is a copy only if it is equal, below one cell of the header', () => {
    assert.deepEqual(faults(filled), []);
    const other = filled.replace('| 874 | 874 | 874 |', '| 874 | 875 | 874 |');
    assert.notEqual(other, filled);
    assert.deepEqual(faults(other), ['column-extra penalty "875" "874"']);
  });
  it('an equal figure beyond the header of one column is one too many', () => {
    const pipes = layoutNamed('pipes-absent').print(spec, {}).text;
    const wide = pipes.replace('| 行政处罚 | 874 |', '| 行政处罚 | 874 | 874 |');
    assert.notEqual(wide, pipes);
    assert.deepEqual(faults(wide), ['column-extra penalty "874"']);
  });
  it('a wrong figure is found at its cell', () => {
    for (const name of ['pipes-filled', 'tabs-filled']) {
      const printed = layoutNamed(name).print(setFigure(spec, 'applications.results.unable.notHeld.commercial', 7), {});
      const { found } = check(printed.text);
      assert.deepEqual(
        [brief(printed.text, found).length, found[0]!.offset],
        [1, printed.cells.get('applications.results.unable.notHeld.commercial')!.start],
        name,
      );
    }
  });
  it('a group label that each row repeats is named once', () => {
    assert.deepEqual(faults(filled.replaceAll('（四）无法提供', '（四）无法供')), [
      'row-name results.unable "（四）无法供"',
    ]);
  });
  it('a header cell that is no label of the form is named once', () => {
    assert.deepEqual(faults(filled.replaceAll('本年收费金额（单位：万元）', '本年收费金（单位：万元）')), [
      'column-name 本年收费金额（单位：万元） "本年收费金（单位：万元）"',
    ]);
  });
});
