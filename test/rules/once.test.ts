// One mistake, one finding: where two rules could speak, the one that knows more does.
import assert from 'node:assert/strict';
import { applyFix, brief, check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport, setFigures, type ReportSpec } from '../support/report';

const printed = (spec: ReportSpec = cleanReport('plain', 2023), layout = 'pipes') =>
  layoutNamed(layout).print(spec, {}).text;
const told = (text: string, rules: RegExp) =>
  brief(
    text,
    check(text).found.filter((f) => rules.test(f.finding.rule)),
  );

describe('a wrong document number in the basis', () => {
  const name = '《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》';
  const older = '《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》';
  const law = '《中华人民共和国政府信息公开条例》';
  const cases: readonly (readonly [basis: string, ...expected: string[]])[] = [
    [`${name}（国办公开办函〔2021〕30号）`],
    [`${law}（国务院令第711号）`],
    [`${name}（国办公开办函〔2019〕60号）`, 'basis-obsolete@国办公开办函〔2019〕60号'],
    [`${name}（国办公开办函〔2019〕50号）`, 'basis-name@国办公开办函〔2019〕50号'],
    [`${name}（国办公开办函〔2021〕60号）`, 'basis-name@国办公开办函〔2021〕60号'],
    [`${older}（国办公开办函〔2019〕60号）`, `basis-obsolete@${older}（国办公开办函〔2019〕60号）`],
    [`${older}（国办公开办函〔2021〕30号）`, `basis-name@${older}`],
    [`${law}（国务院令第492号）`, 'basis-obsolete@国务院令第492号'],
    [`${law}（国务院令第721号）`, 'basis-name@国务院令第721号'],
    // Name and number are two mistakes.
    [
      '《政府信息公开年度报告格式的通知》（国办公开办函〔2019〕60号）',
      'basis-name@《政府信息公开年度报告格式的通知》',
      'basis-obsolete@国办公开办函〔2019〕60号',
    ],
  ];
  for (const [basis, ...expected] of cases) {
    it(basis, () => {
      const text = printed().replace(/(?=一、总体情况)/, `根据${basis}，编制本报告。\n\n`);
      assert.deepEqual(told(text, /^basis/), expected);
      let fixed = text;
      for (let n = 0; n < expected.length; n++) {
        const { document, found } = check(fixed);
        fixed = applyFix(document, found.find((f) => /^basis/.test(f.finding.rule))!.finding.fixes[0]!);
      }
      assert.deepEqual(told(fixed, /^basis/), []);
    });
  }
});

describe('a figure that is no count', () => {
  const spec = cleanReport('plain', 2023);
  const sums = /^cell-not|total$|^balance$|^stock/;
  const cells = [
    'applications.new.naturalPerson',
    'applications.carriedIn.total',
    'applications.results.granted.legalService',
    'applications.results.total.commercial',
    'applications.carriedForward.other',
    'review.upheld',
    'disclosure.normativeDocs.valid',
  ];
  for (const layout of ['pipes', 'tabs', 'html', 'lines'])
    for (const cell of cells)
      for (const figure of [-1, 2.5]) {
        it(`${figure} in ${cell} (${layout}) is not told as a broken sum too`, () => {
          assert.deepEqual(told(printed(setFigures(spec, { [cell]: figure }), layout), sums), [
            `cell-not-a-count@${figure}`,
          ]);
        });
      }
  it('is mended by what the sums ask for', () => {
    const { document, found } = check(printed(setFigures(spec, { 'applications.new.naturalPerson': -1 })));
    assert.match(found[0]!.finding.message, /应为 40.*差 41/);
    assert.equal(applyFix(document, found[0]!.finding.fixes[0]!), printed());
  });
  it('where nothing tells the figure, none is offered', () => {
    const { found } = check(printed(setFigures(spec, { 'disclosure.normativeDocs.valid': -1 })));
    assert.deepEqual(found[0]!.finding.fixes, []);
  });
  it('does not hide a sum that fails whatever stood there', () => {
    const total = Number(spec.figures['applications.results.granted.total']);
    const rules = check(
      printed(
        setFigures(spec, { 'applications.new.naturalPerson': -1, 'applications.results.granted.total': total + 4 }),
      ),
    ).found.map((f) => f.finding.rule);
    assert.deepEqual(rules, ['cell-not-a-count', 'row-total']);
  });
});

