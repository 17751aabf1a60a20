import {
  CodeActionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  WorkDoneProgressReporter,
  type Connection,
  type DiagnosticOptions,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { FIX_ALL } from '../features/code-actions';
import type { Client } from '../session/client';
import { notedPattern } from '../session/config-notes';
import type { Session } from '../session/session';
import { addressIn } from '../session/shapes';

// Diagnostics that clients ask for, and the files beside reports that clients are to tell of.

const options: DiagnosticOptions = { identifier: 'gouji', interFileDependencies: true, workspaceDiagnostics: true };

/** What a client is told at once; one that wants open documents pushed is told later. */
export function diagnosticCapability({ pullsDocuments }: Client): Pick<ServerCapabilities, 'diagnosticProvider'> {
  return pullsDocuments ? { diagnosticProvider: options } : {};
}

/** What a client is told after the start. */
export function registerMore(connection: Connection, client: Client): void {
  const { pullsWorkspace, pullsDocuments, registersDocuments } = client;
  if (pullsWorkspace && !pullsDocuments)
    void connection.client
      // For no document at all: findings of those that are open are pushed.
      .register(DocumentDiagnosticRequest.type, { ...options, documentSelector: [{ scheme: 'gouji-none' }] })
      .catch(() => undefined);
  if (!registersDocuments) return;
  const documentSelector = [{ pattern: notedPattern }];
  const register = connection.client;
  for (const done of [
    register.register(DidOpenTextDocumentNotification.type, { documentSelector }),
    register.register(DidChangeTextDocumentNotification.type, {
      documentSelector,
      syncKind: TextDocumentSyncKind.Full,
    }),
    register.register(DidCloseTextDocumentNotification.type, { documentSelector }),
    register.register(CodeActionRequest.type, { documentSelector, codeActionKinds: ['quickfix', FIX_ALL] }),
  ])
    void done.catch(() => undefined);
}

export function registerDiagnostics(connection: Connection, session: () => Session | undefined): void {
  const here = (): Session => {
    const now = session();
    if (!now) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'the server is not running');
    return now;
  };
  connection.languages.diagnostics.on(async (params, token) => {
    const uri = addressIn(params);
    if (uri === undefined) throw new ResponseError(ErrorCodes.InvalidParams, 'textDocument needed');
    const previous: unknown = params.previousResultId;
    const report = await here().diagnose(uri, typeof previous === 'string' ? previous : undefined, token);
    if (report) return report;
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  });
  connection.languages.diagnostics.onWorkspace(async (params, token, progress, partial) => {
    const now = here();
    const done = WorkDoneProgressReporter.isNullInstance(progress) ? undefined : now.progress.use(progress);
    try {
      return await now.pull.workspace(params ?? { previousResultIds: [] }, token, partial);
    } finally {
      done?.();
    }
  });
}
