import type { OutlineNode, RangeJson } from '../../../shared/src/protocol';
import type { Finding, Severity } from '../rules/rule';
import type { Checked } from './checked';
import { nodesOf, rangeIn } from './document-symbols';
import { shownFindings } from './shown';
import type { StructureNode } from './structure-node';

const order: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

interface Spot {
  readonly offset: number;
  readonly finding: Finding;
}

/** The outline with its state: each finding counts for the smallest node it stands in and all above it. */
export function outline(checked: Checked): OutlineNode[] {
  const range = rangeIn(checked);
  const spots = shownFindings(checked).map(({ finding, offset }): Spot => ({ offset, finding }));
  const roots = nodesOf(checked);
  const convert = (node: StructureNode, own: readonly Spot[], above?: RangeJson): OutlineNode => {
    const state = stateAlone(node, own);
    const place = state === 'missing' ? (placeOf(node, own, checked) ?? above) : undefined;
    const children = node.children.map((c) =>
      convert(
        c,
        own.filter((s) => isOf(s, c)),
        place,
      ),
    );
    const severity = order.find((o) => own.some((s) => s.finding.severity === o));
    const canInsert = node.subject !== undefined && own.some((s) => s.finding.fixes.length > 0);
    const isOpen = state === 'clean' && children.some((c) => c.state === 'open' || c.state === 'missing');
    return {
      id: node.id,
      kind: node.kind,
      label: node.label,
      detail: node.detail,
      ...(node.span && { range: range(node.span) }),
      ...(node.selection && { selection: range(node.selection) }),
      ...(place && { place }),
      ...(canInsert && { insert: node.subject! }),
      state: isOpen ? 'open' : state,
      count: own.length,
      ...(severity && { severity }),
      children,
    };
  };
  // A report is told by its beginning: what stands before or behind its text is still its own.
  return roots.map((root, i) =>
    convert(
      root,
      spots.filter(
        (s) =>
          (i === 0 || s.offset >= root.span!.start) && (i === roots.length - 1 || s.offset < roots[i + 1]!.span!.start),
      ),
    ),
  );
}

/** Whether a finding counts for a node: what says that something is missing counts for that, not for what stands at its place. */
function isOf({ offset, finding }: Spot, node: StructureNode): boolean {
  if (node.subject !== undefined || finding.subject?.startsWith('section:')) return node.subject === finding.subject;
  return node.span !== undefined && offset >= node.span.start && offset <= node.span.end;
}

/** The state of a node, what is below it aside. */
function stateAlone(node: StructureNode, own: readonly Spot[]): OutlineNode['state'] {
  if (!node.span) return 'missing';
  if (own.length > 0) return 'found';
  return node.isOpen ? 'open' : 'clean';
}

/** Where something that is missing belongs. */
function placeOf(node: StructureNode, [first]: readonly Spot[], checked: Checked): RangeJson | undefined {
  if (node.beside) return rangeIn(checked)(node.beside);
  return first && checked.document.rangeOf(first.finding.place);
}
