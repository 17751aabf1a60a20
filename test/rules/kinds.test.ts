import assert from 'node:assert/strict';
import { check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport, setParagraphs, type ReportSpec, type Variant } from '../support/report';

const LAW = '《中华人民共和国政府信息公开条例》';
const OFFICE = '国务院办公厅政府信息与政务公开办公室';
const NEW = `《${OFFICE}关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》`;
const OLD = `《${OFFICE}关于政府信息公开工作年度报告有关事项的通知》`;
const NUMBER = '（国办公开办函〔2021〕30号）';
const PERIOD = '数据统计期限为2023年1月1日至2023年12月31日。';

const clean = cleanReport('plain', 2023);
const print = (spec: ReportSpec) => layoutNamed('pipes').print(spec).text;
const paragraphs = (id: string) => clean.sections.find((s) => s.key === id)!.paragraphs;

/** What some rules say of a text, as `rule`, each once. */
function said(spec: ReportSpec, rules: RegExp, change = (text: string) => text): string {
  const names = check(change(print(spec))).found.map((f) => f.finding.rule);
  return [...new Set(names.filter((rule) => rules.test(rule)))].sort().join(' ');
}

const inPreamble = (text: string): ReportSpec => ({ ...clean, preamble: [text + PERIOD] });
const inSection = (id: string, text: string): ReportSpec =>
  setParagraphs({ ...clean, preamble: [PERIOD] }, id, [text, ...paragraphs(id)]);

/** A text, where it stands, and what is said of it; nothing where that is left out. */
type Row = readonly [where: string, text: string, rules?: string];

describe('the basis', () => {
  const rows: readonly Row[] = [
    ['preamble', `根据${LAW}和${OLD}（国办公开办函〔2019〕60号）编制。`, 'basis-obsolete'],
    ['overview', `按照${OLD}（国办公开办函〔2019〕60号）要求编制本报告。`, 'basis-obsolete'],
    ['problems', `本报告根据${OLD}（国办公开办函〔2019〕60号）编制。`, 'basis-obsolete'],
    ['other', `本报告按照国办公开办函〔2019〕60号文件要求编制。`, 'basis-obsolete'],
    ['preamble', `根据${LAW}和${OLD}${NUMBER}编制。`, 'basis-name'],
    ['other', `本报告根据${OLD}${NUMBER}编制。`, 'basis-name'],
    ['preamble', `根据${LAW}和${NEW}（国办公开办函〔2019〕60号）编制。`, 'basis-obsolete'],
    ['preamble', `根据${LAW}和${NEW}（国办公开办函〔2021〕31号）编制。`, 'basis-name'],
    ['other', `本报告依据${NEW}（国办公开办函〔2021〕3号）编制。`, 'basis-name'],
    ['preamble', `根据${LAW}和${NEW}（国办公开办函〔202130号）编制。`, 'basis-name'],
    ['preamble', `根据${LAW}和${NEW}（国办公开办函(2021)31号）编制。`, 'basis-name'],
    ['preamble', `根据${LAW}和${OLD}（国办公开办函(2019)60号）编制。`, 'basis-obsolete'],
    ['preamble', `根据${LAW}和${NEW}（国办公开办函〔20\n21〕30号）编制。`],
    ['preamble', `根据${LAW}和${NEW}（国办公开办函〔20`],
    ['preamble', `根据${LAW}和${NEW}（国办公开办函（2021）30号）编制。`],
    ['preamble', `根据${LAW}和${NEW}（国办公开办函[2021]30号）编制。`],
    ['preamble', `按照${LAW}和${OLD}（国办公开办函〔2019〕61号）编制。`, 'basis-obsolete'],
    ['preamble', '按照《中华人民共和国政府信息公开工作年度报告格式（试行）》编制。', 'basis-obsolete'],
    ['preamble', '按照《中华人民共和国政府信息公开工作年度报告格式》（试行）编制。', 'basis-obsolete'],
    ['preamble', `根据${LAW}（国务院令第492号）和${NEW}${NUMBER}编制。`, 'basis-obsolete'],
    ['preamble', `根据${LAW}和${NEW}${NUMBER}编制。`],
    ['overview', `根据${LAW}和${NEW}${NUMBER}编制本报告。`],
    ['other', `本报告按照${LAW}和${NEW}${NUMBER}编制。`],
    [
      'preamble',
      `根据${LAW}、${NEW}${NUMBER}和《青禾市政府信息公开办公室关于做好2023年政府信息公开工作年度报告编制的通知》编制。`,
    ],
    [
      'preamble',
      `根据${LAW}和《青禾市人民政府办公室转发〈${OFFICE}关于政府信息公开工作年度报告有关事项的通知〉的通知》（青政办函〔2023〕60号）编制。`,
    ],
    ['preamble', `根据青禾市人民政府办公室《关于做好政府信息公开工作年度报告有关事项的通知》编制。`],
    [
      'preamble',
      `根据${LAW}和《关于报送〈中华人民共和国政府信息公开工作年度报告格式〉样表的通知》（青公开办〔2023〕5号）编制。`,
    ],
    ['overview', `一是组织学习${OLD}（国办公开办函〔2019〕60号）以来的各项要求。`],
    ['problems', `较${OLD}（国办公开办函〔2019〕60号）施行时，人员更为稳定。`],
    ['overview', '根据《云溪省政府信息公开规定》（省政府令第61号）开展工作。'],
    ['other', '按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）执行。'],
    ['preamble', '根据《条例》（国务院令第711号）编制。'],
    ['preamble', `根据${LAW}和国办公开办函〔2021〕30号文件编制。`],
    ['overview', '按照国办发〔2019〕60号文件部署推进基层政务公开标准化。'],
  ];
  for (const [where, text, rules = ''] of rows)
    it(`${where}: ${text}`, () =>
      assert.equal(said(where === 'preamble' ? inPreamble(text) : inSection(where, text), /^basis-/), rules));
});

