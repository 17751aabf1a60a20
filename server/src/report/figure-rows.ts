import type { Part, Table } from '../forms/form';
import { PIECE, SEPARATOR } from '../syntax/pieces';
import { fillsRow, isHeader, isLined, isQuantity, namesRow, type FigureRow, type Slot, type Stray } from './figure-row';
import { labelKey } from '../text/labels';
import type { LabelIndex, RowSpelling } from './label-index';
import { isCopy } from './merged-cells';
import type { Cell, GroupRow } from './model';
import { isBlankLine, isHeaderWord, isNumbering } from './odd-cells';
import { nameInTurn } from './rows-in-turn';
import { ownRow, rowInPieces, rowNamed, seenIn } from './row-label';
import { joinGroups, settle, widthOf, type RowFrame } from './settle-rows';
import type { Piece, Stream } from './stream';

/** A word in a figure's place is no longer, unless it holds digits. */
const WORD_MAX = 6;
const QUANTITY_MAX = 16;
/** Far more rows than the table has: their labels are not sought in pieces. */
const ROWS_MAX = 8;

export interface FigureRows {
  readonly rows: readonly FigureRow[];
  /** Text behind the last row. */
  readonly rest: readonly Stray[];
  readonly groups: readonly GroupRow[];
}

/** Cuts a stream into rows of figures: what stands between one text and the next, wherever lines end. */
export function figureRows(table: Table, stream: Stream, index: LabelIndex): FigureRows {
  return new RowReader(table, stream, index).read();
}

class RowReader implements RowFrame {
  private readonly bit: number;
  readonly widest: number;
  private readonly anonymous: boolean;
  private readonly most: number;
  private readonly rows: FigureRow[] = [];
  private strays: Stray[] = [];
  private readonly strayCells = new Set<Cell>();
  private open: FigureRow | undefined;
  /** Slots since the last text that no figure has claimed yet. */
  private pending: Slot[] = [];
  private covered = new Set<number>();
  private headerLine = -1;
  /** Text cells of the line that is read, and of the line of text above. */
  private above: readonly Cell[] = [];
  private texts: Cell[] = [];
  /** Cells of that line, and of the one above. */
  private count = 0;
  private aboveCount = 0;
  private line = -1;
  /** The last line of blanks, wide enough to be the one row of a table without labels. */
  private unfilled: readonly Slot[] | undefined;

  constructor(
    readonly table: Table,
    private readonly stream: Stream,
    readonly index: LabelIndex,
  ) {
    this.bit = 1 << table.index;
    this.widest = Math.max(...table.parts.map((p) => p.columns.length));
    this.anonymous = table.parts.length === 1 && table.parts[0]!.anonymous;
    this.most = ROWS_MAX * table.rows.length;
  }

  nameOf(pieces: readonly Cell[]): RowSpelling | undefined {
    return rowNamed(labelKey(seenIn(pieces)), this.index, this.table);
  }

  read(): FigureRows {
    const { pieces, lines } = this.stream;
    for (let i = 0; i < pieces.length; i++) {
      const line = lines[i]!;
      if (line !== this.line) this.turn(line, i);
      this.take(i, pieces[i]!, line);
    }
    this.closePending();
    if (this.rows.length === 0 && this.unfilled) this.startUnfilled(this.unfilled);
    const settled = settle(this.rows, this);
    this.strays.unshift(...settled.rest);
    const rows = this.anonymous ? joinGroups(settled.rows, this.table) : settled.rows;
    if (!this.anonymous) nameInTurn(rows, this.strays, this.bit);
    rows.forEach((row, i) => {
      row.after = i + 1 < rows.length ? rows[i + 1]!.strays : this.strays;
      row.followed = i + 1 < rows.length || this.strays.length > 0;
      if (!row.match && !this.anonymous && i < this.most)
        row.match = rowInPieces(row, row.after, this.index, this.table);
    });
    return { rows, rest: this.strays, groups: settled.groups };
  }

