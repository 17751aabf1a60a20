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
  for (const [name, body, change, why] of refused)
    it(`refused: ${name}`, () => refusal(() => written(body, change), why));

  it('tracked where the document tracks changes', () => {
    const w = written(p(r('办结十件', bold)), (t) => t.replace('十', '百'), {}, { tracking: true });
    assert.equal(w.text, '办结百件\n');
    assert.ok(w.source.includes('<w:delText xml:space="preserve">十</w:delText>'));
    assert.ok(/<w:ins w:id="\d+" w:author="Gouji" w:date="2024-01-08T00:00:00Z"><w:r><w:rPr><w:b\/>/.test(w.source));
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