describe('code for how a page looks', () => {
  const rows: readonly Row[] = [
    ['overview', '.view TABLE{font-size:16px; line-height: 28px;}', 'conversion-residue'],
    ['overview', 'p.MsoNormal { margin: 0 }专题会议按季度召开。', 'conversion-residue'],
    ['overview', 'h3. {anchor:zhuanti}专题会议按季度召开。'],
    ['overview', '专题会议按季度召开{见附件：会议目录}。'],
    ['overview', '接口返回 data{status: }，由县大数据中心维护。'],
  ];
  for (const [where, text, rules = ''] of rows)
    it(text, () => assert.equal(said(inSection(where, text), /^conversion-residue$/), rules));
});

describe('dates', () => {
  const any = /^(?:period-|signed-late|stale-year|placeholder-left|term-typo|conversion-residue)/;
  const rows: readonly Row[] = [
    ['preamble', '本报告所列数据的统计期限自20231月1日至2023年12月31日。', 'conversion-residue'],
    ['preamble', '本报告所列数据的统计期限为2023年1月1日至202312月31日。', 'conversion-residue'],
    ['preamble', '本报告所列数据的统计期限自2023年1月1日起至2022年12月31日止。', 'period-year'],
    ['preamble', '本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。', 'period-year'],
    ['preamble', '本报告所列数据的统计期限自2023年1月1日起至2023年12月30日止。', 'period-year'],
    ['preamble', '本报告所列数据的统计期限自2023年1月1日起至2023年11月30日止。', 'period-year'],
    ['preamble', '统计期限为2023年2月1日—12月31日。', 'period-year'],
    ['preamble', '统计期限自2023年1月1日起至2023年12月32日止。', 'conversion-residue'],
    ['preamble', '统计期限自2023年1月1日起至2023年11月31日止。', 'conversion-residue'],
    ['preamble', '统计期限自2023年1月1日起至12月32日止。', 'period-year'],
    ['preamble', '统计期限自2023年1月1日起至223年12月31日止。', 'conversion-residue'],
    ['preamble', '统计期限自2023年1月1日起至22023年12月31日止。', 'conversion-residue'],
    ['preamble', '本报告所列数据的统计期限自2023 1月1日起至2023年12月31日止。', 'conversion-residue'],
    ['preamble', '统计期限为2023年1月1日至2023年12月31日，公示期为2024年1月5日至1月12日。'],
    ['preamble', '数据截至2023年12月31日。', 'period-missing'],
    ['preamble', '截至12月31日，有关情况如下。', 'period-missing'],
    ['preamble', '现将2023年有关情况报告如下。', 'period-missing'],
    ['preamble', '本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。'],
    ['preamble', '本报告所列数据的统计期限为2023年1月1日—12月31日。'],
    ['preamble', '本报告所列数据的统计期限从2023年1月至12月。'],
    ['preamble', '统计期限：2023年1月1日-2023年12月31日，截至2023年12月31日。'],
    ['preamble', '统计期限为2023年度。'],
    ['preamble', '本报告所列数据的统计期限自2023年01月01日起至2023年12月31日止。'],
    ['preamble', '本报告所列数据的统计期限自二〇二三年一月一日起至二〇二三年十二月三十一日止。'],
  ];
  for (const [, text, rules = ''] of rows)
    it(text, () => assert.equal(said({ ...clean, preamble: [text] }, any), rules));

  const published: readonly (readonly [Variant, string, string?])[] = [
    ['department', '发布日期：2024-02-08', 'signed-late'],
    ['department', '发布时间：2024年2月1日 09:30', 'signed-late'],
    ['department', '公开日期: 2024.03.15', 'signed-late'],
    ['plain', '发布日期：2024/4/2', 'signed-late'],
    ['township', '发布日期：2024-04-20', 'signed-late'],
    ['department', '信息来源：局办公室    发布日期：2024-02-19    阅读次数：55', 'signed-late'],
    ['department', '| 索引号 | X-01 |\n|---|---|\n| 发布日期 | 2024-02-19 |', 'signed-late'],
    ['department', '索引号\tX-01\t发布日期\t2024-02-19', 'signed-late'],
    ['department', '| 发布日期 | 2024-01-19 |\n|---|---|\n| 生效日期 | 2024-02-19 |'],
    ['department', '发布日期：2024-01-31'],
    ['department', '发布时间：2024年1月9日 17:00'],
    ['plain', '发布日期：2024-03-29'],
    ['plain', '发布日期：2025-04-29'],
    ['township', '更新时间：2024-05-20'],
  ];
  for (const [variant, line, rules = ''] of published)
    it(`${variant}: ${line}`, () => {
      const spec = { ...cleanReport(variant, 2023), signature: [] };
      for (const change of [(t: string) => `${line}\n\n${t}`, (t: string) => `${t}\n\n${line}\n`])
        assert.equal(said(spec, /^signed-late/, change), rules);
    });
});

