import { layoutNamed } from '../support/layouts/index';
import { cleanReport } from '../support/report';

/** Texts of about `n` characters: rows, sections, sentences, marks and tags, each repeated or as long as the text. */
type Make = (n: number) => string;

const report = layoutNamed('pipes').print(cleanReport('county'), { seed: 2, eol: '\n' }).text;
const cut = report.indexOf('\n', report.indexOf('（一）主动公开')) + 1;
const head = report.slice(0, cut),
  tail = report.slice(cut);
const APPLICATIONS = report.indexOf('三、收到和处理');
const above = report.slice(0, APPLICATIONS);

const again =
  (unit: string): Make =>
  (n) =>
    unit.repeat(Math.ceil(n / unit.length));
const each =
  (length: number, unit: (i: number) => string): Make =>
  (n) =>
    Array.from({ length: Math.ceil(n / length) }, (_, i) => unit(i)).join('');
/** In the overview of a report. */
const inside =
  (make: Make): Make =>
  (n) =>
    `${head}${make(n)}\n${tail}`;
/** In the section of the applications, which ends with the text. */
const below =
  (make: Make): Make =>
  (n) =>
    `${above}三、收到和处理政府信息公开申请情况\n${make(n)}\n`;
const page =
  (make: Make): Make =>
  (n) =>
    `<html><body>\n${head}${make(n)}\n${tail}`;
const twice =
  (open: string, close: string): Make =>
  (n) => {
    const times = Math.ceil(n / (open.length + close.length));
    return open.repeat(times) + close.repeat(times);
  };

const tables: Readonly<Record<string, Make>> = {
  'labels alone, one a line': below(again('（五）不予处理\n')),
  'labels with figures': below(again('| （五）不予处理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n')),
  'labels that are nearly the form’s': below(
    each(36, (i) => `| （${'一二三四'[i % 4]!}）不${'予于与'[i % 3]!}处${'里理'[i % 2]!}${i % 7} | 2 | 0 | 0 |\n`),
  ),
  'long labels that are nearly the form’s': below(
    each(60, (i) => `| 1.申请人无正当理由逾期不补${'正证'[i % 2]!}、行政机关不再处理其政府信息公开申${i} | 1 | 0 |\n`),
  ),
  'one row as wide as the text': below((n) => `| （五）不予处理 ${again('| 7 ')(n)}|`),
  'a header as wide as the text': below((n) => {
    const columns = Math.ceil(n / 15);
    return `${'| 科研机构 '.repeat(columns)}|\n${'|---'.repeat(columns)}|\n| （五）不予处理 ${'| 7 '.repeat(columns)}|`;
  }),
  'one row of blanks': below((n) => `| （五）不予处理 ${again('|')(n)}`),
  'one row of tabs': below((n) => `（五）不予处理${again('\t7')(n)}`),
  'as many rows as columns': below((n) => {
    const side = Math.ceil(Math.sqrt(n / 4));
    return `| （五）不予处理 ${'| 7 '.repeat(side)}|\n`.repeat(side);
  }),
  'a cell as long as the text': below((n) => `| （五）不予处理 | ${again('字')(n)} | 7 |`),
  'a label as long as the text': below((n) => `| ${again('（五）不予处理')(n)} | 7 | 7 |`),
  'a figure as long as the text': below((n) => `| （五）不予处理 | ${again('8')(n)} | 7 |`),
  'figures one a line': below(again('7\n')),
  'tables of one row': (n) =>
    report.replace(/\n三、收到和处理/, `\n\n${again('| 行政处罚 | 1 |\n\n另见说明。\n\n')(n)}\n三、收到和处理`),
  'tables of one row in the overview': inside(again('| 行政处罚 | 1 |\n\n另见说明。\n\n')),
  'quoted cells between commas': below(again('"（五）不予处理","2","0","0"\n')),
  'one quoted cell over many lines': below((n) => `（五）不予处理,"${again('说明\n')(n)}",2,0`),
  'separators that alternate': below(
    again('（五）不予处理\t2\t0\n| （六）其他处理 | 1 |\n（七）总计  3  0\n（一）予以公开,1,0\n'),
  ),
  'rules between rows': inside(again('|---|---|\n')),
};

