import assert from 'node:assert/strict';
import { compileForm } from '../../server/src/forms/compile';
import { diagnose, evaluate, fillBlank } from '../../server/src/repair/diagnose';
import { readSlip } from '../../server/src/repair/slips';
import { changed, diagnosed, fact, form, REAL, SHEETS, told, type Sheet } from './support';

const bureau = SHEETS['a bureau: small figures']!;
const city = SHEETS['a city: hundreds']!;
const zero = SHEETS['all zero']!;
const a = (path: string) => fact(`applications.${path}`);
const broken = (figures: Sheet) =>
  diagnosed(figures).map((d) =>
    d.broken
      .map((r) => r.rule)
      .sort()
      .join(' '),
  );

describe('repair: clean reports', () => {
  for (const [name, figures] of Object.entries({ ...SHEETS, ...REAL })) {
    it(name, () => assert.deepEqual(diagnosed(figures).map(told), []));
  }
  it('a report of which nothing was read', () => assert.deepEqual(diagnosed([]), []));
});

describe('repair: one wrong cell', () => {
  const cases: [name: string, figures: Sheet, expected: string, rules: string][] = [
    [
      'a leaf',
      changed(bureau, [a('results.granted.naturalPerson'), 71]),
      'applications.results.granted.naturalPerson 71→17 (digits-swapped)',
      'column-total row-total',
    ],
    [
      'a row total',
      changed(bureau, [a('results.granted.total'), 225]),
      'applications.results.granted.total 225→25 (digit-doubled)',
      'column-total row-total',
    ],
    [
      'the row （七）',
      changed(city, [a('results.total.naturalPerson'), 83]),
      'applications.results.total.naturalPerson 83→826 (other)',
      'balance column-total row-total',
    ],
    [
      'the grand total',
      changed(city, [a('results.total.total'), 10250]),
      'applications.results.total.total 10250→1025 (off-by-ten-power)',
      'balance column-total row-total',
    ],
    [
      '新收',
      changed(city, [a('new.commercial'), 11]),
      'applications.new.commercial 11→111 (digit-dropped)',
      'balance row-total',
    ],
    [
      '上年结转',
      changed(city, [a('carriedIn.naturalPerson'), 32]),
      'applications.carriedIn.naturalPerson 32→33 (digit-wrong)',
      'balance row-total',
    ],
    [
      '结转下年度, omitted',
      changed(city, [a('carriedForward.naturalPerson'), 0]),
      'applications.carriedForward.naturalPerson 0→41 (omitted)',
      'balance row-total',
    ],
    [
      'a figure where 0 belongs',
      changed(zero, [a('results.partial.research'), 7]),
      'applications.results.partial.research 7→0 (superfluous)',
      'column-total row-total',
    ],
    [
      'a negative count',
      changed(bureau, [a('results.granted.naturalPerson'), -17]),
      'applications.results.granted.naturalPerson -17→17 (other)',
      'column-total row-total',
    ],
    [
      'a fraction',
      changed(bureau, [a('results.granted.naturalPerson'), 1.7]),
      'applications.results.granted.naturalPerson 1.7→17 (other)',
      'column-total row-total',
    ],
  ];
  for (const [name, figures, expected, rules] of cases) {
    it(name, () => {
      const found = diagnosed(figures);
      assert.deepEqual(found.map(told), [[expected]]);
      assert.deepEqual(broken(figures), [rules]);
      assert.deepEqual(found[0]!.explanations[0]!.restores, found[0]!.broken);
      assert.equal(found[0]!.decided && found[0]!.complete, true);
    });
  }
});

