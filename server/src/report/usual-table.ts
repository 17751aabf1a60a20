import type { Part, Row, Table } from '../forms/form';
import type { Block } from '../syntax/block';
import { cellsOf } from '../syntax/cells';
import { PIECE, SEPARATOR, type Cells } from '../syntax/pieces';
import { isMisnumbered } from './align-rows';
import { bindHeader, HEADER_PIECES } from './bind-header';
import { bindCount } from './bind-count';
import { isQuantity, namesRow, type Stray } from './figure-row';
import type { LabelIndex } from './label-index';
import { isCopy } from './merged-cells';
import type { BoundRow, BoundTable, Cell, Place, TableFault } from './model';
import { spanOf } from './place';
import { isFigure, partsOf, readCell } from './read-cell';
import { hasTabRuns, opensRun } from './tab-runs';
import { UsualRows, type Lead, type LineStart } from './usual-rows';

/**
 * Reads a table that stands as its form prints it: every row in its place under its own label, with a figure or a blank
 * cell for each column, every label of the header above. That is the usual table, and it is read straight from the
 * cells, without weighing one reading against another.
 * @returns what the whole reading would give; undefined where anything at all stands otherwise
 */
export function bindUsual(table: Table, blocks: readonly Block[], index: LabelIndex): BoundTable | undefined {
  return new UsualReader(table, blocks, index).read();
}

class UsualReader {
  private readonly bit: number;
  private readonly anonymous: boolean;
  private readonly rows: UsualRows;
  /** Text since the last row. */
  private strays: Stray[] = [];
  private lead: Lead | undefined;
  private at: LineStart | undefined;
  /**
   * Of the line that is read: cells of text, how many cells it has, whether a figure stands there, or no cell at all.
   */
  private texts: Cell[] = [];
  private above: readonly Cell[] = [];
  private count = 0;
  private aboveCount = 0;
  private hasFigure = false;
  private edgesOnly = false;
  private readonly faults: TableFault[] = [];
  private readonly regions = new Map<Part, readonly Stray[]>();
  private readonly groups = new Set<Row>();
  /** Rows are gathered from single cells behind tabs; and where the run that is read began. */
  private readonly gathers: boolean;
  private run: LineStart | undefined;
  private hasRun = false;
  private column = 0;

  constructor(
    private readonly table: Table,
    private readonly blocks: readonly Block[],
    private readonly index: LabelIndex,
  ) {
    this.bit = 1 << table.index;
    this.anonymous = table.parts.length === 1 && table.parts[0]!.anonymous;
    this.gathers = hasTabRuns(blocks);
    this.rows = new UsualRows(index, this.gathers);
  }

  read(): BoundTable | undefined {
    const { table, index } = this;
    let first: Place | undefined;
    let last: Place | undefined;
    const sources: Block[] = [];
    let base = 0;
    for (const block of this.blocks) {
      const cells = cellsOf(block);
      const n = cells.kinds.length;
      if (n === 0) continue;
      if (!this.readBlock(block, cells, base)) return undefined;
      first ??= readCell(block, cells, 0, index, 0);
      last = readCell(block, cells, n - 1, index, 0);
      sources.push(block);
      base += cells.lines[n - 1]! + 1;
    }
    if (!first || !last || this.edgesOnly) return undefined;
    if (!this.rows.close(-1) || !this.startBlank() || !this.rows.close(-1)) return undefined;
    if (this.rows.count !== table.rows.length || !this.hasGroups()) return undefined;
    const settled = this.rows.settled();
    const headers = settled && this.headers(settled.rows);
    if (!headers) return undefined;
    bindCount.tables++;
    const [start, end] = [spanOf([first]), spanOf([last])];
    return {
      table,
      blocks: sources,
      ...settled,
      headers,
      groups: [],
      unheaded: 0,
      scrambled: false,
      faults: this.faults,
      start,
      end,
    };
  }

  private readBlock(block: Block, cells: Cells, base: number): boolean {
    const { kinds, lines } = cells;
    for (let i = 0; i < kinds.length; i++) {
      if (this.gathers && this.hasRun && lines[i - 1] === lines[i]) return false;
      if (this.gathers && this.goesOnInRun(cells, i)) {
        if (kinds[i] === PIECE.edge) return false;
      } else if (base + lines[i]! !== this.at?.line) {
        if (this.edgesOnly) return false;
        this.turn({ block, cells, from: i, line: base + lines[i]! });
        if (this.gathers && opensRun(cells, i)) this.beginRun();
      }
      if (kinds[i] === PIECE.cell && !this.take(block, cells, i)) return false;
      this.column++;
    }
    return true;
  }

  /** Whether a piece belongs to the row that a tab opened some lines above. */
  private goesOnInRun(cells: Cells, i: number): boolean {
    if (cells.kinds[i] === PIECE.gap || opensRun(cells, i)) this.run = undefined;
    return this.run !== undefined;
  }

  private beginRun(): void {
    this.run = this.at;
    this.hasRun = true;
  }

  private turn(at: LineStart): void {
    this.at = at;
    this.column = 0;
    if (this.texts.length > 0) {
      this.above = this.texts;
      this.aboveCount = this.count;
      this.texts = [];
    }
    this.count = 0;
    this.hasFigure = false;
    const { kinds, lines } = at.cells;
    this.edgesOnly = kinds[at.from] === PIECE.edge;
    for (let i = at.from; i < kinds.length && lines[i] === lines[at.from]; i++) {
      if (kinds[i] !== PIECE.cell) continue;
      this.count++;
      this.edgesOnly = false;
    }
  }