const structure: Readonly<Record<string, Make>> = {
  'one section again and again': (n) => report + again('四、政府信息公开行政复议、行政诉讼情况\n另述。\n')(n),
  'all sections again and again': (n) =>
    again('一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n五、存在的主要问题及改进情况\n')(
      n,
    ),
  'many reports': again(`${report}\n`),
  'many reports with residue': again(`${report.replace('。', '。\u0007')}\n`),
  'headings of one section': inside(again('### 四、政府信息公开行政复议、行政诉讼情况\n')),
  'headings that are nearly a section’s': inside(again('四、政府信公开行政复议、行政诉讼情况\n')),
  'parts of a section': inside(again('（二）依申请公开\n')),
  'marks of headings': inside(again('# 节\n')),
  'lists in lists': inside(each(12, (i) => `${'  '.repeat(i % 20)}- 事项\n`)),
  titles: (n) => again('某某县人民政府2023年政府信息公开工作年度报告\n')(n) + report,
  'an agency as long as the text': (n) => again('某某县')(n) + report,
  'a list of sections as long as the text': (n) =>
    report.replace('\n', `\n本报告由${again('总体情况、')(n)}等部分组成。\n`),
};

const sentences: Readonly<Record<string, Make>> = {
  'figures in one sentence': inside(again('办结4件，')),
  'shares in one sentence': inside(again('其中办结4件占6%，')),
  'claims in one sentence': inside(again('新收政府信息公开申请4件，')),
  'parts of parts': inside(again('新收政府信息公开申请9件，其中县区新收4件，')),
  'claims and denials': inside(again('新收政府信息公开申请4件，未收到行政复议申请，')),
  'figures without a stop': inside(again('44010619800101123X ')),
  'a colon before each figure': inside(again('新收：4件 ')),
  'respectively again and again': inside(again('予以公开和不予公开分别为3件、4件，')),
  'shares that are told': inside(again('办结申请4件，占20%，比上年增长10%。')),
  halves: inside(again('各占一半，都是予以公开，')),
  'Chinese numerals without an end': inside(again('四五十百')),
  'Chinese numerals in order': inside(again('三亿六千')),
  'digits and commas': inside(again('8,')),
  'per cent': inside(again('%')),
  periods: inside(again('2023年1月1日至2023年12月31日，')),
  'dates in Chinese': inside(again('二〇二三年十二月三十一日')),
  notices: inside(again('国办发〔2019〕61号')),
  'laws again and again': inside(again('《中华人民共和国政府信息公开条例》')),
  'terms that are nearly right': inside(again('政府信公开工作，依申情公开，')),
  offices: inside(again('某某县人民政府办公室')),
  fees: inside(again('收取信息处理费2.5万元，')),
  'one line of sentences': inside(again('各项工作有序推进。')),
  'lines of sentences': inside(again('各项工作有序推进。\n')),
  'lines with spaces': inside(again('各项 工作\n')),
  'sentences with spaces': inside(again('各项工作 有序推进。\n')),
  'lines of words between slashes': inside(again('各项 / 工作\n')),
};

const marks: Readonly<Record<string, Make>> = {
  'nested brackets': inside(twice('（', '）')),
  'nested quotes': inside(twice('《', '》')),
  'square brackets': inside(again('[bookmark: ')),
  bookmarks: inside(again('[bookmark: _b]')),
  placeholders: inside(again('XX镇')),
  'spaces and a word': inside((n) => `甲${' '.repeat(n)}乙`),
  'lines with residue': inside(again('字\u0007\n')),
  'marks of width nothing': inside(again('\u200b')),
  'marks above letters': inside((n) => `a${'\u0301'.repeat(n)}`),
  'comments that suppress': inside(again('<!-- gouji-ignore row-name: 已核 -->\n')),
  links: inside(again('[甲](http://y)')),
  code: inside(again('`')),
};

const pages: Readonly<Record<string, Make>> = {
  'open blocks': page(again('<div>')),
  'open bold': page(again('<b>字')),
  'open spans in a cell': page((n) => `<table><tr><td>${again('<span>')(n)}1</td></tr></table>`),
  'tables in cells': page(twice('<table><tr><td>', '</td></tr></table>')),
  'cells without a row': page((n) => `<table>${again('<td>7')(n)}`),
  'attributes that do not end': page(again('<td a="')),
  'many attributes': page((n) => `<table><tr><td ${each(8, (i) => `a${i}=1 `)(n)}>7</td></tr></table>`),
  'comments that do not end': page(again('<!--')),
  sections: page(again('<![CDATA[')),
  entities: page(again('&nbsp;')),
  'a number as an entity': page((n) => `&#${again('7')(n)};`),
  'spans of rows': page(
    (n) => `<table>${each(50, () => '<tr><td rowspan="900">予以公开</td><td>7</td></tr>')(n)}</table>`,
  ),
  'struck out': page((n) => `<table><tr><td>${again('<del>7')(n)}</td></tr></table>`),
  'closed and never opened': page(again('</td></p>')),
  'one line of paragraphs': page(again('<p>字</p>')),
  'a report in one line': page((n) => again(`<p>${report.replaceAll('\n', '</p><p>')}</p>`)(n)),
};

export const structureTexts: Readonly<Record<string, Make>> = {
  ...tables,
  ...structure,
  ...sentences,
  ...marks,
  ...pages,
};
