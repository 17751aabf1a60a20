import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  WatchKind,
  type CancellationToken,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver';
import {
  COMMANDS,
  COMPARE,
  CONFIG,
  OUTLINE,
  READ_DOCUMENT,
  WRITE_DOCUMENT,
  type CompareParams,
  type ConfigParams,
  type OutlineParams,
  type ReadDocumentParams,
  type WriteDocumentParams,
} from '../../shared/src/protocol';
import { registerWriting } from './requests/writing';
import { writingCapabilities } from './requests/writing-capabilities';
import { CODE_ACTION_KINDS, codeActions } from './features/code-actions';
import { codeLenses } from './features/code-lens';
import { documentSymbols, flatSymbols } from './features/document-symbols';
import { foldingRanges } from './features/folding';
import { documentHighlights } from './features/highlights';
import { hover } from './features/hover';
import { inlayHints } from './features/inlay-hints';
import { definition, references } from './features/navigation';
import { outline } from './features/outline';
import { answering } from './requests/answering';
import { diagnosticCapability, registerDiagnostics, registerMore } from './requests/diagnostics';
import { registerExecute } from './requests/commands';
import { Documents } from './session/documents';
import { isNoted } from './session/config-notes';
import { Session, type Host } from './session/session';
import { suppressInConfig } from './session/suppress-in-config';
import { addressIn, isRange, readChanged, readFolders, readOpened } from './session/shapes';

export type { Host };

const VERSION = '0.1.0';

