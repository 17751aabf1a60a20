/** What stands behind a stretch of text in document.xml. */
export type PieceKind =
  /** Characters of a w:t, one for one. */
  | 'text'
  /** One character that is written otherwise there (an entity): replaced as a whole. */
  | 'char'
  /** An element that stands for characters (w:tab, w:br …): replaced as a whole. */
  | 'mark'
  /** Made by Word or by the layout; nothing of the text in the file. */
  | 'made'
  /** The result of a field: Word will overwrite it. */
  | 'field'
  /** In a content control that shows what stands elsewhere in the file: Word will overwrite it too. */
  | 'bound'
  /** The numbering that Word makes. */
  | 'number';

/** The run that a piece of text stands in. */
export interface Run {
  /** The source of its w:rPr, '' if it has none. */
  readonly dress: string;
  /** The prefix of its element's name, with the colon. */
  readonly prefix: string;
  /** Inside a tracked insertion. */
  readonly inserted: boolean;
  /** Its text stands in more than the run alone: no other run can go beside it. */
  readonly enclosed: boolean;
}

export interface Piece {
  readonly kind: PieceKind;
  readonly text: string;
  /** Where it stands in document.xml. */
  readonly from: number;
  readonly to: number;
  readonly run: Run | undefined;
  /**
   * The opening tag of the w:t around it, where that does not keep spaces; of use to a text that has some at its ends.
   */
  readonly tag: { readonly at: number; readonly end: number } | undefined;
  /** The page it stands on, from 1, in a document that has pages. */
  readonly page?: number;
}

/** A paragraph of the document. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly pieces: readonly Piece[];
  readonly start: number;
  readonly end: number;
  /** Where a new run would be written: before its closing tag; its own end where it is `<w:p/>`. */
  readonly close: number;
  readonly empty: boolean;
  readonly prefix: string;
  /** The sources of its w:pPr and of the run properties of its mark. */
  readonly style: string;
  readonly dress: string;
  /** The section's layout hangs on it. */
  readonly section: boolean;
}

export interface TableCell {
  readonly start: number;
  readonly end: number;
  readonly span: number;
  /** Below a cell that it is merged with. */
  readonly covered: boolean;
  /** The first of cells merged downwards. */
  readonly restarts: boolean;
  /** In a table set by spaces: how many half-width characters from its left side. */
  readonly at?: number;
  readonly blocks: readonly BodyBlock[];
}

export interface TableRow {
  readonly start: number;
  readonly end: number;
  readonly before: number;
  readonly cells: readonly TableCell[];
  /** The page it stands on, from 1, in a document that has pages. */
  readonly page?: number;
}

export interface DocumentTable {
  readonly kind: 'table';
  readonly start: number;
  readonly end: number;
  readonly prefix: string;
  /** Widths of the grid's columns as stated. */
  readonly grid: readonly number[];
  /** No lines are drawn: each cell stands where its words do, with spaces between. */
  readonly spaced?: boolean;
  readonly rows: readonly TableRow[];
}

export type BodyBlock = Paragraph | DocumentTable;

/** The document's content as far as it is read. */
export interface Body {
  readonly blocks: readonly BodyBlock[];
  /** Pictures outside of paragraphs with text: where a table is a picture it stands there. */
  readonly pictures: number;
}
