import { applicationRows, corrected, disclosureTable, disputesTable, mainRows, type Examples } from './example';

const none = '| 0 | 0 | 0 | 0 | 0 | 0 | 0 |';
const wholeTable = applicationRows(
  '| 一、本年新收政府信息公开申请数量 | 16 | 2 | 0 | 0 | 3 | 0 | 21 |',
  `| 二、上年结转政府信息公开申请数量 ${none}`,
  '| 三、本年度办理结果 |',
  '| （一）予以公开 | 8 | 1 | 0 | 0 | 1 | 0 | 10 |',
  `| （二）部分公开（区分处理的，只计这一情形，不计其他情形） ${none}`,
  '| （三）不予公开 |',
  `| 1.属于国家秘密 ${none}`,
  `| 2.其他法律行政法规禁止公开 ${none}`,
  `| 3.危及“三安全一稳定” ${none}`,
  '| 4.保护第三方合法权益 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
  `| 5.属于三类内部事务信息 ${none}`,
  `| 6.属于四类过程性信息 ${none}`,
  `| 7.属于行政执法案卷 ${none}`,
  `| 8.属于行政查询事项 ${none}`,
  '| （四）无法提供 |',
  '| 1.本机关不掌握相关政府信息 | 6 | 1 | 0 | 0 | 2 | 0 | 9 |',
  `| 2.没有现成信息需要另行制作 ${none}`,
  `| 3.补正后申请内容仍不明确 ${none}`,
  '| （五）不予处理 |',
  `| 1.信访举报投诉类申请 ${none}`,
  `| 2.重复申请 ${none}`,
  `| 3.要求提供公开出版物 ${none}`,
  `| 4.无正当理由大量反复申请 ${none}`,
  `| 5.要求行政机关确认或重新出具已获取信息 ${none}`,
  '| （六）其他处理 |',
  `| 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 ${none}`,
  `| 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 ${none}`,
  `| 3.其他 ${none}`,
  '| （七）总计 | 15 | 2 | 0 | 0 | 3 | 0 | 20 |',
  '| 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
);
export const totals: Examples = {
  'row-total': corrected(applicationRows('| （一）予以公开 | 11 | 1 | 0 | 0 | 2 | 0 | 41 |'), ['| 41 |', '| 14 |']),
  'column-total': corrected(wholeTable.replace('| （七）总计 | 15 |', '| （七）总计 | 51 |'), [
    '| （七）总计 | 51 |',
    '| （七）总计 | 15 |',
  ]),
  'group-total': corrected(wholeTable.replace('| （四）无法提供 |', '| （四）无法提供 | 6 | 1 | 0 | 0 | 2 | 0 | 8 |'), [
    '| 0 | 8 |',
    '| 0 | 9 |',
  ]),
  balance: corrected(mainRows.replace('| （七）总计 | 17 |', '| （七）总计 | 71 |'), [
    '| （七）总计 | 71 |',
    '| （七）总计 | 17 |',
  ]),
  'review-total': corrected(disputesTable.replace('| 2 | 1 | 0 | 1 | 4 |', '| 2 | 1 | 0 | 1 | 3 |'), [
    '| 2 | 1 | 0 | 1 | 3 |',
    '| 2 | 1 | 0 | 1 | 4 |',
  ]),
  'stock-negative': corrected(disclosureTable(['一']).replace('| 3 | 1 | 26 |', '| 3 | 1 | 1 |'), [
    '| 3 | 1 | 1 |',
    '| 3 | 1 | 26 |',
  ]),
  'stock-below-issued': corrected(disclosureTable(['一']).replace('| 3 | 1 | 26 |', '| 3 | 1 | 2 |'), [
    '| 3 | 1 | 2 |',
    '| 3 | 1 | 26 |',
  ]),
};
