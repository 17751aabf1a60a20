import assert from 'node:assert/strict';
import { builtinForms } from '../../server/src/forms/builtin';
import { atOnce } from '../../server/src/document/steps';
import { CheckedDocument } from '../../server/src/document/checked-document';
import type { CheckOptions } from '../../server/src/document/options';
import { codeActions } from '../../server/src/features/code-actions';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport, renameRow, setFigure } from '../support/report';

const options: CheckOptions = { lang: 'en', forms: builtinForms(), form: 'auto', severities: {}, forced: false };
const open = (text: string, more: Partial<CheckOptions> = {}) => new CheckedDocument(text, { ...options, ...more });
const told = (d: CheckedDocument) => d.findings().map((f) => f.finding.rule);
const hidden = (d: CheckedDocument) => d.suppressed().map((f) => `${f.finding.rule}: ${f.suppression.reason}`);

const fact = 'applications.results.granted.total';
const wrong = setFigure(renameRow(cleanReport(), 'disclosure.normativeDocs', '规范性文件'), fact, 72);
const slip = '本机关按时答复政府信公开申请。';
const print = (layout: string) => layoutNamed(layout).print(wrong, {}).text;
/** A report with a row misnamed, a total that is wrong and a slip in a paragraph. */
const report = (layout = 'pipes') => print(layout).replace(/\n(?=[^\n]*五、)/, `\n${slip}\n\n`);
const before = (needle: string | RegExp, comment: string, text = report()) =>
  text.replace(needle, (m) => `<!-- ${comment} -->\n${m}`);

