import type { Row, Table } from '../forms/form';
import { PIECE, SEPARATOR } from '../syntax/pieces';
import { labelKey } from '../text/labels';
import { namesRow } from './figure-row';
import type { LabelIndex } from './label-index';
import { rowNamed, seenIn } from './row-label';
import { numberingOf } from './row-number';
import type { Piece, Stream } from './stream';

// A table of plain text as labels and figures one behind the other, wherever its lines end.

/** A label of a row, or a figure. */
export interface Token {
  /** The row that a label names; undefined for a figure. */
  readonly row: Row | undefined;
  readonly pieces: readonly Piece[];
  /** Words of groups and heads of columns since the label before. */
  readonly others: readonly Piece[];
}

export interface Tokens {
  /** What stands above the first label and the first figure. */
  readonly head: readonly Piece[];
  readonly tokens: readonly Token[];
}

/** No label goes over more lines. */
const PIECES_MAX = 12;

/**
 * Labels and figures of a table, in the order of the text.
 * @returns undefined where something else stands among them, a blank cell or a text that is no label
 */
export function tokensOf(table: Table, stream: Stream, index: LabelIndex): Tokens | undefined {
  return new TokenReader(table, stream, index).read();
}

class TokenReader {
  private readonly bit: number;
  private readonly pieces: readonly Piece[];
  private readonly tokens: Token[] = [];
  private readonly head: Piece[] = [];
  private others: Piece[] = [];

  constructor(
    private readonly table: Table,
    { pieces }: Stream,
    private readonly index: LabelIndex,
  ) {
    this.bit = 1 << table.index;
    this.pieces = pieces.filter((p) => p.kind === PIECE.cell);
  }

  read(): Tokens | undefined {
    for (let i = 0; i < this.pieces.length;) {
      const taken = this.take(i);
      if (taken === 0) return undefined;
      i += taken;
    }
    return { head: this.head, tokens: this.tokens };
  }

  /** Reads what begins at a piece; gives how many pieces it takes, 0 for what is neither label nor figure. */
  private take(i: number): number {
    const piece = this.pieces[i]!;
    const { cell } = piece;
    if (piece.separator > SEPARATOR.space || cell.form === 'blank') return 0;
    if (cell.form !== 'text') {
      this.tokens.push({ row: undefined, pieces: [piece], others: [] });
      return 1;
    }
    const label = this.labelAt(i);
    if (label) {
      this.tokens.push({ row: label.row, pieces: label.own, others: this.others });
      this.others = [];
      return label.taken;
    }
    if (this.tokens.length === 0) this.head.push(piece);
    else if (this.isOther(piece)) this.others.push(piece);
    else return 0;
    return 1;
  }

  /** Whether a text is the label of a group or of a column, or a piece of one. */
  private isOther({ cell }: Piece): boolean {
    const { key, headers, plain } = cell.label!;
    if (key.core === '' || headers.length > 0 || plain.length > 0) return true;
    return this.index.isGroupPiece(key) || this.index.isHeaderPiece(key);
  }

  /** The row's label that begins at a piece: the longest that pieces from there on make, those of groups left out. */
  private labelAt(
    i: number,
  ): { readonly row: Row; readonly own: readonly Piece[]; readonly taken: number } | undefined {
    let found: ReturnType<TokenReader['labelAt']>;
    const own: Piece[] = [];
    const all: Piece[] = [];
    const between: Piece[] = [];
    for (let k = i; k < this.pieces.length && k - i < PIECES_MAX; k++) {
      const piece = this.pieces[k]!;
      if (piece.cell.form !== 'text' || (k > i && this.rowOf([piece]))) break;
      all.push(piece);
      const isGroups = k > i && this.index.isGroupPiece(piece.cell.label!.key);
      if (isGroups) between.push(piece);
      else own.push(piece);
      const row = this.rowOf(all) ?? (between.length > 0 && !isGroups ? this.rowOf(own) : undefined);
      if (row) found = { row, own: [...all], taken: k - i + 1 };
    }
    return found;
  }

  private rowOf(pieces: readonly Piece[]): Row | undefined {
    const [first] = pieces;
    if (pieces.length === 1) {
      const { cell } = first!;
      if (!namesRow(cell, this.bit)) return undefined;
      const { key, rows } = cell.label!;
      return rows.find(({ row }) => this.isOwn(row) && numberingOf(row).value === key.numbering.value)?.row;
    }
    const key = labelKey(seenIn(pieces.map((p) => p.cell)));
    const row = rowNamed(key, this.index, this.table)?.row;
    return row && numberingOf(row).value === key.numbering.value ? row : undefined;
  }

  private isOwn(row: Row): boolean {
    return this.index.table(row.part) === this.table;
  }
}
