import { textWidth } from '../../text/width';
import { columnsTaken, type Taken } from './columns';
import type { Body, BodyBlock, DocumentTable, Paragraph, Piece, TableCell, TableRow } from './model';

/** A stretch of the text and what stands behind it. */
export interface Span {
  readonly at: number;
  readonly end: number;
  readonly piece: Piece;
  readonly paragraph: Paragraph;
}

/** A paragraph outside of rows; of several lines where it has line breaks. */
export interface ParagraphItem {
  readonly kind: 'paragraph';
  readonly start: number;
  readonly end: number;
  readonly spans: readonly Span[];
  readonly paragraph: Paragraph;
  /** Counted from 1 among the paragraphs with text outside of tables. */
  readonly number: number;
}

export interface CellItem {
  /** The text between the spaces that set it off. */
  readonly start: number;
  readonly end: number;
  readonly spans: readonly Span[];
  /** Undefined for what only fills the place of a cell merged with others. */
  readonly cell: TableCell | undefined;
  /** Where text of a blank cell would go. */
  readonly paragraph: Paragraph | undefined;
  /** Counted from 1 in its row; that of the cell it belongs to. */
  readonly column: number;
}

/** A row of a table, one line. */
export interface RowItem {
  readonly kind: 'row';
  readonly start: number;
  readonly end: number;
  readonly table: DocumentTable;
  readonly row: TableRow;
  readonly cells: readonly CellItem[];
  /** Counted from 1. */
  readonly tableNumber: number;
  readonly rowNumber: number;
}

export type Item = ParagraphItem | RowItem;

/** The text that a document is read as, and where each line of it comes from. */
export interface Layout {
  readonly text: string;
  readonly items: readonly Item[];
}

/** Sets a document as text: a paragraph a line with an empty line behind it, a row of a table a line with bars. */
export function layOut(body: Body): Layout {
  const writer = new LayoutWriter();
  writer.blocks(body.blocks);
  return writer.done();
}

class LayoutWriter {
  private readonly parts: string[] = [];
  private length = 0;
  private readonly items: Item[] = [];
  private tables = 0;
  private paragraphs = 0;

  done(): Layout {
    if (this.length > 0) this.write('\n');
    return { text: this.parts.join(''), items: this.items };
  }

  blocks(blocks: readonly BodyBlock[]): void {
    for (const block of blocks) {
      if (block.kind === 'table') this.table(block);
      else this.paragraph(block);
    }
  }

  private paragraph(paragraph: Paragraph): void {
    if (paragraph.pieces.every((p) => p.text.trim() === '')) return;
    this.separate(undefined);
    const start = this.length;
    let indent = true;
    const spans = paragraph.pieces.map((piece) => {
      // A tab that only indents would make a row of cells of the line.
      const text = indent && piece.text === '\t' ? '　　' : piece.text;
      indent &&= text.trim() === '';
      return this.span(piece, text, paragraph);
    });
    this.paragraphs++;
    this.items.push({ kind: 'paragraph', start, end: this.length, spans, paragraph, number: this.paragraphs });
  }

  private table(table: DocumentTable): void {
    const number = ++this.tables;
    const taken = columnsTaken(table);
    table.rows.forEach((row, r) => {
      if (row.cells.some((c) => c.blocks.some(isNested))) row.cells.forEach((c) => this.blocks(c.blocks));
      else this.row(table, row, taken[r]!, { table: number, row: r + 1 });
    });
  }

  private row(table: DocumentTable, row: TableRow, taken: Taken, counted: { table: number; row: number }): void {
    this.separate(table);
    const start = this.length;
    const cells: CellItem[] = [];
    if (table.spaced) this.spacedCells(row, cells);
    else {
      this.write('|');
      for (let i = 0; i < taken.before; i++) this.blank(undefined, undefined, 1, cells);
      row.cells.forEach((cell, c) => {
        this.cell(cell, c + 1, cells);
        for (let i = 1; i < taken.cells[c]!; i++) this.blank(undefined, undefined, c + 1, cells);
      });
    }
    const { table: tableNumber, row: rowNumber } = counted;
    this.items.push({ kind: 'row', start, end: this.length, table, row, cells, tableNumber, rowNumber });
  }

