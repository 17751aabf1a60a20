import { city, county, department, district, ministry, nothing, province, type Way } from './specs';

/** What stands before a figure or behind it and says what it is of, one kind after the other. */
export const kindsOfLeads: readonly Way[] = [
  {
    name: 'reasons that are examples of the row behind them',
    spec: county,
    above: '（二）依申请公开情况',
    told: ['因没有现成信息、本机关不掌握相关政府信息等原因无法提供的⟨15→17⟩件。'],
    silent: ['因本机关不掌握相关政府信息等原因作出说明的12件。'],
  },
  {
    name: 'a heading in the same line',
    spec: department,
    told: ['我局政府信息公开申请受理情况：共计⟨14→16⟩件。', '政府信息公开申请受理情况：合计⟨14→18⟩件，均为线上提交。'],
    silent: ['我局信访事项受理情况：共计16件。'],
  },
  {
    name: 'a rate of what the clause names',
    spec: district,
    told: ['2024年，全区依申请公开办结率⟨94.8→98.1⟩%。', '2024年全区政府信息公开申请办结率为⟨94.8→84.9⟩%。'],
    silent: ['2024年，全市依申请公开办结率98.1%。', '2023年，全区依申请公开办结率98.1%。', '民生实事办结率98.1%。'],
  },
  {
    name: 'shares of a list whose whole opens it',
    spec: ministry,
    above: '二、依申请公开情况',
    told: ['无法提供的申请中，不掌握相关信息占95.6%，补正后仍不明确占⟨4.4→4.8⟩%。'],
    silent: ['本机关不掌握相关政府信息是无法提供的主要情形，共283件，占95.6%。'],
  },
  {
    name: 'a year that is told behind the growth from it',
    spec: city,
    told: ['2023年，全市新收政府信息公开申请数量较2022年增长⟨9.9→8.9⟩%，其中2022年为1873件。'],
  },
  {
    name: 'who was applied against, and who was sued',
    spec: province,
    told: ['我厅作为被申请人的政府信息公开行政复议案件⟨74→84⟩件，作为被告的政府信息公开行政诉讼案件⟨43→53⟩件。'],
  },
  {
    name: 'what was asked of others',
    spec: department,
    silent: ['我局提请市政府废止政府规章1件。', '报请市政府印发规范性文件5件。', '协助省水利厅制定规范性文件4件。'],
  },
  {
    name: 'an average, and what there was in all',
    spec: city,
    above: '（二）依申请公开情况',
    told: ['平均每月收到172件，全年共收到⟨2059→2095⟩件。'],
    silent: ['平均每月收到172件，最多一个月收到211件。'],
  },
  {
    name: 'not a single one',
    spec: nothing,
    unless: county,
    none: ['今年我乡没有一件依申请公开。', '我乡没有上年结转的申请。'],
  },
];
