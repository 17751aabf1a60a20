import assert from 'node:assert/strict';
import { ReportDocument } from '../../server/src/report/document';
import { brief, check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport, setFigure } from '../support/report';
import { faultLine, faultsOf } from './reading';

const spec = cleanReport('plain');
const filled = layoutNamed('pipes-filled').print(spec, {}).text;
const faults = (text: string) => {
  const doc = new ReportDocument(text, spec.form);
  return faultsOf(doc.reports[0]!).map((f) => faultLine(doc, f));
};

describe('merged cells filled by repetition', () => {
  it('a figure is a copy only if it is equal, below one cell of the header', () => {
    assert.deepEqual(faults(filled), []);
    const other = filled.replace('| 874 | 874 | 874 |', '| 874 | 875 | 874 |');
    assert.notEqual(other, filled);
    assert.deepEqual(faults(other), ['column-extra penalty "875" "874"']);
  });
  it('an equal figure beyond the header of one column is one too many', () => {
    const pipes = layoutNamed('pipes-absent').print(spec, {}).text;
    const wide = pipes.replace('| 行政处罚 | 874 |', '| 行政处罚 | 874 | 874 |');
    assert.notEqual(wide, pipes);
    assert.deepEqual(faults(wide), ['column-extra penalty "874"']);
  });
  it('a wrong figure is found at its cell', () => {
    for (const name of ['pipes-filled', 'tabs-filled']) {
      const printed = layoutNamed(name).print(setFigure(spec, 'applications.results.unable.notHeld.commercial', 7), {});
      const { found } = check(printed.text);
      assert.deepEqual(
        [brief(printed.text, found).length, found[0]!.offset],
        [1, printed.cells.get('applications.results.unable.notHeld.commercial')!.start],
        name,
      );
    }
  });
  it('a group label that each row repeats is named once', () => {
    assert.deepEqual(faults(filled.replaceAll('（四）无法提供', '（四）无法供')), [
      'row-name results.unable "（四）无法供"',
    ]);
  });
  it('a header cell that is no label of the form is named once', () => {
    assert.deepEqual(faults(filled.replaceAll('本年收费金额（单位：万元）', '本年收费金（单位：万元）')), [
      'column-name 本年收费金额（单位：万元） "本年收费金（单位：万元）"',
    ]);
  });
});

describe('drawn tables whose rules stop at merged cells', () => {
  const TITLE = '青禾县人民政府2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n';
  const drawn = [
    '┌────────────────────────────┬───────────────────────┐',
    '│（本列数据的勾稽关系为：第一│申请人情况             │',
    '│项加第二项之和，等于第三项加├──────┬───────────┬────┤',
    '│第四项之和）                │      │法人或其他组织│    │',
    '│                            │自然人├──┬──┬──┬──┬──┤总计│',
    '│                            │      │商业│科研│社会公│法律服│其他│    │',
    '│                            │      │企业│机构│益组织│务机构│    │    │',
    '├────┬──────┬────────────────┼──────┼──┼──┼──┼──┼──┼────┤',
    '│    │      │1.属于国家秘密  │1     │0 │0 │0 │0 │0 │1   │',
    '│    │（三）├────────────────┼──────┼──┼──┼──┼──┼──┼────┤',
    '│    │不予公│2.其他法律行政法│2     │0 │0 │0 │0 │3 │5   │',
    '│    │开    │规禁止公开      │      │  │  │  │  │  │    │',
    '│    │      ├────────────────┼──────┼──┼──┼──┼──┼──┼────┤',
    '│    │      │3.危及“三安全一稳定”│0│0 │0 │0 │0 │0 │0   │',
    '└────┴──────┴────────────────┴──────┴──┴──┴──┴──┴──┴────┘',
  ].join('\n');
  const rowsOf = (text: string): string[] => {
    const { document } = check(text, { forced: true, form: 'disclosure-2021' });
    return document.reports[0]!.tables[1]!.rows.map(({ cells }) => cells.map((c) => c?.value).join());
  };
  const ascii = drawn
    .replaceAll(/[┌┬┐├┼┤└┴┘]/g, '+')
    .replaceAll('─', '-')
    .replaceAll('│', '|');
  for (const [what, table] of [
    ['in box characters', drawn],
    ['in hyphens and plus signs', ascii],
  ] as const)
    it(`${what}: rows are read, and nothing is told of the header`, () => {
      const text = `${TITLE}\n${table}\n`;
      assert.deepEqual(rowsOf(text), ['1,0,0,0,0,0,1', '2,0,0,0,0,3,5', '0,0,0,0,0,0,0']);
      const { found } = check(text, { forced: true, form: 'disclosure-2021' });
      assert.deepEqual(
        found
          .filter((f) => /^(?:column|cell|table|row-(?!missing))/.test(f.finding.rule))
          .map((f) => f.finding.message),
        [],
      );
    });
});
