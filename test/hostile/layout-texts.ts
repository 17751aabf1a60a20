import { layoutNamed } from '../support/layouts/index';
import { cleanReport } from '../support/report';

/** Texts of about `n` characters: tables in every layout, clauses of all kinds, and comments that suppress. */
type Make = (n: number) => string;

const spec = cleanReport('county');
const reportIn = (layout: string) => layoutNamed(layout).print(spec, { seed: 3, eol: '\n' }).text;
const markdown = reportIn('pipes');
const again =
  (unit: string): Make =>
  (n) =>
    unit.repeat(Math.ceil(n / unit.length));
const each =
  (length: number, unit: (i: number) => string): Make =>
  (n) =>
    Array.from({ length: Math.ceil(n / length) }, (_, i) => unit(i)).join('');
const lineWith = (text: string, find: string) => text.indexOf('\n', text.indexOf(find)) + 1;
/** A text of some length behind the line of a report that holds a word. */
const behind =
  (find: string, make: Make, text = markdown): Make =>
  (n) =>
    `${text.slice(0, lineWith(text, find))}${make(n)}\n${text.slice(lineWith(text, find))}`;
const overview = (make: Make): Make => behind('（一）主动公开', make);
const table = (make: Make): Make => behind('行政强制', make);

const pieces: Readonly<Record<string, Make>> = {
  'pieces of labels, one a line': table(again('不予\n公开\n（三）\n')),
  'characters of a label, one a line': table(again('行\n政\n强\n制\n')),
  'a label cut by spaces': table(again('行 政 强 制 ')),
  'labels and figures in turn, no lines': table(again('行政处罚 3 行政强制 4 ')),
  'groups of labels without leaves': table(again('三、本年度办理结果\n')),
  'pieces of a group beside leaves': table(
    again('| 三、本年度 | （一）予以公开 | 1 |\n| 办理结果 | （二）部分公开 | 2 |\n'),
  ),
  'headers again and again': table(again('| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n')),
  'header words one a line': table(again('自然人\n商业\n企业\n科研\n机构\n')),
  'pages between rows': table(each(24, (i) => `| 行政处罚 | 1 |\n\n— ${i} —\n\n`)),
  'figures broken over lines': table(again('12\n34\n5\n')),
  'rows with errors of a spreadsheet': table(again('| 行政处罚 | #REF! |\n')),
  'rows with notes': table(again('| 行政处罚[^1] | 3[^2] |\n')),
  'rows with formulas': table(again('| 行政处罚 | $\\mathbf{3}$ |\n')),
  'rows parted by empty cells': table(again('| | | | |\n| 行政处罚 | | 3 | |\n')),
  'box drawing': table(again('├──┼──┤\n│行政处罚│3│\n')),
  'grid tables': table(again('+---+---+\n| 行政处罚 | 3 |\n+===+===+\n')),
  'rows of dashes of all lengths': table(each(40, (i) => `${'-'.repeat(1 + (i % 60))} ${'-'.repeat(i % 7)}\n`)),
  'columns of spaces': table(each(60, (i) => `行政处罚${' '.repeat(2 + (i % 40))}${i}\n`)),
  'tabs and spaces': table(again('行政处罚\t \t 3\t\t4 \t\n')),
  'semicolons and slashes': table(again('行政处罚;3;4 / 5 / 6\n')),
  'strings in lists': table(again('["行政处罚", "3", "4"],\n')),
  'objects of JSON': table(again('{"name": "行政处罚", "value": 3},\n')),
  'rows as XML': table(again('<row><c>行政处罚</c><c>3</c></row>\n')),
  'rows of a wiki': table(again('|-\n| 行政处罚 || 3\n')),
  'rows of reStructuredText': table(again('* - 行政处罚\n  - 3\n')),
  'rows of LaTeX': table(again('行政处罚 & 3 \\\\ \\hline\n')),
};

const words: Readonly<Record<string, Make>> = {
  'one clause of all terms': overview(again('新收申请结转申请办结申请予以公开部分公开不予公开无法提供不予处理')),
  'shares of one whole': overview((n) => `共办结申请100件，${again('予以公开1件，占1%；')(n)}`),
  'growth upon growth': overview(again('比上年增长3%，比上年减少4件，同比持平，')),
  'lists of applicants': overview(again('自然人3件、商业企业2件、科研机构1件，')),
  'respectively of many': overview((n) => `${again('予以公开、不予公开、')(n)}分别为${again('3件、')(n)}。`),
  'parts that never add up': overview((n) => `受理申请9999件，其中${again('予以公开3件，')(n)}。`),
  'brackets with figures': overview(again('（其中新收3件（含网上2件））')),
  'negations in a row': overview(again('未新收申请，没有不予公开，无行政复议，')),
  'names of bodies': overview(again('县自然资源局、县教育局、县卫健委、')),
  'of bodies with figures': overview(again('县教育局收到申请3件，县卫健委收到申请4件，')),
  'all bodies again and again': overview(again('全县各部门各乡镇收到申请3件。')),
  'quotes of laws with years': overview(again('《条例》（2007年修订）、')),
  'dates that cannot be': overview(each(14, (i) => `2023年${i % 99}月${i % 77}日，`)),
  'sentences copied': overview(each(34, (i) => `第${i}项工作进展顺利，新收政府信息公开申请${i}件。\n`)),
  'points and commas in numbers': overview(again('1.2,3.4，5·6、')),
  'signs of currency': overview(again('￥3.5万元、$4、5元、')),
  'percent without numbers': overview(again('占比为％，')),
  'chapters of the body': overview(each(20, (i) => `（${i}）工作情况\n文字。\n`)),
  'letters and digits run together': overview(again('A1B2C3D4E5F6')),
  'emphasis that does not end': overview(again('**办结3件 ')),
  'emphasis in words': overview(again('办**结**3**件**，')),
  'tags in sentences': overview(again('办<b>结</b>3<i>件</i>，')),
  footnotes: overview(each(30, (i) => `办结3件[^${i}]。\n\n[^${i}]: 见附件。\n`)),
  'links to places': overview(again('[办结3件](#a(b)c)、')),
  images: overview(again('![图](data:image/png;base64,AAAA)')),
  'attributes of spans': overview(again('[办结]{.a #b c=d}3件')),
  fences: overview(again('::: {.a}\n办结3件\n:::\n')),
  'fences of code': overview(again('```\n办结3件\n~~~\n')),
  'quoted lines': overview(again('> > > 办结3件\n')),
  escapes: overview(again('\\*办结\\_3\\#件')),
  'entities in words': overview(again('办&#32467;3&nbsp;件&amp;')),
  'half surrogates': overview(again('办\ud800结\udc00')),
  'marks of direction': overview(again('办\u202e结\u2066')),
  'radicals for characters': overview(again('⺠⻛⻅⻚')),
  'line ends of all kinds': overview(again('办结\u2028结\u0085件\v3\f')),
};