describe('the list of parts in the preamble', () => {
  const FIVE =
    '总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议行政诉讼情况、存在的主要问题及改进情况';
  const list = (last: string) => `本报告由${FIVE}、${last}六部分组成。`;
  const rows: readonly (readonly [string, string?])[] = [
    [list('其他需要报告的事项')],
    [list('其他需要说明的事项')],
    [list('其它报告事项')],
    [list('需要报告的其他事项')],
    [list('其他需要汇报的事项')],
    [list('其它需要说明的情况')],
    [list('其他应报告事项')],
    [list('需说明的其他事项')],
    [list('其他需汇报事项')],
    [list('其他需要公开的事项')],
    ['全文包括总体情况、主动公开情况、依申请公开情况、复议诉讼情况、主要问题和改进措施、其它需说明事项。'],
    ['全文包括总体情况、主动公开情况、依申请公开情况、复议诉讼情况、问题与改进、其他事项等六个方面。'],
    ['现将总体情况报告如下。'],
    ['本报告包括六个部分。'],
    [`本报告由${FIVE}五部分组成。`, 'section-list'],
    [`本报告由${FIVE}等部分组成。`, 'section-list'],
    [list('其他需要报告的事项').replace('总体情况、主动公开政府信息情况', '总体情况'), 'section-list'],
    [list('其他需要报告的事项').replace('、收到和处理政府信息公开申请情况', ''), 'section-list'],
    [list('其他需要说明的事项').replace('、政府信息公开行政复议行政诉讼情况', ''), 'section-list'],
    [list('其它报告事项').replace('、存在的主要问题及改进情况', ''), 'section-list'],
    ['全文包括总体情况、主动公开情况、依申请公开情况、存在的不足和改进措施。', 'section-list'],
    ['报告由总体情况，主动公开情况，公开申请情况，其它需要说明事项组成。', 'section-list'],
    ['报告内容：总体情况；主动公开；行政复议、行政诉讼；存在问题；其他事项。', 'section-list'],
    ['报告包含总体情况、收到和处理申请情况、行政复议行政诉讼情况、主要问题及改进情况等内容。', 'section-list'],
  ];
  for (const [text, rules = ''] of rows)
    it(text, () => assert.equal(said({ ...clean, preamble: [text + PERIOD] }, /^section-list/), rules));
});

