import assert from 'node:assert/strict';
import { check } from '../support/check';

// Rows as other programs write them: lists of strings, cells between slashes, words that open a cell, XML of documents.

const TITLE = '青禾县人民政府2023年政府信息公开工作年度报告';
const CELLS: readonly (readonly string[])[] = [
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
  ['规章', '3', '1', '14'],
  ['行政规范性文件', '25', '8', '71'],
];
const FIGURES = [3, 1, 14, 25, 8, 71];

interface Said {
  readonly figures: readonly (number | null | undefined)[];
  readonly rules: readonly string[];
}

function read(table: string): Said {
  const text = `${TITLE}\n\n二、主动公开政府信息情况\n\n${table}\n`;
  const { document, found: findings } = check(text, { forced: true, form: 'disclosure-2021' });
  return {
    figures: document.reports[0]!.facts.slice(0, 6).map((f) => f?.cell.value),
    rules: findings.map((f) => f.finding.rule),
  };
}

const rows = (write: (cells: readonly string[]) => string): string => CELLS.map(write).join('\n');
const all = (cells: readonly string[], quote: string): string => cells.map((c) => quote + c + quote).join(', ');

const inCell = (text: string): string => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;

describe('tables in other markup', () => {
  const written: readonly (readonly [what: string, table: string])[] = [
    ['lists in double quotes', rows((c) => `[${all(c, '"')}]`)],
    ['lists in double quotes, a comma behind each', rows((c) => `[${all(c, '"')}],`)],
    ['lists in single quotes', rows((c) => `[${all(c, "'")}]`)],
    ['cells between slashes', rows((c) => c.join(' / '))],
    [
      'words that open rows and cells',
      rows(([label, ...rest]) => ['@item', label, ...rest.map((c) => ` @tab ${c}`)].join('\n')),
    ],
    [
      'entries',
      `<informaltable>${rows((c) => `<row>${c.map((t) => `<entry>${t}</entry>`).join('\n')}</row>`)}</informaltable>`,
    ],
    [
      'cells of a document',
      `<table:table>${rows((c) => `<table:table-row>${c.map(inCell).join('')}</table:table-row>`)}</table:table>`,
    ],
    ['bars alone in their lines', rows((c) => `${c.join('\n\n| \n\n')}  \n  `)],
    [
      'texts of a page, one behind the other',
      rows((c) => c.map((t) => `<text top="1" left="2">${t}</text>`).join('\n')),
    ],
  ];
  for (const [what, table] of written)
    it(`${what}: read, and nothing told of columns or cells`, () => {
      const { figures, rules } = read(table);
      assert.deepEqual(figures, FIGURES);
      assert.deepEqual(
        rules.filter((r) => /^(?:column|cell|row-(?:name|unknown)|table)-/.test(r)),
        [],
      );
    });

  it('a slash for nothing is a mark, and parts no cells', () => {
    assert.deepEqual(read(rows((c) => c.map((t) => (t === '1' ? '/' : t)).join(' | '))).figures, [
      3,
      null,
      14,
      25,
      8,
      71,
    ]);
  });
});

const missing = (text: string): string[] =>
  check(`${TITLE}\n${text}\n`, { forced: true, form: 'disclosure-2021' })
    .found.filter((f) => f.finding.rule === 'section-missing')
    .map((f) => f.finding.message.slice(0, 8));

describe('titles of sections that are set in other markup', () => {
  const ROW = '四、结转下年度继续办理12000012';
  const set: readonly (readonly [what: string, text: string, said: boolean])[] = [
    ['in a command', '\\section{五、存在的主要问题及改进情况}\n无。', false],
    ['run together with a figure', `${ROW}五、存在的主要问题及改进情况\n无。`, false],
    ['with a space behind each letter', '五、 存 在 的 主 要 问 题 及 改 进 情 况\n无。', false],
    ['in a list of the parts', '本报告包括：一、总体情况；五、存在的主要问题及改进情况。', true],
    ['nowhere', '本报告只有一部分。', true],
  ];
  for (const [what, text, said] of set)
    it(`${what}: the section is ${said ? 'missing' : 'there'}`, () =>
      assert.equal(missing(`一、总体情况\n有。\n${text}`).length >= 5, said, missing(text).join()));
});

