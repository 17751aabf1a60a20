import assert from 'node:assert/strict';
import fc from 'fast-check';
import { builtinForms } from '../../server/src/forms/builtin';
import { ReportDocument } from '../../server/src/report/document';
import { SyntaxTree } from '../../server/src/syntax/tree';
import { reportDifference, treeDifference } from './compare';
import { perform, startTexts, steps } from './edit-scripts';

// GOUJI_FUZZ=20 runs twenty times as many edits; a failure prints its seed.
const often = Number(process.env['GOUJI_FUZZ'] ?? 1);
const text = fc.nat(startTexts().length - 1);

describe('after any edits all is as freshly read', () => {
  it('the blocks', () => {
    fc.assert(
      fc.property(text, steps(60), (start, list) => {
        const tree = new SyntaxTree(startTexts()[start]!);
        perform(startTexts()[start]!, list, (edit, now) => {
          const { removed, inserted } = tree.edit(edit);
          const fresh = new SyntaxTree(now);
          const wrong = treeDifference(tree, fresh);
          if (wrong) assert.fail(`${JSON.stringify(edit)}: ${wrong}`);
          if (removed.some((b) => b.parent) || inserted.some((b) => !b.parent))
            assert.fail('a removed block is still there, or a new one is not');
        });
        assert.equal(tree.text().length, tree.length);
      }),
      { numRuns: 600 * often },
    );
  });
  for (const [name, forms] of [
    ['one form', builtinForms().slice(0, 1)],
    ['several forms', builtinForms()],
  ] as const) {
    it(`the reports, with ${name}`, () => {
      fc.assert(
        fc.property(text, steps(30), (start, list) => {
          const doc = new ReportDocument(startTexts()[start]!, forms);
          let before = doc.reports;
          perform(startTexts()[start]!, list, (edit, now) => {
            const { removed, inserted } = doc.edit(edit);
            const fresh = new ReportDocument(now, forms);
            const wrong = treeDifference(doc.tree, fresh.tree) ?? reportDifference(doc, fresh);
            if (wrong) assert.fail(`${JSON.stringify(edit)}: ${wrong}`);
            const changed = before.filter((r) => !removed.includes(r));
            if (
              changed.length + inserted.length !== doc.reports.length ||
              changed.some((r) => !doc.reports.includes(r))
            )
              assert.fail('what the edit did to the reports is told wrongly');
            before = doc.reports;
          });
        }),
        { numRuns: 150 * often },
      );
    });
  }
});
