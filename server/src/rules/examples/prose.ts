import { corrected, heading, mainRows, type Examples } from './example';

const report = (sentence: string) => `${heading.overview}\n\n${sentence}\n\n${mainRows}`;

export const prose: Examples = {
  'narrative-total': corrected(report('全年新收政府信息公开申请 12 件，办结 22 件，结转下年度继续办理 1 件。'), [
    '12 件',
    '21 件',
  ]),
  'narrative-breakdown': corrected(report('全年新收政府信息公开申请21件，其中自然人申请16件，其他申请4件。'), [
    '其他申请4件',
    '其他申请5件',
  ]),
  'narrative-percentage': corrected(
    `${heading.overview}\n\n通过门户网站主动公开信息326条，其中政策解读49条，占总数的12%。`,
    ['12%', '15%'],
  ),
  'narrative-share': corrected(report('全年新收政府信息公开申请21件，申请人均为自然人。'), [
    '申请人均为自然人',
    '申请人以自然人为主',
  ]),
};
