import assert from 'node:assert/strict';
import { open } from '../../server/src/documents/open';
import { brief, check } from '../support/check';
import { brokenRelations, cleanReport, setFigure } from '../support/report';
import { makers } from '../support/word/makers';

function textOf(bytes: Uint8Array): string {
  const opened = open(bytes);
  assert.equal(opened.kind, 'word', opened.kind === 'refused' ? opened.reason.en : '');
  return opened.kind === 'word' ? opened.text : '';
}

describe('Word files of several makers', function () {
  this.timeout(240_000);
  for (const maker of makers) {
    describe(maker.name, () => {
      before(function () {
        const why = maker.absent?.();
        if (why) {
          console.log(`      ${why}: nothing is tested with it`);
          this.skip();
        }
      });

      it('a clean report is read whole and without a word', async () => {
        const spec = cleanReport();
        assert.deepEqual(brokenRelations(spec), []);
        const text = textOf(await maker.make(spec));
        const { document, found } = check(text);
        assert.deepEqual(brief(text, found), []);
        const [report] = document.reports;
        assert.equal(report!.sections.length, spec.sections.length);
        const facts = report!.facts.filter((f) => f !== undefined);
        assert.equal(facts.length, spec.form.facts.length);
        for (const f of facts) assert.equal(f.cell.value, Number(spec.figures[f.def.id]), f.def.id);
      });

      it('a changed figure is found on its cell', async () => {
        const spec = cleanReport();
        const id = spec.form.facts.find((f) => /granted\.total$/.test(f.id))!.id;
        const wrong = setFigure(spec, id, Number(spec.figures[id]) + 3);
        const { found } = check(textOf(await maker.make(wrong)));
        assert.ok(
          found.some(({ finding }) => finding.severity === 'error' && finding.facts[0] === id),
          id,
        );
      });
    });
  }
});
