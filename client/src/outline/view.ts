// The outline of the report in front of the user: sections, tables and rows with their state.
import * as vscode from 'vscode';
import {
  COMMANDS,
  OUTLINE,
  type OutlineNode,
  type OutlineParams,
  type RangeJson,
} from '../../../shared/src/protocol.js';
import type { ActiveDocument } from '../documents.js';
import type { Server } from '../server.js';
import { type Situation, type SituationTracker } from '../situation.js';
import { summary } from '../status/wording.js';
import { Debouncer } from '../timing.js';
import { elementAt, elementsOf, type OutlineElement } from './element.js';
import { decorations, treeItem } from './item.js';

// Long enough to skip the states between two keystrokes, short enough to feel live.
const refreshDelay = 150;
const followDelay = 120;

export class OutlineView implements vscode.Disposable, vscode.TreeDataProvider<OutlineElement> {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #active: ActiveDocument;
  readonly #server: Server;
  readonly #situation: SituationTracker;
  readonly #view: vscode.TreeView<OutlineElement>;
  readonly #refresh = new Debouncer(refreshDelay, () => this.#load());
  readonly #follow = new Debouncer(followDelay, () => this.#reveal());
  readonly #closed = new Set<string>();
  readonly #listeners: vscode.Disposable;
  #asked: vscode.CancellationTokenSource | undefined;
  #roots: readonly OutlineElement[] = [];
  /** What `#roots` shows, to leave the tree alone when nothing has changed. */
  #shown = '';
  #document: vscode.Uri | undefined;

  constructor(active: ActiveDocument, situation: SituationTracker, server: Server) {
    this.#active = active;
    this.#situation = situation;
    this.#server = server;
    this.#view = vscode.window.createTreeView('gouji.outline', { treeDataProvider: this, showCollapseAll: true });
    this.#listeners = vscode.Disposable.from(
      this.#changed,
      this.#view,
      this.#refresh,
      this.#follow,
      situation.onDidChange(() => this.#refresh.call()),
      vscode.window.registerFileDecorationProvider(decorations),
      vscode.window.onDidChangeTextEditorSelection((event) => {
        if (event.textEditor.document === this.#active.document) this.#follow.call();
      }),
      this.#view.onDidChangeVisibility(() => this.#follow.call()),
      // What the user has closed is not opened again by moving the cursor.
      this.#view.onDidCollapseElement(({ element }) => this.#closed.add(element.id)),
      this.#view.onDidExpandElement(({ element }) => this.#closed.delete(element.id)),
      vscode.commands.registerCommand('gouji.outline.open', open),
      vscode.commands.registerCommand('gouji.outline.insert', (element: OutlineElement) => this.#insert(element)),
    );
    this.#refresh.call();
  }

  roots(): readonly OutlineElement[] {
    return this.#roots;
  }

  atCursor(): OutlineElement | undefined {
    const editor = this.#active.editor;
    if (!editor || editor.document.uri.toString() !== this.#document?.toString()) return undefined;
    const { line, character } = editor.selection.active;
    return elementAt(this.#roots, line, character, (element) => !this.#closed.has(element.id));
  }

  getTreeItem(element: OutlineElement): vscode.TreeItem {
    return treeItem(element, this.#document);
  }

  getChildren(element?: OutlineElement): readonly OutlineElement[] & OutlineElement[] {
    return [...(element?.children ?? this.#roots)];
  }

  getParent(element: OutlineElement): OutlineElement | undefined {
    return element.parent;
  }

  async #load(): Promise<void> {
    this.#asked?.cancel();
    const now = this.#situation.current;
    this.#view.description = describe(now);
    // Between two files, and while a restarted server reads: the old tree is better than a flash of nothing.
    if (now.kind === 'waiting') return;
    const document = this.#active.document;
    if (now.kind !== 'report' || !document) return this.#show([], undefined);
    const source = (this.#asked = new vscode.CancellationTokenSource());
    const params: OutlineParams = { uri: now.status.uri };
    const nodes = await this.#server.request<readonly OutlineNode[]>(OUTLINE, params, source.token);
    if (nodes && !source.token.isCancellationRequested) this.#show(nodes, document.uri);
    source.dispose();
  }

  #show(nodes: readonly OutlineNode[], document: vscode.Uri | undefined): void {
    const shown = JSON.stringify([document?.toString(), nodes]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    if (document?.toString() !== this.#document?.toString()) this.#closed.clear();
    this.#document = document;
    this.#roots = elementsOf(nodes);
    this.#changed.fire();
    this.#follow.call();
  }

  async #reveal(): Promise<void> {
    const element = this.#view.visible ? this.atCursor() : undefined;
    if (!element || this.#view.selection[0]?.id === element.id) return;
    // The tree may be replaced meanwhile; the next selection or refresh reveals again.
    await Promise.resolve(this.#view.reveal(element, { select: true, focus: false })).catch(() => undefined);
  }

  get isVisible(): boolean {
    return this.#view.visible;
  }

  /** Puts what is missing in its place, as the quick fix does. */
  async #insert({ node }: OutlineElement): Promise<void> {
    if (!this.#document || node.insert === undefined) return;
    await this.#server.command(COMMANDS.insert, this.#document.toString(), node.insert);
    if (node.place) await open(this.#document, node.place);
  }

  dispose(): void {
    this.#asked?.cancel();
    this.#listeners.dispose();
  }
}

/** Stands behind the view's title: how the report is, or in the server's words why the file is none. */
function describe(now: Situation): string | undefined {
  if (now.kind === 'report') return summary(now.status);
  return now.kind === 'notReport' ? (now.status.message ?? undefined) : undefined;
}

async function open(uri: vscode.Uri, { start, end }: RangeJson): Promise<void> {
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  const editor = await vscode.window.showTextDocument(uri, {
    selection: new vscode.Range(selection.start, selection.start),
    preserveFocus: false,
  });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
