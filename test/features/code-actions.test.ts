import assert from 'node:assert/strict';
import { codeActions, FIX_ALL } from '../../server/src/features/code-actions';
import { atOnce } from '../../server/src/document/steps';
import { diagnosticOf, diagnostics, Positions } from '../../server/src/features/diagnostics';
import { COMMANDS } from '../../shared/src/protocol';
import { layoutNamed, layouts } from '../support/layouts/index';
import {
  cleanReport,
  removeSection,
  removeTable,
  renameColumn,
  renameRow,
  renameSection,
  renumberSection,
  replaceText,
  setFigure,
  type ReportSpec,
} from '../support/report';
import { actionsAt, applied, editOf, fixesOf, fresh, lint, printed, rangeOf, uri, view } from './support';

const report = cleanReport();
const whole = { start: { line: 0, character: 0 }, end: { line: 99999, character: 0 } };

interface Case {
  readonly title: string;
  readonly spec: ReportSpec;
  readonly rule: string;
  readonly safe: boolean;
  /** What an empty table that was put in has still to be filled with. */
  readonly left?: RegExp;
}
const cases: readonly Case[] = [
  {
    title: 'a wrong total',
    spec: setFigure(report, 'applications.results.granted.total', 72),
    rule: 'row-total',
    safe: false,
  },
  {
    title: 'a wrong addend',
    spec: setFigure(report, 'applications.results.unable.notHeld.naturalPerson', 91),
    rule: 'row-total',
    safe: false,
  },
  {
    title: 'a blank cell',
    spec: setFigure(report, 'applications.results.granted.research', null),
    rule: 'cell-blank',
    safe: false,
  },
  {
    title: 'a full-width figure',
    spec: setFigure(report, 'disclosure.licensing.decisions', '２０３５６'),
    rule: 'cell-format',
    safe: true,
  },
  {
    title: 'a renamed row',
    spec: renameRow(report, 'disclosure.normativeDocs', '规范性文件'),
    rule: 'row-name',
    safe: true,
  },
  {
    title: 'a renamed column',
    spec: renameColumn(report, 'disclosure.item1.valid', '现行有效件'),
    rule: 'column-name',
    safe: true,
  },
  {
    title: 'a renamed section',
    spec: renameSection(report, 'problems', '存在问题及改进情况'),
    rule: 'section-title',
    safe: true,
  },
  {
    title: 'a wrong section number',
    spec: renumberSection(report, 'problems', '四'),
    rule: 'section-number',
    safe: true,
  },
  {
    title: 'a section that is missing',
    spec: removeSection(report, 'disputes'),
    rule: 'section-missing',
    safe: false,
    left: /^(row-missing|cell-blank) /,
  },
  {
    title: 'a table that is missing',
    spec: removeTable(report, 'disputes'),
    rule: 'table-missing',
    safe: false,
    left: /^(row-missing|cell-blank) /,
  },
  {
    title: 'residue',
    spec: replaceText(report, '坚持把', '[bookmark: _GoBack]坚持把'),
    rule: 'conversion-residue',
    safe: true,
  },
];

