import { corrected, heading, type Examples } from './example';

const overview = (text: string) => `${heading.overview}\n\n${text}`;

export const text: Examples = {
  'boilerplate-left': corrected(`${heading.disclosure}\n\n该部分以表格形式报告。表格如下：`, [
    '该部分以表格形式报告。表格如下：',
    '主动公开政府信息情况见下表。',
  ]),
  'conversion-residue': corrected(overview('[bookmark: _GoBack]全年主动公开政府信息326条。'), [
    '[bookmark: _GoBack]',
    '',
  ]),
  'placeholder-left': corrected(overview('全年召开政务公开专题会议XX次，开展业务培训3场。'), ['XX次', '4次']),
  'term-typo': corrected(overview('局党组专题研究政府信公开工作，明确专人负责日常更新。'), [
    '政府信公开',
    '政府信息公开',
  ]),
  'mixed-brackets': corrected(overview('召开专题会议（含视频会议)4次，开展业务培训3场。'), [
    '（含视频会议)',
    '（含视频会议）',
  ]),
  'fee-statement': corrected(`${heading.other}\n\n本年度发出收费通知1件，收取信息处理费0.02万元。`, [
    '0.02万元',
    '200元',
  ]),
  'suppression-unused': corrected(
    overview('<!-- gouji-ignore term-typo: 引用原文，按原样保留 -->\n全年主动公开政府信息326条。'),
    ['主动公开政府信息', '主动公开政府信公开信息'],
  ),
  'personal-data': corrected(overview('对李某（身份证号11010519491231002X）提出的申请，已按期答复。'), [
    '李某（身份证号11010519491231002X）',
    '李某',
  ]),
};
