import { textLayout, type Layout } from '../print/document';
import { middle, rowCells, type Cell, type Grid } from '../print/grid';
import { random } from '../print/random';
import type { Writer } from '../print/writer';

/** How one mixture sets its tables; every choice is one that a page extractor or converter has been seen to make. */
interface Style {
  /** What stands between two cells. */
  readonly between: string;
  readonly open: string;
  readonly close: string;
  /** Whether places that a merged cell covers, to its right or below it, are written as blank cells. */
  readonly across: boolean;
  readonly above: boolean;
  /** The label on a line of its own, its figures on the next. */
  readonly apart: boolean;
  /** Marks of emphasis or escapes around figures. */
  readonly figure: readonly [string, string];
  /** Long labels broken over lines, where lines part cells. */
  readonly broken: boolean;
  /** A line between two rows: a page's number or a drawn rule. */
  readonly furniture: readonly string[];
}

const pick = <T>(rng: () => number, list: readonly T[]): T => list[Math.floor(rng() * list.length)]!;

type Separators = readonly [open: string, between: string, close: string];
const inLine: readonly Separators[] = [
  ['| ', ' | ', ' |'],
  ['|', '|', '|'],
  ['', ' | ', ''],
  ['', '｜', ''],
  ['│', '│', '│'],
  ['┃ ', ' ┃ ', ' ┃'],
  ['', '\t', ''],
  ['', ' \t', ''],
  ['|\t', '\t|\t', '\t|'],
  ['| ', ' |  ', ' |'],
];
const overLines: readonly Separators[] = [
  ['', '\n', ''],
  ['', '\n\n', ''],
  ['', ' |\n', ' |'],
  ['', '\n|\n', '\n|'],
  ['|\n', '\n', ''],
  ['', '\n\t', ''],
];

function styleOf(rng: () => number): Style {
  const lined = rng() < 0.6;
  const [open, between, close] = pick(rng, lined ? inLine : overLines);
  const bars = /[|｜│┃]/.test(between);
  return {
    open,
    between,
    close,
    across: lined && rng() < 0.5,
    above: lined && rng() < 0.5,
    apart: lined && !bars && rng() < 0.3,
    figure: pick(rng, [
      ['', ''],
      ['', ''],
      ['**', '**'],
      ['__', '__'],
    ] as const),
    broken: !lined && rng() < 0.3,
    furniture: pick(rng, [[], [], ['- 3 -'], ['第 2 页 共 5 页'], ['2 / 5']]),
  };
}

/** One mixture of separators, pads, wraps, markup and page furniture, chosen by its seed. */
export function mixed(seed: number): Layout {
  const style = styleOf(random(seed));
  return textLayout(
    `mixed-${seed} ${JSON.stringify(style)}`,
    {
      gap: seed % 2,
      table: (w, grid) => printTable(w, grid, style, random(seed + 1)),
    },
    { losesBlanks: !(style.between.includes('|') || style.between === '\t') },
  );
}

function printTable(w: Writer, grid: Grid, style: Style, rng: () => number): void {
  const breaks = middle(grid);
  grid.lines.forEach((line, i) => {
    const cells = rowCells(grid, i, { across: style.across, above: style.above });
    const shown = cells.filter((c) => c === undefined || c.text !== '' || c.kind === 'figure');
    if (style.furniture.length > 0 && breaks.includes(line.key)) w.raw(`\n${style.furniture[0]!}\n\n`);
    w.raw(style.open);
    shown.forEach((cell, n) => {
      if (n > 0) {
        const first = cell?.kind === 'figure' && shown[n - 1]?.kind !== 'figure';
        w.raw(style.apart && first ? '\n' : style.between);
      }
      if (cell) printCell(w, cell, style, rng);
    });
    w.raw(`${style.close}\n`);
    if (style.between.includes('\n\n')) w.raw('\n');
  });
}

function printCell(w: Writer, cell: Cell, style: Style, rng: () => number): void {
  if (cell.kind === 'figure' && cell.text !== '') {
    w.raw(style.figure[0]);
    w.cell(cell);
    w.raw(style.figure[1]);
    return;
  }
  const wide = style.broken && cell.kind === 'row' && cell.text.length > 16;
  const at = wide ? 10 + Math.floor(rng() * 4) : 0;
  w.cell(cell, wide ? `${cell.text.slice(0, at)}\n${cell.text.slice(at)}` : cell.text);
}
