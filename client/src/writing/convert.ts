// The command that sets the tables of a report in another layout.
import * as vscode from 'vscode';
import { CONVERT, type ConvertParams, type ConvertResult } from '../../../shared/src/protocol.js';
import type { Server } from '../server.js';

interface Choice extends vscode.QuickPickItem {
  readonly value: ConvertParams['layout'];
}

/** Asks for the layout, unless it is given, and changes the document in one step. */
export async function convertTables(
  server: Server,
  document: vscode.TextDocument,
  given?: ConvertParams['layout'],
): Promise<void> {
  const layout = given ?? (await askLayout());
  if (!layout) return;
  const uri = document.uri.toString();
  const done = await server.request<ConvertResult | null>(CONVERT, { uri, layout } satisfies ConvertParams);
  if (!done || done.version !== document.version) return;
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of done.edits)
    edit.replace(
      document.uri,
      new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character),
      newText,
    );
  if (done.edits.length > 0) await vscode.workspace.applyEdit(edit);
  for (const { table, why } of done.refused)
    void vscode.window.showWarningMessage(vscode.l10n.t('{0} was left as it is: {1}', table, why));
}

async function askLayout(): Promise<ConvertParams['layout'] | undefined> {
  const { l10n } = vscode;
  const choices: Choice[] = [
    { label: l10n.t('Markdown table'), description: '| … |', value: 'pipes' },
    { label: l10n.t('Separated by tabs'), value: 'tabs' },
    { label: l10n.t('One cell a line'), value: 'lines' },
    { label: l10n.t('HTML table'), description: '<table>', value: 'html' },
  ];
  return (await vscode.window.showQuickPick(choices, { title: l10n.t('Convert Tables') }))?.value;
}
