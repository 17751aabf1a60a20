import type { Column, Form, Part, Row } from '../forms/form';
import { holdsFor } from '../forms/relation';
import { filledIn, type AlignedRow } from './align-rows';
import { assignFigures, type Assignment } from './assign-figures';
import type { BoundHeader } from './bind-header';
import { isHeader, isOneALine, type FigureRow } from './figure-row';
import type { BoundRow, Cell, Fact, TableFault } from './model';
import { spanOf } from './place';
import { settingOf, type Setting } from './row-setting';
import type { Judge } from './surplus-figures';
import { typedCell } from './typed-cell';

/** Rows with their figures in the form's columns, and what could not be put there. */
export interface ReadRows {
  readonly rows: readonly BoundRow[];
  readonly facts: readonly Fact[];
  readonly faults: readonly TableFault[];
}

/**
 * Puts the figures of each row into columns of the form.
 * @param headerOf what stands above a part's rows
 * @param doubtful rows whose figures may be another row's: they are said to be unreadable
 */
export function readRows(
  aligned: readonly AlignedRow[],
  headerOf: (part: Part) => BoundHeader | undefined,
  doubtful: ReadonlySet<FigureRow>,
  form: Form,
): ReadRows {
  const whole = new Set(aligned.flatMap(({ row: { part }, logical }) => (isWhole(logical, part) ? [part] : [])));
  const columnsOf = ({ row: { part }, logical }: AlignedRow): readonly Column[] =>
    whole.has(part) ? part.columns : presentColumns(part, headerOf(part), logical);
  const setting = settingOf(() => aligned.map((a) => ({ row: a.logical, width: columnsOf(a).length })));
  const rows: BoundRow[] = [];
  const facts: Fact[] = [];
  const faults: TableFault[] = [];
  for (const each of aligned) {
    const { logical, row } = each;
    const columns = columnsOf(each);
    const header = headerOf(row.part);
    // Under another header, which is told, nobody can say which of too many figures is meant.
    const surplus = filledIn(logical) > columns.length;
    const foreign = surplus && (header?.missing.length ?? 0) > 0 && !header!.cut && !whole.has(row.part);
    const moved = header?.outOfOrder || (surplus && header?.between);
    const isOpen = !doubtful.has(logical) && !foreign && !moved;
    const assigned = isOpen ? assignedTo(each, columns, setting, form) : undefined;
    const isTold = foreign || (moved && header!.faults.length > 0);
    if (assigned) faults.push(...extraOf(row, assigned));
    else if (!isTold) faults.push(unreadRow(each, columns.length));
    const bound = boundRow(each, columns, assigned);
    rows.push(bound);
    facts.push(...factsOf(bound, form));
  }
  return { rows, facts, faults };
}

function assignedTo(
  { logical, row }: AlignedRow,
  columns: readonly Column[],
  setting: Setting,
  form: Form,
): Assignment | undefined {
  if (isHeaded(logical, row.part.columns.length)) return undefined;
  return assignFigures(logical, columns.length, setting, judgeOf(row, columns, form));
}

function boundRow(
  { logical, row }: AlignedRow,
  columns: readonly Column[],
  assigned: Assignment | undefined,
): BoundRow {
  const cells: (Cell | undefined)[] = row.part.columns.map(() => undefined);
  if (assigned)
    columns.forEach((c, i) => {
      cells[c.index] = typedCell(assigned.cells[i]!, c);
    });
  const { labels, values } = logical;
  const first = labels[0] ?? values[0]!;
  const last = values[values.length - 1] ?? labels[labels.length - 1]!;
  return { row, labels, cells, first, last };
}

function factsOf({ row, cells }: BoundRow, form: Form): Fact[] {
  const [first] = row.part.columns;
  if (!first) return [];
  const at = form.factOf(row, first);
  return cells.flatMap((cell, c) => (cell ? [{ def: form.facts[at + c]!, cell }] : []));
}

function extraOf(row: Row, { cells, extra }: Assignment): TableFault[] {
  return extra.length === 0 ? [] : [{ kind: 'column-extra', part: row.part, row, extra, values: [...cells, ...extra] }];
}

function unreadRow({ logical, row }: AlignedRow, expected: number): TableFault {
  const { labels, values } = logical;
  const place = spanOf(labels.length > 0 ? labels.slice(-1) : values);
  return { kind: 'unreadable', row, place, found: filledIn(logical), expected, values };
}

/** Whether a word that heads a column too stands above too few figures for a row: they may be that column's. */
function isHeaded(row: FigureRow, width: number): boolean {
  const own = row.labels[row.labels.length - 1];
  return own !== undefined && isHeader(own) && isOneALine(row) && filledIn(row) < width;
}

/** What the relations inside a row say of a reading of its figures. */
function judgeOf(row: Row, columns: readonly Column[], form: Form): Judge {
  return (cells) => {
    if (columns.length !== row.part.columns.length) return 'silent';
    const first = form.factOf(row, columns[0]!);
    const valueOf = (fact: number): number | undefined => {
      const cell = cells[fact - first];
      return cell && (cell.value ?? 0);
    };
    let verdict: ReturnType<Judge> = 'silent';
    for (const c of columns) {
      for (const r of form.relationsOf[first + c.index]!) {
        const holds = holdsFor(r, valueOf);
        if (holds === false) return 'broken';
        if (holds) verdict = 'holds';
      }
    }
    return verdict;
  };
}

/** Whether a row has a figure for each of the form's columns. */
const isWhole = (row: FigureRow, { columns }: Part): boolean => filledIn(row) === columns.length;

/** The columns a row has figures for: all, or those the header shows if the row is as much shorter. */
function presentColumns(part: Part, header: BoundHeader | undefined, logical: FigureRow): readonly Column[] {
  const missing = header?.missing ?? [];
  if (missing.length === 0 || missing.length === part.columns.length || header?.ambiguous) return part.columns;
  const filled = filledIn(logical);
  const present = part.columns.filter((c) => !missing.includes(c));
  return filled === present.length ? present : part.columns;
}