describe('repair: two wrong cells', () => {
  it('apart, by different amounts: two diagnoses', () => {
    const figures = changed(
      bureau,
      [a('results.granted.naturalPerson'), 18],
      [a('results.unable.notHeld.commercial'), 5],
    );
    assert.deepEqual(diagnosed(figures).map(told), [
      ['applications.results.granted.naturalPerson 18→17 (digit-wrong)'],
      ['applications.results.unable.notHeld.commercial 5→2 (digit-wrong)'],
    ]);
  });
  it('apart, by the same amount: both readings, undecided', () => {
    const figures = changed(bureau, [a('results.granted.naturalPerson'), 19], [a('results.partial.legalService'), 4]);
    const [d, ...more] = diagnosed(figures);
    assert.equal(more.length, 0);
    assert.equal(d!.decided, false);
    assert.deepEqual(told(d!).sort(), [
      'applications.results.granted.legalService 4→2 (digit-wrong), ' +
        'applications.results.partial.naturalPerson 6→4 (digit-wrong)',
      'applications.results.granted.naturalPerson 19→17 (digit-wrong), ' +
        'applications.results.partial.legalService 4→2 (digit-wrong)',
    ]);
  });
  it('the same amount, yet the slips speak for one reading', () => {
    const figures = changed(city, [a('results.granted.naturalPerson'), 421], [a('results.partial.commercial'), 23]);
    const [d] = diagnosed(figures);
    assert.equal(
      told(d!)[0],
      'applications.results.granted.naturalPerson 421→412 (digits-swapped), ' +
        'applications.results.partial.commercial 23→14 (other)',
    );
    assert.equal(d!.explanations.length, 2);
  });
  it('in one row', () => {
    const figures = changed(city, [a('results.granted.naturalPerson'), 42], [a('results.granted.commercial'), 85]);
    assert.deepEqual(diagnosed(figures).map(told), [
      [
        'applications.results.granted.naturalPerson 42→412 (digit-dropped), ' +
          'applications.results.granted.commercial 85→58 (digits-swapped)',
      ],
    ]);
  });
  it('one application counted in the wrong column: one diagnosis that names both', () => {
    const figures = changed(
      zero,
      [a('new.naturalPerson'), 1],
      [a('new.total'), 1],
      [a('results.total.naturalPerson'), 1],
      [a('results.total.total'), 1],
      [a('results.granted.commercial'), 1],
      [a('results.granted.total'), 1],
    );
    assert.deepEqual(diagnosed(figures).map(told), [
      [
        'applications.results.granted.naturalPerson 0→1 (opposite), ' +
          'applications.results.granted.commercial 1→0 (opposite)',
      ],
    ]);
  });
  it('opposite in one of many rows: every row that may be meant, the cell beside first', () => {
    const [d, ...more] = diagnosed(
      changed(bureau, [a('results.partial.naturalPerson'), 5], [a('results.partial.commercial'), 2]),
    );
    assert.equal(more.length, 0);
    assert.equal(d!.decided, false);
    assert.ok(d!.explanations.length > 1);
    assert.ok(
      told(d!).includes(
        'applications.results.partial.naturalPerson 5→6 (opposite), ' +
          'applications.results.partial.commercial 2→1 (opposite)',
      ),
    );
  });
});

describe('repair: table four', () => {
  const figures = changed(city, [fact('review.upheld'), 122]);
  it('names the cell that a slip speaks for', () => {
    const [d] = diagnosed(figures);
    assert.equal(told(d!)[0], 'review.upheld 122→12 (digit-doubled)');
    assert.equal(d!.decided, true);
  });
  it('the likelier slip comes before fewer digits', () => {
    const [d] = diagnosed(
      changed(zero, [fact('review.upheld'), 21], [fact('review.corrected'), 8], [fact('review.total'), 20]),
    );
    assert.deepEqual(told(d!).slice(0, 2), [
      'review.upheld 21→12 (digits-swapped)',
      'review.total 20→29 (digit-wrong)',
    ]);
    assert.equal(d!.decided, true);
  });
  it('names none where nothing speaks for one, yet offers all', () => {
    const [d, ...more] = diagnosed(changed(bureau, [fact('review.other'), 4]));
    assert.deepEqual(more, []);
    assert.equal(d!.decided, false);
    assert.equal(
      d!.explanations.some((e) => e.changes[0]!.fact === fact('review.other') && e.changes[0]!.to === 0),
      true,
    );
    const [e] = diagnosed(changed(SHEETS['every cell from 1 to 9']!, [fact('litigation.direct.pending'), 0]));
    assert.equal(e!.decided, false);
  });
});

