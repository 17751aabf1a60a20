import assert from 'node:assert/strict';
import { builtinFiles, builtinForms } from '../../server/src/forms/builtin';
import { completeForm } from '../../server/src/forms/compose';
import { compileForm, FormError } from '../../server/src/forms/compile';
import { loadForm } from '../../server/src/forms/load';
import { extendingFormSchema, formSchema, type FormData } from '../../server/src/forms/schema';
import { labelKey } from '../../server/src/text/labels';
import { form2019, form2021, newWithOldApplications, oldWithNewApplications } from './reports';

const copy = (): FormData => JSON.parse(JSON.stringify(form2021.data)) as FormData;
/** Counts by rule, and by how many facts stand on the right. */
const counts = (form: typeof form2021) =>
  form.relations.reduce<Record<string, number>>((n, r) => ({ ...n, [r.rule]: (n[r.rule] ?? 0) + 1 }), {});
const leavesOf = (form: typeof form2021) => form.relations.find((r) => r.rule === 'column-total')!.right.length;

describe('form files', () => {
  for (const file of builtinFiles as readonly { id: string }[]) {
    it(`${file.id} is as the schema has it`, () => {
      const schema = 'extends' in file ? extendingFormSchema : formSchema;
      assert.deepEqual(schema.safeParse(file).error?.issues ?? [], []);
      assert.equal(loadForm(file).id, file.id);
      const whole = completeForm(
        file as FormData,
        builtinForms().map((f) => f.data),
      );
      assert.deepEqual(formSchema.safeParse(whole).error?.issues ?? [], []);
    });
  }

  it('the 2021 form has 200 facts and 21 leaves', () => {
    assert.equal(form2021.facts.length, 200);
    assert.deepEqual(counts(form2021), {
      'row-total': 25,
      'column-total': 7,
      balance: 7,
      'review-total': 3,
      'stock-negative': 2,
      'stock-below-issued': 2,
    });
    assert.equal(leavesOf(form2021), 21);
  });

  it('the 2019 form has 198 facts and 19 leaves', () => {
    assert.equal(form2019.facts.length, 198);
    assert.deepEqual(counts(form2019), { 'row-total': 23, 'column-total': 7, balance: 7, 'review-total': 3 });
    assert.equal(leavesOf(form2019), 19);
    assert.equal(form2019.tables[1]!.rows.length, 23);
  });

  it('a fact that both forms ask for has one id', () => {
    const shared = form2019.facts.filter((f) => form2021.factIndex.has(f.id)).map((f) => f.id);
    assert.equal(shared.filter((id) => id.startsWith('applications.')).length, 22 * 7);
    assert.equal(shared.filter((id) => /^(review|litigation)\./.test(id)).length, 15);
    assert.deepEqual(
      shared.filter((id) => id.startsWith('disclosure.')),
      ['licensing', 'penalty', 'coercion'].map((r) => `disclosure.${r}.decisions`),
    );
  });

  it('tables of two forms mix, each with its relations', () => {
    assert.equal(newWithOldApplications.id, 'disclosure-2021');
    assert.deepEqual(counts(newWithOldApplications), {
      'row-total': 23,
      'column-total': 7,
      balance: 7,
      'review-total': 3,
      'stock-negative': 2,
      'stock-below-issued': 2,
    });
    assert.equal(leavesOf(newWithOldApplications), 19);
    assert.equal(oldWithNewApplications.id, 'disclosure-2019');
    assert.deepEqual(
      counts(oldWithNewApplications),
      counts({ ...form2021, relations: form2021.relations.filter((r) => !r.rule.startsWith('stock')) }),
    );
    assert.equal(leavesOf(oldWithNewApplications), 21);
    assert.deepEqual(
      oldWithNewApplications.tables.map((t) => t.origin.id),
      ['disclosure-2019', 'disclosure-2021', 'disclosure-2019'],
    );
  });

  for (const form of builtinForms()) {
    it(`what ${form.id} calls distinctive stands in no other form`, () => {
      const labels = (f: typeof form) =>
        new Set(
          f.tables
            .flatMap((t) =>
              t.parts.flatMap((p) => [
                ...p.headings,
                ...[...p.rows, ...p.groups, ...p.header].flatMap((l) => [l.label, ...l.accepted, ...l.drift]),
              ]),
            )
            .map((l) => labelKey(l).core),
        );
      const own = labels(form);
      for (const label of form.data.recognition.distinctive) {
        const { core } = labelKey(label);
        assert.ok(own.has(core), `${label} is no label of ${form.id}`);
        for (const other of builtinForms())
          if (other !== form) assert.ok(!labels(other).has(core), `${label} stands in ${other.id} too`);
      }
    });
  }
});

