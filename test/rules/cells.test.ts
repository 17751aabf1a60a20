import assert from 'node:assert/strict';
import { safeFix, textWith } from '../../server/src/document/proof';
import { SyntaxTree } from '../../server/src/syntax/tree';
import { areFillable } from '../../server/src/rules/cells/fillable';
import { plainFigure } from '../../server/src/rules/cells/plain-figure';
import { difference } from '../../server/src/repair/system';
import { builtinForms } from '../../server/src/forms/builtin';
import { evaluate } from '../../server/src/repair/diagnose';
import { check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport, setFigure, setFigures, type ReportSpec } from '../support/report';

const CELL = 'applications.carriedForward.research';
/** The findings of a report with something else in one cell, and the safe fixes offered for it. */
function withCell(id: string, written: string) {
  const text = layoutNamed('pipes').print(setFigure(cleanReport(), id, written)).text;
  const found = check(text)
    .found.map((f) => f.finding)
    .filter((f) => f.facts.includes(id));
  const fixes = found.flatMap((f) => f.fixes);
  return {
    rules: found.map((f) => f.rule),
    safe: fixes.filter((f) => f.applicability === 'safe').map((f) => f.edits[0]!.newText),
    suggested: fixes.filter((f) => f.applicability === 'suggested').map((f) => f.edits[0]!.newText),
  };
}

describe('a figure in plain digits', () => {
  const written: readonly (readonly [string, string | undefined, boolean?])[] = [
    ['12', '12'],
    ['１２', '12'],
    ['1,234', '1234'],
    ['1，234,567', '1234567'],
    ['1 234', '1234'],
    ['12 345 678', '12345678'],
    ['3 5', '35', false],
    ['1 2345', '12345', false],
    ['1 2 3', '123', false],
    ['- 5', '-5'],
    ['+5', '5'],
    ['-0', '0'],
    ['000', '0'],
    ['032', '32'],
    ['32.0', '32'],
    ['32.50', '32.5'],
    ['0.0', '0'],
    ['999999999999999', '999999999999999'],
    ['9007199254740993', undefined],
    ['９００７１９９２５４７４０９９３', undefined],
    ['0.30000000000000004', undefined],
    ['12,34', undefined],
    ['1.2.3', undefined],
    ['十二', undefined],
  ];
  for (const [text, plain, certain = true] of written)
    it(`${text} is ${plain ?? 'none'}`, () =>
      assert.deepEqual(plainFigure(text, 'count'), plain === undefined ? undefined : { text: plain, certain }));
  it('an amount keeps the zeros behind its point', () => {
    assert.equal(plainFigure('3.50', 'amount')?.text, '3.50');
    assert.equal(plainFigure('０3.50', 'amount')?.text, '3.50');
  });
});

describe('a cell with a figure that is written otherwise', () => {
  const zero = 'applications.results.denied.enforcementCaseFile.other';
  for (const text of ['00', '-0', '0.0', '０'])
    it(`${text} is mended without a question`, () =>
      assert.deepEqual(withCell(zero, text), { rules: ['cell-format'], safe: ['0'], suggested: [] }));
  it('blanks that may part two figures are left to a person', () => {
    const found = withCell('applications.results.granted.naturalPerson', '6 5');
    assert.deepEqual(found.safe, []);
    assert.ok(found.rules.includes('cell-format'));
  });
  /** What is written, and what is left of it when nobody is asked; undefined where it is left to a person. */
  const broken: readonly (readonly [string, string | undefined])[] = [
    ['<br>６５', '<br>65'],
    ['６５<br/>', '65<br/>'],
    ['<br><br />６５', '<br><br />65'],
    ['12<br>345', undefined],
    ['12<br/>345<br>', undefined],
  ];
  for (const [text, left] of broken)
    it(`${text} with its line breaks ${left === undefined ? 'is left to a person' : `becomes ${left}`}`, () => {
      const source = layoutNamed('pipes').print(setFigure(cleanReport(), CELL, '7777777')).text;
      const { document, found } = check(source.replace('7777777', text));
      const told = found.map(({ finding }) => finding).find((f) => f.rule === 'cell-format')!;
      const safe = safeFix(told);
      if (left === undefined) assert.equal(safe, undefined);
      else {
        const edits = safe!.edits.map((edit) => ({
          start: document.offsetOf(edit.place),
          end: document.offsetOf(edit.place) + edit.place.end - edit.place.start,
          edit,
        }));
        assert.equal(textWith(document.text(), [{ finding: told, edits }]), source.replace('7777777', left));
      }
    });
  for (const text of [
    '９００７１９９２５４７４０９９３',
    '+9007199254740993',
    '0.30000000000000004',
    '9007199254740993',
  ])
    it(`${text} has no fix that changes it unasked`, () => {
      const found = withCell(CELL, text);
      assert.deepEqual(found.safe, []);
      assert.ok(found.rules.length > 0);
    });
});

