import type { Reading } from './lexicon';

/** A stretch of the prose that a claim is about. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** An office speaks, that of a government if it says so, or the whole area is spoken of. */
export type Voice = 'office' | 'government office' | 'wide';

/** Who a sentence says did it. */
export interface Speaker {
  /** Who did it, in words that only the agency's name can confirm. */
  readonly subject: string | undefined;
  readonly voice: Voice | undefined;
  /** Of the area spoken of, what kind it is: the last character of 全县, 我市. */
  readonly area: string | undefined;
}

/** What has to be so for a claim to speak of the report's own figures. */
export interface Provisos extends Speaker {
  /** The year it names, if any. */
  readonly year: number | undefined;
  /** Holds in this section only. */
  readonly section: string | undefined;
}

/** A number of the prose, and the sums of facts it can stand for. */
export interface TotalClaim extends Stretch, Provisos {
  readonly kind: 'total';
  readonly value: number;
  readonly decimals: number;
  readonly unit: string;
  readonly readings: readonly Reading[];
  /** Words and scope leave no doubt. */
  readonly exact: boolean;
  /** For “there was none”: what stands there once a figure is put in. */
  readonly none: { readonly rest: string } | undefined;
  /** Index of the frame, and of its row and column as worded. */
  readonly frame: number;
  readonly row: number | undefined;
  readonly column: number | undefined;
  /** One of the parts behind 其中. */
  readonly among: boolean;
  /** The full stops before it: figures between two of them are of one kind. */
  readonly period: number;
  /** Its own words do not settle that it is the report's: its neighbours have to. */
  readonly weak: boolean;
  /** Weak for no other reason than that nobody names what is counted. */
  readonly unnamed?: boolean;
  /** What came in one way only: no more than what came in at all. */
  readonly atMost: boolean;
  /** So many were made public, which need not be all. */
  readonly shown?: boolean;
  /** Of several figures together, which end with this one: what these are. */
  readonly summed?: readonly number[];
  /** What it is a part of by its words: unless that is the table's, the part is of something else. */
  readonly of?: TotalClaim;
}

/** Parts that make up a whole. */
export interface BreakdownClaim extends Stretch {
  readonly kind: 'breakdown';
  readonly whole: NumberAt;
  /** What else the whole can be: numbers further back, or several of them together. */
  readonly wholes: readonly number[];
  readonly parts: readonly NumberAt[];
  /** Nobody says that the parts are all: they may be less than the whole, not more. */
  readonly open: boolean;
}

/** A number where it stands, with what it claims of the table. */
export interface NumberAt extends Stretch {
  readonly value: number;
  readonly claim: TotalClaim | undefined;
}

/** A figure of a ratio: written in the prose, or a sum of facts. */
export type Operand = number | Reading;

export type Ratio =
  | { readonly op: 'share'; readonly part: Operand; readonly whole: Operand }
  | { readonly op: 'growth'; readonly now: Operand; readonly before: Operand; readonly down: boolean }
  | { readonly op: 'difference'; readonly now: Operand; readonly before: Operand; readonly down: boolean };

/** A percentage or difference, and the calculations it can be the result of: right if one of them gives it. */
export interface PercentageClaim extends Stretch, Provisos {
  readonly kind: 'percentage';
  readonly value: number;
  readonly decimals: number;
  /** What stands behind it once it is written in figures. */
  readonly unit: '%' | '';
  readonly ratios: readonly Ratio[];
  /** The figure that it is calculated from, as far as the tables have that. */
  readonly rests: TotalClaim | undefined;
  /** Other shares of the same whole: only what is the whole of all of them is that of this one. */
  readonly alike?: readonly { readonly part: number; readonly value: number; readonly decimals: number }[];
}

/** Groups of applicants said to be all, or to halve the whole between them. */
export interface ShareClaim extends Stretch, Provisos {
  readonly kind: 'share';
  readonly mode: 'all' | 'halves';
  readonly phrase: string;
  /** One entry for each way to read the row: the groups, and the whole. */
  readonly readings: readonly { readonly groups: readonly Reading[]; readonly whole: Reading }[];
}

export type Claim = TotalClaim | BreakdownClaim | PercentageClaim | ShareClaim;
