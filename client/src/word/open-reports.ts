// Word documents that are reports open as their text, where the user wants that; others are left to what opened them.
import * as vscode from 'vscode';
import { textAddress, WORD_SCHEME } from './address.js';
import type { WordFiles } from './files.js';

export function openReports(files: WordFiles): vscode.Disposable {
  const look = (tabs: readonly vscode.Tab[]) => {
    for (const tab of tabs) void take(tab, files);
  };
  look(vscode.window.tabGroups.all.flatMap((group) => (group.activeTab ? [group.activeTab] : [])));
  return vscode.window.tabGroups.onDidChangeTabs(({ opened }) => look(opened));
}

async function take(tab: vscode.Tab, files: WordFiles): Promise<void> {
  const document = documentIn(tab);
  if (!document || !vscode.workspace.getConfiguration('gouji', document).get('openWordReports', false)) return;
  const text = textAddress(document);
  // Whoever has the text open and opens the document too wants it another way.
  if (tabs().some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === text.toString()))
    return;
  if (!(await files.isReport(document))) return;
  await vscode.window.showTextDocument(text, { preview: false, viewColumn: tab.group.viewColumn });
  const left = tabs().find((t) => documentIn(t)?.toString() === document.toString());
  if (left) await vscode.window.tabGroups.close(left, true);
}

const tabs = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);

/** The Word document that a tab shows, in whatever way but as its text. */
function documentIn({ input }: vscode.Tab): vscode.Uri | undefined {
  const uri =
    input instanceof vscode.TabInputText || (input instanceof vscode.TabInputCustom && input.viewType !== 'gouji.word')
      ? input.uri
      : undefined;
  return uri && uri.scheme !== WORD_SCHEME && /\.doc[xm]$/i.test(uri.path) ? uri : undefined;
}
