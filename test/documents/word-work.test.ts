import assert from 'node:assert/strict';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { readWord } from '../../server/src/documents/docx/package';
import { XmlScanner } from '../../server/src/documents/docx/xml';
import { rawPackage } from '../support/word/raw';

/** How many tags and texts a piece of work stops at. */
function stops(work: () => unknown): number {
  const { prototype } = XmlScanner;
  const { next } = Object.getOwnPropertyDescriptors(prototype);
  let count = 0;
  prototype.next = function (this: XmlScanner) {
    count++;
    return next.value!.call(this);
  };
  try {
    work();
  } finally {
    Object.defineProperty(prototype, 'next', next);
  }
  return count;
}

const dress =
  '<w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="仿宋"/><w:color w:val="000000"/><w:sz w:val="32"/></w:rPr>';
const paragraph =
  `<w:p><w:pPr><w:jc w:val="center"/><w:rPr><w:b/></w:rPr></w:pPr><w:r>${dress}<w:t>` + '十二</w:t></w:r></w:p>';
const row = `<w:tr><w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>${paragraph}</w:tc></w:tr>`;
/** A style sheet as templates bring it: hundreds of styles that nothing uses. */
const unused = Array.from(
  { length: 500 },
  (_, i) => `<w:style w:type="table" w:styleId="t${i}"><w:tblPr><w:tblInd w:w="0"/></w:tblPr></w:style>`,
).join('');

function withParts(body: string, parts: Readonly<Record<string, (xml: string) => string>>): Uint8Array {
  const files = unzipSync(rawPackage(body));
  for (const [name, change] of Object.entries(parts))
    files[name] = strToU8(change(new TextDecoder().decode(files[name])));
  return zipSync(files);
}

describe('the work that a Word document takes', () => {
  const fixed = stops(() => readWord(rawPackage('')));

  for (const [name, unit] of [
    ['paragraphs', paragraph],
    ['rows of a table', `<w:tbl>${row.repeat(20)}</w:tbl>`],
    ['text boxes', `<w:p><w:r><w:pict><w:txbxContent>${paragraph}</w:txbxContent></w:pict></w:r></w:p>`],
    ['fields', '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>'],
    [
      'paragraphs joined by deletions',
      '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>',
    ],
  ] as const)
    it(`grows with its length: ${name}`, () => {
      const [one, two, four] = [50, 100, 200].map((n) => stops(() => readWord(rawPackage(unit.repeat(n)))) - fixed);
      assert.ok(two! <= 2 * one! && four! <= 4 * one!, `${one}, ${two}, ${four}`);
    });

  it('properties that are written alike are read once', () => {
    const stopsAt = (n: number) => stops(() => readWord(rawPackage(paragraph.repeat(n))));
    // The text, and two tags each of paragraph, run, text and the properties, in which nothing is looked at.
    assert.ok(stopsAt(101) - stopsAt(100) <= 11, `${stopsAt(101) - stopsAt(100)}`);
  });

  it('a style that nothing uses is passed over', () => {
    const bytes = withParts(paragraph, {
      'word/styles.xml': (xml) => xml.replace('</w:styles>', `${unused}</w:styles>`),
    });
    // It is opened and skipped.
    assert.ok(stops(() => readWord(bytes)) - stops(() => readWord(rawPackage(paragraph))) <= 2 * 500);
  });

  it('lists are unpacked only for paragraphs that have numbers', () => {
    const broken = { 'word/numbering.xml': () => '<w:numbering' };
    assert.equal(readWord(withParts(paragraph, broken)).text, '十二\n');
    const numbered = paragraph.replace('<w:jc', '<w:numPr><w:numId w:val="1"/></w:numPr><w:jc');
    assert.throws(() => readWord(withParts(numbered, broken)));
  });
});
