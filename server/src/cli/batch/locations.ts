import type { CheckedDocument } from '../../document/checked-document';
import type { Item } from '../../documents/docx/layout';
import type { Opened } from '../../documents/open';

/** Where something stands in a document, as a person counts there: from 1, cells in their row, paragraphs outside of tables. */
export type Location =
  | { readonly kind: 'cell'; readonly table: number; readonly row: number; readonly column: number }
  | { readonly kind: 'paragraph'; readonly paragraph: number };

/** The location of an offset of the text, to be spread into a result; nothing for a text file. */
export type Locate = (offset: number) => { readonly location?: Location };

/** @param document the text that was opened, as it is checked */
export function locationsIn(opened: Opened, document: CheckedDocument): Locate {
  if (opened.kind !== 'word' || document.length !== opened.text.length) return () => ({});
  const { items } = opened.word;
  return (offset) => {
    const item = itemAt(items, offset);
    return item ? { location: locationIn(item, offset) } : {};
  };
}

/** The last item that starts at an offset or before it. */
function itemAt(items: readonly Item[], offset: number): Item | undefined {
  let low = 0,
    high = items.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (items[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return items[low];
}

function locationIn(item: Item, offset: number): Location {
  if (item.kind === 'paragraph') return { kind: 'paragraph', paragraph: item.number };
  const cell = item.cells.findLast((c) => c.start <= offset) ?? item.cells[0];
  return { kind: 'cell', table: item.tableNumber, row: item.rowNumber, column: cell?.column ?? 1 };
}
