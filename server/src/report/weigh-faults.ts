import type { Table } from '../forms/form';
import { isHan } from '../text/chars';
import { coreOf, labelKey } from '../text/labels';
import { visibleOf } from '../text/visible';
import { LINED } from './bind-header';
import type { BoundRow, Cell, Place, TableFault } from './model';

// What is told missing or misnamed has to be absent: what stands in the cells but was not made out is unread.

/** Shorter labels are words that others have too. */
const LABEL_MIN = 4;
/** So many rows that cannot be read leave no order of the rest to judge. */
const SEVERAL = 3;

const JUDGED: ReadonlySet<TableFault['kind']> = new Set([
  'row-missing',
  'row-unknown',
  'row-order',
  'column-missing',
  'column-name',
  'column-extra',
]);

/** The faults that the cells bear out; rows that stand there unread are said to be, once. */
export function weighed(
  table: Table,
  faults: readonly TableFault[],
  rows: readonly BoundRow[],
  cells: () => readonly Cell[],
  place: Place,
): readonly TableFault[] {
  if (!faults.some((f) => JUDGED.has(f.kind))) return faults;
  const unread = faults.filter((f) => f.kind === 'unreadable');
  const read = rows.filter((r) => !unread.some((f) => f.row === r.row)).length;
  if (unread.length > 0 && read * 2 < table.rows.length && !LINED.has(unread[0]!.place.block.layout)) return unread;
  const words = new Words(table, cells());
  const isJumbled = unread.filter((f) => !LINED.has(f.place.block.layout)).length >= SEVERAL;
  const out = faults.flatMap((f) => (isJumbled ? jumbled(f) : [f])).flatMap((f) => words.bearOut(f));
  const isLess = out.some((f) => f.kind === 'unreadable') || !faults.some((f) => isRowFault(f) && !out.includes(f));
  return isLess ? out : [...out, { kind: 'unreadable', row: undefined, place, found: 1, expected: 1, values: [] }];
}

const isRowFault = ({ kind }: TableFault): boolean => kind === 'row-missing' || kind === 'row-unknown';

/** What is left to say of a row among others, set one cell a line, whose figures went elsewhere. */
function jumbled(fault: TableFault): TableFault[] {
  if (fault.kind === 'row-order') return [];
  if (fault.kind !== 'column-extra') return [fault];
  const { row, values } = fault;
  const place = values[0]!;
  return [{ kind: 'unreadable', row, place, found: values.length, expected: row.part.columns.length, values }];
}

/** The words of a table's cells, beside those of the form. */
class Words {
  private readonly labels: readonly string[];
  private readonly stubs: ReadonlySet<string>;
  private text: string | undefined;

  constructor(
    table: Table,
    private readonly cells: readonly Cell[],
  ) {
    this.stubs = new Set(table.parts.flatMap((p) => p.stub.map((l) => coreOf(l))));
    this.labels = table.parts.flatMap((p) =>
      [...p.rows, ...p.groups, ...p.header].map((l) => labelKey(l.label).core).filter((l) => l !== ''),
    );
  }

  bearOut(fault: TableFault): readonly TableFault[] {
    switch (fault.kind) {
      case 'row-missing': {
        const rows = fault.rows.filter(({ label }) => !this.hasRow(labelKey(label).core));
        return rows.length === fault.rows.length ? [fault] : rows.length === 0 ? [] : [{ ...fault, rows }];
      }
      case 'column-missing': {
        // A table whose cells are parted may repeat a label in each place of a merged cell.
        if (LINED.has(fault.place.block.layout)) return [fault];
        const columns = fault.columns.filter(({ label }) => !this.isThere(labelKey(label).core, 1));
        return columns.length === fault.columns.length ? [fault] : columns.length === 0 ? [] : [{ ...fault, columns }];
      }
      case 'row-unknown':
        return this.heldIn(coreOf(fault.text)).length > 1 ? [] : [fault];
      case 'column-name':
        return this.isSeveral(coreOf(fault.text), labelKey(fault.label.label).core) ? [] : [fault];
      default:
        return [fault];
    }
  }

  /** Whether a row's label stands in the cells: a short one where more than words follow in its cell. */
  private hasRow(label: string): boolean {
    if (this.isThere(label, LABEL_MIN)) return true;
    return label.length < LABEL_MIN && this.cells.some(({ text }) => opens(visibleOf(text).text.trimStart(), label));
  }

  /** Whether a label stands in the cells as often as the form has it, by itself and in other labels. */
  private isThere(label: string, least: number): boolean {
    if (label.length < least) return false;
    this.text ??= coreOf(this.cells.map(({ text }) => visibleOf(text).text).join(''));
    return timesIn(this.text, label) >= this.labels.reduce((n, l) => n + timesIn(l, label), 0);
  }

  private heldIn(core: string): readonly string[] {
    return [...new Set(this.labels)].filter((l) => l.length >= LABEL_MIN && core.includes(l));
  }

  /** Whether a text is a label with others before or behind it. */
  private isSeveral(core: string, label: string): boolean {
    if (core.length === label.length || !core.includes(label)) return false;
    const rest = core.replace(label, '');
    return this.labels.includes(rest) || this.stubs.has(rest);
  }
}

/** Whether a text is a label with a figure or a mark behind it. */
function opens(text: string, label: string): boolean {
  const rest = text.startsWith(label) ? text.slice(label.length).trimStart() : '';
  return rest !== '' && !isHan(rest.charCodeAt(0));
}

function timesIn(text: string, part: string): number {
  return part === '' ? 0 : text.split(part).length - 1;
}
