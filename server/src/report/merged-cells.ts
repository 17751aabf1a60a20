import type { Cell } from './model';

// Some converters write the text of a merged cell into every place it covers.

/** Words of header labels broken over lines may stand side by side twice (结果 结果); longer ones are whole labels. */
const PIECE_MAX = 3;

export const NONE_COVERED: ReadonlySet<number> = new Set();

/** Whether a cell of text says once more what the cell beside or above it says. */
export function isCopy(cell: Cell, other: Cell | undefined): boolean {
  if (other?.form !== 'text' || other.text !== cell.text) return false;
  const { tables, key } = cell.label!;
  return tables !== 0 || key.numbering.style !== '' || key.core.length > PIECE_MAX;
}

/** Whether a cell of a row repeats the label at its left. */
export function copiesLeft(cells: readonly Cell[], i: number): boolean {
  return i > 0 && cells[i]!.form === 'text' && isCopy(cells[i]!, cells[i - 1]);
}

/** Source columns in which a row of text repeats its left neighbour. */
export function columnsCovered(cells: readonly Cell[]): ReadonlySet<number> {
  let covered: Set<number> | undefined;
  for (let i = 1; i < cells.length; i++) if (copiesLeft(cells, i)) (covered ??= new Set()).add(cells[i]!.column);
  return covered ?? NONE_COVERED;
}

/** A row's figures less those that are repeated below one cell of the header. */
export function withoutCopies(values: readonly Cell[], covered: ReadonlySet<number>): readonly Cell[] {
  return values.filter((c, i) => i === 0 || !covered.has(c.column) || !saysTheSame(c, values[i - 1]!));
}

function saysTheSame(a: Cell, b: Cell): boolean {
  return a.value === null ? a.text === b.text : a.value === b.value;
}
