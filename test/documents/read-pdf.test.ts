import assert from 'node:assert/strict';
import { openFile } from '../../server/src/documents/open';
import { brief, check } from '../support/check';
import { reportPdf, type PdfOptions } from '../support/pdf/report';
import { PdfFileWriter, type FileOptions, type Page } from '../support/pdf/writer';
import type { Cell } from '../support/print/grid';
import { brokenRelations, cleanReport, type ReportSpec } from '../support/report';

async function textOf(bytes: Uint8Array): Promise<string> {
  const opened = await openFile(bytes);
  assert.equal(opened.kind, 'pdf', opened.kind === 'refused' ? opened.reason.en : '');
  return opened.kind === 'pdf' ? opened.text : '';
}

/** Every figure and nothing said. */
async function isReadWhole(spec: ReportSpec, options: PdfOptions): Promise<void> {
  const text = await textOf(reportPdf(spec, options));
  const { document, found } = check(text);
  assert.deepEqual(brief(text, found), []);
  const [report] = document.reports;
  assert.equal(report!.sections.length, spec.sections.length);
  const facts = report!.facts.filter((f) => f !== undefined);
  assert.equal(facts.length, spec.form.facts.length);
  for (const f of facts) assert.equal(f.cell.value, Number(spec.figures[f.def.id]), f.def.id);
}

const low = 420;
const radicals: Readonly<Record<string, string>> = { 行: '⾏', 民: '⺠', 一: '⼀', 见: '⻅' };

const pages: readonly (readonly [name: string, options: PdfOptions])[] = [
  ['no lines, text in the middle of its cells', { lines: 'none' }],
  ['no lines, text at the top of its cells', { lines: 'none', aligned: 'top' }],
  ['no lines and short pages', { lines: 'none', height: low }],
  ['no lines, top, short pages', { lines: 'none', height: low, aligned: 'top', headAgain: true }],
  ['drawn lines', {}],
  ['lines that are thin boxes, filled', { lines: 'filled' }],
  ['dotted lines', { lines: 'dotted' }],
  ['no lines at the sides', { lines: 'open' }],
  ['text at the top of its cells', { aligned: 'top' }],
  ['tables cut by the end of a page', { height: low }],
  ['the head of a table again on each page', { height: low, headAgain: true }],
  ['rows cut by the end of a page', { height: low, cutRows: true }],
  ['bare page numbers', { height: low, numbers: 'bare' }],
  ['a running head', { height: low, head: '政府信息公开工作年度报告汇编' }],
  ['text drawn twice', { bold: true }],
  ['each character placed by itself', { single: true }],
  ['radicals for characters', { told: (c) => radicals[c] ?? c }],
  ['a watermark', { watermark: '内部资料2023' }],
  ['pages turned right', { rotate: 90 }],
  ['pages upside down', { rotate: 180 }],
  ['pages turned left', { rotate: 270 }],
  ['content turned on its page', { turned: true }],
];

describe('PDF files are read', function () {
  this.timeout(60_000);
  it('of a clean spec', () => assert.deepEqual(brokenRelations(cleanReport()), []));
  for (const [name, options] of pages)
    it(`${name}: whole and without a word`, () => isReadWhole(cleanReport('county'), options));
});

const granted = 'applications.results.granted.naturalPerson';

describe('what a PDF does not tell for certain is not read', function () {
  this.timeout(60_000);
  const spec = cleanReport();
  const isGranted = (c: Cell) => c.kind === 'figure' && c.key === granted;
  const inRow = (c: Cell, key: string) =>
    c.kind === 'figure' && c.key.startsWith('applications.results.granted.') && c.key.endsWith(key);
  const odd: readonly (readonly [name: string, odd: PdfOptions['odd'], rules: readonly string[]])[] = [
    ['a figure on the line to the cell of another', (c) => (isGranted(c) ? { moved: 17 } : undefined), []],
    ['two figures in a cell', (c) => (isGranted(c) ? { lines: ['18', '7'] } : undefined), ['cell-not-a-number']],
    [
      'a figure on the line to a blank cell',
      (c) => (isGranted(c) ? { moved: 17 } : inRow(c, 'commercial') ? { lines: [''] } : undefined),
      ['cell-not-a-number', 'cell-blank'],
    ],
  ];
  for (const [name, tampered, rules] of odd)
    it(name, async () => {
      const { document, found } = check(await textOf(reportPdf(spec, { odd: tampered })));
      for (const f of document.reports[0]!.facts)
        if (f && f.cell.value !== null) assert.equal(f.cell.value, Number(spec.figures[f.def.id]), f.def.id);
      assert.deepEqual(
        found.map(({ finding: f }) => f.rule),
        rules,
      );
    });

  it('a figure broken over two lines of its narrow cell is one', async () => {
    const broken: PdfOptions['odd'] = (c) =>
      c.key === 'litigation.direct.upheld' ? { lines: ['1234', '5'] } : undefined;
    assert.match(await textOf(reportPdf(spec, { odd: broken })), /\| 12345 \|/);
  });
});

describe('PDF files that cannot be read are said to be so, and what to do', function () {
  this.timeout(60_000);
  const whole = reportPdf(cleanReport());
  const drawn = (options: FileOptions, draw: (page: Page) => void, pages = 1): Uint8Array => {
    const file = new PdfFileWriter(options);
    for (let i = 0; i < pages; i++) draw(file.page(595, 842));
    return file.bytes();
  };
  const cases: readonly (readonly [name: string, bytes: Uint8Array, zh: RegExp])[] = [
    ['a scan', drawn({}, () => undefined), /没有文字层：是扫描件，无法核对/],
    ['a scan whose text a machine recognised', drawn({}, (p) => p.text(72, 700, 12, '二、主动公开', 3)), /机器识别/],
    ['encrypted', drawn({ encrypted: true }, (p) => p.text(72, 700, 12, '年报')), /加密/],
    [
      'characters that the font does not tell',
      drawn({ told: () => '\u0001' }, (p) => p.text(72, 700, 12, '年报')),
      /字符编码/,
    ],
    ['more pages than a report has', drawn({}, (p) => p.text(72, 700, 12, '年报'), 501), /501 页/],
    ['cut short', whole.subarray(0, 300), /损坏/],
    ['nothing behind its name', Buffer.from('%PDF-1.7\n'), /损坏/],
  ];
  for (const [name, bytes, zh] of cases)
    it(name, async () => {
      const opened = await openFile(bytes);
      assert.equal(opened.kind, 'refused');
      if (opened.kind !== 'refused') return;
      assert.match(opened.reason.zh, zh);
      assert.match(opened.reason.en, /save|check|export/);
    });
});
