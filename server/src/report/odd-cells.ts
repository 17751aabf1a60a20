import { PIECE, SEPARATOR } from '../syntax/pieces';
import type { Stream } from './stream';

// Pieces of a stream that are not what they look like by themselves.

/** Whether a word for nothing stands between words: 未 of 尚未审结, set one character a line. */
export function isHeaderWord({ pieces }: Stream, i: number): boolean {
  return pieces[i]!.cell.form === 'mark' && pieces[i - 1]?.cell.form === 'text' && pieces[i + 1]?.cell.form === 'text';
}

/** Whether a bar alone in its line closes a blank cell: the cell before it has a bar of its own. */
export function isBlankLine({ pieces, lines }: Stream, i: number): boolean {
  if (pieces[i]!.kind !== PIECE.edge || pieces[i + 1]?.kind !== PIECE.edge || lines[i + 1] !== lines[i]) return false;
  if (lines[i - 1] === lines[i]) return false;
  let before = i - 1;
  while (before >= 0 && pieces[before]!.kind === PIECE.gap) before--;
  return before >= 0 && pieces[before]!.kind === PIECE.edge;
}

/**
 * Whether a figure stands before a row's label in one line, and is the only one there: a row's number, or a trace of
 * the page.
 * @param bit the table's bit among those that a label may belong to
 */
export function isNumbering({ pieces, lines }: Stream, i: number, bit: number): boolean {
  const line = lines[i];
  if (pieces[i]!.separator < SEPARATOR.comma) return false;
  for (let k = i - 1; k >= 0 && lines[k] === line; k--) if (pieces[k]!.cell.form !== 'blank') return false;
  for (let k = i + 1; k < pieces.length && lines[k] === line; k++) {
    const { cell } = pieces[k]!;
    if (cell.form === 'blank') continue;
    return cell.form === 'text' && (cell.label!.tables & bit) !== 0;
  }
  return false;
}
