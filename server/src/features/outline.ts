import type { OutlineNode, RangeJson } from '../../../shared/src/protocol';
import type { Finding, Severity } from '../rules/rule';
import { countBefore } from '../text/count-before';
import { eachOf, type Steps } from '../document/steps';
import type { Checked } from './checked';
import { nodesOf, rangeIn } from './document-symbols';
import { shownSteps } from './shown';
import type { StructureNode } from './structure-node';

const order: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

interface Spot {
  readonly offset: number;
  readonly finding: Finding;
}

/** The outline with its state: each finding counts for the smallest node it stands in and all above it. */
export function* outline(checked: Checked): Steps<OutlineNode[]> {
  const range = rangeIn(checked);
  const spots = (yield* shownSteps(checked))
    .map(({ finding, offset }): Spot => ({ offset, finding }))
    .sort((a, b) => a.offset - b.offset);
  /** @param told findings that say what is missing somewhere in the report */
  const convert = (
    node: StructureNode,
    own: readonly Spot[],
    told: readonly Spot[],
    above?: RangeJson,
  ): OutlineNode => {
    const state = stateAlone(node, own);
    const place = state === 'missing' ? (placeOf(node, own, checked) ?? above) : undefined;
    const children = node.children.map((c) => convert(c, spotsOf(c, own, told), told, place));
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
  const { reports, bound } = checked.document;
  const starts = reports.map((r) => bound!.tree.blocks.offsetOf(r.from));
  let i = 0;
  return yield* eachOf(
    nodesOf(checked),
    (root) => {
      const from = i === 0 ? 0 : indexAt(spots, starts[i]!);
      const own = spots.slice(from, ++i === starts.length ? undefined : indexAt(spots, starts[i]!));
      return convert(
        root,
        own,
        own.filter((s) => s.finding.subject),
      );
    },
    1,
  );
}

/**
 * The findings that count for a node: what says that something is missing counts for that, not for what stands at its
 * place.
 */
function spotsOf({ kind, subject, span }: StructureNode, own: readonly Spot[], told: readonly Spot[]): readonly Spot[] {
  if (subject !== undefined) return told.filter((s) => s.finding.subject === subject);
  if (!span) return [];
  const inside = own.slice(indexAt(own, span.start), indexAt(own, span.end + 1));
  const others = kind === 'row' || kind === 'group' ? /^(?:section|row):/ : /^section:/;
  return inside.filter((s) => !others.test(s.finding.subject ?? ''));
}

/** Index of the first finding at an offset or behind it. */
const indexAt = (spots: readonly Spot[], offset: number): number => countBefore(spots, (s) => s.offset < offset);

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