/** Connects the features to a client. Knows no host: whoever calls it brings the connection and starts listening. */
export function startServer(connection: Connection, host: Host): void {
  let session: Session | undefined;
  let over = false;

  connection.onInitialize((params): InitializeResult => {
    if (session || over) throw new ResponseError(ErrorCodes.InvalidRequest, 'the server has been initialized before');
    session = new Session(connection, host, params);
    return {
      serverInfo: { name: 'gouji', version: VERSION },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS },
        executeCommandProvider: { commands: Object.values(COMMANDS) },
        documentSymbolProvider: { label: 'Gouji' },
        foldingRangeProvider: true,
        hoverProvider: true,
        documentHighlightProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        inlayHintProvider: true,
        codeLensProvider: { resolveProvider: false },
        ...diagnosticCapability(session.client),
        ...writingCapabilities,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (session?.client.watchesFiles) {
      void connection.client
        .register(DidChangeWatchedFilesNotification.type, {
          watchers: [
            { globPattern: '**/*.{md,markdown,txt,html,htm,gkbg,docx,docm,pdf}', kind: WatchKind.Change },
            { globPattern: '**/{.gitignore,*.json,*.jsonc}', kind: WatchKind.Change },
            // Of a folder that comes or goes one word is said, none of what is in it.
            { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
          ],
        })
        .catch(() => undefined);
    }
    session?.begin().catch((error: unknown) => session?.log('settings', error));
    if (session) registerMore(connection, session.client);
    if (session?.client.registersSettings)
      void connection.client
        .register(DidChangeConfigurationNotification.type, { section: 'gouji' })
        .catch(() => undefined);
    if (session?.client.folders) {
      connection.workspace.onDidChangeWorkspaceFolders((e) => {
        const { added, removed } = readFolders(e);
        session?.foldersChanged(added, removed);
      });
    }
  });

  connection.onShutdown(() => {
    session?.end();
    session = undefined;
    over = true;
    host.shutDown?.();
  });

  const passedOver = (what: string) => connection.console.warn(`${what}: not as the protocol says, passed over`);
  connection.onDidOpenTextDocument((params) => {
    const opened = readOpened(params);
    if (opened) session?.open(opened.uri, opened.languageId, opened.version, opened.text);
    else passedOver('textDocument/didOpen');
  });
  connection.onDidChangeTextDocument((params) => {
    const changed = readChanged(params);
    if (changed) session?.change(changed.uri, changed.version, changed.changes);
    else passedOver('textDocument/didChange');
  });
  connection.onDidCloseTextDocument((params) => {
    const uri = addressIn(params);
    if (uri !== undefined) session?.close(uri);
  });
  connection.onDidSaveTextDocument((params) => {
    const uri = addressIn(params);
    if (uri !== undefined) session?.saved(uri);
  });
  connection.onDidChangeConfiguration((params) => {
    session?.settingsChanged(params?.settings).catch((error: unknown) => session?.log('settings', error));
  });

  connection.onDidChangeWatchedFiles((params) => {
    session?.filesChanged(Array.isArray(params?.changes) ? params.changes : []);
  });

  const { answer, about } = answering(() => {
    if (over) throw new ResponseError(ErrorCodes.InvalidRequest, 'the server has been shut down');
    if (!session) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'the server has not been initialized');
    return session;
  });

  registerDiagnostics(connection, () => session);

  connection.onCodeAction((params, token) => {
    const own = addressIn(params);
    if (session && own !== undefined && isNoted(own) && isRange(params.range))
      return session.notes.actions(own, params.range, params.context?.only);
    return about(
      params,
      token,
      'textDocument/codeAction',
      (d, s, { range, context }) =>
        !s.client.actionLiterals
          ? []
          : codeActions(
              d.view,
              { range, diagnostics: context?.diagnostics ?? [], only: context?.only },
              {
                edit: (edits) => s.editOf(d, edits),
                suppressElsewhere: (located) => suppressInConfig(located, d, s, host.configs),
                canShowPages: s.client.showDocument,
              },
            ),
      'range',
    );
  });
  connection.onDocumentSymbol((params, token) =>
    about(params, token, 'textDocument/documentSymbol', (d, s) =>
      s.client.symbolTree ? documentSymbols(d.view) : flatSymbols(d.view),
    ),
  );
  connection.onFoldingRanges((params, token) =>
    about(params, token, 'textDocument/foldingRange', (d) => foldingRanges(d.view)),
  );
  connection.onHover((params, token) =>
    about(
      params,
      token,
      'textDocument/hover',
      (d, s, { position }) => hover(d.view, position, s.client.markdown),
      'position',
    ),
  );
  connection.onDocumentHighlight((params, token) =>
    about(
      params,
      token,
      'textDocument/documentHighlight',
      (d, _s, { position }) => documentHighlights(d.view, position),
      'position',
    ),
  );
  connection.onDefinition((params, token) =>
    about(params, token, 'textDocument/definition', (d, _s, { position }) => definition(d.view, position), 'position'),
  );
  connection.onReferences((params, token) =>
    about(
      params,
      token,
      'textDocument/references',
      (d, _s, { position, context }) => references(d.view, position, context?.includeDeclaration ?? false),
      'position',
    ),
  );
  connection.languages.inlayHint.on((params, token) =>
    about(
      params,
      token,
      'textDocument/inlayHint',
      (d, _s, { range }) => (d.options?.inlayHints ? inlayHints(d.view, range) : []),
      'range',
    ),
  );
  connection.onCodeLens((params, token) =>
    about(params, token, 'textDocument/codeLens', (d, s) =>
      d.options?.codeLens ? codeLenses(d.view, s.client.showDocument) : [],
    ),
  );
  connection.onRequest(
    OUTLINE,
    async (params: OutlineParams | null, token: CancellationToken) =>
      (await answer(params?.uri ?? '', token, OUTLINE, (d) => outline(d.view))) ?? [],
  );

  connection.onRequest(
    CONFIG,
    (params: ConfigParams | null) => session?.settings.explainConfig(params?.uri ?? '') ?? null,
  );

  connection.onRequest(COMPARE, async (params: CompareParams | null, token: CancellationToken) =>
    answer(params?.uri ?? '', token, COMPARE, (d, s) => s.neighbours.compare(d)),
  );

  const documents = () => new Documents(host.documents, session?.lang ?? 'en');
  connection.onRequest(READ_DOCUMENT, (params: ReadDocumentParams | null) => documents().read(params ?? {}));
  connection.onRequest(WRITE_DOCUMENT, (params: WriteDocumentParams | null) => {
    if (typeof params?.text !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'text needed');
    return documents().write(params);
  });

  registerWriting(connection, answer, () => session);

  registerExecute(connection, answer, () => session, host);
}
