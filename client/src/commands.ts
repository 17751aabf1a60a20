// The commands of the palette and the menus.
import * as vscode from 'vscode';
import { COMMANDS, CONFIG, type ConfigParams, type FixedAll, type WorkspaceFixes } from '../../shared/src/protocol.js';
import type { YearPage } from './compare.js';
import type { ActiveDocument } from './documents.js';
import { showMenu } from './menu.js';
import type { Server } from './server.js';
import type { SituationTracker } from './situation.js';

export function registerCommands(
  active: ActiveDocument,
  situation: SituationTracker,
  server: Server,
  output: vscode.LogOutputChannel,
  years: YearPage,
): vscode.Disposable {
  const withDocument = (action: (document: vscode.TextDocument) => unknown) => async () => {
    if (active.isOurs && active.document) return action(active.document);
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a report first: a text, Markdown or HTML file.'));
  };
  const commands: Record<string, () => unknown> = {
    'gouji.check': withDocument((document) => server.command(COMMANDS.check, document.uri.toString())),
    'gouji.fixAll': withDocument((document) => fixAll(document, server)),
    'gouji.fixWorkspace': () => fixWorkspace(server),
    'gouji.compareYears': withDocument((document) => years.show(document)),
    'gouji.explainConfig': withDocument((document) => explainConfig(document, server)),
    'gouji.markAsReport': () => asReport(active, withDocument(markAsReport)),
    'gouji.restartServer': () => server.restart(),
    'gouji.showOutput': () => output.show(),
    'gouji.showMenu': () => showMenu(situation.current),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, action]) => vscode.commands.registerCommand(id, action)),
  );
}

/** Makes every safe fix and says what that has changed. */
async function fixAll({ uri }: vscode.TextDocument, server: Server): Promise<string> {
  const { l10n } = vscode;
  const done = (await server.command(COMMANDS.fixAll, uri.toString())) as FixedAll | null;
  const said = done
    ? l10n.t(
        'Fixed: {0}. No figure was changed.',
        done.fixed.map(({ what, count }) => l10n.t('{0} ({1})', what, count)).join(l10n.t(', ')),
      )
    : l10n.t('There is nothing here that can be fixed safely.');
  void vscode.window.showInformationMessage(said);
  return said;
}

/** Has the server offer every safe fix of the workspace; the editor shows them before it makes them. */
async function fixWorkspace(server: Server): Promise<void> {
  const { l10n, window } = vscode;
  const fixes = (await server.command(COMMANDS.fixWorkspace)) as WorkspaceFixes | null;
  if (!fixes) return;
  const { files, leftOut } = fixes;
  const left =
    leftOut > 0
      ? l10n.t(
          '{0} file(s) hold bytes that cannot be read and are left as they are; save them as UTF-8 first.',
          leftOut,
        )
      : '';
  const nothing = files === 0 ? l10n.t('There is nothing in the workspace that can be fixed safely.') : '';
  if (left || nothing) void window.showInformationMessage([nothing, left].filter((part) => part !== '').join(' '));
}

/** Shows which settings apply to a document and where each comes from. */
async function explainConfig(document: vscode.TextDocument, server: Server): Promise<void> {
  const text = await server.request<string | null>(CONFIG, { uri: document.uri.toString() } satisfies ConfigParams);
  if (!text) return;
  const content = `${vscode.workspace.asRelativePath(document.uri)}\n\n${text}`;
  // Of a language that is none of ours: it is no report.
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'ini', content }), {
    preview: true,
    viewColumn: vscode.ViewColumn.Beside,
  });
}

/** A draft whose language was guessed to be another one is no document of ours yet: it gets the language of reports. */
async function asReport(active: ActiveDocument, otherwise: () => unknown): Promise<unknown> {
  const { document } = active;
  if (!document?.isUntitled || active.isOurs) return otherwise();
  return vscode.languages.setTextDocumentLanguage(document, 'gouji-report');
}

/** Adds the file to `gouji.files`; a document that is no file yet gets the language of reports instead. */
async function markAsReport(document: vscode.TextDocument): Promise<void> {
  if (document.isUntitled) {
    await vscode.languages.setTextDocumentLanguage(document, 'gouji-report');
    return;
  }
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const path = folder ? vscode.workspace.asRelativePath(document.uri, false) : document.uri.path;
  // Brackets and braces mean something in a pattern; one of any character stands for each.
  const pattern = path.replace(/[[\]{}()*!]/g, '?');
  const settings = vscode.workspace.getConfiguration('gouji', document);
  const known = settings.inspect<string[]>('files');
  const [target, before] = !folder
    ? [vscode.ConfigurationTarget.Global, known?.globalValue]
    : (vscode.workspace.workspaceFolders?.length ?? 0) > 1
      ? [
          vscode.ConfigurationTarget.WorkspaceFolder,
          known?.workspaceFolderValue ?? known?.workspaceValue ?? known?.globalValue,
        ]
      : [vscode.ConfigurationTarget.Workspace, known?.workspaceValue ?? known?.globalValue];
  await settings.update('files', [...new Set([...(before ?? []), pattern])], target);
}
