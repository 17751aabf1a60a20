// Names and shapes of what client and server say to each other beyond standard LSP. Names only, no library objects:
// the two sides carry different copies of the protocol packages.

/** An LSP range: zero-based, UTF-16. */
export interface RangeJson {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/**
 * Notification, server → client, after each check of an open document; sent to clients that ask by
 * `initializationOptions: { gouji: { status: true } }`.
 */
export const STATUS = 'gouji/status';
export interface DocumentStatus {
  readonly uri: string;
  readonly version: number;
  /** Id of the form recognised; null if the document is not taken for a report. */
  readonly form: string | null;
  /** The form's name in the user's language. */
  readonly formName: string | null;
  readonly year: number | null;
  readonly agency: string | null;
  /** In the user's language: why the document is not taken for a report, or what else is to be known of it. */
  readonly message: string | null;
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number; readonly hint: number };
  /**
   * How many relations hold, are broken, or cannot be judged because something is not filled in or not read; null
   * without a report.
   */
  readonly relations: { readonly holds: number; readonly broken: number; readonly open: number } | null;
}

/**
 * Request, client → server: the outline of a document with its state. Params {@link OutlineParams}, result {@link
 * OutlineNode}[].
 */
export const OUTLINE = 'gouji/outline';
export interface OutlineParams {
  readonly uri: string;
}
export interface OutlineNode {
  /** Stable while the document is edited, e.g. `applications` or `applications/table`. */
  readonly id: string;
  readonly kind: 'report' | 'section' | 'part' | 'table' | 'group' | 'row';
  readonly label: string;
  /** E.g. the section's number or a count. */
  readonly detail: string;
  /** Undefined for what is missing. */
  readonly range?: RangeJson;
  readonly selection?: RangeJson;
  /** Of what is missing: where it belongs, and by what name {@link COMMANDS.insert} puts it there. */
  readonly place?: RangeJson;
  readonly insert?: string;
  /** `open`: something in it is not filled in or not read, and nothing is said of that. */
  readonly state: 'clean' | 'open' | 'found' | 'missing';
  /** Findings inside, its children's included. */
  readonly count: number;
  /** The worst of them. */
  readonly severity?: 'error' | 'warning' | 'info' | 'hint';
  readonly children: readonly OutlineNode[];
}

/** Commands the server runs (workspace/executeCommand). */
export const COMMANDS = {
  /** Arguments: [uri]. Checks again from scratch. */
  check: 'gouji.server.check',
  /**
   * Arguments: [uri]. Applies every safe fix by a workspace edit; result {@link FixedAll}, null where nothing was
   * changed.
   */
  fixAll: 'gouji.server.fixAll',
  /**
   * No arguments. Offers every safe fix in every file of the workspace, each to be confirmed; result
   * {@link WorkspaceFixes}, null where the client cannot ask its user.
   */
  fixWorkspace: 'gouji.server.fixWorkspace',
  /** Arguments: [uri]. Sets sentences that disagree with the tables by these, each to be confirmed. */
  updateProse: 'gouji.server.updateProse',
  /** Arguments: [uri]. Pads the cells of tables between tabs so that their columns stand below each other. */
  alignTabs: 'gouji.server.alignTabs',
  /** Arguments: [uri]. Sets totals to the sums of their addends, each to be confirmed; result whether any was set. */
  computeTotals: 'gouji.server.computeTotals',
  /** Arguments: [uri, what is missing]. Puts in a section or table that is missing. */
  insert: 'gouji.server.insert',
  /** Arguments: [uri, range]. Asks the editor to show a place. */
  goTo: 'gouji.server.goTo',
  /** Arguments: [rule id]. Asks the editor to show the rule's page. */
  showRule: 'gouji.server.showRule',
} as const;

/** What fixing all that is safe has mended, in the user's language. */
export interface FixedAll {
  readonly fixed: readonly { readonly what: string; readonly count: number }[];
}

/** What came of fixing a whole workspace. */
export interface WorkspaceFixes {
  /** Files with anything that can be fixed safely. */
  readonly files: number;
  /** Files that could not be changed: of their bytes not all could be read, or the client cannot show their text. */
  readonly leftOut: number;
  /** Whether the changes were offered and taken. */
  readonly applied: boolean;
}

/**
 * Request, client → server: which settings apply to a document and where each comes from, as text. Params {@link
 * ConfigParams}, result a string.
 */
