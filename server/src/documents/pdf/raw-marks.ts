import type { Rule } from './marks';

/** A character where it was drawn, before the page is turned upright. */
export interface RawGlyph {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** The direction of its line, of length 1. */
  readonly dx: number;
  readonly dy: number;
  readonly width: number;
  readonly advance: number;
  readonly size: number;
  readonly spaced: boolean;
}

export interface RawMarks {
  readonly glyphs: readonly RawGlyph[];
  readonly rules: readonly Rule[];
  readonly unseen: number;
  readonly unknown: number;
  readonly pictures: number;
}
