import assert from 'node:assert/strict';
import { builtinForms } from '../../server/src/forms/builtin';
import { ReportDocument } from '../../server/src/report/document';
import { cellsOf } from '../../server/src/syntax/cells';
import { SyntaxTree } from '../../server/src/syntax/tree';
import { reportDifference, treeDifference } from '../report/compare';
import { random } from '../support/print/random';
import { hostile } from './hostile';

describe('texts made to hurt', () => {
  for (const [name, make] of Object.entries(hostile)) {
    it(name, () => {
      const text = make(60_000);
      const tree = new SyntaxTree(text);
      // Each character is taken once, and no cell is made out of nothing.
      assert.equal(tree.scanned.characters, text.length);
      let cells = 0;
      for (const block of tree.blocks) cells += cellsOf(block).kinds.length;
      assert.ok(cells <= text.length + 1);
      const doc = new ReportDocument(text, builtinForms());
      assert.ok(doc.reports.length >= 1);

      const rng = random(1);
      let short = make(1500);
      const edited = new ReportDocument(short, builtinForms());
      for (const insert of ['', '\n', '一、总体情况\n', '|', '0', '<td>', '-->', '\n\n']) {
        const start = Math.floor(rng() * short.length),
          end = Math.min(short.length, start + Math.floor(rng() * 5));
        short = short.slice(0, start) + insert + short.slice(end);
        edited.edit({ start, end, text: insert });
        const fresh = new ReportDocument(short, builtinForms());
        assert.equal(treeDifference(edited.tree, fresh.tree) ?? reportDifference(edited, fresh), undefined);
      }
    });
  }
  it('millions of characters at once', () => {
    for (const name of [
      'bars',
      'tabs',
      'hash marks',
      'less than',
      'open tags',
      'one line of prose',
      'combining characters',
      'unknown rows of their own',
      'a section and rows of its own',
      'figures',
    ]) {
      const text = hostile[name]!(2_000_000);
      assert.equal(new ReportDocument(text, builtinForms()[0]!).tree.length, text.length);
    }
  });
});
