import assert from 'node:assert/strict';
import { formatNumber } from '../../server/src/documents/docx/number-format';
import { Numbering } from '../../server/src/documents/docx/numbering';
import { readWord } from '../../server/src/documents/docx/package';
import { Styles } from '../../server/src/documents/docx/styles';
import { rawPackage } from '../support/word/raw';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

describe('numbers as Word writes them', () => {
  const cases: [format: string, n: number, text: string][] = [
    ['decimal', 12, '12'],
    ['chineseCounting', 10, '十'],
    ['chineseCountingThousand', 21, '二十一'],
    ['chineseCountingThousand', 105, '一百零五'],
    ['japaneseCounting', 3, '三'],
    ['ideographDigital', 10, '一〇'],
    ['chineseLegalSimplified', 13, '壹拾叁'],
    ['decimalEnclosedCircle', 3, '③'],
    ['decimalFullWidth', 12, '１２'],
    ['upperRoman', 14, 'XIV'],
    ['lowerLetter', 28, 'bb'],
    ['ideographTraditional', 3, '丙'],
    ['decimalZero', 7, '07'],
    ['none', 7, ''],
  ];
  for (const [format, n, text] of cases) it(`${n} as ${format}`, () => assert.equal(formatNumber(n, format), text));
});

describe('paragraphs that Word numbers', () => {
  const level = (n: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>` +
    `${more}<w:suff w:val="nothing"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = (lists: string, nums: string) =>
    new Numbering(() => `<w:numbering ${W}>${lists}${nums}</w:numbering>`, new Styles(undefined));
  const list = (id: number, ...levels: string[]) =>
    `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
  const num = (id: number, of: number, more = '') =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
  const all = (n: Numbering, refs: readonly (readonly [string, number])[]) =>
    refs.map(([id, l]) => n.next({ num: id, level: l }, undefined));

  it('levels start anew behind a higher one', () => {
    const n = numbering(list(0, level(0, 'chineseCounting', '%1、'), level(1, 'decimal', '%2.')), num(1, 0));
    const refs = [0, 1, 1, 0, 1].map((l) => ['1', l] as const);
    assert.deepEqual(all(n, refs), ['一、', '1.', '2.', '二、', '1.']);
  });
  it('a level that never starts anew', () => {
    const own = '<w:lvlRestart w:val="0"/>';
    const n = numbering(list(0, level(0, 'decimal', '%1'), level(1, 'decimal', '（%2）', own)), num(1, 0));
    assert.deepEqual(
      all(n, [
        ['1', 0],
        ['1', 1],
        ['1', 0],
        ['1', 1],
      ]),
      ['1', '（1）', '2', '（2）'],
    );
  });
  it('a number of higher levels too', () => {
    const n = numbering(
      list(0, level(0, 'chineseCounting', '%1'), level(1, 'decimal', '%1.%2', '<w:isLgl/>')),
      num(1, 0),
    );
    assert.deepEqual(
      all(n, [
        ['1', 0],
        ['1', 1],
      ]),
      ['一', '1.1'],
    );
  });
  it('two instances of one list go on with each other, unless one states its start', () => {
    const start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const n = numbering(list(0, level(0, 'decimal', '%1、')), num(1, 0) + num(2, 0) + num(3, 0, start));
    assert.deepEqual(
      all(n, [
        ['1', 0],
        ['2', 0],
        ['3', 0],
        ['3', 0],
      ]),
      ['1、', '2、', '1、', '2、'],
    );
  });
});

describe('what of a document is read', () => {
  const run = (text: string, dress = '') => `<w:r>${dress}<w:t>${text}</w:t></w:r>`;
  const cases: [name: string, body: string, text: string][] = [
    [
      'deleted text is not',
      `<w:p>${run('甲')}<w:del w:id="1"><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>`,
      '甲\n',
    ],
    [
      'a deleted paragraph mark joins',
      `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('甲')}</w:p><w:p>${run('乙')}</w:p>`,
      '甲乙\n',
    ],
    ['hidden text is not', `<w:p>${run('甲')}${run('乙', '<w:rPr><w:vanish/></w:rPr>')}</w:p>`, '甲\n'],
    ['text that is not hidden is', `<w:p>${run('甲', '<w:rPr><w:vanish w:val="0"/></w:rPr>')}</w:p>`, '甲\n'],
    ['struck text is not', `<w:p>${run('甲')}${run('乙', '<w:rPr><w:strike/></w:rPr>')}</w:p>`, '甲\n'],
    [
      'the code of a field is not',
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText>' +
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>今天</w:t></w:r><w:r>' +
        '<w:fldChar w:fldCharType="end"/></w:r></w:p>',
      '今天\n',
    ],
    ['hyphens', '<w:p><w:r><w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t><w:softHyphen/></w:r></w:p>', '甲-乙\n'],
    ['signs', '<w:p><w:r><w:sym w:font="Wingdings 2" w:char="F052"/><w:t>是</w:t></w:r></w:p>', '☑是\n'],
    [
      'phonetic help is not',
      '<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>jia</w:t></w:r></w:rt><w:rubyBase><w:r>' +
        '<w:t>甲</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>',
      '甲\n',
    ],
    [
      'a table in a cell is a table of its own',
      `<w:tbl><w:tr><w:tc><w:p>${run('甲')}</w:p><w:tbl><w:tr><w:tc><w:p>${run('1')}</w:p>` +
        `</w:tc><w:tc><w:p>${run('2')}</w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>`,
      '甲\n\n| 1 | 2 |\n',
    ],
    [
      'a deleted row is not',
      `<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc><w:p>${run('1')}</w:p></w:tc>` +
        `</w:tr><w:tr><w:tc><w:p>${run('2')}</w:p></w:tc></w:tr></w:tbl>`,
      '| 2 |\n',
    ],
    [
      'content controls around rows and cells',
      '<w:tbl><w:sdt><w:sdtPr/><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc><w:p>' +
        `${run('1')}</w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>`,
      '| 1 |\n',
    ],
  ];
  for (const [name, body, text] of cases) it(name, () => assert.equal(readWord(rawPackage(body)).text, text));
});
