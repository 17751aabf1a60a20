import type { HeaderLabel, Part } from '../forms/form';
import { labelKey } from '../text/labels';
import { extentOf, inOneColumn, type Extent } from './extent';
import type { Stray } from './figure-row';
import type { Cell } from './model';

/** A label of a header stands in no more pieces than these. */
const PIECES = 4;

const coreOfLabel = new WeakMap<HeaderLabel, string>();
/** A header's label as labels are compared. */
export function coreOfHeader(label: HeaderLabel): string {
  let core = coreOfLabel.get(label);
  if (core === undefined) coreOfLabel.set(label, (core = labelKey(label.label).core));
  return core;
}

/** Pieces that stand one above the other in aligned columns. */
export function stacked(pieces: readonly Stray[]): Stray[][] {
  const columns: { readonly extent: Extent; readonly pieces: Stray[] }[] = [];
  for (const s of pieces) {
    const extent = extentOf(s.cell);
    if (!extent || s.used) continue;
    const column = columns.find((c) => inOneColumn(c.extent, extent));
    if (column) column.pieces.push(s);
    else columns.push({ extent, pieces: [s] });
  }
  return columns.map((c) => c.pieces);
}

/** Labels broken over lines: up to four pieces, one below or behind another. */
export function joinPieces(
  part: Part,
  open: Set<HeaderLabel>,
  unknown: readonly Stray[],
  found: { label: HeaderLabel; cell: Cell }[],
): void {
  const extents = new Map(unknown.map((s) => [s, extentOf(s.cell)]));
  for (const label of part.header) {
    if (!open.has(label)) continue;
    const core = coreOfHeader(label);
    for (let i = 0; i < unknown.length; i++) {
      const pieces = complete(core, i, unknown, extents);
      if (!pieces) continue;
      for (const p of pieces) p.used = true;
      open.delete(label);
      found.push({ label, cell: pieces[0]!.cell });
      break;
    }
  }
}

/**
 * The pieces from the one at `from` on that make up a label: below it where that can be seen, else in its column, else
 * the next.
 */
function complete(
  core: string,
  from: number,
  unknown: readonly Stray[],
  extents: ReadonlyMap<Stray, Extent | undefined>,
): Stray[] | undefined {
  const head = unknown[from]!;
  const pieces: Stray[] = [];
  let text = '',
    at = from;
  while (text !== core) {
    let next: number | undefined;
    for (let i = at; i < unknown.length; i++) {
      const s = unknown[i]!,
        piece = s.cell.label!.key.core;
      if (s.used || piece === '' || !core.startsWith(piece, text.length)) {
        if (i === from) return undefined;
        continue;
      }
      const extent = extents.get(s);
      if (i > from && extent && !inOneColumn(extent, extents.get(head))) continue;
      next ??= i;
      if (i === from || extent || s.cell.column === head.cell.column) {
        next = i;
        break;
      }
    }
    if (next === undefined || pieces.length === PIECES) return undefined;
    pieces.push(unknown[next]!);
    text += unknown[next]!.cell.label!.key.core;
    at = next + 1;
  }
  return pieces;
}
