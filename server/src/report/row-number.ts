import type { Row } from '../forms/form';
import { labelKey, type Numbering } from '../text/labels';

const numberings = new WeakMap<Row, Numbering>();

/** The numbering of a row's label in the form. */
export function numberingOf(row: Row): Numbering {
  let known = numberings.get(row);
  if (!known) numberings.set(row, (known = labelKey(row.label).numbering));
  return known;
}