describe('the order of sections and their numbers', () => {
  const FIFTH = '五、存在的主要问题及改进情况',
    SIXTH = '六、其他需要报告的事项';
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['in order', FIFTH, SIXTH, ''],
    [
      'in another order, numbered as they stand',
      '五、其他需要报告的事项',
      '六、存在的主要问题及改进情况',
      'section-order',
    ],
    ['in another order, each with its own number', SIXTH, FIFTH, 'section-order'],
    ['in order, one misnumbered', '四、存在的主要问题及改进情况', SIXTH, 'section-number'],
    ['in another order, one misnumbered', '三、其他需要报告的事项', FIFTH, 'section-number section-order'],
  ];
  for (const [name, fifth, sixth, rules] of rows)
    it(name, () => {
      const change = (text: string) =>
        text.replace(FIFTH, '@5').replace(SIXTH, '@6').replace('@5', fifth).replace('@6', sixth);
      assert.equal(said(clean, /^section-(?:order|number)/, change), rules);
    });
});

describe('the five aspects of section one', () => {
  const all = [
    '（一）主动公开。发布信息204条。',
    '（二）依申请公开。办理规范。',
    '（三）政府信息管理。实行目录管理。',
    '（四）平台建设。维护门户网站。',
    '（五）监督保障。开展培训。',
  ];
  const without = (i: number, text = '') => [...all.filter((_, k) => k !== i), ...(text ? [text] : [])];
  const GOVERNMENT = '纳入绩效考核；组织社会评议；未发生责任追究。';
  const rows: readonly (readonly [Variant, readonly string[], string?])[] = [
    ['department', all],
    ['department', without(3, '政务微博粉丝数稳步增长。')],
    ['department', without(2, '落实三审三校制度。')],
    ['department', without(1, '全年收到申请3件，均按期答复。')],
    ['department', without(4, '成立政务公开工作领导小组。')],
    ['department', without(0, '通过网站公布信息36条。')],
    ['plain', [...all, GOVERNMENT]],
    ['plain', [...all, '纳入年度考评，开展满意度调查，未有追责情形。']],
    ['township', [...all, '纳入村（社区）考核；邀请群众评议；无责任追究。']],
    ['county', [...all, '工作考核、社会评议结果良好，未发生责任追究。']],
    ['department', without(3), 'section-aspect'],
    ['department', without(2), 'section-aspect'],
    ['department', without(1), 'section-aspect'],
    ['department', without(4), 'section-aspect'],
    ['department', without(0), 'section-aspect'],
    ['plain', all, 'section-aspect'],
    ['township', all, 'section-aspect'],
    ['county', all, 'section-aspect'],
    ['plain', [...without(3), GOVERNMENT], 'section-aspect'],
    ['township', [...without(2), GOVERNMENT], 'section-aspect'],
  ];
  rows.forEach(([variant, texts, rules = ''], n) =>
    it(`${n + 1}. ${variant}: ${texts.join('')}`, () =>
      assert.equal(said(setParagraphs(cleanReport(variant, 2023), 'overview', texts), /^section-aspect/), rules)),
  );
});
