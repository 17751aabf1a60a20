import { layoutNamed } from '../support/layouts/index';
import { cleanReport } from '../support/report';
import { hostile as pieces } from '../syntax/hostile';

const report = layoutNamed('pipes').print(cleanReport('county'), { seed: 1, eol: '\n' }).text;
const lineAfter = (find: string): number => report.indexOf('\n', report.indexOf(find)) + 1;
/** The report with a text put behind the line that holds `find`. */
const inside = (find: string, text: string): string =>
  report.slice(0, lineAfter(find)) + text + report.slice(lineAfter(find));
const again =
  (line: string) =>
  (n: number): string =>
    line.repeat(Math.ceil(n / line.length));
const each =
  (length: number, line: (i: number) => string) =>
  (n: number): string =>
    Array.from({ length: Math.ceil(n / length) }, (_, i) => line(i)).join('');

/** What stands in the overview of a report: made for the rules that read prose. Each about `n` characters long. */
const prose: Readonly<Record<string, (n: number) => string>> = {
  'a paragraph of claims': again('新收政府信息公开申请59件，予以公开27件，占46.6%，'),
  'a paragraph of figures': again('12件、'),
  'a paragraph of wrong claims': again('新收政府信息公开申请58件，'),
  'paragraphs of wrong claims': again('全年新收政府信息公开申请58件，办结57件。\n\n'),
  'a list that never ends': again('其中3件，'),
  'shares of shares': again('占46.6%，占12%，其中占3%，'),
  commas: again('，'),
  'clauses without an end': again('信息公开工作，'),
  years: again('2022年1月1日至2021年12月31日，'),
  notices: again('《国务院办公厅关于印发〈政府信息公开〉的通知》（国办函〔2020〕109号）、'),
  'open quotes': again('《'),
  'open brackets': again('（('),
  'brackets in brackets': (n) => '（'.repeat(n / 2) + '）'.repeat(n / 2),
  'digits and spaces': again('1 '),
  'one number': again('9'),
  'numbers with commas': again('1,234,'),
  'Chinese numerals': again('一千二百三十四万五千'),
  'identity numbers': again('110101199003071234'),
  'telephone numbers': again('13800138000、010-12345678，'),
  placeholders: again('XX年××件'),
  dots: again('…'),
  'word fields': again('{ HYPERLINK "'),
  'spaces before a field': (n) => `${' '.repeat(n)}HYPERLINK`,
  bookmarks: again('[bookmark: '),
  'invisible marks': again('a\u200b'),
  'the same paragraph': again(
    '坚持公开为常态，及时发布规划计划、财政资金、重大项目等信息，重要政策文件与解读材料同步起草、同步审签、同步发布。\n\n',
  ),
  aspects: again('主动公开、依申请公开、平台建设、监督保障。\n'),
  fees: again('收取信息处理费15元，'),
};

/** Reports with something without end in them. */
const reports: Readonly<Record<string, (n: number) => string>> = {
  'rows of the form again and again': (n) => inside('行政强制', again('| 行政处罚 | 874 |\n')(n)),
  'rows the form does not know': (n) => inside('行政强制', each(22, (i) => `| 某某事项${i} | 3 |\n`)(n)),
  'rows with too many cells': (n) => inside('行政强制', again('| 行政处罚 | 1 | 2 | 3 | 4 | 5 | 6 |\n')(n)),
  'a row of cells without end': (n) => inside('行政强制', `| 行政处罚 ${again('| 1 ')(n)}|\n`),
  'cells that are no counts': (n) => inside('行政强制', again('| 行政处罚 | 三件 |\n')(n)),
  'sections of the form again and again': (n) => report + again('\n五、存在的主要问题及改进情况\n\n无。\n')(n),
  'sections with wrong numbers': (n) => report + again('\n九、总体情况\n无。\n')(n),
  'sections with near titles': (n) => report + again('\n一、总体情形\n无。\n')(n),
  'one report after another': (n) => again(`${report}\n`)(n),
  'reports without figures': (n) => again(`${report.slice(0, report.indexOf('二、主动公开'))}\n`)(n),
  conflicts: (n) =>
    inside('行政强制', again('<<<<<<< HEAD\n| 行政处罚 | 1 |\n=======\n| 行政处罚 | 2 |\n>>>>>>> b\n')(n)),
};

export const texts: Readonly<Record<string, (n: number) => string>> = {
  ...pieces,
  ...Object.fromEntries(
    Object.entries(pieces).map(([name, make]) => [
      `in a report: ${name}`,
      (n: number) => inside('（一）主动公开', `${make(n)}\n`),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(prose).map(([name, make]) => [
      `prose: ${name}`,
      (n: number) => inside('（一）主动公开', `${make(n)}\n`),
    ]),
  ),
  ...reports,
};
