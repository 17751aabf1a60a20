import type { Part, Row, Table } from '../forms/form';
import type { Block } from '../syntax/block';
import { cellsOf, PIECE, SEPARATOR, type Cells } from '../syntax/cells';
import { isMisnumbered } from './align-rows';
import { bindHeader } from './bind-header';
import { bindCount } from './bind-count';
import { isQuantity, namesRow, type Stray } from './figure-row';
import type { LabelIndex } from './label-index';
import { isCopy } from './merged-cells';
import type { BoundRow, BoundTable, Cell, Fact, Place, TableFault } from './model';
import { spanOf } from './place';
import { isFigure, partsOf, readCell } from './read-cell';
import { typedCell } from './typed-cell';

/** A header of more pieces is not the form's. */
const HEADER_PIECES = 300;
/** So many rows opened by a tab are gathered from lines. */
const GATHERED = 3;

/**
 * Reads a table that stands as its form prints it: every row in its place under its own label, with a figure for each
 * column, every label of the header above. That is the usual table, and it is read straight from the cells, without
 * weighing one reading against another.
 * @returns what the whole reading would give; undefined where anything at all stands otherwise
 */
export function bindUsual(table: Table, blocks: readonly Block[], index: LabelIndex): BoundTable | undefined {
  return new UsualReader(table, blocks, index).read();
}

class UsualReader {
  private readonly bit: number;
  private readonly anonymous: boolean;
  /** The row whose figures are read, and the one that comes next. */
  private row: Row | undefined;
  private leaf = 0;
  private labels: readonly Cell[] = [];
  private first: Cell | undefined;
  private cells: Cell[] = [];
  /** Blank cells behind the row's last figure, and their lines. */
  private trail: Cell[] = [];
  private trailLines: number[] = [];
  /** Text since the last row. */
  private strays: Stray[] = [];
  /** The first blank cell behind that text. */
  private lead: Cell | undefined;
  private line = -1;
  /** Of the line that is read: how many cells hold text, how many a figure, and whether it holds a cell at all. */
  private texts: Cell[] = [];
  private above: readonly Cell[] = [];
  private count = 0;
  private aboveCount = 0;
  private figures = 0;
  private edgesOnly = false;
  private readonly bound: BoundRow[] = [];
  private readonly facts: Fact[] = [];
  private readonly faults: TableFault[] = [];
  private readonly regions = new Map<Part, readonly Stray[]>();
  private readonly groups = new Set<Row>();
  private readonly runs = new TabRuns();

  constructor(
    private readonly table: Table,
    private readonly blocks: readonly Block[],
    private readonly index: LabelIndex,
  ) {
    this.bit = 1 << table.index;
    this.anonymous = table.parts.length === 1 && table.parts[0]!.anonymous;
  }

  read(): BoundTable | undefined {
    let first: Place | undefined;
    let last: Place | undefined;
    const sources: Block[] = [];
    let base = 0;
    for (const block of this.blocks) {
      const cells = cellsOf(block);
      const n = cells.kinds.length;
      if (n === 0) continue;
      this.runs.enter();
      if (!this.readBlock(block, cells, base)) return undefined;
      first ??= readCell(block, cells, 0, this.index, 0);
      last = readCell(block, cells, n - 1, this.index, 0);
      sources.push(block);
      base += cells.lines[n - 1]! + 1;
    }
    if (!first || !last || this.edgesOnly || this.runs.areGathered || !this.close(-1)) return undefined;
    if (this.leaf !== this.table.rows.length || !this.hasGroups()) return undefined;
    const headers = this.headers();
    if (!headers) return undefined;
    bindCount.tables++;
    return {
      table: this.table,
      blocks: sources,
      rows: this.bound,
      facts: this.facts,
      headers,
      unheaded: 0,
      faults: this.faults,
      start: spanOf([first]),
      end: spanOf([last]),
    };
  }

  private readBlock(block: Block, cells: Cells, base: number): boolean {
    const { kinds, lines } = cells;
    let column = 0;
    for (let i = 0; i < kinds.length; i++) {
      const line = base + lines[i]!;
      if (line !== this.line) {
        if (this.edgesOnly) return false;
        this.turn(line, cells, i);
        column = 0;
      }
      this.runs.see(cells, i);
      if (kinds[i] !== PIECE.cell) {
        column++;
        continue;
      }
      if (!this.take(block, cells, i, line, column)) return false;
      column++;
    }
    return true;
  }

