import assert from 'node:assert/strict';
import { check } from '../support/check';

// What page extractors leave of labels: beside pieces of their group's, cut in brackets, or away from their figures.

const HEAD = [
  '青禾县人民政府2023年政府信息公开工作年度报告',
  '三、收到和处理政府信息公开申请情况',
  '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 申请人情况',
  '自然人 法人或其他组织 总计',
  '商业企业 科研机构 社会公益组织 法律服务机构 其他',
].join('\n');

/** Labels and figures of some rows as they are read: `label: 1,2,…`; and what is said of rows. */
function rowsOf(body: string): {
  readonly rows: readonly string[];
  readonly said: readonly string[];
  readonly unreadable: number;
} {
  const { document, found } = check(`${HEAD}\n${body}\n\n四、政府信息公开行政复议、行政诉讼情况\n`, { forced: true });
  const table = document.reports[0]!.tables[1];
  const rows = (table?.rows ?? []).map(
    ({ row, cells }) => `${row.label.slice(0, 6)}: ${cells.map((c) => c?.value ?? '?').join()}`,
  );
  const said = found.map((f) => f.finding.rule).filter((rule) => rule.startsWith('row-') && rule !== 'row-missing');
  const unreadable = found.filter((f) => f.finding.rule === 'table-unreadable').length;
  return { rows, said, unreadable };
}

const READ: readonly (readonly [what: string, body: string, row: string])[] = [
  ['a group’s number before a leaf', '（三） 1.属于国家秘密 1 0 0 0 0 0 1', '1.属于国家: 1,0,0,0,0,0,1'],
  ['a group’s first characters', '（四）无 1.本机关不掌握相关政府信息 2 0 0 0 0 0 2', '1.本机关不: 2,0,0,0,0,0,2'],
  ['a number without its bracket', '（三 1.属于国家秘密 1 0 0 0 0 0 1', '1.属于国家: 1,0,0,0,0,0,1'],
  ['a longer group', '三、本年 （一）予以公开 4 0 0 0 0 0 4', '（一）予以公: 4,0,0,0,0,0,4'],
  ['a group that touches its leaf', '三、本年度（一）予以公开 4 0 0 0 0 0 4', '（一）予以公: 4,0,0,0,0,0,4'],
  [
    'a group that touches a leaf in lines',
    '（六）其他1.申请人无正当理由逾期不补正、行\n处理    政机关不再处理其政府信息公开申请    1 0 0 0 0 0 1',
    '1.申请人无: 1,0,0,0,0,0,1',
  ],
  [
    'a label cut in its brackets',
    '（二）部分公开（区分处理的，\n只计这一情形，不计其他情形）\n5 0 0 0 0 0 5',
    '（二）部分公: 5,0,0,0,0,0,5',
  ],
  [
    'a group between the lines of a leaf',
    '    （四）\n        2.没有现成信息需要另行\n    无法提              1    0   0   0   0   0   1\n        制作\n    供',
    '2.没有现成: 1,0,0,0,0,0,1',
  ],
  [
    'a group between the lines of a leaf, one cell a line',
    '（四） 2.没有现成信息需要另行\n无法提\n1\n0\n0\n0\n0\n0\n1\n制作\n供',
    '2.没有现成: 1,0,0,0,0,0,1',
  ],
  [
    'the first figure behind a line of its label',
    '1.本机关不掌握相关政府 9\n2\n0\n0\n3\n0\n14\n信息',
    '1.本机关不: 9,2,0,0,3,0,14',
  ],
  [
    'two figures there',
    '（二）部分公开（区分处理的， 5 1\n0\n0\n0\n0\n6\n只计这一情形，不计其他情形）',
    '（二）部分公: 5,1,0,0,0,0,6',
  ],
  [
    'a group before them, spaces written out',
    '（三）&#160;4.保护第三方合法权益&#160;2<br/>\n0<br/>\n0<br/>\n0<br/>\n0<br/>\n0<br/>\n2<br/>\n不予公<br/>\n开<br/>',
    '4.保护第三: 2,0,0,0,0,0,2',
  ],
  ['a word for nothing in a label', '4.\n无\n正当理由大量反复申\n请\n3\n0\n0\n0\n0\n0\n3', '4.无正当理: 3,0,0,0,0,0,3'],
  [
    'a label cut in its brackets, between tags',
    '<p>（二）部分公开（区分处理的，<br/>只计这一情形，不计其他情形）</p>\n' +
      ['5', '0', '0', '0', '0', '0', '5'].map((f) => `<p>${f}</p>`).join('\n'),
    '（二）部分公: 5,0,0,0,0,0,5',
  ],
  [
    'a label in pieces, its characters written out',
    '<p>4.&#x4fdd;&#x62a4;&#x7b2c;</p>\n<p>&#x4e09;&#x65b9;&#x5408;&#x6cd5;&#x6743;&#x76ca;</p>\n' +
      ['2', '0', '0', '0', '0', '0', '2'].map((f) => `<p>${f}</p>`).join('\n'),
    '4.保护第三: 2,0,0,0,0,0,2',
  ],
  [
    'a piece of the label among its figures',
    '1.本机关不掌握相关政府\n9\n信息\n2\n0\n0\n3\n0\n14',
    '1.本机关不: 9,2,0,0,3,0,14',
  ],
];

describe('labels that an extractor broke', () => {
  it('an amount that touches its label', () => {
    const text =
      '青禾县人民政府2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（八）项\n' +
      '信息内容  本年收费金额（单位：万元）\n行政事业性收费1286.35\n';
    const { document } = check(text, { forced: true });
    assert.equal(document.reports[0]!.facts.find((f) => f?.def.id.includes('fees'))?.cell.value, 1286.35);
  });

  for (const [what, body, row] of READ)
    it(`${what}: the row is read, and no label is told`, () => {
      const { rows, said } = rowsOf(body);
      assert.deepEqual(rows, [row]);
      assert.deepEqual(said, []);
    });

  it('what is left of a label below too few figures is no figure', () => {
    const { rows, said, unreadable } = rowsOf('2.其他法律行政法规禁止\n1\n0\n0\n0\n0\n1\n公开');
    assert.deepEqual([rows, said, unreadable], [['2.其他法律: ?,?,?,?,?,?,?'], [], 1]);
  });

  it('labels of two rows above the figures of both: neither is read', () => {
    const { rows, unreadable } = rowsOf(
      '（一）予以公开\n（二）部分公开（区分处理的，只计这一情形，不计其他情形）\n6\n1\n0\n0\n0\n0\n7\n0\n0\n0\n0\n0\n0\n0\n' +
        '（七）总计\n6\n1\n0\n0\n0\n0\n7',
    );
    assert.ok(unreadable > 0);
    assert.ok(!rows.some((r) => r.startsWith('（二）部分公: 6')), rows.join('\n'));
    assert.ok(!rows.some((r) => r.startsWith('（一）予以公: 0')), rows.join('\n'));
  });
});