  /** Cells where they stand on their line, two spaces apart at least. */
  private spacedCells(row: TableRow, into: CellItem[]): void {
    let width = 0;
    row.cells.forEach((cell, c) => {
      const at = Math.max(cell.at ?? 0, c === 0 ? 0 : width + 2);
      this.write(' '.repeat(at - width));
      const start = this.length;
      const [paragraph] = inline(cell.blocks);
      const spans = paragraph!.pieces.map((piece) => this.span(piece, piece.text, paragraph!));
      into.push({ start, end: this.length, spans, cell, paragraph, column: c + 1 });
      width = at + textWidth(paragraph!.pieces.map((p) => p.text).join(''));
    });
  }

  private cell(cell: TableCell, column: number, into: CellItem[]): void {
    const paragraphs = inline(cell.blocks);
    const shown = paragraphs.filter((p) => p.pieces.some((x) => x.text.trim() !== ''));
    if (shown.length === 0 || cell.covered) {
      this.blank(cell, cell.covered ? undefined : paragraphs[0], column, into);
      return;
    }
    this.write(' ');
    const start = this.length;
    const spans: Span[] = [];
    for (const paragraph of shown) {
      if (spans.length > 0) spans.push(this.span(gap(paragraph), ' ', paragraph));
      for (const piece of paragraph.pieces) this.inCell(piece, paragraph, spans);
    }
    into.push({ start, end: this.length, spans, cell, paragraph: shown[shown.length - 1], column });
    this.write(' |');
  }

  /** A piece as it stands in a row: what would end the cell or the line is written otherwise. */
  private inCell(piece: Piece, paragraph: Paragraph, into: Span[]): void {
    const { text } = piece;
    if (!/[|\\\t\n]/.test(text)) {
      into.push(this.span(piece, text, paragraph));
      return;
    }
    if (piece.kind !== 'text') {
      into.push(this.span(piece, cellText(text), paragraph));
      return;
    }
    let at = 0;
    for (const m of text.matchAll(/[|\\\t]/g)) {
      if (m.index > at) into.push(this.span(part(piece, at, m.index, 'text'), text.slice(at, m.index), paragraph));
      into.push(this.span(part(piece, m.index, m.index + 1, 'char'), cellText(m[0]), paragraph));
      at = m.index + 1;
    }
    if (at < text.length) into.push(this.span(part(piece, at, text.length, 'text'), text.slice(at), paragraph));
  }

  private blank(cell: TableCell | undefined, paragraph: Paragraph | undefined, column: number, into: CellItem[]): void {
    const at = this.length + 1;
    into.push({ start: at, end: at, spans: [], cell, paragraph, column });
    this.write('  |');
  }

  private span(piece: Piece, text: string, paragraph: Paragraph): Span {
    const at = this.length;
    this.write(text);
    return { at, end: this.length, piece, paragraph };
  }

  private separate(table: DocumentTable | undefined): void {
    const last = this.items[this.items.length - 1];
    if (last) this.write(last.kind === 'row' && last.table === table ? '\n' : '\n\n');
  }

  private write(text: string): void {
    this.parts.push(text);
    this.length += text.length;
  }
}

/** Whether a block of a cell is a table of its own, and no frame around one text. */
function isNested(block: BodyBlock): boolean {
  return block.kind === 'table' && (block.rows.length > 1 || (block.rows[0]?.cells.length ?? 0) > 1 || isDeep(block));
}

function isDeep(table: DocumentTable): boolean {
  return table.rows.some((row) => row.cells.some((cell) => cell.blocks.some(isNested)));
}

/** The paragraphs of a cell, those in a frame too. */
function inline(blocks: readonly BodyBlock[]): readonly Paragraph[] {
  if (blocks.every((b) => b.kind === 'paragraph')) return blocks;
  return blocks.flatMap((b) =>
    b.kind === 'paragraph' ? [b] : b.rows.flatMap((r) => r.cells.flatMap((c) => inline(c.blocks))),
  );
}

/** What stands between two paragraphs of a cell. */
function gap(paragraph: Paragraph): Piece {
  return { kind: 'made', text: ' ', from: paragraph.start, to: paragraph.start, run: undefined, tag: undefined };
}

function cellText(text: string): string {
  return text.replace(/[\t\n]/g, ' ').replace(/[|\\]/g, '\\$&');
}

function part(piece: Piece, from: number, to: number, kind: 'text' | 'char'): Piece {
  return { ...piece, kind, text: piece.text.slice(from, to), from: piece.from + from, to: piece.from + to };
}
