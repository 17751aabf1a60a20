// Names and shapes of what client and server say to each other beyond standard LSP. Names only, no library objects:
// the two sides carry different copies of the protocol packages.

/** An LSP range: zero-based, UTF-16. */
export interface RangeJson {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Notification, server → client, after each check of an open document; sent to clients that ask by `initializationOptions: { gouji: { status: true } }`. */
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
}

/** Request, client → server: the outline of a document with its state. Params {@link OutlineParams}, result {@link OutlineNode}[]. */
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
  readonly state: 'clean' | 'found' | 'missing';
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
  /** Arguments: [uri]. Applies every safe fix by a workspace edit. */
  fixAll: 'gouji.server.fixAll',
  /** Arguments: [rule id]. Asks the editor to show the rule's page. */
  showRule: 'gouji.server.showRule',
} as const;

/** Request, client → server: which settings apply to a document and where each comes from, as text. Params {@link ConfigParams}, result a string. */
export const CONFIG = 'gouji/config';
export interface ConfigParams {
  readonly uri: string;
}

/** Request, client → server: a document's report beside that of the year before; null if none is known. */
export const COMPARE = 'gouji/compare';
export interface CompareParams {
  readonly uri: string;
}
export interface YearSheet {
  /** Address of the report's file. */
  readonly uri: string;
  /** E.g. agency and year, for a tab. */
  readonly label: string;
  /** The report's figures as Markdown, one row of the form a line: sheets of two years can be compared line by line. */
  readonly text: string;
}
export interface YearComparison {
  readonly last: YearSheet;
  readonly now: YearSheet;
}

/** Requests, client → server, for documents that are no text files; bytes travel in base64. */
export const READ_WORD = 'gouji/readWord';
export interface ReadWordParams {
  readonly bytes: string;
}
export type ReadWordResult = { readonly text: string } | Refused;
export const WRITE_WORD = 'gouji/writeWord';
export interface WriteWordParams {
  /** The document as it is. */
  readonly bytes: string;
  /** The text that it is to have. */
  readonly text: string;
  /** Changes are tracked whether the document says so or not. */
  readonly track: boolean;
}
export type WriteWordResult = { readonly bytes: string } | Refused;
/** In the user's language. */
export interface Refused {
  readonly refused: string;
}
