import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { open, openFile } from '../../server/src/documents/open';
import { contentOf } from '../support/word/content';
import { rawPackage, rawWord } from '../support/word/raw';
import { cleanReport } from '../support/report';

const word = rawWord(contentOf(cleanReport()));
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** A zip whose directory states another size of its text than it has. */
function lying(): Uint8Array {
  const bytes = rawPackage('<w:p/>'.repeat(100_000));
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at + 50 < bytes.length; at++)
    if (
      view.getUint32(at, true) === 0x02014b50 &&
      Buffer.from(bytes.subarray(at + 46, at + 63)).toString() === 'word/document.xml'
    )
      view.setUint32(at + 24, 1000, true);
  return bytes;
}

function flipped(): Uint8Array {
  const bytes = word.slice();
  const at = Buffer.from(bytes).indexOf('word/document.xml');
  bytes[at + 400]! ^= 0xff;
  return bytes;
}

/** A PDF of one page, by what is drawn on it; `/F Do` draws a form, and what that draws itself. */
const drawn = (marks: string, form = ''): Uint8Array =>
  Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R>>endobj',
      `4 0 obj<</Length ${marks.length}>>stream\n${marks}\nendstream endobj`,
      `5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length ${form.length}>>stream\n${form}\nendstream endobj`,
      'trailer<</Root 1 0 R>>\n',
    ].join('\n'),
  );

describe('a page of a PDF that holds more than any page of a report is not read', () => {
  for (const [name, marks] of [
    ['strokes', '0 0 m 1 1 l S 1 w '.repeat(150_000)],
    ['states kept', 'q '.repeat(12_000)],
    ['forms', '/F Do '.repeat(6000)],
  ] as const)
    it(name, async () => {
      const opened = await openFile(drawn(marks));
      assert.ok(opened.kind === 'refused' && /第 1 页内容过多/.test(opened.reason.zh), opened.kind);
    });
});

describe('files that cannot be read are said to be so, and how to save them instead', () => {
  const cases: [name: string, bytes: Uint8Array, zh: RegExp][] = [
    ['an old .doc or .wps', Uint8Array.from([...ole, ...Buffer.from('WordDocument', 'utf16le')]), /旧式 \.doc/],
    ['encrypted', Uint8Array.from([...ole, 0, 0, ...Buffer.from('EncryptedPackage', 'utf16le')]), /加密/],
    ['RTF', Buffer.from('{\\rtf1\\ansi 年报}'), /RTF/],
    ['a zip cut short', word.subarray(0, word.length >> 1), /损坏/],
    ['damaged data', flipped(), /损坏/],
    ['more inside than is stated', lying(), /损坏/],
    ['XML cut short', rawPackage('<w:p><w:r>'), /损坏/],
    ['XML with a document type', rawPackage('<!DOCTYPE x><w:p/>'), /损坏/],
    ['content that another file brings', rawPackage('<w:p/><w:altChunk r:id="rId9"/>'), /另一个文件/],
    ['a subdocument', rawPackage('<w:p><w:subDoc r:id="rId9"/></w:p>'), /另一个文件/],
    ['tags without end', rawPackage('<w:sdt>'.repeat(5000)), /损坏/],
    ['a workbook', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), /Excel/],
    ['OpenDocument', zipSync({ 'content.xml': strToU8('<x/>') }), /OpenDocument/],
    ['some zip', zipSync({ 'a.txt': strToU8('x') }), /压缩包/],
  ];
  for (const [name, bytes, zh] of cases)
    it(name, () => {
      const opened = open(bytes);
      assert.equal(opened.kind, 'refused');
      if (opened.kind !== 'refused') return;
      assert.match(opened.reason.zh, zh);
      assert.match(opened.reason.en, /save|check|unpack/);
    });

  it('a part that states more than is ever unpacked', () => {
    const bytes = word.slice();
    const view = new DataView(bytes.buffer);
    const at = Buffer.from(bytes).lastIndexOf('word/document.xml') - 46;
    view.setUint32(at + 24, 0x7fffffff, true);
    const opened = open(bytes);
    assert.ok(opened.kind === 'refused' && /过大/.test(opened.reason.zh));
  });
});
