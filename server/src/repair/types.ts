import type { Relation } from '../forms/form';

/** One figure per fact of the form by fact index: a number, null for a blank cell, undefined where no cell was read. */
export type Figures = readonly (number | null | undefined)[];

/** How the figure that stands in the cell may have come from the one that belongs there. */
export type Slip =
  /** The cell is blank. */
  | 'blank'
  /** All figures of the row stand one column off. */
  | 'row-shifted'
  /** 21 for 12. */
  | 'digits-swapped'
  /** 122 for 12. */
  | 'digit-doubled'
  /** 120 or 1200 for 12, and the reverse. */
  | 'off-by-ten-power'
  /** 132 for 12. */
  | 'digit-added'
  /** 1 for 12. */
  | 'digit-dropped'
  /** The figure of the cell beside, above or below. */
  | 'neighbour'
  /** As much too many here as too few in the other cell: counted in the wrong column or row. */
  | 'opposite'
  /** 13 for 12. */
  | 'digit-wrong'
  /** 10 for 9. */
  | 'off-by-one'
  /** 0 where a figure belongs. */
  | 'omitted'
  /** A figure where 0 belongs. */
  | 'superfluous'
  | 'other';

/** A figure put right. `from` is null for a blank that is filled. */
export interface Change {
  readonly fact: number;
  readonly from: number | null;
  readonly to: number;
  readonly slip: Slip;
}

/** Changes, by fact index, that together make every relation they touch hold. */
export interface Explanation {
  readonly changes: readonly Change[];
  /** The broken relations that hold again, by relation index. */
  readonly restores: readonly Relation[];
}

/** One mistake, or a few that cannot be told apart. */
export interface Diagnosis {
  /** Broken relations of one connected group. */
  readonly broken: readonly Relation[];
  /**
   * Explanations, likeliest first, all of the same minimal size (a shifted row counts as one);
   * empty when nothing small explains the group.
   */
  readonly explanations: readonly Explanation[];
  /** True if the first is clearly preferred over the second, so that a finding may name it. */
  readonly decided: boolean;
  /** False if the search was given up at its bound: a smaller or likelier explanation may exist. */
  readonly complete: boolean;
}

export interface DiagnoseOptions {
  /** Bound of the search in steps (about 0.1 µs each), so that the answer does not depend on the clock. */
  readonly steps?: number;
  /** How many explanations of one group are kept. */
  readonly alternatives?: number;
}
