import { applicationRows, corrected, disclosureTable, heading, type Examples } from './example';

const title = (year: number) => `青禾县水务局${year}年政府信息公开工作年度报告`;
const paragraph = (meetings: number, replies: number) =>
  '全年坚持把群众关心的事项放在首位，围绕供水保障、河湖治理、水旱灾害防御逐项梳理公开清单，由各科室按月更新、' +
  `专人核对后发布，召开专题会议${meetings}次，办理网民留言${replies}件，做到件件有回复。`;
const own =
  '本年重点公开城乡供水一体化建设信息，首次按项目公布批准结果、招标投标、施工进展和验收情况，' +
  '开设专栏接受群众留言；将水费标准、停水通知纳入主动公开目录，答复群众来信时一并附上查询办法。';

export const years: Examples = {
  'carry-over': {
    last: `${title(2022)}\n\n${applicationRows('| 四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 1 | 0 | 4 |')}`,
    ...corrected(
      `${title(2023)}\n\n${applicationRows('| 二、上年结转政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |')}`,
      ['| 3 | 0 | 0 | 0 | 0 | 0 | 3 |', '| 3 | 0 | 0 | 0 | 1 | 0 | 4 |'],
    ),
  },
  'stock-continuity': {
    last: `${title(2022)}\n\n${disclosureTable(['一']).replace('| 3 | 1 | 26 |', '| 2 | 0 | 24 |')}`,
    ...corrected(`${title(2023)}\n\n${disclosureTable(['一']).replace('| 3 | 1 | 26 |', '| 3 | 1 | 24 |')}`, [
      '| 3 | 1 | 24 |',
      '| 3 | 1 | 26 |',
    ]),
  },
  'copied-text': {
    last: [title(2022), '', heading.overview, '', paragraph(4, 85)].join('\n'),
    wrong: [title(2023), '', heading.overview, '', paragraph(5, 92)].join('\n'),
    right: [title(2023), '', heading.overview, '', own].join('\n'),
  },
};
