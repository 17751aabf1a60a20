import type { FactDef, HeaderLabel, Row, Table } from '../forms/form';
import type { Block } from '../syntax/block';
import type { FigureRuns } from './figure-runs';
import { literalsOf } from './figure-runs';
import type { BoundTable, Cell, Place, TableFault } from './model';

type RowFault = Extract<TableFault, { kind: 'row-name' }>;

/** A stretch of a block that is a figure, or has none in it. */
interface KnownPlace {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  /** How many figures of its block stand before it. */
  readonly before: number;
  readonly isFigure: boolean;
}

interface KnownCell {
  readonly place: KnownPlace;
  readonly cell: Omit<Cell, keyof Place>;
}

/** What blocks hold beside their plain figures. */
export interface Surroundings {
  readonly literals: readonly string[];
  /** What decides beside its text how a block is read. */
  readonly shape: string;
  readonly runs: FigureRuns;
}

/**
 * A table that was bound, whatever its plain figures: where its cells stand among the words, and what they mean. Cells
 * are named by their number in `cells`. Plain data that keeps no document alive.
 */
export interface KnownTable {
  readonly blocks: readonly Surroundings[];
  /** Whether text that can be no cell stands before each block. */
  readonly parted: readonly boolean[];
  readonly sources: readonly number[];
  readonly cells: readonly KnownCell[];
  readonly rows: readonly {
    readonly row: Row;
    readonly labels: readonly number[];
    readonly cells: readonly (number | undefined)[];
    readonly first: number;
    readonly last: number;
  }[];
  readonly facts: readonly { readonly def: FactDef; readonly cell: number }[];
  readonly headers: readonly { readonly label: HeaderLabel; readonly cell: number }[];
  readonly faults: readonly { readonly fault: Omit<RowFault, 'place'>; readonly place: KnownPlace }[];
  readonly unheaded: number;
  readonly scrambled: boolean;
  readonly start: KnownPlace;
  readonly end: KnownPlace;
}

/** What decides beside its text how a block is read. */
export function shapeOf({ kind, layout, short, heading, contentEnd, length }: Block): string {
  return [kind, layout, short, heading?.start, heading?.end, heading?.title, length - contentEnd].join(' ');
}

/**
 * What a bound table is, whatever its figures.
 * @returns undefined where a figure among the blocks is none of the table's, or not read as its digits say
 */
export function learn(
  bound: BoundTable,
  blocks: readonly Block[],
  parted: readonly boolean[],
  runs: readonly FigureRuns[],
): KnownTable | undefined {
  const faults = bound.faults.filter((f): f is RowFault => f.kind === 'row-name');
  return bound.groups.length === 0 && faults.length === bound.faults.length
    ? new Learner(bound, faults, blocks, parted, runs).known
    : undefined;
}

class Learner {
  readonly known: KnownTable | undefined;
  private readonly cells: KnownCell[] = [];
  private readonly numbers = new Map<Cell, number>();
  /** By block: the figures that are read as such. */
  private readonly read: readonly Set<number>[];

  constructor(
    { rows, facts, headers, blocks: sources, unheaded, scrambled, start, end }: BoundTable,
    faults: readonly RowFault[],
    private readonly blocks: readonly Block[],
    parted: readonly boolean[],
    private readonly runs: readonly FigureRuns[],
  ) {
    this.read = blocks.map(() => new Set<number>());
    const own = {
      rows: rows.map((r) => ({
        row: r.row,
        labels: r.labels.map((c) => this.numberOf(c)),
        cells: r.cells.map((c) => c && this.numberOf(c)),
        first: this.numberOf(r.first),
        last: this.numberOf(r.last),
      })),
      facts: facts.map(({ def, cell }) => ({ def, cell: this.numberOf(cell) })),
      headers: headers.map(({ label, cell }) => ({ label, cell: this.numberOf(cell) })),
    };
    if (this.read.some((figures, b) => figures.size !== runs[b]!.starts.length)) return;
    this.known = {
      ...own,
      parted,
      blocks: blocks.map((block, b) => ({
        literals: literalsOf(block.text, runs[b]!),
        shape: shapeOf(block),
        runs: runs[b]!,
      })),
      sources: sources.map((b) => blocks.indexOf(b)),
      cells: this.cells,
      faults: faults.map(({ place, ...fault }) => ({ fault, place: this.placeOf(place) })),
      unheaded,
      scrambled,
      start: this.placeOf(start),
      end: this.placeOf(end),
    };
  }