describe('titles of sections in pieces', () => {
  const piecesOf = (title: string): string => title.replace(/[^ ]+/g, '<p>$&</p>\n');
  const table: readonly (readonly [what: string, title: string])[] = [
    ['a number alone', '五、 存在 的主要问题及 改进情况'],
    ['words that head a row', '六、其他 需要 报告的事项'],
    ['the beginning of a title', '四、政府信息公开行政 复 议、行政 诉讼 情况'],
    ['a number without its mark', '六 、 其他需 要报告的事项'],
    ['a letter a piece', '三 、 收 到 和 处 理 政 府 信 息 公 开 申 请 情 况'],
  ];
  for (const [what, title] of table)
    it(`${what}: nothing is told of the title`, () => {
      const text = `${TITLE}\n一、总体情况\n有。\n${piecesOf(title)}<p>无。</p>\n`;
      const { found } = check(text, { forced: true, form: 'disclosure-2021' });
      const number = title[0]!;
      assert.deepEqual(
        found.filter(({ finding }) => finding.rule === 'section-title' || finding.message.includes(`“${number}、`)),
        [],
      );
    });
});

describe('a table that is not there, and one that is not read', () => {
  const asEntities = (text: string): string =>
    text.replace(/[^\x00-\x7f]/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`);
  const columns = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const header = ['行政复议 行政诉讼', ...columns, '未经复议直接起诉 复议后起诉', ...columns, ...columns];
  const figures = '1 0 0 0 1 2 0 0 0 2 0 0 0 0 0';
  const glued = figures.replaceAll(' ', '');
  const table: readonly (readonly [what: string, below: string, state: 'read' | 'unreadable' | 'missing'])[] = [
    ['labels broken by spaces', [...header.map((l) => l.replace(/..$/, ' $&')), figures].join('\n'), 'read'],
    ['characters written out', [...header, glued].map((l) => `<p>${asEntities(l)}</p>`).join('\n'), 'unreadable'],
    ['a letter a line', [...header.join('').replaceAll(' ', ''), glued].join('\n'), 'unreadable'],
    [
      'letters in the order of the rows of a page',
      `行政复议\n结结其尚总\n果果他未计\n维纠结审\n持正果结\n${glued}\n` +
        `行政诉讼\n未经复议直接起诉\n复议后起诉\n${glued}`,
      'unreadable',
    ],
    ['a sentence', '本年度行政复议结果维持1件，行政诉讼0件，均已办结。', 'missing'],
    ['other words', '详见附件\n行政复议和行政诉讼统计表', 'missing'],
  ];
  for (const [what, below, state] of table)
    it(`${what}: the table is ${state}`, () => {
      const text = `${TITLE}\n四、政府信息公开行政复议、行政诉讼情况\n${below}\n五、存在的主要问题及改进情况\n无。\n`;
      const { found } = check(text, { forced: true, form: 'disclosure-2021' });
      const told = found.map((f) => f.finding.rule).filter((rule) => rule.startsWith('table-'));
      assert.deepEqual(told, state === 'read' ? [] : [`table-${state}`]);
    });
});

describe('cells run together', () => {
  it('a table whose labels stand there is not missing', () => {
    const text =
      `${TITLE}\n三、收到和处理政府信息公开申请情况\n` +
      '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）申请人情况 自然人法人或其他组织总计\n' +
      '一、本年新收政府信息公开申请数量3000014 二、上年结转政府信息公开申请数量2000002\n' +
      '三、本年度办理结果（一）予以公开4000004 （三）不予公开1.属于国家秘密0000000 2.其他法律行政法规禁止公开0000000\n';
    const { found: findings } = check(text, { forced: true, form: 'disclosure-2021' });
    assert.deepEqual(
      findings.filter((f) => /^(?:table|row)-missing$/.test(f.finding.rule)),
      [],
    );
    assert.ok(findings.some((f) => /^(?:conversion-residue|table-unreadable)$/.test(f.finding.rule)));
  });
});
