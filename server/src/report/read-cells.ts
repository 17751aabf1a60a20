import type { Block } from '../syntax/block';
import { cellsOf } from '../syntax/cells';
import { splitCommas } from '../syntax/commas';
import { readFigure } from '../text/numerals';
import type { LabelIndex } from './label-index';
import type { Cell } from './model';

/** A row as the source sets it. */
export interface SourceRow {
  readonly block: Block;
  readonly cells: readonly Cell[];
  /** True if the row holds one cell only: its table may be set one cell a line. */
  readonly single: boolean;
  /** True for the first row of a block that the layout uses to open a row of the table. */
  readonly opens: boolean;
  /** For a row gathered from several blocks. */
  readonly blocks?: readonly Block[];
  /** True if its cells stood one a line: merged cells have left no blank ones. */
  readonly bare?: boolean;
}

/** The blocks that rows were read from, in order. */
export function blocksOf(rows: readonly SourceRow[]): Block[] {
  const blocks: Block[] = [];
  for (const row of rows) {
    for (const block of row.blocks ?? [row.block]) if (blocks[blocks.length - 1] !== block) blocks.push(block);
  }
  return blocks;
}

interface Known {
  readonly index: LabelIndex;
  readonly rows: readonly SourceRow[];
  readonly next: Known | undefined;
}

/** Rows of cells of a block; a short line of text is a row of one cell. Read once for each block and form. */
export function sourceRows(block: Block, index: LabelIndex): readonly SourceRow[] {
  const known = block.rowsMemo as Known | undefined;
  for (let k = known; k; k = k.next) if (k.index === index) return k.rows;
  const rows = read(block, index);
  block.rowsMemo = { index, rows, next: known } satisfies Known;
  return rows;
}

/** Whether a block can hold cells of a table. */
export function isCellular(block: Block): boolean {
  return block.kind === 'table' || (block.short && (block.kind === 'paragraph' || block.kind === 'heading'));
}

function read(block: Block, index: LabelIndex): SourceRow[] {
  if (block.kind !== 'table') {
    const start = block.heading?.start ?? firstText(block);
    const text = block.text.slice(start, block.contentEnd);
    const whole = textCell(block, start, block.contentEnd, text, index, 0);
    const cells = betweenCommas(whole, index) ?? apart(whole, index);
    return [{ block, cells, single: cells.length === 1, opens: false }];
  }
  const { bounds, rows, texts } = cellsOf(block);
  if (block.short && block.layout === 'html' && bounds.length === 0) return looseFigure(block, index);
  const out: SourceRow[] = [];
  const count = bounds.length / 2;
  for (let r = 0; r < rows.length; r++) {
    const from = rows[r]!,
      to = rows[r + 1] ?? count;
    const cells: Cell[] = [];
    for (let c = from; c < to; c++) {
      const cell = readCell(block, bounds[2 * c]!, bounds[2 * c + 1]!, texts?.[c], index, cells.length);
      if (block.layout === 'columns') for (const a of apart(cell, index)) cells.push(a);
      else cells.push(cell);
    }
    // A copy is as long as it need be; a list that grew is mostly room to grow.
    out.push({
      block,
      cells: cells.slice(),
      single: cells.length === 1,
      opens: r === 0 && block.layout === 'tabs' && rows.length > 1,
    });
  }
  return out;
}

/** Text copied from a page sets cells one space apart: what is no label, but splits at its spaces into labels, is those cells. */
function apart(cell: Cell, index: LabelIndex): readonly Cell[] {
  const { block, label, text } = cell;
  if (
    cell.form !== 'text' ||
    !label ||
    label.tables !== 0 ||
    text.length !== cell.end - cell.start ||
    !/[ \u3000\u00a0]/.test(text)
  )
    return [cell];
  const cells: Cell[] = [];
  for (const m of text.matchAll(/[^ \u3000\u00a0]+/g)) {
    const piece = index.lookup(m[0]);
    if (piece.tables === 0) return [cell];
    cells.push({
      ...cell,
      block,
      start: cell.start + m.index,
      end: cell.start + m.index + m[0].length,
      label: piece,
      text: m[0],
      column: cell.column + cells.length,
    });
  }
  return cells.length > 1 ? cells : [cell];
}

/** A line that commas part into labels, or into a row's label and figures: too few of them to be told by itself. */
function betweenCommas(cell: Cell, index: LabelIndex): readonly Cell[] | undefined {
  const { block, label, form } = cell;
  if (form !== 'text' || !label || label.tables !== 0 || !/[,，]/.test(cell.text)) return undefined;
  const bounds = splitCommas(block.text, cell.start, cell.end, 1);
  if (!bounds) return undefined;
  const cells: Cell[] = [];
  for (let c = 0; c < bounds.length; c += 2) {
    const piece = readCell(block, bounds[c]!, bounds[c + 1]!, undefined, index, cells.length);
    const known = piece.form === 'text' ? piece.label!.tables !== 0 : c > 0;
    if (!known) return undefined;
    cells.push(piece);
  }
  return cells;
}

function firstText(block: Block): number {
  return block.text.length - block.text.trimStart().length;
}

/** A figure alone in an HTML element. */
function looseFigure(block: Block, index: LabelIndex): SourceRow[] {
  const m = />\s*([^<>\s][^<>]*)(?:<|$)/.exec(block.text);
  const start = m ? block.text.indexOf(m[1]!, m.index) : firstText(block);
  const end = m ? start + m[1]!.trimEnd().length : block.contentEnd;
  return [{ block, cells: [readCell(block, start, end, undefined, index, 0)], single: true, opens: false }];
}

function readCell(
  block: Block,
  start: number,
  end: number,
  decoded: string | undefined,
  index: LabelIndex,
  column: number,
): Cell {
  const source = decoded ?? block.text;
  const figure = decoded === undefined ? readFigure(source, start, end) : readFigure(source, 0, source.length);
  if (figure.form === 'text') return textCell(block, start, end, decoded ?? source.slice(start, end), index, column);
  return {
    block,
    start,
    end,
    form: figure.form,
    value: figure.value,
    unit: figure.unit,
    label: undefined,
    text: decoded ?? source.slice(start, end),
    column,
  };
}

function textCell(block: Block, start: number, end: number, text: string, index: LabelIndex, column: number): Cell {
  const label = index.lookup(text);
  // Bold marks, tags or punctuation alone: nothing to read.
  if (label.key.core === '' && label.key.numbering.style === '') {
    const bare = text.replace(/\*\*|<[^<>]*>|&nbsp;/g, '').trim();
    const figure = readFigure(bare, 0, bare.length);
    return {
      block,
      start,
      end,
      form: figure.form === 'text' ? 'text' : figure.form,
      value: figure.value,
      unit: figure.unit,
      label: figure.form === 'text' ? label : undefined,
      text,
      column,
    };
  }
  if (text.startsWith('**') && text.endsWith('**')) {
    const figure = readFigure(text, 2, text.length - 2);
    if (figure.value !== null)
      return {
        block,
        start: start + 2,
        end: end - 2,
        form: figure.form,
        value: figure.value,
        unit: figure.unit,
        label: undefined,
        text,
        column,
      };
  }
  return { block, start, end, form: 'text', value: null, unit: undefined, label, text, column };
}
