import assert from 'node:assert/strict';
import { cellsOf } from '../../server/src/syntax/cells';
import { SyntaxTree } from '../../server/src/syntax/tree';
import { outline, shown } from './show';

// Cells stand in ⟦⟧, a row begins with ¶: see show.ts.
const cases: Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>> = {
  'rows between bars': {
    'a Markdown table without its delimiter row': [
      '| 信息内容 | 件数 |\n|---|:--:|\n| 规章 | 0 |\n',
      '| ⟦信息内容⟧ | ⟦件数⟧ |\n|---|:--:|\n| ¶⟦规章⟧ | ⟦0⟧ |\n',
    ],
    'blank cells, wherever their text would go': ['| 规章 |  | |0|\n', '| ⟦规章⟧ | ⟦⟧ | ⟦⟧|⟦0⟧|\n'],
    'an escaped bar': ['| a\\|b | 1 |\n', '| ⟦a\\|b⟧ | ⟦1⟧ |\n'],
    'no bar at the ends': ['规章 | 0\n许可 | 3\n', '⟦规章⟧ | ⟦0⟧\n¶⟦许可⟧ | ⟦3⟧\n'],
    'the blank at the end of joined cells is no cell yet': [
      '规章 | 0 | 1\n许可 | 3 | \n',
      '⟦规章⟧ | ⟦0⟧ | ⟦1⟧\n¶⟦许可⟧ | ⟦3⟧ | \n',
    ],
    'nor is the one at their beginning': ['规章 | 0 | 1\n | 许可 | 3\n', '⟦规章⟧ | ⟦0⟧ | ⟦1⟧\n | ¶⟦许可⟧ | ⟦3⟧\n'],
    'cells filled up with underscores': [
      '|规章_|0___|_3_|\n|许可_|12__|___|\n',
      '|⟦规章⟧_|⟦0⟧___|⟦_3_⟧|\n|¶⟦许可⟧_|⟦12⟧__|⟦___⟧|\n',
    ],
    'one cell a line, closed by a bar': ['规章 |\n0 |\n |\n', '⟦规章⟧ |\n¶⟦0⟧ |\n |\n'],
    'bars of other kinds': ['¦规章¦0¦\n∣许可∣3∣\n❘强制❘4❘\n', '¦⟦规章⟧¦⟦0⟧¦\n∣¶⟦许可⟧∣⟦3⟧∣\n❘¶⟦强制⟧❘⟦4⟧❘\n'],
    'rows that are items of a list': ['- 规章 | 0\n- 1 | 2\n', '- ⟦规章⟧ | ⟦0⟧\n- ¶⟦1⟧ | ⟦2⟧\n'],
    'a dash for nothing before a bar': ['- | 0\n-  | 2\n', '⟦-⟧ | ⟦0⟧\n¶⟦-⟧  | ⟦2⟧\n'],
    'a lone bar': ['|\n规章\n', '|\n规章\n'],
  },
  'rows between commas': {
    'a label and figures': ['规章,0,0,3\n许可，12，，\n', '⟦规章⟧,⟦0⟧,⟦0⟧,⟦3⟧\n¶⟦许可⟧，⟦12⟧，⟦⟧，⟦⟧\n'],
    'a comma in brackets or quotes': [
      '部分公开（区分处理的，只计这一情形），5，0\n"公开,不公开", 0,1\n',
      '⟦部分公开（区分处理的，只计这一情形）⟧，⟦5⟧，⟦0⟧\n"¶⟦公开,不公开⟧", ⟦0⟧,⟦1⟧\n',
    ],
    'a header of as many words': [
      '第（一）项,,\n信息内容,件数,总数\n规章,0,3\n',
      '⟦第（一）项⟧,⟦⟧,⟦⟧\n¶⟦信息内容⟧,⟦件数⟧,⟦总数⟧\n¶⟦规章⟧,⟦0⟧,⟦3⟧\n',
    ],
    'numbers of rows are no headings': ['一、本年新收,3,0\n', '⟦一、本年新收⟧,⟦3⟧,⟦0⟧\n'],
  },
  'rows between tabs': {
    'cells and blanks': ['规章\t\t0\t\n', '⟦规章⟧\t⟦⟧\t⟦0⟧\t⟦⟧\n'],
    'cells in quotes, the first among them': ['"规章"\t"0"\n"1"\t""\n', '"⟦规章⟧"\t"⟦0⟧"\n"¶⟦1⟧"\t"⟦⟧"\n'],
    'a blank first cell': ['\t许可\t0\n', '⟦⟧\t⟦许可⟧\t⟦0⟧\n'],
    'one cell behind its tab': ['\t规章\n\t0\n\t\n', '\t⟦规章⟧\n\t¶⟦0⟧\n\t¶⟦⟧\n'],
    'a cell broken over two lines': ['\t商业\n企业\n\t0\n', '\t⟦商业⟧\n¶⟦企业⟧\n\t¶⟦0⟧\n'],
  },
  'aligned columns': {
    'a header and figures': [
      '  信息内容      件数\n  规章    0    1\n',
      '  ⟦信息内容⟧      ⟦件数⟧\n  ¶⟦规章⟧    ⟦0⟧    ⟦1⟧\n',
    ],
    'figures a space apart': ['一、新收 13 0 33\n', '⟦一、新收⟧ ⟦13⟧ ⟦0⟧ ⟦33⟧\n'],
    'figures without a label': ['      0   0   12\n', '      ⟦0⟧   ⟦0⟧   ⟦12⟧\n'],
    'two figures': ['13 0\n', '⟦13⟧ ⟦0⟧\n'],
    'pieces of two labels': ['    （三）    2.其他法律\n', '    ⟦（三）⟧    ⟦2.其他法律⟧\n'],
    'numbers of two labels': ['  （三）  1.属于国家秘密\n', '  ⟦（三）⟧  ⟦1.属于国家秘密⟧\n'],
    'a word for nothing at the end of a label': ['  （四） 无   息\n', '  ⟦（四） 无⟧   ⟦息⟧\n'],
  },
  'figures a line': {
    together: ['规章\n0\n12\n', '规章\n⟦0⟧\n¶⟦12⟧\n'],
    'with empty lines between': ['规章\n\n0\n\n12\n\n许可\n', '规章\n\n⟦0⟧\n\n¶⟦12⟧\n\n许可\n'],
    'up to a page footer': ['0\n1\n\n- 3 -\n\n许可\n', '⟦0⟧\n¶⟦1⟧\n\n- 3 -\n\n许可\n'],
  },
  HTML: {
    'plain cells': [
      '<table><tr><td>规章</td><td>0</td></tr><tr><td>许可</td><td>3</td></tr></table>',
      '<table><tr><td>⟦规章⟧</td><td>⟦0⟧</td></tr><tr><td>¶⟦许可⟧</td><td>⟦3⟧</td></tr></table>',
    ],
    'tags and space within': [
      '<table><tr><td rowspan="2"><p>\n <b>规章</b> </p></td></tr></table>',
      '<table><tr><td rowspan="2"><p>\n <b>⟦规章⟧</b> </p></td></tr></table>',
    ],
    'a label broken by a tag': [
      '<table><tr><td>商业<br>企业</td></tr></table>',
      '<table><tr><td>⟦商业<br>企业⟧</td></tr></table>',
    ],
    'a blank cell': [
      '<table><tr><td><p>&nbsp;</p></td><td></td></tr></table>',
      '<table><tr><td><p>⟦⟧&nbsp;</p></td><td>⟦⟧</td></tr></table>',
    ],
    'end tags left out': [
      '<table><tr><td>规章<td>0<tr><td>许可</table>',
      '<table><tr><td>⟦规章⟧<td>⟦0⟧<tr><td>¶⟦许可⟧</table>',
    ],
    'no rows': ['<table><td>规章</td></table>', '<table><td>⟦规章⟧</td></table>'],
    'a tag cut off': ['<table><tr><td>规章</td><td><p', '<table><tr><td>⟦规章⟧</td><td>⟦⟧<p'],
    'upper case': ['<TABLE><TR><TD>规章</TD></TR></TABLE>', '<TABLE><TR><TD>⟦规章⟧</TD></TR></TABLE>'],
  },
};

