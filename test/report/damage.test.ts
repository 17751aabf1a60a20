import assert from 'node:assert/strict';
import { ReportDocument } from '../../server/src/report/document';
import { layouts, type Layout, type Printed, type Span } from '../support/layouts/index';
import { random } from '../support/print/random';
import * as r from '../support/report';
import { cellDamages, columnDamages, misjudged, rowDamages, type Damage } from './damage';
import { faultLine, faultsOf, loses, offsetOf } from './reading';

const phantom = 'column-extra  "0"';
const extra = (layout: Layout) => (layout.name === 'tabs-phantom' ? [phantom] : []);
// What cannot be seen in a layout: a phantom or a page's number makes up for a column that is gone, a label's last
// word wrapped is taken for a group's,
// broken header words do not say which of three columns of one name is gone, and a name that is cut or stacked is no
// other name.
const unseen: Readonly<Record<string, readonly string[]>> = {
  'column of table four removed': ['tabs-phantom', 'pdf', 'pdf-top'],
  'column of table three removed': ['lines-numbered'],
  'row applications.results.denied.otherLawForbidden with one more': ['pdf', 'pdf-top'],
  'column disclosure.item1.issued less a character': ['pdf', 'pdf-top', 'tab-cells', 'tab-cells-dense'],
  'column disclosure.item5.decisions less a character': ['pdf', 'pdf-top'],
  'column applications.applications.socialWelfare with another word': ['pdf', 'pdf-top'],
  'column disputes.disputes.review.upheld with a wrong character': ['pdf', 'pdf-top'],
};
const looks = [{}, { seed: 3, eol: '\r\n', punctuation: 'half', footer: true }] as const;

describe('a damaged table is told as it is', () => {
  const groups: readonly (readonly [string, readonly Damage[]])[] = [
    ['rows', rowDamages],
    ['columns', columnDamages],
    ['cells', cellDamages],
  ];
  for (const [group, damages] of groups) {
    for (const layout of layouts) {
      it(`${group}, ${layout.name}`, () => {
        for (const damage of damages) {
          if (unseen[damage.name]?.includes(layout.name)) continue;
          looks.forEach((look, i) => {
            const spec = damage.change(r.cleanReport(i === 0 ? 'plain' : 'county'));
            const printed = layout.print(spec, look);
            assert.deepEqual(
              misjudged(new ReportDocument(printed.text, spec.form), printed, spec, layout, damage, extra(layout)),
              [],
              `${damage.name}, ${JSON.stringify(look)}`,
            );
          });
        }
      });
    }
  }
});

const clean = r.cleanReport('plain');
const none: Damage = { name: 'none', change: (s) => s };
/** Sections found: id, spelling where it is not the form's, number where it is not the section's, `twice`. */
const sectionsOf = (doc: ReportDocument) =>
  doc.reports[0]!.sections.map((s) =>
    [
      s.section.id,
      s.anchor.spelling === 'form' ? '' : s.anchor.spelling,
      s.anchor.number && s.anchor.number.value !== s.section.index + 1 ? `numbered ${s.anchor.number.value}` : '',
      s.duplicate ? 'twice' : '',
    ]
      .filter((x) => x !== '')
      .join(' '),
  );
const all = ['overview', 'disclosure', 'applications', 'disputes', 'problems', 'other'];
const put = (id: string, what: string) => all.map((s) => (s === id ? `${s} ${what}` : s));