  private turn(line: number, from: number): void {
    const { pieces, lines } = this.stream;
    this.line = line;
    if (this.texts.length > 0) {
      this.above = this.texts;
      this.aboveCount = this.count;
    }
    this.texts = [];
    this.count = 0;
    for (let i = from; i < pieces.length && lines[i] === line; i++) if (pieces[i]!.kind === PIECE.cell) this.count++;
  }

  private take(i: number, piece: Piece, line: number): void {
    const { cell } = piece;
    const slot: Slot = { piece, line, filled: false };
    if (isBlankLine(this.stream, i)) {
      this.takeBlank({ piece: { ...piece, kind: PIECE.cell }, line, filled: false });
      return;
    }
    if (piece.kind !== PIECE.cell) {
      if (this.strays.length > 0 || !this.open) this.pending.push(slot);
      else this.open.slots.push(slot);
      return;
    }
    if (cell.form === 'text') this.takeText(i, piece, line);
    else if (cell.form === 'blank') this.takeBlank(slot);
    else if (this.anonymous && isHeaderWord(this.stream, i)) return;
    else this.takeFigure(i, piece, line);
  }

  private takeBlank(slot: Slot): void {
    if (this.strays.length > 0 || !this.open) this.pending.push(slot);
    else this.put(this.open, slot);
  }

  private takeFigure(i: number, piece: Piece, line: number): void {
    if (isNumbering(this.stream, i, this.bit)) return;
    if (!this.open || this.strays.length > 0) this.open = this.start(line);
    this.put(this.open, { piece, line, filled: true });
  }

  private takeText(i: number, piece: Piece, line: number): void {
    const { cell } = piece;
    const left = this.texts[this.texts.length - 1];
    const copies = left ? left.column === cell.column - 1 && isCopy(cell, left) : this.copiesAbove(piece, cell);
    const upper = this.count === this.aboveCount ? this.above[this.texts.length] : undefined;
    this.texts.push(cell);
    if (copies) {
      this.covered.add(left ? cell.column : this.covered.size + 1);
      return;
    }
    const { headers, plain } = cell.label!;
    if (headers.length > 0 || plain.length > 0) this.startHeader(line);
    if (this.standsForFigure(i, piece, line)) {
      if (!this.open || this.strays.length > 0) this.open = this.start(line);
      this.put(this.open, { piece, line, filled: true });
      return;
    }
    // A merged cell that was filled is said again below.
    if (upper && upper.column === cell.column && isCopy(cell, upper) && this.strayCells.has(upper)) return;
    this.closePending();
    this.endBefore(line);
    this.strays.push({ cell, line, used: false });
    this.strayCells.add(cell);
  }

  /** One cell a line: whether a text says once more what the text right above says. */
  private copiesAbove({ separator }: Piece, cell: Cell): boolean {
    const last = this.strays[this.strays.length - 1];
    return separator <= SEPARATOR.space && last !== undefined && this.pending.length === 0 && isCopy(cell, last.cell);
  }

  /** A header's copies are those of its last line. */
  private startHeader(line: number): void {
    if (line === this.headerLine) return;
    this.headerLine = line;
    if (this.count > 1 || this.covered.size > 0) this.covered = new Set();
  }

