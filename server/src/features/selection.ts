import type { SelectionRange } from 'vscode-languageserver-types';
import type { Position } from '../document/checked-document';
import { thingAt } from './cells';
import { eachOf, type Steps } from '../document/steps';
import type { Checked, Span } from './checked';
import { structureOf } from './structure';
import type { StructureNode } from './structure-node';

/** From the cell at each position over its row, table and section to the report; nothing outside of reports. */
export function* selectionRanges(checked: Checked, positions: readonly Position[]): Steps<SelectionRange[] | null> {
  const { document, lang } = checked;
  if (!document.bound || document.reports.length === 0) return null;
  const { bound } = document;
  return yield* eachOf(
    positions,
    (position) => {
      const offset = document.offsetAt(position);
      const at = bound.tree.blocks.at(offset);
      const own = document.reports.filter((r) => r === (at && bound.reportAt(at.item)));
      const spans: Span[] = [];
      around([...structureOf(own, bound.tree, lang)], offset, spans);
      const inner = innermost(checked, position, offset);
      if (inner) spans.push(inner);
      let range: SelectionRange | undefined;
      for (const { start, end } of spans) {
        const own = { start: document.positionAt(start), end: document.positionAt(end) };
        range = range ? { range: own, parent: range } : { range: own };
      }
      return range ?? { range: { start: position, end: position } };
    },
    1,
  );
}

/** The nodes that hold an offset, the widest first, each inside the one before. */
function around(nodes: readonly StructureNode[], offset: number, out: Span[]): void {
  const node = nodes.find((n) => n.span && n.span.start <= offset && offset <= n.span.end);
  if (!node) return;
  const last = out.at(-1);
  const span = node.span!;
  const inside = !last || (span.start >= last.start && span.end <= last.end);
  if (inside && (!last || span.start !== last.start || span.end !== last.end)) out.push(span);
  around(node.children, offset, out);
}

/** The cell or label at a position; in running text the paragraph. */
function innermost(checked: Checked, position: Position, offset: number): Span | undefined {
  const { document } = checked;
  const thing = thingAt(checked, position);
  const place = thing?.kind === 'fact' ? thing.fact.cell : thing?.kind === 'row' ? thing.cell : undefined;
  if (place) {
    const start = document.offsetOf(place);
    return { start, end: start + place.end - place.start };
  }
  const at = document.bound!.tree.blocks.at(offset);
  if (!at || at.item.kind === 'table') return undefined;
  const end = at.start + at.item.contentEnd;
  return offset <= end && at.item.kind !== 'blank' ? { start: at.start, end } : undefined;
}
