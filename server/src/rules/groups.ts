import type { RuleGroup } from './rule';

/** What the groups of rules are called, in the order of lists. */
export const groupNames: Readonly<Record<RuleGroup, readonly [zh: string, en: string]>> = {
  form: ['格式与章节', 'Form and sections'],
  tables: ['表格与名称', 'Tables and labels'],
  cells: ['单元格', 'Cells'],
  totals: ['合计', 'Totals'],
  prose: ['文字与表格', 'Prose against tables'],
  dates: ['日期与依据', 'Dates and basis'],
  years: ['年度之间', 'Between years'],
  text: ['文字', 'Text'],
};
