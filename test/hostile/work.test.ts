import assert from 'node:assert/strict';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { atOnce } from '../../server/src/document/steps';
import { PIECE } from '../../server/src/document/read-text';
import { View } from '../../server/src/features/checked';
import { codeActions, FIX_ALL } from '../../server/src/features/code-actions';
import { codeLenses } from '../../server/src/features/code-lens';
import { diagnostics } from '../../server/src/features/diagnostics';
import { documentSymbols } from '../../server/src/features/document-symbols';
import { foldingRanges } from '../../server/src/features/folding';
import { documentHighlights } from '../../server/src/features/highlights';
import { hover } from '../../server/src/features/hover';
import { inlayHints } from '../../server/src/features/inlay-hints';
import { definition, references } from '../../server/src/features/navigation';
import { outline } from '../../server/src/features/outline';
import { selectionRanges } from '../../server/src/features/selection';
import { semanticTokens } from '../../server/src/features/semantic-tokens';
import { complete } from '../../server/src/features/writing/complete';
import { formatTables } from '../../server/src/features/writing/format';
import { summarise } from '../../server/src/workspace/years';
import { plainOptions } from '../support/check';
import { structureTexts } from './structure-texts';
import { texts } from './texts';
import { layoutTexts } from './layout-texts';
import { WorkMeter, type Work } from './work';

const SIZES = [8_000, 16_000, 32_000];
const PIECES = 'reading it in pieces';
/** Twice the text, so much the work at most; a report that is read in pieces is bound again whenever it has doubled. */
const ratioOf = (deed: string) => (deed === PIECES ? 2.6 : 2.2);
/** Hundreds of headings of sections, of which no more than so many are looked at: up to there the work is uneven. */
const uneven = new Set(['all sections again and again', 'headings that are nearly a section’s']);
/** So much aside: what is learned of words is learned once. */
const ASIDE: Work = { done: 40_000, searched: 400_000 };

/** What is done with a text, by the kind of it; in this order. */
const deeds: Readonly<Record<string, (v: View) => unknown>> = {
  'reading it': ({ document }) => new CheckedDocument(document.text(), plainOptions),
  [PIECES]: ({ document }) => {
    const pieces = new CheckedDocument(document.text(), plainOptions, PIECE >> 3);
    while (!pieces.readOn());
  },
  'checking it': (v) => [diagnostics(v, { limit: 250, related: true }), v.findings, summarise(v.document, v.uri)],
  'showing it': (v) => [
    atOnce(documentSymbols(v)),
    atOnce(outline(v)),
    atOnce(foldingRanges(v)),
    atOnce(semanticTokens(v)),
    atOnce(codeLenses(v)),
  ],
  'writing in it': (v) => {
    const at = v.document.positionAt(v.document.length >> 1);
    const all = { start: { line: 0, character: 0 }, end: v.document.positionAt(v.document.length) };
    return [
      hover(v, at, true),
      complete(v, at, true),
      atOnce(selectionRanges(v, [at])),
      documentHighlights(v, at),
      [definition(v, at), references(v, at, true)],
      [atOnce(inlayHints(v, all)), atOnce(formatTables(v, undefined))],
    ];
  },
  'mending it': (v) => {
    const all = { start: { line: 0, character: 0 }, end: v.document.positionAt(v.document.length) };
    const edit = (edits: unknown) => ({ changes: { a: edits as [] } });
    atOnce(codeActions(v, { range: all, diagnostics: [], only: ['quickfix', FIX_ALL] }, { edit, canShowPages: true }));
  },
  'editing it': ({ document }) => {
    for (let n = 0; n < 3; n++) {
      document.edit({ start: document.length >> 1, end: document.length >> 1, text: n === 1 ? '\n' : '字' });
      document.gravest(250);
    }
  },
};

describe('work grows with the length of a text, whatever it holds and whatever is asked', () => {
  const meter = new WorkMeter();
  before(() => meter.start());
  after(() => meter.stop());
  for (const [name, make] of Object.entries({ ...texts, ...structureTexts, ...layoutTexts }).filter(
    ([name]) => !uneven.has(name),
  ))
    it(name, () => {
      const work = new Map<string, Work[]>();
      for (const n of SIZES) {
        const text = make(n);
        const view = new View('file:///a.md', new CheckedDocument(text, plainOptions), 'zh');
        for (const [deed, run] of Object.entries(deeds))
          work.set(deed, [...(work.get(deed) ?? []), meter.of(() => run(view))]);
      }
      for (const [deed, [one, two, four]] of work)
        for (const what of ['done', 'searched'] as const) {
          const most = (of: Work | undefined) => ratioOf(deed) * of![what] + ASIDE[what];
          const grows = two![what] > most(one) && four![what] > most(two);
          assert.ok(!grows, `${deed}, ${what}: ${one![what]} ${two![what]} ${four![what]}`);
        }
    });
});
