import type { Block } from '../syntax/block';
import { SEPARATOR, type Cells } from '../syntax/pieces';
import { splitCommas } from '../syntax/commas';
import { splitSlashes } from '../syntax/columns';
import { SPACE_WRITTEN, tableOf, trimBlank } from '../text/chars';
import { notedFigure } from '../text/notes';
import { readFigure } from '../text/numerals';
import { visibleOf } from '../text/visible';
import type { LabelKey } from '../text/labels';
import type { LabelIndex } from './label-index';
import type { Cell } from './model';

/** Whether a piece of a block is a figure. */
export function isFigure(block: Block, { starts, ends }: Cells, i: number): boolean {
  return starts[i]! < ends[i]! && readFigure(block.text, starts[i]!, ends[i]!).value !== null;
}

/** What a cell of text holds: itself, a label with its first figure behind it, or several labels one space apart. */
export function partsOf(cell: Cell, separator: number, figureNext: boolean, index: LabelIndex): readonly Cell[] {
  if (cell.label!.tables !== 0 || cell.text.length !== cell.end - cell.start) return [cell];
  const glued = withoutFigure(cell, figureNext, index);
  if (glued) return glued;
  const beside = withoutGroup(cell, index);
  if (beside) return beside;
  const commas = separator === SEPARATOR.line ? betweenCommas(cell, index) : undefined;
  if (commas) return commas;
  return separator === SEPARATOR.line || separator === SEPARATOR.space ? apart(cell, index) : [cell];
}

/** Digits at the end of a label are no part of it: no label of a form ends in one. */
function withoutFigure(cell: Cell, figureNext: boolean, index: LabelIndex): readonly Cell[] | undefined {
  const { block, start, end } = cell;
  const whole = digitsBefore(block.text, start, end);
  const point = block.text[whole - 1] === '.' ? digitsBefore(block.text, start, whole - 1) : whole;
  const decimal = point < whole - 1;
  const from = decimal ? point : whole;
  if (from === end || from === start) return undefined;
  const to = trimBlank(block.text, start, from);
  if (isDigitCode(block.text.charCodeAt(to - 1)) || '.,．，'.includes(block.text[to - 1]!)) return undefined;
  const label = index.lookup(block.text.slice(start, to));
  // 约32 is one figure in other words.
  if (label.tables === 0 && label.key.core.length < 2) return undefined;
  // Behind a label's last piece stands a figure if a space or a tag is between; many digits are figures run together.
  const apart = to < from || block.text[from - 1] === '>';
  const ends = !decimal && (apart || end - from > FIGURE_MAX) && index.endsRow(label.key.core);
  const known = label.rows.length > 0 || ends;
  if (!known && (decimal || !figureNext || end - from > FIGURE_MAX)) return undefined;
  return [
    { ...cell, end: to, label, text: block.text.slice(start, to) },
    cellAt(block, from, end, undefined, index, cell.column + 1),
  ];
}

/** A text without the figure behind its last space, and that figure; undefined where none stands there. */
export function figureBehind(cell: Cell, index: LabelIndex): { label: Cell; figure: Cell } | undefined {
  const { block, start, end } = cell;
  const from = digitsBefore(block.text, start, end);
  const to = trimBlank(block.text, start, from);
  if (from === end || to === from || to === start || end - from > FIGURE_MAX) return undefined;
  const text = block.text.slice(start, to);
  const label = { ...cell, end: to, text, label: index.lookup(text) };
  return { label, figure: cellAt(block, from, end, undefined, index, cell.column + 1) };
}

/** A number that a row's label opens with, inside a text. */
const NUMBER_WITHIN = /(?!^)(?:[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、])/g;

/** A piece of a group's label right before a leaf's, as columns of a page touch that leave no room between them. */
function withoutGroup(cell: Cell, index: LabelIndex): readonly Cell[] | undefined {
  for (const { index: at } of cell.text.matchAll(NUMBER_WITHIN)) {
    const [group, leaf] = [cell.text.slice(0, at), cell.text.slice(at)];
    const label = index.lookup(leaf);
    if (label.rows.length === 0 && !isStrongPiece(label.key, index)) continue;
    const own = index.lookup(group);
    if (!index.isGroupPiece(own.key)) continue;
    const middle = cell.start + at;
    return [
      { ...cell, end: middle, label: own, text: group },
      { ...cell, start: middle, label, text: leaf, column: cell.column + 1 },
    ];
  }
  return undefined;
}

/** Where the digits before an offset begin. */
function digitsBefore(text: string, start: number, end: number): number {
  let from = end;
  while (from > start && isDigitCode(text.charCodeAt(from - 1))) from--;
  return from;
}

const FIGURE_MAX = 7;
const isDigitCode = (code: number): boolean => code >= 48 && code <= 57;

/** A line that commas or slashes part into labels, or a row's label and figures: too few to be told by itself. */
function betweenCommas(cell: Cell, index: LabelIndex): readonly Cell[] | undefined {
  if (!/[,，;；]| \/ /.test(cell.text)) return undefined;
  const { text } = cell.block;
  const bounds = splitSlashes(text, cell.start, cell.end) ?? splitCommas(text, cell.start, cell.end, 1);
  if (!bounds) return undefined;
  const cells: Cell[] = [];
  for (let c = 0; c < bounds.length; c += 2) {
    const piece = cellAt(cell.block, bounds[c]!, bounds[c + 1]!, undefined, index, cells.length);
    const known = piece.form === 'text' ? piece.label!.tables !== 0 : c > 0;
    if (!known) return undefined;
    cells.push(piece);
  }
  return cells;
}

/**
 * Text copied from a page sets cells one space apart: what is no label, but splits at its spaces into labels and pieces
 * of labels beside them, is those cells.
 */
