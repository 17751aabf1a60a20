// A draft with mistakes of many kinds, to see what there is to see.
import * as vscode from 'vscode';

const SAMPLE = 'samples/draft-yunxi-county-2023.txt';

export function registerSample(extension: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand('gouji.openSample', async () => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, SAMPLE));
    const content = new TextDecoder().decode(bytes);
    // A copy that nobody has saved: whatever is tried, the sample stays as it is.
    const document = await vscode.workspace.openTextDocument({ language: 'gouji-report', content });
    await vscode.window.showTextDocument(document, { preview: false, viewColumn: besidePage() });
  });
}

/** Beside a page of the editor's own, such as the walkthrough, so that it can be read on. */
function besidePage(): vscode.ViewColumn {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  return activeTab && activeTab.input === undefined ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}
