import assert from 'node:assert/strict';
import { mixForms } from '../../../server/src/forms/compose';
import { builtinForms } from '../../../server/src/forms/builtin';
import { clean } from '../../fixtures/specs/index';
import { applyFix, check } from '../../support/check';
import { layoutNamed, layouts } from '../../support/layouts/index';
import {
  cleanReport,
  replaceText,
  setFigure,
  setFigures,
  setParagraphs,
  type ReportSpec,
  type Variant,
} from '../../support/report';

const print = (spec: ReportSpec, layout = 'pipes') => layoutNamed(layout).print(spec).text;
const KINDS = ['narrative', 'period', 'stale', 'basis', 'signed', 'fee', 'boilerplate', 'placeholder', 'term', 'mixed'];
const OWN = new RegExp(`^(?:(?:${KINDS.join('|')}|personal)-|section-aspect|section-list|review-volume)`);

/** Finds one rule's findings; with its first fix applied, that finding is gone and no other has come. */
function found(rule: string, spec: ReportSpec) {
  const { document, found: all } = check(print(spec));
  const own = all.filter((f) => f.finding.rule === rule);
  for (const f of own) {
    const [fix] = f.finding.fixes;
    if (!fix) continue;
    const after = check(applyFix(document, fix)).found.map((x) => x.finding.rule);
    assert.equal(after.filter((r) => r === rule).length, own.length - 1, `${rule} after ${fix.title}`);
    assert.deepEqual(
      after.filter((r) => r !== rule),
      all.map((x) => x.finding.rule).filter((r) => r !== rule),
    );
  }
  return own.map((f) => ({
    ...f.finding,
    text: f.finding.place.block.text.slice(f.finding.place.start, f.finding.place.end),
  }));
}
const texts = (rule: string, spec: ReportSpec) => found(rule, spec).map((f) => f.text);
const clean2023 = cleanReport('plain', 2023);
const preamble = (spec: ReportSpec, text: string): ReportSpec => ({ ...spec, preamble: [text] });
const signed = (spec: ReportSpec, who: string, date: string): ReportSpec => ({
  ...spec,
  title: spec.title!.replace(/^.*?(?=20)/, who),
  signature: [who, date],
});
const basis2021 =
  '《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）';
const law = '《中华人民共和国政府信息公开条例》';
const period = '数据统计期限为2023年1月1日至2023年12月31日。';

describe('period-missing', () => {
  const without = (text: string) => found('period-missing', preamble(clean2023, text));
  it('is said at the end of the preamble, and a sentence offered', () => {
    const [f] = without(`根据${law}和${basis2021}编制。`);
    assert.equal(f!.text, '。');
    assert.match(f!.fixes[0]!.edits[0]!.newText, /2023年1月1日起至2023年12月31日止/);
  });
  it('is said on the title where there is no preamble', () =>
    assert.equal(texts('period-missing', { ...clean2023, preamble: [] })[0], clean2023.title));
  for (const text of [
    period,
    '数据统计的起止时间为2023年1月1日—2023年12月31日。',
    '统计时限：2023年度。',
    '本报告数据统计周期为全年。',
    '2023年1月1日至12月31日的情况报告如下。',
    '统计期限自 2023 年 1 月 1 日起至 12 月 31 日止。',
  ]) {
    it(`is not said of “${text}”`, () => assert.deepEqual(without(text), []));
  }
  it('is not said where the first or last section states it', () => {
    for (const section of ['overview', 'other'])
      assert.deepEqual(
        found(
          'period-missing',
          setParagraphs(preamble(clean2023, '现予公布。'), section, [`信息处理费未收取。${period}`]),
        ),
        [],
      );
  });
});

describe('period-year', () => {
  const years = (text: string) => texts('period-year', preamble(clean2023, text));
  it('finds a wrong year, once for a period', () => {
    assert.deepEqual(years('数据统计期限为2022年1月1日至2022年12月31日。'), ['2022']);
    assert.deepEqual(years('数据统计期限为2023年1月1日至2022年12月31日。'), ['2022']);
    assert.deepEqual(years('统计期限自 2022 年 1 月 1 日起至 12 月 31 日止。'), ['2022']);
    assert.deepEqual(years('统计期限自2024年1月1日起至2024年12月31日止。'), ['2024']);
  });
  it('finds the title where the text goes with the period', () => {
    const wrong = { ...cleanReport('county', 2023), title: '临溪县人民政府2022年政府信息公开工作年度报告' };
    assert.deepEqual(texts('period-year', wrong), ['2022']);
    assert.equal(found('period-year', wrong)[0]!.severity, 'error');
  });
  it('says nothing of the right year, or of no year', () => {
    for (const text of [
      period,
      '统计期限自2023年1月1日起至12月31日止。',
      '统计期限为全年。',
      '2022年1月1日起施行的办法已修订。',
      '编制依据于2021年9月26日印发。' + period,
    ])
      assert.deepEqual(years(text), [], text);
  });
});