describe('marks that nobody sees', () => {
  const seen = printed();
  const inserted = (line: string, mark: string) => seen.replace(line, [...line].join(mark));
  const line = /\n\n(.{40,}。)\n/.exec(seen)![1]!;
  it('are told once for a paragraph, and all go at once', () => {
    const text = inserted(line, '\u200b');
    const { document, found } = check(text);
    const [residue, ...others] = found.filter((f) => f.finding.rule === 'conversion-residue');
    assert.deepEqual(others, []);
    assert.match(residue!.finding.message, new RegExp(`U\\+200B，共 ${line.length - 1} 处`));
    assert.equal(applyFix(document, residue!.finding.fixes[0]!), seen);
  });
  for (const [name, eol] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ] as const)
    it(`that end a line leave one of the text's own: ${name}`, () => {
      const parts = (mark: string) => seen.replace(line, `${line}${mark}${line}`).replace(/\r?\n/g, eol);
      const text = parts('\v');
      const { document, found } = check(text);
      const residue = found.find((f) => f.finding.rule === 'conversion-residue')!;
      assert.equal(applyFix(document, residue.finding.fixes[0]!), parts(eol));
    });
  it('are named each kind once', () => {
    const text = seen.replace(line, line.replace('，', '，\u200b').replace('。', '\ufeff。\u200b'));
    assert.match(
      check(text).found.find((f) => f.finding.rule === 'conversion-residue')!.finding.message,
      /U\+200B U\+FEFF/,
    );
  });
  it('leave what can be seen to itself', () => {
    const text = seen.replace(line, `[bookmark: a]${line.slice(0, 8)}[bookmark: b]${line.slice(8)}`);
    assert.deepEqual(told(text, /^conversion/), [
      'conversion-residue@[bookmark: a]',
      'conversion-residue@[bookmark: b]',
    ]);
  });
});

describe('field codes are taken out, and nothing beside them', () => {
  const seen = printed();
  const line = /\n\n(.{40,}。)\n/.exec(seen)![1]!;
  const [first, rest] = [line.slice(0, 8), line.slice(8)];
  const cases: readonly (readonly [name: string, code: string, left: string])[] = [
    ['in braces', '{ HYPERLINK "http://x" }', ''],
    ['with spaces around it', ' HYPERLINK "http://x" ', '  '],
    ['at the end of a line', 'MERGEFORMAT\n', '\n'],
    ['with its switch', ' \\* MERGEFORMAT', ' '],
    ['of a page', ' PAGEREF _Toc12 \\h ', '  '],
    ['of contents', '{TOC \\o "1-3" \\h \\z \\u}', ''],
    ['of contents, without braces', 'TOC \\o "1-3" \\h \\z \\u', ''],
  ];
  for (const [name, code, left] of cases)
    it(name, () => {
      const { document, found } = check(seen.replace(line, first + code + rest));
      const residue = found.find((f) => f.finding.rule === 'conversion-residue')!;
      assert.equal(applyFix(document, residue.finding.fixes[0]!), seen.replace(line, first + left + rest));
    });
});

describe('a section title with 的 or 和 lost or added', () => {
  const titles: readonly (readonly [string, string])[] = [
    ['主动公开政府信息情况', '主动公开政府信息的情况'],
    ['主动公开政府信息情况', '主动公开的政府信息情况'],
    ['收到和处理政府信息公开申请情况', '收到处理政府信息公开申请情况'],
    ['收到和处理政府信息公开申请情况', '收到和处理政府信息公开申请的情况'],
    ['政府信息公开行政复议、行政诉讼情况', '政府信息公开行政复议和行政诉讼情况'],
    ['政府信息公开行政复议、行政诉讼情况', '政府信息公开行政复议行政诉讼情况'],
    ['存在的主要问题及改进情况', '存在主要问题及改进情况'],
    ['存在的主要问题及改进情况', '存在的主要问题和改进情况'],
    ['其他需要报告的事项', '其他需要报告事项'],
    ['其他需要报告的事项', '其他的需要报告的事项'],
  ];
  for (const [right, written] of titles) {
    it(written, () => {
      const text = seen(right, written);
      const { document, found } = check(text);
      assert.deepEqual(brief(text, found), [`section-title@${written}`]);
      assert.equal(applyFix(document, found[0]!.finding.fixes[0]!), printed());
    });
  }
  const seen = (right: string, written: string) =>
    printed().replace(new RegExp(`([一二三四五六]、)${right}`), `$1${written}`);
});
