// How one node of the outline looks: icon and colour by state, count of findings, a click that jumps.
import * as vscode from 'vscode';
import type { OutlineNode } from '../../../shared/src/protocol.js';
import { countOf } from '../status/wording.js';
import type { OutlineElement } from './element.js';

const stateScheme = 'gouji-outline';

const icons = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
  warning: new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground')),
  info: new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground')),
  hint: new vscode.ThemeIcon('lightbulb', new vscode.ThemeColor('editorLightBulb.foreground')),
  clean: new vscode.ThemeIcon('check', new vscode.ThemeColor('testing.iconPassed')),
  open: new vscode.ThemeIcon('circle-outline', new vscode.ThemeColor('descriptionForeground')),
  missing: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
};

/** Rows are many, so a table shows its groups only when asked; everything above is open. */
function collapsible({ node, children }: OutlineElement): vscode.TreeItemCollapsibleState {
  if (children.length === 0) return vscode.TreeItemCollapsibleState.None;
  return node.kind === 'report' || node.kind === 'section'
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

export function treeItem(element: OutlineElement, document: vscode.Uri | undefined): vscode.TreeItem {
  const { node } = element;
  const item = new vscode.TreeItem(nameOf(node), collapsible(element));
  item.id = element.id;
  item.description = node.detail;
  item.iconPath = iconOf(node);
  item.tooltip = [nameOf(node), node.detail, stateInWords(node)].filter(Boolean).join('\n');
  item.contextValue = `${node.kind}.${node.insert === undefined ? node.state : 'insert'}`;
  // Not a file: it carries the state to the decorations below.
  item.resourceUri = vscode.Uri.from({
    scheme: stateScheme,
    path: `/${node.state === 'found' ? (node.severity ?? 'info') : node.state}/${node.count}`,
  });
  item.accessibilityInformation = { label: item.tooltip };
  const target = node.selection ?? node.range ?? node.place;
  if (target && document)
    item.command = { command: 'gouji.outline.open', title: vscode.l10n.t('Go There'), arguments: [document, target] };
  return item;
}

function nameOf(node: OutlineNode): string {
  return node.state === 'missing' ? vscode.l10n.t('Missing: {0}', node.label) : node.label;
}

function stateInWords(node: OutlineNode): string {
  if (node.state === 'open') return vscode.l10n.t('not filled in or not read');
  return node.count > 0 && node.state === 'found' ? counted(node) : '';
}

function counted(node: OutlineNode): string {
  // Findings of several severities stand together here; only the worst is known by name.
  return node.count === 1 ? countOf(node.severity ?? 'info', 1) : vscode.l10n.t('{0} findings', node.count);
}

function iconOf(node: OutlineNode): vscode.ThemeIcon {
  return node.state === 'found' ? icons[node.severity ?? 'info'] : icons[node.state];
}

const colours: Readonly<Record<string, vscode.ThemeColor>> = {
  error: new vscode.ThemeColor('list.errorForeground'),
  warning: new vscode.ThemeColor('list.warningForeground'),
  missing: new vscode.ThemeColor('list.errorForeground'),
  open: new vscode.ThemeColor('descriptionForeground'),
};

/**
 * As in the explorer: errors and warnings in their colour, what is missing among them, counts where no long label hides
 * them.
 */
export const decorations: vscode.FileDecorationProvider = {
  provideFileDecoration({ scheme, path }) {
    if (scheme !== stateScheme) return undefined;
    const [, state = '', count = '0'] = path.split('/');
    // Two characters are all there is room for.
    const badge = count === '0' || state === 'missing' ? undefined : Number(count) > 99 ? '…' : count;
    return { color: colours[state], badge };
  },
};