describe('repair: a shifted row', () => {
  const row = form.facts.filter((f) => f.id.startsWith('applications.new.')).map((f) => f.index);
  for (const [name, by] of [
    ['left', 1],
    ['right', -1],
  ] as const) {
    it(name, () => {
      const [d, ...more] = diagnosed(changed(city, ...row.map((f, i) => [f, city[row[i + by] ?? -1] ?? 0] as const)));
      assert.deepEqual(more, []);
      assert.ok(d!.decided);
      assert.ok(d!.explanations[0]!.changes.every((c) => c.slip === 'row-shifted' && c.to === city[c.fact]));
    });
  }
  it('and a wrong cell elsewhere', () => {
    const shifted = changed(city, ...row.map((f, i) => [f, city[row[i + 1] ?? -1] ?? 0] as const), [
      a('results.granted.naturalPerson'),
      421,
    ]);
    assert.deepEqual(
      diagnosed(shifted)
        .map((d) => d.explanations[0]!.changes[0]!.slip)
        .sort(),
      ['digits-swapped', 'row-shifted'],
    );
  });
});

describe('repair: nothing small explains it', () => {
  it('relations are given without explanation', () => {
    const row = form.facts.filter((f) => f.id.startsWith('applications.results.granted.')).map((f) => f.index);
    const found = diagnosed(changed(city, ...row.slice(0, 6).map((f, i) => [f, city[f]! + 3 + 7 * i] as const)));
    assert.equal(found.length, 1);
    assert.deepEqual(found[0]!.explanations, []);
    assert.deepEqual(
      found[0]!.broken.map((r) => r.rule),
      ['row-total', ...Array<string>(6).fill('column-total')],
    );
    assert.equal(found[0]!.decided, false);
  });
  it('yet a single cell beside it is still said, without doubt if its amount is no chance', () => {
    const row = form.facts.filter((f) => f.id.startsWith('applications.results.granted.')).map((f) => f.index);
    const spoilt = row.slice(0, 5).map((f, i) => [f, city[f]! + 30 + 7 * i] as const);
    for (const [amount, decided] of [
      [1, false],
      [500, true],
    ] as const) {
      const found = diagnosed(changed(city, ...spoilt, [a('results.partial.other'), 3 + amount]));
      assert.deepEqual(
        found.map((d) => [d.explanations.length, d.decided]),
        [
          [0, false],
          [1, decided],
        ],
      );
      assert.ok(told(found[1]!)[0]!.startsWith(`applications.results.partial.other ${3 + amount}→3`));
    }
  });
  it('a bound on the steps is told', () => {
    const found = diagnose(
      form,
      changed(city, [a('new.total'), 3], [a('results.granted.other'), 80], [a('results.granted.commercial'), 3]),
      { steps: 5 },
    );
    assert.ok(found.length > 0 && found.every((d) => !d.complete));
  });
  it('no more alternatives than asked for', () => {
    const [d] = diagnose(form, changed(bureau, [fact('review.other'), 4]), { alternatives: 2 });
    assert.equal(d!.explanations.length, 2);
  });
});

