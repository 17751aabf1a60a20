import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { readWord } from '../../server/src/documents/docx/package';
import { writeWord, type WriteOptions } from '../../server/src/documents/docx/write';
import { Refusal } from '../../server/src/documents/refusal';
import { cleanReport } from '../support/report';
import { contentOf } from '../support/word/content';
import { escape, rawPackage, rawWord, type RawOptions } from '../support/word/raw';

const r = (text: string, dress = '') => `<w:r>${dress}<w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
const p = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`;
const tc = (...blocks: string[]) => `<w:tc><w:tcPr/>${blocks.join('')}</w:tc>`;
const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const tbl = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;

function written(body: string, change: (text: string) => string, options: WriteOptions = {}, raw: RawOptions = {}) {
  const word = readWord(rawPackage(body, raw));
  const bytes = writeWord(word, change(word.text), { date: new Date('2024-01-08T00:00:00Z'), ...options });
  const again = readWord(bytes);
  return { before: word, bytes, text: again.text, source: again.source, tail: between(word.source, again.source) };
}

/** What stands in the second text instead of what is in the first, as `old → new`. */
function between(a: string, b: string): string {
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return `${a.slice(head, a.length - tail)} → ${b.slice(head, b.length - tail)}`;
}

const refusal = (work: () => unknown, what: RegExp) =>
  assert.throws(work, (e) => e instanceof Refusal && what.test(e.reason.zh) && e.reason.en !== '');

