import type { FoldingRange } from 'vscode-languageserver-types';
import { eachOf, type Steps } from '../document/steps';
import type { Checked } from './checked';
import { nodesOf } from './document-symbols';
import type { StructureNode } from './structure-node';

/** Sections, their parts and tables of more than one line. */
export function* foldingRanges(checked: Checked): Steps<FoldingRange[]> {
  const { document } = checked;
  const out: FoldingRange[] = [];
  const walk = (nodes: readonly StructureNode[]) => {
    for (const n of nodes) {
      if (!n.span || n.kind === 'row') continue;
      // A whole file that folds to one line helps nobody; several reports in one do.
      const worth =
        n.kind === 'section' ||
        n.kind === 'part' ||
        n.kind === 'table' ||
        (n.kind === 'report' && document.reports.length > 1);
      if (worth) {
        const startLine = document.positionAt(n.span.start).line,
          endLine = document.positionAt(n.span.end).line;
        if (endLine > startLine) out.push({ startLine, endLine, kind: 'region' });
      }
      walk(n.children);
    }
  };
  yield* eachOf(nodesOf(checked), (n) => walk([n]), 1);
  return out;
}
