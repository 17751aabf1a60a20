import assert from 'node:assert/strict';
import { documentHighlights } from '../../server/src/features/highlights';
import { definition, references } from '../../server/src/features/navigation';
import { check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport, setParagraphs } from '../support/report';

const SENTENCE = '全年新收政府信息公开申请59件，较上年有所增加。';

for (const layout of ['pipes', 'tabs', 'html', 'lines']) {
  describe(`a sentence and its cell (${layout})`, () => {
    const printed = layoutNamed(layout).print(
      setParagraphs(cleanReport('county', 2023), 'overview', [
        SENTENCE,
        '各科室及时办理。',
        '共新收政府信息公开申请59件。',
      ]),
      {},
    );
    const { text } = printed;
    const { document } = check(text);
    const checked = { uri: 'file:///r', document, lang: 'zh' as const };
    const at = text.indexOf('59件，较');
    const cell = printed.cells.get('applications.new.total')!;
    const textAt = (r: { start: { line: number; character: number }; end: { line: number; character: number } }) =>
      [document.offsetAt(r.start), document.offsetAt(r.end)] as const;

    it('definition leads from the number to the cell', () => {
      const found = definition(checked, document.positionAt(at + 1)).map((l) => textAt(l.range));
      assert.deepEqual(found, [[cell.start, cell.end]]);
    });

    it('references of the cell name both sentences', () => {
      const found = references(checked, document.positionAt(cell.start), true).map((l) => textAt(l.range)[0]);
      assert.ok(found.includes(at), String(found));
      assert.ok(found.includes(text.lastIndexOf('59件。')));
    });

    it('each lights the other up', () => {
      const ofSentence = documentHighlights(checked, document.positionAt(at + 1)).map((h) => textAt(h.range)[0]);
      assert.deepEqual(ofSentence, [at, cell.start]);
      assert.ok(documentHighlights(checked, document.positionAt(cell.start)).some((h) => textAt(h.range)[0] === at));
    });

    it('a number that names no fact leads nowhere', () =>
      assert.deepEqual(definition(checked, document.positionAt(text.indexOf('各科室') + 1)), []));
  });
}
