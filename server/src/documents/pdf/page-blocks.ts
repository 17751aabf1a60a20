import type { Area, Grid } from './grid';
import { middleOf } from './marks';
import { cellText, reachesOver } from './cell-text';
import { cutAt, linesOf, type TextLine, type Word } from './words';

/** A cell where it was drawn. */
export interface PageCell {
  readonly left: number;
  readonly right: number;
  readonly text: string;
  /** Goes on from the row above. */
  readonly covered: boolean;
  /** Goes on in the row below. */
  readonly tall: boolean;
}

export interface PageRow {
  readonly page: number;
  readonly cells: readonly PageCell[];
}

/** A table with drawn lines, or the part of one that a page holds. */
export interface RuledBlock {
  readonly kind: 'ruled';
  readonly page: number;
  readonly top: number;
  readonly bottom: number;
  readonly rows: readonly PageRow[];
}

/** A line of text outside of drawn tables. */
export interface LineBlock {
  readonly kind: 'line';
  readonly page: number;
  readonly top: number;
  readonly bottom: number;
  readonly line: TextLine;
}

export type PageBlock = RuledBlock | LineBlock;

/** A page's text, from top to bottom. */
export interface PageText {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly blocks: readonly PageBlock[];
}

/** Puts words into the cells they stand in, the others in lines. */
export function blocksOf(page: number, words: readonly Word[], grids: readonly Grid[]): PageBlock[] {
  const held = grids.map((): Word[] => []);
  const free: Word[] = [];
  // A table inside of a cell is the smaller of the two.
  const order = grids.map((_, i) => i).sort((a, b) => sizeOf(grids[a]!) - sizeOf(grids[b]!));
  for (const word of words) {
    const i = order.find((k) => holds(grids[k]!, word));
    (i === undefined ? free : held[i]!).push(word);
  }
  const out: PageBlock[] = linesOf(free).map((line) => ({
    kind: 'line',
    page,
    line,
    top: line.base - line.size,
    bottom: line.base,
  }));
  grids.forEach((grid, i) => {
    if (held[i]!.length > 0) out.push(ruled(page, grid, held[i]!));
  });
  return out.sort((a, b) => a.top - b.top);
}

const sizeOf = ({ xs, ys }: Grid): number => (xs[xs.length - 1]! - xs[0]!) * (ys[ys.length - 1]! - ys[0]!);

function holds({ xs, ys }: Grid, word: Word): boolean {
  const x = (word.left + word.right) / 2,
    y = middleOf(word);
  return x > xs[0]! && x < xs[xs.length - 1]! && y > ys[0]! && y < ys[ys.length - 1]!;
}

function ruled(page: number, grid: Grid, words: readonly Word[]): RuledBlock {
  const { xs, ys, areas } = grid;
  const cols = xs.length - 1;
  const texts = new Map<Area, Word[]>();
  for (const word of words)
    for (const part of cutAtLines(word, grid)) {
      const area = areaAt(grid, (part.left + part.right) / 2, middleOf(part));
      const list = texts.get(area);
      if (list) list.push(part);
      else texts.set(area, [part]);
    }
  const rows = ys.slice(1).map((_, r): PageRow => {
    const cells: DoubtfulCell[] = [];
    for (let c = 0; c < cols; c += areas[r * cols + c]!.cols) {
      const area = areas[r * cols + c]!;
      cells.push(cellOf(grid, area, area.row < r ? undefined : (texts.get(area) ?? []), r));
    }
    return { page, cells: withoutDoubt(cells) };
  });
  return { kind: 'ruled', page, top: ys[0]!, bottom: ys[ys.length - 1]!, rows };
}

/** The part of a cell that a row holds. */
function cellOf({ xs }: Grid, area: Area, words: readonly Word[] | undefined, row: number): DoubtfulCell {
  const left = xs[area.col]!,
    right = xs[area.col + area.cols]!;
  const own = words ?? [];
  return {
    left,
    right,
    text: cellText(own, left, right),
    covered: words === undefined,
    tall: area.row + area.rows > row + 1,
    over: reachesOver(own, left, right),
  };
}

interface DoubtfulCell extends PageCell {
  /** At which side a figure stands out of it. */
  readonly over: 'left' | 'right' | undefined;
}

/** Behind a figure that stands on the line between its cell and a blank one: whose it is, nobody can tell. */
const ON_THE_LINE = '（压线）';

function withoutDoubt(cells: readonly DoubtfulCell[]): PageCell[] {
  const isBlank = (c: DoubtfulCell | undefined) => c !== undefined && c.text === '' && !c.covered;
  return cells.map((c, i) => {
    const doubtful = c.over !== undefined && isBlank(cells[c.over === 'left' ? i - 1 : i + 1]);
    return doubtful ? { ...c, text: c.text + ON_THE_LINE } : c;
  });
}

/** A word cut where a line of its row runs through it. */
function cutAtLines(word: Word, grid: Grid): Word[] {
  const { xs } = grid;
  const y = middleOf(word);
  let parts = [word];
  for (let i = 1; i < xs.length - 1; i++) {
    const x = xs[i]!;
    if (x <= word.left || x >= word.right) continue;
    if (areaAt(grid, x - 0.01, y) !== areaAt(grid, x + 0.01, y)) parts = parts.flatMap((p) => cutAt(p, x));
  }
  return parts;
}

function areaAt({ xs, ys, areas }: Grid, x: number, y: number): Area {
  const at = (list: readonly number[], v: number) => {
    const i = list.findIndex((n) => n > v);
    return Math.min(Math.max((i < 0 ? list.length : i) - 1, 0), list.length - 2);
  };
  return areas[at(ys, y) * (xs.length - 1) + at(xs, x)]!;
}
