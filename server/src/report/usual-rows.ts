import type { Row } from '../forms/form';
import type { Block } from '../syntax/block';
import { PIECE, SEPARATOR, type Cells } from '../syntax/pieces';
import { FigurePlaces, inPlaces, shapeOf, type LineOfFigures, type RowShape } from './figure-places';
import type { LabelIndex } from './label-index';
import type { BoundRow, Cell, Fact } from './model';
import { readCell } from './read-cell';
import { typedCell } from './typed-cell';

/** Where a line stands: its block, the pieces of that, and the first of them in the line. */
export interface LineStart {
  readonly block: Block;
  readonly cells: Cells;
  readonly from: number;
  /** Counted over all blocks. */
  readonly line: number;
}

/** Blank cells behind a text. */
export interface Lead {
  readonly first: Cell;
  last: Cell;
  at: LineStart;
  /** Whether all of them stand in one line. */
  inLine: boolean;
}

interface UsualRow {
  readonly row: Row;
  readonly labels: readonly Cell[];
  /** The first of its cells that is read. */
  readonly first: Cell | undefined;
  readonly at: LineStart;
  readonly figures: Cell[];
  /** Its figures and blank cells stand in one line. */
  inLine: boolean;
  last: Cell | undefined;
}

/** Rows of a usual table in the form's order, with a figure for each column or blank cells in the places of some. */
export class UsualRows {
  private readonly rows: UsualRow[] = [];
  private open: UsualRow | undefined;
  /** Blank cells behind the open row's last figure, and their lines. */
  private trail: Cell[] = [];
  private trailLines: number[] = [];
  private partial = false;

  /** @param gathered rows are gathered from lines: places in a line say nothing */
  constructor(
    private readonly index: LabelIndex,
    private readonly gathered: boolean,
  ) {}

  get isOpen(): boolean {
    return this.open !== undefined;
  }
  /** Whether the open row has a figure for each column. */
  get isFull(): boolean {
    return this.open!.figures.length === this.open!.row.part.columns.length;
  }
  /** How many rows there are. */
  get count(): number {
    return this.rows.length;
  }

  /** Begins a row with the blank cells that stand before its figures, if any do. */
  start(row: Row, labels: readonly Cell[], at: LineStart, lead: Lead | undefined): void {
    const inLine = !lead || (lead.inLine && lead.at.line === at.line);
    this.open = { row, labels, first: labels[0] ?? lead?.first, at, figures: [], inLine, last: lead?.last };
    this.rows.push(this.open);
  }

  /** @returns whether the row has a place for it */
  takeFigure(cell: Cell, line: number): boolean {
    const open = this.open!;
    open.inLine &&= line === open.at.line && (this.trail.length === 0 || this.trailLines.every((l) => l === line));
    this.dropTrail();
    open.figures.push(cell);
    return open.figures.length <= open.row.part.columns.length;
  }

  private dropTrail(): void {
    if (this.trail.length === 0) return;
    this.trail = [];
    this.trailLines = [];
  }

  takeBlank(cell: Cell, line: number): void {
    this.trail.push(cell);
    this.trailLines.push(line);
  }

  /**
   * Ends the open row, if there is one; blanks in the line of the next text are no part of it.
   * @returns whether it can be read: it is full, or stands in one line
   */
  close(line: number): boolean {
    const { open, trail, trailLines } = this;
    if (!open) return true;
    while (trail.length > 0 && trailLines[trail.length - 1] === line) {
      trail.pop();
      trailLines.pop();
    }
    open.inLine &&= trailLines.every((l) => l === open.at.line);
    open.last = trail[trail.length - 1] ?? open.figures[open.figures.length - 1] ?? open.last;
    this.dropTrail();
    this.open = undefined;
    if (open.figures.length === open.row.part.columns.length) return true;
    this.partial = true;
    return open.inLine && !this.gathered;
  }

