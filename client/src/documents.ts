// Which documents are ours to look at, and which of them the user is looking at.
import * as vscode from 'vscode';
import { ENCODED_SCHEME, PDF_SCHEME, WORD_SCHEME } from './word/address.js';

/** Reports come as plain text, Markdown or HTML; `gouji-report` is for files that are nothing but reports. */
export const languages: readonly string[] = ['plaintext', 'markdown', 'html', 'gouji-report'];

// Named, because a selector without schemes also matches the old side of a diff, terminals and output channels.
const usualSchemes = [
  'file',
  'untitled',
  'vscode-remote',
  'vscode-vfs',
  'vscode-test-web',
  'vscode-local',
  'memfs',
  WORD_SCHEME,
  PDF_SCHEME,
  ENCODED_SCHEME,
];

/** Every language of ours in files, unsaved documents and whatever file systems the workspace's folders are on. */
export function documentSelector(): { readonly scheme: string; readonly language: string }[] {
  const folders = vscode.workspace.workspaceFolders?.map((folder) => folder.uri.scheme) ?? [];
  const schemes = [...new Set([...usualSchemes, ...folders])];
  return languages.flatMap((language) => schemes.map((scheme) => ({ scheme, language })));
}

/**
 * The document of the active text editor; stays while the focus is in a panel, an output channel or another such
 * document.
 */
export class ActiveDocument implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #selector: vscode.DocumentSelector;
  readonly #listeners: vscode.Disposable;
  #editor: vscode.TextEditor | undefined;

  constructor(selector: vscode.DocumentSelector) {
    this.#selector = selector;
    this.#listeners = vscode.Disposable.from(
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#take(editor)),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        if (!vscode.window.activeTextEditor) this.#take(undefined);
      }),
      // A change of language closes the document and opens it again under the other language.
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (document === this.#editor?.document) this.#changed.fire();
      }),
    );
    this.#editor = vscode.window.activeTextEditor;
  }

  get editor(): vscode.TextEditor | undefined {
    return this.#editor;
  }

  get document(): vscode.TextDocument | undefined {
    return this.#editor?.document;
  }

  /** Whether the server looks at the document at all. */
  get isOurs(): boolean {
    return this.document !== undefined && vscode.languages.match(this.#selector, this.document) > 0;
  }

  /** The document's address as the server knows it. */
  get uri(): string | undefined {
    return this.isOurs ? this.document?.uri.toString() : undefined;
  }

  #take(editor: vscode.TextEditor | undefined): void {
    if (editor && isAside(editor.document.uri.scheme) && vscode.languages.match(this.#selector, editor.document) === 0)
      return;
    // A page or panel in front, beside the report: it is still the report that is looked at.
    if (!editor && vscode.window.visibleTextEditors.some((e) => e.document === this.#editor?.document)) return;
    if (editor === this.#editor) return;
    this.#editor = editor;
    this.#changed.fire();
  }

  dispose(): void {
    this.#listeners.dispose();
  }
}

/** Output, terminals, the old side of a diff: the report in front of the user is still the one from before. */
function isAside(scheme: string): boolean {
  return scheme !== 'untitled' && vscode.workspace.fs.isWritableFileSystem(scheme) !== true;
}
