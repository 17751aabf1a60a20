import assert from 'node:assert/strict';
import { toGb18030 } from '../../server/src/documents/gb18030';

describe('GB18030', () => {
  it('every character is written as it is read, but for a few of private use', () => {
    const decoder = new TextDecoder('gb18030');
    let others = 0;
    for (let code = 0; code < 0x110000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const c = String.fromCodePoint(code);
      const bytes = toGb18030(c);
      if (!bytes) others++;
      else if (decoder.decode(bytes) !== c) assert.fail(`U+${code.toString(16)}`);
    }
    assert.ok(others <= 20, `${others}`);
  });
  it('half a character is not written', () => assert.equal(toGb18030('a\ud800'), undefined));
});
