import { heading, mainRows, disputesTable, corrected, type Examples } from './example';

const aspects = [
  heading.overview,
  '（一）主动公开',
  '全年主动公开水利工程、防汛抗旱等信息326条。',
  '（二）依申请公开',
  '办理政府信息公开申请12件，均按期答复。',
  '（三）政府信息管理',
  '对拟公开的文件逐件审查，确定公开属性。',
  '（四）政府信息公开平台建设',
  '按照集约化要求维护门户网站和微信公众号。',
  '（五）监督保障',
  '举办业务培训2次，委托第三方开展检查。',
];

export const sections: Examples = {
  'section-aspect': {
    wrong: aspects
      .filter((_, i) => i !== 7 && i !== 8)
      .join('\n\n')
      .replace('（五）', '（四）'),
    right: aspects.join('\n\n'),
  },
  'section-list': corrected(
    [
      '青禾县水务局2023年政府信息公开工作年度报告',
      '本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、' +
        '政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况五个部分组成。',
      ...Object.values(heading).flatMap((h) => [h, '（略）']),
    ].join('\n\n'),
    ['存在的主要问题及改进情况五个部分', '存在的主要问题及改进情况、其他需要报告的事项六个部分'],
  ),
  'review-volume': {
    wrong: `${mainRows}\n\n${disputesTable.replace('| 2 | 1 | 0 | 1 | 4 |', '| 62 | 11 | 0 | 5 | 78 |')}`,
    right: `${mainRows}\n\n${disputesTable}`,
  },
};
