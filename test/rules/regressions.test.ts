// Reports without a defect, set in ways that were once taken for one.
import assert from 'node:assert/strict';
import { layoutNamed, type PrintOptions } from '../support/layouts/index';
import { brief, check } from '../support/check';
import { cleanReport } from '../support/report';

const printed = (layout: string, options: PrintOptions = {}) =>
  layoutNamed(layout).print(cleanReport('plain'), options).text;

/** A text with every match changed; throws if there is none, so that no test passes for want of a change. */
function changed(text: string, what: RegExp | string, to: string): string {
  const out = typeof what === 'string' ? text.replace(what, () => to) : text.replace(what, to);
  assert.notEqual(out, text, `${what} is not there`);
  return out;
}

const html = () => printed('html');
const heading = '<p><strong>一、总体情况</strong></p>';
const cases: Readonly<Record<string, () => string>> = {
  'a point behind a backslash': () => changed(printed('pipes'), /(\d)\.(属于|存在|信访)/g, '$1\\.$2'),
};
for (const inner of [
  '&emsp;&emsp;一、总体情况',
  '&ensp;一、总体情况',
  '&#12288;&#12288;一、总体情况',
  '&#160;一、总体情况',
  '&#xa0;一、总体情况',
  '<span>一、</span><span>总体情况</span>',
  '<strong>一、</strong><strong>总体情况</strong>',
  '<span>一</span>、总体情况',
  '一、总<span lang=EN-US>体情</span>况',
  '一、&nbsp;总体情况',
])
  Object.assign(cases, { [`an HTML heading ${inner}`]: () => changed(html(), heading, `<p>${inner}</p>`) });
Object.assign(cases, {
  'spaces written out in a Markdown heading': () =>
    changed(printed('pipes', { headings: 'hash' }), /^#+ (二、)/m, '## &emsp;$1&nbsp;'),
});
for (const space of ['&nbsp;', '&ensp;', '&emsp;', '&#160;', '&#xa0;', '&#12288;']) {
  Object.assign(cases, {
    [`${space} before a figure`]: () => changed(printed('pipes'), /\| (\d+) (?=\|)/g, `| ${space}$1 `),
  });
}

for (const space of [' ', '\u3000']) {
  Object.assign(cases, {
    [`cells ${space === ' ' ? 'one space' : 'a wide space'} apart`]: () =>
      printed('tabs')
        .split('\n')
        .map((l) =>
          l.includes('\t')
            ? l
                .split('\t')
                .filter((c) => c !== '')
                .join(space)
            : l,
        )
        .join('\n'),
  });
}
for (const layout of ['lines', 'pdf', 'tab-cells', 'tabs', 'pipes'])
  for (const mark of ['3', '\f3', '3 / 8', 'Page 3', '第3页共8页']) {
    Object.assign(cases, {
      [`${JSON.stringify(mark)} between two rows of ${layout}`]: () => {
        const text = printed(layout);
        const at = text.lastIndexOf('\n', text.indexOf('行政查询事项')) + 1;
        const row = layout === 'tab-cells' ? text.lastIndexOf('\n\n', at) + 2 : at;
        return `${text.slice(0, row)}\n${mark}\n\n${text.slice(row)}`;
      },
    });
  }

for (const space of ['  ', '\u00a0\u00a0', '    '])
  Object.assign(cases, {
    [`${JSON.stringify(space)} inside a word on its own line`]: () =>
      changed(printed('lines'), /^总计$/gm, `总${space}计`),
  });

const titles = cleanReport('plain').form.sections.map((s, i) => `${'一二三四五六七'[i]}、${s.title}`);
for (const end of ['……………1', '......1', '\t1', ' 1', ''])
  for (const layout of ['pipes', 'pdf'])
    for (const below of ['', '根据《']) {
      Object.assign(cases, {
        [`contents with ${JSON.stringify(end)} ${below ? 'below' : 'above'} the title of ${layout}`]: () => {
          const text = printed(layout),
            at = text.indexOf(below);
          return `${text.slice(0, at)}目录\n\n${titles.map((t) => t + end).join('\n')}\n\n${text.slice(at)}`;
        },
      });
    }

describe('clean reports set in unusual ways have no findings', () => {
  for (const [title, source] of Object.entries(cases)) {
    it(title, () => {
      const text = source();
      assert.deepEqual(brief(text, check(text).found), []);
    });
  }
});

describe('a label’s fix', () => {
  const fixOf = (text: string) =>
    check(text).found.flatMap(({ finding }) => (finding.rule === 'row-name' ? finding.fixes : []));
  it('keeps a number that no point follows', () => {
    const [fix] = fixOf(changed(printed('pipes'), '5.属于三类内部事务信息', '5属于三类内部事物信息'));
    assert.equal(fix?.edits[0]?.newText, '5.属于三类内部事务信息');
  });
  it('is for a person to choose where it takes words away', () => {
    for (const fix of fixOf(changed(printed('pipes'), '8.属于行政查询事项', '8.属于行政查询事项总计')))
      assert.equal(fix.applicability, 'suggested');
  });
});

describe('marks without width in a figure', () => {
  for (const layout of ['pipes', 'html', 'tabs', 'lines'])
    it(`are told as residue and nothing else, in ${layout}`, () => {
      const text = changed(printed(layout), '20356', '20\u200b3\ufeff56');
      assert.deepEqual(
        check(text).found.map(({ finding }) => finding.rule),
        ['conversion-residue'],
      );
    });
});