  private take(block: Block, cells: Cells, i: number): boolean {
    const { line } = this.at!;
    const cell = readCell(block, cells, i, this.index, this.column);
    if (cell.form === 'blank') return this.takeBlank(cell, line);
    if (cell.form !== 'text') return this.takeFigure(cell, line);
    // What may be several cells is for the whole reading to part.
    if (cell.label!.tables === 0 && !isWhole(cell, cells, i, this.index)) return false;
    return this.takeText(cell, line, this.run ? SEPARATOR.tab : cells.separators[i]!);
  }

  private takeBlank(cell: Cell, line: number): boolean {
    if (this.rows.isOpen && this.strays.length === 0) {
      this.rows.takeBlank(cell, line);
      return true;
    }
    const at = this.at!;
    const { lead } = this;
    if (lead) {
      lead.inLine &&= lead.at.line === line;
      lead.last = cell;
      lead.at = at;
    } else this.lead = { first: cell, last: cell, at, inLine: true };
    return true;
  }

  private takeFigure(cell: Cell, line: number): boolean {
    this.hasFigure = true;
    if ((!this.rows.isOpen || this.strays.length > 0) && !this.start(this.at!)) return false;
    return this.rows.takeFigure(cell, line);
  }

  /** Begins the row that comes next: the text in the figures' own line, or right above them, is its label. */
  private start(at: LineStart): boolean {
    const row = this.table.rows[this.rows.count];
    if (!row || !this.rows.close(-1)) return false;
    const { strays } = this;
    let from = strays.length;
    while (from > 0 && strays[from - 1]!.line === at.line) from--;
    if (this.anonymous) {
      if (from < strays.length) return false;
    } else {
      if (from === strays.length) from--;
      if (from < 0) return false;
      const own = strays[strays.length - 1]!.cell;
      if (!namesRow(own, this.bit) || !this.isNamed(own, row)) return false;
    }
    const labels = strays.splice(from).map((s) => s.cell);
    for (const s of strays) this.seeGroups(s.cell);
    for (let i = 0; i + 1 < labels.length; i++) this.seeGroups(labels[i]!);
    if (!this.regions.has(row.part)) this.regions.set(row.part, strays);
    this.rows.start(row, labels, at, this.lead);
    this.strays = [];
    this.lead = undefined;
    return true;
  }

  /** Blank cells behind a label that names a row are that row, where they stand beside it and are enough. */
  private startBlank(): boolean {
    const last = this.strays[this.strays.length - 1];
    if (!this.lead || !last || this.anonymous || !namesRow(last.cell, this.bit)) return true;
    const { at, inLine } = this.lead;
    if (!inLine || at.line !== last.line) return false;
    const part = last.cell.label!.rows.find((r) => this.index.table(r.row.part) === this.table)?.row.part;
    const { kinds, lines } = at.cells;
    let places = -1 - last.cell.column;
    for (let i = at.from; lines[i] === lines[at.from]; i++) if (kinds[i] !== PIECE.gap) places++;
    return part !== undefined && places >= part.columns.length && this.start(at);
  }

  /** Whether a label is that of a row; notes a wording of it that has to be corrected. */
  private isNamed(own: Cell, row: Row): boolean {
    const found = own.label!.rows.find((r) => this.index.table(r.row.part) === this.table);
    if (found?.row !== row || isMisnumbered(own, row)) return false;
    if (found.spelling === 'drift')
      this.faults.push({ kind: 'row-name', row, place: spanOf([own]), text: own.text, certain: true });
    return true;
  }

  private seeGroups(cell: Cell): void {
    for (const g of cell.label!.groups) this.groups.add(g);
  }

  private takeText(cell: Cell, line: number, separator: number): boolean {
    const { tables } = cell.label!;
    const alone = tables !== 0 && (tables & (tables - 1)) === 0;
    // Words of another table, or text behind figures.
    if ((alone && tables !== this.bit) || this.hasFigure) return false;
    const last = this.strays[this.strays.length - 1];
    const named = last && !this.anonymous && namesRow(last.cell, this.bit);
    if (named && (tables & this.bit) === 0 && isQuantity(cell)) return false;
    if (this.isCopied(cell, separator, last)) return false;
    if (this.strays.length === 0 && this.rows.isOpen) {
      // Behind a row that lacks figures, a word may stand in the place of one.
      if (!this.rows.isFull && (tables & this.bit) === 0 && !this.anonymous) return false;
      if (!this.rows.close(line)) return false;
    } else if (!this.startBlank() || !this.rows.close(-1)) return false;
    this.texts.push(cell);
    this.strays.push({ cell, line, used: false });
    this.lead = undefined;
    return true;
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

  private hasGroups(): boolean {
    for (const s of this.strays) this.seeGroups(s.cell);
    return this.table.parts.every((p) => p.groups.every((g) => this.groups.has(g)));
  }

  private headers(rows: readonly BoundRow[]): BoundTable['headers'] | undefined {
    const out: BoundTable['headers'][number][] = [];
    for (const part of this.table.parts) {
      const region = this.regions.get(part);
      const first = rows.find((b) => b.row.part === part);
      if (!region || !first || region.length > HEADER_PIECES) return undefined;
      const { found, faults, outOfOrder } = bindHeader(part, region, first.first, this.table);
      if (faults.length > 0 || outOfOrder) return undefined;
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
