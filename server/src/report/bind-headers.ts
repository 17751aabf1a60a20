import type { Part, Table } from '../forms/form';
import type { AlignedRow } from './align-rows';
import { bindHeader, HEADER_PIECES, type BoundHeader } from './bind-header';
import type { FigureRow, Stray } from './figure-row';
import type { BoundTable, TableFault } from './model';
import { spanOf } from './place';

/** What stands above the rows of a table's parts. */
export interface BoundHeaders {
  readonly found: BoundTable['headers'];
  readonly faults: readonly TableFault[];
  of(part: Part): BoundHeader | undefined;
}

/**
 * Binds the text above each part's first row to its header; of a part without rows, labels that only its header has.
 */
export function bindHeaders(
  table: Table,
  aligned: readonly AlignedRow[],
  rows: readonly FigureRow[],
  strays: readonly Stray[],
): BoundHeaders {
  const headers = new Map<Part, BoundHeader>();
  const partOf = new Map(aligned.map((a) => [a.logical, a.row.part]));
  for (const part of table.parts) {
    const first = aligned.find((a) => a.row.part === part)?.logical;
    const region = first
      ? regionBefore(first, rows, partOf)
      : strays.filter((s) => heads(s, part)).slice(-HEADER_PIECES);
    if (!first && region.length === 0) continue;
    const at = first ? (first.labels.length > 0 ? first.labels : first.values) : [region[0]!.cell];
    headers.set(part, bindHeader(part, region, spanOf(at), table));
  }
  const all = [...headers.values()];
  return {
    found: all.flatMap((h) => h.found),
    faults: all.flatMap((h) => h.faults),
    of: (part) => headers.get(part),
  };
}

const heads = ({ cell }: Stray, part: Part): boolean => cell.label!.headers.some((h) => h.part === part);

/** Text above a part's first row, back to the last row of another part; no header has more pieces than are taken. */
function regionBefore(first: FigureRow, rows: readonly FigureRow[], partOf: ReadonlyMap<FigureRow, Part>): Stray[] {
  const part = partOf.get(first);
  const runs: (readonly Stray[])[] = [];
  for (let i = rows.indexOf(first), n = 0; i >= 0 && n < HEADER_PIECES; i--) {
    const row = rows[i]!;
    if ((partOf.get(row) ?? part) !== part) break;
    runs.push(row.strays);
    n += row.strays.length;
  }
  return runs.length === 1 && runs[0]!.length <= HEADER_PIECES
    ? [...runs[0]!]
    : runs.reverse().flat().slice(-HEADER_PIECES);
}
