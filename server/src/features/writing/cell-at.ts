import type { CellPlace } from '../../../../shared/src/protocol';
import type { Position } from '../../document/checked-document';
import type { BoundRow, BoundTable, Fact, Place, Report } from '../../report/model';
import { thingAt } from '../cells';
import type { Checked } from '../checked';

/**
 * The cell of a report's table that a position is in: what it is called, and the cells that keys lead to; null
 * elsewhere.
 */
export function cellAt(checked: Checked, position: Position): CellPlace | null {
  const thing = thingAt(checked, position);
  if (thing?.kind === 'fact') return ofFact(thing.fact, thing.report, checked);
  if (thing?.kind !== 'row') return null;
  const { table, bound } = thing;
  const first = bound.cells.find((c) => c !== undefined);
  const at = table.rows.indexOf(bound);
  return placeOf(checked, {
    row: thing.row.label,
    column: '',
    next: first,
    previous: table.rows[at - 1]?.cells.findLast((c) => c !== undefined),
    below: firstOf(table.rows[at + 1]),
  });
}

const firstOf = (row: BoundRow | undefined): Place | undefined => row?.cells.find((c) => c !== undefined);

function ofFact({ def, cell }: Fact, report: Report, checked: Checked): CellPlace | null {
  const table = report.tables[def.table.index];
  const at = table?.rows.findIndex((r) => r.cells.includes(cell)) ?? -1;
  if (!table || at < 0) return null;
  const cells = figuresOf(table);
  const index = cells.indexOf(cell);
  return placeOf(checked, {
    row: def.row.label,
    column: [...def.column.groups, def.column.label].join(' › '),
    next: cells[index + 1] ?? figuresBeside(report, table, 1)[0],
    previous: cells[index - 1] ?? figuresBeside(report, table, -1).at(-1),
    below: table.rows[at + 1]?.cells[def.column.index] ?? firstOf(table.rows[at + 1]),
  });
}

/** The cells of a table's figures in the order of the text. */
function figuresOf({ rows }: BoundTable): Place[] {
  return rows.flatMap((r) => r.cells.flatMap((c) => c ?? []));
}

/** Those of the table behind or before it: a report is filled in from its first cell to its last by one key. */
function figuresBeside({ tables }: Report, table: BoundTable, step: 1 | -1): Place[] {
  const inOrder = step > 0 ? tables : tables.toReversed();
  const others = inOrder.slice(inOrder.indexOf(table) + 1);
  return others.map((t) => (t ? figuresOf(t) : [])).find((cells) => cells.length > 0) ?? [];
}

/** Where each row is a line, a key that breaks lines can lead to the next. */
const ROW_IN_A_LINE: ReadonlySet<string | undefined> = new Set(['bars', 'tabs']);

interface Around {
  readonly row: string;
  readonly column: string;
  readonly next: Place | undefined;
  readonly previous: Place | undefined;
  readonly below: Place | undefined;
}

function placeOf({ document }: Checked, { row, column, next, previous, below }: Around): CellPlace {
  const range = (place: Place) => document.rangeOf(place);
  return {
    label: [column, row].filter((text) => text !== '').join(' · '),
    ...(next && { next: range(next) }),
    ...(previous && { previous: range(previous) }),
    ...(below && ROW_IN_A_LINE.has(below.block.layout) && { below: range(below) }),
  };
}
