import assert from 'node:assert/strict';
import { ReportDocument } from '../../server/src/report/document';
import { brief, check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport, setFigure } from '../support/report';
import { faultLine, faultsOf } from './reading';

const spec = cleanReport('plain');
const printed = layoutNamed('lines-spaced').print(spec, {});
const before = (row: string, text: string) => {
  const { start } = printed.labels.get(row)!;
  return printed.text.slice(0, start) + text + printed.text.slice(start);
};
const faults = (text: string) => {
  const doc = new ReportDocument(text, spec.form);
  return faultsOf(doc.reports[0]!).map((f) => faultLine(doc, f));
};

describe('bare page numbers in a table set one cell a line', () => {
  it('before any row, none is a figure', () => {
    for (const row of printed.labels.keys()) {
      const text = before(row, '12\n\n');
      assert.deepEqual([faults(text), brief(text, check(text).found)], [[], []], row);
    }
  });
  it('a zero is no page, nor are two figures', () => {
    assert.deepEqual(faults(before('applications.results.partial', '0\n\n')), ['column-extra results.granted "0"']);
    assert.deepEqual(faults(before('applications.results.partial', '3\n\n4\n\n')), [
      'column-extra results.granted "3" "4"',
    ]);
  });
  it('a figure too many is told where the sums before it are wrong', () => {
    const { start } = printed.cells.get('applications.results.granted.commercial')!;
    assert.deepEqual(faults(`${printed.text.slice(0, start)}1\n\n${printed.text.slice(start)}`), [
      'column-extra results.granted "27"',
    ]);
  });
  it('a wrong figure is found at its cell', () => {
    const wrong = layoutNamed('lines-numbered').print(
      setFigure(spec, 'applications.results.unable.notHeld.commercial', 7),
      {},
    );
    const { found } = check(wrong.text);
    assert.deepEqual(
      [brief(wrong.text, found).length, found[0]!.offset],
      [1, wrong.cells.get('applications.results.unable.notHeld.commercial')!.start],
    );
  });
});
