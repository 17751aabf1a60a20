import assert from 'node:assert/strict';
import { applyFix, check } from '../support/check';
import { layouts } from '../support/layouts/index';
import { cleanReport } from '../support/report';

describe('a section whose heading alone is missing', () => {
  for (const layout of layouts)
    it(`takes its heading and no second table: ${layout.name}`, () => {
      const { text } = layout.print(cleanReport());
      const lost = text.split(/(?<=\n)/).filter((line) => !line.includes('主动公开政府信息情况'));
      const { document, found } = check(lost.join(''));
      const missing = found.find(({ finding: f }) => f.subject === 'section:disclosure')?.finding;
      const [fix] = missing?.fixes ?? [];
      if (!fix) return;
      const mended = check(applyFix(document, fix)).document.reports[0]!;
      assert.deepEqual(mended.figures, document.reports[0]!.figures);
    });
});
