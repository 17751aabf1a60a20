import assert from 'node:assert/strict';
import { builtinForms } from '../../server/src/forms/builtin';
import { readAnchor } from '../../server/src/report/anchors';
import { SyntaxTree } from '../../server/src/syntax/tree';

const form = builtinForms()[0]!;

/**
 * Sections that a text opens, each as its title is written; those that count only where one is missing, in
 * brackets.
 */
function opened(text: string): string[] {
  return [...new SyntaxTree(text).blocks].flatMap((b) => {
    const reading = readAnchor(b, form);
    if (!reading) return [];
    const { title, section } = reading.anchor;
    const written = `${section.id} ${b.text.slice(title.start, title.end)}`;
    return [reading.weak ? `(${written})` : written];
  });
}

describe('a heading is read as it is seen', () => {
  const cases: readonly (readonly [string, ...string[]])[] = [
    ['## 一、总体情况 {#x .y}', 'overview 总体情况'],
    ['<a id="x"></a>## 一、总体情况', 'overview 总体情况'],
    ['__一、总体情况__', 'overview 总体情况'],
    ['[一、总体情况]{.underline}', 'overview 总体情况'],
    ['> ## 一、总体情况', 'overview 总体情况'],
    ['1. 一、总体情况', 'overview 总体情况'],
    ['## 一、总体情况[^1]', 'overview 总体情况'],
    ['**一、总体情况**\\', 'overview 总体情况'],
    ['????一、总体情况', 'overview 总体情况'],
    ['□ 一、总体情况', 'overview 总体情况'],
    ['第一部分 总体情况', 'overview 总体情况'],
    ['一  总体情况', 'overview 总体情况'],
    ['一\t总体情况', 'overview 总体情况'],
    ['## 一、总体情况 ¶', 'overview 总体情况'],
    ['## 一、总体情况[¶](#zong-ti "链接")', 'overview 总体情况'],
    ['一、总体情况[编辑]', 'overview 总体情况'],
    ['1、 总体情况', '(overview 总体情况)'],
    ['I. 总体情况', '(overview 总体情况)'],
    ['① 总体情况', '(overview 总体情况)'],
    ['（一）总体情况', '(overview 总体情况)'],
    ['壹、总体情况', 'overview 总体情况'],
    ['第一节 总体情况', 'overview 总体情况'],
    ['第贰部分 主动公开政府信息情况', 'disclosure 主动公开政府信息情况'],
    ...[
      ...['壹 ', 'Ⅰ ', 'I ', '㈠', '㈠、', '⒈', '⑴', '❶ ', '㊀ ', 'PART 1 ', 'Part 01. ', 'Part One ', 'Chapter 1 '],
      ...['01 ', '01. ', '1 ', '1/6 ', '§1 ', '一）', '一', '【一】', '【第一部分】', '其一、', 'A. ', 'No.1 '],
    ].map((number): readonly [string, string] => [`${number}总体情况`, '(overview 总体情况)']),
    ['存在的问题及改进情况', '(problems 存在的问题及改进情况)'],
    ['现将有关情况报告如下: 一、总体情况 1、主动公开:全年40条。', 'overview 总体情况'],
    ['五、存在的主要问题及改进情况 一是公开不够及时；二是解读形式单一。', 'problems 存在的主要问题及改进情况'],
    ['## 六、其他需要报告的事项：本年度没有其他需要报告的事项。', 'other 其他需要报告的事项'],
    // None of these opens a section.
    ['五、存在的主要问题及改进情况 ……… 6'],
    ['本报告由一、总体情况，二、主动公开政府信息情况等六部分组成。'],
    ['总体情况良好，各项工作有序推进。'],
    ['详见“一、总体情况”。'],
    ['一、总体情况……3'],
    ['主动公开'],
  ];
  for (const [text, ...sections] of cases) it(text, () => assert.deepEqual(opened(text), sections));
});