describe('edits written into a Word document', () => {
  const bold = '<w:rPr><w:b/></w:rPr>';
  const cases: [name: string, body: string, change: (text: string) => string, tail: string][] = [
    ['a word in a run', p(r('办结十件')), (t) => t.replace('十', '百'), '十 → 百'],
    [
      'over two runs: the first keeps its dress',
      p(r('办结十', bold), r('二件')),
      (t) => t.replace('十二', '三'),
      '十</w:t></w:r><w:r><w:t xml:space="preserve">二 → 三</w:t></w:r><w:r><w:t xml:space="preserve">',
    ],
    ['at the end of a run', p(r('办结')), (t) => t.replace('办结', '办结了'), ' → 了'],
    ['what XML writes otherwise', p(r('甲&乙')), (t) => t.replace('&', '<'), 'amp → lt'],
    [
      'a line break',
      p(`<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>`),
      (t) => t.replace('甲\n乙', '甲乙'),
      '</w:t><w:br/><w:t>乙 → 乙</w:t><w:t>',
    ],
    ['a cell', tbl(tr(tc(p(r('项目'))), tc(p(r('12'))))), (t) => t.replace('12', '13'), '2 → 3'],
    ['a bar in a cell', tbl(tr(tc(p(r('甲|乙'))), tc(p()))), (t) => t.replace('\\|', '或'), '| → 或'],
  ];
  for (const [name, body, change, tail] of cases)
    it(name, () => {
      const w = written(body, change);
      assert.equal(w.text, change(w.before.text));
      assert.equal(w.tail, tail);
    });

  it('a blank cell gets a run like those of its row', () => {
    const w = written(tbl(tr(tc(p(r('项目', bold))), tc('<w:p/>'))), (t) => t.replace('|  |', '| 0 |'));
    assert.equal(w.text, '| 项目 | 0 |\n');
    assert.ok(w.source.includes(`<w:p><w:r>${bold}<w:t xml:space="preserve">0</w:t></w:r></w:p>`));
  });

  it('spaces at the ends are kept', () => {
    const w = written(p('<w:r><w:t>甲</w:t></w:r>'), (t) => t.replace('甲', '甲 '));
    assert.equal(w.text, '甲 \n');
  });

  it('other parts keep their bytes', () => {
    const w = written(p(r('办结十件')), (t) => t.replace('十', '百'));
    const a = unzipSync(w.before.zip.bytes),
      b = unzipSync(w.bytes);
    assert.deepEqual(Object.keys(b), Object.keys(a));
    for (const name of Object.keys(a)) if (name !== 'word/document.xml') assert.deepEqual(b[name], a[name]);
  });

  const refused: [name: string, body: string, change: (text: string) => string, why: RegExp][] = [
    [
      'a number that Word makes',
      `<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr>${r('总体情况')}</w:p>`,
      (t) => t.replace('一', '二'),
      /自动编的号/,
    ],
    [
      'the result of a field',
      p('<w:fldSimple w:instr="DATE"><w:r><w:t>2023年</w:t></w:r></w:fldSimple>'),
      (t) => t.replace('2023', '2024'),
      /域的结果/,
    ],
    [
      'a field in pieces',
      p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>' +
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        r('第3页'),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      ),
      (t) => t.replace('3', '4'),
      /域的结果/,
    ],
    [
      'another number of cells',
      tbl(tr(tc(p(r('甲'))), tc(p(r('乙'))))),
      (t) => t.replace('| 乙 |', '| 乙 | 丙 |'),
      /格数/,
    ],
    [
      'a cell merged with the one above',
      tbl(
        tr('<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc>', tc(p(r('甲')))),
        tr('<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>', tc(p(r('乙')))),
      ),
      (t) => t.replace('|  | 乙', '| 丙 | 乙'),
      /合并单元格/,
    ],
  ];
  const control = (properties: string, content: string) =>
    `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  const binding = '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>';
  refused.push(
    [
      'a content control that shows a property',
      p(control(binding, r('十件'))),
      (t) => t.replace('十', '百'),
      /内容控件/,
    ],
    [
      'a content control in such a one',
      control(binding, p(control('', r('十件')))),
      (t) => t.replace('十', '百'),
      /内容控件/,
    ],
    [
      'a row that is all of a content control',
      tbl(tr(tc(p(r('甲')))), control('', tr(tc(p(r('乙')))))),
      (t) => t.replace('| 乙 |\n', ''),
      /内容控件/,
    ],
    [
      'a formula',
      p(
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">' +
          '<m:r><m:t>12</m:t></m:r></m:oMath>',
      ),
      (t) => t.replace('2', '3'),
      /公式/,
    ],
  );
  for (const [name, body, change, why] of refused)
    it(`refused: ${name}`, () => refusal(() => written(body, change), why));

  it('tracked where the document tracks changes', () => {
    const w = written(p(r('办结十件', bold)), (t) => t.replace('十', '百'), {}, { tracking: true });
    assert.equal(w.text, '办结百件\n');
    assert.ok(w.source.includes('<w:delText xml:space="preserve">十</w:delText>'));
    assert.ok(/<w:ins w:id="\d+" w:author="Gouji" w:date="2024-01-08T00:00:00Z"><w:r><w:rPr><w:b\/>/.test(w.source));
  });

  it('a content control behind one that shows a property is written', () => {
    const body = p(control(binding, r('甲')), control('', r('十件')));
    assert.equal(written(body, (t) => t.replace('十', '百')).tail, '十 → 百');
  });

  it('a paragraph that is all of a content control only loses its text', () => {
    const w = written(p(r('甲')) + control('', p(r('乙'))), (t) => t.replace('乙\n', ''));
    assert.equal(w.tail, '乙 → ');
  });

  for (const [name, body] of [
    [
      'text in a choice',
      p('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>十件</w:t></mc:Choice></mc:AlternateContent></w:r>'),
    ],
    [
      'text with phonetic help',
      p(`<w:r><w:ruby><w:rt>${r('shi')}</w:rt><w:rubyBase>${r('十')}</w:rubyBase></w:ruby></w:r>`),
    ],
  ] as const)
    it(`${name} is changed in place, and refused where that has to be tracked`, () => {
      const change = (t: string) => t.replace('十', '百');
      assert.equal(written(body, change).tail, '十 → 百');
      refusal(() => written(body, change, { track: true }), /不能记为修订/);
    });

  // Word takes marks in another order for damage.
  const gone = '<w:del w:id="\\d+" w:author="Gouji" [^>]*/>';
  const row = (properties: string) => `<w:tr>${properties}${tc(p(r('乙')))}</w:tr>`;
  const marks: readonly (readonly [name: string, body: string, source: string])[] = [
    [
      'of a new paragraph',
      p(r('甲')) + `<w:p><w:pPr><w:rPr><w:ins w:id="3"/><w:b/></w:rPr></w:pPr>${r('乙')}</w:p>`,
      `<w:ins w:id="3"/>${gone}<w:b/>`,
    ],
    [
      'of a paragraph with bare properties of its mark',
      p(r('甲')) + `<w:p><w:pPr><w:jc w:val="center"/><w:rPr/></w:pPr>${r('乙')}</w:p>`,
      `<w:jc w:val="center"/><w:rPr>${gone}</w:rPr></w:pPr>`,
    ],
    ['of a row without properties', tbl(row('')), `<w:tr><w:trPr>${gone}</w:trPr>`],
    ['of a row with bare properties', tbl(row('<w:trPr/>')), `<w:tr><w:trPr>${gone}</w:trPr><w:tc>`],
    [
      'of a row with exceptions of its table',
      tbl(row('<w:tblPrEx><w:jc w:val="center"/></w:tblPrEx>')),
      `</w:tblPrEx><w:trPr>${gone}</w:trPr>`,
    ],
    [
      'of a row whose properties were others before',
      tbl(row('<w:trPr><w:trPrChange w:id="4"><w:trPr><w:hidden/></w:trPr></w:trPrChange></w:trPr>')),
      `<w:trPr>${gone}<w:trPrChange`,
    ],
  ];
  for (const [name, body, source] of marks)
    it(`the mark ${name} stands where Word wants it`, () => {
      const w = written(body, (t) => t.replace(/(\| )?乙( \|)?/, ''), { track: true });
      assert.match(w.source, new RegExp(source));
      assert.ok(!w.text.includes('乙'));
    });

  it('in place inside of an insertion that is tracked', () => {
    const body = p(`<w:ins w:id="1" w:author="甲">${r('办结十件')}</w:ins>`);
    assert.equal(written(body, (t) => t.replace('十', '百'), { track: true }).tail, '十 → 百');
  });

  const table = tbl(tr(tc(p(r('甲', bold))), tc(p(r('1')))), tr(tc(p(r('乙'))), tc(p(r('2')))));
  const blocks: [name: string, body: string, change: (text: string) => string, source: RegExp][] = [
    [
      'a paragraph',
      p(r('甲。', bold)) + p(r('乙。')),
      (t) => t.replace('甲。', '甲。\n\n丙。'),
      /<w:p><w:r><w:rPr><w:b\/><\/w:rPr><w:t xml:space="preserve">丙/,
    ],
    ['a paragraph before the first', p(r('乙。')), (t) => `丙。\n\n${t}`, /丙.*乙/],
    [
      'a row',
      table,
      (t) => t.replace('| 1 |\n', '| 1 |\n| 丙 | 3 |\n'),
      /<w:tr><w:tc><w:tcPr\/><w:p><w:r><w:rPr><w:b\/><\/w:rPr><w:t xml:space="preserve">丙/,
    ],
    ['a table', p(r('甲。')), (t) => `${t}\n| 项 | 数 |\n| 乙 | 2 |\n`, /<w:tblBorders>.*项.*<w:p\/>/],
    ['a row gone', table, (t) => t.replace('| 甲 | 1 |\n', ''), /乙/],
    [
      'a paragraph gone',
      p(r('甲。')) + p(r('乙。')),
      (t) => t.replace('甲。\n\n', ''),
      /<w:body><w:p><w:r><w:t xml:space="preserve">乙/,
    ],
    ['a table gone', p(r('甲。')) + table, () => '甲。\n', /<w:body><w:p>.*<\/w:p><w:sectPr>/],
  ];
  for (const track of [false, true])
    for (const [name, body, change, source] of blocks)
      it(`${name}${track ? ', tracked' : ''}`, () => {
        const w = written(body, change, { track });
        assert.equal(w.text, change(w.before.text));
        if (!track) assert.match(w.source, source);
      });

  it('whatever is typed is written, or refused and nothing done', () => {
    const content = contentOf(cleanReport()).slice(0, 9);
    const files = [
      rawWord(content, { numbered: true, cut: true, wrapped: true, hairlines: true }),
      rawWord(content, { tracking: true, stored: true }),
    ].map((bytes) => readWord(bytes));
    const typed = fc.oneof(
      fc.constantFrom('\n', '\n\n', '|', '12', '&<', '\n\n甲。\n\n', ''),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 12 }), typed });
    let done = 0;
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(edit, { minLength: 1, maxLength: 3 }), (word, edits) => {
        let text = word.text;
        for (const e of edits) {
          const at = e.at % text.length;
          text = text.slice(0, at) + e.typed + text.slice(at + e.length);
        }
        const copy = word.zip.bytes.slice();
        try {
          const again = readWord(writeWord(word, text));
          assert.equal(canonical(again.text), canonical(text));
          done++;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
        assert.deepEqual(word.zip.bytes, copy);
      }),
      { numRuns: 300, seed: 11 },
    );
    assert.ok(done > 100, String(done));
  });
});

/** A text without what only setting it decides: empty lines, space around cells, characters that XML cannot hold. */
function canonical(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .split('\n')
    .map((line) => line.replace(/\s+$/, '').replace(/^\s+/, ''))
    .map((line) =>
      /^\|.*\|$/.test(line)
        ? line.replace(/\\[|\\]|[\\|]|\s+/g, (m) => (m === '|' ? '|' : m.trim() === '' ? '' : m.slice(-1)))
        : line,
    )
    .filter((line) => line !== '' && !/^[|\s:-]*---[|\s:-]*$/.test(line))
    .join('\n');
}
