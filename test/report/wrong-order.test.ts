import assert from 'node:assert/strict';
import { check } from '../support/check';

// Where columns or rows stand in another order than the form's, or texts are run together, no figure is read wrong.

const TITLE = '青禾县人民政府2023年政府信息公开工作年度报告\n';
const RULE = (n: number): string => `|${'---|'.repeat(n)}\n`;
const row = (...cells: readonly (string | number)[]): string => `|${cells.join('|')}|\n`;

const APPLICATIONS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const blanks = (n: number): string[] => Array.from({ length: n }, () => '');

/** Facts of a table that were read, `id=value`. */
function read(section: string, table: string): string[] {
  const { document } = check(`${TITLE}\n${section}\n\n${table}\n`, { forced: true, form: 'disclosure-2021' });
  const facts = document.reports[0]!.facts.filter((f) => f && f.cell.value !== null);
  return facts.map((f) => `${f!.def.id.split('.').slice(1).join('.')}=${f!.cell.value}`);
}

const THIRD = '三、收到和处理政府信息公开申请情况';
const FOURTH = '四、政府信息公开行政复议、行政诉讼情况';
const SECOND = '二、主动公开政府信息情况';
const NEW = '一、本年新收政府信息公开申请数量';

const disputes = (direct: string, later: string, ...rows: string[]): string =>
  row('行政复议', ...blanks(4), '行政诉讼', ...blanks(9)) +
  RULE(15) +
  row(...RESULTS, direct, ...blanks(4), later, ...blanks(4)) +
  row(...blanks(5), ...RESULTS, ...RESULTS) +
  rows.join('');

const licences = (cell: string): string => row('信息内容', '本年处理决定数量') + RULE(2) + row('行政许可', cell);

describe('columns and rows in another order than the form’s', () => {
  it('in the form’s order they are read', () => {
    const table = row('项目', ...APPLICATIONS) + RULE(8) + row(NEW, 5, 1, 7, 0, 0, 0, 13);
    assert.ok(read(THIRD, table).includes('new.commercial=1'));
    const full = disputes('未经复议直接起诉', '复议后起诉', row(1, 0, 0, 0, 1, 6, 0, 0, 0, 6, 5, 0, 0, 0, 5));
    assert.ok(
      read(FOURTH, full).includes('direct.upheld=6') || read(FOURTH, full).includes('litigation.direct.upheld=6'),
    );
  });

  it('a header written level by level in one line is in the form’s order', () => {
    const levels = ['自然人', '法人或其他组织', '总计', ...APPLICATIONS.slice(1, 6)];
    const table = row('项目', ...levels) + RULE(9) + row(NEW, 5, 1, 7, 0, 0, 0, 13);
    assert.ok(read(THIRD, table).includes('new.commercial=1'));
  });

  const unread: readonly (readonly [what: string, section: string, table: string])[] = [
    [
      'two columns have changed places',
      THIRD,
      row('项目', '自然人', '科研机构', '商业企业', ...APPLICATIONS.slice(3)) +
        RULE(8) +
        row(NEW, 5, 7, 1, 0, 0, 0, 13),
    ],
    [
      'the total stands first',
      THIRD,
      row('项目', '总计', ...APPLICATIONS.slice(0, 6)) + RULE(8) + row(NEW, 13, 5, 1, 7, 0, 0, 0),
    ],
    [
      'the total stands first, above a level of its own',
      THIRD,
      row('', '总计', '自然人', '法人或其他组织', ...blanks(4)) +
        RULE(8) +
        row(...blanks(3), ...APPLICATIONS.slice(1, 6)) +
        row(NEW, 13, 5, 1, 7, 0, 0, 0),
    ],
    [
      'two groups have',
      FOURTH,
      disputes('复议后起诉', '未经复议直接起诉', row(1, 0, 0, 0, 1, 6, 0, 0, 0, 6, 5, 0, 0, 0, 5)),
    ],
    [
      'a column of last year stands before that of this',
      SECOND,
      row('信息内容', '上年处理决定数量', '本年处理决定数量') + RULE(3) + row('行政许可', 170, 185),
    ],
    [
      'two rows without a label',
      FOURTH,
      disputes(
        '未经复议直接起诉',
        '复议后起诉',
        row(1, 0, 0, 0, 1, 6, 0, 0, 0, 6, 5, 0, 0, 0, 5),
        row(2, 0, 0, 0, 2, 7, 0, 0, 0, 7, 8, 0, 0, 0, 8),
      ),
    ],
  ];
  for (const [what, section, table] of unread)
    it(`${what}: nothing is read`, () => assert.deepEqual(read(section, table), []));

  it('numbers of columns are no row', () => {
    const numbers = row('', 1, 2, 3, 4, 5, 6, 7);
    const table = row('项目', ...APPLICATIONS) + RULE(8) + numbers + row(NEW, 5, 1, 7, 0, 0, 0, 13);
    const facts = read(THIRD, table);
    assert.ok(facts.includes('new.commercial=1'), facts.join());
    assert.ok(!facts.some((f) => f.startsWith('results.total')), facts.join());
  });

  for (const cell of ['185<sup>1</sup>', '5<sup>1</sup>', '185<br>12', '185 12', '185<sub>2</sub>'])
    it(`${cell} is no figure`, () => assert.deepEqual(read(SECOND, licences(cell)), []));
  it('1 234 is one', () => assert.deepEqual(read(SECOND, licences('1 234')), ['licensing.decisions=1234']));
});
