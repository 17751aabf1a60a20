import assert from 'node:assert/strict';
import { applyFix, brief, check } from '../support/check';
import { layoutNamed, layouts } from '../support/layouts/index';
import { realSpecs } from '../support/parse-expected';
import { cleanReport, setFigure, setFigures, type ReportSpec } from '../support/report';

const totals = new Set(['row-total', 'column-total', 'balance', 'review-total']);
const slips: readonly [string, (n: number) => number][] = [
  ['a digit added', (n) => n * 10 + 3],
  ['a digit wrong', (n) => n + 4],
  ['off by one', (n) => n + 1],
  ['off by ten', (n) => n + 10],
  ['a digit dropped', (n) => (n > 9 ? Math.floor(n / 10) : n + 2)],
  [
    'digits swapped',
    (n) => {
      const s = [...String(n)].reverse().join('');
      return Number(s) === n ? n + 5 : Number(s);
    },
  ],
];

const unpadded = (text: string) => text.replace(/ +|-+/g, ' ');

/** Findings of the totals group, and of any other that is an error, after one figure was changed. */
function broken(spec: ReportSpec, layout: string, id: string, value: number) {
  const printed = layoutNamed(layout).print(setFigure(spec, id, value), { seed: 2 });
  const { document, found } = check(printed.text);
  return {
    printed,
    document,
    found: found.filter((f) => totals.has(f.finding.rule) || f.finding.severity === 'error'),
  };
}

describe('totals: one wrong cell, one finding, its old value first', () => {
  const dense = cleanReport('county', 2023);
  const cells = Object.keys(dense.figures).filter((id) => id.startsWith('applications.'));
  for (const layout of layouts) {
    it(`every cell of table three in ${layout.name}`, () => {
      cells.forEach((id, i) => {
        const was = Number(dense.figures[id]);
        const [name, slip] = slips[i % slips.length]!;
        const { printed, document, found } = broken(dense, layout.name, id, slip(was));
        const say = `${id} ${was} → ${slip(was)} (${name})`;
        assert.deepEqual(
          found.map((f) => f.finding.facts[0]),
          [id],
          say,
        );
        assert.equal(found[0]!.offset, printed.cells.get(id)!.start, say);
        const fix = found[0]!.finding.fixes[0]!;
        assert.equal(fix.applicability, 'suggested');
        assert.equal(unpadded(applyFix(document, fix)), unpadded(layout.print(dense, { seed: 2 }).text), say);
      });
    }).timeout(60_000);
  }

  realSpecs().forEach((spec, n) => {
    it(`every cell of table three of real report ${n}, every slip`, () => {
      for (const id of cells) {
        for (const [name, slip] of slips) {
          const was = Number(spec.figures[id] ?? 0);
          const { found } = broken(spec, 'tabs', id, slip(was));
          assert.deepEqual(
            found.map((f) => f.finding.facts[0]),
            [id],
            `${id} ${was} → ${slip(was)} (${name})`,
          );
          assert.equal(found[0]!.finding.fixes[0]!.edits[0]!.newText, String(was));
        }
      }
    }).timeout(120_000);
  });

  for (const layout of ['pipes', 'tabs', 'tab-cells', 'html', 'lines', 'cell-bars', 'pdf']) {
    it(`every cell of table four in ${layout} is found`, () => {
      for (const id of Object.keys(dense.figures).filter((f) => /^(review|litigation)\./.test(f))) {
        const { found } = broken(dense, layout, id, Number(dense.figures[id]) + 3);
        assert.deepEqual(
          found.map((f) => f.finding.rule),
          ['review-total'],
          id,
        );
        const group = id.slice(0, id.lastIndexOf('.'));
        assert.ok(
          found[0]!.finding.facts.every((f) => f.startsWith(group)),
          id,
        );
        assert.ok(
          found[0]!.finding.fixes.some(
            (f) => f.edits.length === 1 && f.edits[0]!.newText === String(dense.figures[id]),
          ),
          `${id}: the old value is among the fixes`,
        );
      }
    });
  }
});

