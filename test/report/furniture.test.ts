import assert from 'node:assert/strict';
import { brief, check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport, type ReportSpec } from '../support/report';

const spec = cleanReport('plain');
const AGENCY = '青禾县人民政府';

interface Page {
  readonly name: string;
  readonly before: string;
  readonly after?: string;
}

/** What stands around a report copied from a page, as text. */
const pages: readonly Page[] = [
  {
    name: 'links to the parts',
    before:
      '- [一、总体情况](#1)\n- [二、主动公开政府信息情况](#2)\n- [三、收到和处理政府信息公开申请情况](#3)\n- [四、政府信息公开行政复议、' +
      '行政诉讼情况](#4)\n- [五、存在的主要问题及改进情况](#5)\n- [六、其他需要报告的事项](#6)\n\n',
  },
  { name: 'a path of links', before: '当前位置：首页 > 政务公开 > 政府信息公开年报 > 县政府\n\n' },
  { name: 'a path without a word before it', before: '首页 » 信息公开 » 法定主动公开内容 » 政府信息公开年报\n\n' },
  { name: 'a path of slashes', before: '您现在的位置：网站首页 / 政府信息公开 / 政府信息公开工作年度报告 / 正文\n\n' },
  {
    name: 'lines about the document',
    before:
      '索 引 号：QH000/2024-00021\n发文机关：青禾县人民政府办公室\n成文日期：2024年2月18日\n标　　题：' +
      '青禾县人民政府2023年政府信息公开工作年度报告\n发布日期：2024-02-19 10:21\n\n',
  },
  {
    name: 'a table about the document, with bars',
    before:
      '| 索引号 | QH000/2024-00021 | 主题分类 | 政务公开 |\n| --- | --- | --- | --- |\n| 发文机关 | 青禾县政府办 | ' +
      '成文日期 | 2024-02-18 |\n| 标题 | 青禾县人民政府2023年政府信息公开工作年度报告 | | |\n| 发文字号 | | 有效性 | 有效 |\n\n',
  },
  {
    name: 'a table about the document, with tabs',
    before:
      '索引号\tQH000/2024-00021\t主题分类\t政务公开\n发布机构\t青禾县政府办\t发布日期\t2024-02-19\n名称\t青禾县人民政府2023年政府信息公' +
      '开工作年度报告\t\t\n文号\t\t有效性\t有效\n\n',
  },
  {
    name: 'a table about the document, a cell a line',
    before:
      '索引号\nQH000/2024-00021\n组配分类\n政府信息公开年报\n发布机构\n青禾县政府办\n生成日期\n2024-02-19\n信息名称\n青禾县人民政府2023年政府信息公开工作年度报告\n\n',
  },
  {
    name: 'share buttons and counts',
    before: '来源：县政府办　发布时间：2024-02-19　浏览次数：1532 次　字体：[大 中 小]\n分享到：微信 微博 QQ空间\n\n',
    after:
      '\n\n扫一扫在手机打开当前页\n【打印本页】【关闭窗口】\n上一篇：没有了\n下一篇：青禾县财政局2023年政府信息公开工作年度报告\n',
  },
  {
    name: 'the foot of a page',
    before: '',
    after:
      '\n\n相关链接：省政府门户网站　市政府门户网站\n主办：青禾县人民政府　承办：青禾县人民政府办公室\n网站标识码：5399990001　备案号：滇ICP备05009999号\n联系电话：0999-8890012\n',
  },
  {
    name: 'the menu of a site',
    before: '网站首页\n政务公开\n政务服务\n互动交流\n走进青禾\n无障碍阅读\n长者模式\n\n',
  },
  {
    name: 'the columns of a site’s publicity',
    before: '- 政府信息公开指南\n- 政府信息公开制度\n- 法定主动公开内容\n- 政府信息公开年报\n- 依申请公开\n\n',
  },
  {
    name: 'reports of others beside it',
    before: '',
    after:
      '\n\n相关阅读\n\n- 青禾县2022年政府信息公开工作年度报告\n- 青禾县2021年政府信息公开工作年度报告\n- 云坪镇2023年政府信息公开工作年度报告\n',
  },
  {
    name: 'attachments',
    before: '',
    after: '\n\n附件：\n1.青禾县人民政府2023年政府信息公开工作年度报告.docx\n2.政策解读.pdf\n',
  },
];

