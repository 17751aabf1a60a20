import assert from 'node:assert/strict';
import { applyFix, check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport } from '../support/report';

const md = layoutNamed('pipes').print(cleanReport('plain')).text;
const html = layoutNamed('html').print(cleanReport('plain')).text;
const PROBLEMS = '五、存在的主要问题及改进情况';

/** A heading as it is written, and what the fix makes of it; undefined: there is none that could be made. */
type Case = readonly [heading: string, fixed: string | undefined];

const markdown: readonly Case[] = [
  ['五、存在的问题及改进情况', PROBLEMS],
  ['**五、存在的问题及改进情况**', `**${PROBLEMS}**`],
  ['五、**存在的**问题及改进情况', '五、**存在的主要**问题及改进情况'],
  ['五、存在的**问题**及改进情况', '五、存在的主要**问题**及改进情况'],
  ['五、存在的主要问题及<u>改进措施</u>', '五、存在的主要问题及<u>改进情况</u>'],
  ['五、存在的问题及<u>改进措施</u>', undefined],
  ['五、<font size="5">存在的主要问题</font>及整改措施', '五、<font size="5">存在的主要问题</font>及改进情况'],
  ['五、存在的主要问题及整<b>改措</b>施', undefined],
  ['五、存在的**主要问**题和改进**措施**', undefined],
  ['五、[存在的主要问题](#p)及整改措施', '五、[存在的主要问题](#p)及改进情况'],
  ['五、存在的主要问题及整改措施 {#p}', `${PROBLEMS} {#p}`],
  ['五、存在的主要问题及整改措施[^1]', `${PROBLEMS}[^1]`],
  ['五、存在的主要问题及改进**措施**', undefined],
  ['五、存在的主要~~问题及整改措施~~', undefined],
];

const pages: readonly Case[] = [
  ['<p><strong>五、存在的问题</strong>及改进情况</p>', '<p><strong>五、存在的主要问题</strong>及改进情况</p>'],
  [
    '<p><span>五、</span><span>存在的主要问题</span><span>及整改措施</span></p>',
    '<p><span>五、</span><span>存在的主要问题</span><span>及改进情况</span></p>',
  ],
  ['<p><span>五、存在的主要</span><span>问题及整</span><span>改措施</span></p>', undefined],
];

function fixesOf(text: string): string[] {
  const { document, found } = check(text);
  const titles = found.filter((f) => f.finding.rule === 'section-title');
  assert.equal(titles.length, 1, titles.map((f) => f.finding.message).join('\n'));
  return titles[0]!.finding.fixes.map((fix) => {
    assert.equal(fix.applicability, 'safe');
    return applyFix(document, fix);
  });
}

const tags = (text: string) => (text.match(/<[^>]+>|\*\*|\[\^?[^\]]*\]|\{[^}]*\}/g) ?? []).length;

describe('a title that marks stand in', () => {
  const holds = (whole: string, own: string, cases: readonly Case[]) => {
    for (const [heading, fixed] of cases)
      it(heading, () => {
        assert.ok(whole.includes(own));
        const text = whole.replace(own, heading);
        const out = fixesOf(text);
        assert.equal(out[0], fixed === undefined ? undefined : whole.replace(own, fixed));
        if (fixed === undefined) return;
        assert.equal(tags(fixed), tags(heading));
        assert.equal(check(out[0]!).found.filter((f) => f.finding.rule === 'section-title').length, 0);
      });
  };
  holds(md, new RegExp(`^.*${PROBLEMS}.*$`, 'm').exec(md)![0], markdown);
  holds(html, new RegExp(`<p[^>]*>(?:<strong>)?${PROBLEMS}(?:</strong>)?</p>`).exec(html)![0], pages);
});

describe('a label that marks stand in', () => {
  const cases: readonly Case[] = [
    ['<td>规范性文件</td>', '<td>行政规范性文件</td>'],
    ['<td><span>规范性</span><span>文件</span></td>', '<td><span>行政规范性</span><span>文件</span></td>'],
    ['<td><b>规范</b>性文件</td>', '<td><b>行政规范</b>性文件</td>'],
  ];
  const own = /<td[^>]*>(?:<[^>]+>)*行政规范性文件(?:<[^>]+>)*<\/td>/.exec(html)![0];
  for (const [cell, fixed] of cases)
    it(cell, () => {
      const text = html.replace(own, cell);
      const { document, found } = check(text);
      const [finding] = found.filter((f) => f.finding.rule === 'row-name');
      assert.ok(finding, 'found');
      const [fix] = finding.finding.fixes;
      assert.equal(applyFix(document, fix!), html.replace(own, fixed!));
    });
});
