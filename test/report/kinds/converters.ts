import { layoutNamed } from '../../support/layouts/index';
import { once, setAs, type Place } from './grid-kind';
import { edited, type Kind } from './kind';

/** A text in lines of so many characters. */
const wrapped = (text: string, width: number): string[] => text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [''];

/** A drawn grid with a rule between all rows; cells go over lines, figures among them. */
const drawn =
  (width: number) =>
  (rows: Place[][]): string => {
    const columns = Math.max(...rows.map((r) => r.length));
    const rule = `+${'---+'.repeat(columns)}\n`;
    const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
    const row = (places: Place[]): string => {
      const cells = Array.from({ length: columns }, (_, c) => wrapped(places[c] ? once(places[c]) : '', width));
      const height = Math.max(...cells.map((c) => c.length));
      return Array.from({ length: height }, (_, l) => line(cells.map((c) => c[l] ?? ''))).join('');
    };
    return rule + rows.map((r) => row(r) + rule).join('');
  };

const wiki = (rows: Place[][]): string =>
  `{| class="wikitable"\n${rows.map((r) => r.map((p) => `| ${once(p)}`.trimEnd() + '\n').join('')).join('|-\n')}|}\n`;

/** Cells of equal width, however wide the lines are then. */
const wide =
  (width: number) =>
  (rows: Place[][]): string =>
    rows
      .map(
        (r) =>
          r
            .map((p) => once(p).padEnd(width))
            .join('  ')
            .trimEnd() + '\n',
      )
      .join('\n');

const heads: Readonly<Record<string, (heading: string) => string>> = {
  'equals signs': (h) => `== ${h}`,
  'equals signs on both sides': (h) => `===== ${h} =====`,
  textile: (h) => `h2(#x). ${h}`,
  jira: (h) => `h2. {anchor:${h}}${h}`,
  rst: (h) => `.. rubric:: ${h}`,
  'a name behind': (h) => `## ${h} [${h.replaceAll('、', '')}]`,
  'a name in braces': (h) => `## ${h} {#${h.replaceAll('、', '')} .list-paragraph}`,
};

/** A figure as converters for science set every number. */
const FORMULAS: Readonly<Record<string, (figure: string) => string>> = {
  dollars: (f) => `$${f}$`,
  'dollars and spaces': (f) => `$ ${f} $`,
  brackets: (f) => `\\(${f}\\)`,
  'dollars in bold': (f) => `$\\mathbf{${f}}$`,
};
const formulas: readonly Kind[] = Object.entries(FORMULAS).flatMap(([name, set]) =>
  ['pipes', 'html', 'tabs-plain'].map((layout) =>
    edited(`figures between ${name}, ${layout}`, layoutNamed(layout), (text) =>
      text.replace(/(?<=[|>\t] ?)\d+(?:\.\d+)?(?= *[|<\t\n])/g, set),
    ),
  ),
);

/** Nothing, merged over the columns that it stands in. */
const merged: Kind = {
  name: 'zeros merged over columns',
  print: (spec) =>
    layoutNamed('html')
      .print(spec, { pageBreaks: [] })
      .text.replace(
        /(?:<td><p>0<\/p><\/td>\s*){2,}/g,
        (run) => `<td colspan="${run.split('<td>').length - 1}"><p>0</p></td>\n`,
      ),
};

/** HTML in ASCII: every other character by its number. */
const NUMBERS: Readonly<Record<string, (code: number) => string>> = {
  decimal: (code) => `&#${code};`,
  hexadecimal: (code) => `&#x${code.toString(16)};`,
};
const numbers: readonly Kind[] = Object.entries(NUMBERS).map(([name, write]) =>
  edited(`characters by their numbers, ${name}`, layoutNamed('html'), (text) =>
    text.replace(/[^\x00-\x7f]/g, (c) => write(c.charCodeAt(0))),
  ),
);

/** The same, each cell in a paragraph of its own. */
const numbersInLines: Kind = edited('characters by their numbers, a paragraph each', layoutNamed('lines'), (text) =>
  text
    .split('\n')
    .map((line) =>
      line === '' ? '' : `<p>${line.replace(/[^\x00-\x7f]/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`)}</p>`,
    )
    .join('\n'),
);

/** What converters and wikis make of a report. */
export const converterKinds: readonly Kind[] = [
  ...formulas,
  merged,
  ...numbers,
  numbersInLines,
  // A figure that goes over lines has no place of its own.
  setAs('a grid, cells of two characters', drawn(2), { reads: 'some' }),
  setAs('a grid, cells of five characters', drawn(5)),
  setAs('a wiki table', wiki),
  setAs('columns 30 wide', wide(34)),
  setAs('columns 60 wide', wide(60)),
  ...Object.entries(heads).map(([name, head]) =>
    edited(`headings, ${name}`, layoutNamed('pipes'), (text) =>
      text.replace(/^## ([一二三四五六]、.*)$/gm, (_, heading: string) => head(heading)),
    ),
  ),
];