function holds(text: string, of: ReportSpec): void {
  const { document, found } = check(text);
  const [report, ...others] = document.reports;
  assert.deepEqual(brief(text, found), []);
  assert.equal(others.length, 0, 'one report');
  assert.equal(report!.agency, AGENCY);
  assert.equal(report!.year, 2023);
  assert.equal(report!.titleText, of.title);
  assert.equal(report!.sections.length, 6);
  assert.equal(report!.tables.length, 3);
}

describe('what a page puts around a report', () => {
  for (const layout of ['pipes', 'tabs', 'lines'])
    for (const { name, before, after = '' } of pages)
      it(`${layout}: ${name}`, () => holds(before + layoutNamed(layout).print(spec).text + after, spec));
});

const NAV =
  '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li>' +
  '<a href="/zwfw/">政务服务</a></li></ul></div>';
const CRUMB =
  '<div>当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政府信息公开</a> &gt; <a href="#">政府信息公开年报</a></div>';
const META =
  '<table class="meta"><tr><td>索引号</td><td>QH000/2024-00021</td><td>发布机构</td><td>' +
  '青禾县政府办</td></tr><tr><td>标题</td><td colspan="3">青禾县人民政府2023年政府信息公开工作年度报告</td></tr><tr>' +
  '<td>发布日期</td><td>2024-02-19</td><td>有效性</td><td>有效</td></tr></table>';
const SHARE =
  '<div class="share">分享到：<a>微信</a><a>微博</a> 浏览次数：<span>1532</span> 字号：[<a>大</a> <a>小</a>]</div>';
const FOOT =
  '<div class="foot"><p>主办：青禾县人民政府办公室　网站标识码：5399990001</p><p>滇ICP备05009999号　滇公网安备 53999902000101号</p></div>';

/** The whole page, by what holds the report in it. */
const shells: readonly (readonly [string, (body: string) => string])[] = [
  ['divisions', (body) => `${NAV}${CRUMB}${META}${SHARE}<div id="zoom">${body}</div>${FOOT}`],
  [
    'one table, a row for each part',
    (body) =>
      `<table width="1000"><tr><td>${NAV}</td></tr><tr><td>${CRUMB}</td></tr><tr><td>` +
      `${SHARE}</td></tr><tr><td>${body}</td></tr><tr><td>${FOOT}</td></tr></table>`,
  ],
  [
    'one table, a menu beside the text',
    (body) =>
      `<table><tbody><tr><td width="200">${NAV}<table><tr><td>政府信息公开指南</td></tr><tr><td>` +
      `政府信息公开年报</td></tr></table></td><td>${CRUMB}${META}${body}${SHARE}</td></tr><tr>` +
      `<td colspan="2">${FOOT}</td></tr></tbody></table>`,
  ],
  [
    'tables within tables',
    (body) =>
      `<table><tr><td><table><tr><td>${META}</td></tr><tr><td><table><tr><td>${body}</td></tr>` +
      '</table></td></tr></table></td></tr></table>',
  ],
];

/** What a browser shows above the page. */
const heads = [
  '<title>政府信息公开年报_青禾县</title>',
  '<title>青禾县人民政府2023年政府信息公开工作年度报告_青禾县人民政府门户网站</title><meta name="ArticleTitle" content="年报">',
  '<meta charset="utf-8"><title>正文</title><style>.a { margin: 0 }</style><script>var n = 3;</script>',
];

describe('a page that holds a report', () => {
  for (const layout of ['html', 'html-line', 'html-pretty'])
    for (const [name, shell] of shells)
      it(`${layout}: ${name}`, () => {
        const { text } = layoutNamed(layout).print(spec);
        const page = /<body[^>]*>([^]*)<\/body>/.exec(text)?.[1] ?? text;
        for (const head of heads)
          holds(`<!DOCTYPE html>\n<html><head>${head}</head><body>${shell(page)}</body></html>\n`, spec);
      });
});