describe('damaged sections are told as they are', () => {
  const cases: readonly (readonly [string, (s: r.ReportSpec) => r.ReportSpec, readonly string[]])[] = [
    ...all.map(
      (key) => [`${key} removed`, (s: r.ReportSpec) => r.removeSection(s, key), all.filter((k) => k !== key)] as const,
    ),
    ['the table of section three removed', (s) => r.removeTable(s, 'applications'), all],
    [
      'title less a character',
      (s) => r.renameSection(s, 'disputes', '政府信息公开行政复议、政诉讼情况'),
      put('disputes', 'near'),
    ],
    [
      'title with a wrong character',
      (s) => r.renameSection(s, 'applications', '收到和处理政府信息公开申诉情况'),
      put('applications', 'near'),
    ],
    ['title with one more', (s) => r.renameSection(s, 'overview', '总体的情况'), put('overview', 'near')],
    [
      'title as it is often misspelled',
      (s) => r.renameSection(s, 'problems', '存在的问题及改进情况'),
      put('problems', 'drift'),
    ],
    [
      'title in its long form',
      (s) => r.renameSection(s, 'disclosure', '行政机关主动公开政府信息情况'),
      put('disclosure', 'accepted'),
    ],
    ['title by other words', (s) => r.renameSection(s, 'other', '附则'), put('other', 'number')],
    ['a number twice', (s) => r.renumberSection(s, 'problems', '四'), put('problems', 'numbered 4')],
    ['a section twice', (s) => r.duplicateSection(s, 'problems'), [...all.slice(0, 5), 'problems twice', 'other']],
    [
      'two sections exchanged',
      (s) => r.moveSection(s, 'problems', -1),
      ['overview', 'disclosure', 'applications', 'problems', 'disputes', 'other'],
    ],
  ];
  for (const [name, change, want] of cases) {
    it(name, () => {
      const spec = change(clean);
      for (const layout of layouts) {
        const printed = layout.print(spec);
        const doc = new ReportDocument(printed.text, spec.form);
        assert.deepEqual(sectionsOf(doc), want, layout.name);
        assert.deepEqual(misjudged(doc, printed, spec, layout, none, extra(layout)), [], layout.name);
      }
    });
  }
  it('a heading gone, its table still there', () => {
    for (const layout of layouts)
      for (const key of ['disclosure', 'applications', 'disputes']) {
        const printed = layout.print(clean);
        const span = printed.headings.get(key)!;
        const whole = layout.extension === 'html' ? span : lineOf(printed.text, span);
        const cut = without(printed, whole);
        const doc = new ReportDocument(cut.text, clean.form);
        assert.deepEqual(
          sectionsOf(doc),
          all.filter((k) => k !== key),
          layout.name,
        );
        assert.deepEqual(misjudged(doc, cut, clean, layout, none, extra(layout)), [], `${layout.name}, ${key}`);
      }
  });
});

function lineOf(text: string, { start, end }: Span): Span {
  const lf = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: lf < 0 ? text.length : lf + 1 };
}

/** A printed report without a stretch of its text, or with another text in its place. */
function without(p: Printed, { start, end }: Span, text = ''): Printed {
  const by = text.length - (end - start);
  const moved = (m: ReadonlyMap<string, Span>) =>
    new Map(
      [...m].flatMap(([k, s]) =>
        s.start >= end
          ? [[k, { start: s.start + by, end: s.end + by }] as const]
          : s.end <= start
            ? [[k, s] as const]
            : [],
      ),
    );
  return {
    text: p.text.slice(0, start) + text + p.text.slice(end),
    cells: moved(p.cells),
    labels: moved(p.labels),
    columns: moved(p.columns),
    headings: moved(p.headings),
    titles: moved(p.titles),
  };
}

/** Facts that are read where the text has none, or elsewhere than they stand; a cut may shorten the last. */
function wrongFacts(doc: ReportDocument, printed: Printed, report = doc.reports[0]!, shift = 0): string[] {
  return report.facts.flatMap((f) => {
    if (!f) return [];
    const span = printed.cells.get(f.def.id),
      at = offsetOf(doc, f.cell) - shift;
    if (!span) return f.cell.text === '' ? [] : [`${f.def.id}: ${f.cell.text}`];
    return (at === span.start || f.cell.text === '') && printed.text.slice(span.start, span.end).startsWith(f.cell.text)
      ? []
      : [`${f.def.id}: ${f.cell.text} at ${at}, not ${span.start}`];
  });
}

