import assert from 'node:assert/strict';
import { check } from '../../support/check';
import { layoutNamed } from '../../support/layouts/index';
import { cleanReport } from '../../support/report';

const text = layoutNamed('pipes').print(cleanReport('county', 2023), {}).text;
const { figures, form } = check(text).document.reports[0]!;
const received = figures[form.factIndex.get('applications.new.total')!]!;

/** Findings of the narrative rules on one sentence set into a clean report. */
const said = (sentence: string) => check(text.replace(/(总体情况\n+)/, `$1${sentence}\n\n`)).found.filter((f) => f.finding.rule.startsWith('narrative')).map((f) => f.finding.rule);

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
