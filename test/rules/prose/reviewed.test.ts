import assert from 'node:assert/strict';
import { check } from '../../support/check';
import { layoutNamed } from '../../support/layouts/index';
import { cleanReport } from '../../support/report';
import { holds } from './bench';

const text = layoutNamed('pipes').print(cleanReport('county', 2023), {}).text;
const { figures, form } = check(text).document.reports[0]!;
const received = figures[form.factIndex.get('applications.new.total')!]!;

/** Findings of the narrative rules on one sentence set into a clean report. */
const said = (sentence: string) =>
  check(text.replace(/(总体情况\n+)/, `$1${sentence}\n\n`))
    .found.filter((f) => f.finding.rule.startsWith('narrative'))
    .map((f) => f.finding.rule);

describe('sentences that were read wrongly once', () => {
  const clean = [
    '公开信息由1000条增加到1250条，增长25%。',
    '申请量从60件上升到74件，增长23.3%。',
    '信息公开量由1500条减少到1250条，下降16.7%。',
    '网站信息由2022年的1000条增至2023年的1250条，增长25%；微博减少15条，下降50%。',
    `收到政府信息公开申请${received}件，其中网上申请${received - 3}件、信函申请3件。`,
    '县政府办公室未收到行政复议申请，未发生行政诉讼。',
    '县教育局未收到政府信息公开申请，未发生行政复议、行政诉讼。',
  ];
  for (const sentence of clean) it(`says nothing of: ${sentence}`, () => assert.deepEqual(said(sentence), []));

  const wrong: [string, string][] = [
    ['公开信息由1000条增加到1250条，增长35%。', 'narrative-percentage'],
    ['申请量从60件上升到74件，下降23.3%。', 'narrative-percentage'],
    [`全年新收政府信息公开申请${received + 1}件。`, 'narrative-total'],
    ['全县未发生行政诉讼。', 'narrative-total'],
  ];
  for (const [sentence, rule] of wrong) it(`speaks of: ${sentence}`, () => assert.deepEqual(said(sentence), [rule]));
});

describe('narrative-total: of whom, when and which of them a sentence speaks', () => {
  holds('narrative-total', [
    // Other bodies, named where the sentence opens.
    '江北镇：全年收到政府信息公开申请3件，予以公开2件，不予公开1件。',
    '市公安局积极推进政务公开，全年受理政府信息公开申请12件，办结12件。',
    '高新区管委会：2023年新收政府信息公开申请6件，予以公开5件，其他处理1件。',
    '江南区依申请公开办理有序，共收到政府信息公开申请30件，其中自然人25件。',
    '青禾县加强规范管理，全年收到政府信息公开申请⟦58⟧件。',
    '我局规范办理流程，全年收到政府信息公开申请⟦58⟧件。',
    '江北镇等9个镇未收到政府信息公开申请，未被提起行政诉讼。',
    // Part of the year.
    '截至11月底，全县收到政府信息公开申请50件，办结45件。',
    '12月新收申请10件，予以公开2件，结转8件。',
    '1至11月，全县收到政府信息公开申请50件，办结45件，行政复议1件。',
    '截至2023年6月30日，行政规范性文件现行有效40件。',
    '截至去年底，全县现行有效行政规范性文件40件。',
    '截至2023年12月底，全县收到政府信息公开申请⟦50⟧件。',
    '2023年1月1日至12月31日，新收政府信息公开申请⟦50⟧件。',
    // Another year goes on behind the full stop, and what a figure was before.
    '2022年，我县收到政府信息公开申请50件。其中，自然人申请30件，结转下年度5件。',
    '新收政府信息公开申请50件增至59件。',
    '新收政府信息公开申请59件提高到70件，增长20%。',
    // This year's share of what was done.
    '年内新收的59件政府信息公开申请中，已办结55件；上年结转的3件全部办结，合计办结58件。',
    '全年新收政府信息公开申请59件，已办结55件，4件正在办理。',
    '收到政府信息公开申请59件，当年办结55件，未办结4件。',
    '收到政府信息公开申请59件，当年办结⟦54⟧件，未办结4件。',
    '收到政府信息公开申请59件，办结58件。自然人申请中，予以公开20件、部分公开6件。',
    '收到政府信息公开申请59件，办结58件。上年结转申请中，予以公开2件，部分公开1件。',
    '办理政府信息公开申请58件，从上年结转的3件政府信息公开申请中，予以公开2件、无法提供1件。',
    '政府信息公开申请新收申请中予以公开26件。',
    // Joined rows, shared verbs.
    '办结政府信息公开申请58件，予以公开、部分公开合计35件，不予公开4件。',
    '办结政府信息公开申请58件，予以公开、部分公开合计⟦36⟧件，不予公开4件。',
    '全年修订、废止行政规范性文件94件。',
    // Attributes of papers, and aims.
    '办理政府信息公开申请58件。发文120件，其中主动公开96件、依申请公开14件、不予公开10件。',
    '全年审查公文属性600件，其中主动公开320件、依申请公开180件、不予公开100件。',
    '下一步提高答复质量，做到无行政复议、无行政诉讼。',
    // Points of a list.
    '一是全年受理政府信息公开申请⟦127⟧件。',
    '二是全年收到政府信息公开申请59件。',
  ]);
});
