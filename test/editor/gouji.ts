// What every suite about reports needs: files of the workspace, the findings in them, the extension's own word.
import * as vscode from 'vscode';
import type { GoujiApi } from '../../client/src/api.js';
import type { OutlineElement } from '../../client/src/outline/element.js';
import { eventually, ok } from './assert.js';

export async function gouji(): Promise<GoujiApi> {
  const extension = vscode.extensions.getExtension<GoujiApi>('gouji.gouji');
  ok(extension, 'gouji.gouji is not there');
  const api = await extension.activate();
  await api.ready;
  return api;
}

export const fileOf = (name: string): vscode.Uri =>
  vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);

/** Leaves a test out where the server has no files to read but those that are open: in a browser. */
export function needsFiles(test: Mocha.Context): void {
  if (fileOf('clean.md').scheme !== 'file') test.skip();
}

/**
 * Opens a file as a user does, and waits until it has been checked. Not by `showTextDocument`: that keeps a document
 * for minutes after its editor was closed.
 */
export async function open(name: string): Promise<vscode.TextEditor> {
  const uri = fileOf(name);
  const api = await gouji();
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  const editor = await eventually(`the editor of ${name}`, () => {
    const active = vscode.window.activeTextEditor;
    return active?.document.uri.toString() === uri.toString() ? active : undefined;
  });
  await checked(editor.document, api);
  return editor;
}

/** Waits until the server has spoken of the document as it is now. */
export async function checked(document: vscode.TextDocument, api?: GoujiApi): Promise<void> {
  const { status } = api ?? (await gouji());
  await eventually(
    `word of ${document.uri.path}, version ${document.version}`,
    () => status(document.uri.toString())?.version === document.version,
  );
}

/** Closes every editor and throws away what was changed in them. */
export async function closeAll(): Promise<void> {
  for (const { document } of vscode.window.visibleTextEditors) {
    if (!document.isDirty || document.isUntitled) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export interface Finding {
  readonly rule: string;
  readonly text: string;
  readonly severity: string;
}

/** Our diagnostics of a document, in the order of the text. */
export function diagnostics(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter((diagnostic) => diagnostic.source === 'gouji')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

export const ruleOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);

/** Findings as a reader sees them: rule, the characters underlined, how grave. */
export function findings(document: vscode.TextDocument): Finding[] {
  return diagnostics(document).map((diagnostic) => ({
    rule: ruleOf(diagnostic),
    text: document.getText(diagnostic.range),
    severity: vscode.DiagnosticSeverity[diagnostic.severity].toLowerCase(),
  }));
}

/** Waits for findings of a document that satisfy a condition. */
export function untilFindings(
  what: string,
  document: vscode.TextDocument,
  fits: (found: Finding[]) => boolean,
): Promise<Finding[]> {
  return eventually(what, () => {
    const found = findings(document);
    return fits(found) ? found : undefined;
  });
}

export const has =
  (rule: string) =>
  (found: readonly Finding[]): boolean =>
    found.some((finding) => finding.rule === rule);
export const lacks =
  (rule: string) =>
  (found: readonly Finding[]): boolean =>
    !has(rule)(found);

/** The finding of a rule, which must be there. */
export function finding(document: vscode.TextDocument, rule: string): vscode.Diagnostic {
  const found = diagnostics(document).find((diagnostic) => ruleOf(diagnostic) === rule);
  ok(found, `no finding of ${rule}`);
  return found;
}

/** The range of the nth occurrence of a text, 0 the first. */
export function rangeOf(document: vscode.TextDocument, text: string, n = 0): vscode.Range {
  let at = -1;
  for (let i = 0; i <= n; i++) at = document.getText().indexOf(text, at + 1);
  ok(at >= 0, `"${text}" is not in ${document.uri.path}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

/** Replaces a text as typing would, as one step to undo. */
export async function replace(editor: vscode.TextEditor, range: vscode.Range, text: string): Promise<void> {
  ok(await editor.edit((edit) => edit.replace(range, text)), 'the edit was refused');
}

export async function undo(editor: vscode.TextEditor): Promise<void> {
  await vscode.window.showTextDocument(editor.document);
  await vscode.commands.executeCommand('undo');
}

/** Sets a setting of ours for the workspace; undefined takes it back. */
export async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('gouji').update(name, value, vscode.ConfigurationTarget.Workspace);
}

/** The outline as text: state and label of each node, indented by depth. */
export function drawn(elements: readonly OutlineElement[], depth = Infinity, indent = ''): string[] {
  return elements.flatMap(({ node, children }) => [
    `${indent}${node.state} ${node.label}`,
    ...(depth > 1 ? drawn(children, depth - 1, `${indent}  `) : []),
  ]);
}
