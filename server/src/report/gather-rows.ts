import type { Block } from '../syntax/block';
import { eachLine } from '../syntax/each-line';
import { skipSpace } from '../text/chars';
import type { Cell } from './model';
import type { SourceRow } from './read-cells';

/** So many marked rows make a layout of it. */
const ENOUGH = 3;

/**
 * Gathers cells that stand one a line where the source still shows the rows: by a lone bar before each, or by an empty
 * line behind each row of cells set by tabs. Other layouts come back as they are.
 */
export function gatherRows(rows: readonly SourceRow[]): readonly SourceRow[] {
  let bars = 0,
    tabs = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (!row.single) continue;
    if (opensRow(row)) bars++;
    else if (row.block.layout === 'tabs' && row.block !== rows[i - 1]?.block) tabs++;
  }
  if (bars >= ENOUGH) return gather(rows, (i) => opensRow(rows[i]!));
  if (tabs < ENOUGH) return rows;
  const opens = (i: number) => rows[i]!.block !== rows[i - 1]?.block;
  // Text behind figures: a block holds more than one row.
  for (let i = 1; i < rows.length; i++) {
    if (!opens(i) && rows[i]!.single && rows[i]!.block.layout === 'tabs' && isText(rows[i]!) && isFigure(rows[i - 1]!))
      return rows;
  }
  return gather(rows, opens);
}

const isText = (row: SourceRow) => row.cells[0]!.form === 'text';
const isFigure = (row: SourceRow) => !isText(row) && row.cells[0]!.form !== 'blank';

/** A bar alone on its line; one behind a space closes a blank cell. */
function opensRow(row: SourceRow): boolean {
  const { block, cells } = row;
  if (block.layout !== 'bars' || !row.single || cells[0]!.form !== 'blank') return false;
  const at = cells[0]!.start,
    before = block.text.charCodeAt(at - 1);
  return block.text.charCodeAt(at) === 124 && (at === 0 || before === 10 || before === 13);
}

function gather(rows: readonly SourceRow[], opens: (i: number) => boolean): readonly SourceRow[] {
  const out: SourceRow[] = [];
  for (let i = 0; i < rows.length;) {
    let end = i + 1;
    while (end < rows.length && !opens(end)) end++;
    const group = rows.slice(i, end);
    if (opens(i) && group.every((r) => r.single)) out.push(gathered(group));
    else for (const r of group) out.push(r);
    i = end;
  }
  return out;
}

function gathered(rows: readonly SourceRow[]): SourceRow {
  const first = rows[0]!;
  const blocks: Block[] = [];
  for (const r of rows) if (blocks[blocks.length - 1] !== r.block) blocks.push(r.block);
  const inside = opensRow(first) ? rows.slice(1) : rows;
  const bare = inside.some((r) => r.block.layout === 'figures' || r.block.layout === undefined);
  const cells = bare ? withEmptyLines(inside) : inside.map((r) => r.cells[0]!);
  return {
    block: first.block,
    blocks,
    cells: cells.map((c, column) => ({ ...c, column })),
    single: false,
    opens: false,
    bare,
  };
}

/** Bare cells a line: there, and only there, an empty line is a blank cell. */
function withEmptyLines(rows: readonly SourceRow[]): Cell[] {
  const cells: Cell[] = [];
  let next = 0;
  for (let r = 0; r < rows.length; r++) {
    const { block } = rows[r]!;
    if (block === rows[r - 1]?.block) continue;
    eachLine(block.text, block.length, (from, to) => {
      const row = rows[next];
      if (row && row.block === block && row.cells[0]!.start >= from && row.cells[0]!.start <= to) {
        cells.push(row.cells[0]!);
        next++;
      } else if (skipSpace(block.text, from, to) === to) {
        cells.push({
          block,
          start: from,
          end: from,
          form: 'blank',
          value: null,
          unit: undefined,
          label: undefined,
          text: '',
          column: 0,
        });
      }
    });
  }
  return cells;
}