const directives: Readonly<Record<string, Make>> = {
  'comments for a rule, each other': overview(each(44, (i) => `<!-- gouji-ignore row-name: 原因${i} -->\n办结。\n`)),
  'comments for the file': overview(again('<!-- gouji-ignore-file term-typo: 已核 -->\n')),
  'comments for a fact': overview(again('<!-- gouji-ignore row-total applications.new.total: 已核 -->\n\n')),
  'comments on lines with findings': table(
    again('| 行政处罚 | 三件 | <!-- gouji-ignore cell-not-a-number: 已核 -->\n'),
  ),
  'comments and findings, one a line': overview(again('依申情公开工作。<!-- gouji-ignore row-name: 已核 -->\n\n')),
  'comments that suppress, one a line': overview(again('依申情公开工作。<!-- gouji-ignore term-typo: 已核 -->\n\n')),
  'comments between findings': overview(again('<!-- gouji-ignore term-typo: 已核 -->\n\n依申情公开工作。\n\n')),
  'reports with a comment each': (n) =>
    again(markdown.replace('（一）', '<!-- gouji-ignore row-name: 已核 -->\n\n（一）'))(n),
  'comments without end that suppress': overview(again('<!-- gouji-ignore row-name: ')),
  'reports with comments': (n) =>
    again(markdown.replace('（一）', '<!-- gouji-ignore-file row-name: 已核 -->\n\n（一）'))(n),
};

/** What stands in a report of another layout, behind one of its rows. */
const otherLayouts: Readonly<Record<string, Make>> = Object.fromEntries(
  ['lines', 'tabs-plain', 'pdf', 'html', 'joined', 'cell-bars', 'commas'].flatMap((layout) => {
    const text = reportIn(layout);
    const own = text.split('\n').find((line) => line.includes('行政强制')) ?? '行政强制';
    return [
      [`${layout}: one row again and again`, behind('行政强制', again(`${own}\n`), text)],
      [`${layout}: one figure a line`, behind('行政强制', again('3\n'), text)],
      [`${layout}: reports one behind the other`, (n: number) => again(`${text}\n`)(n)],
      [
        `${layout}: a report cut after each section`,
        (n: number) => again(`${text.slice(0, text.indexOf('四、'))}\n`)(n),
      ],
      [
        `${layout}: the end of a report again and again`,
        (n: number) => text + again(text.slice(text.indexOf('四、')))(n),
      ],
    ] as const;
  }),
);

const pages: Readonly<Record<string, Make>> = Object.fromEntries(
  Object.entries({
    'links in a cell': (n: number) => `<table><tr><td>3${again('<a href="#x">1</a>')(n)}</td></tr></table>`,
    'marks in a cell': (n: number) => `<table><tr><td>3${again('<sup>1</sup>')(n)}</td></tr></table>`,
    'cells that are not closed': (n: number) => `<table>${again('<tr><td>行政处罚<td>3')(n)}`,
    'tables that are not closed': again('<table><tr><td>行政处罚</td><td>3'),
    'headings in cells': again('<table><tr><td><h2>四、政府信息公开行政复议、行政诉讼情况</h2></td></tr></table>'),
    'lists in cells': (n: number) => `<table><tr><td>${again('<li>行政处罚3')(n)}</td></tr></table>`,
    'tables that lay out': again('<table><tr><td><p>办结申请3件。</p><p>再办4件。</p></td></tr></table>'),
    'blocks that are closed alone': again('</div></p></section>'),
    'spans that are not closed': again('<span style="x">办结3件</p><p>'),
    scripts: again('<script>var a = "<table><tr><td>3";</script>'),
    'styles that are not closed': again('<style>td { '),
    'text areas': again('<textarea><td>3'),
    'names of the office': again('<o:p>&nbsp;</o:p><w:t>行政处罚</w:t>'),
    'conditions of the office': again('<!--[if gte mso 9]><xml><w:t>3</w:t></xml><![endif]-->'),
    'processing instructions': again('<?xml version="1.0"?><p>3'),
    'attributes with tags': again('<td title="<td>3</td>">4</td>'),
    'attributes without quotes': again('<td a=b c=d e=f/>'),
    'ends with attributes': again('</td a="b">3'),
    'less than': again('<3 < 4 <'),
  }).map(([name, make]) => [`page: ${name}`, (n: number) => `<html><body>\n${overview(make)(n)}`]),
);

export const layoutTexts: Readonly<Record<string, Make>> = {
  ...pieces,
  ...words,
  ...directives,
  ...otherLayouts,
  ...pages,
};
