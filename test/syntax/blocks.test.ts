import assert from 'node:assert/strict';
import { SyntaxTree } from '../../server/src/syntax/tree';
import { outline, shown } from './show';

describe('headings', () => {
  const headings: readonly (readonly [string, string, string])[] = [
    ['一、总体情况', 'heading 0 han 1', '一、‹总体情况›'],
    ['## 二、主动公开', 'heading 2 han 2', '## 二、‹主动公开›'],
    ['##二、主动公开', 'heading 2 han 2', '##二、‹主动公开›'],
    ['#### 总体情况', 'heading 4', '#### ‹总体情况›'],
    ['**三．收到和处理**', 'heading 0 han 3', '**三．‹收到和处理›**'],
    ['# **四、复议**', 'heading 1 han 4', '# **四、‹复议›**'],
    ['  五 、 问题', 'heading 0 han 5', '  五 、 ‹问题›'],
    ['（一）主动公开', 'heading 0 bracketed 1', '（一）‹主动公开›'],
    ['第六部分 其他', 'heading 0 part 6', '第六部分 ‹其他›'],
    ['一、  总体情况', 'heading 0 han 1', '一、  ‹总体情况›'],
  ];
  for (const [text, kind, spans] of headings) {
    it(text, () => {
      assert.equal(outline(text)[0]!.split(':')[0], kind);
      assert.equal(shown(text), spans);
    });
  }
  const others: readonly (readonly [string, string])[] = [
    ['一、坚持公开为常态。', 'paragraph'],
    ['一是完善制度', 'paragraph'],
    ['####### 七级', 'paragraph'],
    ['**加粗**和正文', 'paragraph'],
    ['1.属于国家秘密', 'paragraph'],
    ['（一）主动公开；', 'paragraph'],
    ['---', 'blank'],
    ['- 3 -', 'blank'],
    ['第 3 页 共 9 页', 'blank'],
    ['\f', 'blank'],
    ['<<<<<<< HEAD', 'conflict'],
    ['=======', 'conflict'],
    ['>>>>>>> 修订', 'conflict'],
    ['<!-- 备注 -->', 'markup'],
  ];
  for (const [text, kind] of others)
    it(`not: ${JSON.stringify(text)}`, () => assert.equal(outline(text)[0]!.split(':')[0], kind));
});

describe('paragraphs', () => {
  const full = '根据《中华人民共和国政府信息公开条例》要求，编制本年度政府信息公开工作报';
  const cases: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    'each line is one': ['甲。\n乙。\n', ['paragraph: 甲。', 'paragraph: 乙。']],
    'a full line without its stop goes on': [
      `${full}\n告，数据截至年底。\n下一段。\n`,
      [`paragraph: ${full} 告，数据截至年底。`, 'paragraph: 下一段。'],
    ],
    'a title does not go on into a longer line': [
      `海昌市自然资源和规划局2023年政府信息公开工作年度报告\n${full}告，${full}。\n`,
      ['paragraph: 海昌市自然资源和规划局2023年政府信息公开工作年度报告', `paragraph: ${full}告，${full}。`],
    ],
    'an indented line begins a new one': [`${full}\n    新的一段\n`, [`paragraph: ${full}`, 'paragraph: 新的一段']],
    'a comment within a line is none of its text': [
      '甲<!-- 备注 -->乙。\n丙。\n',
      ['paragraph: 甲<!-- 备注 -->乙。', 'paragraph: 丙。'],
    ],
    'a comment before or behind a line, or over lines, stands by itself': [
      '<!-- 一 -->甲。\n乙。<!-- 二 -->\n丙<!-- 三\n-->丁。\n',
      ['markup: ', 'paragraph: 甲。', 'paragraph: 乙。', 'markup: ', 'paragraph: 丙', 'markup: ', 'paragraph: 丁。'],
    ],
    'a comment that suppresses stands by itself': [
      '甲。<!-- gouji-ignore term-typo: 原文 -->乙。\n',
      ['paragraph: 甲。', 'markup: ', 'paragraph: 乙。'],
    ],
    'a numbered line begins a new one': [`${full}\n1.第一\n`, [`paragraph: ${full}`, 'paragraph: 1.第一']],
  };
  for (const [name, [source, want]] of Object.entries(cases)) it(name, () => assert.deepEqual(outline(source), want));
});

describe('HTML around text', () => {
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    'headings by tag': ['<h2>一、总体情况</h2>\n<p>正文。</p>', '<h2>一、‹总体情况›</h2>\n<p>正文。</p>'],
    'headings in bold': [
      '<p><strong><span>二、主动公开</span></strong></p>',
      '<p><strong><span>二、‹主动公开›</span></strong></p>',
    ],
    'spaces written out': ['<p>&nbsp;&nbsp;三、收到</p>', '<p>&nbsp;&nbsp;三、‹收到›</p>'],
  };
  for (const [name, [source, want]] of Object.entries(cases)) it(name, () => assert.equal(shown(source), want));
  it('takes no text from scripts, styles, comments', () => {
    assert.deepEqual(
      outline('<style>td { a: 1 }</style>\n<script>if (1 < 2) x("一、总体情况")</script><!-- 二、主动公开 -->').map(
        (l) => l.split(':')[0],
      ),
      ['markup', 'markup', 'markup'],
    );
  });
});

describe('SyntaxTree', () => {
  const text = '# 标题\r\n\r\n一、总体\r\n| a | b |\r| c | d |\n正文';
  const tree = new SyntaxTree(text);
  it('keeps every character', () => assert.equal(tree.text(), text));
  it('gives a stretch of the text', () => {
    for (let i = 0; i <= text.length; i++) assert.equal(tree.text(3, i), i < 3 ? '' : text.slice(3, i));
  });
  it('turns offsets into positions and back', () => {
    const lines = text.split(/\r\n|\r|\n/);
    lines.forEach((line, l) => {
      for (let c = 0; c <= line.length; c++)
        assert.deepEqual(tree.positionAt(tree.offsetAt({ line: l, character: c })), { line: l, character: c });
    });
  });
  it('takes a position beyond a line or the text for their ends', () => {
    assert.equal(tree.offsetAt({ line: 0, character: 99 }), 4);
    assert.equal(tree.offsetAt({ line: 99, character: 0 }), text.length);
    assert.deepEqual(tree.positionAt(9999), { line: 5, character: 2 });
  });
  it('is empty for an empty text and takes edits', () => {
    const empty = new SyntaxTree('');
    assert.deepEqual(
      [empty.length, empty.positionAt(0), empty.offsetAt({ line: 0, character: 0 })],
      [0, { line: 0, character: 0 }, 0],
    );
    empty.edit({ start: 0, end: 0, text: '一、总体\n' });
    assert.equal(empty.text(), '一、总体\n');
    empty.edit({ start: 0, end: 99, text: '' });
    assert.equal(empty.length, 0);
  });
});
