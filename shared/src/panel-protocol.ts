import type { RangeJson } from './protocol';

// What client and server say to each other for the panel of tables.

/**
 * Request, client → server: the tables of a document's first report as the form prints them, with the state of each
 * cell; null if it is none.
 */
export const PANEL = 'gouji/panel';
export interface PanelParams {
  readonly uri: string;
}
/**
 * `holds`: every relation of it holds; `broken`: it is found to be wrong; `follows`: a total that does not add up
 * because of another figure; `open`: in a relation that cannot be judged yet; `blank`: not filled in; `unread`: not
 * found or no number; `free`: in no relation.
 */
export type CellState = 'holds' | 'broken' | 'follows' | 'open' | 'blank' | 'unread' | 'free';
export interface PanelCell {
  readonly kind: 'corner' | 'heading' | 'column' | 'row' | 'figure';
  readonly text: string;
  readonly line: number;
  readonly place: number;
  readonly lines: number;
  readonly places: number;
  /** Of a row's label: the text lacks the row. */
  readonly missing?: boolean;
  /** By what name {@link COMMANDS.insert} puts it in. */
  readonly insert?: string;
  /** For figures. */
  readonly fact?: number;
  /** What the cell is called, for screen readers. */
  readonly name?: string;
  readonly state?: CellState;
  /** The equations it is in, and what is found wrong with it. */
  readonly notes?: readonly string[];
  /** Facts of the relations it is in. */
  readonly related?: readonly number[];
  /** Last year's figure. */
  readonly last?: string;
  readonly range?: RangeJson;
}
export interface PanelTable {
  readonly title: string;
  readonly name: string;
  readonly missing: boolean;
  /** By what name {@link COMMANDS.insert} puts in what is missing. */
  readonly insert?: string;
  readonly height: number;
  readonly width: number;
  readonly cells: readonly PanelCell[];
}
export interface PanelSection {
  readonly title: string;
  readonly missing: boolean;
  readonly insert?: string;
  readonly range?: RangeJson;
  readonly table?: PanelTable;
}
export interface PanelReport {
  readonly version: number;
  readonly title: string;
  readonly form: string;
  readonly sections: readonly PanelSection[];
}
