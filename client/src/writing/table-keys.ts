// Where the cursor is in a report's table: its column and row in the status bar, and keys that lead from cell to cell.
import * as vscode from 'vscode';
import { CELL, type CellParams, type CellPlace, type RangeJson } from '../../../shared/src/protocol.js';
import type { ActiveDocument } from '../documents.js';
import type { Server } from '../server.js';
import type { SituationTracker } from '../situation.js';
import { Debouncer } from '../timing.js';

const followDelay = 80;
type Way = 'next' | 'previous' | 'below';
/** What a key does where there is no cell to go to. */
const otherwise: Readonly<Record<Way, readonly [string, unknown?]>> = {
  next: ['tab'],
  previous: ['outdent'],
  below: ['type', { text: '\n' }],
};

export class TableKeys implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('gouji.cell', vscode.StatusBarAlignment.Left, -10);
  readonly #follow = new Debouncer(followDelay, () => this.#look());
  readonly #listeners: vscode.Disposable;

  constructor(
    private readonly active: ActiveDocument,
    private readonly situation: SituationTracker,
    private readonly server: Server,
  ) {
    this.#item.name = vscode.l10n.t('Annual Report: Cell');
    const register = (command: string, way: Way) => vscode.commands.registerCommand(command, () => this.#go(way));
    this.#listeners = vscode.Disposable.from(
      this.#item,
      this.#follow,
      situation.onDidChange(() => this.#follow.call()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document === active.document) this.#follow.call();
      }),
      register('gouji.nextCell', 'next'),
      register('gouji.previousCell', 'previous'),
      register('gouji.cellBelow', 'below'),
    );
  }

  /** What stands in the status bar; undefined outside of tables. */
  get label(): string | undefined {
    return this.#shown?.label;
  }
  #shown: CellPlace | undefined;

  async #look(): Promise<void> {
    const { editor } = this.active;
    const at = editor?.selection.active;
    const place = editor && this.situation.current.kind === 'report' ? await this.#ask(editor) : undefined;
    // The cursor has gone on meanwhile: word of it is under way.
    if (editor !== this.active.editor || (at && !editor!.selection.active.isEqual(at))) return;
    this.#shown = place;
    void vscode.commands.executeCommand('setContext', 'gouji.inTable', place !== undefined);
    if (!place) return this.#item.hide();
    this.#item.text = `$(table) ${place.label}`;
    this.#item.tooltip = vscode.l10n.t('Column and row that the cursor is in');
    this.#item.show();
  }

  async #ask({ document, selection }: vscode.TextEditor): Promise<CellPlace | undefined> {
    const { line, character } = selection.active;
    const params: CellParams = { uri: document.uri.toString(), position: { line, character } };
    return (await this.server.request<CellPlace | null>(CELL, params)) ?? undefined;
  }

  async #go(way: Way): Promise<void> {
    const { editor } = this.active;
    if (!editor) return;
    const { version } = editor.document;
    const place = editor.selections.length === 1 ? await this.#ask(editor) : undefined;
    const target = place?.[way];
    if (!target || editor.document.version !== version) return void vscode.commands.executeCommand(...otherwise[way]);
    editor.selection = selectionOf(target);
    editor.revealRange(editor.selection);
  }

  dispose(): void {
    this.#listeners.dispose();
  }
}

/** A figure is selected, so that typing replaces it. */
const selectionOf = ({ start, end }: RangeJson): vscode.Selection =>
  new vscode.Selection(start.line, start.character, end.line, end.character);
