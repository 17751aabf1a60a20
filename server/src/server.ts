import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  type CancellationToken,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver';
import {
  COMMANDS,
  COMPARE,
  OUTLINE,
  READ_WORD,
  WRITE_WORD,
  type CompareParams,
  type OutlineParams,
  type ReadWordParams,
  type ReadWordResult,
  type WriteWordParams,
  type WriteWordResult,
} from '../../shared/src/protocol';
import { textOfWord, wordWithText } from './documents/requests';
import { CODE_ACTION_KINDS, codeActions } from './features/code-actions';
import { codeLenses } from './features/code-lens';
import { documentSymbols, flatSymbols } from './features/document-symbols';
import { safeEdits } from './features/fixes';
import { foldingRanges } from './features/folding';
import { documentHighlights } from './features/highlights';
import { hover } from './features/hover';
import { inlayHints } from './features/inlay-hints';
import { definition, references } from './features/navigation';
import { outline } from './features/outline';
import { rulePage } from './features/rule-page';
import { ruleById } from './rules/registry';
import type { OpenDocument } from './session/document';
import { Session, type Host } from './session/session';

export type { Host };

const VERSION = '0.1.0';

/** Connects the features to a client. Knows no host: whoever calls it brings the connection and starts listening. */
export function startServer(connection: Connection, host: Host): void {
  let session: Session | undefined;

  connection.onInitialize((params): InitializeResult => {
    session = new Session(connection, host, params);
    return {
      serverInfo: { name: 'gouji', version: VERSION },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
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
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    session?.scan();
    if (session?.client.watchesFiles) {
      void connection.client
        .register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: '**/*.{md,markdown,txt,html,htm,gkbg}' }],
        })
        .catch(() => undefined);
    }
    if (session?.client.registersSettings)
      void connection.client
        .register(DidChangeConfigurationNotification.type, { section: 'gouji' })
        .catch(() => undefined);
    if (session?.client.folders) {
      connection.workspace.onDidChangeWorkspaceFolders((e) =>
        session?.foldersChanged(
          e.added.map((f) => f.uri),
          e.removed.map((f) => f.uri),
        ),
      );
    }
  });

  connection.onDidOpenTextDocument(({ textDocument: d }) => session?.open(d.uri, d.languageId, d.version, d.text));
  connection.onDidChangeTextDocument(({ textDocument: d, contentChanges }) =>
    session?.change(d.uri, d.version, contentChanges),
  );
  connection.onDidCloseTextDocument(({ textDocument: d }) => session?.close(d.uri));
  connection.onDidChangeConfiguration(({ settings }) => {
    void session?.settingsChanged(settings);
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    void session?.neighbours.filesChanged(changes.map((c) => c.uri));
  });

  /** Answers for an open document that is checked; null for any other, and where the feature fails. */
  const answer = async <T>(
    uri: string,
    token: CancellationToken | undefined,
    what: string,
    feature: (document: OpenDocument, session: Session) => T,
  ): Promise<T | null> => {
    const document = session?.documents.get(uri);
    if (!session || !document) return null;
    await document.ready;
    await document.whole((then) => token?.onCancellationRequested(then));
    if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    if (session.documents.get(uri) !== document || !document.options?.enabled) return null;
    try {
      return feature(document, session);
    } catch (error) {
      session.log(what, error);
      return null;
    }
  };

  connection.onCodeAction(({ textDocument, range, context }, token) =>
    answer(textDocument.uri, token, 'textDocument/codeAction', (d, s) =>
      !s.client.actionLiterals
        ? []
        : codeActions(
            d.view,
            { range, diagnostics: context.diagnostics, only: context.only },
            { edit: (edits) => s.editOf(d, edits), canShowPages: s.client.showDocument },
          ),
    ),
  );
  connection.onDocumentSymbol(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'textDocument/documentSymbol', (d, s) =>
      s.client.symbolTree ? documentSymbols(d.view) : flatSymbols(d.view),
    ),
  );
  connection.onFoldingRanges(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'textDocument/foldingRange', (d) => foldingRanges(d.view)),
  );
  connection.onHover(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'textDocument/hover', (d, s) => hover(d.view, position, s.client.markdown)),
  );
  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'textDocument/documentHighlight', (d) => documentHighlights(d.view, position)),
  );
  connection.onDefinition(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'textDocument/definition', (d) => definition(d.view, position)),
  );
  connection.onReferences(({ textDocument, position, context }, token) =>
    answer(textDocument.uri, token, 'textDocument/references', (d) =>
      references(d.view, position, context.includeDeclaration),
    ),
  );
  connection.languages.inlayHint.on(({ textDocument, range }, token) =>
    answer(textDocument.uri, token, 'textDocument/inlayHint', (d) =>
      d.options?.inlayHints ? inlayHints(d.view, range) : [],
    ),
  );
  connection.onCodeLens(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'textDocument/codeLens', (d) => (d.options?.codeLens ? codeLenses(d.view) : [])),
  );
  connection.onRequest(
    OUTLINE,
    async ({ uri }: OutlineParams, token: CancellationToken) =>
      (await answer(uri, token, OUTLINE, (d) => outline(d.view))) ?? [],
  );

  connection.onRequest(COMPARE, async ({ uri }: CompareParams, token: CancellationToken) =>
    answer(uri, token, COMPARE, (d, s) => s.compare(d)),
  );

  const inWords = <T extends object>(result: T | { readonly zh: string; readonly en: string }) =>
    'zh' in result ? { refused: session?.lang === 'zh' ? result.zh : result.en } : result;
  connection.onRequest(READ_WORD, async ({ bytes }: ReadWordParams): Promise<ReadWordResult> =>
    inWords(textOfWord(bytes)),
  );
  connection.onRequest(WRITE_WORD, async ({ bytes, text, track }: WriteWordParams): Promise<WriteWordResult> =>
    inWords(wordWithText(bytes, text, track)),
  );

  connection.onExecuteCommand(async ({ command, arguments: args = [] }, token) => {
    const [argument] = args as unknown[];
    if (typeof argument !== 'string') return null;
    switch (command) {
      case COMMANDS.check:
        return answer(argument, token, command, (d, s) => {
          s.recheck(d);
          return null;
        });
      case COMMANDS.fixAll: {
        const edit = await answer(argument, token, command, (d, s) => {
          const { edits } = safeEdits(d.view);
          return edits.length > 0 ? s.editOf(d, edits) : null;
        });
        return edit ? (await connection.workspace.applyEdit({ label: 'Gouji', edit })).applied : false;
      }
      case COMMANDS.showRule:
        return ruleById(argument)
          ? (await connection.window.showDocument({ uri: rulePage(argument), external: true })).success
          : false;
      default:
        return null;
    }
  });
}
