import type { Cell } from './model';

export interface Assignment {
  /** By column. */
  readonly cells: readonly Cell[];
  /** Cells that hold something beyond the form's columns. */
  readonly extra: readonly Cell[];
  /** False if the row's own cells leave more than one reading and its neighbours decided. */
  readonly certain: boolean;
}

const isBlank = (c: Cell) => c.form === 'blank';

/**
 * Assigns the cells behind a label to `width` columns. Blank cells at either end may belong to merged labels.
 * @param start source column in which the figures of other rows begin, if known
 * @returns undefined where more than one assignment is possible
 */
export function assignFigures(values: readonly Cell[], width: number, grid: boolean, start: number | undefined): Assignment | undefined {
  if (values.length === width) return { cells: values, extra: [], certain: true };
  if (values.length < width) return undefined;
  if (!grid) {
    // One cell a line: figures follow their label at once, so what is left over stands behind.
    const rest = values.slice(width);
    return { cells: values.slice(0, width), extra: rest.filter((c) => !isBlank(c)), certain: true };
  }
  let first = 0, last = values.length - 1;
  while (isBlank(values[first]!)) { first++; if (first > last) return { cells: values.slice(0, width), extra: [], certain: false }; }
  while (isBlank(values[last]!)) last--;
  const filled = last - first + 1;
  if (filled === width) return { cells: values.slice(first, last + 1), extra: [], certain: true };
  if (filled > width) return { cells: values.slice(first, first + width), extra: values.slice(first + width, last + 1).filter((c) => !isBlank(c)), certain: true };
  // A figure right behind the label can stand in no column but the first.
  if (first === 0) return last < width ? { cells: values.slice(0, width), extra: [], certain: true } : undefined;
  // Fewer figures than columns, more cells than columns: the columns of other rows decide.
  if (start === undefined) return undefined;
  const from = values.findIndex((c) => c.column === start);
  if (from < 0 || from > first || from + width <= last || from + width > values.length) return undefined;
  return { cells: values.slice(from, from + width), extra: [], certain: false };
}
