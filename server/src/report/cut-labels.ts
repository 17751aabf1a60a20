import type { Row } from '../forms/form';
import { labelKey, type LabelKey, type Numbering } from '../text/labels';
import { LINED } from './bind-header';
import type { LabelIndex } from './label-index';
import type { Cell } from './model';

const numberings = new WeakMap<Row, Numbering>();

/** The numbering of a row's label in the form. */
export function numberingOf(row: Row): Numbering {
  let known = numberings.get(row);
  if (!known) numberings.set(row, (known = labelKey(row.label).numbering));
  return known;
}

/** Whether a label, set in columns or a cell a line, was cut there, or pieces of its group's stand in it. */
export function isCut(label: Cell, row: Row, index: LabelIndex): boolean {
  if (LINED.has(label.block.layout)) return false;
  const { key } = label.label!;
  const words = label.text.split(/\s+/).filter((w) => w !== '');
  const whole = index.rowCore.get(row)!;
  if (words.length === 1)
    return (
      key.core !== whole &&
      (isOpening(key, row, index) || (isPartOf(key, row, index) && 2 * key.core.length <= whole.length))
    );
  return words.every((w) => index.isPiece(labelKey(w)) || index.isGroupPiece(labelKey(w)));
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

/** A label that lacks fewer characters was not cut: they are wanting. */
const CUT_MIN = 3;

/** Whether a label is the beginning of a row's, its number included. */
const isOpening = ({ core, numbering }: LabelKey, row: Row, index: LabelIndex): boolean =>
  numbering.value === numberingOf(row).value &&
  numbering.style !== '' &&
  index.rowCore.get(row)!.startsWith(core) &&
  index.rowCore.get(row)!.length - core.length >= CUT_MIN;

/** Whether a label's words stand in those of a row. */
export const isPartOf = ({ core }: LabelKey, row: Row, index: LabelIndex): boolean =>
  core.length > 1 && index.rowCore.get(row)!.includes(core);
