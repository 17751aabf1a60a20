import type { Area, Grid } from './grid';
import { middleOf } from './marks';
import { cellText } from './cell-text';
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
    const cells: PageCell[] = [];
    for (let c = 0; c < cols; c += areas[r * cols + c]!.cols) {
      const area = areas[r * cols + c]!;
      const left = xs[area.col]!,
        right = xs[area.col + area.cols]!;
      const covered = area.row < r;
      const text = covered ? '' : cellText(texts.get(area) ?? [], left, right);
      cells.push({ left, right, text, covered, tall: area.row + area.rows > r + 1 });
    }
    return { page, cells };
  });
  return { kind: 'ruled', page, top: ys[0]!, bottom: ys[ys.length - 1]!, rows };
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