describe('repair: blanks and cells not read', () => {
  it('a blank that is a figure is left to cell-blank', () => {
    const figures = changed(city, [a('results.granted.naturalPerson'), null]);
    assert.deepEqual(diagnosed(figures), []);
    assert.equal(fillBlank(form, figures, a('results.granted.naturalPerson')), 412);
  });
  it('a blank that is 0', () =>
    assert.equal(
      fillBlank(
        form,
        changed(city, [a('new.research'), null], [a('results.granted.research'), null]),
        a('results.granted.research'),
      ),
      0,
    ));
  it('a blank in table four', () => {
    const figures = changed(city, [fact('review.upheld'), null]);
    assert.deepEqual(diagnosed(figures), []);
    assert.equal(fillBlank(form, figures, fact('review.upheld')), 12);
  });
  it('a blank without relations is 0', () =>
    assert.equal(
      fillBlank(
        form,
        changed(city, [fact('disclosure.licensing.decisions'), null]),
        fact('disclosure.licensing.decisions'),
      ),
      0,
    ));
  it('no figure below 0', () =>
    assert.equal(
      fillBlank(form, changed(city, [fact('review.upheld'), null], [fact('review.total'), 1]), fact('review.upheld')),
      undefined,
    ));
  it('no figure where the relations disagree', () =>
    assert.equal(
      fillBlank(form, changed(city, [a('new.other'), null], [a('new.total'), 1]), a('new.other')),
      undefined,
    ));
  it('no figure for a cell that is not blank', () => assert.equal(fillBlank(form, city, a('new.other')), undefined));
  it('not 0 if an inequality forbids it', () =>
    assert.equal(
      fillBlank(
        form,
        changed(zero, [fact('disclosure.rules.valid'), null], [fact('disclosure.rules.issued'), 2]),
        fact('disclosure.rules.valid'),
      ),
      undefined,
    ));
  it('a column of totals left blank is filled from its rows', () => {
    const totals = form.facts
      .filter((f) => /^applications\..*\.total$/.test(f.id) && f.column.path === 'total')
      .map((f) => f.index);
    const figures = changed(city, ...totals.map((f) => [f, null] as const));
    assert.deepEqual(diagnosed(figures), []);
    for (const f of totals) assert.equal(fillBlank(form, figures, f), city[f], form.facts[f]!.id);
  });
  it('a wrong cell beside a blank', () => {
    const figures = changed(bureau, [a('results.partial.research'), null], [a('results.partial.naturalPerson'), 9]);
    assert.deepEqual(diagnosed(figures).map(told), [['applications.results.partial.naturalPerson 9→6 (digit-wrong)']]);
  });
  it('a wrong cell and a blank in one row', () => {
    const figures = changed(city, [a('results.granted.commercial'), null], [a('results.granted.naturalPerson'), 421]);
    assert.deepEqual(diagnosed(figures).map(told), [
      [
        'applications.results.granted.naturalPerson 421→412 (digits-swapped), ' +
          'applications.results.granted.commercial blank→58 (blank)',
      ],
    ]);
  });
  it('relations with a cell that was not read take no part', () => {
    assert.deepEqual(diagnosed(changed(city, [a('results.granted.naturalPerson'), undefined])), []);
    assert.deepEqual(
      diagnosed(
        changed(city, [a('results.granted.naturalPerson'), undefined], [a('results.partial.commercial'), 41]),
      ).map(told),
      [['applications.results.partial.commercial 41→14 (digits-swapped)']],
    );
  });
  it('figures beyond exact arithmetic count as not read', () => {
    for (const v of [1e300, Infinity, NaN])
      assert.deepEqual(diagnosed(changed(city, [a('results.granted.naturalPerson'), v])), []);
  });
});