describe('features: code actions', () => {
  for (const c of cases) {
    it(`${c.title}: the first fix removes the finding and brings no other`, () => {
      for (const layout of ['pipes', 'tabs', 'html', 'joined-full', 'lines'].filter((n) =>
        layouts.some((l) => l.name === n),
      )) {
        if (c.rule === 'cell-blank' && layoutNamed(layout).losesBlanks) continue;
        const { v } = printed(c.spec, layout);
        const found = v.findings.find((f) => f.finding.rule === c.rule && f.finding.fixes.length > 0);
        assert.ok(found, `${layout}: ${JSON.stringify(lint(v))}`);
        const actions = fixesOf(actionsAt(v, found.range)).filter((a) => a.diagnostics?.some((d) => d.code === c.rule));
        assert.ok(actions.length >= found.finding.fixes.length);
        const after = applied(v, actions[0]!);
        assert.deepEqual(
          fresh(v, after).filter((f) => !c.left?.test(f)),
          [],
          `${layout}: ${actions[0]!.title}`,
        );
        assert.ok(!after.findings.some((f) => f.finding.rule === c.rule), `${layout}: ${JSON.stringify(lint(after))}`);
        assert.equal(actions[0]!.isPreferred, c.safe || c.rule === 'row-total' ? true : undefined);
      }
    });
  }

  const set: readonly [string, RegExp, RegExp][] = [
    ['pipes', /^## 四、.*\n\n\| /m, /<|\t/],
    ['tabs', /^## 四、.*\n\n.*\t/m, /<|\|/],
    ['html', /^<p><strong>四、[^<]*<\/strong><\/p>\n<table>/, /\||\t/],
  ];
  for (const [layout, is, isNot] of set)
    it(`puts in what is missing as the report is set: ${layout}`, () => {
      const { v } = printed(removeSection(report, 'disputes'), layout);
      const found = v.findings.find((f) => f.finding.rule === 'section-missing')!;
      const text = found.finding.fixes[0]!.edits[0]!.newText;
      assert.match(text, is);
      assert.doesNotMatch(text, isNot);
    });

  it('every fix of a wrong figure leaves nothing broken', () => {
    const { v } = printed(cases[1]!.spec);
    const [f] = v.findings;
    for (const action of fixesOf(actionsAt(v, f!.range)))
      assert.deepEqual(fresh(v, applied(v, action)), [], action.title);
  });

  it('names the client’s own diagnostic', () => {
    const { v } = printed(cases[0]!.spec);
    const range = v.findings[0]!.range;
    const [action] = actionsAt(v, range);
    assert.equal(action!.diagnostics?.length, 1);
    assert.deepEqual(action!.diagnostics![0]!.range, range);
  });

  it('keeps to the diagnostics the client names, where they are', () => {
    const two = setFigure(
      setFigure(report, 'disclosure.licensing.decisions', '２０３５６'),
      'applications.results.granted.total',
      72,
    );
    const { v } = printed(renameRow(two, 'disclosure.normativeDocs', '规范性文件'));
    const sent = diagnostics(v, { limit: 99, related: true });
    assert.equal(sent.length, 3);
    const rules = (named: typeof sent, range: typeof whole = whole) =>
      atOnce(codeActions(v, { range, diagnostics: named, only: ['quickfix'] }, { edit: editOf, canShowPages: true }))
        .flatMap((a) => a.diagnostics!.map((d) => String(d.code)))
        .filter((r, i, all) => all.indexOf(r) === i);
    assert.deepEqual(
      rules([]),
      sent.map((d) => d.code),
    );
    for (const d of sent) {
      assert.deepEqual(rules([d]), [d.code]);
      // Without what was sent along, and from afar.
      assert.deepEqual(rules([{ ...d, data: undefined }]), [d.code]);
      assert.deepEqual(rules([d], { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }), []);
    }
    assert.deepEqual(rules([{ ...sent[0]!, source: 'spelling' }]), []);
    assert.deepEqual(rules([{ ...sent[0]!, range: sent[1]!.range }]), []);
  });

  it('prefers one fix of a finding at most, and never one that puts content in', () => {
    for (const c of cases) {
      const { v } = printed(c.spec);
      for (const f of v.findings) {
        const d = diagnosticOf(f.finding, f.range, uri, new Positions(v.document), true);
        const preferred = fixesOf(
          atOnce(
            codeActions(
              v,
              { range: f.range, diagnostics: [d], only: ['quickfix'] },
              { edit: editOf, canShowPages: true },
            ),
          ),
        ).filter((a) => a.isPreferred);
        assert.equal(
          preferred.length,
          f.finding.fixes.length > 0 && !/-missing$|^cell-blank$/.test(f.finding.rule) ? 1 : 0,
          `${c.title}: ${f.finding.rule}`,
        );
      }
    }
  });

  it('offers the page of each rule once, by a command', () => {
    const { v } = printed(cases[0]!.spec);
    const pages = actionsAt(v, whole).filter((a) => a.command);
    assert.deepEqual(
      pages.map((a) => [a.command!.command, a.command!.arguments]),
      [[COMMANDS.showRule, ['row-total']]],
    );
  });

  it('fixes all of one kind where there is more than one', () => {
    const two = renameSection(renameSection(report, 'problems', '存在问题及改进情况'), 'other', '其他事项');
    const { v } = printed(setFigure(two, 'disclosure.licensing.decisions', '２０３５６'));
    const at = v.findings.find((f) => f.finding.rule === 'section-title')!;
    const all = actionsAt(v, at.range).find((a) => a.title.includes('全部 2 处'));
    assert.ok(
      all,
      actionsAt(v, at.range)
        .map((a) => a.title)
        .join(),
    );
    assert.deepEqual(
      applied(v, all).findings.map((f) => f.finding.rule),
      ['cell-format'],
    );
  });

  it('fix all takes every safe fix, and changes no figure', () => {
    let spec = renameRow(report, 'disclosure.normativeDocs', '规范性文件');
    spec = renameSection(renumberSection(spec, 'other', '七'), 'problems', '存在问题及改进情况');
    spec = setFigure(
      setFigure(spec, 'disclosure.licensing.decisions', '２０３５６'),
      'applications.results.granted.total',
      72,
    );
    for (const layout of layouts) {
      const { v } = printed(spec, layout.name);
      const actions = actionsAt(v, whole, [FIX_ALL]);
      assert.deepEqual(
        actions.map((a) => a.kind),
        [FIX_ALL],
        layout.name,
      );
      const after = applied(v, actions[0]!);
      assert.deepEqual(
        after.findings.map((f) => f.finding.rule),
        v.findings.filter((f) => f.finding.fixes[0]?.applicability !== 'safe').map((f) => f.finding.rule),
        `${layout.name}: ${JSON.stringify(lint(after))}`,
      );
      assert.deepEqual(after.document.reports[0]!.figures, v.document.reports[0]!.figures, layout.name);
    }
  });

  it('fixes on request those of one group or one rule only', () => {
    const spec = setFigure(
      renameRow(report, 'disclosure.normativeDocs', '规范性文件'),
      'disclosure.licensing.decisions',
      '２０３５６',
    );
    const { v } = printed(spec);
    const whole = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
    const rulesLeft = (kind: string) => {
      const [action, ...more] = actionsAt(v, whole, [kind]);
      assert.deepEqual(more, []);
      return action && [action.kind, ...applied(v, action).findings.map((f) => f.finding.rule)];
    };
    for (const kind of [`${FIX_ALL}.tables`, `${FIX_ALL}.tables.row-name`])
      assert.deepEqual(rulesLeft(kind), [kind, 'cell-format']);
    assert.deepEqual(rulesLeft(`${FIX_ALL}.cells`), [`${FIX_ALL}.cells`, 'row-name']);
    assert.equal(rulesLeft(`${FIX_ALL}.dates`), undefined);
    assert.equal(rulesLeft(`${FIX_ALL}.none`), undefined);
  });

  it('keeps to the kinds asked for', () => {
    const { v } = printed(cases[4]!.spec);
    const kinds = (only: string[]) => [...new Set(actionsAt(v, whole, only).map((a) => a.kind))];
    assert.deepEqual(kinds(['quickfix']), ['quickfix']);
    assert.deepEqual(kinds(['source']), [FIX_ALL]);
    assert.deepEqual(kinds(['source.fixAll']), [FIX_ALL]);
    assert.deepEqual(kinds(['refactor']), []);
    assert.deepEqual(kinds(['source.fixAll.other']), []);
  });

  it('has nothing to offer for a clean report, outside the findings, and for no report', () => {
    const { v, p } = printed(report);
    assert.deepEqual(actionsAt(v, whole), []);
    const { v: w } = printed(cases[0]!.spec);
    assert.deepEqual(
      actionsAt(w, rangeOf(w, p.titles.get('overview'))).filter((a) => a.kind === 'quickfix'),
      [],
    );
    assert.deepEqual(actionsAt(view('hello'), whole), []);
  });
});
