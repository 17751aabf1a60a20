import type { CellType, FormData } from './schema';

/** A leaf column: one figure per row. */
export interface Column {
  /** Dotted path of ids from the root of the column tree, e.g. `litigation.direct.total`. */
  readonly path: string;
  readonly label: string;
  readonly accepted: readonly string[];
  readonly drift: readonly string[];
  readonly type: CellType;
  readonly unit: string | undefined;
  /** Labels of the groups above, outermost first. */
  readonly groups: readonly string[];
  readonly index: number;
}

/** A row of the form, leaf or group; a group carries no figures. */
export interface Row {
  readonly path: string;
  readonly label: string;
  readonly accepted: readonly string[];
  readonly drift: readonly string[];
  readonly parent: Row | undefined;
  readonly children: readonly Row[];
  /** Position among the leaf rows of its table, -1 for a group. */
  readonly leaf: number;
  readonly part: Part;
}

export interface HeaderLabel {
  readonly label: string;
  readonly accepted: readonly string[];
  readonly drift: readonly string[];
  readonly column: Column | undefined;
  readonly level: number;
}

/** A run of rows under one header. */
export interface Part {
  readonly id: string;
  readonly headings: readonly string[];
  readonly stub: readonly string[];
  readonly columns: readonly Column[];
  /** Header labels, groups and leaves, in reading order (level by level). */
  readonly header: readonly HeaderLabel[];
  /** Leaf rows in order; one without label if the form prints none. */
  readonly rows: readonly Row[];
  readonly groups: readonly Row[];
  readonly anonymous: boolean;
}

export interface Table {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly parts: readonly Part[];
  readonly rows: readonly Row[];
  readonly index: number;
  /** The form that the table is from: another one's than the rest where a report mixes two. */
  readonly origin: FormData;
}

export interface FactDef {
  readonly id: string;
  readonly index: number;
  readonly table: Table;
  readonly row: Row;
  readonly column: Column;
}

/** Sum of `left` compared with sum of `right`; members are fact indexes. */
export interface Relation {
  readonly index: number;
  readonly rule: string;
  readonly op: '=' | '>=';
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Sum of `left` equals sum of `lastYear` (facts of the report of the year before) plus sum of `right`. */
export interface Carry {
  readonly rule: string;
  readonly left: readonly number[];
  readonly lastYear: readonly number[];
  readonly right: readonly number[];
}

export interface Section {
  readonly id: string;
  readonly index: number;
  readonly title: string;
  readonly accepted: readonly string[];
  readonly drift: readonly string[];
  readonly table: Table | undefined;
  readonly skeleton: readonly string[];
  /** Sentences that the section usually holds: `{year}`, `{id of a fact}` and `{}` are places to be filled. */
  readonly frames: readonly string[];
  /** A bare 无 is no content for it. */
  readonly mustTell: boolean;
  /** Its text tells of the year, so last year's cannot serve again. */
  readonly ofTheYear: boolean;
}

/** A form ready for use: trees flattened, facts numbered, relations expanded. */
export interface Form {
  readonly id: string;
  readonly data: FormData;
  readonly sections: readonly Section[];
  readonly tables: readonly Table[];
  readonly facts: readonly FactDef[];
  readonly relations: readonly Relation[];
  readonly carries: readonly Carry[];
  /** Fact index by id. */
  readonly factIndex: ReadonlyMap<string, number>;
  /** Fact index of a row and a column of one table. */
  factOf(row: Row, column: Column): number;
  /** The relations each fact takes part in, by fact index. */
  readonly relationsOf: readonly (readonly Relation[])[];
}