describe('suppression by comments', () => {
  it('all is told without them', () => {
    assert.deepEqual(told(open(report())), ['row-name', 'row-total', 'term-typo']);
    assert.deepEqual(hidden(open(report())), []);
  });

  const cases: readonly (readonly [title: string, text: string, told: readonly string[], hidden: readonly string[]])[] =
    [
      [
        'the next paragraph',
        before(slip, 'gouji-ignore term-typo: 引文'),
        ['row-name', 'row-total'],
        ['term-typo: 引文'],
      ],
      [
        'a paragraph behind an empty line',
        before(slip, 'gouji-ignore term-typo：引文').replace('-->\n', '-->\n\n'),
        ['row-name', 'row-total'],
        ['term-typo: 引文'],
      ],
      [
        'the line it stands in',
        report().replace(slip, `${slip} <!-- gouji-ignore term-typo: 引文 -->`),
        ['row-name', 'row-total'],
        ['term-typo: 引文'],
      ],
      [
        'the whole section',
        before(/(?=#+ 四、)/, 'gouji-ignore term-typo: 引文'),
        ['row-name', 'row-total'],
        ['term-typo: 引文'],
      ],
      [
        'a part of a section, by its heading',
        before(slip, 'x').replace(
          '<!-- x -->',
          '<!-- gouji-ignore term-typo: 引文 -->\n### （三）答复情况\n\n情况如下。\n',
        ),
        ['row-name', 'row-total'],
        ['term-typo: 引文'],
      ],
      [
        'not the part behind the next one',
        before(slip, 'x').replace(
          '<!-- x -->',
          '<!-- gouji-ignore term-typo: 引文 -->\n### （三）答复情况\n\n情况如下。\n\n### （四）办理\n',
        ),
        ['row-name', 'row-total', 'suppression-unused', 'term-typo'],
        [],
      ],
      [
        'the row of an HTML table, behind the figure',
        report('html').replace(/予以公开(?:(?!<\/tr)[^])*72(?=<)/, '$&<!-- gouji-ignore row-total: 已核对 -->'),
        ['row-name', 'term-typo'],
        ['row-total: 已核对'],
      ],
      [
        'what follows in a page that is one long line',
        report('html')
          .replace(slip, `<p>前文。</p><!-- gouji-ignore term-typo: 引文 --><p>${slip}</p>`)
          .replaceAll('\n', ''),
        ['row-name', 'row-total'],
        ['term-typo: 引文'],
      ],
      [
        'the next table',
        before(/\|[^\n]*\n(?:\|[^\n]*\n)*?(?=\|[^\n]*自然人)/, 'gouji-ignore row-total: 已核对'),
        ['row-name', 'term-typo'],
        ['row-total: 已核对'],
      ],
      [
        'the whole file, two rules of it',
        `<!-- gouji-ignore-file row-name, row-total: 旧表 -->\n${report()}`,
        ['term-typo'],
        ['row-name: 旧表', 'row-total: 旧表'],
      ],
      [
        'only the fact that is named',
        before(/\|[^\n]*\n(?:\|[^\n]*\n)*?(?=\|[^\n]*自然人)/, `gouji-ignore row-total ${fact}: 已核对`),
        ['row-name', 'term-typo'],
        ['row-total: 已核对'],
      ],
      [
        'not another fact',
        before(/\|[^\n]*\n(?:\|[^\n]*\n)*?(?=\|[^\n]*自然人)/, 'gouji-ignore row-total applications.new.total: 已核对'),
        ['row-name', 'suppression-unused', 'row-total', 'term-typo'],
        [],
      ],
      [
        'nothing without a reason',
        before(slip, 'gouji-ignore term-typo'),
        ['row-name', 'row-total', 'suppression-unused', 'term-typo'],
        [],
      ],
      [
        'nothing for a rule that is none',
        before(slip, 'gouji-ignore term-typos: 引文'),
        ['row-name', 'row-total', 'suppression-unused', 'term-typo'],
        [],
      ],
      [
        'nothing without a rule',
        before(slip, 'gouji-ignore: 引文'),
        ['row-name', 'row-total', 'suppression-unused', 'term-typo'],
        [],
      ],
      [
        'nothing elsewhere',
        `${report().trimEnd()}\n\n<!-- gouji-ignore term-typo: 引文 -->\n\n感谢社会各界的监督。\n`,
        ['row-name', 'row-total', 'term-typo', 'suppression-unused'],
        [],
      ],
      [
        'nothing where the comment is another one',
        before(slip, 'gouji-ignored term-typo: 引文'),
        ['row-name', 'row-total', 'term-typo'],
        [],
      ],
    ];
  for (const [title, text, findings, suppressed] of cases)
    it(title, () => {
      const document = open(text);
      assert.deepEqual([told(document), hidden(document)], [findings, suppressed]);
      assert.equal(
        Object.values(document.counts()).reduce((a, b) => a + b),
        findings.length,
      );
    });

  for (const layout of ['html', 'tabs', 'pipes']) {
    it(`changes nothing in how a report is read (${layout})`, () => {
      const text = report(layout);
      const figures = open(text).reports[0]!.figures;
      const document = open(`<!-- gouji-ignore-file row-total row-name term-typo: 已核对 -->\n${text}`);
      assert.deepEqual(document.reports[0]!.figures, figures);
      assert.deepEqual(told(document), []);
    });
  }
});

describe('comments that suppress nothing', () => {
  const fixed = (text: string): string => {
    const document = open(text);
    const { finding } = document.findings().find((f) => f.finding.rule === 'suppression-unused')!;
    assert.equal(finding.fixes[0]!.applicability, 'safe');
    const [{ place, newText }] = finding.fixes[0]!.edits as [(typeof finding.fixes)[0]['edits'][0]];
    const start = document.offsetOf(place);
    document.edit({ start, end: start + place.end - place.start, text: newText });
    return document.text();
  };
  it('are removed with their line', () =>
    assert.equal(
      fixed(before('感谢', 'gouji-ignore term-typo: 引文', `${report()}\n感谢监督。\n`)),
      `${report()}\n感谢监督。\n`,
    ));
  it('are removed from a line', () =>
    assert.equal(fixed(`${report()}\n感谢监督。<!-- gouji-ignore term-typo: 引文 -->\n`), `${report()}\n感谢监督。\n`));
  it('lose the rules that suppress nothing', () =>
    assert.equal(
      fixed(before(slip, 'gouji-ignore row-name, term-typo, row-total: 引文')),
      before(slip, 'gouji-ignore term-typo: 引文'),
    ));
  const incomplete: readonly (readonly [comment: string, message: RegExp, title: string, becomes: string])[] = [
    ['gouji-ignore term-tpyo: 引文', /did you mean term-typo/, 'Change to term-typo', 'gouji-ignore term-typo: 引文'],
    ['gouji-ignore nonsense: 引文', /no rule nonsense/, 'Remove the comment', ''],
    [
      'gouji-ignore nonsense, term-typo: 引文',
      /no rule/,
      'Take nonsense out of the comment',
      'gouji-ignore term-typo: 引文',
    ],
    ['gouji-ignore term-typo', /No reason/, 'Remove the comment', ''],
    ['gouji-ignore: 引文', /No rule is named/, 'Remove the comment', ''],
  ];
  for (const [comment, message, title, becomes] of incomplete)
    it(`that are not complete are mended on request only: ${comment}`, () => {
      const document = open(before(slip, comment));
      const { finding } = document.findings().find((f) => f.finding.rule === 'suppression-unused')!;
      assert.match(finding.message, message);
      const [fix] = finding.fixes;
      assert.deepEqual([fix!.title, fix!.applicability], [title, 'suggested']);
      const [{ place, newText }] = fix!.edits as [(typeof finding.fixes)[0]['edits'][0]];
      const start = document.offsetOf(place);
      document.edit({ start, end: start + place.end - place.start, text: newText });
      assert.equal(document.text(), becomes === '' ? report() : before(slip, becomes));
    });
  it('are not told where the rule is switched off, or has no report beside it', () => {
    const text = before(slip, 'gouji-ignore term-typo carry-over: 引文');
    assert.deepEqual(told(open(text)), ['row-name', 'row-total']);
    assert.deepEqual(told(open(text, { severities: { 'term-typo': 'off' } })), ['row-name', 'row-total']);
  });
});

describe('suppression while one types', () => {
  it('follows every edit as if the text were read afresh', () => {
    const document = open(report());
    const replace = (from: string, to: string) => {
      const start = document.text().indexOf(from);
      assert.ok(start >= 0, from);
      document.edit({ start, end: start + from.length, text: to });
      const fresh = open(document.text());
      assert.deepEqual([told(document), hidden(document)], [told(fresh), hidden(fresh)]);
      assert.deepEqual(
        document.findings().map((f) => f.range),
        fresh.findings().map((f) => f.range),
      );
    };
    replace(slip, `<!-- gouji-ignore term-typo: 引文 -->\n${slip}`);
    assert.deepEqual(hidden(document), ['term-typo: 引文']);
    replace('政府信公开', '政府信息公开');
    assert.deepEqual(told(document), ['row-name', 'row-total', 'suppression-unused']);
    replace('按时答复政府信息公开', '按时答复政府信公开');
    replace('引文 -->', '-->');
    replace('term-typo: -->', 'term-typo: 引文 -->');
    replace('<!-- gouji-ignore', '<!- gouji-ignore');
    replace('<!- gouji-ignore', '<!-- gouji-ignore');
    document.edit({ start: 0, end: 0, text: '<!-- gouji-ignore-file row-name: 旧称 -->\n\n' });
    assert.deepEqual(hidden(document), ['row-name: 旧称', 'term-typo: 引文']);
    replace('<!-- gouji-ignore-file row-name: 旧称 -->\n\n', '');
    assert.deepEqual(hidden(document), ['term-typo: 引文']);
    replace('引文 -->', '引文 -->\n### （三）答复情况\n\n情况如下。\n');
    assert.deepEqual(hidden(document), ['term-typo: 引文']);
    replace('情况如下。', '### （四）办理');
    assert.deepEqual(hidden(document), []);
    replace('### （四）办理', '1.办理');
    assert.deepEqual(hidden(document), ['term-typo: 引文']);
  });
});

describe('suppression by quick fix', () => {
  for (const layout of ['pipes', 'html', 'tabs'])
    it(`a comment above the place leaves the finding unsaid (${layout})`, () => {
      const text = report(layout);
      for (const rule of ['row-name', 'row-total', 'term-typo']) {
        const document = open(text);
        const { range } = document.findings().find((f) => f.finding.rule === rule)!;
        const [action] = atOnce(
          codeActions(
            { uri: 'file:///a.md', document, lang: 'en' },
            { range, diagnostics: [], only: ['quickfix'] },
            { edit: (edits) => ({ changes: { 'file:///a.md': edits } }), canShowPages: false },
          ),
        ).filter((a) => a.title.startsWith('Ignore'));
        const [edit] = action!.edit!.changes!['file:///a.md']!;
        const start = document.offsetAt(edit!.range.start);
        document.edit({ start, end: start, text: edit!.newText });
        const fresh = open(document.text());
        assert.deepEqual(hidden(fresh), [`${rule}: checked by hand`], document.text());
        assert.deepEqual(
          told(fresh),
          ['row-name', 'row-total', 'term-typo'].filter((r) => r !== rule),
        );
        assert.deepEqual(fresh.reports[0]!.figures, open(text).reports[0]!.figures);
      }
    });
  it('is not offered in plain text', () => {
    const document = open(report());
    const actions = atOnce(
      codeActions(
        { uri: 'file:///a.txt', document, lang: 'en' },
        { range: document.findings()[0]!.range, diagnostics: [], only: undefined },
        { edit: () => ({}), canShowPages: false },
      ),
    );
    assert.ok(actions.every((a) => !a.title.startsWith('Ignore')));
  });
});
