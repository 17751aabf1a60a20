import { greatest } from '../text/extremes';
import { stripMarkup } from '../text/labels';
import type { Span } from './checked';

/** What a report is made of, from the whole down to rows. Symbols, folding and the outline are read off it. */
export interface StructureNode {
  /** Stable while the document is edited. */
  readonly id: string;
  readonly kind: 'report' | 'section' | 'part' | 'table' | 'group' | 'row';
  readonly label: string;
  readonly detail: string;
  /** Offsets of the whole and of what names it; undefined for what the form asks for and the text lacks. */
  readonly span: Span | undefined;
  readonly selection: Span | undefined;
  readonly children: readonly StructureNode[];
  /** Whether figures of a row, or of a group of columns, are not filled in or not read. */
  readonly isOpen?: boolean;
  /** Of what is missing: what a finding calls it, and a place beside which it belongs. */
  readonly subject?: string;
  readonly beside?: Span;
}

/** Puts tables among the parts of a section, each into the part whose heading it stands under. */
export function place(tables: readonly StructureNode[], parts: readonly StructureNode[]): StructureNode[] {
  const inside = (t: StructureNode, p: StructureNode) =>
    t.span !== undefined && t.span.start > p.span!.start && t.span.start < p.span!.end;
  const nested = parts.map((p) =>
    around({
      ...p,
      children: place(
        tables.filter((t) => inside(t, p)),
        p.children,
      ),
    }),
  );
  return [...nested, ...tables.filter((t) => !parts.some((p) => inside(t, p)))].sort(
    (a, b) => (a.span?.start ?? Infinity) - (b.span?.start ?? Infinity),
  );
}

/** Blank cells at a table's end may stand behind the last text. */
export function around(node: StructureNode): StructureNode {
  const end = greatest(node.children, (c) => c.span?.end ?? 0, node.span!.end);
  return end === node.span!.end ? node : { ...node, span: { start: node.span!.start, end } };
}

/** Editors refuse a name's range that is not inside the whole. */
export function within(inner: Span, outer: Span): Span {
  const start = Math.min(Math.max(inner.start, outer.start), outer.end);
  return { start, end: Math.min(Math.max(inner.end, start), outer.end) };
}

const MAX_LABEL = 80;

/** A label fit for one line: editors refuse empty names. */
export function clean(text: string | undefined): string {
  const label = stripMarkup(text ?? '')
    .replace(/\*\*|\s+/g, ' ')
    .trim();
  return label.length > MAX_LABEL ? `${label.slice(0, MAX_LABEL)}…` : label;
}
