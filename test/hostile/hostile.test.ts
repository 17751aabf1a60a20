import assert from 'node:assert/strict';
import { View } from '../../server/src/features/checked';
import { atOnce } from '../../server/src/document/steps';
import { diagnostics } from '../../server/src/features/diagnostics';
import { documentSymbols } from '../../server/src/features/document-symbols';
import { foldingRanges } from '../../server/src/features/folding';
import { rules } from '../../server/src/rules/registry';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { plainOptions } from '../support/check';
import { texts } from './texts';

interface Work {
  readonly length: number;
  readonly scanned: number;
  readonly runs: number;
  readonly blocks: number;
}

/** Reads and checks a text with everything an editor asks for, and counts what it took. */
function work(text: string): Work {
  const document = new CheckedDocument(text, { ...plainOptions, forced: true });
  const view = new View('file:///a', document, 'zh');
  // The last one may say how many more there are.
  assert.ok(diagnostics(view, { limit: 250, related: true }).length <= 251);
  atOnce(documentSymbols(view));
  atOnce(foldingRanges(view));
  // No fix reaches out of the text, and no finding.
  for (const { finding, offset } of document.findings()) {
    assert.ok(offset >= 0 && offset + finding.place.end - finding.place.start <= text.length, finding.rule);
    for (const e of finding.fixes.flatMap((f) => f.edits))
      assert.ok(document.offsetOf(e.place) <= text.length, finding.rule);
  }
  const { scanned } = document.bound!.tree;
  return {
    length: text.length,
    scanned: scanned.characters,
    blocks: scanned.blocks,
    runs: Object.values(document.runs!).reduce((a, b) => a + b, 0),
  };
}

const SMALL = 4000,
  TIMES = 4;

// Time is not asserted: what is counted does not vary.
describe('hostile texts are checked in work that grows with their length', () => {
  for (const [name, make] of Object.entries(texts)) {
    it(name, () => {
      const small = work(make(SMALL)),
        large = work(make(SMALL * TIMES));
      for (const w of [small, large]) {
        assert.equal(w.scanned, w.length);
        assert.ok(w.runs <= rules.length * (w.blocks + 8), `${w.runs} rules run on ${w.blocks} blocks`);
      }
      assert.ok(
        large.runs <= TIMES * small.runs + 200,
        `${small.runs} rules run on ${small.length} characters, ${large.runs} on ${large.length}`,
      );
    });
  }
});

describe('hostile texts of a size nobody writes', () => {
  for (const name of [
    'bars',
    'tabs',
    'hash marks',
    'less than',
    'open comments',
    'tables in cells',
    'a huge rowspan',
    'combining characters',
    'lone surrogates',
    'conflict markers',
    'prose: a paragraph of claims',
    'prose: one number',
    'rows the form does not know',
    'sections of the form again and again',
  ]) {
    it(name, () => {
      assert.ok(work(texts[name]!(1_000_000)).length >= 700_000);
    });
  }
  it('one line of prose', () => {
    assert.ok(work(texts['one line of prose']!(10_000_000)).length >= 7_000_000);
  });
});
