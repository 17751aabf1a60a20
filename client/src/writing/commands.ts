// The commands of those who write a report.
import * as vscode from 'vscode';
import { COMMANDS, type ConvertParams, type NewReportParams, type PageParams } from '../../../shared/src/protocol.js';
import type { ActiveDocument } from '../documents.js';
import type { Panel } from '../panel/panel.js';
import type { Server } from '../server.js';
import type { StatusStore } from '../status/store.js';
import { convertTables } from './convert.js';
import { beginReport } from './new-report.js';
import type { Pages } from './pages.js';

export function registerWritingCommands(
  active: ActiveDocument,
  store: StatusStore,
  server: Server,
  panel: Panel,
  pages: Pages,
): vscode.Disposable {
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    register('gouji.newReport', (given?: Partial<NewReportParams>) => beginReport(server, active, store, given)),
    register('gouji.convertTables', (given?: ConvertParams['layout']) => {
      if (active.isOurs && active.document) return convertTables(server, active.document, layoutOf(given));
    }),
    register('gouji.updateProse', () => updateProse(active, server)),
    register('gouji.openPanel', () => panel.open()),
    register('gouji.showPage', (kind: PageParams['kind'], id: string) => pages.show(kind, id)),
  );
}

/** A command run from a menu gets the file's address: that is no layout. */
function layoutOf(given: unknown): ConvertParams['layout'] | undefined {
  return given === 'pipes' || given === 'tabs' || given === 'lines' || given === 'html' ? given : undefined;
}

async function updateProse(active: ActiveDocument, server: Server): Promise<void> {
  if (!active.isOurs || !active.document) return;
  if (await server.command(COMMANDS.updateProse, active.document.uri.toString())) return;
  void vscode.window.showInformationMessage(
    vscode.l10n.t('No sentence was changed: those that can be read agree with the tables, or no change was confirmed.'),
  );
}