  /** Whether a text that is no label of the table stands where a figure belongs. */
  private standsForFigure(i: number, { cell, separator }: Piece, line: number): boolean {
    const { label, text } = cell;
    if (this.anonymous || (label!.tables & this.bit) !== 0) return false;
    const beside = separator >= SEPARATOR.space && this.count > 1;
    const inLine = beside && separator >= SEPARATOR.comma;
    if (this.open && this.strays.length === 0) {
      const { open } = this;
      const filled = open.slots.filter((s) => s.filled);
      if (beside && filled[filled.length - 1]?.line === line)
        return inLine || fillsRow(this.stream, i, true, widthOf(open, this) - filled.length);
      const quantity = text.length <= QUANTITY_MAX && isQuantity(cell);
      const word =
        text.length <= WORD_MAX && label!.key.numbering.style === '' && !this.index.isHeaderPiece(label!.key);
      const small = quantity || (word && !this.index.goesOn(label!.key));
      return !inLine && !isLined(open.slots) && filled.length > 0 && filled.length < widthOf(open, this) && small;
    }
    const before = this.strays[this.strays.length - 1];
    if (!before || !namesRow(before.cell, this.bit)) return false;
    if (beside !== (before.line === line)) return false;
    if (isQuantity(cell) && (inLine || !beside)) return true;
    return (
      !this.index.isPiece(label!.key) && fillsRow(this.stream, i, beside, this.partOf(before.cell)?.columns.length ?? 0)
    );
  }

  /** Blanks that open the line of the next label are no part of the row before. */
  private endBefore(line: number): void {
    if (!this.open || this.strays.length > 0) return;
    const { slots, values } = this.open;
    for (
      let last = slots[slots.length - 1];
      last && last.line === line && !last.filled;
      last = slots[slots.length - 1]
    ) {
      slots.pop();
      if (last.piece.kind === PIECE.cell) values.pop();
    }
  }

  private put(row: FigureRow, slot: Slot): void {
    row.slots.push(slot);
    row.values.push(slot.piece.cell);
  }

  /** Begins a row of figures; the text in its line is its label, or the text right above. */
  private start(line: number): FigureRow {
    let from = this.strays.length;
    while (from > 0 && this.strays[from - 1]!.line === line) from--;
    const beside = from < this.strays.length;
    // The last word of a header heads its column, not the cells side by side below.
    const above = this.strays[from - 1];
    const heads = this.count > 1 && above !== undefined && isHeader(above.cell);
    if (!beside && above && !this.anonymous && !heads) from--;
    if (this.anonymous && this.strays[from]?.line !== line) from = this.strays.length;
    const labels = this.strays.splice(from).map((s) => s.cell);
    const row: FigureRow = {
      labels,
      own: labels.slice(-1),
      beside,
      slots: [],
      values: [],
      covered: this.covered,
      strays: this.strays,
      after: [],
      followed: true,
      match: undefined,
    };
    for (const slot of this.pending) {
      row.slots.push(slot);
      if (slot.piece.kind === PIECE.cell) row.values.push(slot.piece.cell);
    }
    this.pending = [];
    this.strays = [];
    this.strayCells.clear();
    this.rows.push(row);
    row.match =
      ownRow(row, this.index, this.table) ??
      (this.rows.length > this.most ? undefined : rowInPieces(row, [], this.index, this.table));
    return row;
  }

  /** Blank cells behind a label that names a row are that row, with nothing filled in. */
  private closePending(): void {
    const blanks = this.pending.filter((s) => s.piece.kind === PIECE.cell);
    if (this.anonymous && blanks.length >= this.widest) this.unfilled = this.pending;
    const last = this.strays[this.strays.length - 1];
    const part = last && !this.anonymous && namesRow(last.cell, this.bit) ? this.partOf(last.cell) : undefined;
    if (last && part && this.places(blanks, last.line) >= part.columns.length) {
      this.open = this.start(last.line);
      this.open = undefined;
    }
    this.pending = [];
  }

  /** How many places of figures may be blank: cells with the one at their line's end, or else empty lines. */
  private places(blanks: readonly Slot[], line: number): number {
    const edges = this.pending.filter((s) => s.piece.kind === PIECE.edge && s.line === line).length;
    if (blanks.length + edges > 0) return blanks.length + edges;
    return this.pending.filter((s) => s.piece.kind === PIECE.gap).length;
  }

  private partOf(cell: Cell): Part | undefined {
    return cell.label!.rows.find((r) => this.index.table(r.row.part) === this.table)?.row.part;
  }

  private startUnfilled(slots: readonly Slot[]): void {
    this.pending = [...slots];
    this.start(-1);
  }
}
