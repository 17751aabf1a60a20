import assert from 'node:assert/strict';
import { readWord } from '../../server/src/documents/docx/package';
import { rawPackage } from '../support/word/raw';

const r = (text: string, dress = '') => `<w:r>${dress}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (...parts: string[]) => `<w:p>${parts.join('')}</w:p>`;
const tc = (block: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${block}</w:tc>`;
const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const tbl = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const one = tc(p(r('1')));
const name = tc(p(r('甲')));
const [begin, separate, end] = ['begin', 'separate', 'end'].map(mark) as [string, string, string];

describe('what a Word document is read as', () => {
  const cases: readonly (readonly [construct: string, body: string, text: string])[] = [
    [
      'moved text, where it went',
      p(`<w:moveFrom w:id="1">${r('旧')}</w:moveFrom>`, r('中'), `<w:moveTo w:id="2">${r('新')}</w:moveTo>`),
      '中新',
    ],
    ['deleted text', p('<w:r><w:delText>旧</w:delText><w:t>新</w:t></w:r>'), '新'],
    ['a deleted row', tbl(tr(name), `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${one}</w:tr>`), '| 甲 |'],
    ['a deleted cell', tbl(tr(name, tc(p(r('旧')), '<w:cellDel w:id="3"/>'), one)), '| 甲 | 1 |'],
    ['a field', p(begin, '<w:r><w:instrText>PAGE</w:instrText></w:r>', separate, r('12'), end, r('件')), '12件'],
    ['a field in the code of a field', p(begin, begin, r('x'), end, separate, r('甲'), end), '甲'],
    ['a cell in a content control', tbl(tr(`<w:sdt><w:sdtContent>${name}</w:sdtContent></w:sdt>`, one)), '| 甲 | 1 |'],
    ['a row in a content control', tbl(`<w:sdt><w:sdtContent>${tr(name, one)}</w:sdtContent></w:sdt>`), '| 甲 | 1 |'],
    ['blocks in custom XML', `<w:customXml>${p(r('甲'))}</w:customXml>`, '甲'],
    ['a note to the text', p(r('甲'), '<w:r><w:footnoteReference w:id="2"/></w:r>', r('乙')), '甲乙'],
    ['hyphens', p('<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/><w:t>3</w:t></w:r>'), '1-23'],
    ['literal text', p('<w:r><w:t><![CDATA[甲<乙]]></w:t></w:r>'), '甲<乙'],
    ['comments and instructions in text', p('<w:r><w:t>甲<!-- x -->乙<?x y?>丙</w:t></w:r>'), '甲乙丙'],
    ['a sign of tags in an attribute', p(r('甲', '<w:rPr><w:rStyle w:val="a>b"/></w:rPr>')), '甲'],
    ['characters written as entities', p(r('&#x7532;&amp;&#20057;')), '甲&乙'],
    ['hidden text', p(r('甲', '<w:rPr><w:vanish/></w:rPr>'), r('乙', '<w:rPr><w:vanish w:val="0"/></w:rPr>')), '乙'],
    ['text hidden on the web', p(r('甲', '<w:rPr><w:webHidden/></w:rPr>')), '甲'],
    [
      'phonetic help',
      p(`<w:r><w:ruby><w:rubyPr/><w:rt>${r('jia')}</w:rt><w:rubyBase>${r('甲')}</w:rubyBase></w:ruby></w:r>`),
      '甲',
    ],
    [
      'what nobody understands, with something to fall back on',
      p(
        '<w:r><mc:AlternateContent><mc:Choice Requires="foo"><w:t>旧</w:t></mc:Choice>' +
          '<mc:Fallback><w:t>新</w:t></mc:Fallback></mc:AlternateContent></w:r>',
      ),
      '新',
    ],
    [
      'cells merged across in the old way',
      tbl(tr(tc(p(r('甲')), '<w:hMerge w:val="restart"/>'), tc(p(), '<w:hMerge/>'), one)),
      '| 甲 |  | 1 |',
    ],
    [
      'a cell merged across and downwards in the old way',
      tbl(
        tr(
          tc(p(r('甲')), '<w:hMerge w:val="restart"/><w:vMerge w:val="restart"/>'),
          tc(p(), '<w:hMerge/><w:vMerge w:val="restart"/>'),
          one,
        ),
        tr(tc(p(r('旧')), '<w:hMerge w:val="restart"/><w:vMerge/>'), tc(p(), '<w:hMerge/><w:vMerge/>'), one),
      ),
      '| 甲 |  | 1 |\n|  |  | 1 |',
    ],
    [
      'a row that starts at the second column of the grid',
      tbl(tr(name, one, one), `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${one}${one}</w:tr>`),
      '| 甲 | 1 | 1 |\n|  | 1 | 1 |',
    ],
    [
      'a row whose left side was dragged over no column',
      `<w:tbl><w:tblGrid><w:gridCol w:w="20"/><w:gridCol w:w="880"/><w:gridCol w:w="900"/></w:tblGrid>${tr(
        tc(p(r('甲')), '<w:gridSpan w:val="2"/>'),
        one,
      )}<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${name}${one}</w:tr></w:tbl>`,
      '| 甲 | 1 |\n| 甲 | 1 |',
    ],
    [
      'rows in several versions',
      tbl(
        '<mc:AlternateContent><mc:Choice Requires="foo">' +
          `${tr(one)}</mc:Choice><mc:Fallback>${tr(name)}</mc:Fallback></mc:AlternateContent>`,
      ),
      '| 甲 |',
    ],
    [
      'text that its paragraph style hides',
      `<w:p><w:pPr><w:pStyle w:val="hide"/></w:pPr>${r('旧')}</w:p>${p(r('新'))}`,
      '新',
    ],
    [
      'text shown in a paragraph whose style hides it',
      `<w:p><w:pPr><w:pStyle w:val="hide"/></w:pPr>${r('新', '<w:rPr><w:vanish w:val="0"/></w:rPr>')}</w:p>`,
      '新',
    ],
    [
      'wide spaces at the ends of text that does not keep spaces',
      p(r('甲'), '<w:r><w:t> 　乙　 </w:t></w:r>', r('丙')),
      '甲　乙　丙',
    ],
    [
      'a field that begins and never ends',
      p(begin, '<w:r><w:instrText>PAGE</w:instrText></w:r>', r('甲')) + p(r('乙')),
      '甲\n\n乙',
    ],
    [
      'a field whose end a tracked change takes out',
      p(begin, separate, r('甲'), `<w:del w:id="1">${end}</w:del>`) + p(begin, r('x'), separate, r('乙'), end),
      '甲\n\n乙',
    ],
  ];
  for (const [construct, body, text] of cases)
    it(construct, () => assert.equal(readWord(rawPackage(body)).text.trim(), text));
});
