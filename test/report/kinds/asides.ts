import { layoutNamed } from '../../support/layouts/index';
import type { ReportSpec } from '../../support/report';
import type { Kind } from './kind';

const bars = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((r, i) => `| ${r.join(' | ')} |\n${i === 0 ? `|${r.map(() => '---|').join('')}\n` : ''}`).join('');
const tabs = (rows: readonly (readonly (string | number)[])[]): string => rows.map((r) => `${r.join('\t')}\n`).join('');
const html = (rows: readonly (readonly (string | number)[])[]): string =>
  `<table>\n${rows.map((r) => `<tr>${r.map((c) => `<td>${c}</td>`).join('')}</tr>\n`).join('')}</table>\n`;
const lines = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((r) => `${r.join('\n')}\n`).join('');

const TABLES: Readonly<Record<string, readonly (readonly (string | number)[])[]>> = {
  'two years': [
    ['指标', '2022年', '2023年', '增减'],
    ['新收申请', 51, 59, '+8'],
    ['上年结转', 4, 3, '-1'],
    ['结转下年度', 3, 4, '+1'],
  ],
  'two years in the words of rows': [
    ['项目', '2022年', '2023年'],
    ['本年新收政府信息公开申请数量', 51, 59],
    ['上年结转政府信息公开申请数量', 4, 3],
    ['予以公开', 20, 27],
    ['部分公开', 6, 8],
    ['不予公开', 2, 4],
    ['总计', 52, 58],
  ],
  'rows of table two': [
    ['信息内容', '上年', '本年'],
    ['规章', 0, 1],
    ['行政规范性文件', 5, 9],
    ['行政许可', 188, 201],
    ['行政处罚', 12, 16],
  ],
  'disputes by year': [
    ['类别', '2021年', '2022年', '2023年'],
    ['行政复议', 3, 2, 4],
    ['行政诉讼', 1, 0, 2],
    ['结果维持', 2, 1, 3],
    ['结果纠正', 1, 0, 1],
  ],
  trainings: [
    ['序号', '培训名称', '时间', '人数'],
    [1, '政务公开业务培训', '4月', 86],
    [2, '依申请公开专题辅导', '9月', 45],
    [3, '新媒体管理培训', '11月', 60],
  ],
  channels: [
    ['公开渠道', '发布数量（条）'],
    ['政府网站', 1532],
    ['微信公众号', 418],
    ['政务微博', 96],
    ['其他', 12],
    ['合计', 2058],
  ],
  'ways of asking': [
    ['申请方式', '当面', '信函', '网络', '传真', '总计'],
    ['件数', 10, 21, 27, 1, 59],
  ],
  'kinds of applicants': [
    ['申请人', '自然人', '商业企业', '科研机构', '其他', '总计'],
    ['件数', 40, 5, 1, 13, 59],
    ['占比', '67.8%', '8.5%', '1.7%', '22%', '100%'],
  ],
  results: [
    ['办理结果', '件数', '占比'],
    ['予以公开', 27, '46%'],
    ['部分公开', 8, '14%'],
    ['不予公开', 4, '7%'],
    ['无法提供', 15, '26%'],
    ['总计', 58, '100%'],
  ],
  'units below': [
    ['单位', '受理数', '办结数', '公开数'],
    ['城关镇', 4, 4, 3],
    ['东山乡', 1, 1, 0],
    ['县住建局', 22, 20, 11],
    ['总计', 27, 25, 14],
  ],
};

/** A report into whose sections a table comes that is not the form's. */
function aside(name: string, table: string, layout: string, section: string, where: 'paragraphs' | 'after'): Kind {
  const printed = layoutNamed(layout);
  return {
    name: `${name}, ${layout}, ${section} ${where}`,
    print: (spec: ReportSpec) => {
      const sections = spec.sections.map((s) =>
        s.key === section ? { ...s, [where]: [...s[where], '有关情况见下表：', 'ASIDE'] } : s,
      );
      const text = printed.print({ ...spec, sections }, { pageBreaks: [] }).text;
      return text.replace(/(?:<[^>]*>)?ASIDE(?:<[^>]*>)?/, () => table);
    },
  };
}

const SET: Readonly<Record<string, (rows: readonly (readonly (string | number)[])[]) => string>> = {
  pipes: bars,
  'tabs-plain': tabs,
  html,
  lines,
};
const PLACES: readonly (readonly [string, 'paragraphs' | 'after'])[] = [
  ['overview', 'paragraphs'],
  ['disclosure', 'after'],
  ['applications', 'paragraphs'],
  ['applications', 'after'],
  ['disputes', 'paragraphs'],
  ['disputes', 'after'],
  ['problems', 'paragraphs'],
  ['other', 'paragraphs'],
];

export const asideKinds: readonly Kind[] = Object.entries(TABLES).flatMap(([name, rows]) =>
  Object.entries(SET).flatMap(([layout, set]) =>
    PLACES.map(([section, where]) => aside(name, set(rows), layout, section, where)),
  ),
);
