import type { Block } from '../syntax/block';
import { eachLine } from '../syntax/lines';
import { skipSpace } from '../text/chars';
import type { Cell } from './model';
import type { SourceRow } from './read-cells';

/** So many lone bars, each on its line, open the rows of a table whose cells stand below them. */
const ENOUGH = 3;

/**
 * Gathers cells that stand one a line, a lone bar before each row: there, and only there, an empty line is a blank cell.
 * Other layouts come back as they are.
 */
export function gatherMarkedRows(rows: readonly SourceRow[]): readonly SourceRow[] {
  if (rows.reduce((n, r) => n + (opensRow(r) ? 1 : 0), 0) < ENOUGH) return rows;
  const out: SourceRow[] = [];
  for (let i = 0; i < rows.length;) {
    let end = i + 1;
    while (end < rows.length && !opensRow(rows[end]!)) end++;
    const inside = rows.slice(i + 1, end);
    if (opensRow(rows[i]!) && inside.every((r) => r.single)) out.push(gather(rows[i]!.block, inside)); else out.push(...rows.slice(i, end));
    i = end;
  }
  return out;
}

function opensRow(row: SourceRow): boolean {
  const { block } = row;
  return block.layout === 'bars' && row.single && row.cells[0]!.form === 'blank' && skipSpace(block.text, row.cells[0]!.start + 1, block.length) === block.length;
}

function gather(opener: Block, rows: readonly SourceRow[]): SourceRow {
  const blocks = [opener];
  for (const r of rows) if (blocks[blocks.length - 1] !== r.block) blocks.push(r.block);
  const cells: Cell[] = [];
  let next = 0;
  for (const block of blocks.slice(1)) {
    eachLine(block.text, block.length, (from, to) => {
      const row = rows[next];
      if (row && row.block === block && row.cells[0]!.start >= from && row.cells[0]!.start <= to) {
        cells.push({ ...row.cells[0]!, column: cells.length });
        next++;
      } else if (skipSpace(block.text, from, to) === to) {
        cells.push({ block, start: from, end: from, form: 'blank', value: null, unit: undefined, label: undefined, text: '', column: cells.length });
      }
    });
  }
  return { block: opener, blocks, cells, single: false, opens: false, bare: true };
}
