import assert from 'node:assert/strict';
import { summarise, summaryKey, YearIndex, pathKey, type ReportSummary } from '../../server/src/workspace/years';
import { choiceMade } from '../../server/src/rules/year-before';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { brief, plainOptions } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport, setFigures, setParagraphs, type ReportSpec } from '../support/report';

const text = (spec: ReportSpec, layout = 'pipes') => layoutNamed(layout).print(spec, {}).text;
const open = (source: string) => new CheckedDocument(source, plainOptions);

/** This year's report beside last year's, as the index pairs them. */
function paired(now: string, was: string, uris = ['file:///a/2023.md', 'file:///a/2022.md']) {
  const document = open(now),
    last = open(was);
  const index = new YearIndex();
  index.set(uris[0]!, summarise(document, uris[0]!));
  index.set(uris[1]!, summarise(last, uris[1]!));
  const own = index.of(uris[0]!)[0];
  const before = own && index.before(own);
  document.setYearBefore(document.reports[0]!, before);
  const found = document
    .findings()
    .filter((f) => ['carry-over', 'stock-continuity', 'copied-text'].includes(f.finding.rule));
  return { document, last, before, found, figures: found.filter((f) => f.finding.rule !== 'copied-text') };
}

const longText =
  '全年坚持把群众关心的事项放在首位，围绕教育、医疗、就业、养老等领域逐项梳理公开清单，组织各科室按月更新，' +
  '公开内容由专人核对后发布，全年召开专题会议4次，培训业务人员60人次，办理网民留言85件，回复及时。';
const years = (change: Partial<Record<string, number>> = {}) => {
  const last = setFigures(cleanReport('plain', 2022), {
    'disclosure.rules.valid': 3,
    'disclosure.normativeDocs.valid': 20,
  });
  const base: Record<string, number> = {
    'disclosure.rules.issued': 1,
    'disclosure.rules.repealed': 0,
    'disclosure.rules.valid': 4,
    'disclosure.normativeDocs.issued': 2,
    'disclosure.normativeDocs.repealed': 5,
    'disclosure.normativeDocs.valid': 17,
  };
  for (const column of ['naturalPerson', 'commercial', 'research', 'socialWelfare', 'legalService', 'other', 'total']) {
    base[`applications.carriedIn.${column}`] = Number(last.figures[`applications.carriedForward.${column}`]);
  }
  return { last, now: setFigures(cleanReport('plain', 2023), { ...base, ...(change as Record<string, number>) }) };
};

describe('two years of one agency', () => {
  it('finds nothing where the figures follow from last year’s', () => {
    const { now, last } = years();
    const { before, figures, document } = paired(text(now), text(last));
    assert.equal(before?.year, 2022);
    assert.deepEqual(brief(document.text(), figures), []);
  });

  const carried = Number(years().last.figures['applications.carriedForward.naturalPerson']);
  for (const layout of ['pipes', 'tabs', 'tab-cells', 'html', 'lines', 'cell-bars']) {
    it(`names the column that was not carried over (${layout})`, () => {
      const { now, last } = years({ 'applications.carriedIn.naturalPerson': carried + 7 });
      const { figures, document } = paired(text(now, layout), text(last));
      assert.deepEqual(brief(document.text(), figures), [`carry-over@${carried + 7}`]);
      const { finding } = figures[0]!;
      assert.equal(finding.severity, 'error');
      assert.equal(finding.elsewhere![0]!.uri, 'file:///a/2022.md');
      assert.equal(finding.fixes[0]!.edits[0]!.newText, String(carried));
      assert.deepEqual(finding.facts, ['applications.carriedIn.naturalPerson']);
    });
  }

  it('warns where the stock does not follow', () => {
    const { now, last } = years({ 'disclosure.normativeDocs.valid': 18 });
    const { figures: found, document } = paired(text(now), text(last));
    assert.deepEqual(brief(document.text(), found), ['stock-continuity@18']);
    assert.equal(found[0]!.finding.severity, 'warning');
    assert.match(found[0]!.finding.message, /18\+5 ≠ 20\+2/);
    assert.equal(found[0]!.finding.fixes[0]!.edits[0]!.newText, '17');
  });

  const copies: [string, string, string, number][] = [
    ['word for word', longText, longText, 1],
    ['with other figures', longText, longText.replace('85件', '91件').replace('60人次', '72人次'), 1],
    ['with one word changed', longText, longText.replace('回复及时', '按时回复'), 1],
    [
      'written anew',
      longText,
      '本年工作重心转到基层公开，乡镇和街道的公开目录全部重新编制，村务公开栏统一更换，重点是把补贴发放、' +
        '工程招标和集体资产的情况讲清楚，年内走访村居38个，收集意见112条，办结意见107条，其余列入下年计划继续办理。',
      0,
    ],
    ['short', '全年工作平稳有序。', '全年工作平稳有序。', 0],
  ];
  for (const [name, was, now, count] of copies) {
    it(`copied text: ${name}`, () => {
      const pair = years();
      const { found } = paired(
        text(setParagraphs(pair.now, 'problems', [now])),
        text(setParagraphs(pair.last, 'problems', [was])),
      );
      assert.equal(
        found.filter((f) => f.finding.rule === 'copied-text' && f.finding.message.includes('2022')).length,
        count,
      );
    });
  }

  it('does not compare what is no text of the year', () => {
    const pair = years();
    const { found } = paired(
      text(setParagraphs(pair.now, 'other', [longText])),
      text(setParagraphs(pair.last, 'other', [longText])),
    );
    assert.ok(!found.some((f) => f.finding.place.block.text.includes(longText)));
  });

  describe('a title of another year than the period of the figures', () => {
    const stated = (spec: ReportSpec, from: number, to = from) =>
      text(spec).replace(/自\d{4}(年1月1日起至)\d{4}/, `自${from}$1${to}`);
    const { now, last } = years({ 'applications.carriedIn.naturalPerson': carried + 7 });
    const rows: [string, string, string, number][] = [
      ['the same year in both', stated(now, 2023), stated(last, 2022), 1],
      ['in this report', stated(now, 2022), stated(last, 2022), 0],
      ['in last year’s', stated(now, 2023), stated(last, 2021), 0],
      ['in one end of the period only', stated(now, 2022, 2023), stated(last, 2022), 1],
    ];
    for (const [name, own, before, count] of rows)
      it(`${count > 0 ? 'compares' : 'compares nothing'}: ${name}`, () =>
        assert.equal(paired(own, before).figures.length, count));
  });

  it('follows edits, and a report that goes', () => {
    const { now, last } = years();
    const { document, before } = paired(text(now), text(last));
    const cell =
      document.reports[0]!.facts[document.reports[0]!.form.factIndex.get('applications.carriedIn.other')!]!.cell;
    const at = document.offsetOf(cell);
    document.edit({ start: at, end: at, text: '9' });
    assert.ok(document.findings().some((f) => f.finding.rule === 'carry-over'));
    assert.equal(document.yearBefore(document.reports[0]!), before);
    document.setYearBefore(document.reports[0]!, undefined);
    assert.ok(!document.findings().some((f) => f.finding.rule === 'carry-over'));
  });
});

