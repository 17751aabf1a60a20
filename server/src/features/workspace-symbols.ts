import type { SymbolInformation } from 'vscode-languageserver-types';
import type { Checked } from './checked';
import type { Steps } from '../document/steps';
import { kinds, nodesOf, rangeIn } from './document-symbols';
import type { StructureNode } from './structure-node';

const MOST = 200;

/**
 * Reports and their sections in the open documents whose names hold the characters of a query in their order;
 * rows and cells are looked for inside a document.
 */
export function* workspaceSymbols(open: readonly Checked[], query: string): Steps<SymbolInformation[]> {
  const wanted = query.replace(/\s+/g, '').toLowerCase();
  const out: SymbolInformation[] = [];
  for (const checked of open) {
    const range = rangeIn(checked);
    const put = ({ label: name, kind, span }: StructureNode, containerName?: string) => {
      if (span && out.length < MOST && holds(`${containerName ?? ''}${name}`, wanted))
        out.push({
          name,
          kind: kinds[kind],
          location: { uri: checked.uri, range: range(span) },
          ...(containerName !== undefined && { containerName }),
        });
    };
    for (const report of nodesOf(checked)) {
      put(report);
      for (const node of report.children) if (node.kind === 'section') put(node, report.label);
      if (out.length >= MOST) return out;
      yield;
    }
  }
  return out;
}

function holds(name: string, wanted: string): boolean {
  let at = 0;
  for (const c of name.toLowerCase()) if (c === wanted[at]) at++;
  return at >= wanted.length;
}
