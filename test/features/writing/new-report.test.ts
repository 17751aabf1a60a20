import assert from 'node:assert/strict';
import { builtinForms } from '../../../server/src/forms/builtin';
import { newReport, reportLayouts } from '../../../server/src/features/writing/new-report';
import { check } from '../../support/check';

const forms = builtinForms();
/** What an unfinished report may be told: that something is still to be filled in. */
const unfilled = new Set(['cell-blank', 'section-empty', 'section-aspect', 'fee-statement']);

describe('features: a new report', () => {
  for (const form of forms)
    for (const layout of reportLayouts)
      it(
        `${form.id} as ${layout}: every cell is there, blank, and nothing but what is to be ` + 'filled in is found',
        () => {
          const year = form.data.years.from;
          const { text } = newReport({ form, agency: '青禾县人民政府', year, layout });
          const { document, found } = check(text);
          const [report] = document.reports;
          assert.equal(report?.form.id, form.id);
          assert.deepEqual([report!.year, report!.agency], [year, '青禾县人民政府']);
          assert.deepEqual(
            report!.sections.map((s) => s.section.title),
            form.sections.map((s) => s.title),
          );
          assert.deepEqual(
            form.facts.filter((f) => report!.figures[f.index] !== null).map((f) => f.id),
            [],
          );
          const rest = found.filter(({ finding }) => !unfilled.has(finding.rule));
          assert.deepEqual(
            rest.map(({ finding }) => `${finding.rule}: ${finding.message}`).filter((m) => !/form-obsolete/.test(m)),
            [],
          );
        },
      );

  it('takes from last year what this year begins with, and nothing else', () => {
    const form = forms[0]!;
    const last = Object.fromEntries(form.facts.map((f) => [f.id, f.index + 1]));
    const { text } = newReport({ form, agency: '云岭市水务局', year: 2024, layout: 'md', last });
    const report = check(text).document.reports[0]!;
    const filled = form.facts.filter((f) => report.figures[f.index] !== null);
    for (const f of filled) {
      const source = f.id.replace('carriedIn', 'carriedForward');
      assert.equal(report.figures[f.index], last[source], f.id);
    }
    assert.deepEqual(
      filled.map((f) => f.id.replace(/(carriedIn)\..*/, '$1')).filter((id, i, all) => all.indexOf(id) === i),
      ['disclosure.rules.valid', 'disclosure.normativeDocs.valid', 'applications.carriedIn'],
    );
  });

  it('as a snippet has a tab stop for each blank cell and shields what a snippet would read', () => {
    const form = forms[0]!;
    const { text, snippet } = newReport({ form, agency: '甲$1}乙局', year: 2024, layout: 'md' });
    const stops = [...snippet.matchAll(/(?<!\\)\$\{(\d+)\}/g)].map((m) => Number(m[1]));
    assert.deepEqual(
      stops,
      stops.map((_, i) => i + 1),
    );
    assert.ok(stops.length > form.facts.length);
    assert.ok(snippet.includes('甲\\$1\\}乙局'));
    assert.equal(snippet.replace(/(?<!\\)\$\{\d+\}/g, '').replace(/\\([\\$}])/g, '$1'), text);
  });
});
