import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver-protocol';

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
  /** Asks its user to confirm single changes of an edit. */
  readonly confirmsEdits: boolean;
}

export function readClient({ capabilities, initializationOptions }: InitializeParams): Client {
  const c: ClientCapabilities = capabilities ?? {};
  const options = initializationOptions as
    { readonly gouji?: { readonly status?: unknown; readonly pages?: unknown } | null } | null | undefined;
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
    confirmsEdits: work?.workspaceEdit?.changeAnnotationSupport !== undefined,
  };
}

/** Chinese if the locale says so. */
export function langOf(locale: string): 'zh' | 'en' {
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}
