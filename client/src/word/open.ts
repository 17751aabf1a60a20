// The ways to a document's text: the explorer's menu, "Reopen With", and back to Word.
import * as vscode from 'vscode';
import { documentAddress, ENCODED_SCHEME, textAddress, WORD_SCHEME } from './address.js';

/** How documents of one kind are opened as texts. */
export interface TextKind {
  readonly scheme: string;
  readonly command: string;
  /** The custom editor that stands for them. */
  readonly editor: string;
  /** For the dialogue in which one is chosen. */
  readonly filters: Readonly<Record<string, string[]>>;
  readonly readOnly: boolean;
}

const WORD: TextKind = {
  scheme: WORD_SCHEME,
  command: 'gouji.openWord',
  editor: 'gouji.word',
  filters: { Word: ['docx', 'docm'] },
  readOnly: false,
};

/** Shows the text of a document in an ordinary editor. */
async function openText(document: vscode.Uri, scheme: string, column = vscode.ViewColumn.Active): Promise<void> {
  await vscode.window.showTextDocument(textAddress(document, scheme), { preview: false, viewColumn: column });
}

/** Stands for a document where VS Code opens it "with Gouji": gives way to the text at once. */
class GivingWay implements vscode.CustomReadonlyEditorProvider {
  readonly #scheme: string;

  constructor(scheme: string) {
    this.#scheme = scheme;
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor(document: vscode.CustomDocument, panel: vscode.WebviewPanel): Promise<void> {
    const column = panel.viewColumn;
    await openText(document.uri, this.#scheme, column);
    panel.dispose();
  }
}

export function registerText(files: vscode.FileSystemProvider, kind: TextKind): vscode.Disposable {
  const { scheme, readOnly: isReadonly } = kind;
  return vscode.Disposable.from(
    vscode.workspace.registerFileSystemProvider(scheme, files, { isCaseSensitive: true, isReadonly }),
    vscode.window.registerCustomEditorProvider(kind.editor, new GivingWay(scheme)),
    vscode.commands.registerCommand(kind.command, async (uri?: vscode.Uri) => {
      const chosen = uri ?? (await vscode.window.showOpenDialog({ filters: { ...kind.filters } }))?.[0];
      if (chosen) await openText(chosen, scheme);
    }),
  );
}

export function registerWord(files: vscode.FileSystemProvider): vscode.Disposable {
  return vscode.Disposable.from(
    registerText(files, WORD),
    vscode.workspace.registerFileSystemProvider(ENCODED_SCHEME, files, { isCaseSensitive: true }),
    vscode.commands.registerCommand('gouji.openInWord', async (uri?: vscode.Uri) => {
      const text = uri ?? vscode.window.activeTextEditor?.document.uri;
      if (text?.scheme === WORD_SCHEME) await vscode.env.openExternal(documentAddress(text));
    }),
  );
}
