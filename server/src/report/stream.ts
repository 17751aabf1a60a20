import type { Block } from '../syntax/block';
import { cellsOf, SEPARATOR } from '../syntax/cells';
import { splitCommas } from '../syntax/commas';
import { isSpace } from '../text/chars';
import { readFigure } from '../text/numerals';
import { visibleOf } from '../text/visible';
import { gather } from './gather';
import type { LabelIndex } from './label-index';
import type { Cell } from './model';

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
  return gather({ pieces, lines });
}

/** The blocks of a stream, in order. */
export function blocksOf({ pieces }: Stream): Block[] {
  const blocks: Block[] = [];
  for (const { cell } of pieces) if (blocks[blocks.length - 1] !== cell.block) blocks.push(cell.block);
  return blocks;
}

function read(block: Block, index: LabelIndex): Piece[] {
  const { kinds, starts, ends, lines, separators, texts } = cellsOf(block);
  const out: Piece[] = [];
  let column = 0;
  for (let i = 0; i < kinds.length; i++) {
    const line = lines[i]!;
    const separator = separators[i]!;
    if (i > 0 && lines[i - 1] !== line) column = 0;
    const cell = readCell(block, starts[i]!, ends[i]!, texts?.[i], index, column);
    const figureNext = lines[i + 1] === line && isFigureAt(block.text, starts[i + 1]!, ends[i + 1]!);
    const cells = cell.form === 'text' ? partsOf(cell, separator, figureNext, index) : [cell];
    for (const c of cells) out.push({ cell: c, kind: kinds[i]!, line, separator });
    column += cells.length;
  }
  return out;
}

function isFigureAt(text: string, start: number, end: number): boolean {
  return start < end && readFigure(text, start, end).value !== null;
}

/** What a cell of text holds: itself, a label with its first figure behind it, or several labels one space apart. */
function partsOf(cell: Cell, separator: number, figureNext: boolean, index: LabelIndex): readonly Cell[] {
  if (cell.label!.tables !== 0 || cell.text.length !== cell.end - cell.start) return [cell];
  const glued = withoutFigure(cell, figureNext, index);
  if (glued) return glued;
  const commas = separator === SEPARATOR.line ? betweenCommas(cell, index) : undefined;
  if (commas) return commas;
  return separator === SEPARATOR.line || separator === SEPARATOR.space ? apart(cell, index) : [cell];
}

/** Digits at the end of a label are no part of it: no label of a form ends in one. */
function withoutFigure(cell: Cell, figureNext: boolean, index: LabelIndex): readonly Cell[] | undefined {
  const { block, start, end } = cell;
  let from = end;
  while (from > start && isDigitCode(block.text.charCodeAt(from - 1))) from--;
  if (from === end || from === start) return undefined;
  let to = from;
  while (to > start && isSpace(block.text.charCodeAt(to - 1))) to--;
  if (isDigitCode(block.text.charCodeAt(to - 1)) || '.,．，'.includes(block.text[to - 1]!)) return undefined;
  const label = index.lookup(block.text.slice(start, to));
  // Many digits at the end of a label's last piece are figures run together.
  const known = label.rows.length > 0 || (end - from > FIGURE_MAX && index.endsRow(label.key.core));
  if (!known && (!figureNext || end - from > FIGURE_MAX)) return undefined;
  return [
    { ...cell, end: to, label, text: block.text.slice(start, to) },
    readCell(block, from, end, undefined, index, cell.column + 1),
  ];
}

const FIGURE_MAX = 7;
const isDigitCode = (code: number): boolean => code >= 48 && code <= 57;

/** A line that commas part into labels, or into a row's label and figures: too few of them to be told by itself. */
function betweenCommas(cell: Cell, index: LabelIndex): readonly Cell[] | undefined {
  if (!/[,，]/.test(cell.text)) return undefined;
  const bounds = splitCommas(cell.block.text, cell.start, cell.end, 1);
  if (!bounds) return undefined;
  const cells: Cell[] = [];
  for (let c = 0; c < bounds.length; c += 2) {
    const piece = readCell(cell.block, bounds[c]!, bounds[c + 1]!, undefined, index, cells.length);
    const known = piece.form === 'text' ? piece.label!.tables !== 0 : c > 0;
    if (!known) return undefined;
    cells.push(piece);
  }
  return cells;
}

/** Text copied from a page sets cells one space apart: what is no label, but splits at its spaces into labels, is those cells. */
function apart(cell: Cell, index: LabelIndex): readonly Cell[] {
  if (!/[ \u3000\u00a0]/.test(cell.text)) return [cell];
  const cells: Cell[] = [];
  for (const m of cell.text.matchAll(/[^ \u3000\u00a0]+/g)) {
    const label = index.lookup(m[0]);
    if (label.tables === 0) return [cell];
    const start = cell.start + m.index;
    cells.push({ ...cell, start, end: start + m[0].length, label, text: m[0], column: cell.column + cells.length });
  }
  return cells.length > 1 ? cells : [cell];
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
  const text = decoded ?? source.slice(start, end);
  if (figure.form === 'text') return textCell(block, start, end, text, index, column);
  return {
    block,
    start,
    end,
    form: figure.form,
    value: figure.value,
    unit: figure.unit,
    label: undefined,
    text,
    column,
  };
}

function textCell(block: Block, start: number, end: number, text: string, index: LabelIndex, column: number): Cell {
  const label = index.lookup(text);
  const shown = { block, start, end, column, text };
  if (text.length === end - start && MARKS.test(text)) {
    // Emphasis, escapes or tags around a figure, or with nothing in them.
    const seen = visibleOf(block.text, start, end);
    const figure = readFigure(seen.text, 0, seen.text.length);
    if (figure.form !== 'text') {
      const inner = seen.text === '' ? shown : { ...shown, start: seen.at(0), end: seen.at(seen.text.length) };
      return { ...inner, form: figure.form, value: figure.value, unit: figure.unit, label: undefined };
    }
  }
  return { ...shown, form: 'text', value: null, unit: undefined, label };
}

const MARKS = /[*_`\\<&[^]/;
