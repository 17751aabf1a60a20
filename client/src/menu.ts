// The menu behind the status bar item.
import * as vscode from 'vscode';
import type { Situation } from './situation.js';
import { summary } from './status/wording.js';

interface Entry extends vscode.QuickPickItem {
  readonly command: string;
}

export async function showMenu(now: Situation): Promise<void> {
  const { l10n } = vscode;
  const report = now.kind === 'report';
  const entries: (Entry | false)[] = [
    report && { label: `$(list-tree) ${l10n.t('Show Outline')}`, command: 'gouji.outline.focus' },
    report && {
      label: `$(warning) ${l10n.t('Show Problems')}`,
      description: summary(now.status),
      command: 'workbench.actions.view.problems',
    },
    report && {
      label: `$(wand) ${l10n.t('Fix All Safe')}`,
      description: l10n.t('names and format only, never a figure'),
      command: 'gouji.fixAll',
    },
    now.kind === 'notReport' && {
      label: `$(file-add) ${l10n.t('Check It as a Report')}`,
      command: 'gouji.markAsReport',
    },
    { label: `$(refresh) ${l10n.t('Check Again')}`, command: 'gouji.check' },
    { label: `$(output) ${l10n.t('Show Output')}`, command: 'gouji.showOutput' },
    { label: `$(debug-restart) ${l10n.t('Restart Server')}`, command: 'gouji.restartServer' },
  ];
  const title = report || now.kind === 'notReport' ? (now.status.formName ?? now.status.message) : undefined;
  const chosen = await vscode.window.showQuickPick(
    entries.filter((entry) => entry !== false),
    {
      title: title ?? l10n.t('Annual Report'),
      placeHolder: report ? (now.status.agency ?? undefined) : undefined,
    },
  );
  if (chosen) await vscode.commands.executeCommand(chosen.command);
}