describe('a form file with errors', () => {
  const failure = (json: unknown): string => {
    try {
      loadForm(json);
    } catch (e) {
      assert.ok(e instanceof FormError);
      return e.message;
    }
    return assert.fail('it was taken for a form');
  };

  it('says what is wrong and where, every fault of the file', () => {
    const bad = copy() as unknown as Record<string, unknown> & { tables: { name: unknown }[] };
    bad.id = 'My Form';
    delete bad.sections;
    bad.tables[0]!.name = { zh: '表' };
    bad.colour = 'red';
    const lines = failure(bad);
    for (const part of ['at id', 'at sections', 'at tables[0].name.en', '"colour"'])
      assert.ok(lines.includes(part), `${part} in ${lines}`);
  });

  it('names a row and a column by their place in the trees', () => {
    const bad = copy();
    (bad.tables[1]!.parts[0]!.rows[2]!.rows![2]!.rows![0] as { label: unknown }).label = 5;
    (bad.tables[1]!.parts[0]!.columns[0]!.columns![0] as { type: unknown }).type = 'text';
    const lines = failure(bad);
    for (const part of [
      'tables[1].parts[0].rows[2].rows[2].rows[0].label',
      'tables[1].parts[0].columns[0].columns[0].type',
    ])
      assert.ok(lines.includes(part), `${part} in ${lines}`);
  });

  it('is no JSON object, or empty', () => {
    assert.match(failure(null), /expected object/);
    assert.match(failure({}), /at id/);
  });

  it('names a relation without facts', () => {
    const bad = copy();
    bad.relations[0] = { rule: 'row-total', left: ['applications.{row}.sum'], right: ['applications.{row}.other'] };
    assert.equal(failure(bad), 'no fact matches "applications.{row}.sum"');
    bad.relations[0] = { rule: 'row-total', left: ['applications.{row}.total'], right: ['applications.{row}.others'] };
    assert.equal(failure(bad), 'no fact "applications.new.others"');
    bad.relations[0] = { rule: 'row-total', left: ['applications.new.total'], right: ['applications.nothing.*.total'] };
    assert.equal(failure(bad), 'no fact matches "applications.nothing.*.total"');
  });

  it('has two facts of one id, or a section with a table that is not there', () => {
    const twice = copy();
    twice.tables[0]!.parts[0]!.rows[1]!.id = 'rules';
    assert.equal(failure(twice), 'two facts "disclosure.rules.issued"');
    const astray = copy();
    astray.sections[1]!.table = 'disclosures';
    assert.equal(failure(astray), 'section "disclosure" names the table "disclosures", which is not there');
  });

  it('extends a form that is not known', () => {
    assert.equal(
      failure({ id: 'mine', extends: 'theirs', name: { zh: '我的', en: 'Mine' }, years: { from: 2024 } }),
      'the form "theirs", which "mine" extends, is not known',
    );
  });
});

describe('a form of the user', () => {
  it('says only how it differs', () => {
    const mine = loadForm({
      id: 'mine',
      extends: 'disclosure-2021',
      name: { zh: '我的', en: 'Mine' },
      years: { from: 2024 },
      relations: [
        {
          rule: 'review-total',
          left: ['review.total'],
          right: ['review.upheld', 'review.corrected', 'review.other', 'review.pending'],
        },
      ],
    });
    assert.equal(mine.facts.length, 200);
    assert.equal(mine.relations.length, 1);
    assert.equal(mine.sections.length, 6);
    assert.equal(mine.data.supersededBy, undefined);
  });

  it('takes over no table but those it does not give', () => {
    const tables = [
      {
        id: 'disputes',
        prefix: '',
        name: { zh: '复议', en: 'Reviews' },
        parts: [{ id: 'disputes', headings: [], stub: [], columns: [{ id: 'review', label: '行政复议' }], rows: [] }],
      },
    ];
    const mine = loadForm({
      id: 'mine',
      extends: 'disclosure-2021',
      name: { zh: '我的', en: 'Mine' },
      years: { from: 2024 },
      tables,
      relations: [],
      carries: [],
    });
    assert.deepEqual(
      mine.tables.map((t) => t.id),
      ['disclosure', 'applications', 'disputes'],
    );
    assert.equal(mine.facts.length, 186);
  });

  it('is compiled anew each time, so that two of one id do not meet', () => {
    assert.notEqual(compileForm(form2021.data), compileForm(form2021.data));
  });
});
