import type { Table } from '../forms/form';
import type { Block } from '../syntax/block';
import { cellsOf } from '../syntax/cells';
import { lineEndAt } from '../text/chars';
import type { BoundTable } from './model';

// No form has more than some 300 cells in a table. What has a hundred times as many is no table of a report, and
// reading it as one would take as long at each keystroke.

/** So many cells between two headings are read at most. */
export const CELLS_MAX = 20_000;
/** So many headings of a report are looked at; what stands behind belongs to the last of its sections. */
export const HEADINGS_MAX = 500;
/**
 * A block longer than that is not cut into cells to count them; tags of a word processor are many times as long as its
 * cells.
 */
const BLOCK_MAX = 200_000,
  TAGGED_MAX = 4_000_000;

/** How many of some blocks can be read as cells of tables: all, but for a text that nobody wrote as a report. */
export function readable(blocks: readonly Block[]): number {
  let length = 0;
  for (const b of blocks) length += b.length;
  if (length <= CELLS_MAX) return blocks.length;
  let cells = 0;
  const at = blocks.findIndex(
    (b) => b.length > (b.layout === 'html' ? TAGGED_MAX : BLOCK_MAX) || (cells += cellsOf(b).kinds.length) > CELLS_MAX,
  );
  return at < 0 ? blocks.length : at;
}

/** A table of which nothing is read because it is too long, which is said once. */
export function tooLongTable(table: Table, blocks: readonly Block[]): BoundTable {
  const first = blocks.find((b) => b.kind === 'table') ?? blocks[0]!;
  const last = blocks[blocks.length - 1]!;
  const place = { block: first, start: 0, end: lineEndAt(first.text, 0) };
  return {
    table,
    blocks,
    rows: [],
    facts: [],
    faults: [{ kind: 'too-long', place }],
    headers: [],
    groups: [],
    unheaded: 0,
    scrambled: true,
    start: place,
    end: { block: last, start: last.contentEnd, end: last.contentEnd },
  };
}
