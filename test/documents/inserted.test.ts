import assert from 'node:assert/strict';
import { readWord } from '../../server/src/documents/docx/package';
import { writeWord } from '../../server/src/documents/docx/write';
import { applyFix, check } from '../support/check';
import { cleanReport, removeRow, removeSection, removeTable, type ReportSpec } from '../support/report';
import { contentOf } from '../support/word/content';
import { rawWord } from '../support/word/raw';

/** The document after the first fix that a rule offers. */
function mended(spec: ReportSpec, rule: string, track = false) {
  const word = readWord(rawWord(contentOf(spec)));
  const { document, found } = check(word.text);
  const finding = found.find(({ finding: f }) => f.rule === rule && f.fixes.length > 0);
  assert.ok(finding, found.map(({ finding: f }) => f.rule).join(' '));
  const text = applyFix(document, finding.finding.fixes[0]!);
  const again = readWord(writeWord(word, text, { track }));
  return { text, again, rules: check(again.text).found.map(({ finding: f }) => f.rule) };
}

describe('what is missing is inserted as Word paragraphs and tables', () => {
  const clean = cleanReport();
  const table = clean.sections.find((s) => s.table)!;
  // The one row whose figures follow from the others.
  const rows = clean.sections.flatMap((x) => x.table?.parts.flatMap((p) => p.rows.flatMap((r) => r.rows ?? [r])) ?? []);
  const row = rows.find((r) => r.label.includes('总计'))!.key;
  for (const track of [false, true]) {
    const how = track ? ', tracked' : '';
    it(`a section${how}`, () => {
      const last = clean.sections.at(-1)!.key;
      const { again, rules } = mended(removeSection(clean, last), 'section-missing', track);
      assert.ok(!rules.includes('section-missing'));
      assert.ok(again.items.some((i) => i.kind === 'paragraph' && i.paragraph.style.includes('w:val="1"')));
    });
    it(`a table${how}`, () => {
      const { again, rules } = mended(removeTable(clean, table.key), 'table-missing', track);
      assert.ok(!rules.includes('table-missing'));
      assert.ok(again.items.filter((i) => i.kind === 'row').length > 40);
    });
    it(`a row${how}`, () => {
      const { again, text, rules } = mended(removeRow(clean, row), 'row-missing', track);
      assert.ok(!rules.includes('row-missing'));
      assert.equal(again.text, text);
    });
  }
});
