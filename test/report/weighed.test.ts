import assert from 'node:assert/strict';
import { check } from '../support/check';

// What is told missing or misnamed has to be absent, not unread; figures stand for nothing here.

const TITLE = '青禾县人民政府2023年政府信息公开工作年度报告';

function told(section: string, lines: readonly string[]): string[] {
  const text = `${TITLE}\n\n${section}\n\n${lines.join('\n')}\n`;
  const { found } = check(text, { forced: true, form: 'disclosure-2021' });
  const rules = found.map((f) => f.finding.rule).filter((r) => /^(?:row|column|table|cell)-/.test(r));
  return [...new Set(rules)].sort();
}

interface Case {
  readonly what: string;
  readonly lines: readonly string[];
  readonly told: readonly string[];
}

describe('headers of documents that were made public', () => {
  const rest = [
    '第二十条第（六）项',
    '信息内容\t本年处理决定数量',
    '行政处罚\t4',
    '行政强制\t5',
    '第二十条第（八）项',
    '信息内容\t本年收费金额（单位：万元）',
    '行政事业性收费\t6',
  ];
  const first = [
    '第二十条第（一）项',
    '信息内容\t本年制发件数\t本年废止件数\t现行有效件数',
    '规章\t1\t2\t3',
    '行政规范性文件\t1\t2\t3',
    '第二十条第（五）项',
  ];
  const table: readonly Case[] = [
    { what: 'as in the form', lines: [...first, '信息内容\t本年处理决定数量', '行政许可\t4', ...rest], told: [] },
    {
      what: 'two labels with a mark between them',
      lines: [...first, '信息内容 & 本年处理决定数量', '行政许可\t4', ...rest],
      told: [],
    },
    {
      what: 'another label',
      lines: [...first, '信息内容\t全年处理决定数量', '行政许可\t4', ...rest],
      told: ['column-name'],
    },
    {
      what: 'a label too few',
      lines: [first[0]!, '信息内容\t本年制发件数\t本年废止件数', ...first.slice(2), ...rest],
      told: ['column-missing', 'row-missing'],
    },
    {
      what: 'the title of the report, in pieces, between rows one cell a line',
      lines: [...first, '信息内容', '本年处理决定数量', '行政许可', '4', ...rest]
        .join('\n')
        .replaceAll('\t', '\n')
        .replace('\n行政强制', '\n青禾县人民政府\n2023\n年政府信息公开工作年度报告\n行政强制')
        .split('\n'),
      told: [],
    },
    {
      what: 'a short label whose figures carry marks of notes, a space between',
      lines: [
        ...first.slice(0, 2),
        '规章 1[^1] 2[^1] 3[^1]',
        ...first.slice(3),
        '信息内容',
        '本年处理决定数量',
        '行政许可',
        '4',
        ...rest,
      ]
        .join('\n')
        .replaceAll('\t', '\n')
        .split('\n'),
      told: ['table-unreadable'],
    },
    {
      what: 'another row between rows one cell a line',
      lines: [...first, '信息内容', '本年处理决定数量', '行政许可', '4', ...rest]
        .join('\n')
        .replaceAll('\t', '\n')
        .replace('\n行政强制', '\n行政征收\n20\n行政强制')
        .split('\n'),
      told: ['row-unknown'],
    },
  ];
  for (const { what, lines, told: expected } of table)
    it(what, () => assert.deepEqual(told('二、主动公开政府信息情况', lines), expected));
});

describe('rows of applications', () => {
  const LABELS = [
    '一、本年新收政府信息公开申请数量',
    '二、上年结转政府信息公开申请数量',
    '（一）予以公开',
    '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    '1.属于国家秘密',
    '2.其他法律行政法规禁止公开',
  ];
  const HEAD = '申请人情况 自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他'.split(' ');
  const SECTION = '三、收到和处理政府信息公开申请情况';
  const row = (label: string): string[] => [label, '1', '0', '0', '0', '0', '0', '1'];

  it('of a table of which little was read, no row is missing', () => {
    const lines = [...HEAD, ...LABELS.slice(0, 2).flatMap((l) => [l, '1', '0', '0']), ...LABELS.slice(2).flatMap(row)];
    assert.deepEqual(told(SECTION, lines), ['table-unreadable']);
  });

  it('of rows in a line, those that are not there are missing', () => {
    const lines = LABELS.map((l) => row(l).join('\t'));
    assert.ok(told(SECTION, [HEAD.join('\t'), ...lines]).includes('row-missing'));
  });
});
