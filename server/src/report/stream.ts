import type { Sequence } from '../text/sequence';
import type { Block } from '../syntax/block';
import { cellsOf } from '../syntax/cells';
import { SEPARATOR } from '../syntax/pieces';
import { gather } from './gather';
import type { LabelIndex } from './label-index';
import type { Cell } from './model';
import { withoutPageHeads } from './page-heads';
import { isFigure, partsOf, readCell } from './read-cell';
import { readLines } from './read-lines';

/** A cell, the blank between a separator and its line's end, or an empty line; in the order of the text. */
export interface Piece {
  readonly cell: Cell;
  /** One of PIECE. */
  readonly kind: number;
  /** Line of its block. */
  readonly line: number;
  /** The strongest separator in its line. */
  readonly separator: number;
}

/** The pieces of some blocks one behind the other. */
export interface Stream {
  readonly pieces: readonly Piece[];
  /** Line of each piece, counted over all blocks. */
  readonly lines: readonly number[];
}

interface Known {
  readonly index: LabelIndex;
  readonly pieces: readonly Piece[];
  readonly next: Known | undefined;
}

/** Whether a block can hold cells of a table. */
export function isCellular(block: Block): boolean {
  return block.kind === 'table' || (block.short && (block.kind === 'paragraph' || block.kind === 'heading'));
}

/** Whether a block is text that can be no cell: tables above and below it are two. */
export function isParting(block: Block): boolean {
  return block.kind !== 'blank' && block.kind !== 'markup' && !isCellular(block);
}

/** Whether text that can be no cell stands between two blocks. */
export function isParted(before: Block, block: Block, blocks: Sequence<Block>): boolean {
  for (let b = blocks.after(before); b && b !== block; b = blocks.after(b)) if (isParting(b)) return true;
  return false;
}

/** The pieces of a block with what their words mean in a form. Read once for each block and form. */
export function piecesOf(block: Block, index: LabelIndex): readonly Piece[] {
  const known = block.rowsMemo as Known | undefined;
  for (let k = known; k; k = k.next) if (k.index === index) return k.pieces;
  const pieces = read(block, index);
  block.rowsMemo = { index, pieces, next: known } satisfies Known;
  return pieces;
}

/** The pieces of blocks that follow each other in a section. */
export function streamOf(blocks: readonly Block[], index: LabelIndex): Stream {
  const pieces: Piece[] = [];
  const lines: number[] = [];
  let line = 0;
  for (const block of blocks) {
    const own = piecesOf(block, index);
    for (const p of own) {
      pieces.push(p);
      lines.push(line + p.line);
    }
    if (own.length > 0) line += own[own.length - 1]!.line + 1;
  }
  return gather(readLines(withoutPageHeads({ pieces, lines }, index), index));
}

/** The blocks of a stream, in order. */
export function blocksOf({ pieces }: Stream): Block[] {
  const blocks: Block[] = [];
  for (const { cell } of pieces) if (blocks[blocks.length - 1] !== cell.block) blocks.push(cell.block);
  return blocks;
}

function read(block: Block, index: LabelIndex): Piece[] {
  const cells = cellsOf(block);
  const { kinds, lines, separators } = cells;
  const out: Piece[] = [];
  let column = 0;
  for (let i = 0; i < kinds.length; i++) {
    const line = lines[i]!;
    const separator = separators[i]!;
    if (i > 0 && lines[i - 1] !== line) column = 0;
    const cell = readCell(block, cells, i, index, column);
    if (cell.form !== 'text') {
      out.push({ cell, kind: kinds[i]!, line, separator });
      column++;
      continue;
    }
    // The first figure of a row may be glued to its label; behind a figure stands no label.
    const before = out[out.length - 1];
    const opens = before?.line !== line || before.cell.form === 'text';
    const figureNext = opens && separator < SEPARATOR.bar && lines[i + 1] === line && isFigure(block, cells, i + 1);
    for (const part of partsOf(cell, separator, figureNext, index)) {
      out.push({ cell: part, kind: kinds[i]!, line, separator });
      column++;
    }
  }
  return out;
}
