import { LSPErrorCodes, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { PANEL, type PanelParams } from '../../../shared/src/panel-protocol';
import {
  CELL,
  CONVERT,
  NEW_REPORT,
  PAGE,
  RECOGNISE,
  type CellParams,
  type ConvertParams,
  type ConvertResult,
  type NewReportParams,
  type NewReportResult,
  type PageParams,
  type RecogniseParams,
} from '../../../shared/src/protocol';
import { toBase64 } from '../../../shared/src/base64';
import { newDocument } from '../documents/docx/new-document';
import { documentLinks, pageText } from '../features/pages';
import { panel } from '../features/panel';
import { linkedRanges, prepareRename, rename, RenameProblem } from '../features/rename';
import { selectionRanges } from '../features/selection';
import { semanticTokens } from '../features/semantic-tokens';
import { workspaceSymbols } from '../features/workspace-symbols';
import { cellAt } from '../features/writing/cell-at';
import { complete } from '../features/writing/complete';
import { convertReport } from '../features/writing/convert';
import { formatRow, formatTables } from '../features/writing/format';
import { newReport, newReportBlocks } from '../features/writing/new-report';
import type { ProposedEdit } from '../features/writing/update-prose';
import { refusalText } from '../features/writing/refusals';
import { CheckedDocument } from '../document/checked-document';
import { silent } from '../document/options';
import { mayBeReport } from '../document/recognise';
import type { Steps } from '../document/steps';
import type { OpenDocument } from '../session/document';
import type { Session } from '../session/session';
import { stillAsked, type Answer } from './answering';

/** Connects what helps in writing a report. */
export function registerWriting(connection: Connection, answer: Answer, session: () => Session | undefined): void {
  connection.onCompletion(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'textDocument/completion', (d, s) => complete(d.view, position, s.client.snippets)),
  );
  connection.onDocumentFormatting(({ textDocument }, token) =>
    answer(
      textDocument.uri,
      token,
      'textDocument/formatting',
      (d) => reportOnly(d, () => formatTables(d.view, undefined, d.options?.cjkWidth)),
      'refused',
    ),
  );
  connection.onDocumentRangeFormatting(({ textDocument, range }, token) =>
    answer(
      textDocument.uri,
      token,
      'textDocument/rangeFormatting',
      (d) => reportOnly(d, () => formatTables(d.view, range, d.options?.cjkWidth)),
      'refused',
    ),
  );
  connection.onDocumentOnTypeFormatting(({ textDocument, position }, token) =>
    answer(
      textDocument.uri,
      token,
      'textDocument/onTypeFormatting',
      (d) => reportOnly(d, () => formatRow(d.view, position.line, d.options?.cjkWidth)),
      'refused',
    ),
  );
  connection.onSelectionRanges(({ textDocument, positions }, token) =>
    answer(
      textDocument.uri,
      token,
      'textDocument/selectionRange',
      (d) => selectionRanges(d.view, positions),
      'refused',
    ),
  );
  connection.onRequest('textDocument/semanticTokens/full', (params: PanelParamsOf, token: CancellationToken) =>
    answer(params.textDocument.uri, token, 'textDocument/semanticTokens/full', (d) => semanticTokens(d.view)),
  );
  connection.onDocumentLinks(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'textDocument/documentLink', (d, s) =>
      s.client.pages ? documentLinks(d.view) : null,
    ),
  );
  connection.onPrepareRename(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'textDocument/prepareRename', (d) => prepareRename(d.view, position)),
  );
  connection.onRenameRequest(async ({ textDocument, position, newName }, token) => {
    const outcome = await answer(textDocument.uri, token, 'textDocument/rename', (d, s) => {
      try {
        const edits = rename(d.view, position, newName);
        return edits && s.editOf(d, edits);
      } catch (error) {
        if (error instanceof RenameProblem) return error;
        throw error;
      }
    });
    if (outcome instanceof RenameProblem) throw new ResponseError(LSPErrorCodes.RequestFailed, outcome.message);
    return outcome;
  });
  connection.languages.onLinkedEditingRange(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'textDocument/linkedEditingRange', (d) => linkedRanges(d.view, position)),
  );
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    const now = session();
    if (!now) return null;
    const open = [...now.documents.values()].filter((d) => d.options?.enabled);
    await Promise.all(open.map((d) => d.whole()));
    const found = workspaceSymbols(
      open.map((d) => d.view),
      query,
    );
    return now.slices.run(found, () => stillAsked(token), now.writeAhead);
  });

  connection.onRequest(NEW_REPORT, (params: NewReportParams) => (session() ? begun(params, session()!) : null));
  connection.onRequest(CONVERT, ({ uri, layout, position }: ConvertParams, token: CancellationToken) =>
    answer(uri, token, CONVERT, (d) => converted(d, layout, position)),
  );
  connection.onRequest(CELL, ({ uri, position }: CellParams, token: CancellationToken) =>
    answer(uri, token, CELL, (d) => cellAt(d.view, position)),
  );
  connection.onRequest(RECOGNISE, ({ text }: RecogniseParams) => {
    const now = session();
    return now ? isReportText(text, now) : false;
  });
  connection.onRequest(PANEL, ({ uri }: PanelParams, token: CancellationToken) =>
    answer(uri, token, PANEL, (d) => panel(d.view, d.version)),
  );
  connection.onRequest(PAGE, (params: PageParams) => {
    const now = session();
    return now ? pageText(params, now.forms, now.lang) : null;
  });
}

