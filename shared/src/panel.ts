import type { CellState, PanelReport } from './panel-protocol';
import type { RangeJson } from './protocol';

// What the panel's page and the extension say to each other.

/** Words of the page, in the editor's language. */
export interface PanelWords {
  readonly states: Readonly<Record<CellState, string>>;
  readonly empty: string;
  readonly missing: string;
  readonly missingTable: string;
  readonly lastYear: string;
  readonly missingRow: string;
  readonly insert: string;
  readonly copy: string;
  readonly copyPicture: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly print: string;
  readonly help: string;
  readonly notANumber: string;
  readonly change: string;
}

export type ToPanel =
  | {
      readonly kind: 'show';
      readonly uri: string;
      readonly report: PanelReport | null;
      readonly words: PanelWords;
      readonly language: string;
    }
  /** The cell that the cursor in the text is in. */
  | { readonly kind: 'cursor'; readonly fact: number | null };

export type FromPanel =
  | { readonly kind: 'ready' }
  /** How much is shown now. */
  | { readonly kind: 'shown'; readonly tables: number; readonly figures: number; readonly broken: number }
  | { readonly kind: 'go'; readonly range: RangeJson }
  | { readonly kind: 'set'; readonly fact: number; readonly value: string; readonly version: number }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'insert'; readonly subject: string }
  /** The tables as a page of HTML, to be printed by the browser. */
  | { readonly kind: 'print'; readonly html: string };
