import assert from 'node:assert/strict';
import { readConfig } from '../../server/src/workspace/config/read';
import { entryIn, withEntry, withoutEntries } from '../../server/src/session/suppress-entry';
import { editBetween, offsetIn } from '../../server/src/session/text-place';

const entry = { file: 'a/b.txt', rule: 'row-total', reason: '已人工核对' };

describe('server: entries of suppress in a configuration', () => {
  const texts: readonly [title: string, text: string][] = [
    ['an empty file', ''],
    ['an empty object', '{}'],
    ['comments and a comma too many', '{\n  // 本目录\n  "rules": { "row-name": "off" }, // 只此一条\n}\n'],
    [
      'tabs and line ends of Windows',
      '{\r\n\t"rules": {},\r\n\t"suppress": [ { "rule": "row-name", "reason": "x" } ]\r\n}\r\n',
    ],
    ['entries with comments', '{ "suppress": [\n  // 其一\n  { "rule": "row-name", "reason": "x" }, /* 其二 */\n] }'],
  ];
  for (const [title, text] of texts)
    it(`are added to ${title}, and everything else stays`, () => {
      const before = readConfig(text).own.suppress ?? [];
      const after = withEntry(text, entry)!;
      const { own, faults } = readConfig(after);
      assert.deepEqual(faults, []);
      assert.equal(own.suppress!.length, before.length + 1);
      const { number, ...added } = own.suppress!.at(-1)!;
      assert.deepEqual([number, added], [before.length + 1, entry]);
      for (const comment of text.match(/\/\/.*|\/\*.*?\*\//g) ?? []) assert.ok(after.includes(comment.trim()), after);
      if (text.includes('\r\n')) assert.doesNotMatch(after, /(?<!\r)\n/);
    });

  it('are not added to what cannot be read', () => {
    for (const text of ['{ "rules": ', '[]', '{ "suppress": {} }']) assert.equal(withEntry(text, entry), undefined);
  });

  it('are taken out one by one or all at once', () => {
    const text =
      '{\n  // 本目录\n  "suppress": [\n    { "rule": "a" },\n    { "rule": "b" },\n    { "rule": "c" }\n  ]\n}\n';
    const left = (numbers: number[]) =>
      [...(withoutEntries(text, numbers) ?? '-').matchAll(/"rule": "(.)"/g)].map((m) => m[1]);
    assert.deepEqual(left([2]), ['a', 'c']);
    assert.deepEqual(left([1, 3]), ['b']);
    assert.deepEqual(left([1, 2, 3]), []);
    assert.ok(withoutEntries(text, [1, 2, 3])!.includes('// 本目录'));
    assert.equal(withoutEntries(text, [4]), undefined);
    assert.equal(
      withoutEntries('{ "suppress": [{ "rule": "a" }, { "rule": "b" } /* 其二 */] }', [2]),
      '{ "suppress": [{ "rule": "a" } /* 其二 */] }',
    );
    assert.equal(
      withoutEntries('{\n"suppress": [\n  // 其一\n  { "rule": "a" }, // 后\n  { "rule": "b" },\n] }', [1]),
      '{\n"suppress": [\n  // 其一\n  // 后\n  { "rule": "b" },\n] }',
    );
  });

  it('stand at a place', () => {
    const text = '{ "suppress": [{ "rule": "a" }, { "file": "x.txt", "rule": "b" }] }';
    const at = entryIn(text, 2)!;
    assert.deepEqual([text.slice(at.start, at.end), at.file], ['{ "file": "x.txt", "rule": "b" }', 'x.txt']);
    assert.equal(entryIn(text, 3), undefined);
  });

  it('the edit between two texts gives the second', () => {
    for (const [a, b] of [
      ['', 'x'],
      ['a\nb\nc', 'a\nc'],
      ['aa', 'aaa'],
      ['a\r\nb', 'a\r\nbb\r\n'],
    ] as const) {
      const [edit] = editBetween(a, b);
      const from = offsetIn(a, edit!.range.start),
        to = offsetIn(a, edit!.range.end);
      assert.equal(a.slice(0, from) + edit!.newText + a.slice(to), b);
    }
    assert.deepEqual(editBetween('a', 'a'), []);
  });
});
