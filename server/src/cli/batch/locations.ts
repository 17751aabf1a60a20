import type { CheckedDocument } from '../../document/checked-document';
import type { Item, Layout } from '../../documents/docx/layout';
import type { Opened } from '../../documents/open';
import { countBefore } from '../../text/count-before';

/**
 * Where something stands in a document, as a person counts there: from 1, cells in their row, paragraphs outside of
 * tables.
 */
export type Location = (
  | { readonly kind: 'cell'; readonly table: number; readonly row: number; readonly column: number }
  | { readonly kind: 'paragraph'; readonly paragraph: number }
) & {
  /** In a document that has pages. */
  readonly page?: number;
};

/** The location of an offset of the text, to be spread into a result; nothing for a text file. */
export type Locate = (offset: number) => { readonly location?: Location };

/** @param document the text that was opened, as it is checked */
export function locationsIn(opened: Opened, document: CheckedDocument): Locate {
  const layout = layoutOf(opened);
  if (!layout || document.length !== layout.text.length) return () => ({});
  const { items } = layout;
  return (offset) => {
    const item = itemAt(items, offset);
    return item ? { location: locationIn(item, offset) } : {};
  };
}

function layoutOf(opened: Opened): Layout | undefined {
  if (opened.kind === 'word') return opened.word;
  return opened.kind === 'pdf' ? opened.pdf : undefined;
}

/** The last item that starts at an offset or before it. */
function itemAt(items: readonly Item[], offset: number): Item | undefined {
  return items[Math.max(0, countBefore(items, (item) => item.start <= offset) - 1)];
}

function locationIn(item: Item, offset: number): Location {
  if (item.kind === 'paragraph') {
    const span = item.spans.findLast((s) => s.at <= offset) ?? item.spans[0];
    return { kind: 'paragraph', paragraph: item.number, ...onPage(span?.piece.page) };
  }
  const cell = item.cells.findLast((c) => c.start <= offset) ?? item.cells[0];
  const { tableNumber: table, rowNumber: row } = item;
  return { kind: 'cell', table, row, column: cell?.column ?? 1, ...onPage(item.row.page) };
}

const onPage = (page: number | undefined): Pick<Location, 'page'> => (page === undefined ? {} : { page });
