import { PIECE, SEPARATOR } from '../syntax/pieces';
import { isHan } from '../text/chars';
import { labelKey } from '../text/labels';
import type { LabelIndex } from './label-index';
import { figureBehind, isStrongPiece, partsOf } from './read-cell';
import type { Piece, Stream } from './stream';

/** What a piece is in the lines around it. */
const known = new WeakMap<Piece, readonly Piece[]>();

/**
 * One cell a line, figures and labels are told apart by the lines around them: the first figures of a row may share the
 * line of (a line of) its label, a space between; and a word for nothing may be a piece of a label.
 */
export function readLines(stream: Stream, index: LabelIndex): Stream {
  const { pieces, lines } = stream;
  let out: { pieces: Piece[]; lines: number[] } | undefined;
  for (let i = 0; i < pieces.length; i++) {
    const own = opensFigures(stream, i) ? partedAt(pieces[i]!, index) : wordAt(stream, i, index);
    if (own) out ??= { pieces: pieces.slice(0, i), lines: lines.slice(0, i) };
    for (const piece of own ?? [pieces[i]!]) {
      out?.pieces.push(piece);
      out?.lines.push(lines[i]!);
    }
  }
  return out ?? stream;
}

/** Whether a text ends its line in a digit, and a figure alone in its line stands below. */
function opensFigures({ pieces, lines }: Stream, i: number): boolean {
  const { cell, separator, kind } = pieces[i]!;
  if (kind !== PIECE.cell || cell.form !== 'text' || separator !== SEPARATOR.line || lines[i + 1] === lines[i])
    return false;
  const last = cell.text.charCodeAt(cell.text.length - 1);
  const next = pieces[i + 1];
  return last >= 48 && last <= 57 && next !== undefined && next.cell.value !== null && lines[i + 2] !== lines[i + 1];
}

function partedAt(piece: Piece, index: LabelIndex): readonly Piece[] | undefined {
  const before = known.get(piece);
  if (before) return before;
  const figures = [];
  let label = piece.cell;
  for (let own = figureBehind(label, index); own; own = figureBehind(label, index)) {
    label = own.label;
    figures.unshift(own.figure);
  }
  if (figures.length === 0) return undefined;
  // A piece of a group's label may stand in the line as well.
  const labels = partsOf(label, piece.separator, true, index);
  const { tables, key } = labels[labels.length - 1]!.label ?? {};
  if (!key || (tables === 0 && !isStrongPiece(key, index))) return undefined;
  const cells = [...labels, ...figures].map((cell, n) => ({ ...cell, column: piece.cell.column + n }));
  const parts = cells.map((cell) => ({ ...piece, cell }));
  known.set(piece, parts);
  return parts;
}

/** The word for nothing that stands here, 无 of 4.无正当理由, as the piece of a label that it is. */
function wordAt({ pieces, lines }: Stream, i: number, index: LabelIndex): readonly Piece[] | undefined {
  const piece = pieces[i]!;
  const { cell, separator } = piece;
  if (cell.form !== 'mark' || separator !== SEPARATOR.line || !isHan(cell.text.charCodeAt(0))) return undefined;
  const [before, next] = [pieces[i - 1]?.cell, pieces[i + 1]?.cell];
  if (before?.form !== 'text' || next?.form !== 'text' || lines[i - 1] === lines[i]) return undefined;
  // The number of a label may stand alone above its words.
  const key = labelKey(before.text + cell.text + next.text);
  if (key.core.length < PIECE_MIN || !index.isPiece(key)) return undefined;
  const earlier = known.get(piece);
  if (earlier) return earlier;
  const own = [{ ...piece, cell: { ...cell, form: 'text' as const, label: index.lookup(cell.text) } }];
  known.set(piece, own);
  return own;
}

const PIECE_MIN = 3;
