/** A character on a page. Points, from the upper left corner of the page as it is read. */
export interface Glyph {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Where the next character would stand: behind it and what spacing is set. */
  readonly next: number;
  /** The line it stands on. */
  readonly base: number;
  readonly size: number;
  /** A space stands before it. */
  readonly spaced: boolean;
}

/** A straight line across or down the page. */
export interface Rule {
  readonly across: boolean;
  /** Its y if it goes across, its x if it goes down. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What is drawn on a page, as far as it can bear on the text. */
export interface PageMarks {
  /** From 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  /** Characters that are there to be found and not seen, as recognition of a scan leaves them. */
  readonly unseen: number;
  /** Pictures, roughly. */
  readonly pictures: number;
}

/** The middle of a character's height. */
export const middleOf = ({ base, size }: Pick<Glyph, 'base' | 'size'>): number => base - 0.35 * size;