describe('totals: two wrong cells', () => {
  const spec = cleanReport('county', 2023);
  const figure = (id: string) => Number(spec.figures[id]);
  const rows: [string, Record<string, number>, string[]][] = [
    [
      'apart, different amounts: two findings',
      { 'applications.results.granted.naturalPerson': 4, 'applications.results.unable.notHeld.commercial': 9 },
      ['applications.results.granted.naturalPerson', 'applications.results.unable.notHeld.commercial'],
    ],
    [
      'in one column',
      { 'applications.new.naturalPerson': 2, 'applications.results.partial.naturalPerson': 30 },
      ['applications.new.naturalPerson', 'applications.results.partial.naturalPerson'],
    ],
    [
      'in table three and table four',
      { 'applications.carriedForward.total': 6, 'review.total': 7 },
      ['applications.carriedForward.total', 'review.total'],
    ],
  ];
  for (const [title, by, expected] of rows) {
    it(title, () => {
      const changed = setFigures(spec, Object.fromEntries(Object.entries(by).map(([id, d]) => [id, figure(id) + d])));
      const { found } = check(layoutNamed('pipes').print(changed, {}).text);
      assert.deepEqual(
        found.filter((f) => totals.has(f.finding.rule)).map((f) => f.finding.facts[0]),
        expected,
      );
    });
  }

  it('one application in the wrong column is one finding that names both', () => {
    const row = 'applications.results.granted';
    const changed = setFigures(spec, {
      [`${row}.naturalPerson`]: figure(`${row}.naturalPerson`) - 1,
      [`${row}.other`]: figure(`${row}.other`) + 1,
    });
    const printed = layoutNamed('pipes').print(changed, {});
    const { document, found } = check(printed.text);
    const [only, ...more] = found.filter((f) => totals.has(f.finding.rule));
    assert.deepEqual(more, []);
    assert.deepEqual([...only!.finding.facts].sort(), [`${row}.naturalPerson`, `${row}.other`].sort());
    assert.deepEqual(
      check(applyFix(document, only!.finding.fixes[0]!)).found.filter((f) => totals.has(f.finding.rule)),
      [],
    );
  });

  it('equal amounts leave two readings, and both are offered', () => {
    const changed = setFigures(spec, {
      'applications.results.granted.naturalPerson': figure('applications.results.granted.naturalPerson') + 3,
      'applications.results.unable.notHeld.commercial': figure('applications.results.unable.notHeld.commercial') + 3,
    });
    const { found } = check(layoutNamed('pipes').print(changed, {}).text);
    const texts = found.flatMap((f) => f.finding.fixes.map((x) => x.title)).join('\n');
    assert.match(texts, /予以公开·自然人/);
    assert.match(texts, /予以公开·商业企业/);
  });
});

describe('totals: what is no sum error', () => {
  for (const variant of ['plain', 'department', 'county', 'township', 'empty'] as const) {
    for (const layout of layouts) {
      it(`${variant} in ${layout.name} is clean`, () => {
        const { text } = layout.print(cleanReport(variant, 2023), { seed: 4 });
        const { found } = check(text);
        assert.deepEqual(
          brief(
            text,
            found.filter((f) => f.finding.severity === 'error' || f.finding.severity === 'warning'),
          ),
          [],
        );
      });
    }
  }

  it('a blank that is determined is said once, as a blank', () => {
    const { text } = layoutNamed('pipes').print(
      setFigure(cleanReport('county', 2023), 'applications.new.total', null),
      {},
    );
    assert.deepEqual(
      check(text).found.map((f) => f.finding.rule),
      ['cell-blank'],
    );
  });

  it('a dozen wrong cells are answered', () => {
    const spec = cleanReport('county', 2023);
    const ids = Object.keys(spec.figures)
      .filter((f) => f.startsWith('applications.'))
      .filter((_, i) => i % 14 === 0);
    const { text } = layoutNamed('pipes').print(
      setFigures(spec, Object.fromEntries(ids.map((id, i) => [id, Number(spec.figures[id]) + 3 + 2 * i]))),
      {},
    );
    assert.ok(check(text).found.filter((f) => totals.has(f.finding.rule)).length > 0);
  });
});

describe('totals: faults of reading come first', () => {
  const spec = cleanReport('plain', 2023);
  const row = 'applications.results.granted';
  for (const layout of ['pipes', 'tabs', 'tab-cells', 'html', 'cell-bars', 'lines']) {
    const printed = layoutNamed(layout).print(spec, {});
    const { text } = printed;
    const a = printed.cells.get(`${row}.naturalPerson`)!,
      b = printed.cells.get(`${row}.commercial`)!;
    const between = text.slice(a.end, b.start),
      figure = text.slice(a.start, a.end);
    const cases: [string, string, RegExp][] = [
      [
        'a figure split over two cells',
        text.slice(0, a.start) + figure[0] + between + figure.slice(1) + text.slice(a.end),
        /拆成/,
      ],
      ['a cell too many', text.slice(0, a.start) + '5' + between + text.slice(a.start), /多了一格/],
    ];
    for (const [title, damaged, message] of cases) {
      it(`${title} (${layout})`, () => {
        const { document, found } = check(damaged);
        assert.deepEqual(
          found.map((f) => f.finding.rule),
          ['table-unreadable'],
        );
        assert.match(found[0]!.finding.message, message);
        assert.equal(applyFix(document, found[0]!.finding.fixes[0]!), text);
      });
    }
  }
});