  private numberOf(cell: Cell): number {
    const seen = this.numbers.get(cell);
    if (seen !== undefined) return seen;
    const number = this.cells.length;
    this.numbers.set(cell, number);
    const { block: _block, start: _start, end: _end, ...rest } = cell;
    const place = this.placeOf(cell);
    if (place.isFigure && isPlain(cell)) this.read[place.block]!.add(place.before);
    this.cells.push({ place, cell: rest });
    return number;
  }

  private placeOf({ block, start, end }: Place): KnownPlace {
    const b = this.blocks.indexOf(block);
    const { starts, ends } = this.runs[b]!;
    let before = 0;
    while (before < ends.length && ends[before]! <= start) before++;
    return { block: b, start, end, before, isFigure: starts[before] === start && ends[before] === end };
  }
}

/** Whether a cell is read as its digits say, and says no more. */
function isPlain({ form, text, value, unit, label }: Cell): boolean {
  return form === 'plain' && unit === undefined && label === undefined && String(value) === text;
}

/** A known table once more, with the figures of other blocks. */
export function bindAs(
  known: KnownTable,
  table: Table,
  blocks: readonly Block[],
  runs: readonly FigureRuns[],
): BoundTable {
  return new Rebound(known, table, blocks, runs).table;
}

class Rebound {
  readonly table: BoundTable;
  /** By block: how far what stands behind so many figures has moved. */
  private readonly shifts: readonly (readonly number[])[];

  constructor(
    known: KnownTable,
    table: Table,
    private readonly blocks: readonly Block[],
    private readonly runs: readonly FigureRuns[],
  ) {
    this.shifts = known.blocks.map((b, i) => [0, ...b.runs.ends.map((end, n) => runs[i]!.ends[n]! - end)]);
    const cells = known.cells.map((c) => this.cellOf(c));
    this.table = {
      table,
      blocks: known.sources.map((b) => blocks[b]!),
      rows: known.rows.map((r) => ({
        row: r.row,
        labels: r.labels.map((c) => cells[c]!),
        cells: r.cells.map((c) => (c === undefined ? undefined : cells[c])),
        first: cells[r.first]!,
        last: cells[r.last]!,
      })),
      facts: known.facts.map((f) => ({ def: f.def, cell: cells[f.cell]! })),
      headers: known.headers.map((h) => ({ label: h.label, cell: cells[h.cell]! })),
      groups: [],
      unheaded: known.unheaded,
      scrambled: known.scrambled,
      faults: known.faults.map((f) => ({ ...f.fault, place: this.placeOf(f.place) })),
      start: this.placeOf(known.start),
      end: this.placeOf(known.end),
    };
  }

  private cellOf({ place, cell }: KnownCell): Cell {
    const { block, start, end } = this.placeOf(place);
    const { form, unit, label, column } = cell;
    if (!place.isFigure) return { block, start, end, form, value: cell.value, unit, label, text: cell.text, column };
    const text = block.text.slice(start, end);
    return { block, start, end, form, value: Number(text), unit, label, text, column };
  }

  private placeOf({ block, start, end, before, isFigure }: KnownPlace): Place {
    const shift = this.shifts[block]![before]!;
    const to = isFigure ? this.runs[block]!.ends[before]! : end + shift;
    return { block: this.blocks[block]!, start: start + shift, end: to };
  }
}