  private turn(line: number, { kinds, lines }: Cells, from: number): void {
    this.line = line;
    if (this.texts.length > 0) {
      this.above = this.texts;
      this.aboveCount = this.count;
      this.texts = [];
    }
    this.count = 0;
    this.figures = 0;
    this.edgesOnly = kinds[from] === PIECE.edge;
    for (let i = from; i < kinds.length && lines[i] === lines[from]; i++) {
      if (kinds[i] !== PIECE.cell) continue;
      this.count++;
      this.edgesOnly = false;
    }
  }

  private take(block: Block, cells: Cells, i: number, line: number, column: number): boolean {
    const cell = readCell(block, cells, i, this.index, column);
    if (cell.form === 'blank') return this.takeBlank(cell, line);
    if (cell.form !== 'text') {
      this.runs.takeFigure();
      return this.takeFigure(cell, line);
    }
    this.runs.takeText();
    // What may be several cells is for the whole reading to part.
    if (cell.label!.tables === 0 && !isWhole(cell, cells, i, this.index)) return false;
    return this.takeText(cell, line, cells.separators[i]!);
  }

  private takeBlank(cell: Cell, line: number): boolean {
    if (this.strays.length > 0 || !this.row) {
      this.lead ??= cell;
      return true;
    }
    this.trail.push(cell);
    this.trailLines.push(line);
    return true;
  }

  private takeFigure(cell: Cell, line: number): boolean {
    this.figures++;
    if ((!this.row || this.strays.length > 0) && !this.start(line)) return false;
    this.trail.length = 0;
    this.trailLines.length = 0;
    this.cells.push(cell);
    return this.cells.length <= this.row!.part.columns.length;
  }

  /** Begins the row that comes next: the text in the figures' own line, or right above them, is its label. */
  private start(line: number): boolean {
    const row = this.table.rows[this.leaf];
    if (!row || !this.close(-1)) return false;
    const { strays } = this;
    let from = strays.length;
    while (from > 0 && strays[from - 1]!.line === line) from--;
    if (this.anonymous) {
      if (from < strays.length) return false;
    } else {
      if (from === strays.length) from--;
      if (from < 0) return false;
      const own = strays[strays.length - 1]!.cell;
      if (!namesRow(own, this.bit) || !this.isNamed(own, row)) return false;
    }
    this.labels = strays.splice(from).map((s) => s.cell);
    this.seeGroups(strays.map((s) => s.cell));
    this.seeGroups(this.labels.slice(0, -1));
    if (!this.regions.has(row.part)) this.regions.set(row.part, strays);
    this.row = row;
    this.first = this.labels[0] ?? this.lead;
    this.lead = undefined;
    this.leaf++;
    this.cells = [];
    this.strays = [];
    return true;
  }

  /** Whether a label is that of a row; notes a wording of it that has to be corrected. */
  private isNamed(own: Cell, row: Row): boolean {
    const found = own.label!.rows.find((r) => this.index.table(r.row.part) === this.table);
    if (found?.row !== row || isMisnumbered(own, row)) return false;
    if (found.spelling === 'drift')
      this.faults.push({ kind: 'row-name', row, place: spanOf([own]), text: own.text, certain: true });
    return true;
  }

  private seeGroups(cells: readonly Cell[]): void {
    for (const c of cells) for (const g of c.label!.groups) this.groups.add(g);
  }

  private takeText(cell: Cell, line: number, separator: number): boolean {
    const { tables } = cell.label!;
    const alone = tables !== 0 && (tables & (tables - 1)) === 0;
    // Words of another table, text behind figures, a row that lacks some.
    if ((alone && tables !== this.bit) || this.figures > 0 || this.isOpen()) return false;
    const last = this.strays[this.strays.length - 1];
    if (last && !this.anonymous && namesRow(last.cell, this.bit)) {
      if (this.lead || ((tables & this.bit) === 0 && isQuantity(cell))) return false;
    }
    if (this.isCopied(cell, separator, last)) return false;
    if (this.row && this.strays.length === 0 && !this.close(line)) return false;
    this.texts.push(cell);
    this.strays.push({ cell, line, used: false });
    this.lead = undefined;
    return true;
  }