describe('no cell however large silences a sum', () => {
  for (const [text, rule] of [
    ['1000000001', 'row-total'],
    ['9999999999', 'row-total'],
    ['13912345678', 'cell-not-a-count'],
    ['99999999999', 'cell-not-a-count'],
    ['20231231', 'row-total'],
    ['123456789012345', 'cell-not-a-count'],
    ['110105194912310021', 'cell-not-a-number'],
  ] as const)
    it(`${text}: ${rule}, with the figure that belongs there`, () => {
      const found = withCell(CELL, text);
      assert.deepEqual(found.rules, [rule]);
      assert.equal(found.suggested.length > 0, true);
    });
  for (const [text, fixes] of [
    ['—', ['0']],
    ['无', ['0']],
    ['33 05', []],
    ['约3305', []],
    ['见附件', []],
  ] as const)
    it(
      `${text} where no sum asks for a figure: ` +
        `${fixes.length > 0 ? 'offered 0' : 'nothing is offered in its place'}`,
      () => {
        const found = withCell('disclosure.penalty.decisions', text);
        assert.deepEqual(found.rules, ['cell-not-a-number']);
        assert.deepEqual(found.suggested, fixes);
      },
    );
  it('a telephone number is called one', () => {
    const text = layoutNamed('pipes').print(setFigure(cleanReport(), CELL, '13912345678')).text;
    assert.ok(check(text).found.some(({ finding }) => finding.message.includes('手机号')));
  });
});

describe('what stands between the digits of a cell', () => {
  const id = 'disclosure.penalty.decisions';
  /** What is written; the figure that is read, if any; the rule that speaks of it, if any. */
  const cases: readonly (readonly [string, number | null, string?])[] = [
    ['12', 12],
    ['<b>1</b><b>2</b>', 12],
    ['1<a name="_GoBack"></a>2', 12],
    ['<a href="#t">12</a>', 12],
    ['1&nbsp;234', 1234, 'cell-format'],
    ['<b>1</b> <b>2</b>', 12, 'cell-format'],
    ['<b>1,234</b>', 1234, 'cell-format'],
    ['<b>１２</b>', 12, 'cell-format'],
    ['1&nbsp;2', null, 'cell-not-a-number'],
    ['1&emsp;2', null, 'cell-not-a-number'],
    ['3&#160;5&#160;6', null, 'cell-not-a-number'],
    ['12<a href="#n1">1</a>', null, 'cell-not-a-number'],
    ['3<img src="dot.png">5', null, 'cell-not-a-number'],
    ['<img src="dot.png">35', 35],
    ['3<wbr>5', 35],
    ['<o:p>35</o:p>', 35],
    ['<a name="t"></a>35', 35],
  ];
  const markdown: typeof cases = [
    ['**1,234**', 1234, 'cell-format'],
    ['1[2]{.underline}', 12],
    ['[12](#t)', 12],
    ['12[1](#n1)', null, 'cell-not-a-number'],
    ['1<br>2', null, 'cell-not-a-number'],
    ['3<img src="dot.png">5', null, 'cell-not-a-number'],
    ['3<span>5</span>', 35],
  ];
  const holds = (layout: string, [written, value, rule]: (typeof cases)[number]) =>
    it(`${layout}: ${written} ${value === null ? 'is no figure' : `is ${value}`}`, () => {
      const spec = setFigure(cleanReport(), id, '7777777');
      const { document, found } = check(layoutNamed(layout).print(spec).text.replace('7777777', written));
      const fact = document.reports[0]!.facts.find((f) => f?.def.id === id)!;
      const told = found.filter(({ finding }) => finding.facts.includes(id)).map(({ finding }) => finding.rule);
      assert.deepEqual([fact.cell.value, told], [value, rule ? [rule] : []]);
    });
  for (const layout of ['pipes', 'html']) for (const written of cases) holds(layout, written);
  for (const written of markdown) holds('pipes', written);
});

