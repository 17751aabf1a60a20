import assert from 'node:assert/strict';
import { builtinForms } from '../../server/src/forms/builtin';
import { OpenDocument, type DocumentOptions } from '../../server/src/session/document';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { printed } from '../features/support';
import { cleanReport, setFigure } from '../support/report';

const options: DocumentOptions = {
  enabled: true,
  form: 'auto',
  severities: {},
  forced: false,
  maxFindings: 250,
  inlayHints: true,
  codeLens: true,
};
const at = (line: number, character: number) => ({ line, character });
const open = (text: string, o: DocumentOptions | undefined = options) => {
  const d = new OpenDocument('file:///a.md', 'markdown', 1, text, builtinForms(), 'zh');
  if (o) d.configure(o);
  return whole(d);
};
const whole = (d: OpenDocument) => {
  while (!d.readOn()) {
    /* goes on */
  }
  return d;
};

describe('server: open documents', () => {
  const { p } = printed(setFigure(cleanReport(), 'applications.results.granted.total', 72));
  const edits: readonly [string, string, Parameters<OpenDocument['change']>[1], string][] = [
    ['an insertion', 'a\nb', [{ range: { start: at(1, 0), end: at(1, 0) }, text: 'x' }], 'a\nxb'],
    [
      'several, one after the other',
      'ab',
      [
        { range: { start: at(0, 1), end: at(0, 1) }, text: '\n' },
        { range: { start: at(1, 0), end: at(1, 1) }, text: '' },
      ],
      'a\n',
    ],
    ['a whole text', 'ab', [{ text: 'cd' }, { range: { start: at(0, 2), end: at(0, 2) }, text: '!' }], 'cd!'],
    ['a position behind the line', 'a\nb', [{ range: { start: at(0, 99), end: at(0, 99) }, text: 'x' }], 'ax\nb'],
    ['a position behind the text', 'a\nb', [{ range: { start: at(9, 9), end: at(99, 0) }, text: 'x' }], 'a\nbx'],
    ['an end before its start', 'abc', [{ range: { start: at(0, 2), end: at(0, 0) }, text: 'x' }], 'xc'],
    ['CRLF', 'a\r\nb\r\n', [{ range: { start: at(0, 1), end: at(1, 0) }, text: '' }], 'ab\r\n'],
    ['a lone CR', 'a\rb', [{ range: { start: at(1, 0), end: at(1, 1) }, text: 'c' }], 'a\rc'],
    ['a surrogate pair', '𠮷x', [{ range: { start: at(0, 2), end: at(0, 3) }, text: 'y' }], '𠮷y'],
    ['an empty document', '', [{ range: { start: at(0, 0), end: at(0, 0) }, text: 'x' }], 'x'],
    ['everything away', 'a\nb', [{ range: { start: at(0, 0), end: at(1, 1) }, text: '' }], ''],
  ];
  for (const [title, before, changes, after] of edits) {
    it(`takes ${title}, before and after its settings are known, off and forced`, () => {
      for (const o of [undefined, options, { ...options, enabled: false }, { ...options, forced: true }]) {
        const d = open(before, o);
        d.change(2, changes);
        assert.equal(d.view.document.text(), after);
        assert.equal(d.version, 2);
        if (!o) {
          d.configure(options);
          assert.equal(d.view.document.text(), after);
        }
      }
    });
  }

  it('becomes a report, and stops being one, as it is edited', () => {
    const d = open('');
    d.change(2, [{ range: { start: at(0, 0), end: at(0, 0) }, text: p.text }]);
    assert.deepEqual(
      whole(d).view.findings.map((f) => f.finding.rule),
      ['row-total'],
    );
    d.change(3, [{ range: { start: at(0, 0), end: at(99999, 0) }, text: 'x' }]);
    assert.deepEqual([d.view.document.reports.length, d.view.findings.length], [0, 0]);
  });

  it('checks again only when settings change what is found', () => {
    const d = open(printed(cleanReport()).p.text);
    const { document } = d.view;
    d.configure({ ...options, maxFindings: 3, inlayHints: false });
    assert.equal(d.view.document, document);
    d.configure({ ...options, severities: { 'row-total': 'off' } });
    assert.notEqual(d.view.document, document);
  });

  it('has its many reports looked at so many a turn when all is read, and answers nobody before', async () => {
    const d = new OpenDocument('file:///a.md', 'markdown', 1, `${p.text}\n`.repeat(130), builtinForms(), 'zh');
    d.configure(options);
    let isWhole = false;
    const whole = d.whole().then(() => (isWhole = true));
    let turns = 0;
    while (!d.readOn()) {
      if (d.view.document.read) turns++;
      await Promise.resolve();
      assert.equal(isWhole, false);
    }
    assert.equal(turns, 2);
    await whole;
    assert.equal(d.view.document.reports.length, 130);
  });

  describe('when the engine fails', () => {
    const edit = CheckedDocument.prototype.edit;
    afterEach(() => {
      CheckedDocument.prototype.edit = edit;
    });
    const change = { range: { start: at(0, 0), end: at(0, 0) }, text: '〇' };

    for (const [when, fail] of [
      [
        'before the edit is made',
        () => {
          throw new Error('broken');
        },
      ],
      [
        'after the edit is made',
        function (this: CheckedDocument, e: Parameters<typeof edit>[0]) {
          edit.call(this, e);
          throw new Error('broken');
        },
      ],
    ] as const) {
      it(`${when}: no text is lost, and it is told`, () => {
        const d = open(p.text);
        CheckedDocument.prototype.edit = fail;
        d.change(2, [change]);
        CheckedDocument.prototype.edit = edit;
        assert.equal(d.view.document.text(), `〇${p.text}`);
        assert.match(String(d.trouble), /broken/);
        d.change(3, [change]);
        assert.equal(d.view.document.text(), `〇〇${p.text}`);
        assert.equal(d.trouble, undefined);
        assert.deepEqual(
          whole(d).view.findings.map((f) => f.finding.rule),
          ['row-total'],
        );
      });
    }
  });
});
