// Blank cells of one row are one finding in the editor, with fixes for all of them.
import assert from 'node:assert/strict';
import { diagnostics } from '../../server/src/features/diagnostics';
import { status } from '../../server/src/features/status';
import { keyOf } from '../../server/src/features/diagnostics';
import { builtinForms } from '../../server/src/forms/builtin';
import { cleanReport, setFigures } from '../support/report';
import { actionsAt, applied, fixesOf, form, printed, textOf, view } from './support';

const columns = ['naturalPerson', 'commercial', 'research', 'socialWelfare', 'legalService', 'other', 'total'];
const blanks = (row: string, count = columns.length) =>
  Object.fromEntries(columns.slice(0, count).map((c) => [`applications.${row}.${c}`, '']));
const all = { limit: 100, related: true };
const emptied = 'results.other.other';

describe('features: blanks of a row', () => {
  it('are one finding, which names them and leads to each', () => {
    const { v } = printed(
      setFigures(cleanReport(), { ...blanks('results.partial', 3), ...blanks('results.granted', 1) }),
    );
    const found = diagnostics(v, all).filter((d) => d.code === 'cell-blank');
    assert.equal(v.findings.filter((f) => f.finding.rule === 'cell-blank').length, 4);
    assert.equal(found.length, 2);
    assert.match(found[1]!.message as string, /“（二）部分公开.*”一行有 3 格空白，应填数：自然人、商业企业、科研机构/);
    assert.equal(found[1]!.relatedInformation!.length, 2);
    assert.equal(found[1]!.range.start.line, found[1]!.range.end.line);
    const { findings } = status(v, { version: 1, forms: builtinForms(), enabled: true });
    assert.equal(findings.warning, found.length);
    const english = view(v.document.text(), 'en');
    assert.match(
      diagnostics(english, all)
        .map((d) => d.message)
        .join('\n'),
      /3 blank cells in the row “/,
    );
  });

  it('are filled at once, with 0 where that breaks nothing, else by the relations', () => {
    const spec = setFigures(cleanReport(), {
      ...Object.fromEntries(columns.map((c) => [`applications.${emptied}.${c}`, ''])),
    });
    const { v } = printed(spec);
    const found = diagnostics(v, all).find((d) => d.code === 'cell-blank')!;
    const zero = fixesOf(actionsAt(v, found.range)).find((a) => a.title === '空白处全部填 0');
    assert.ok(
      zero,
      actionsAt(v, found.range)
        .map((a) => a.title)
        .join(),
    );
    assert.deepEqual(diagnostics(applied(v, zero), all), []);

    const { v: other } = printed(setFigures(cleanReport(), blanks('results.granted', 2)));
    const [only] = diagnostics(other, all).filter((d) => d.code === 'cell-blank');
    const titles = fixesOf(actionsAt(other, only!.range)).map((a) => a.title);
    assert.ok(!titles.includes('空白处全部填 0'), titles.join());
  });

  it('of a report in which nothing is filled in are one error, and no clean bill', () => {
    const spec = setFigures(cleanReport(), Object.fromEntries(form.facts.map((f) => [f.id, ''])));
    for (const [lang, said] of [
      ['zh', '各张表都尚未填写'],
      ['en', 'None of the tables is filled in yet'],
    ] as const) {
      const found = diagnostics(printed(spec, 'pipes', lang).v, all).filter((d) => d.code === 'cell-blank');
      assert.deepEqual(
        found.map((d) => [d.severity, d.message]),
        [[1, said]],
      );
    }
    const part = setFigures(spec, { 'review.upheld': 0 });
    const found = diagnostics(printed(part).v, all).filter((d) => d.code === 'cell-blank' && d.severity === 2);
    assert.equal(found.filter((d) => String(d.message).endsWith('尚未填写')).length, 2);
  });

  it('can be filled one by one too', () => {
    const { v } = printed(setFigures(cleanReport(), blanks(emptied, 3)));
    const found = diagnostics(v, all).find((d) => d.code === 'cell-blank')!;
    const titles = fixesOf(actionsAt(v, { start: found.range.end, end: found.range.end })).map((a) => a.title);
    assert.deepEqual(titles.slice(0, 2), ['空白处全部填 0', '填 0']);
  });

  it('stay apart where a baseline knows some of them', () => {
    const { v } = printed(setFigures(cleanReport(), blanks(emptied, 3)));
    const known = { [keyOf(v.findings[0]!.finding)]: 1 };
    const shown = (show: 'hint' | 'hide') => diagnostics(v, { ...all, baseline: { known, show } });
    assert.deepEqual(
      shown('hint').map((d) => [d.severity, d.relatedInformation?.length ?? 0]),
      [
        [4, 0],
        [2, 1],
      ],
    );
    assert.equal(textOf(v, shown('hide')[0]!.range).includes('|'), true);
  });
});
