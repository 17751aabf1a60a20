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

/** What converters and wikis make of a report. */
export const converterKinds: readonly Kind[] = [
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
