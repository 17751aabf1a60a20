import type { Cell } from './model';

// Some converters write the text of a merged cell into every place it covers.

/** Words of header labels broken over lines may stand side by side twice (结果 结果); longer ones are whole labels. */
const PIECE_MAX = 3;

/** Whether a cell of text says once more what the cell beside or above it says. */
export function isCopy(cell: Cell, other: Cell | undefined): boolean {
  if (other?.form !== 'text' || other.text !== cell.text) return false;
  const { tables, key } = cell.label!;
  return tables !== 0 || key.numbering.style !== '' || key.core.length > PIECE_MAX;
}

/** A row's figures less those that are repeated below one cell of the header. */
export function withoutCopies(values: readonly Cell[], covered: ReadonlySet<number>): readonly Cell[] {
  return values.filter((c, i) => i === 0 || !covered.has(c.column) || !saysTheSame(c, values[i - 1]!));
}

function saysTheSame(a: Cell, b: Cell): boolean {
  return a.value === null ? a.text === b.text : a.value === b.value;
}