  /** Assigns the figures to their columns; undefined where blanks leave any doubt. */
  settled(): { readonly rows: readonly BoundRow[]; readonly facts: readonly Fact[] } | undefined {
    const places = this.partial ? this.learn() : undefined;
    const rows: BoundRow[] = [];
    const facts: Fact[] = [];
    const { form } = this.index;
    for (const own of this.rows) {
      const { row, labels, figures } = own;
      const { columns } = row.part;
      const cells = figures.length === columns.length ? figures : this.placed(own, places!);
      if (!cells) return undefined;
      const at = form.factOf(row, columns[0]!);
      const typed: Cell[] = [];
      for (let c = 0; c < cells.length; c++) {
        const cell = typedCell(cells[c]!, columns[c]!);
        typed.push(cell);
        facts.push({ def: form.facts[at + c]!, cell });
      }
      rows.push({ row, labels, cells: typed, first: own.first ?? cells[0]!, last: own.last! });
    }
    return { rows, facts };
  }

  private learn(): FigurePlaces {
    const places = new FigurePlaces();
    for (const own of this.rows) {
      const { row, figures, inLine, at } = own;
      const width = row.part.columns.length;
      const cells = figures.length === 0 && inLine ? this.lineOf(own).values : figures;
      if (!inLine || cells.length !== width) continue;
      if (cells.length === 1 && at.cells.separators[at.from] === SEPARATOR.line) continue;
      const columns = cells.map((c) => c.column);
      places.learnLine(cells[0]!.block, lastOf(at), columns);
      if (figures.length > 0) places.learn(figures[0]!.block, this.shapeOf(own), columns);
    }
    return places;
  }

  private shapeOf({ labels, at }: UsualRow): RowShape {
    return shapeOf(labels[labels.length - 1]?.column ?? -1, lastOf(at));
  }

  private placed(own: UsualRow, places: FigurePlaces): readonly Cell[] | undefined {
    const { at, row } = own;
    // Aligned by spaces, a blank leaves no cell.
    if (at.cells.separators[at.from]! <= SEPARATOR.space) return undefined;
    const { inLine, values, edge } = this.lineOf(own);
    const width = row.part.columns.length;
    const filled = values.filter((c) => c.form !== 'blank');
    if (filled.length === 0) return places.blanksOf(values, edge, width, lastOf(at));
    const { block } = values[0]!;
    const known = places.of(block, this.shapeOf(own)) ?? places.ofLine(block, width, lastOf(at));
    return inPlaces({ values, inLine, filled, edge }, width, known);
  }

  /** The cells of a row's line, those of them behind its label, and the blank at the line's end. */
  private lineOf({ at, labels }: UsualRow): Omit<LineOfFigures, 'filled'> {
    const { cells, from, block } = at;
    const label = labels[labels.length - 1];
    const behind = label && isInLine(label, at) ? label.column + 1 : 0;
    const inLine: Cell[] = [];
    const values: Cell[] = [];
    let edge: Cell | undefined;
    for (let i = from; i < endOf(at); i++) {
      const cell = readCell(block, cells, i, this.index, i - from);
      inLine.push(cell);
      if (cells.kinds[i] !== PIECE.cell || i - from < behind) continue;
      values.push(cell);
      edge =
        cells.kinds[i + 1] === PIECE.edge && i + 1 < endOf(at)
          ? readCell(block, cells, i + 1, this.index, i + 1 - from)
          : undefined;
    }
    return { inLine, values, edge };
  }
}

/** Column of the last piece of a line. */
const lastOf = (at: LineStart): number => endOf(at) - at.from - 1;

/** Behind the last piece of a line. */
function endOf({ cells: { lines }, from }: LineStart): number {
  let to = from;
  while (lines[to] === lines[from]) to++;
  return to;
}

function isInLine({ block, start }: Cell, at: LineStart): boolean {
  return block === at.block && start >= at.cells.starts[at.from]! && start < at.cells.ends[endOf(at) - 1]! + 1;
}
