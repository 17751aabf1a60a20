import type { Form, Row } from '../forms/form';
import { isSpace } from '../text/chars';
import type { Cell } from './model';

const PAGES_MAX = 1000;

/** Whether a bare figure could be the number of a page: small, and apart from the lines around it. */
export function isPageNumber(cell: Cell): boolean {
  return (
    cell.form === 'plain' &&
    cell.value! > 0 &&
    cell.value! < PAGES_MAX &&
    Number.isInteger(cell.value) &&
    standsApart(cell)
  );
}

/**
 * Whether the one figure too many behind a row set one cell a line is the number of a page: what stands before it is
 * the whole row, and its sums are right.
 * @param cells the row's own figures, by column
 */
export function isPageBehind(extra: readonly Cell[], row: Row, cells: readonly Cell[], form: Form): boolean {
  if (extra.length !== 1 || cells.length !== row.part.columns.length || !isPageNumber(extra[0]!)) return false;
  const first = form.factOf(row, row.part.columns[0]!);
  const at = (fact: number): Cell | undefined => cells[fact - first];
  const sum = (facts: readonly number[]) => facts.reduce((n, f) => n + (at(f)!.value ?? 0), 0);
  return cells.every((_, i) =>
    form.relationsOf[first + i]!.every((r) => {
      const own = r.left.every(at) && r.right.every(at);
      return !own || (r.op === '=' ? sum(r.left) === sum(r.right) : sum(r.left) >= sum(r.right));
    }),
  );
}

/** Whether a bare figure stands between empty lines or ends of pages. */
export function standsApart(cell: Cell): boolean {
  return (
    cell.block.layout === 'figures' && isGap(cell.block.text, cell.start - 1, -1) && isGap(cell.block.text, cell.end, 1)
  );
}

/** Whether an empty line or a form feed follows in this direction. The block's start is one: what stands before it is no figure. */
function isGap(text: string, from: number, step: 1 | -1): boolean {
  let lines = 0;
  for (let i = from; i >= 0 && i < text.length; i += step) {
    const c = text.charCodeAt(i);
    if (c === 12) return true;
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) {
      if (++lines > 1) return true;
    } else if (!isSpace(c)) return false;
  }
  return step < 0;
}
