import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDocument } from '../../server/src/documents/docx/new-document';
import { readWord } from '../../server/src/documents/docx/package';
import { writeWord } from '../../server/src/documents/docx/write';
import { newReportBlocks } from '../../server/src/features/writing/new-report';
import { builtinForms } from '../../server/src/forms/builtin';
import { check } from '../support/check';
import { convert } from '../support/word/makers';

const forms = builtinForms();

describe('a new report as a Word document', () => {
  for (const form of forms)
    it(`${form.id}: is read as a report of that form, every cell blank`, () => {
      const year = form.data.years.from;
      const { text } = readWord(newDocument(newReportBlocks({ form, agency: '青禾县人民政府', year })));
      const [report] = check(text).document.reports;
      assert.equal(report?.form.id, form.id);
      assert.deepEqual([report!.year, report!.agency], [year, '青禾县人民政府']);
      assert.equal(report!.facts.filter((f) => f?.cell.form === 'blank').length, form.facts.length);
    });

  it('takes what is typed into its cells and below its headings', () => {
    const [form] = forms;
    const last = { 'applications.carriedForward.total': 7 };
    const word = readWord(newDocument(newReportBlocks({ form: form!, agency: '甲<乙>&丙局', year: 2024, last })));
    const filled = word.text
      .replace('| 规章 |  |', '| 规章 | 12 |')
      .replace('一、总体情况\n', '一、总体情况\n\n本年公开信息3条。\n');
    assert.notEqual(filled, word.text);
    const again = readWord(writeWord(word, filled));
    assert.equal(again.text, filled);
    assert.match(again.text, /^甲<乙>&丙局2024年/);
    assert.match(again.text, /二、上年结转[^\n]*\| 7 \|\n/);
  });

  it('is the same file whenever it is made', () => {
    const plan = { form: forms[0]!, agency: '甲局', year: 2024 };
    assert.deepEqual(newDocument(newReportBlocks(plan)), newDocument(newReportBlocks(plan)));
  });

  it('is opened by LibreOffice, which shows its tables with their merged cells', function () {
    if (spawnSync('soffice', ['--version']).status !== 0) this.skip();
    const folder = mkdtempSync(join(tmpdir(), 'gouji-new-'));
    try {
      const bytes = newDocument(newReportBlocks({ form: forms[0]!, agency: '青禾县人民政府', year: 2024 }));
      writeFileSync(join(folder, 'new.docx'), bytes);
      convert(folder, 'new.docx', 'html');
      const html = readFileSync(join(folder, 'new.html'), 'utf8');
      assert.match(html, /<td[^>]* colspan="5"[^>]*>(?:(?!<\/td>)[^])*法人或其他组织/);
      const [report] = check(html).document.reports;
      assert.equal(report?.facts.filter((f) => f?.cell.form === 'blank').length, forms[0]!.facts.length);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
