// Where the marks of tracked changes go in the properties of paragraphs and rows: Word wants a certain order there.

/** A stretch of some properties that another text takes the place of; offsets into their source. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Puts a mark into a w:pPr, for the mark at the end of its paragraph.
 * @param p the prefix of its elements
 */
export function markInParagraph(properties: string, p: string, mark: string): Place {
  const open = `<${p}rPr>`,
    close = `</${p}rPr>`;
  const own = properties.indexOf(open);
  if (own >= 0) {
    // That a paragraph is new stands before that it is gone.
    const inside = own + open.length;
    const known = /^<(?:[\w-]+:)?ins\b[^>]*\/>/.exec(properties.slice(inside));
    const at = inside + (known?.[0].length ?? 0);
    return { from: at, to: at, text: mark };
  }
  const bare = properties.indexOf(`<${p}rPr/>`);
  if (bare >= 0) return { from: bare, to: bare + p.length + 6, text: open + mark + close };
  if (properties.endsWith('/>'))
    return { from: 0, to: properties.length, text: `<${p}pPr>${open}${mark}${close}</${p}pPr>` };
  const at = properties.search(/<(?:[\w-]+:)?(?:sectPr|pPrChange)\b|<\/(?:[\w-]+:)?pPr>$/);
  return { from: at, to: at, text: open + mark + close };
}

/**
 * Puts a mark into the properties of a row.
 * @param head the source of the row up to its first cell
 */
export function markInRow(head: string, p: string, mark: string): Place {
  const open = `<${p}trPr>`,
    close = `</${p}trPr>`;
  const own = head.indexOf(open);
  if (own >= 0) {
    // What the properties were before stands last, and holds properties itself.
    const before = head.indexOf(`<${p}trPrChange`, own);
    const at = before >= 0 ? before : head.lastIndexOf(close);
    return { from: at, to: at, text: mark };
  }
  const bare = head.indexOf(`<${p}trPr/>`);
  if (bare >= 0) return { from: bare, to: bare + p.length + 7, text: open + mark + close };
  const exceptions = new RegExp(`</${p}tblPrEx>|<${p}tblPrEx/>`).exec(head);
  const at = exceptions ? exceptions.index + exceptions[0].length : head.indexOf('>') + 1;
  return { from: at, to: at, text: open + mark + close };
}
