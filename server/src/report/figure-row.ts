import { PIECE, SEPARATOR } from '../syntax/pieces';
import { isErrorValue, readChinese } from '../text/numerals';
import { visibleOf } from '../text/visible';
import type { RowSpelling } from './label-index';
import type { Cell } from './model';
import type { Piece, Stream } from './stream';

/** A text cell outside the rows of figures: header, group label, or a piece of a label. */
export interface Stray {
  readonly cell: Cell;
  readonly line: number;
  used: boolean;
}

/**
 * What stands in a row's places: a figure, a word in a figure's place, a blank cell, the blank at a line's edge, or an
 * empty line.
 */
export interface Slot {
  readonly piece: Piece;
  readonly line: number;
  /** Whether it is a figure, or a word where one belongs. */
  readonly filled: boolean;
}

/** A run of figures with the text that may be its label. */
export interface FigureRow {
  labels: Cell[];
  /** The pieces of its own label. */
  own: readonly Cell[];
  /** Whether the label stands in the line in which the figures begin. */
  readonly beside: boolean;
  /** Everything behind the label, up to the next text. */
  readonly slots: Slot[];
  /** Figures and blank cells among the slots. */
  readonly values: Cell[];
  /** Source columns in which the header repeats its left neighbour: places of a merged cell that was filled. */
  readonly covered: ReadonlySet<number>;
  /** Text since the row before. */
  readonly strays: Stray[];
  /** Text behind it, up to the next row. */
  after: readonly Stray[];
  /** Whether anything of the table stands behind it. */
  followed: boolean;
  match: RowSpelling | undefined;
  /** How many of its figures stand in its own line, where digits that found no room there stand below. */
  readonly whole?: number;
  /** Whether it was put together from runs of figures with words of the header between them. */
  readonly joined?: boolean;
  /** Pieces of its label that stand beside these, where they are not all of it. */
  readonly more?: readonly Stray[];
}

/** Whether a label above no figures still names a row: a word that heads a column too does so by its number only. */
export function namesRow(cell: Cell, bit: number): boolean {
  const match = cell.label!;
  return (
    (match.tables & bit) !== 0 && match.rows.length > 0 && (match.headers.length === 0 || match.key.numbering.value > 0)
  );
}

/** Whether a text heads a column and names a row by its number only, which it lacks. */
export function isHeader(cell: Cell): boolean {
  const { headers, key } = cell.label!;
  return headers.length > 0 && key.numbering.value === 0;
}

/** Whether a cell holds a figure, whatever its value. */
export const isFigureForm = ({ form }: Cell): boolean => form === 'plain' || form === 'dressed' || form === 'unit';

/** Whether a text tells a number, though not as a figure: 约32, 三十二, 32（含转办1件）. */
export function isQuantity({ text, label }: Cell): boolean {
  const { numbering, core } = label!.key;
  if (numbering.style !== '' && core !== '') return false;
  // Tags and entities have digits of their own.
  const seen = visibleOf(text).text;
  return /[\d０-９]/.test(seen) || readChinese(seen) !== undefined || isErrorValue(seen);
}

/** Whether a word in a figure's place holds figures apart: each may be another column's. */
export const holdsSeveral = ({ form, text }: Cell): boolean => form === 'text' && /\d\s+\d/.test(visibleOf(text).text);

/** Whether the figures of a row stand in one line, so that their places in it count. */
export function isInLine(row: FigureRow): boolean {
  const first = row.slots.find((s) => s.piece.kind === PIECE.cell);
  const last = row.slots.findLast((s) => s.piece.kind === PIECE.cell);
  return first !== undefined && first.line === last!.line && (first !== last || first.piece.separator > SEPARATOR.line);
}

/** Whether the figures among some slots stand in one line, two at least. */
export function isLined(slots: readonly Slot[], from = 0, to = slots.length): boolean {
  const filled = slots.slice(from, to).filter((s) => s.filled);
  return filled.length > 1 && filled[0]!.line === filled[filled.length - 1]!.line;
}

/** Whether no two figures of a row stand in one line. */
export function isOneALine({ slots }: FigureRow): boolean {
  let before: number | undefined;
  for (const { filled, line } of slots) {
    if (!filled) continue;
    if (line === before) return false;
    before = line;
  }
  return before !== undefined;
}

/** Whether the figures of a row do not all stand in one line. */
export function goesOverLines({ slots }: FigureRow): boolean {
  const filled = slots.filter((s) => s.filled);
  return filled.length > 0 && (filled.length === 1 || filled[0]!.line !== filled[filled.length - 1]!.line);
}

/** Whether a text and the figures behind it, up to the next text or the line's end, are as many as a row wants. */
export function fillsRow({ pieces, lines }: Stream, i: number, inLine: boolean, wanted: number): boolean {
  let filled = 1;
  for (let k = i + 1; k < pieces.length && filled <= wanted; k++) {
    const { form } = pieces[k]!.cell;
    if (inLine && lines[k] !== lines[i]) break;
    if (form === 'text') {
      if (inLine) return false;
      break;
    }
    if (form !== 'blank') filled++;
  }
  return wanted > 0 && filled === wanted;
}
