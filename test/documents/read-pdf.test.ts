import assert from 'node:assert/strict';
import { openFile } from '../../server/src/documents/open';
import { toGbk } from '../cli/gbk';
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
  // By its lines: only they tell that cells of the head are merged.
  if (options.lines !== 'none') assert.match(text, /^\|  \|  \|  \| 自然人 \|/m);
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
  ['lines that are pictures, stretched', { lines: 'stretched' }],
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
  ['text in an encoding that the file only names', { encoding: { name: 'GBK-EUC-H', encode: toGbk } }],
  ['margins that change from page to page', { height: low, gutter: 20, headAgain: true }],
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

describe('the text of a page', function () {
  this.timeout(60_000);
  /** What is read of a page, without the empty lines. */
  const read = async (draw: (page: Page) => void, options: FileOptions = {}): Promise<string[]> => {
    const file = new PdfFileWriter(options);
    draw(file.page(595, 842));
    return (await textOf(file.bytes())).split('\n').filter((l) => l !== '');
  };
  const cell = (p: Page, x: number, y: number, text: string) => {
    p.raw(`${x} ${y} 100 20 re S`);
    p.text(x + 4, y + 6, 10, text);
  };

  const cases: readonly (readonly [
    name: string,
    draw: (page: Page) => void,
    lines: readonly string[],
    options?: FileOptions,
  ])[] = [
    [
      'lines of a paragraph are one, a number that fills its line to the end is not joined with the next',
      (p) => {
        p.text(72, 700, 10, '甲'.repeat(44) + '12');
        p.text(72, 684, 10, '34' + '乙'.repeat(44));
        p.text(72, 668, 10, '丙'.repeat(20) + '。');
      },
      ['甲'.repeat(44) + '12', '34' + '乙'.repeat(44) + '丙'.repeat(20) + '。'],
    ],
    [
      'a heading stands alone',
      (p) => {
        p.text(92, 700, 10, '一、总体情况');
        p.text(92, 684, 10, '甲'.repeat(43));
        p.text(72, 668, 10, '乙'.repeat(10));
      },
      ['一、总体情况', '甲'.repeat(43) + '乙'.repeat(10)],
    ],
    [
      'words of a language with spaces keep them',
      (p) => p.text(72, 700, 10, 'Word and 勾稽 in 2023'),
      ['Word and 勾稽 in 2023'],
    ],
    [
      'cells side by side, one over two',
      (p) => {
        cell(p, 100, 600, '甲');
        cell(p, 200, 600, '1');
        p.raw('100 580 200 20 re S');
        p.text(104, 586, 10, '乙');
      },
      ['| 甲 | 1 |', '| 乙 |  |'],
    ],
    [
      'a frame around text is no table',
      (p) => {
        p.raw('60 400 400 300 re S');
        p.text(72, 600, 10, '公告');
      },
      ['公告'],
    ],
    [
      'a line under text is no table, nor is a chart',
      (p) => {
        p.text(72, 600, 10, '公告');
        p.line(72, 597, 92, 597);
        p.raw('100 100 m 200 150 l 300 120 l S 120 120 40 60 re f');
      },
      ['公告'],
    ],
    [
      'a bar in a cell does not end it',
      (p) => {
        cell(p, 100, 600, '甲|乙');
        cell(p, 200, 600, '1');
      },
      ['| 甲\\|乙 | 1 |'],
    ],
    [
      'private numbers of a font of symbols are read',
      (p) => p.text(72, 700, 10, 'x甲'),
      ['●甲'],
      { font: 'Wingdings', told: (c) => (c === 'x' ? '\uf06c' : c) },
    ],
    [
      'a page number of several styles is left out',
      (p) => {
        p.text(72, 700, 10, '公告');
        p.text(280, 40, 10, '第 1 页 共 1 页');
      },
      ['公告'],
    ],
    [
      'a layer that is not shown is not read',
      (p) => {
        p.raw('/OC /L1 BDC');
        p.text(72, 720, 10, '草稿');
        p.raw('EMC /P BMC');
        p.text(72, 700, 10, '公告');
        p.raw('EMC');
      },
      ['公告'],
    ],
    [
      'operators of text: next line, space between characters, width, raised text, jumps in a line',
      (p) => {
        const [a, b] = [p.codes('甲乙'), p.codes('12')];
        p.raw(`BT /F1 10 Tf 40 TL 72 700 Td <${a}> Tj T* 2 Tc <${b}> Tj 0 Tc ET`);
        p.raw(`BT /F1 10 Tf 72 600 Td 200 Tz <${b}> Tj 100 Tz 3 Ts <${a}> Tj 0 Ts ET`);
        p.raw(`BT /F1 10 Tf 1 0 0 1 72 540 Tm 0 -30 TD [<${a}> -3000 <${b}>] TJ T* <${a}> Tj ET`);
      },
      ['甲乙', '12', '12甲乙', '甲乙    12', '甲乙'],
    ],
    [
      'text that a clip or a layer hides by being invisible is left out where there is other text',
      (p) => {
        p.text(72, 700, 10, '公告内容');
        p.text(72, 600, 10, '机', 3);
      },
      ['公告内容'],
    ],
  ];
  for (const [name, draw, lines, options] of cases)
    it(name, async () => assert.deepEqual(await read(draw, options), lines));

  it('a private number of another font is not guessed', async () => {
    const [line] = await read((p) => p.text(72, 700, 10, '甲乙丙丁戊己庚辛壬癸x'), {
      told: (c) => (c === 'x' ? '\uf031' : c),
    });
    assert.equal(line, '甲乙丙丁戊己庚辛壬癸\ufffd');
  });

  it('a drawing within the page stands where the page puts it', async () => {
    const file = new PdfFileWriter();
    const page = file.page(595, 842);
    file.form.text(72, 680, 10, '1');
    page.raw('60 690 20 20 re S 80 690 60 20 re S');
    page.text(90, 700, 10, '2');
    page.raw('/M1 Do');
    assert.match(await textOf(file.bytes()), /^\| 1 \| 2 \|$/m);
  });

  it('pages that are pictures among others are counted', async () => {
    const file = new PdfFileWriter();
    file.page(595, 842).text(72, 700, 12, '公告');
    file.page(595, 842).picture(0, 0, 595, 842);
    file.page(595, 842);
    const opened = await openFile(file.bytes());
    assert.deepEqual(opened.kind === 'pdf' && opened.pdf.scanned, [2]);
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
    ['text whose font is missing', drawn({ fontless: true }, (p) => p.text(72, 700, 12, '年报')), /字符编码/],
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
