import type { Row } from '../forms/form';
import { labelKey, type LabelKey } from '../text/labels';
import { visibleOf } from '../text/visible';
import { LINED } from './bind-header';
import type { FigureRow } from './figure-row';
import type { LabelIndex } from './label-index';
import type { Cell } from './model';

/** Whether a label, set in columns or a cell a line, was cut there, or pieces of its group's stand in it. */
export function isCut(label: Cell, logical: FigureRow, row: Row, index: LabelIndex): boolean {
  if (LINED.has(label.block.layout)) return false;
  const { key } = label.label!;
  const words = wordsOf(label);
  const whole = index.rowCore.get(row)!;
  if (logical.own.length > 1 && isInOrder(whole, logical.own)) return true;
  if (words.length > 1) return words.every((w) => index.isPiece(labelKey(w)) || index.isGroupPiece(labelKey(w)));
  const { core } = key;
  if (core === whole || core === '' || !whole.includes(core)) return false;
  // All the rest of it stands around, in whatever pieces.
  const around = [...logical.strays, ...logical.after].map((s) => s.cell);
  const pieces = [...around, ...logical.own].flatMap((c) => wordsOf(c).map((w) => labelKey(w).core));
  // A character may stand in it more than once: the first of a label, or the last.
  return [whole.indexOf(core), whole.lastIndexOf(core)].some(
    (at) => isMadeOf(whole.slice(0, at), pieces) && isMadeOf(whole.slice(at + core.length), pieces),
  );
}

const wordsOf = (cell: Cell): string[] =>
  visibleOf(cell.text)
    .text.split(/\s+/)
    .filter((w) => w !== '');

/** Whether pieces of a label stand in it one behind the other, whatever was lost between them. */
function isInOrder(whole: string, pieces: readonly Cell[]): boolean {
  let at = 0;
  return pieces.every(({ label }) => {
    const { core } = label!.key;
    const found = whole.indexOf(core, at);
    at = found + core.length;
    return found >= 0;
  });
}

/** Whether a stretch of a label is made up of pieces, in their order. */
function isMadeOf(stretch: string, pieces: readonly string[]): boolean {
  let at = 0;
  for (const piece of pieces) if (piece !== '' && stretch.startsWith(piece, at)) at += piece.length;
  return at === stretch.length;
}

/** No other row than the form's is called by so few characters of its labels. */
const ASTRAY_MAX = 3;

/** Whether what stands as a label, set in columns or a cell a line, is a piece of one, or the name of a column. */
export function isAstray(own: readonly Cell[], index: LabelIndex): boolean {
  return own.every(({ block, label }) => {
    const { key, headers } = label!;
    if (LINED.has(block.layout)) return false;
    return headers.length > 0 || (key.core.length <= ASTRAY_MAX && index.isPiece(key, 1));
  });
}

/** Whether a label's words stand in those of a row. */
export const isPartOf = ({ core }: LabelKey, row: Row, index: LabelIndex): boolean =>
  core.length > 1 && index.rowCore.get(row)!.includes(core);
