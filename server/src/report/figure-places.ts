import type { Block } from '../syntax/block';
import type { Cell } from './model';

/**
 * How a row is set: by its label's source column and the number of cells in its line; where that is not known, by the
 * label alone.
 */
export interface RowShape {
  readonly exact: number;
  readonly rough: number;
}

/** @param label source column of the label, -1 for none; @param last that of the line's last cell */
export function shapeOf(label: number, last: number): RowShape {
  return { exact: (label + 1) * 4096 + last + 1, rough: -label - 2 };
}

const NO_PLACES: readonly number[] = [];

/** Source columns in which the figures of full rows stand, learnt row by row. */
export class FigurePlaces {
  private readonly known = new Map<Block | undefined, Map<number, readonly number[]>>();
  /** By how many figures a row has and where its line ends, wherever its label stands. */
  private readonly lines = new Map<Block, Map<number, readonly number[]>>();

  learn(block: Block, { exact, rough }: RowShape, places: readonly number[]): void {
    for (const region of [block, undefined]) {
      let shapes = this.known.get(region);
      if (!shapes) this.known.set(region, (shapes = new Map()));
      for (const shape of [exact, rough]) {
        const before = shapes.get(shape);
        shapes.set(shape, before ? common(before, places) : places);
      }
    }
  }

  /** Learns from a row of cells, be they blank, that are as many as its columns. */
  learnLine(block: Block, last: number, places: readonly number[]): void {
    let lines = this.lines.get(block);
    if (!lines) this.lines.set(block, (lines = new Map()));
    const line = lineOf(places.length, last);
    const before = lines.get(line);
    lines.set(line, before ? common(before, places) : places);
  }

  /**
   * The cells of a row in which nothing is filled in: those below the figures of the other rows where it has more
   * blanks than columns, as a label has that covers more than one place; else the first.
   */
  blanksOf(values: readonly Cell[], edge: Cell | undefined, width: number, last: number): readonly Cell[] | undefined {
    const places = values.length > width ? this.ofLine(values[0]!.block, width, last) : undefined;
    const below = places?.flatMap((column) => values.find((c) => c.column === column) ?? []);
    return below?.length === width ? below : takeCells(values, edge, width);
  }

  /** Places of the figures in lines that end where this one does: undefined where none is, empty where they differ. */
  ofLine(block: Block | undefined, width: number, last: number): readonly number[] | undefined {
    return block && this.lines.get(block)?.get(lineOf(width, last));
  }

  /** Places of the figures of rows set like this one: undefined where none is, empty where they differ. */
  of(block: Block | undefined, { exact, rough }: RowShape): readonly number[] | undefined {
    const known = this.known.get(block) ?? this.known.get(undefined);
    return known?.get(exact) ?? known?.get(rough);
  }
}

const lineOf = (width: number, last: number): number => width * 4096 + last;

/** Places of rows of unlike width agree as far as both go. */
function common(a: readonly number[], b: readonly number[]): readonly number[] {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 0 && short.every((column, i) => column === long[i]) ? long : NO_PLACES;
}

/** Cells of one line, some of them figures, that are to be assigned to columns. */
export interface LineOfFigures {
  /** Figures and blank cells behind the label. */
  readonly values: readonly Cell[];
  /** Every cell of the line, with the blank at its end. */
  readonly inLine: readonly Cell[];
  readonly filled: readonly Cell[];
  /** The blank behind the last cell of the line, where a bar closes it. */
  readonly edge: Cell | undefined;
}

/**
 * Fewer figures than columns in one line: the places of rows set alike say which they are.
 * @returns undefined where they do not
 */
export function inPlaces(
  { values, inLine, filled, edge }: LineOfFigures,
  width: number,
  known: readonly number[] | undefined,
): readonly Cell[] | undefined {
  const places = known && known.length > width && isRun(known) ? known.slice(0, width) : known;
  const close = places === undefined || isRun(places);
  const first = values.findIndex((c) => c.form !== 'blank');
  const last = values.findLastIndex((c) => c.form !== 'blank');
  // A figure right behind the label can stand in no column but the first.
  if (first === 0 && close) return last < width ? takeCells(values, edge, width) : undefined;
  if (places === undefined) return values.length <= width ? takeCells(values, edge, width) : undefined;
  const cells = places.map((column) => inLine.find((c) => c.column === column));
  if (cells.length !== width || cells.some((c) => c === undefined)) return undefined;
  return filled.every((c) => cells.includes(c)) ? (cells as Cell[]) : undefined;
}

const isRun = (places: readonly number[]): boolean =>
  places.length > 0 && places[places.length - 1]! - places[0]! === places.length - 1;

/** The first `width` cells; the blank at the end of their line counts where one is wanting. */
export function takeCells(values: readonly Cell[], edge: Cell | undefined, width: number): readonly Cell[] | undefined {
  const cells = values.slice(0, width);
  if (edge) cells.push(edge);
  return cells.length >= width ? cells.slice(0, width) : undefined;
}
