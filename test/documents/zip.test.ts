import assert from 'node:assert/strict';
import { unzipSync } from 'fflate';
import { readWord } from '../../server/src/documents/docx/package';
import { writeWord } from '../../server/src/documents/docx/write';
import { open } from '../../server/src/documents/open';
import { openZip, unpack } from '../../server/src/documents/zip';
import { rawPackage } from '../support/word/raw';
import { zipOf } from '../support/word/zips';

const text = (words: string) => rawPackage(`<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`);
const parts = Object.entries(unzipSync(text('办结十件')));
const others = parts.filter(([name]) => name !== 'word/document.xml');
const older = Object.entries(unzipSync(text('旧'))).filter(([name]) => name === 'word/document.xml');
const named = (name: string) => older.map(([, content]) => [name, content] as const);

describe('zip files as programs write them', () => {
  const cases: readonly (readonly [name: string, bytes: Uint8Array])[] = [
    ['numbers of four bytes', zipOf(parts, {})],
    ['numbers of eight bytes', zipOf(parts, { wide: true })],
    ['a comment', zipOf(parts, { comment: 'a note' })],
    ['a comment that holds the sign of the last record', zipOf(parts, { comment: `PK\u0005\u0006${'x'.repeat(40)}` })],
    ['parts listed twice, behind the text', zipOf([...parts, ...others], {})],
    ['folders as parts of their own', zipOf([['word/', new Uint8Array()], ...parts], {})],
  ];
  for (const [name, bytes] of cases)
    it(`${name}: read, and written with one part changed`, () => {
      const word = readWord(bytes);
      assert.equal(word.text, '办结十件\n');
      const now = writeWord(word, '办结一百件\n');
      assert.equal(readWord(now).text, '办结一百件\n');
      const [before, after] = [word.zip, openZip(now)];
      assert.equal(after.listed.length, before.listed.length);
      before.listed.forEach((old, i) => {
        const own = after.listed[i]!;
        assert.equal(own.name, old.name);
        // Whatever else there is unpacks to what it was.
        if (old !== word.part) assert.deepEqual(unpack(after, own), unpack(before, old), old.name);
      });
    });
});

describe('zip files of which it cannot be told what they hold', () => {
  const behind = (first: string) => Buffer.concat([Buffer.from(first), zipOf(parts, {})]);
  const cases: readonly (readonly [name: string, bytes: Uint8Array, zh: RegExp])[] = [
    ['the text twice', zipOf([...parts, ...older], {}), /两份 word\/document\.xml/],
    ['the same text twice', zipOf([...parts, ...parts], {}), /两份 word\/document\.xml/],
    ['the other text first', zipOf([...older, ...parts], {}), /两份 word\/document\.xml/],
    ['the same name in capitals', zipOf([...parts, ...named('WORD/Document.xml')], {}), /两份/],
    ['the same name with a backslash', zipOf([...parts, ...named('word\\document.xml')], {}), /两份/],
    ['a line end before it', behind('\r\n'), /文件开头多出了/],
    ['a mark of UTF-8 before it', behind('\ufeff'), /文件开头多出了/],
    ['words before it', behind('Content-Type: application/zip\r\n\r\n'), /文件开头多出了/],
  ];
  for (const [name, bytes, zh] of cases)
    it(`${name}: refused, with what to do`, () => {
      const opened = open(bytes);
      assert.ok(opened.kind === 'refused' && zh.test(opened.reason.zh), JSON.stringify(opened));
      assert.match(opened.reason.en, /save it anew as \.docx/);
    });
  it('a text that ends with the signs of a zip is a text', () =>
    assert.equal(open(Buffer.from(`政府信息公开PK\u0005\u0006${' '.repeat(20)}`)).kind, 'text'));
});
