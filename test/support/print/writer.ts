import type { Cell } from './grid';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A printed report and where everything in it stands (UTF-16 offsets). */
export interface Printed {
  readonly text: string;
  /**
   * Figure cells by fact id (that of a copied row as `applications.new#2.total`); an empty span inside the cell for
   * a blank one.
   */
  readonly cells: ReadonlyMap<string, Span>;
  /** Row labels by row key (fact id without column), groups included; the longest piece of a label in several. */
  readonly labels: ReadonlyMap<string, Span>;
  /** Column labels by column key (`disclosure.item1.valid`), groups included. */
  readonly columns: ReadonlyMap<string, Span>;
  /** Section headings by section key, number and title, without `#` and `**`. */
  readonly headings: ReadonlyMap<string, Span>;
  /** The titles in them. */
  readonly titles: ReadonlyMap<string, Span>;
}

/** Collects text and remembers where the marked pieces went. */
export class Writer {
  private text = '';
  private readonly marks = {
    cells: new Map<string, Span>(),
    labels: new Map<string, Span>(),
    columns: new Map<string, Span>(),
    headings: new Map<string, Span>(),
    titles: new Map<string, Span>(),
  };

  constructor(
    readonly eol: string,
    bom: boolean,
    readonly escape: (s: string) => string = (s) => s,
  ) {
    if (bom) this.text = '\ufeff';
  }

  /** Appends text as it is, line feeds turned into the document's line ends. */
  raw(s: string): this {
    this.text += this.eol === '\n' ? s : s.replaceAll('\n', this.eol);
    return this;
  }

  /** Appends text of the report, escaped as the layout needs it; gives its span. */
  put(s: string): Span {
    const start = this.text.length;
    this.raw(this.escape(s));
    return { start, end: this.text.length };
  }

  mark(kind: keyof Printed & ('cells' | 'labels' | 'columns' | 'headings' | 'titles'), key: string, span: Span): void {
    const map = this.marks[kind];
    const old = map.get(key);
    if (!old || span.end - span.start > old.end - old.start) map.set(key, span);
  }

  /** Appends the text of a cell, or another shape of it, and records it. */
  cell(cell: Cell, shown: string = cell.text): this {
    const span = this.put(shown);
    this.record(cell, span);
    return this;
  }

  /** Records a cell that was printed by other means. */
  record(cell: Cell, span: Span): void {
    const kind = ({ figure: 'cells', row: 'labels', column: 'columns' } as const)[cell.kind as 'figure'];
    if (kind && (cell.text !== '' || cell.kind === 'figure')) this.mark(kind, cell.key, span);
  }

  get length(): number {
    return this.text.length;
  }
  done(): Printed {
    return { text: this.text, ...this.marks };
  }
}
