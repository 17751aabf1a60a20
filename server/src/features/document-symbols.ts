import type { DocumentSymbol, SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import type { Checked, Span } from './checked';
import { structureOf } from './structure';
import type { StructureNode } from './structure-node';

const kinds: Readonly<Record<StructureNode['kind'], SymbolKind>> = {
  report: 1 /* File */,
  section: 3 /* Namespace */,
  part: 15 /* String */,
  table: 5 /* Class */,
  group: 10 /* Enum */,
  row: 7 /* Property */,
};

/** Sections, their parts, tables, row groups and rows; what is missing is not in the text and so not here. */
export function documentSymbols(checked: Checked): DocumentSymbol[] {
  const range = rangeIn(checked);
  const convert = (nodes: readonly StructureNode[]): DocumentSymbol[] =>
    nodes.flatMap((n) =>
      !n.span || !n.selection
        ? []
        : [
            {
              name: n.label,
              ...(n.detail && { detail: n.detail }),
              kind: kinds[n.kind],
              range: range(n.span),
              selectionRange: range(n.selection),
              children: convert(n.children),
            },
          ],
    );
  return convert(nodesOf(checked));
}

/** The same as a list, for clients that show no tree. */
export function flatSymbols(checked: Checked): SymbolInformation[] {
  const range = rangeIn(checked);
  const convert = (nodes: readonly StructureNode[], container: string | undefined): SymbolInformation[] =>
    nodes.flatMap((n) =>
      !n.span
        ? []
        : [
            {
              name: n.label,
              kind: kinds[n.kind],
              location: { uri: checked.uri, range: range(n.span) },
              ...(container !== undefined && { containerName: container }),
            },
            ...convert(n.children, n.label),
          ],
    );
  return convert(nodesOf(checked), undefined);
}

export function nodesOf({ document, lang }: Checked): StructureNode[] {
  return document.bound ? structureOf(document.reports, document.bound.tree, lang) : [];
}

export const rangeIn =
  ({ document }: Checked) =>
  (span: Span) => ({ start: document.positionAt(span.start), end: document.positionAt(span.end) });
