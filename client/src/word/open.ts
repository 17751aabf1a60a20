// The ways to a Word document's text: the explorer's menu, "Reopen With", and back to Word.
import * as vscode from 'vscode';
import { documentAddress, textAddress, WORD_SCHEME } from './address.js';

/** Shows the text of a document in an ordinary editor. */
async function openText(document: vscode.Uri, column = vscode.ViewColumn.Active): Promise<void> {
  await vscode.window.showTextDocument(textAddress(document), { preview: false, viewColumn: column });
}

/** Stands for a document where VS Code opens it "with Gouji": gives way to the text at once. */
class WordEditor implements vscode.CustomReadonlyEditorProvider {
  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor(document: vscode.CustomDocument, panel: vscode.WebviewPanel): Promise<void> {
    const column = panel.viewColumn;
    await openText(document.uri, column);
    panel.dispose();
  }
}

export function registerWord(files: vscode.FileSystemProvider): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerFileSystemProvider(WORD_SCHEME, files, { isCaseSensitive: true }),
    vscode.window.registerCustomEditorProvider('gouji.word', new WordEditor()),
    vscode.commands.registerCommand('gouji.openWord', async (uri?: vscode.Uri) => {
      const chosen = uri ?? (await choose());
      if (chosen) await openText(chosen);
    }),
    vscode.commands.registerCommand('gouji.openInWord', async (uri?: vscode.Uri) => {
      const text = uri ?? vscode.window.activeTextEditor?.document.uri;
      if (text?.scheme === WORD_SCHEME) await vscode.env.openExternal(documentAddress(text));
    }),
  );
}

async function choose(): Promise<vscode.Uri | undefined> {
  const [uri] = (await vscode.window.showOpenDialog({ filters: { Word: ['docx', 'docm'] } })) ?? [];
  return uri;
}