describe('basis-obsolete', () => {
  const old = '《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》';
  const cited = (text: string, year = 2023) =>
    texts('basis-obsolete', preamble(cleanReport('plain', year), text + period.replaceAll('2023', String(year))));
  it('finds the notice of 2019 by name or number', () => {
    assert.deepEqual(cited(`根据${law}和${old}（国办公开办函〔2019〕60号）编制。`), [
      `${old}（国办公开办函〔2019〕60号）`,
    ]);
    assert.deepEqual(cited(`根据${law}和${old}编制。`), [old]);
    assert.deepEqual(cited('按照国办公开办函〔2019〕60号文件要求编制。'), ['国办公开办函〔2019〕60号']);
    assert.deepEqual(cited('根据《关于政府信息公开工作年度报告有关事项的通知》编制。'), [
      '《关于政府信息公开工作年度报告有关事项的通知》',
    ]);
  });
  it('finds the decree of 2007', () =>
    assert.deepEqual(cited(`根据${law}（国务院令第492号）编制。`), [`国务院令第492号`]));
  it('says nothing where it was in force, or of other documents', () => {
    assert.deepEqual(cited(`根据${law}和${old}（国办公开办函〔2019〕60号）编制。`, 2020), []);
    for (const text of [
      `根据${law}和${basis2021}编制。`,
      `根据${law}（国务院令第711号）编制。`,
      '根据国办秘函〔2019〕19号开展检查。',
      '根据国办发〔2019〕60号编制。',
    ])
      assert.deepEqual(cited(text), [], text);
  });
});

describe('basis-name', () => {
  const cited = (text: string) => texts('basis-name', preamble(clean2023, text + period));
  it('finds a name cut or misspelt', () => {
    assert.deepEqual(
      cited(
        `依据${law}和《关于印发中华人民共和国政府信息公开工作年度报告格式的通知》（国办公开办函〔2021〕30号）编制。`,
      ),
      ['《关于印发中华人民共和国政府信息公开工作年度报告格式的通知》'],
    );
    assert.deepEqual(
      cited('依据《国务院办公厅关于印发〈政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制。'),
      ['《国务院办公厅关于印发〈政府信息公开工作年度报告格式〉的通知》'],
    );
    assert.deepEqual(cited('依据《中华人民共和国政府信息公开工作条例》编制。'), [
      '《中华人民共和国政府信息公开工作条例》',
    ]);
  });
  it('finds a wrong number', () => {
    assert.deepEqual(cited(`依据${basis2021.replace('30号', '3号')}编制。`), ['国办公开办函〔2021〕3号']);
    assert.deepEqual(cited(`依据${basis2021.replace('国办公开办函', '国办函')}编制。`), ['国办函〔2021〕30号']);
    assert.deepEqual(cited(`依据${law}（国务院令第771号）编制。`), ['国务院令第771号']);
  });
  it('accepts what is as issued, and other documents', () => {
    for (const text of [
      `依据${law}和${basis2021}编制。`,
      `依据${law}（国务院令第711号，以下简称《条例》）编制。`,
      `依据${law}（中华人民共和国国务院令 第 711 号）编制。`,
      '依据《条例》编制。',
      '依据《政府信息公开条例》编制。',
      '依据国务院办公厅政府信息与政务公开办公室《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）' +
        '编制。',
      '依据《中华人民共和国政府信息公开工作年度报告格式》编制。',
      '依据《上海市政府信息公开规定》编制。',
      '依据《国务院办公厅关于做好政府信息依申请公开工作的意见》编制。',
      `依据${law}编制。`,
      '依据《自治区2023年政务公开第三方评估指标》编制。',
      '依据《青禾县主动公开基本目录》编制。',
    ])
      assert.deepEqual(cited(text), [], text);
  });
});

