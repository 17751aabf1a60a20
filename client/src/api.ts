import type { Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FromPanel } from '../../shared/src/panel.js';
import type { PanelReport } from '../../shared/src/panel-protocol.js';
import type { DocumentStatus } from '../../shared/src/protocol.js';
import type { OutlineElement } from './outline/element.js';

/** What `activate` returns: for the editor tests, and for other extensions that want to know what a file is. */
export interface GoujiApi {
  /** The client that runs now; a restart makes a new one. */
  readonly client: BaseLanguageClient;
  /** Settles when the server has answered for the first time; never rejects: a failed start is shown to the user. */
  readonly ready: Promise<void>;
  /** What the server last said of a document; undefined for one that is not open or not looked at. */
  status(uri: string): DocumentStatus | undefined;
  /** How far the server last said it was in reading the workspace, e.g. `12/300 个文件`. */
  readonly progress: string | undefined;
  /** Column and row of the cell that the cursor is in, as the status bar shows them. */
  readonly cell: string | undefined;
  /** The draft that is being offered the language of reports. */
  readonly offered: Uri | undefined;
  readonly panel: {
    /** What the panel's page has last said that it shows; undefined while there is none. */
    readonly shown: { readonly tables: number; readonly figures: number; readonly broken: number } | undefined;
    readonly report: PanelReport | null;
    readonly printed: Uri | undefined;
    /** Does what the page asks for, as if it had. */
    receive(message: FromPanel): Promise<void>;
  };
  readonly outline: {
    readonly isVisible: boolean;
    /** The outline shown now; empty while the active document is no report. */
    roots(): readonly OutlineElement[];
    /** The element the cursor is in: what the view selects while it is visible. */
    atCursor(): OutlineElement | undefined;
  };
}