describe('damaged texts', () => {
  it('half a report: no fact is read wrongly, wherever it is cut', () => {
    const rng = random(5);
    for (const layout of layouts) {
      const printed = layout.print(r.cleanReport('county'));
      for (let i = 0; i < 25; i++) {
        const at = Math.floor(rng() * printed.text.length);
        const head = new ReportDocument(printed.text.slice(0, at), clean.form);
        if (head.reports.length > 0) assert.deepEqual(wrongFacts(head, printed), [], `${layout.name} up to ${at}`);
        const tail = new ReportDocument(printed.text.slice(at), clean.form);
        const cut = without(printed, { start: 0, end: at });
        assert.deepEqual(
          wrongFacts(tail, cut).filter((w) => !w.endsWith('at 0, not 0')),
          [],
          `${layout.name} from ${at}`,
        );
      }
    }
  });
  it('two reports in one text', () => {
    layouts.forEach((layout, i) => {
      const a = layout.print(r.cleanReport('county', 2022)),
        b = layouts[(i + 7) % layouts.length]!.print(r.cleanReport('plain', 2023));
      const doc = new ReportDocument(`${a.text}\n${b.text}`, clean.form);
      assert.deepEqual(
        doc.reports.map((x) => x.year),
        [2022, 2023],
        layout.name,
      );
      assert.deepEqual(wrongFacts(doc, a), []);
      assert.deepEqual(wrongFacts(doc, b, doc.reports[1]!, a.text.length + 1), []);
      for (const x of doc.reports)
        assert.deepEqual(
          [
            x.sections.length,
            x.facts.filter((f) => !f).length,
            faultsOf(x)
              .map((f) => faultLine(doc, f))
              .filter((f) => f !== phantom),
          ],
          [6, 0, []],
        );
    });
  });
  it('empty lines between the rows of a table', () => {
    for (const layout of layouts) {
      if (layout.extension === 'html') continue;
      for (const key of [
        'applications.results.denied.stateSecret',
        'applications.results.unable.needsCreation',
        'applications.results.total',
        'disclosure.normativeDocs',
      ]) {
        const printed = layout.print(clean);
        const { start } = lineOf(printed.text, printed.labels.get(key)!);
        const spaced = without(printed, { start, end: start }, '\n\n');
        assert.deepEqual(
          misjudged(new ReportDocument(spaced.text, clean.form), spaced, clean, layout, none, extra(layout)),
          [],
          `${layout.name}, ${key}`,
        );
      }
    }
  });
  it('a row broken over two lines: no other row suffers', () => {
    const row = 'applications.results.unable.notHeld';
    for (const layout of layouts) {
      const printed = layout.print(clean);
      const at = printed.cells.get(`${row}.socialWelfare`)!.start;
      const broken = without(printed, { start: at, end: at }, '\n');
      const doc = new ReportDocument(broken.text, clean.form);
      assert.deepEqual(wrongFacts(doc, broken), [], layout.name);
      const beside = faultsOf(doc.reports[0]!).filter(
        (f) => faultLine(doc, f) !== phantom && !(f.kind === 'unreadable'),
      );
      assert.deepEqual(
        beside.map((f) => faultLine(doc, f)),
        [],
        layout.name,
      );
      for (const f of clean.form.facts)
        if (!f.id.startsWith(row)) assert.ok(doc.reports[0]!.facts[f.index], `${layout.name}: ${f.id}`);
    }
  });
  it('blank figures that leave no trace: the row is said to be unreadable, and nothing else', () => {
    // Columns aligned by spaces show where a figure is wanting.
    for (const layout of layouts.filter((l) => l.losesBlanks && !l.name.startsWith('pdf'))) {
      const spec = r.setFigure(clean, 'applications.results.unable.notHeld.research', null);
      const printed = layout.print(spec);
      const doc = new ReportDocument(printed.text, spec.form);
      assert.deepEqual(
        faultsOf(doc.reports[0]!).map((f) => faultLine(doc, f)),
        ['unreadable results.unable.notHeld 6/7'],
        layout.name,
      );
      assert.equal(
        doc.reports[0]!.facts.filter((f) => !f).length,
        [...spec.form.facts].filter((f) => loses(layout, spec)(f.id)).length,
      );
    }
  });
});