interface PanelParamsOf {
  readonly textDocument: { readonly uri: string };
}

const reportOnly = (d: OpenDocument, edits: () => Steps<TextEdit[]>): Steps<TextEdit[]> | null =>
  d.view.document.reports.length > 0 ? edits() : null;

/** Whether a text would be checked as a report, were it of a language that reports are written in. */
function isReportText(text: string, { forms, lang }: Session): boolean {
  if (typeof text !== 'string' || !mayBeReport(text, forms)) return false;
  const options = { lang, forms, form: 'auto', severities: silent(), forced: false };
  return new CheckedDocument(text, options).reports.length > 0;
}

function begun(params: NewReportParams, { forms, lang }: Session): NewReportResult | null {
  const { agency, year, layout, last } = params;
  const form =
    forms.find((f) => f.id === params.form) ??
    forms.find((f) => f.data.years.from <= year && year <= (f.data.years.to ?? Infinity));
  if (!form) return null;
  const options = { lang, forms, form: 'auto', severities: silent(), forced: false };
  const before = last === undefined ? undefined : new CheckedDocument(last, options).reports[0];
  const figures: Record<string, number> = {};
  for (const fact of before?.facts ?? [])
    if (typeof fact?.cell.value === 'number') figures[fact.def.id] = fact.cell.value;
  const carried = before !== undefined;
  const plan = { form, agency, year, last: carried ? figures : undefined };
  if (layout !== 'docx') return { ...newReport({ ...plan, layout }), carried };
  return { text: '', snippet: '', bytes: toBase64(newDocument(newReportBlocks(plan))), carried };
}

function* converted(
  d: OpenDocument,
  layout: ConvertParams['layout'],
  position: ConvertParams['position'],
): Steps<ConvertResult> {
  const { view } = d;
  const edits: TextEdit[] = [];
  const refused: { table: string; why: string }[] = [];
  for (const report of view.document.reports) {
    const done = convertReport(view, report, layout, position);
    edits.push(...done.edits);
    for (const { table, why } of done.refused)
      refused.push({ table: table.table.name[view.lang], why: refusalText(why, view.lang) });
    yield;
  }
  return { version: d.version, edits, refused };
}

/** The edit that makes some changes, each to be confirmed where the client can ask. */
export function confirmedEdit(d: OpenDocument, s: Session, proposed: readonly ProposedEdit[]): WorkspaceEdit | null {
  if (proposed.length === 0) return null;
  if (!s.client.confirmsEdits)
    return s.editOf(
      d,
      proposed.map((p) => p.edit),
    );
  const annotations = proposed.map((p, i) => [`gouji-${i}`, { label: p.reason, needsConfirmation: true }] as const);
  const edits = proposed.map((p, i) => ({ ...p.edit, annotationId: `gouji-${i}` }));
  return {
    documentChanges: [{ textDocument: { uri: d.uri, version: d.version }, edits }],
    changeAnnotations: Object.fromEntries(annotations),
  };
}