describe('cells', () => {
  for (const [group, list] of Object.entries(cases)) {
    describe(group, () => {
      for (const [name, [source, want]] of Object.entries(list)) {
        it(name, () => {
          assert.equal(shown(source), want);
          // The same with other line ends, and with none at the end.
          for (const eol of ['\r\n', '\r'])
            assert.equal(shown(source.replaceAll('\n', eol)), want.replaceAll('\n', eol));
          assert.equal(
            shown(source.slice(0, -1)),
            source.endsWith('\n') ? want.slice(0, -1) : shown(source.slice(0, -1)),
          );
        });
      }
    });
  }
  it('decodes what HTML escapes', () => {
    const block = new SyntaxTree(
      '<table><tr><td>3.危及&ldquo;三安全&rdquo;</td><td>a&lt;b</td></tr></table>',
    ).blocks.first()!;
    assert.deepEqual(cellsOf(block).texts, ['3.危及“三安全”', 'a<b']);
  });
});

describe('where tables begin and end', () => {
  const cases: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    'an empty line parts two': ['| a | b |\n\n| c | d |\n', ['bars: | a | b |', 'bars: | c | d |']],
    'prose with a bar is none': ['全年|公开信息，其中政策文件。\n', ['paragraph: 全年|公开信息，其中政策文件。']],
    'prose with commas is none': [
      '全年公开信息，其中政策文件，共3件\n',
      ['paragraph: 全年公开信息，其中政策文件，共3件'],
    ],
    'prose with figures between commas is none': [
      '分别为规章，3，许可，5，均已公开。\n',
      ['paragraph: 分别为规章，3，许可，5，均已公开。'],
    ],
    'prose broken within numbers is none': ['件，分别为12，13，15\n', ['paragraph: 件，分别为12，13，15']],
    'prose with a comma twice is none': [
      '加强组织领导，，提高思想认识，落实工作责任\n',
      ['paragraph: 加强组织领导，，提高思想认识，落实工作责任'],
    ],
    'a list of numbers is none': ['1,2,3\n', ['paragraph: 1,2,3']],
    'a line of prose below a row is none': [
      '规章,0,0,3\n公开信息，公开标准，公开流程，均已完成。\n',
      ['commas: 规章,0,0,3', 'paragraph: 公开信息，公开标准，公开流程，均已完成。'],
    ],
    'a heading ends one': ['0\n1\n四、行政复议\n', ['figures: 0 1', 'heading 0 han 4: 四、行政复议']],
    'prose behind a tab is none': [
      '\t为了推进公开工作，根据条例编制本报告。\n',
      ['paragraph: 为了推进公开工作，根据条例编制本报告。'],
    ],
    'an indented heading is none': ['\t一、总体情况\n', ['tabs: 一、总体情况']],
    'a heading with a tab behind its number is none': [
      '二、\t主动公开政府信息情况\n（一）\t主动公开\n',
      ['heading 0 han 2: 二、 主动公开政府信息情况', 'heading 0 bracketed 1: （一） 主动公开'],
    ],
    'a sentence with a tab behind its number is none': [
      '1.\t公开信息3条，答复申请2件。\n',
      ['paragraph: 1. 公开信息3条，答复申请2件。'],
    ],
    'a number and a figure are a row': ['（一）\t12\n', ['tabs: （一） 12']],
    'a table that holds another lays out': [
      '<table><tr><td>一、总体情况</td></tr><tr><td>\n<table><tr><td>规章</td><td>0</td></tr></table>\n</td></tr></table>\n',
      [
        'heading 0 han 1: <table><tr><td>一、总体情况',
        'markup: ',
        'html: <table><tr><td>规章</td><td>0</td></tr></table>',
        'markup: ',
      ],
    ],
    'a table with figures of its own is one, whatever it holds': [
      '<table><tr><td>规章</td><td>0</td><td><table><tr><td>注</td></tr></table></td></tr></table>\n',
      ['html: <table><tr><td>规章</td><td>0</td><td><table><tr><td>注</td></tr></table></td></tr></table>'],
    ],
    'prose in a table is prose': [
      `<table><tr><td>${'公开政府信息'.repeat(11)}。</td></tr></table>\n`,
      [`paragraph: <table><tr><td>${'公开政府信息'.repeat(11)}。`],
    ],
    'a note in a table of figures is none': [
      `<table><tr><td>${'公开政府信息'.repeat(11)}。</td></tr><tr><td>规章</td><td>0</td></tr></table>\n`,
      [`html: <table><tr><td>${'公开政府信息'.repeat(11)}。</td></tr><tr><td>规章</td><td>0</td></tr></table>`],
    ],
    'HTML within prose lines': [
      '表格如下：\n<table><tr><td>1</td></tr></table>\n完。\n',
      ['paragraph: 表格如下：', 'html: <table><tr><td>1</td></tr></table>', 'paragraph: 完。'],
    ],
  };
  for (const [name, [source, want]] of Object.entries(cases)) it(name, () => assert.deepEqual(outline(source), want));
});
