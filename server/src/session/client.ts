import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver-protocol';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';

/** What the client can do, as far as it matters to us. */
export interface Client {
  readonly symbolTree: boolean;
  readonly related: boolean;
  readonly versionedEdits: boolean;
  readonly showDocument: boolean;
  readonly pullsSettings: boolean;
  readonly registersSettings: boolean;
  readonly folders: boolean;
  readonly watchesFiles: boolean;
  readonly refreshHints: boolean;
  readonly refreshLenses: boolean;
  readonly markdown: boolean;
  readonly actionLiterals: boolean;
  /** Wants the notification `gouji/status`, which no other client would know. */
  readonly status: boolean;
  /** Shows the pages we write for rules and notices. */
  readonly pages: boolean;
  /** Shows documents that are no text files as texts, under addresses of their own. */
  readonly documents: boolean;
  /** Asks its user to confirm single changes of an edit. */
  readonly confirmsEdits: boolean;
  /** Asks for the diagnostics of documents; else they are pushed. */
  readonly pullsDocuments: boolean;
  /** Asks for those of the workspace; it may want those of open documents pushed all the same. */
  readonly pullsWorkspace: boolean;
  readonly refreshDiagnostics: boolean;
  readonly progress: boolean;
  /** Can be told of documents and actions of one kind more, after the start. */
  readonly registersDocuments: boolean;
  readonly createsFiles: boolean;
  /** Takes tab stops in what it inserts. */
  readonly snippets: boolean;
}

export function readClient({ capabilities, initializationOptions }: InitializeParams): Client {
  const c: ClientCapabilities = capabilities ?? {};
  const options = initializationOptions as
    | { readonly gouji?: Readonly<Partial<Record<'status' | 'pages' | 'push' | 'documents', unknown>>> | null }
    | null
    | undefined;
  const text = c.textDocument,
    work = c.workspace;
  return {
    symbolTree: text?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    related: text?.publishDiagnostics?.relatedInformation ?? false,
    versionedEdits: work?.workspaceEdit?.documentChanges ?? false,
    showDocument: c.window?.showDocument?.support ?? false,
    pullsSettings: work?.configuration ?? false,
    registersSettings: work?.didChangeConfiguration?.dynamicRegistration ?? false,
    folders: work?.workspaceFolders ?? false,
    watchesFiles: work?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    refreshHints: work?.inlayHint?.refreshSupport ?? false,
    refreshLenses: work?.codeLens?.refreshSupport ?? false,
    markdown: text?.hover?.contentFormat?.includes('markdown') ?? false,
    actionLiterals: text?.codeAction?.codeActionLiteralSupport !== undefined,
    status: options?.gouji?.status === true,
    pages: options?.gouji?.pages === true,
    documents: options?.gouji?.documents === true,
    pullsDocuments: text?.diagnostic !== undefined && options?.gouji?.push !== true,
    pullsWorkspace: text?.diagnostic !== undefined,
    refreshDiagnostics: work?.diagnostics?.refreshSupport ?? false,
    progress: c.window?.workDoneProgress ?? false,
    registersDocuments: (text?.synchronization?.dynamicRegistration && text.codeAction?.dynamicRegistration) ?? false,
    createsFiles: work?.workspaceEdit?.resourceOperations?.includes('create') ?? false,
    snippets: text?.completion?.completionItem?.snippetSupport ?? false,
    confirmsEdits: work?.workspaceEdit?.changeAnnotationSupport !== undefined,
  };
}

/** Chinese if the locale says so. */
export function langOf(locale: string): 'zh' | 'en' {
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}

/** A workspace edit of a document, with its version where the client can tell whether it is that still. */
export function workspaceEdit(
  { versionedEdits }: Client,
  { uri, version }: { readonly uri: string; readonly version: number },
  edits: TextEdit[],
): WorkspaceEdit {
  return versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}
