import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { reportPdf } from '../support/pdf/report';
import { cleanReport, renameRow, setFigure } from '../support/report';
import { contentOf } from '../support/word/content';
import { rawWord } from '../support/word/raw';
import { PdfFileWriter } from '../support/pdf/writer';
import { inFolder, parsed } from './run';

const clean = cleanReport();
const total = 'applications.results.granted.total';
const wrong = setFigure(clean, total, Number(clean.figures[total]) + 3);
// The pages are low: the table with the wrong figure goes on over several of them.
const low = { height: 420 };

interface Located {
  readonly facts: readonly string[];
  readonly location: { readonly kind: string; readonly table?: number; readonly page?: number };
}

describe('PDF files on the command line', function () {
  this.timeout(120_000);

  it('a folder of them is checked, facts and text are printed', () =>
    inFolder({ 'a.pdf': reportPdf(clean, low) }, (folder) => {
      const checked = folder.run(['check', '--format', 'json', '.']);
      assert.equal(checked.status, 0, checked.err);
      assert.deepEqual(
        parsed(checked).files.map((f) => [f.path, f.findings.length]),
        [['a.pdf', 0]],
      );
      const facts = JSON.parse(folder.run(['facts', '--format', 'json', 'a.pdf']).out).files[0].facts;
      assert.equal(Object.keys(facts).length, clean.form.facts.length);
      assert.deepEqual(facts[total].location, { kind: 'cell', table: 2, row: 6, column: 9, page: 4 });
      assert.match(folder.run(['text', 'a.pdf']).out, /^一、/m);
    }));

  it('a finding says in which cell of which page it stands', () =>
    inFolder({ 'a.pdf': reportPdf(wrong, low) }, (folder) => {
      const run = folder.run(['check', '--format', 'json', 'a.pdf']);
      assert.equal(run.status, 1);
      const [finding] = parsed(run).files[0]!.findings as unknown as readonly Located[];
      assert.equal(finding!.facts[0], total);
      assert.deepEqual(finding!.location, { kind: 'cell', table: 2, row: 6, column: 9, page: 4 });
      assert.match(folder.run(['check', 'a.pdf']).out, /error row-total page 4, table 2, row 6, cell 9: /);
      assert.match(folder.run(['check', '--lang', 'zh', 'a.pdf']).out, /第4页 表2 第6行第9格：/);
    }));

  // On the command line, as the library that comes with it does not leave this out.
  for (const [name, drawn, told, line] of [
    ['a sign of which the file tells another character', '甲。', 'FEFF4E59', '乙。'],
    ['a figure of which the file tells a character: what is drawn', '1。', 'FEFF4E59', '1。'],
    ['a sign of which the file tells a figure: what is drawn', '甲。', 'FEFF0031', '甲。'],
  ] as const)
    it(`read: ${name}`, () => {
      const file = new PdfFileWriter();
      const page = file.page(595, 842);
      page.raw(`/Span<</ActualText<${told}>>>BDC`);
      page.text(72, 700, 10, drawn[0]!);
      page.raw('EMC');
      page.text(82, 700, 10, drawn[1]!);
      inFolder({ 'a.pdf': file.bytes() }, (folder) => assert.equal(folder.run(['text', 'a.pdf']).out.trim(), line));
    });

  it('nothing is written to it, and why not is said', () => {
    const spec = renameRow(clean, 'disclosure.normativeDocs', '行政规范文件');
    const bytes = reportPdf(spec);
    inFolder({ 'a.pdf': bytes }, (folder) => {
      const fixed = folder.run(['check', '--fix', 'a.pdf']);
      assert.equal(fixed.status, 2);
      assert.match(fixed.err, /a PDF is only read, and was left as it is/);
      assert.match(fixed.out, /row-name/);
      assert.match(folder.run(['check', '--diff', 'a.pdf']).err, /a PDF is only read/);
      assert.deepEqual(new Uint8Array(folder.bytes('a.pdf')), bytes);
    });
  });

  it('stands beside the Word document of the year after', () => {
    const before = cleanReport('plain', 2022);
    const carried = 'applications.carriedForward.total';
    assert.notEqual(before.figures[carried], clean.figures['applications.carriedIn.total']);
    inFolder({ 'last/a.pdf': reportPdf(before), 'a.docx': rawWord(contentOf(clean)) }, (folder) => {
      const { files } = parsed(folder.run(['check', '--format', 'json', '.']));
      const years = files.flatMap((f) => f.findings.map((x) => [f.path, x.rule]));
      assert.ok(
        years.some(([path, rule]) => path === 'a.docx' && rule === 'carry-over'),
        JSON.stringify(years),
      );
    });
  });

  it('what was found in it is kept', () =>
    inFolder(
      Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`${i}.pdf`, reportPdf(i === 3 ? wrong : clean)])),
      (folder) => {
        const args = ['check', '--verbose', '--format', 'json', '--cache-dir', 'kept', '.'];
        const first = folder.run(args);
        const again = folder.run(args);
        assert.equal(again.out, first.out);
        assert.match(again.err, /17 of 17 files are unchanged/);
      },
    ));

  it('what cannot be read is said, and the others are checked', () => {
    const scan = new PdfFileWriter();
    scan.page(595, 842);
    inFolder({ 'scan.pdf': scan.bytes(), 'a.pdf': reportPdf(clean) }, (folder) => {
      const run = folder.run(['check', '--lang', 'zh', '.']);
      assert.equal(run.status, 2);
      assert.match(run.err, /scan\.pdf: PDF 没有文字层：是扫描件，无法核对/);
      assert.match(run.out, /检查了 1 个文件，年报 1 份/);
    });
  });

  it('a damaged one ends no run: the others are checked', () => {
    const text = Buffer.from(reportPdf(clean)).toString('latin1');
    const damaged = [
      text.replace('\n7 0 obj', '\n9 0 obj'),
      text.replace('/Type /Pages', '/Type )Pages'),
      text.replaceAll('endobj', 'endxxx'),
      text.replace('/Kids [', '/Kids [ 99 0 R '),
      text.slice(0, text.length >> 1),
    ];
    const files = Object.fromEntries(damaged.map((t, i) => [`damaged-${i}.pdf`, Buffer.from(t, 'latin1')]));
    inFolder({ ...files, 'whole.pdf': reportPdf(wrong) }, (folder) => {
      const run = folder.run(['check', '--format', 'json', '.']);
      const { files: read } = parsed(run);
      assert.ok(
        read.some((f) => f.path === 'whole.pdf' && f.findings.some((x) => x.rule === 'row-total')),
        run.err,
      );
      assert.match(run.err, /damaged-4\.pdf: the PDF is damaged/);
      assert.equal(run.status, 2);
      assert.doesNotMatch(run.err, /^\s+at /m);
    });
  });

  for (const [name, status] of [
    ['FormatError', 0],
    ['TypeError', 1],
  ] as const)
    it(`an error that the library leaves uncaught ends the program only if it is not its own: ${name}`, () => {
      const script = `const { readPdf } = require(process.argv[1]);
        readPdf(new Uint8Array()).then(() => void Promise.reject(Object.assign(new Error(), { name: '${name}' })));`;
      assert.equal(spawnSync(process.execPath, ['-e', script, resolve('dist/pdf.js')]).status, status);
    });
});