describe('signed-late', () => {
  const late = (who: string, date: string) => texts('signed-late', signed(clean2023, who, date));
  it('holds departments to 31 January, governments to 31 March', () => {
    assert.deepEqual(late('云岭市水务局', '2024年2月1日'), ['2024年2月1日']);
    assert.deepEqual(late('青禾县人民政府', '2024年4月1日'), ['2024年4月1日']);
    assert.deepEqual(late('白沙坪镇人民政府', '2024年5月6日'), ['2024年5月6日']);
    assert.deepEqual(late('云岭市卫生健康委员会', '二〇二四年二月二十六日'), ['二〇二四年二月二十六日']);
    assert.deepEqual(late('云岭市水务局', '2024-04-19'), ['2024-04-19']);
    assert.deepEqual(late('云岭市教育局（市委教育工委）', '2024年2月3日'), ['2024年2月3日']);
    assert.deepEqual(late('青禾县人民政府', '2024.4.1'), ['2024.4.1']);
  });
  it('finds a date before the year of the report is over', () => {
    assert.deepEqual(late('云岭市水务局', '2023年1月19日'), ['2023年1月19日']);
    assert.deepEqual(late('青禾县人民政府', '2023年3月19日'), ['2023年3月19日']);
    assert.deepEqual(late('云岭市水务局', '2023年12月31日'), []);
  });
  it('says nothing in time, without a date, or where the deadline is not sure', () => {
    for (const [who, date] of [
      ['云岭市水务局', '2024年1月31日'],
      ['云岭市水务局', '2024-01-31'],
      ['云岭市水务局', '2024.1.9'],
      ['青禾县人民政府', '2024年3月31日'],
      ['青禾县人民政府办公室', '2024年3月20日'],
      ['沿江街道办事处', '2024年2月20日'],
      ['青禾高新技术产业开发区管理委员会', '2024年2月20日'],
      ['云岭市水务局', '二〇二四年一月十九日'],
      ['云岭市水务局', '2024年1月'],
    ])
      assert.deepEqual(late(who!, date!), [], `${who} ${date}`);
    assert.deepEqual(texts('signed-late', { ...clean2023, signature: [] }), []);
  });
});

describe('section-aspect', () => {
  const overview = (variant: Variant, ...texts: string[]) =>
    found('section-aspect', setParagraphs(cleanReport(variant, 2023), 'overview', texts)).map((f) => f.message);
  const all = [
    '（一）主动公开。发布信息204条。',
    '（二）依申请公开。办理规范。',
    '（三）政府信息管理。实行目录管理。',
    '（四）平台建设。维护门户网站。',
    '（五）监督保障。开展培训。',
  ];
  it('names what is missing, on the heading', () => {
    assert.match(overview('department', ...all.filter((_, i) => i !== 3))[0]!, /政府信息公开平台建设$/);
    assert.match(overview('department', all[0]!, all[1]!, all[3]!)[0]!, /政府信息管理、监督保障$/);
    assert.deepEqual(
      texts('section-aspect', setParagraphs(cleanReport('department', 2023), 'overview', all.slice(1))),
      ['一、总体情况'],
    );
  });
  it('asks governments for assessment, review and accountability, one of which may be told elsewhere', () => {
    assert.match(overview('plain', ...all)[0]!, /工作考核、社会评议、责任追究$/);
    assert.deepEqual(overview('plain', ...all, '纳入年度考核，开展社会评议。'), []);
    assert.deepEqual(overview('department', ...all), []);
  });
  it('takes near synonyms', () => {
    for (const [i, text] of [
      [3, '微信公众号按周更新。'],
      [3, '在便民服务中心设查阅点。'],
      [2, '严格执行保密审查。'],
      [2, '落实三审三校。'],
      [4, '局长专题听取汇报。'],
      [0, '全年公开信息93条。'],
      [1, '全年新收申请3件。'],
    ] as const)
      assert.deepEqual(overview('department', ...all.filter((_, k) => k !== i), text), [], text);
  });
  it('leaves an empty overview to section-empty', () => assert.deepEqual(overview('department'), []));
});

describe('section-list', () => {
  const listed = (list: string) => found('section-list', preamble(clean2023, `${list}${period}`));
  it('finds what the list leaves out', () => {
    assert.match(
      listed(
        '全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况、其他需要报告的事项。',
      )[0]!.message,
      /行政复议、行政诉讼情况$/,
    );
    assert.match(
      listed(
        '全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请的情况、因政府信息公开工作被申请行政复议、' +
          '提起行政诉讼的情况、存在的主要问题及改进情况等方面的内容。',
      )[0]!.message,
      /其他需要报告的事项$/,
    );
    assert.match(
      listed('本报告由总体情况、主动公开政府信息情况、其他需要报告的事项组成。')[0]!.message,
      /申请情况、.*诉讼情况、.*改进情况$/,
    );
  });
  it('accepts full lists, other wording, and none', () => {
    for (const list of [
      '全文由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、' +
        '存在的主要问题及改进情况、其他需要报告的事项六部分组成。',
      '报告包括总体情况，主动公开情况，依申请公开情况，行政复议、行政诉讼情况，存在问题及改进情况，需要报告的其他事项。',
      '现将总体情况报告如下。',
      '报告分为六个部分。',
      '总体情况、存在的问题如下。',
    ])
      assert.deepEqual(listed(list), [], list);
  });
});

