import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { readWord } from '../../server/src/documents/docx/package';
import { writeWord } from '../../server/src/documents/docx/write';
import { applyFix, check } from '../support/check';
import { cleanReport, setFigure } from '../support/report';
import { contentOf } from '../support/word/content';
import { convert } from '../support/word/makers';
import { rawWord, textBox, type RawOptions } from '../support/word/raw';

// `⟦old→new⟧` marks what the fix changes of the construct; all else of the file has to stay.
const r = (text: string, dress = '') => `<w:r>${dress}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const bare = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
const p = (...parts: string[]) => `<w:p>${parts.join('')}</w:p>`;
const tc = (...blocks: string[]) => `<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>${blocks.join('')}</w:tc>`;
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const author = 'w:author="甲" w:date="2024-01-02T00:00:00Z"';
const deleted = (text: string) => `<w:del w:id="71" ${author}><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
const table = (cell: string) =>
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr>${cell}</w:tr></w:tbl>`;

type Case = readonly [name: string, xml: string, options?: RawOptions];

/** A total of 27 that was written as 237. */
const CELLS: readonly Case[] = [
  ['one run', tc(p(r('2⟦3→⟧7')))],
  ['a run for each digit', tc(p(r('2'), r('⟦3→⟧', '<w:rPr><w:b/></w:rPr>'), r('7')))],
  [
    'marks of the spelling checker and bookmarks between',
    tc(
      p(
        r('2'),
        '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="70" w:name="b"/>',
        r('⟦3→⟧'),
        '<w:bookmarkEnd w:id="70"/><w:proofErr w:type="spellEnd"/>',
        r('7'),
      ),
    ),
  ],
  [
    'where a page was broken when last shown',
    tc(p('<w:r><w:t>2</w:t><w:lastRenderedPageBreak/><w:t>⟦3→⟧7</w:t></w:r>')),
  ],
  ['a tracked insertion', tc(p(r('2'), `<w:ins w:id="70" ${author}>${r('⟦3→⟧7')}</w:ins>`))],
  ['a tracked deletion beside', tc(p(r('2'), deleted('删'), r('⟦3→⟧7')))],
  ['a tracked move', tc(p(`<w:moveTo w:id="70" ${author}>${r('2⟦3→⟧7')}</w:moveTo>`))],
  [
    'tracked formatting',
    tc(p(r('2⟦3→⟧7', `<w:rPr><w:b/><w:rPrChange w:id="70" ${author}><w:rPr/></w:rPrChange></w:rPr>`))),
  ],
  [
    'a content control in the paragraph',
    tc(p(`<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${r('2⟦3→⟧7')}</w:sdtContent></w:sdt>`)),
  ],
  [
    'a content control around the paragraph',
    tc(`<w:sdt><w:sdtPr/><w:sdtContent>${p(r('2⟦3→⟧7'))}</w:sdtContent></w:sdt>`),
  ],
  ['a content control around the cell', `<w:sdt><w:sdtPr/><w:sdtContent>${tc(p(r('2⟦3→⟧7')))}</w:sdtContent></w:sdt>`],
  ['a link', tc(p(r('2'), `<w:hyperlink w:anchor="b">${r('⟦3→⟧7')}</w:hyperlink>`))],
  [
    'smart tags and custom XML',
    tc(p(`<w:smartTag w:element="n"><w:customXml w:element="m">${r('2⟦3→⟧7')}</w:customXml></w:smartTag>`)),
  ],
  ['text that runs the other way', tc(p(`<w:bdo w:val="ltr">${r('2⟦3→⟧7')}</w:bdo>`))],
  ['digits written as entities', tc(p(r('&#50;⟦&#x33;→⟧7')))],
  ['literal text', tc(p('<w:r><w:t>⟦<![CDATA[237]]>→27⟧</w:t></w:r>'))],
  ['comments and instructions of XML', tc(p('<w:r><w:t>2<!-- x -->⟦3→⟧<?x y?>7</w:t></w:r>'))],
  ['spaces that are not kept', tc(p('<w:r><w:t>\n 2⟦3→⟧7 </w:t></w:r>'))],
  ['a soft hyphen', tc(p('<w:r><w:t>2</w:t><w:softHyphen/><w:t>⟦3→⟧7</w:t></w:r>'))],
  ['hidden text beside', tc(p(r('99', '<w:rPr><w:vanish/></w:rPr>'), r('2⟦3→⟧7')))],
  [
    'a comment and a note on it',
    tc(
      p(
        '<w:commentRangeStart w:id="1"/>',
        r('2⟦3→⟧7'),
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>' +
          '<w:permStart w:id="5" w:edGrp="everyone"/><w:permEnd w:id="5"/>',
      ),
    ),
  ],
  [
    'phonetic help',
    tc(p(`<w:r><w:ruby><w:rubyPr/><w:rt>${r('x')}</w:rt><w:rubyBase>${r('2⟦3→⟧7')}</w:rubyBase></w:ruby></w:r>`)),
  ],
  ['an empty paragraph before and behind', tc('<w:p/>', p(r('2⟦3→⟧7')), '<w:p/>')],
  ['a frame around the figure', tc(table(tc(p(r('2⟦3→⟧7')))), '<w:p/>')],
  [
    'a choice of ways to show it',
    tc(
      p(
        '<w:r><mc:AlternateContent><mc:Choice Requires="zz"><w:t>99</w:t></mc:Choice>' +
          '<mc:Fallback><w:t>2⟦3→⟧7</w:t></mc:Fallback></mc:AlternateContent></w:r>',
      ),
    ),
  ],
  ['strict Open XML', tc(p(bare('2'), bare('⟦3→⟧7'))), { strict: true }],
  [
    'with numbers of Word, cut runs and wrappers all over',
    tc(p(r('2⟦3→⟧7'))),
    { numbered: true, cut: true, wrapped: true, hairlines: true },
  ],
  ['parts stored as they are', tc(p(r('2⟦3→⟧7'))), { stored: true }],
];

/** The heading of the second section, with words left out of it. */
const HEADINGS: readonly Case[] = [
  ['a number in the text', p(r('二、主动公开⟦→政府信息⟧情况'))],
  [
    'a number that Word makes',
    `<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr>${r('主动公开⟦→政府信息⟧')}${r('情况')}</w:p>`,
    { numbered: true },
  ],
  [
    'a tab and a break in the line',
    p(
      '<w:r><w:t>二、</w:t><w:tab/><w:t>主动公开⟦→政府信息⟧</w:t></w:r>',
      r('情况'),
      '<w:r><w:br w:type="page"/></w:r>',
    ),
  ],
  [
    'a field before it',
    p(
      mark('begin'),
      '<w:r><w:instrText>SEQ x</w:instrText></w:r>',
      mark('separate'),
      r('二'),
      mark('end'),
      r('、主动公开⟦→政府信息⟧情况'),
    ),
  ],
  ['a section that ends with it', `<w:p><w:pPr><w:sectPr/></w:pPr>${r('二、主动公开⟦→政府信息⟧情况')}</w:p>`],
  ['a text box on it, twice in the file', p(textBox(p(r('附注'))), r('二、主动公开⟦→政府信息⟧情况'))],
];

const FIGURE = 'applications.results.granted.total';
const wanted = cleanReport();
const before = (xml: string) => xml.replace(/⟦(.*?)→.*?⟧/gs, '$1');
const after = (xml: string) => xml.replace(/⟦.*?→(.*?)⟧/gs, '$1');

interface Kind {
  readonly rule: string;
  /** The text that the construct stands for in a report, and that report. */
  readonly text: string;
  readonly report: ReturnType<typeof cleanReport>;
  readonly mended: string;
}
const CELL: Kind = { rule: 'row-total', text: '237', report: setFigure(wanted, FIGURE, 237), mended: '27' };
const title = '主动公开政府信息情况';
const HEADING: Kind = { rule: 'section-title', text: title, report: wanted, mended: title };

function fileWith(kind: Kind, xml: string, options: RawOptions): Uint8Array {
  return rawWord(contentOf(kind.report), { ...options, instead: new Map([[kind.text, xml]]) });
}

/** The document after the fix that its one finding offers. */
function fixed(kind: Kind, bytes: Uint8Array): Uint8Array {
  const word = readWord(bytes);
  const { document, found } = check(word.text);
  assert.deepEqual(
    found.map(({ finding: f }) => f.rule),
    [kind.rule],
  );
  return writeWord(word, applyFix(document, found[0]!.finding.fixes[0]!));
}

const all = [...CELLS.map((c) => [CELL, ...c] as const), ...HEADINGS.map((c) => [HEADING, ...c] as const)];

describe('a fix in a Word document changes what it names and no other byte', function () {
  this.timeout(240_000);

  for (const [kind, name, xml, options = {}] of all)
    it(name, () => {
      const bytes = fileWith(kind, before(xml), options);
      const done = fixed(kind, bytes);
      const [old, now] = [bytes, done].map((b) => unzipSync(b));
      assert.deepEqual(Object.keys(now!), Object.keys(old!));
      for (const part of Object.keys(old!))
        if (part !== 'word/document.xml') assert.deepEqual(now![part], old![part], part);
      const source = (files: typeof old) => strFromU8(files!['word/document.xml']!);
      assert.equal(
        source(now),
        source(old).replace(before(xml), () => after(xml)),
      );
      const again = readWord(done);
      assert.deepEqual(check(again.text).found, []);
      assert.equal(writeWord(again, again.text), done);
    });

  it('LibreOffice opens each of them and shows what was set', function () {
    if (spawnSync('soffice', ['--version']).status !== 0) {
      console.log('      LibreOffice is not installed: nothing is tested with it');
      this.skip();
    }
    const folder = mkdtempSync(join(tmpdir(), 'gouji-fixed-'));
    try {
      const names = all.map(([kind, , xml, options = {}], i) => {
        writeFileSync(join(folder, `${i}.docx`), fixed(kind, fileWith(kind, before(xml), options)));
        return `${i}.docx`;
      });
      convert(folder, names, 'txt:Text (encoded):UTF8');
      for (const [i, [kind, name]] of all.entries()) {
        // LibreOffice writes what is deleted beside what stays, and hyphens that are not seen.
        const text = readFileSync(join(folder, `${i}.txt`), 'utf8').replace(/[删\u00ad]/g, '');
        assert.ok(text.includes(kind.mended) && !text.includes('237'), name);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
