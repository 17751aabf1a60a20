import type { Column, FactDef, Form, HeaderLabel, Part, Row, Section, Table } from '../forms/form';
import type { Block } from '../syntax/block';
import type { FigureForm } from '../text/numerals';
import type { LabelMatch, Spelling } from './label-index';

/** A stretch of text: offsets count from its block's start, so an edit elsewhere leaves it true. */
export interface Place {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

/** One cell of a table, as read. */
export interface Cell extends Place {
  readonly form: FigureForm;
  readonly value: number | null;
  readonly unit: string | undefined;
  /** For text: what it means in the form. */
  readonly label: LabelMatch | undefined;
  readonly text: string;
  /** Place in its row of the source, 0 the first. */
  readonly column: number;
}

/** A cell that stands for a fact of the form. */
export interface Fact {
  readonly def: FactDef;
  readonly cell: Cell;
}

/** A row of figures and the form's row it was found to be. */
export interface BoundRow {
  readonly row: Row;
  readonly labels: readonly Cell[];
  /** By column; undefined where the figures could not be assigned. */
  readonly cells: readonly (Cell | undefined)[];
  /** First and last cell of the row in the source. */
  readonly first: Cell;
  readonly last: Cell;
}

/** What stands in the way between a table and its form; rules turn these into findings. */
export type TableFault =
  /** More cells than any table of a report has: none of it is read. */
  | { readonly kind: 'too-long'; readonly place: Place }
  | {
      readonly kind: 'row-name';
      readonly row: Row;
      readonly place: Place;
      readonly text: string;
      readonly certain: boolean;
    }
  | {
      readonly kind: 'row-missing';
      readonly rows: readonly Row[];
      readonly after: BoundRow | undefined;
      readonly before: BoundRow | undefined;
    }
  | { readonly kind: 'row-unknown'; readonly place: Place; readonly text: string; readonly expected: Row | undefined }
  | { readonly kind: 'row-duplicate'; readonly row: Row; readonly place: Place; readonly first: Place }
  | { readonly kind: 'row-order'; readonly row: Row; readonly place: Place; readonly after: Row | undefined }
  | {
      readonly kind: 'column-name';
      readonly label: HeaderLabel;
      readonly part: Part;
      readonly place: Place;
      readonly text: string;
    }
  | { readonly kind: 'column-missing'; readonly part: Part; readonly columns: readonly Column[]; readonly place: Place }
  | {
      readonly kind: 'column-extra';
      readonly part: Part;
      readonly row: Row;
      readonly extra: readonly Cell[];
      readonly values: readonly Cell[];
    }
  | {
      readonly kind: 'unreadable';
      readonly row: Row | undefined;
      readonly place: Place;
      readonly found: number;
      readonly expected: number;
      readonly values: readonly Cell[];
    };

/** A group's own row with a figure for each column: sums of the rows below it. */
export interface GroupRow {
  readonly row: Row;
  readonly cells: readonly Cell[];
}

/** A table of the form, found in the text. */
export interface BoundTable {
  readonly table: Table;
  /** The cells in source order; their blocks are what the table was read from. */
  readonly blocks: readonly Block[];
  readonly rows: readonly BoundRow[];
  readonly facts: readonly Fact[];
  readonly groups: readonly GroupRow[];
  readonly faults: readonly TableFault[];
  readonly headers: readonly { readonly label: HeaderLabel; readonly cell: Cell }[];
  /** Parts whose header lacks labels of the form: they may be set on another one. */
  readonly unheaded: number;
  /**
   * Words and figures stand in another order than that of rows: what was read for certain is, nothing else is judged.
   */
  readonly scrambled: boolean;
  readonly start: Place;
  readonly end: Place;
}

/** A section heading found in the text. */
export interface Anchor {
  readonly section: Section;
  readonly block: Block;
  /** `near`: meant, but not spelled in any known way; `number`: known by its number and place only. */
  readonly spelling: Spelling | 'near' | 'number';
  /** The whole heading, and its title alone. */
  readonly heading: Place;
  readonly title: Place;
  readonly titleText: string;
  readonly number: { readonly value: number; readonly place: Place } | undefined;
  /** True if text of the section goes on in the heading's own line. */
  readonly runIn: boolean;
}

export interface BoundSection {
  readonly anchor: Anchor;
  readonly section: Section;
  readonly tables: readonly BoundTable[];
  /** True for the second and later sections of one title. */
  readonly duplicate: boolean;
  /** The block behind the section's last one; undefined at the document's end. */
  readonly until: Block | undefined;
}

export interface Identity {
  readonly title: Place | undefined;
  readonly titleText: string | undefined;
  readonly year: number | undefined;
  /** Where the year was read. */
  readonly yearPlace: Place | undefined;
  readonly agency: string | undefined;
}

/** Number read, null for a blank or unreadable cell, undefined where no cell was found. By fact index. */
export type Figures = readonly (number | null | undefined)[];

/** A report bound to its form. */
export interface Report extends Identity {
  readonly form: Form;
  /** First block of the report, and the one behind its last (undefined: the document's end). */
  readonly from: Block;
  readonly until: Block | undefined;
  readonly sections: readonly BoundSection[];
  /** The table read for each table of the form, by index. */
  readonly tables: readonly (BoundTable | undefined)[];
  /** By fact index. */
  readonly facts: readonly (Fact | undefined)[];
  readonly figures: Figures;
}
