import type { DocumentSymbol, SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import type { Checked, Span } from './checked';
import { eachOf, type Steps } from '../document/steps';
import { structureOf } from './structure';
import type { StructureNode } from './structure-node';

export const kinds: Readonly<Record<StructureNode['kind'], SymbolKind>> = {
  report: 1 /* File */,
  section: 3 /* Namespace */,
  part: 15 /* String */,
  table: 5 /* Class */,
  group: 10 /* Enum */,
  row: 7 /* Property */,
};

/** Sections, their parts, tables, row groups and rows; what is missing is not in the text and so not here. */
export function* documentSymbols(checked: Checked): Steps<DocumentSymbol[]> {
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
  return (yield* eachOf(nodesOf(checked), (n) => convert([n]), 1)).flat();
}

/** The same as a list, for clients that show no tree. */
export function* flatSymbols(checked: Checked): Steps<SymbolInformation[]> {
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
  return (yield* eachOf(nodesOf(checked), (n) => convert([n], undefined), 1)).flat();
}

/** One node for each report, made as it is asked for. */
export function nodesOf({ document, lang }: Checked): Iterable<StructureNode> {
  return document.bound ? structureOf(document.reports, document.bound.tree, lang) : [];
}

export const rangeIn =
  ({ document }: Checked) =>
  (span: Span) => ({ start: document.positionAt(span.start), end: document.positionAt(span.end) });