describe('fee-statement', () => {
  const said = (text: string) => found('fee-statement', setParagraphs(clean2023, 'other', [text])).map((f) => f.text);
  it('finds that nothing is said, on the heading', () => {
    for (const text of ['无。', '没有其他需要报告的事项。', '2024年将继续推进公开工作。'])
      assert.deepEqual(said(text), ['六、其他需要报告的事项'], text);
  });
  it('finds amounts that cannot be', () => {
    assert.deepEqual(said('2023年收取信息处理费155元。'), ['155元']);
    assert.deepEqual(said('2023年收取信息处理费共计1.2万元。'), ['1.2万元']);
    assert.deepEqual(said('收取信息处理费1,205元，其中按件1000元、按量205元。'), ['1,205元', '205元']);
  });
  it('accepts any statement, and prices', () => {
    for (const text of [
      '未收取信息处理费。',
      '本年度没有产生信息公开处理费。',
      '依申请提供政府信息未收取任何费用。',
      '收取信息处理费0元。',
      '收取信息处理费150元。',
      '共收取信息处理费52760元，其中按件计收31200元、按量计收21560元。',
      '按每页5元的标准收取信息处理费，全年未收取。',
      '未收取信息处理费。全年行政事业性收费0.36万元。',
      '发出收费通知3件，收取信息处理费合计360元。',
    ])
      assert.deepEqual(said(text), [], text);
  });
});

describe('review-volume', () => {
  const cases = (n: number) => setFigures(clean2023, { 'review.upheld': n, 'review.total': n + 2 });
  it('hints at cases far above the applications, on the largest total', () => {
    const [f] = found('review-volume', cases(200));
    assert.equal(f!.severity, 'hint');
    assert.equal(f!.text, '202');
    assert.equal(f!.facts[0], 'review.total');
  });
  it('says nothing of a plausible number, or of few', () => {
    for (const spec of [
      cases(60),
      cleanReport('empty', 2023),
      setFigure(cleanReport('township', 2023), 'review.total', 3),
    ])
      assert.deepEqual(found('review-volume', spec), []);
  });
});

describe('boilerplate-left: with and without text around it', () => {
  it('removes the whole line, or the sentence only', () => {
    const { document, found: all } = check(
      print(setParagraphs(clean2023, 'disclosure', ['该部分以表格形式报告。表格如下：'])),
    );
    const own = all.filter((f) => f.finding.rule === 'boilerplate-left');
    assert.equal(own.length, 1);
    assert.ok(!applyFix(document, own[0]!.finding.fixes[0]!).includes('以表格形式'));
    assert.deepEqual(check(applyFix(document, own[0]!.finding.fixes[0]!)).found, []);
  });
});

describe('clean reports', () => {
  for (const f of clean) {
    it(`${f.file}: no finding in any layout`, () => {
      for (const layout of layouts) {
        for (const options of [
          {},
          { cutParagraphs: true, yearSpace: true, seed: 3 },
          { prosePunctuation: 'half', eol: '\r\n', headings: 'mixed', seed: 5 } as const,
        ]) {
          const text = layout.print(f.spec, options).text;
          assert.deepEqual(
            check(text)
              .found.filter((x) => OWN.test(x.finding.rule))
              .map((x) => `${x.finding.rule} ${x.finding.message}`),
            [],
            `${layout.name} ${JSON.stringify(options)}`,
          );
        }
      }
    }).timeout(60_000);
  }
  for (const variant of ['plain', 'department', 'county', 'township', 'empty'] as const) {
    it(`${variant}: no finding`, () => {
      for (const year of [2021, 2023, 2024])
        assert.deepEqual(
          check(print(cleanReport(variant, year))).found.map((x) => x.finding.message),
          [],
        );
    });
  }
});

describe('the 2019 form', () => {
  const [form2021, form2019] = [builtinForms()[0]!, builtinForms()[1]!];
  it('is read by the same words, as far as it has the facts', () => {
    for (const form of [form2019, mixForms(form2021, [form2021, form2019, form2021])]) assert.ok(form.data.prose);
    assert.deepEqual(
      texts(
        'narrative-total',
        replaceText(clean2023, '健全登记、审核、办理、答复、归档全流程管理', '全年新收政府信息公开申请58件'),
      ),
      ['58'],
    );
  });
});
