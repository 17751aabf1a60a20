import type { RuleExample } from '../rule';

export type Examples = Readonly<Record<string, RuleExample>>;

/** An example whose right text is the wrong one with some words changed. */
export function corrected(wrong: string, ...changes: readonly (readonly [from: string, to: string])[]): RuleExample {
  return { wrong, right: changes.reduce((text, [from, to]) => text.replace(from, to), wrong) };
}

export const heading = {
  overview: '一、总体情况',
  disclosure: '二、主动公开政府信息情况',
  applications: '三、收到和处理政府信息公开申请情况',
  disputes: '四、政府信息公开行政复议、行政诉讼情况',
  problems: '五、存在的主要问题及改进情况',
  other: '六、其他需要报告的事项',
} as const;

/** Table two, or the parts of it with these numbers. */
export function disclosureTable(parts: readonly ('一' | '五' | '六' | '八')[] = ['一', '五', '六', '八']): string {
  const rows = {
    一: [
      '| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |',
      '| 规章 | 0 | 0 | 0 |',
      '| 行政规范性文件 | 3 | 1 | 26 |',
    ],
    五: ['| 信息内容 | 本年处理决定数量 |', '| 行政许可 | 412 |'],
    六: ['| 信息内容 | 本年处理决定数量 |', '| 行政处罚 | 36 |', '| 行政强制 | 2 |'],
    八: ['| 信息内容 | 本年收费金额（单位：万元） |', '| 行政事业性收费 | 18.6 |'],
  };
  return [heading.disclosure, '', ...parts.flatMap((p) => [`| 第二十条第（${p}）项 |`, ...rows[p]])].join('\n');
}

/** Rows of table three below its header. */
export function applicationRows(...rows: readonly string[]): string {
  return [
    heading.applications,
    '',
    '|  | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** The four rows of table three that balance. */
export const mainRows = applicationRows(
  '| 一、本年新收政府信息公开申请数量 | 16 | 2 | 0 | 0 | 3 | 0 | 21 |',
  '| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |',
  '| （七）总计 | 17 | 2 | 0 | 0 | 3 | 0 | 22 |',
  '| 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
);

/** Table four. */
export const disputesTable = [
  heading.disputes,
  '',
  '| 行政复议 | | | | | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |',
  '|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|',
  `|${' 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |'.repeat(3)}`,
  '| 2 | 1 | 0 | 1 | 4 | 1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 |',
].join('\n');