describe('an amount of money, or a share, is no count', () => {
  const id = 'disclosure.penalty.decisions';
  const cases = [
    ['1.50万元', '应填件数，写成了金额“1.50万元”'],
    ['3元', '应填件数，写成了金额“3元”'],
    ['5%', '应填件数，写成了占比“5%”'],
  ] as const;
  for (const [written, words] of cases)
    it(written, () => {
      const { document, found } = check(layoutNamed('pipes').print(setFigure(cleanReport(), id, written)).text);
      const told = found.filter(({ finding }) => finding.facts.includes(id)).map(({ finding: f }) => f);
      assert.equal(document.reports[0]!.facts.find((f) => f?.def.id === id)!.cell.value, null);
      assert.deepEqual(
        told.map((f) => f.rule),
        ['cell-not-a-number'],
      );
      assert.ok(told[0]!.message.endsWith(words), told[0]!.message);
    });
  it('3件 is a count, 1.5万元 an amount', () => {
    assert.deepEqual(withCell(id, '3件'), { rules: ['cell-unit'], safe: [], suggested: ['3'] });
    assert.deepEqual(withCell('disclosure.fees.amountWanYuan', '1.5万元').suggested, ['1.5']);
  });
});

describe('sums are exact where numbers end', () => {
  const figures = [9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 1];
  it('of many large figures', () => {
    const addends = figures.map((_, i) => i);
    // As numbers, 9.9e15 + 1 is 9.9e15.
    assert.equal(difference(addends, [11], figures), 9.9e15);
    assert.equal(difference(addends, [], figures), Number(9_900_000_000_000_001n));
    assert.equal(difference(addends.slice(0, 11), addends.slice(0, 11).reverse(), figures), 0);
    assert.notEqual(difference(addends, addends.slice(0, 11), figures), 0);
  });
  it('of a large figure and fractions', () => {
    assert.equal(difference([0, 1, 2], [0], [2e9 + 0.1, 0.2, -0.2]), 0);
    assert.equal(difference([0, 1], [2], [2e9, 0.3, 2e9 + 0.3]), 0);
  });
  it('a member that was not read leaves a relation open', () => {
    const form = builtinForms()[0]!,
      relation = form.relations[0]!;
    assert.equal(
      evaluate(
        relation,
        form.facts.map(() => undefined),
      ),
      'unknown',
    );
    assert.equal(
      evaluate(
        relation,
        form.facts.map((_, i) => (i === relation.left[0] ? 5e12 : 0)),
      ),
      'broken',
    );
  });
});

describe('figures that are not filled in', () => {
  const spec = cleanReport();
  const blankIn = (...tables: number[]) =>
    setFigures(
      spec,
      Object.fromEntries(spec.form.facts.filter((f) => tables.includes(f.table.index)).map((f) => [f.id, ''])),
    );
  const told = (text: string) =>
    check(text)
      .found.filter((f) => f.finding.rule === 'cell-blank')
      .map(({ finding: f }) => [f.severity, /^[^“]*/.exec(f.message)![0]]);
  const cases: readonly (readonly [string, ReportSpec, readonly (readonly [string, string])[]])[] = [
    ['in one table', blankIn(1), [['warning', '收到和处理政府信息公开申请情况表尚未填写']]],
    [
      'in two tables',
      blankIn(0, 2),
      [
        ['warning', '主动公开政府信息情况表尚未填写'],
        ['warning', '政府信息公开行政复议、行政诉讼情况表尚未填写'],
      ],
    ],
    ['in the whole report', blankIn(0, 1, 2), [['error', '各张表都尚未填写']]],
  ];
  for (const [title, report, expected] of cases)
    it(`${title}: told ${expected.length === 1 ? 'once' : 'of each'}`, () =>
      assert.deepEqual(told(layoutNamed('pipes').print(report).text), expected));

  it('the first figure of a report makes each other table speak for itself', () => {
    const printed = layoutNamed('pipes').print(blankIn(0, 1, 2), { seed: 1 });
    const { document } = check(printed.text);
    const at = document.offsetOf(document.reports[0]!.facts[0]!.cell);
    document.edit({ start: at, end: at, text: '1' });
    const after = document.findings().map((f) => [f.finding.rule, f.finding.message]);
    const fresh = check(document.text()).found.map((f) => [f.finding.rule, f.finding.message]);
    assert.deepEqual(after, fresh);
    assert.equal(fresh.filter(([, message]) => message!.endsWith('表尚未填写')).length, 2);
  });
});

describe('a blank that a figure would run into', () => {
  it('is no place for one', () => {
    const block = new SyntaxTree('结果维持 总计 1').blocks.last()!;
    const at = (start: number) => ({ block, start, end: start });
    const end = block.length;
    assert.equal(areFillable([at(end)]), false, 'behind a digit');
    assert.equal(areFillable([at(end - 1)]), false, 'before a digit');
    assert.equal(areFillable([at(2)]), true);
    assert.equal(areFillable([at(2), at(2)]), false, 'two at one place');
    assert.equal(areFillable([at(2), at(5)]), true);
  });
});
