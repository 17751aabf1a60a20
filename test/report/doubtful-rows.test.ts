import assert from 'node:assert/strict';
import { check } from '../support/check';

// Rows whose text leaves two readings: they are read where only one is left, else said to be unreadable, never wrong.

const TITLE = '青禾县人民政府2023年政府信息公开工作年度报告';
const SECOND = '二、主动公开政府信息情况';
const THIRD = '三、收到和处理政府信息公开申请情况';
const HEADER = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];

/** Values of the facts whose names begin so; undefined where a fact is not read. */
function read(section: string, table: string, row: string): (number | null | undefined)[] {
  const { document } = check(`${TITLE}\n\n${section}\n\n${table}\n`, { forced: true, form: 'disclosure-2021' });
  const { facts, form } = document.reports[0]!;
  return form.facts.flatMap((def, i) => (def.id.startsWith(row) ? [facts[i]?.cell.value] : []));
}

const UNREAD = Array.from({ length: 7 }, () => undefined);

describe('two figures one space apart in a row that is short of one', () => {
  const texts = (...all: (string | number)[]): string =>
    all.map((t) => `<text top="1" left="2">${t}</text>\n`).join('');
  const above =
    texts(...HEADER) +
    texts('一、本年新收政府信息公开申请数量', 30, 2, 0, 0, 0, 0, 32) +
    texts('二、上年结转政府信息公开申请数量', 11, 3, 0, 0, 0, 1, 15);
  const cases: readonly (readonly [what: string, figures: readonly (string | number)[], expected: unknown[]])[] = [
    ['the row’s sum holds where they are two', [500, 11, 0, 0, 1, '2 514'], [500, 11, 0, 0, 1, 2, 514]],
    ['the space is a reference', [500, 11, 0, 0, 1, '2&#160;514'], [500, 11, 0, 0, 1, 2, 514]],
    ['a word stands behind', [500, 11, 0, 0, 1, '2 514', '四'], [500, 11, 0, 0, 1, 2, 514]],
    ['it holds neither way', [500, 11, 0, 0, 1, '2 517'], UNREAD],
    ['the row has all its figures', ['2 500', 11, 0, 0, 1, 2, '2 514'], [2500, 11, 0, 0, 1, 2, 2514]],
    ['two more are short', [500, 11, 0, 1, '2 514'], UNREAD],
  ];
  for (const [what, figures, expected] of cases)
    it(`${what}: ${expected === UNREAD ? 'unread' : 'read'}`, () => {
      const table = above + texts('四、结转下年度继续办理', ...figures);
      assert.deepEqual(read(THIRD, table, 'applications.carriedForward.'), expected);
      assert.equal(read(THIRD, table, 'applications.carriedIn.')[6], 15);
    });

  it('between bars a space parts thousands only', () => {
    const row = (...cells: (string | number)[]): string => `|${cells.join('|')}|\n`;
    const table =
      row('项目', ...HEADER) +
      row('---', ...HEADER.map(() => '---')) +
      row('一、本年新收政府信息公开申请数量', 30, 2, 0, 0, 0, 0, 32) +
      row('四、结转下年度继续办理', 500, 11, 0, 0, 1, '2 514', '');
    assert.equal(read(THIRD, table, 'applications.carriedForward.')[5], 2514);
  });
});

describe('a label that is cut', () => {
  const row = (...cells: (string | number)[]): string => `${cells.join(' | ')}\n`;
  const table = (label: string): string =>
    row('项目', ...HEADER) +
    row('一、本年新收政府信息公开申请数量', 30, 2, 0, 0, 0, 0, 32) +
    row('二、上年结转政府信息公开申请数量', 1, 0, 0, 0, 0, 0, 1) +
    row('（一）予以公开', 20, 2, 0, 0, 0, 0, 22) +
    row(label, 4, 0, 0, 0, 0, 0, 4) +
    row('（七）总计', 24, 2, 0, 0, 0, 0, 26);
  const OTHER = 'applications.results.other.other.';

  it('is not likened to a row with another number while a row with its own begins so', () =>
    assert.deepEqual(read(THIRD, table('2.其他法'), OTHER), UNREAD));
  it('is likened to one where none does', () => assert.equal(read(THIRD, table('3.其他的'), OTHER)[0], 4));
});

describe('words between the cells of rows set one cell a line', () => {
  it('do not give figures to the label that stands below them', () => {
    const cells = (...all: string[]): string => `T{\n${all.join('\nT}\tT{\n')}\nT}\n`;
    const table =
      cells('信息内容', '本年制发件数', '本年废止件数', '现行有效件数') +
      cells('规章', '3', '1', '14') +
      cells('行政规范性文件', '25', '8', '71');
    const figures = read(SECOND, table, 'disclosure.normativeDocs.');
    assert.ok(
      figures.every((f, i) => f === undefined || f === null || f === [25, 8, 71][i]),
      figures.join(),
    );
  });
});

describe('the one row of disputes, set as tables of its groups', () => {
  const FOURTH = '四、政府信息公开行政复议、行政诉讼情况';
  const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const row = (...cells: (string | number)[]): string => `|${cells.join('|')}|\n`;
  const table = (head: readonly string[], results: readonly string[], figures: readonly number[]): string =>
    `${row(...head, ...results.slice(head.length).map(() => ''))}${row(...results.map(() => '---'))}` +
    `${row(...results)}${row(...figures)}\n`;
  const reviews = table(['行政复议'], RESULTS, [3, 1, 0, 2, 6]);
  const suits = [5, 0, 1, 0, 6, 2, 0, 0, 4, 6];

  it('one of reviews and one of both kinds of suits', () => {
    const both = table(['未经复议直接起诉', '', '', '', '', '复议后起诉'], [...RESULTS, ...RESULTS], suits);
    assert.deepEqual(read(FOURTH, reviews + both, 'review.'), [3, 1, 0, 2, 6]);
    assert.deepEqual(read(FOURTH, reviews + both, 'litigation.'), suits);
  });
  it('not where a kind of suits is not named', () => {
    const both = table(['未经复议直接起诉'], [...RESULTS, ...RESULTS], suits);
    assert.ok(read(FOURTH, reviews + both, 'litigation.').every((v) => v === undefined));
  });
});
