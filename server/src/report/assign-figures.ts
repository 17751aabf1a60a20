import type { Block } from '../syntax/block';
import type { LogicalRow } from './logical-row';
import { withoutCopies } from './merged-cells';
import type { Cell } from './model';

export interface Assignment {
  /** By column. */
  readonly cells: readonly Cell[];
  /** Cells that hold something beyond the form's columns. */
  readonly extra: readonly Cell[];
}

const NONE: readonly Cell[] = [];
const isBlank = (c: Cell) => c.form === 'blank';

/** Which blank cells of a table are figures, as its full rows show it. */
export interface FigurePlaces {
  /** Source column in which the figures of rows set like this one begin, -1 if they differ, undefined if there are none. */
  startOf(row: LogicalRow): number | undefined;
  /** True if, one cell a line, figures follow their label at once in every full row. */
  readonly atOnce: boolean;
}

/** Rows needed to say how figures follow their labels. */
const ENOUGH = 3;

/** Learns from the rows whose figures leave no doubt; not before it is asked. */
export function figurePlaces(
  rows: () => readonly { readonly logical: LogicalRow; readonly width: number }[],
): FigurePlaces {
  let learnt: FigurePlaces | undefined;
  const learn = () => (learnt ??= learnFrom(rows()));
  return {
    startOf: (row) => learn().startOf(row),
    get atOnce() {
      return learn().atOnce;
    },
  };
}

function learnFrom(rows: readonly { readonly logical: LogicalRow; readonly width: number }[]): FigurePlaces {
  const starts = new Map<Block | undefined, Map<number, number>>();
  let full = 0,
    led = 0;
  for (const { logical, width } of rows) {
    const { values } = logical;
    const first = values.findIndex((c) => !isBlank(c));
    let last = values.length - 1;
    while (last > first && isBlank(values[last]!)) last--;
    if (first < 0 || last - first + 1 !== width) continue;
    if (logical.lead.length > 0) led++;
    full++;
    if (!logical.grid) continue;
    let known = starts.get(logical.region);
    if (!known) starts.set(logical.region, (known = new Map<number, number>()));
    const column = values[first]!.column;
    for (const shape of shapesOf(logical)) {
      const before = known.get(shape);
      known.set(shape, before === undefined || before === column ? column : -1);
    }
  }
  return {
    startOf: (row) => {
      const known = starts.get(row.region),
        [exact, rough] = shapesOf(row);
      return known?.get(exact) ?? known?.get(rough);
    },
    atOnce: full >= ENOUGH && led === 0,
  };
}

/** Rows of one block are set alike if their labels stand in the same source column and they have as many cells; else the label has to do. */
function shapesOf({ labels, values }: LogicalRow): readonly [number, number] {
  const label = labels[labels.length - 1]?.column ?? -1;
  return [(label + 1) * 4096 + (values[values.length - 1]?.column ?? 0) + 1, -label - 2];
}

/**
 * Assigns the cells behind a label to `width` columns. Blank cells at either end may belong to merged labels.
 * @returns undefined where more than one assignment is possible
 */
export function assignFigures(row: LogicalRow, width: number, places: FigurePlaces): Assignment | undefined {
  const { grid } = row;
  if (row.values.length === width && row.lead.length === 0 && !isBlank(row.values[0]!))
    return { cells: row.values, extra: NONE };
  const values = row.lead.length > 0 && places.atOnce ? [...row.lead, ...row.values] : row.values;
  if (!grid && row.lead.length > 0 && !places.atOnce && values.length < width) return undefined;
  if (values.length < width) return undefined;
  // One cell a line: figures follow their label at once, so what is left over stands behind.
  if (!grid) return inOrder(values, width);
  let first = 0,
    last = values.length - 1;
  while (first <= last && isBlank(values[first]!)) first++;
  while (last > first && isBlank(values[last]!)) last--;
  if (first > last) return { cells: values.slice(0, width), extra: NONE };
  const filled = last - first + 1;
  if (filled === width) return { cells: values.slice(first, last + 1), extra: NONE };
  if (filled > width) {
    const own = row.covered.size > 0 ? withoutCopies(values.slice(first, last + 1), row.covered) : undefined;
    return own?.length === width ? { cells: own, extra: NONE } : inOrder(values.slice(first, last + 1), width);
  }
  // A figure right behind the label can stand in no column but the first.
  if (first === 0) return last < width ? { cells: values.slice(0, width), extra: NONE } : undefined;
  // Fewer figures than columns: rows that are set alike decide; where there are none, a row that has its cells exactly.
  const start = places.startOf(row);
  if (start === undefined) return values.length === width ? { cells: values, extra: NONE } : undefined;
  const from = values.findIndex((c) => c.column === start);
  if (from < 0 || from > first || from + width <= last || from + width > values.length) return undefined;
  return { cells: values.slice(from, from + width), extra: NONE };
}

/** The first cells, and what is more than the columns; where one of them is blank, it may be the one too many. */
function inOrder(values: readonly Cell[], width: number): Assignment | undefined {
  const cells = values.slice(0, width),
    extra = values.slice(width).filter((c) => !isBlank(c));
  return extra.length > 0 && cells.some(isBlank) ? undefined : { cells, extra };
}