describe('names that one body goes by', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['云溪县', '云溪县人民政府', true],
    ['东山镇', '东山镇政府', true],
    ['东街街道', '东街街道办事处', true],
    ['云溪县人民政府', '云溪县人民政府办公室', false],
    ['东山镇人民政府', '东山乡人民政府', false],
    ['云溪县', '云溪县水利局', false],
  ];
  for (const [a, b, same] of cases)
    it(`${a} ${same ? 'is' : 'is not'} ${b}`, () => assert.equal(summaryKey(a) === summaryKey(b), same));
});

describe('pairing', () => {
  const summary = (uri: string, year: number, key: string): ReportSummary => ({
    uri,
    year,
    key,
    pathKey: pathKey(uri),
    form: 'x',
    agency: key,
    figures: {},
    paragraphs: [],
  });
  const rows: [string, ReportSummary[], string | undefined][] = [
    ['by agency', [summary('b/x.md', 2022, '甲县'), summary('c/y.md', 2022, '乙县')], 'b/x.md'],
    ['by path where the text names no agency', [summary('a/report-2022.md', 2022, '')], 'a/report-2022.md'],
    ['not with another agency at the same path', [summary('a/report-2022.md', 2022, '乙县')], undefined],
    ['not over two years', [summary('b/x.md', 2021, '甲县')], undefined],
    ['with either of two copies', [summary('b/x.md', 2022, '甲县'), summary('c/x.md', 2022, '甲县')], 'b/x.md'],
    [
      'with the copy beside it',
      [summary('a/report-2022.md', 2022, '甲县'), summary('c/x.md', 2022, '甲县')],
      'a/report-2022.md',
    ],
  ];
  for (const [name, others, expected] of rows) {
    it(name, () => {
      const index = new YearIndex();
      const own = summary('a/report-2023.md', 2023, '甲县');
      for (const s of [own, ...others]) index.set(s.uri, [s]);
      assert.equal(index.before(own)?.uri, expected);
      for (const s of others) index.set(s.uri, []);
      assert.equal(index.before(own), undefined);
    });
  }

  const differing = (uri: string, value: number): ReportSummary => ({
    ...summary(uri, 2022, '甲县'),
    figures: { f: { value, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } } },
  });
  const doubts: [string, string, ReportSummary[], string, string | undefined][] = [
    ['a copy', 'a/2023.md', [differing('a/2022.md', 1), differing('a/2022副本.md', 1)], 'a/2022.md', undefined],
    ['the same name', 'a/2023.md', [differing('a/2022旧.md', 1), differing('a/2022.md', 2)], 'a/2022.md', 'name'],
    ['the nearest folder', 'a/b/今年.md', [differing('c/x.md', 1), differing('a/b/y.md', 2)], 'a/b/y.md', 'folder'],
    ['the likest name', 'a/甲县.md', [differing('a/乙.md', 1), differing('a/甲县旧.md', 2)], 'a/甲县旧.md', 'likeness'],
    ['the first by name', 'a/x.md', [differing('a/c.md', 1), differing('a/b.md', 2)], 'a/b.md', 'order'],
    [
      'a third that is a copy of the nearest',
      'a/2023.md',
      [differing('a/2022.md', 1), differing('b/2022.md', 1), differing('c/q.md', 2)],
      'a/2022.md',
      'name',
    ],
  ];
  for (const [name, uri, others, expected, why] of doubts)
    it(`of several that differ: ${name}`, () => {
      const index = new YearIndex();
      const own = summary(uri, 2023, '甲县');
      for (const s of [own, ...others]) index.set(s.uri, [s]);
      const before = index.before(own)!;
      assert.deepEqual([before.uri, before.choice?.why], [expected, why]);
      assert.equal(choiceMade(before) !== undefined, why !== undefined);
      if (why !== undefined) assert.match(choiceMade(before)!.zh, /与.+比较（另有/);
    });
});
