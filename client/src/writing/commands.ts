// The commands of those who write a report.
import * as vscode from 'vscode';
import { COMMANDS, type ConvertParams, type PageParams } from '../../../shared/src/protocol.js';
import type { ActiveDocument } from '../documents.js';
import type { Panel } from '../panel/panel.js';
import type { Server } from '../server.js';
import type { StatusStore } from '../status/store.js';
import { convertTables } from './convert.js';
import { beginReport, type Given } from './new-report.js';
import type { Pages } from './pages.js';

export function registerWritingCommands(
  active: ActiveDocument,
  store: StatusStore,
  server: Server,
  panel: Panel,
  pages: Pages,
): vscode.Disposable {
  const register = vscode.commands.registerCommand;
  /** Runs a command on the report in front, and says so where it has changed nothing. */
  const offer = async (command: string, nothing: string): Promise<void> => {
    if (!active.isOurs || !active.document) return;
    if (await server.command(command, active.document.uri.toString())) return;
    void vscode.window.showInformationMessage(nothing);
  };
  return vscode.Disposable.from(
    register('gouji.newReport', (given?: Given) => beginReport(server, active, store, given)),
    register('gouji.convertTables', (given?: ConvertParams['layout']) => {
      if (active.isOurs && active.document) return convertTables(server, active.document, layoutOf(given));
    }),
    register('gouji.updateProse', () =>
      offer(
        COMMANDS.updateProse,
        vscode.l10n.t(
          'No sentence was changed: those that can be read agree with the tables, or no change was confirmed.',
        ),
      ),
    ),
    register('gouji.computeTotals', () =>
      offer(
        COMMANDS.computeTotals,
        vscode.l10n.t(
          'No total was changed: each is the sum of its figures or lacks some, or no change was confirmed.',
        ),
      ),
    ),
    register('gouji.alignTabs', () =>
      offer(
        COMMANDS.alignTabs,
        vscode.l10n.t('No table between tabs was changed: there is none, or its columns stand below each other.'),
      ),
    ),
    register('gouji.openPanel', () => panel.open()),
    register('gouji.showPage', (kind: PageParams['kind'], id: string) => pages.show(kind, id)),
  );
}

/** A command run from a menu gets the file's address: that is no layout. */
function layoutOf(given: unknown): ConvertParams['layout'] | undefined {
  return given === 'pipes' || given === 'tabs' || given === 'lines' || given === 'html' ? given : undefined;
}
