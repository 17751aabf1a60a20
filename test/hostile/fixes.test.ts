import assert from 'node:assert/strict';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { atOnce } from '../../server/src/document/steps';
import { provedFixes, together } from '../../server/src/document/proof';
import type { Place } from '../../server/src/report/model';
import { plainOptions } from '../support/check';
import { cleanReport } from '../support/report';
import { layoutNamed } from '../support/layouts/index';

/** Counts what is asked of it while fixes are put together. */
class Counting extends CheckedDocument {
  asked = 0;
  override offsetOf(place: Place): number {
    this.asked++;
    return super.offsetOf(place);
  }
}

const clean = layoutNamed('pipes').print(cleanReport()).text;
const [head, tail] = [clean.slice(0, clean.indexOf('\n') + 1), clean.slice(clean.indexOf('\n') + 1)];
const texts: Readonly<Record<string, (n: number) => string>> = {
  'many lines of residue': (n) => head + 'a\u0007\n\n'.repeat(n) + tail,
  'one line of much residue': (n) => `${head}${'字\u0007'.repeat(n)}\n${tail}`,
  'many brackets of two kinds': (n) => `${head}${'见（附件)。\n\n'.repeat(n)}${tail}`,
  'many reports with residue': (n) => `${head}字\u0007\n${tail}\n`.repeat(Math.ceil(n / 50)),
};

describe('fixes are put together in work that grows with their number', () => {
  for (const [name, make] of Object.entries(texts))
    it(name, () => {
      const [one, two, four] = [100, 200, 400].map((n) => {
        const document = new Counting(make(n), plainOptions);
        const found = document.findings();
        document.asked = 0;
        const fixes = together(document, found, () => true);
        assert.ok(fixes.length > 0);
        assert.equal(
          document.asked,
          fixes.reduce((sum, f) => sum + f.edits.length, 0),
        );
        return document.asked;
      });
      assert.ok(two! <= 2 * one! + 10 && four! <= 4 * one! + 20, `${one} ${two} ${four}`);
      const document = new CheckedDocument(make(100), plainOptions);
      assert.ok(atOnce(provedFixes(document, document.findings())).length > 0);
    });
});
