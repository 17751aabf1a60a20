import { layoutNamed } from '../../support/layouts/index';
import type { Kind } from './kind';

type List = (headings: readonly string[]) => string;

const html: List = (headings) =>
  `<a name="outline"></a><h1>Document Outline</h1>\n<ul>\n${headings
    .map((h, i) => `<li><a href="a.html#${i + 1}">${h}</a></li>\n`)
    .join('')}</ul>\n`;
const nested: List = (headings) =>
  `<div class="toc">\n<ol>\n${headings
    .map((h, i) => `<li>\n<a href="#s${i}">${h}</a>\n<ul><li><a href="#s${i}a">（一）有关情况</a></li></ul>\n</li>\n`)
    .join('')}</ol>\n</div>\n`;
const links: List = (headings) => `${headings.map((h, i) => `- [${h}](#s${i})\n`).join('')}\n`;
const parts: List = (headings) =>
  `目录\n\n${headings.map((h) => `${h}\n\n（一）主要情况\n\n（二）其他情况\n\n`).join('')}`;
const plain: List = (headings) => `${headings.map((h) => `${h}\n`).join('')}\n`;

const LISTS: readonly (readonly [string, List, string])[] = [
  ['bookmarks', html, 'html'],
  ['bookmarks', html, 'html-rows'],
  ['a nested list', nested, 'html'],
  ['links', links, 'pipes'],
  ['headings of parts among them', parts, 'pipes'],
  ['lines', plain, 'tabs-plain'],
];

/** The headings of the report once more, with nothing below them. */
export const listedKinds: readonly Kind[] = LISTS.flatMap(([name, list, layout]) =>
  (['before', 'behind'] as const).map((where): Kind => ({
    name: `${name}, ${layout}, ${where}`,
    print: (spec) => {
      const { text } = layoutNamed(layout).print(spec, { pageBreaks: [] });
      const listed = list(spec.sections.map((s) => `${s.number}、${s.title}`));
      if (where === 'behind') return `${text}\n${listed}`;
      const at = text.search(/^[^\n]*一、总体情况/m);
      return `${text.slice(0, at)}${listed}${text.slice(at)}`;
    },
  })),
);
