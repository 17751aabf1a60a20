import assert from 'node:assert/strict';
import { brief, check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport } from '../support/report';

const spec = cleanReport('plain', 2023);

/**
 * Lines of table two, and what stands there instead: the header of one item as the form of 2019 has it, its rows
 * with it.
 */
type Change = readonly (readonly [line: RegExp, instead: string])[];

const ITEMS: readonly (readonly [item: string, first: string, change: Change])[] = [
  [
    '（一）',
    '本年新制作数量',
    [[/^\| 信息内容 +\| 本年制发件数.*$/m, '| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |']],
  ],
  [
    '（五）',
    '上一年项目数量',
    [
      [/(第二十条第（五）项.*\n)\| 信息内容.*$/m, '$1| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |'],
      [/^\| 行政许可 .*$/m, '| 行政许可 | 20000 | +356 | 20356 |'],
    ],
  ],
  [
    '（六）',
    '上一年项目数量',
    [
      [/(第二十条第（六）项.*\n)\| 信息内容.*$/m, '$1| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |'],
      [/^\| 行政处罚 .*$/m, '| 行政处罚 | 800 | +74 | 874 |'],
      [/^\| 行政强制 .*$/m, '| 行政强制 | 60 | +3 | 63 |'],
    ],
  ],
  [
    '（八）',
    '上一年项目数量',
    [
      [/(第二十条第（八）项.*\n)\| 信息内容.*$/m, '$1| 信息内容 | 上一年项目数量 | 本年增/减 | |'],
      [/^\| 行政事业性收费 .*$/m, '| 行政事业性收费 | 12 | -1 | |'],
    ],
  ],
];

const changed = (text: string, change: Change): string =>
  change.reduce((t, [line, instead]) => {
    assert.match(t, line);
    return t.replace(line, instead);
  }, text);

/** The labels of item one replaced where they stand, whatever the layout. */
function headed(layout: string, to: readonly string[]): string {
  let { text } = layoutNamed(layout).print(spec);
  let at = text.indexOf('第二十条第（一）项');
  ['本年制发件数', '本年废止件数', '现行有效件数'].forEach((label, i) => {
    at = text.indexOf(label, at);
    assert.ok(at > 0, label);
    text = text.slice(0, at) + to[i]! + text.slice(at + label.length);
    at += to[i]!.length;
  });
  return text;
}

const OLD = ['本年新制作数量', '本年新公开数量', '对外公开总数量'];
const LAYOUTS = ['pipes', 'pipes-bare', 'tabs', 'lines', 'cell-bars', 'bar-rows', 'commas'];

function isToldOnce(text: string, label: string): void {
  const { document, found } = check(text);
  assert.equal(document.reports[0]!.form.data.id, 'disclosure-2021');
  assert.deepEqual(brief(text, found), [`column-name@${label}`]);
  assert.equal(found[0]!.finding.fixes.length, 0);
}

describe('a report of the form in force with one item headed as the form before it', () => {
  for (const [item, first, change] of ITEMS)
    it(`${item} is told once, on its first label`, () =>
      isToldOnce(changed(layoutNamed('pipes').print(spec).text, change), first));
  for (const layout of LAYOUTS)
    it(`${layout}: item one is told once, and its figures are read`, () => {
      const text = headed(layout, OLD);
      isToldOnce(text, OLD[0]!);
      assert.equal(check(text).document.reports[0]!.facts.filter(Boolean).length, 200);
    });

  const own: readonly (readonly [string, readonly string[]])[] = [
    ['its own header', ['本年制发件数', '本年废止件数', '现行有效件数']],
    ['its own header, broken over lines', ['本年制发<br>件数', '本年废止<br>件数', '现行有效<br>件数']],
    ['its own header, set bold', ['**本年制发件数**', '**本年废止件数**', '**现行有效件数**']],
  ];
  for (const [name, to] of own)
    it(`says nothing of ${name}`, () => {
      const text = headed('pipes', to);
      assert.deepEqual(brief(text, check(text).found), []);
    });
  it('says what is wrong with a header that is no form’s', () => {
    const text = headed('pipes', ['本年制法件数', '本年废止件数', '现行有效件数']);
    assert.deepEqual(brief(text, check(text).found), ['column-name@本年制法件数']);
    assert.equal(check(text).found[0]!.finding.fixes.length, 1);
  });
});
