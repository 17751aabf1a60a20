import type { SymbolInformation } from 'vscode-languageserver-types';
import type { Checked } from './checked';
import { flatSymbols } from './document-symbols';

const MOST = 200;
/** Kinds of a report and its sections: rows and cells are looked for inside a document. */
const KINDS = new Set<number>([1, 3]);

/** Reports and their sections in the open documents whose names hold the characters of a query in their order. */
export function workspaceSymbols(open: readonly Checked[], query: string): SymbolInformation[] {
  const wanted = query.replace(/\s+/g, '').toLowerCase();
  const out: SymbolInformation[] = [];
  for (const checked of open) {
    if (checked.document.reports.length === 0) continue;
    for (const symbol of flatSymbols(checked)) {
      if (out.length >= MOST) return out;
      if (KINDS.has(symbol.kind) && holds(`${symbol.containerName ?? ''}${symbol.name}`, wanted)) out.push(symbol);
    }
  }
  return out;
}

function holds(name: string, wanted: string): boolean {
  let at = 0;
  for (const c of name.toLowerCase()) if (c === wanted[at]) at++;
  return at >= wanted.length;
}
