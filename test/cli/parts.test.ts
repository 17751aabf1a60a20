import assert from 'node:assert/strict';
import { frameOf } from '../../server/src/cli/formats/code-frame';
import { cut, printable, textWidth } from '../../server/src/text/width';
import { languageOf } from '../../server/src/cli/terminal/language';
import { severityLevels } from '../../server/src/cli/arguments/levels';
import { distance, suggest } from '../../server/src/cli/terminal/problem';
import { builtinForms } from '../../server/src/forms/builtin';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { decode, encode } from '../../server/src/documents/decode';
import { isNamedBy } from '../../server/src/workspace/file-patterns';
import { severityLevels as inSettings } from '../../shared/src/settings';
import { toGbk } from './gbk';

describe('widths', () => {
  for (const [text, width] of [
    ['abc', 3],
    ['中文', 4],
    ['（一）', 6],
    ['“a”', 3],
    ['２０', 4],
    ['e\u0301', 1],
    ['', 0],
    ['𠀀', 2],
    ['a\u200bb', 2],
    ['😀', 2],
  ] as const) {
    it(`${JSON.stringify(text)} takes ${width}`, () => assert.equal(textWidth(text), width));
  }
  it('cuts between characters', () => {
    assert.equal(cut('政府信息公开', 12), '政府信息公开');
    assert.equal(cut('政府信息公开', 11), '政府信息公…');
    assert.equal(cut('政府信息公开', 10), '政府信息…');
  });
  it('shows what would steer the terminal', () =>
    assert.equal(printable('a\u001b[31m\u0007\u202e\u0085'), 'a␛[31m␇\ufffd\ufffd'));
});

describe('code frames', () => {
  const frame = (text: string, line: number, start: number, end: number, width = 40, endLine = line) =>
    frameOf(
      new CheckedDocument(text, { lang: 'en', forms: builtinForms(), form: 'auto', severities: {}, forced: true }),
      { start: { line, character: start }, end: { line: endLine, character: end } },
      width,
    );
  const drawn = (...args: Parameters<typeof frame>) => {
    const f = frame(...args);
    return [f.line, ' '.repeat(f.indent) + '^'.repeat(f.carets)];
  };
  it('counts wide characters twice', () => assert.deepEqual(drawn('总计 12', 0, 3, 5), ['总计 12', '     ^^']));
  it('expands tabs', () => assert.deepEqual(drawn('a\t中\t3', 0, 4, 5), ['a   中  3', '        ^']));
  it('marks a place without width', () => assert.deepEqual(drawn('a||b', 0, 2, 2), ['a||b', '  ^']));
  it('marks the end of a line', () => assert.deepEqual(drawn('ab\ncd', 0, 2, 2), ['ab', '  ^']));
  it('marks an empty line', () => assert.deepEqual(drawn('a\n\nb', 1, 0, 0), ['', '^']));
  it('of several lines shows the first', () => assert.deepEqual(drawn('abc\ndef\n', 0, 1, 2, 40, 1), ['abc', ' ^^']));
  it('knows every line end', () => assert.deepEqual(drawn('x\r\nab\rcd', 1, 0, 2), ['ab', '^^']));
  it('cuts a long line around the stretch', () => {
    for (const [at, long] of [
      [0, 500],
      [250, 500],
      [499, 500],
      [30, 60],
      [5_000, 10_000],
      [9_999, 10_000],
    ] as const) {
      const text = `${'中'.repeat(at)}X${'b'.repeat(long - at)}`;
      const f = frame(text, 0, at, at + 1);
      assert.ok(textWidth(f.line) <= 40, `${textWidth(f.line)} at ${at}`);
      assert.equal(f.carets, 1);
      let column = 0,
        under = '';
      for (const c of f.line) {
        if (column === f.indent) under = c;
        column += textWidth(c);
      }
      assert.equal(under, 'X', `${at} of ${long}: ${f.line}`);
      assert.equal(f.line.startsWith('…'), at > 20);
    }
  });
  it('cuts a stretch longer than the screen', () => {
    const f = frame('x'.repeat(300), 0, 0, 300);
    assert.ok(textWidth(f.line) <= 40 && f.indent + f.carets <= 40);
  });
});

describe('reading bytes', () => {
  const text = '政府信息公开\r\n年报\n';
  const cases: readonly (readonly [string, Uint8Array, string, boolean])[] = [
    ['utf-8', Buffer.from(text), 'utf-8', false],
    ['utf-8 with mark', Buffer.from(`\ufeff${text}`), 'utf-8', true],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le', true],
    ['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be', true],
    ['gbk', toGbk(text), 'gb18030', false],
    ['empty', new Uint8Array(), 'utf-8', false],
  ];
  for (const [title, bytes, encoding, bom] of cases) {
    it(title, () => {
      const source = decode(bytes)!;
      assert.deepEqual([source.text, source.encoding, source.bom], [bytes.length === 0 ? '' : text, encoding, bom]);
      assert.ok(Buffer.from(encode(source.text, source)!).equals(Buffer.from(bytes)));
    });
  }
  it('a view into a larger buffer', () => {
    const whole = Buffer.from(`xx${text}`);
    assert.equal(decode(new Uint8Array(whole.buffer, whole.byteOffset + 2, whole.length - 2))!.text, text);
  });
  it('an odd byte at the end of UTF-16', () =>
    assert.equal(decode(Buffer.from([0xfe, 0xff, 0x4e, 0x2d, 0x00]))!.text, '中'));
  it('one bad byte does not make UTF-8 into GBK', () =>
    assert.equal(decode(Buffer.concat([Buffer.from(text.repeat(9)), Buffer.from([0xff])]))!.encoding, 'damaged'));
  it('NUL bytes near the start are no text', () => assert.equal(decode(Buffer.from([65, 0, 66])), undefined));
});

describe('words', () => {
  it('distances', () => {
    for (const [a, b, d] of [
      ['', 'ab', 2],
      ['fix', 'fix', 0],
      ['fxi', 'fix', 1],
      ['row-totl', 'row-total', 1],
      ['kitten', 'sitting', 3],
    ] as const)
      assert.equal(distance(a, b), d);
  });
  it('suggests what is near, nothing else', () => {
    assert.equal(suggest('rwo-total', ['row-total', 'row-name']).en, '; did you mean row-total?');
    assert.equal(suggest('zzz', ['row-total']).en, '');
    assert.equal(suggest('a', []).zh, '');
  });
  it('the language of the system', () => {
    for (const [env, lang] of [
      [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
      [{ LANG: 'ZH_tw' }, 'zh'],
      [{ LANG: 'C.UTF-8' }, 'en'],
      [{ LC_ALL: 'en_US', LANG: 'zh_CN' }, 'en'],
      [{ LC_ALL: '', LC_MESSAGES: 'zh_HK', LANG: 'en_US' }, 'zh'],
    ] as const)
      assert.equal(languageOf(env), lang);
    assert.ok(['zh', 'en'].includes(languageOf({})));
  });
  it('has the levels of the settings', () => assert.deepEqual([...severityLevels].sort(), [...inSettings].sort()));
  it('names files by pattern', () => {
    for (const [pattern, path, is] of [
      ['*.txt', 'd/e/a.txt', true],
      ['d/*.txt', 'd/a.txt', true],
      ['d/*.txt', 'd/e/a.txt', false],
      ['./d/**', 'd/e/a.txt', true],
      ['**/{a,b}.md', 'x/b.md', true],
      ['c.md', 'd/b.md', false],
    ] as const) {
      assert.equal(isNamedBy([pattern], `/home/${path}`, path), is, pattern);
    }
  });
});