  private isOpen(): boolean {
    return this.row !== undefined && this.cells.length < this.row.part.columns.length;
  }

  /** Whether a text says once more what stands beside or above it: a merged cell that was filled. */
  private isCopied(cell: Cell, separator: number, last: Stray | undefined): boolean {
    const left = this.texts[this.texts.length - 1];
    if (left) {
      if (left.column === cell.column - 1 && isCopy(cell, left)) return true;
    } else if (separator <= SEPARATOR.space && last && isCopy(cell, last.cell)) return true;
    const upper = this.count === this.aboveCount ? this.above[this.texts.length] : undefined;
    return upper?.column === cell.column && isCopy(cell, upper) && this.strays.some((s) => s.cell === upper);
  }

  /** Ends the row that is read, if one is; blanks in the line of the next text are no part of it. */
  private close(line: number): boolean {
    const { row, cells, trail, trailLines, labels } = this;
    if (!row) return true;
    if (this.isOpen()) return false;
    while (trail.length > 0 && trailLines[trail.length - 1] === line) {
      trail.pop();
      trailLines.pop();
    }
    const { form } = this.index;
    const { columns } = row.part;
    const at = form.factOf(row, columns[0]!);
    const typed = cells.map((cell, c) => typedCell(cell, columns[c]!));
    for (let c = 0; c < typed.length; c++) this.facts.push({ def: form.facts[at + c]!, cell: typed[c]! });
    const last = trail[trail.length - 1] ?? cells[cells.length - 1]!;
    this.bound.push({ row, labels, cells: typed, first: this.first ?? cells[0]!, last });
    this.trail = [];
    this.trailLines = [];
    this.row = undefined;
    return true;
  }

  private hasGroups(): boolean {
    this.seeGroups(this.strays.map((s) => s.cell));
    return this.table.parts.every((p) => p.groups.every((g) => this.groups.has(g)));
  }

  private headers(): BoundTable['headers'] | undefined {
    const out: BoundTable['headers'][number][] = [];
    for (const part of this.table.parts) {
      const region = this.regions.get(part);
      const first = this.bound.find((b) => b.row.part === part);
      if (!region || !first || region.length > HEADER_PIECES) return undefined;
      const { found, faults } = bindHeader(part, region, first.first, this.table);
      if (faults.length > 0) return undefined;
      for (const f of found) out.push(f);
    }
    return out.length > 0 || !this.anonymous ? out : undefined;
  }
}

/** Whether a text that is no label is one cell, not several that stand close. */
function isWhole(cell: Cell, cells: Cells, i: number, index: LabelIndex): boolean {
  const { lines, separators } = cells;
  const separator = separators[i]!;
  const figureNext = separator < SEPARATOR.bar && lines[i + 1] === lines[i] && isFigure(cell.block, cells, i + 1);
  return partsOf(cell, separator, figureNext, index).length === 1;
}

/** Looks out for rows set as single cells behind tabs, which are gathered before anything is read. */
class TabRuns {
  private starts = 0;
  private inside = false;
  private figure = false;
  /** Text behind figures inside a run: lines are rows. */
  private lined = false;
  private fresh = true;

  get areGathered(): boolean {
    return this.starts >= GATHERED && !this.lined;
  }

  enter(): void {
    this.fresh = true;
  }

  see({ kinds, lines, separators }: Cells, i: number): void {
    const begins =
      separators[i] === SEPARATOR.tab &&
      kinds[i] === PIECE.cell &&
      lines[i - 1] !== lines[i] &&
      lines[i + 1] !== lines[i] &&
      (this.fresh || kinds[i - 1] === PIECE.gap);
    this.fresh = false;
    if (kinds[i] === PIECE.gap) this.inside = false;
    if (!begins) return;
    this.starts++;
    this.inside = true;
    this.figure = false;
  }

  takeFigure(): void {
    this.figure ||= this.inside;
  }

  takeText(): void {
    this.lined ||= this.inside && this.figure;
  }
}
