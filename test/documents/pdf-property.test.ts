import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openFile } from '../../server/src/documents/open';
import { brief, check } from '../support/check';
import { reportPdf, type PdfOptions } from '../support/pdf/report';
import { cleanReport, setFigure, type Variant } from '../support/report';
import { locationsIn } from '../../server/src/cli/batch/locations';

const choice = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const makes: fc.Arbitrary<PdfOptions> = fc.record({
  lines: choice<PdfOptions['lines']>('drawn', 'filled', 'dotted', 'open'),
  aligned: choice<PdfOptions['aligned']>('middle', 'top'),
  numbers: choice<PdfOptions['numbers']>('marked', 'bare', 'none'),
  head: choice<string>('', '政府信息公开工作年度报告'),
  headAgain: fc.boolean(),
  cutRows: fc.boolean(),
  bold: fc.boolean(),
  rotate: choice<PdfOptions['rotate']>(0, 90, 180, 270),
  turned: fc.boolean(),
  height: fc.integer({ min: 400, max: 900 }),
  watermark: choice<string>('', '内部资料'),
  single: fc.boolean(),
});
const variants = choice<Variant>('plain', 'department', 'county', 'township', 'empty');

describe('a report in any PDF', function () {
  this.timeout(240_000);

  it('is read whole, and a changed figure is found in its cell', async () => {
    await fc.assert(
      fc.asyncProperty(makes, variants, fc.nat(), async (options, variant, pick) => {
        const spec = cleanReport(variant);
        const whole = await openFile(reportPdf(spec, options));
        assert.ok(whole.kind === 'pdf');
        const clean = check(whole.text);
        assert.deepEqual(brief(whole.text, clean.found), []);
        const facts = clean.document.reports[0]!.facts;
        for (const [i, f] of spec.form.facts.entries())
          assert.equal(facts[i]?.cell.value, Number(spec.figures[f.id]), f.id);
        const summed = spec.form.facts.filter((f) => /^applications\.results\..*\.total$/.test(f.id));
        const { id } = summed[pick % summed.length]!;
        const changed = await openFile(reportPdf(setFigure(spec, id, Number(spec.figures[id]) + 41), options));
        assert.ok(changed.kind === 'pdf');
        const { document, found } = check(changed.text);
        const error = found.find(({ finding: f }) => f.severity === 'error' && f.facts.includes(id));
        assert.ok(error, id);
        const fact = document.reports[0]!.facts.find((f) => f?.def.id === id)!;
        const at = locationsIn(changed, document)(document.offsetOf(fact.cell)).location;
        const before = locationsIn(
          whole,
          clean.document,
        )(clean.document.offsetOf(facts.find((f) => f?.def.id === id)!.cell)).location;
        assert.deepEqual(at, before);
        assert.ok(at?.kind === 'cell' && at.page !== undefined);
      }),
      { seed: 20240612, numRuns: 25 },
    );
  });
});
