import type { Block } from '../syntax/block';
import type { RowSpelling } from './label-index';
import type { Cell } from './model';

/** A text cell outside the rows of figures: header, group label, or a piece of a label. */
export interface Stray {
  readonly cell: Cell;
  readonly line: number;
  used: boolean;
}

/** A row of figures with the labels that stand by it. */
export interface LogicalRow {
  /** Set in one line (or HTML row) rather than one cell a line. */
  readonly grid: boolean;
  /** Where rows can be set alike; undefined for rows gathered from lines, which all are. */
  readonly region: Block | undefined;
  labels: Cell[];
  /** The pieces of its own label, the last of its labels. */
  own: readonly Cell[];
  /** One cell a line: blank cells between the label and the first figure. */
  readonly lead: readonly Cell[];
  readonly values: Cell[];
  /** Source columns in which the header repeats its left neighbour: places of a merged cell that was filled. */
  readonly covered: ReadonlySet<number>;
  /** Text since the row of figures before. */
  readonly strays: Stray[];
  /** Text behind it, up to the next row of figures. */
  after: readonly Stray[];
  match: RowSpelling | undefined;
}

/** Whether a label above no figures still names a row: a word that heads a column too does so by its number only. */
export function namesRow(cell: Cell, bit: number): boolean {
  const match = cell.label!;
  return (
    (match.tables & bit) !== 0 && match.rows.length > 0 && (match.headers.length === 0 || match.key.numbering.value > 0)
  );
}
