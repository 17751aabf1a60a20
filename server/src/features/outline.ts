import type { OutlineNode } from '../../../shared/src/protocol';
import type { Severity } from '../rules/rule';
import { findingsOf, type Checked, type Span } from './checked';
import { nodesOf, rangeIn } from './document-symbols';
import type { StructureNode } from './structure';

const order: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

interface Spot {
  readonly offset: number;
  readonly severity: Severity;
  readonly subject: string | undefined;
}

/** The outline with its state: each finding counts for the smallest node it stands in and all above it. */
export function outline(checked: Checked): OutlineNode[] {
  const range = rangeIn(checked);
  const spots = findingsOf(checked).map(({ finding, offset }): Spot => ({
    offset,
    severity: finding.severity,
    subject: finding.subject,
  }));
  const roots = nodesOf(checked);
  const convert = (node: StructureNode, own: readonly Spot[]): OutlineNode => {
    // What says that something is missing counts for what is missing, not for what stands at its place.
    const children = node.children.map((c) =>
      convert(
        c,
        own.filter((s) =>
          s.subject?.startsWith('section:') ? s.subject === `section:${lastName(c.id)}` : c.span && inside(s, c.span),
        ),
      ),
    );
    const severity = order.find((o) => own.some((s) => s.severity === o));
    return {
      id: node.id,
      kind: node.kind,
      label: node.label,
      detail: node.detail,
      ...(node.span && { range: range(node.span) }),
      ...(node.selection && { selection: range(node.selection) }),
      state: !node.span ? 'missing' : own.length > 0 ? 'found' : 'clean',
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

/** `disputes` of `report-2/disputes#2`. */
const lastName = (id: string): string => id.slice(id.lastIndexOf('/') + 1).split('#')[0]!;
const inside = (spot: Spot, span: Span): boolean => spot.offset >= span.start && spot.offset <= span.end;