describe('repair: evaluate', () => {
  const relation = form.relations.find((r) => r.rule === 'review-total')!;
  const stock = form.relations.find((r) => r.rule === 'stock-negative')!;
  const [total, addend] = [relation.left[0]!, relation.right[0]!];
  const cases: [name: string, figures: Sheet, verdict: string][] = [
    ['holds', zero, 'holds'],
    ['broken', changed(zero, [total, 1]), 'broken'],
    ['not read', changed(zero, [total, undefined]), 'unknown'],
    ['blank as 0', changed(zero, [addend, null]), 'holds'],
    ['blank that may be a figure', changed(zero, [addend, null], [total, 5]), 'unknown'],
    ['blank that would be negative', changed(zero, [total, null], [relation.right[1]!, -5]), 'broken'],
    ['blank on the side that has too much', changed(zero, [total, null], [addend, 5]), 'unknown'],
  ];
  for (const [name, figures, verdict] of cases) it(name, () => assert.equal(evaluate(relation, figures), verdict));
  it('an inequality', () => {
    assert.equal(evaluate(stock, changed(zero, [stock.right[0]!, 3])), 'broken');
    assert.equal(evaluate(stock, changed(zero, [stock.right[0]!, 3], [stock.left[0]!, 7])), 'holds');
    assert.equal(evaluate(stock, changed(zero, [stock.right[0]!, 3], [stock.left[0]!, null])), 'unknown');
  });
});

describe('repair: any form', () => {
  const label = (id: string) => ({ id, label: id });
  const tiny = compileForm({
    id: 'tiny',
    sections: [],
    carries: [],
    tables: [
      {
        id: 't',
        prefix: 't',
        name: { zh: '表', en: 'T' },
        parts: [
          {
            id: 'p',
            headings: [],
            stub: [],
            columns: [
              label('a'),
              label('b'),
              { ...label('fee'), type: 'amount' },
              { ...label('fees'), type: 'amount' },
            ],
            rows: [label('x'), label('y'), label('z')],
          },
        ],
      },
    ],
    relations: [
      { rule: 'rows', left: ['t.z.{c}'], right: ['t.x.{c}', 't.y.{c}'] },
      { rule: 'at-most', op: '>=', left: ['t.{r}.b'], right: ['t.{r}.a'] },
      { rule: 'fees', left: ['t.{r}.fees'], right: ['t.{r}.fee'] },
    ],
  } as unknown as Parameters<typeof compileForm>[0]);
  const clean = [1, 2, 0.1, 0.1, 3, 3, 0.2, 0.2, 4, 5, 0.3, 0.3];
  it('sums of amounts are compared without the dust of binary fractions', () =>
    assert.deepEqual(diagnose(tiny, clean), []));
  it('an amount need not be whole', () => {
    const found = diagnose(tiny, changed(clean, [2, 0.15]));
    assert.deepEqual(
      found.map((d) => d.explanations.map((e) => e.changes.map((c) => [c.fact, c.to]))),
      [[[[2, 0.1]]]],
    );
  });
  it('no change that breaks an inequality which holds', () => {
    // z.a is too large by one: x.a and y.a may not grow above x.b and y.b.
    const found = diagnose(tiny, changed(clean, [4, 2], [5, 2], [9, 4]));
    assert.deepEqual(
      found.map((d) => d.explanations.map((e) => e.changes.map((c) => [c.fact, c.to]))),
      [[[[8, 3]], [[0, 2]]]],
    );
  });
});

describe('repair: slips', () => {
  const cases: [from: number | null, to: number, slip: string][] = [
    [null, 5, 'blank'],
    [21, 12, 'digits-swapped'],
    [122, 12, 'digit-doubled'],
    [112, 12, 'digit-doubled'],
    [120, 12, 'off-by-ten-power'],
    [12, 1200, 'off-by-ten-power'],
    [132, 12, 'digit-added'],
    [12, 132, 'digit-dropped'],
    [1, 11, 'digit-dropped'],
    [13, 12, 'digit-wrong'],
    [5, 3, 'digit-wrong'],
    [9, 10, 'off-by-one'],
    [4, 3, 'off-by-one'],
    [0, 7, 'omitted'],
    [7, 0, 'superfluous'],
    [77, 305, 'neighbour'],
    [58, 305, 'other'],
    [-5, 5, 'other'],
  ];
  for (const [from, to, slip] of cases)
    it(`${from ?? 'blank'} for ${to}: ${slip}`, () => assert.equal(readSlip(from, to, [77, 1]).slip, slip));
});
