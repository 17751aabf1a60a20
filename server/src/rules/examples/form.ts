import { corrected, disclosureTable, disputesTable, heading, mainRows, type Examples } from './example';

const title = '青禾县水务局2023年政府信息公开工作年度报告';
const overview = '全年主动公开水利工程、防汛抗旱等信息 326 条，办理依申请公开 12 件。';
const problems = '一是工程类信息更新不够及时；二是解读形式单一。已按月核查栏目，并会同业务科室改进解读。';
const other = '本年度未收取信息处理费。';

const sections = [
  title,
  '',
  heading.overview,
  '',
  overview,
  '',
  heading.disclosure,
  '',
  '（表略）',
  '',
  heading.applications,
  '',
  '（表略）',
  '',
  heading.disputes,
  '',
  '（表略）',
  '',
  heading.problems,
  '',
  problems,
  '',
  heading.other,
  '',
  other,
].join('\n');

const trialTable = [
  '| 第二十条第（五）项 |',
  '| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |',
  '| 行政许可 | 32 | 0 | 412 |',
  '| 其他对外管理服务事项 | 5 | 减1 | 27 |',
].join('\n');

export const form: Examples = {
  'form-obsolete': {
    wrong: [title, '', heading.disclosure, '', trialTable].join('\n'),
    right: `${title}\n\n${disclosureTable(['五'])}`,
  },
  'section-missing': { wrong: sections.replace(`${heading.problems}\n\n${problems}\n\n`, ''), right: sections },
  'section-title': corrected(
    [heading.overview, '', overview, '', '五、存在的主要问题及整改措施', '', problems].join('\n'),
    ['存在的主要问题及整改措施', '存在的主要问题及改进情况'],
  ),
  'section-order': {
    wrong: [
      heading.overview,
      '',
      overview,
      '',
      '五、其他需要报告的事项',
      '',
      other,
      '',
      '六、存在的主要问题及改进情况',
      '',
      problems,
    ].join('\n'),
    right: [heading.overview, '', overview, '', heading.problems, '', problems, '', heading.other, '', other].join(
      '\n',
    ),
  },
  'section-number': corrected(
    [heading.overview, '', overview, '', heading.problems, '', problems, '', '五、其他需要报告的事项', '', other].join(
      '\n',
    ),
    ['五、其他', '六、其他'],
  ),
  'section-duplicate': {
    wrong: [heading.overview, '', overview, '', heading.problems, '', problems, '', heading.problems, '', other].join(
      '\n',
    ),
    right: [heading.overview, '', overview, '', heading.problems, '', problems, '', heading.other, '', other].join(
      '\n',
    ),
  },
  'section-empty': corrected([heading.problems, '', '无。', '', heading.other, '', other].join('\n'), [
    '无。',
    problems,
  ]),
  'table-missing': { wrong: `${heading.disputes}\n\n本年度未发生行政复议和行政诉讼。`, right: disputesTable },
  'table-unreadable': corrected(mainRows.replace('| （七）总计 | 17 |', '| （七）总计 | 1 | 7 |'), [
    '| 1 | 7 |',
    '| 17 |',
  ]),
};
