import assert from 'node:assert/strict';
import { brief, check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport } from '../support/report';

// What tools and pages leave in a table: spaces of another width, marks of merged cells, empty tags, the page's title.

const spec = cleanReport('plain');
const printed = (layout: string): string => layoutNamed(layout).print(spec, {}).text;
const TITLE = printed('pipes')
  .split('\n', 1)[0]!
  .replace(/^#+\s*/, '');

/** The fourth table as two, in one table with lines of blanks between. */
function inTwo(text: string): string {
  const lines = text.split('\n');
  const last = lines.findLastIndex((l) => l.startsWith('|'));
  const figures = lines[last]!.split('|').slice(1, -1);
  const first = lines.findLastIndex((l, i) => i < last && !l.startsWith('|')) + 1;
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const heads = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const blank = ['', '', '', ''];
  const two = [
    row(['行政复议', ...blank]),
    '|---|---|---|---|---|',
    row(heads),
    row(['', ...blank]),
    row(figures.slice(0, 5)),
    row(['', ...blank]),
    row(['行政诉讼', ...blank, '', ...blank]),
    row(['未经复议直接起诉', ...blank, '复议后起诉', ...blank]),
    row([...heads, ...heads]),
    row(figures.slice(5)),
  ];
  return [...lines.slice(0, first), ...two, ...lines.slice(last + 1)].join('\n');
}

/** The fourth table with a row for each kind of case. */
function byKind(text: string): string {
  const lines = text.split('\n');
  const last = lines.findLastIndex((l) => l.startsWith('|'));
  const figures = lines[last]!.split('|').slice(1, -1);
  const first = lines.findLastIndex((l, i) => i < last && !l.startsWith('|')) + 1;
  const kinds = ['行政复议', '未经复议直接起诉', '复议后起诉'];
  const rows = kinds.map((k, i) => `| ${k} | ${figures.slice(5 * i, 5 * i + 5).join(' | ')} |`);
  const head = ['|  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |', '|---|---|---|---|---|---|'];
  return [...lines.slice(0, first), ...head, ...rows, ...lines.slice(last + 1)].join('\n');
}

const titlesOf = (text: string): readonly string[] =>
  text.match(/[一二三四五六]、[\u4e00-\u9fff、]{4,24}情况|六、其他需要报告的事项/g) ?? [];

describe('what tools leave in tables', () => {
  const kinds: readonly (readonly [what: string, layout: string, edit: (text: string) => string])[] = [
    ['cells one em space apart', 'tabs-plain', (t) => t.replace(/\t/g, '\u2003')],
    ['a mark for what is merged with the cell above', 'pipes', (t) => t.replace(/^\| +\|(?= )/gm, '| ::: |')],
    ['an empty tag behind each figure', 'pipes', (t) => t.replace(/(\d) \|/g, '$1<sub></sub> |')],
    [
      'the title and the number of a page between two rows',
      'tabs-plain',
      (t) => t.replace(/^(?=.*3\.危及)/m, `\n${TITLE}\n4\n\n`),
    ],
    ['the last table as two, lines of blanks between', 'pipes', inTwo],
    ['the last table with a row for each kind of case', 'pipes', byKind],
    [
      'a line’s end in each cell behind an emphasised figure',
      'pipes',
      (t) => t.replace(/ (\d+) \|/g, ' <em>$1</em><br/> |'),
    ],
    [
      'bookmarks behind the document, the title first',
      'html',
      (t) =>
        `${t}<h1>Document Outline</h1>\n<p>${TITLE}</p>\n${titlesOf(t)
          .map((h) => `<p>${h}</p>`)
          .join('\n')}\n`,
    ],
    ['a row emphasised as a whole, tabs inside', 'tabs-plain', (t) => t.replace(/^(一、本年新收.*)$/m, '**$1\t**')],
    ['a label and its bar emphasised', 'cell-bars', (t) => t.replace(/^(一、本年新收.*\|)$/m, '**$1**')],
    ['a break in the line of a label', 'lines', (t) => t.replace(/（区分处理的/, '<br>（区分处理的')],
    ['a heading right below a table in HTML', 'html-markdown', (t) => t.replace(/(<\/table>)\n\n/g, '$1\n')],
    ['figures set as code', 'lines', (t) => t.replace(/^(\d+)$/gm, '`$1`')],
    [
      'a section’s number in an element of its own',
      'html',
      (t) =>
        t.replace(
          /<(h\d|p)([^<>]*)>(?:<[a-z][^<>]*>)*一、(?:<[^<>]*>)*总体情况(?:<\/[a-z]+>)*<\/\1>/,
          '<p>一、</p>\n<p>总体情况</p>',
        ),
    ],
  ];
  for (const [what, layout, edit] of kinds)
    it(`${what}: every figure is read, and nothing is told`, () => {
      const text = edit(printed(layout));
      assert.notEqual(text, printed(layout));
      const { document, found } = check(text);
      const { facts, form } = document.reports[0]!;
      const wrong = form.facts.filter((f) => facts[f.index]?.cell.value !== spec.figures[f.id]).map((f) => f.id);
      assert.deepEqual([wrong, brief(text, found)], [[], []]);
    });
});

describe('digits in a label', () => {
  for (const left of ['行政许可 3+', '0行政许可'])
    it(`${left}: a person decides whether they go`, () => {
      const { found } = check(printed('pipes').replace('行政许可 ', `${left} `));
      const fixes = found.flatMap(({ finding }) => finding.fixes.map((f) => `${finding.rule} ${f.applicability}`));
      assert.deepEqual([...new Set(fixes)], ['row-name suggested']);
    });
});

describe('a title in other lines', () => {
  const titles: readonly (readonly [what: string, head: string])[] = [
    ['its year in a line of its own', '青禾县林业局\n2024年\n政府信息公开工作年度报告\n'],
    ['in the head of a file', '---\ntitle: 青禾县林业局2024年政府信息公开工作年度报告\ndate: 2025-01-20\n---\n'],
  ];
  for (const [what, head] of titles)
    it(what, () => {
      const { document } = check(`${head}\n一、总体情况\n\n工作有序开展。\n\n二、主动公开政府信息情况\n`, {
        forced: true,
      });
      const { agency, year } = document.reports[0]!;
      assert.deepEqual([agency, year], ['青禾县林业局', 2024]);
    });
});
