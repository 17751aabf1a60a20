import type { Form, Part } from '../../forms/form';
import { distinctiveOf } from '../../report/choose-form';
import { labelIndex } from '../../report/label-index';
import type { BoundTable, Cell, Place, Report } from '../../report/model';
import { spanOf } from '../../report/place';
import { piecesOf } from '../../report/stream';

export interface ForeignHeader {
  readonly place: Place;
  readonly text: string;
  readonly form: Form;
}

/** A label goes over no more cells or lines than these. */
const PIECES_MAX = 4;

const known = new WeakMap<BoundTable, ReadonlyMap<Part, ForeignHeader>>();
const NONE: ReadonlyMap<Part, ForeignHeader> = new Map();

/**
 * The parts of a table whose header is that of another form, while the rest follows its own: an item copied from the
 * form before. It is told once, on its first label, and nothing else is said of its columns. Looked for only where
 * something is wrong with the header.
 */
export function foreignHeaders(
  table: BoundTable,
  report: Report,
  forms: readonly Form[],
): ReadonlyMap<Part, ForeignHeader> {
  if (table.unheaded === 0 && !table.faults.some((f) => f.kind.startsWith('column-'))) return NONE;
  let found = known.get(table);
  if (!found) known.set(table, (found = lookFor(table, report, forms)));
  return found;
}

function lookFor(table: BoundTable, report: Report, forms: readonly Form[]): ReadonlyMap<Part, ForeignHeader> {
  const out = new Map<Part, ForeignHeader>();
  const own = distinctiveOf(table.table.origin);
  const cells = cellsOf(table, report.form);
  for (const form of forms) {
    if (form.data.id === table.table.origin.id) continue;
    const labels = [...distinctiveOf(form.data)].filter((label) => !own.has(label));
    for (let i = 0; i < cells.length && labels.length > 0; i++) {
      const run = labelAt(cells, i, labels);
      const part = run && partBelow(table, cells.slice(i + run.length));
      if (part && !out.has(part))
        out.set(part, { place: spanOf(run), text: run.map((c) => c.text.trim()).join(''), form });
    }
  }
  return out;
}

function cellsOf({ blocks, start, end }: BoundTable, own: Form): readonly Cell[] {
  const index = labelIndex(own);
  return blocks
    .flatMap((block) => piecesOf(block, index).map((p) => p.cell))
    .filter((c) => (c.block !== start.block || c.start >= start.start) && (c.block !== end.block || c.end <= end.end));
}

/** The cells that one of some labels stands in: one, or several one behind the other. */
function labelAt(cells: readonly Cell[], at: number, labels: readonly string[]): readonly Cell[] | undefined {
  let core = '';
  for (let k = at; k < cells.length && k < at + PIECES_MAX; k++) {
    if (cells[k]!.form !== 'text') return undefined;
    core += cells[k]!.label!.key.core;
    if (labels.includes(core)) return cells.slice(at, k + 1);
    if (core === '' || !labels.some((label) => label.startsWith(core))) return undefined;
  }
  return undefined;
}

/** The part that the next row belongs to. */
function partBelow(table: BoundTable, cells: readonly Cell[]): Part | undefined {
  for (const cell of cells)
    for (const { row, first } of table.rows)
      if (first.block === cell.block && first.start === cell.start) return row.part;
  return undefined;
}
