// What is done or offered once, when it is needed: the outline beside the first report, the language of reports for a
// draft taken for something else, and word wrap.
import * as vscode from 'vscode';
import { RECOGNISE, type RecogniseParams } from '../../shared/src/protocol.js';
import { languages, type ActiveDocument } from './documents.js';
import type { Server } from './server.js';
import type { SituationTracker } from './situation.js';
import { Debouncer } from './timing.js';

const lookDelay = 300;
/** So much of a draft tells what it is. */
const LOOK = 200_000;
/** No report is shorter, and a line of more columns does not fit on a screen. */
const SHORTEST = 100,
  LONG_LINE = 160;
const WRAP_OFFERED = 'gouji.wrapOffered',
  OUTLINE_SHOWN = 'gouji.outlineShown';

export class FirstContact implements vscode.Disposable {
  readonly #look = new Debouncer(lookDelay, () => this.#consider());
  readonly #listeners: vscode.Disposable;
  /** Drafts that were asked about: once is enough. */
  readonly #asked = new WeakSet<vscode.TextDocument>();

  constructor(
    private readonly active: ActiveDocument,
    private readonly situation: SituationTracker,
    private readonly server: Server,
    private readonly memory: vscode.Memento,
  ) {
    this.#listeners = vscode.Disposable.from(
      this.#look,
      active.onDidChange(() => this.#look.call()),
      situation.onDidChange(() => this.#look.call()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === active.document && this.#isForeignDraft(document)) this.#look.call();
      }),
    );
    this.#look.call();
  }

  /** The draft that the user is being asked about. */
  get offered(): vscode.Uri | undefined {
    return this.#offered;
  }
  #offered: vscode.Uri | undefined;

  #isForeignDraft(document: vscode.TextDocument): boolean {
    return document.isUntitled && !languages.includes(document.languageId);
  }

  async #consider(): Promise<void> {
    const { document } = this.active;
    if (!document) return;
    if (this.#isForeignDraft(document)) await this.#recognise(document);
    else if (this.situation.current.kind === 'report') {
      this.#showOutline();
      this.#offerWrap(document);
    }
  }

  /** A draft is recognised by its text, whatever language the editor has guessed. */
  async #recognise(document: vscode.TextDocument): Promise<void> {
    const text = document.getText().slice(0, LOOK);
    if (this.#asked.has(document) || text.length < SHORTEST) return;
    const isReport = await this.server.request<boolean>(RECOGNISE, { text } satisfies RecogniseParams);
    if (!isReport || document.isClosed || !this.#isForeignDraft(document)) return;
    this.#asked.add(document);
    this.#offered = document.uri;
    const { l10n, window } = vscode;
    const yes = l10n.t('Check It as a Report');
    void Promise.resolve(
      window.showInformationMessage(l10n.t('This draft looks like an annual report on information disclosure.'), yes),
    ).then(async (chosen) => {
      this.#offered = undefined;
      if (chosen === yes && !document.isClosed)
        await vscode.languages.setTextDocumentLanguage(document, 'gouji-report');
    });
  }

  /** Nobody looks for what they do not know of: the first report opens the outline; the cursor stays where it is. */
  #showOutline(): void {
    if (this.memory.get(OUTLINE_SHOWN)) return;
    void this.memory.update(OUTLINE_SHOWN, true);
    void vscode.commands.executeCommand('gouji.outline.focus', { preserveFocus: true });
  }

  /** Reports are prose: their lines do not end where the window does. */
  #offerWrap(document: vscode.TextDocument): void {
    const settings = vscode.workspace.getConfiguration('editor', document);
    if (this.memory.get(WRAP_OFFERED) || settings.get('wordWrap') !== 'off' || !hasLongLine(document)) return;
    void this.memory.update(WRAP_OFFERED, true);
    const { l10n, window } = vscode;
    const yes = l10n.t('Wrap Lines');
    const question = l10n.t('Paragraphs of this report are wider than the window. Wrap lines of such files?');
    void Promise.resolve(window.showInformationMessage(question, yes)).then(async (chosen) => {
      const target = vscode.workspace.workspaceFolders
        ? vscode.ConfigurationTarget.Workspace
        : vscode.ConfigurationTarget.Global;
      if (chosen === yes) await settings.update('wordWrap', 'on', target, true);
    });
  }

  dispose(): void {
    this.#listeners.dispose();
  }
}

function hasLongLine(document: vscode.TextDocument): boolean {
  for (let line = 0; line < Math.min(document.lineCount, 500); line++) {
    const { text } = document.lineAt(line);
    if (text.length > LONG_LINE / 2 && columnsOf(text) > LONG_LINE) return true;
  }
  return false;
}

/** A Chinese character takes two columns. */
const columnsOf = (text: string): number => text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0);
