import assert from 'node:assert/strict';
import { unzipSync } from 'fflate';
import { readWord } from '../../server/src/documents/docx/package';
import { writeWord } from '../../server/src/documents/docx/write';
import { openZip, unpack } from '../../server/src/documents/zip';
import { rawPackage } from '../support/word/raw';
import { zipOf } from '../support/word/zips';

const text = (words: string) => rawPackage(`<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`);
const parts = Object.entries(unzipSync(text('办结十件')));
const others = parts.filter(([name]) => name !== 'word/document.xml');
const older = Object.entries(unzipSync(text('旧')));

describe('zip files as programs write them', () => {
  const cases: readonly (readonly [name: string, bytes: Uint8Array])[] = [
    ['numbers of four bytes', zipOf(parts, {})],
    ['numbers of eight bytes', zipOf(parts, { wide: true })],
    ['a comment', zipOf(parts, { comment: 'a note' })],
    ['a comment that holds the sign of the last record', zipOf(parts, { comment: `PK\u0005\u0006${'x'.repeat(40)}` })],
    ['parts listed twice, the text among them', zipOf([...older, ...parts], {})],
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
