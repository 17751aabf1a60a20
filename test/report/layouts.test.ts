import assert from 'node:assert/strict';
import { ReportDocument } from '../../server/src/report/document';
import { layouts } from '../support/layouts/index';
import { readExpected } from '../support/parse-expected';
import { faultLine, faultsOf, loses, misread, offsetOf } from './reading';
import { optionsFrom, specs } from './samples';

const ROUNDS = 5;
// A value in a sixteenth column belongs to no fact, and that is said.
const trueFaults: Readonly<Record<string, readonly string[]>> = { 'tabs-phantom': ['column-extra  "0"'] };

describe('reports are read whole', () => {
  for (const layout of layouts) {
    it(`in layout ${layout.name}`, () => {
      specs().forEach((spec, i) => {
        for (let round = 0; round < ROUNDS; round++) {
          const options = round === 0 ? {} : optionsFrom(100 * i + round);
          const printed = layout.print(spec, options);
          const doc = new ReportDocument(printed.text, spec.form);
          const wrong = misread(doc, printed, spec, {
            unread: loses(layout, spec),
            faults: trueFaults[layout.name] ?? [],
          });
          assert.deepEqual(wrong, [], `spec ${i}, ${JSON.stringify(options)}`);
        }
      });
    });
  }
});

describe('the real reports', () => {
  const known: Readonly<Record<string, readonly string[]>> = {
    '000': ['row-name normativeDocs "规范性文件"'],
    '001': ['row-name normativeDocs "规范性文件"'],
    '002': [],
    '003': ['column-extra  "0"'],
    '004': ['row-name normativeDocs "规范性文件"'],
  };
  const expected = readExpected();
  for (const real of expected?.reports ?? []) {
    it(real.name, () => {
      const doc = new ReportDocument(real.text, specs()[0]!.form);
      assert.equal(doc.reports.length, 1);
      const report = doc.reports[0]!;
      for (const def of report.form.facts)
        assert.equal(report.facts[def.index]?.cell.value, real.facts[def.id], def.id);
      const lines = Object.fromEntries(
        report.sections.map((s) => [s.section.id, doc.tree.positionAt(offsetOf(doc, s.anchor.heading)).line + 1]),
      );
      assert.deepEqual(lines, real.sections);
      assert.equal(report.year, real.year);
      assert.deepEqual(
        faultsOf(report).map((f) => faultLine(doc, f)),
        known[real.name.slice(0, 3)],
      );
    });
  }
});
