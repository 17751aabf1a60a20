import type { Block } from '../syntax/block';
import { cellsOf } from '../syntax/cells';
import { PIECE, SEPARATOR, type Cells } from '../syntax/pieces';

/** So many rows opened by a tab are gathered from lines. */
const GATHERED = 3;

/** Whether a run of single cells behind a tab begins at a piece: a row set one cell a line. */
export function opensRun({ kinds, lines, separators }: Cells, i: number): boolean {
  return (
    separators[i] === SEPARATOR.tab &&
    kinds[i] === PIECE.cell &&
    lines[i - 1] !== lines[i] &&
    lines[i + 1] !== lines[i] &&
    (i === 0 || kinds[i - 1] === PIECE.gap)
  );
}

/** Whether blocks hold rows that have to be gathered from lines, unless lines are rows themselves. */
export function hasTabRuns(blocks: readonly Block[]): boolean {
  let runs = 0;
  for (const block of blocks) {
    const cells = cellsOf(block);
    for (let i = 0; i < cells.kinds.length; i++) if (opensRun(cells, i) && ++runs === GATHERED) return true;
  }
  return false;
}