function apart(cell: Cell, index: LabelIndex): readonly Cell[] {
  if (!/[ \u3000\u00a0\u2002\u2003&]/.test(cell.text)) return [cell];
  const cells: Cell[] = [];
  let labels = 0;
  let start = cell.start;
  for (const text of cell.text.split(SPACE_WRITTEN)) {
    start = cell.block.text.indexOf(text, start);
    if (text === '') continue;
    const label = index.lookup(text);
    if (cells.length === PIECES_MAX) return [cell];
    cells.push({ ...cell, start, end: start + text.length, label, text, column: cell.column + cells.length });
    start += text.length;
    if (label.tables !== 0) labels++;
    else if (label.key.core.length > 1 && !index.isPiece(label.key)) return [cell];
  }
  if (cells.length < 2) return [cell];
  if (labels > 0)
    return cells.every(({ label }) => label!.tables !== 0 || isBeside(label!.key, index)) ? cells : [cell];
  return opensBesideGroup(cells, index) || isWide(cell, cells, index) ? cells : [cell];
}

/** What may stand beside a label. */
const isBeside = (key: LabelKey, index: LabelIndex): boolean => index.isPiece(key, 1) || index.isGroupPiece(key);

/** So much of a label is more than a word that any text has. */
const PIECE_MIN = 4;

/** Whether a piece of a group's label stands before (a line of) a leaf's. */
function opensBesideGroup([group, leaf, more]: readonly Cell[], index: LabelIndex): boolean {
  if (more || !index.isGroupPiece(group!.label!.key)) return false;
  const { key } = leaf!.label!;
  return index.endsRow(key.core) || isStrongPiece(key, index);
}

/** A piece of a label that is no word of any text: numbered, or long. */
export function isStrongPiece(key: LabelKey, index: LabelIndex): boolean {
  return index.isPiece(key) && (key.numbering.style === 'arabic' || key.core.length >= PIECE_MIN);
}

/** Whether pieces of labels, of one character even, stand far apart. */
function isWide({ text }: Cell, cells: readonly Cell[], index: LabelIndex): boolean {
  return !/[^ ] [^ ]/.test(text) && cells.every((c) => index.isPiece(c.label!.key, 1));
}

/** So many pieces of labels stand in one line, not more. */
const PIECES_MAX = 8;

/** A piece of a block as a cell, with what its words mean in a form. */
export function readCell(block: Block, cells: Cells, i: number, index: LabelIndex, column: number): Cell {
  return cellAt(block, cells.starts[i]!, cells.ends[i]!, cells.texts?.[i], index, column);
}

function cellAt(
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

/** A figure with the mark of a note behind it. */
function withoutMark(block: Block, start: number, end: number, column: number): Cell | undefined {
  const text = isDigitCode(block.text.charCodeAt(start)) ? notedFigure(block.text.slice(start, end)) : undefined;
  if (text === undefined) return undefined;
  const { form, value, unit } = readFigure(text, 0, text.length);
  if (value === null) return undefined;
  return { block, start, end: start + text.length, form, value, unit, label: undefined, text, column };
}

function textCell(block: Block, start: number, end: number, text: string, index: LabelIndex, column: number): Cell {
  const label = index.lookup(text);
  const noted = label.tables === 0 ? withoutMark(block, start, end, column) : undefined;
  if (noted) return noted;
  const formula = text.length === end - start ? inFormula(block, start, end) : undefined;
  if (formula) {
    const { form, value, unit } = readFigure(block.text, formula.start, formula.end);
    return { block, ...formula, form, value, unit, label: undefined, text: figureIn(block, formula), column };
  }
  if (text.length === end - start && hasMarks(text)) {
    // Emphasis, escapes or tags around a figure, or with nothing in them.
    const seen = visibleOf(block.text, start, end);
    const figure = readFigure(seen.text, 0, seen.text.length);
    if (figure.form !== 'text') {
      // A line's end behind the figure is none of how it is written.
      const own = seen.text.trimEnd().length || seen.text.length;
      const from = seen.text === '' ? start : seen.at(0);
      const to = own === 0 ? end : seen.endOf(own - 1);
      const { form, value, unit } = figure;
      // What is seen: how a figure is written is judged by that.
      return {
        block,
        start: from,
        end: to,
        form,
        value,
        unit,
        label: undefined,
        text: seen.text.slice(0, own),
        column,
      };
    }
  }
  return { block, start, end, form: 'text', value: null, unit: undefined, label, text, column };
}

/** A figure set as a formula, as some converters write every number: $32$, \\(32\\), $\\mathbf{32}$. */
const FORMULA = /^(?:\$|\\\()\s?(?:\\[a-z]{2,12}\s?\{\s?)?([-+]?\d[\d,.]*)\s?\}?\s?(?:\$|\\\))$/;

function inFormula(block: Block, start: number, end: number): { start: number; end: number } | undefined {
  const c = block.text[start];
  if ((c !== '$' && c !== '\\') || end - start > FORMULA_MAX) return undefined;
  const m = FORMULA.exec(block.text.slice(start, end));
  if (!m) return undefined;
  const from = start + m[0].indexOf(m[1]!);
  return { start: from, end: from + m[1]!.length };
}

const FORMULA_MAX = 48;
const figureIn = (block: Block, { start, end }: { start: number; end: number }): string => block.text.slice(start, end);

/** Whether a text holds any of the marks * _ ` \\ < & [ ^ by which figures are dressed. */
function hasMarks(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (MARKS[text.charCodeAt(i)] === 1) return true;
  return false;
}

const MARKS = /* @__PURE__ */ tableOf('*_`\\<&[^');