export const CONFIG = 'gouji/config';
export interface ConfigParams {
  readonly uri: string;
}

/**
 * Request, client → server: a document's report beside that of the year before, as a page of Markdown; null if none is
 * known.
 */
export const COMPARE = 'gouji/compare';
export interface CompareParams {
  readonly uri: string;
}
export interface YearComparison {
  /** E.g. agency and years, for a tab. */
  readonly label: string;
  readonly text: string;
}

/**
 * Request, client → server: the text of a document that is no text file. A document on the server's machine is given by
 * its address, any other by its bytes, in base64.
 */
export const READ_DOCUMENT = 'gouji/readDocument';
export interface ReadDocumentParams {
  readonly uri?: string;
  readonly bytes?: string;
}
/**
 * `pages`: in a PDF, for each line of the text the page it stands on, from 1. `report`: the text has words of a report.
 * `unread`: what of the document could not be read, in the user's language.
 */
export type ReadDocumentResult =
  | {
      readonly text: string;
      readonly pages?: readonly number[];
      readonly report: boolean;
      readonly unread?: string;
    }
  | Refused;

/**
 * Request, client → server: gives a document another text. One that was given by its address is written, in one step;
 * of any other the new bytes are given back.
 */
export const WRITE_DOCUMENT = 'gouji/writeDocument';
export interface WriteDocumentParams extends ReadDocumentParams {
  /** The text that it is to have. */
  readonly text: string;
  /** Changes are tracked whether the document says so or not. */
  readonly track: boolean;
  /** Write it although another program has it open. */
  readonly inUse?: boolean;
}
/** `inUse`: another program has it open, and nothing was written. */
export type WriteDocumentResult =
  { readonly written: true } | { readonly bytes: string } | { readonly inUse: true } | Refused;
/** In the user's language. */
export interface Refused {
  readonly refused: string;
}

/**
 * The scheme under which the editor shows pages that the server writes; clients that show it say so by
 * `initializationOptions: { gouji: { pages: true } }`.
 */
export const PAGE_SCHEME = 'gouji-page';
/** Request, client → server: a page's text in Markdown; null if there is none. */
export const PAGE = 'gouji/page';
export interface PageParams {
  readonly kind: 'rule' | 'notice';
  readonly id: string;
}

/** Request, client → server: a report to be filled in. */
export const NEW_REPORT = 'gouji/newReport';
export interface NewReportParams {
  /** Id of the form; none: the one for the year. */
  readonly form?: string;
  readonly agency: string;
  readonly year: number;
  readonly layout: 'md' | 'text' | 'html' | 'docx';
  /** Text of last year's report. */
  readonly last?: string;
}
export interface NewReportResult {
  readonly text: string;
  /** The same as a snippet in the editors' syntax. */
  readonly snippet: string;
  /** Of a Word document its bytes, in base64; it has no text. */
  readonly bytes?: string;
  /** Whether last year's text was a report that figures were taken from. */
  readonly carried: boolean;
}

/** Request, client → server: the tables of a document's reports set in another layout. */
export const CONVERT = 'gouji/convertTables';
export interface ConvertParams {
  readonly uri: string;
  readonly layout: 'pipes' | 'tabs' | 'lines' | 'html';
  /** Only the table at this position. */
  readonly position?: RangeJson['start'];
}
export interface ConvertResult {
  readonly version: number;
  readonly edits: readonly { readonly range: RangeJson; readonly newText: string }[];
  /** Tables that were left as they are, and why, in the user's language. */
  readonly refused: readonly { readonly table: string; readonly why: string }[];
}

/**
 * Request, client → server: the cell of a report's table that a position is in; null elsewhere. Result {@link
 * CellPlace}.
 */
export const CELL = 'gouji/cell';
export interface CellParams {
  readonly uri: string;
  readonly position: RangeJson['start'];
}
export interface CellPlace {
  /** Its column and row as the form names them. */
  readonly label: string;
  /** The cells of figures behind and before it in the report, and below it in the same table. */
  readonly next?: RangeJson;
  readonly previous?: RangeJson;
  readonly below?: RangeJson;
}

/** Request, client → server: whether a text is a report, whatever its language is said to be. Result a boolean. */
export const RECOGNISE = 'gouji/recognise';
export interface RecogniseParams {
  readonly text: string;
}
