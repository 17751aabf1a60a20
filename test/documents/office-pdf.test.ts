import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFile } from '../../server/src/documents/open';
import { brief, check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport, setFigure, type ReportSpec } from '../support/report';
import { convert } from '../support/word/makers';

/** A report as LibreOffice prints it. */
function printed(spec: ReportSpec, border: boolean): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-pdf-'));
  try {
    const html = layoutNamed('html-pretty').print(spec).text;
    writeFileSync(join(folder, 'report.html'), border ? html : html.replaceAll('border="1"', 'border="0"'));
    convert(folder, 'report.html', 'docx:MS Word 2007 XML', 'writer_web_HTML_import');
    convert(folder, 'report.docx', 'pdf');
    return new Uint8Array(readFileSync(join(folder, 'report.pdf')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('PDF files that LibreOffice makes', function () {
  this.timeout(240_000);
  before(function () {
    if (spawnSync('soffice', ['--version']).status === 0) return;
    console.log('      LibreOffice is not installed: nothing is tested with it');
    this.skip();
  });

  for (const drawn of [true, false])
    it(`a clean report is read whole and without a word, ${drawn ? 'with' : 'without'} drawn lines`, async () => {
      const spec = cleanReport('county');
      const opened = await openFile(printed(spec, drawn));
      assert.ok(opened.kind === 'pdf');
      const { document, found } = check(opened.text);
      assert.deepEqual(brief(opened.text, found), []);
      const facts = document.reports[0]!.facts;
      for (const [i, f] of spec.form.facts.entries())
        assert.equal(facts[i]?.cell.value, Number(spec.figures[f.id]), f.id);
    });

  it('a changed figure is found in its cell', async () => {
    const id = 'applications.results.granted.total';
    const opened = await openFile(printed(setFigure(cleanReport(), id, 9999), true));
    assert.ok(opened.kind === 'pdf');
    assert.ok(check(opened.text).found.some(({ finding: f }) => f.severity === 'error' && f.facts[0] === id));
  });
});
