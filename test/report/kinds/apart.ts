import { layoutNamed } from '../../support/layouts/index';
import type { Grid } from '../../support/print/grid';
import { setAs, type Place } from './grid-kind';
import { edited, type Kind } from './kind';

/** A row of figures: the texts before it, each in a line of its own, its label, and its figures in one line. */
interface Line {
  readonly groups: readonly string[];
  readonly label: string;
  readonly figures: string;
}

/** A table of plain text in which runs of so many rows are set in some way of their own. */
const inRuns =
  (size: number, write: (run: readonly Line[]) => readonly string[]) =>
  (rows: Place[][], grid: Grid): string => {
    const out: string[] = [];
    let run: Line[] = [];
    const flush = (): void => {
      out.push(...write(run));
      run = [];
    };
    rows.forEach((row, r) => {
      const texts = row.filter((p) => !p.figure && p.origin && p.text !== '').map((p) => p.text);
      const figures = row
        .filter((p) => p.figure && p.origin)
        .map((p) => p.text)
        .join(' ');
      if (grid.lines[r]!.kind !== 'body' || texts.length === 0 || !figures.includes(' ')) {
        flush();
        out.push(...(grid.lines[r]!.kind === 'body' ? [[...texts, figures].join(' ')] : texts));
        return;
      }
      run.push({ groups: texts.slice(0, -1), label: texts.at(-1)!, figures });
      if (run.length === size) flush();
    });
    flush();
    return out.map((l) => `${l}\n`).join('');
  };

const labelsOf = (run: readonly Line[]): string[] => run.flatMap((l) => [...l.groups, l.label]);
const figuresOf = (run: readonly Line[]): string[] => run.map((l) => l.figures);

/** What goes by the height of the text sets labels and figures apart, as text taken from a PDF does. */
const apart: readonly Kind[] = [
  setAs(
    'two labels, then their figures',
    inRuns(2, (run) => [...labelsOf(run), ...figuresOf(run)]),
  ),
  setAs(
    'three labels, then their figures',
    inRuns(3, (run) => [...labelsOf(run), ...figuresOf(run)]),
  ),
  setAs(
    'figures above their label now and then',
    inRuns(3, ([a, b, c]) => [
      ...(a ? [...a.groups, a.label, a.figures] : []),
      ...(b ? [...b.groups, b.figures, b.label] : []),
      ...(c ? [...c.groups, c.label, c.figures] : []),
    ]),
  ),
  // A label or a line of figures too few: which belongs to which nobody can tell.
  setAs(
    'labels in doubt',
    inRuns(5, (run) => [...labelsOf(run.slice(0, 4)), ...figuresOf(run)]),
    { reads: 'some' },
  ),
];

const glued = /^( *(?:行政许可|行政处罚|行政强制|行政事业性收费)) +([\d.]+) *$/gm;

/** Header words set one character a line, in a table whose cells stand one a line. */
const upright: Kind = edited('header words one character a line', layoutNamed('lines'), (text) =>
  text.replace(/^(?:结果维持|结果纠正|其他结果|尚未审结|总计)$/gm, (word) => [...word].join('\n')),
);

/** The same side by side, as the layout of a page keeps them. */
const uprightBeside: Kind = setAs('header words one character a line, side by side', (rows, grid) =>
  rows
    .flatMap((row, r) => {
      const texts = row.filter((p) => p.origin && p.text !== '').map((p) => p.text);
      const stands = grid.stub === 0 && grid.lines[r]!.kind !== 'body' && texts.every((t) => t.length < 5);
      const lines = stands ? [0, 1, 2, 3].map((n) => texts.map((t) => t[n] ?? '\u3000')) : [texts];
      return lines.map((l) => `${l.join('    ').trimEnd()}\n`);
    })
    .join(''),
);

/** A figure too long for its cell goes on in the line below, beside the rest of the label. */
const tooLong: Kind = {
  ...edited('figures broken beside a broken label', layoutNamed('pdf-top'), (text) =>
    text.replace(
      /^( *)(一、本年新收政府信息)(公开申请数量)( +)(\d+)\d( .*\d)$/m,
      (_, lead: string, head: string, tail: string, gap: string, figure: string, rest: string) =>
        `${lead}${head}${' '.repeat(12)}${gap}${figure}${rest}\n${lead}${tail}${gap}${' '.repeat(8)}0`,
    ),
  ),
  reads: 'some',
};

/** Nothing between the cells: the table is there, and nobody can read it. */
const together: readonly Kind[] = ['', '\n'].map((between) => ({
  ...setAs(
    `cells run together, ${between === '' ? 'all' : 'a row a line'}`,
    (rows) =>
      `${rows
        .map((r) =>
          r
            .filter((p) => p.origin)
            .map((p) => p.text)
            .join(''),
        )
        .join(between)}\n`,
  ),
  reads: 'some',
  told: ['conversion-residue'],
}));

/** The number of a page, or its running title, in the middle of a table. */
const PAGES: Readonly<Record<string, (page: number) => string>> = {
  'a bare number': (page) => `\n${page}\n\n`,
  'a number in dashes': (page) => `\n- ${page} -\n\n`,
  'a number of all': (page) => `\n第${page}页 共9页\n\n`,
};
const pages: readonly Kind[] = Object.entries(PAGES).flatMap(([name, page]) =>
  [37, 41, 53].map((size) =>
    edited(`one cell a line, ${name} behind ${size} lines`, layoutNamed('lines'), (text) =>
      text
        .split(/(?<=\n)/)
        .map((line, i) => (i % size === size - 1 ? line + page((i + 1) / size) : line))
        .join(''),
    ),
  ),
);

export const apartKinds: readonly Kind[] = [
  ...together,
  ...pages,
  ...apart,
  edited('an amount right behind its label', layoutNamed('pdf-top'), (text) => text.replace(glued, '$1$2')),
  upright,
  uprightBeside,
  tooLong,
];
