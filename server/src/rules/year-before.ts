/** An LSP range as plain data. */
export interface RangeData {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A paragraph as it is compared from year to year. */
export interface ParagraphData {
  /** Folded text. */
  readonly text: string;
  readonly section: string;
  readonly range: RangeData;
}

/**
 * What the check of a report needs of the report of the year before: plain data, so that it crosses processes and
 * outlives the file's being open.
 */
export interface YearBefore {
  readonly uri: string;
  readonly form: string;
  readonly year: number;
  readonly agency: string | undefined;
  /** Figures by fact id, those that carry over only. */
  readonly figures: Readonly<Record<string, { readonly value: number; readonly range: RangeData }>>;
  readonly paragraphs: readonly ParagraphData[];
}
