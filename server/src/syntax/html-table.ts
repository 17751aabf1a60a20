import { Parser } from 'htmlparser2';
import { isSpace } from '../text/chars';
import type { Block } from './block';
import { PIECE, SEPARATOR, type Cells } from './cells';

/** What is struck out is not said. */
const STRUCK = new Set(['s', 'strike', 'del']);

/**
 * Rows and cells of an HTML table, in source order. Spans are not laid out: the cells they cover are absent, as in the
 * other layouts, so a rowspan of any size costs nothing. Cells of a nested table stand in their own rows.
 */
export function htmlCells(block: Block): Cells {
  const source = block.text;
  const bounds: number[] = [];
  const rows: number[] = [];
  const texts: (string | undefined)[] = [];
  let open = -1,
    inner = -1,
    first = -1,
    last = -1,
    text = '',
    struck = 0;

  const close = () => {
    if (open < 0) return;
    if (rows.length === 0) rows.push(0);
    const decoded = text.trim();
    if (first < 0) {
      bounds.push(inner, inner);
      texts.push(undefined);
    } else {
      bounds.push(first, last);
      texts.push(decoded === source.slice(first, last) ? undefined : decoded);
    }
    open = -1;
  };

  const parser = new Parser(
    {
      onopentagname(name) {
        if (name === 'tr') {
          close();
          if (rows[rows.length - 1] !== bounds.length / 2) rows.push(bounds.length / 2);
        } else if (name === 'td' || name === 'th') {
          close();
          open = -2;
        } else if (name === 'table') {
          if (first < 0) open = -1;
          close();
        }
      },
      onopentag(name) {
        if (STRUCK.has(name)) struck++;
        // A blank cell's text would go into its innermost element.
        if (open >= 0 && first < 0) inner = parser.endIndex + 1;
        if (open === -2 && (name === 'td' || name === 'th')) {
          open = inner = parser.endIndex + 1;
          first = -1;
          last = -1;
          text = '';
          struck = 0;
        }
      },
      onclosetag(name) {
        if (STRUCK.has(name) && struck > 0) struck--;
        if (name === 'td' || name === 'th' || name === 'tr' || name === 'table') close();
      },
      ontext(data) {
        if (open < 0 || struck > 0) return;
        text += data;
        let from = parser.startIndex,
          to = parser.endIndex + 1;
        if (source.charCodeAt(from) === 38 /* & */) {
          if (data.trim() === '') return;
        } else {
          while (from < to && isSpace(source.charCodeAt(from))) from++;
          while (to > from && isSpace(source.charCodeAt(to - 1))) to--;
          if (from === to) return;
        }
        if (first < 0) first = from;
        last = to;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  // A tag that the text's end cuts off is no text.
  const tag = source.lastIndexOf('<');
  parser.end(tag > source.lastIndexOf('>') ? source.slice(0, tag) : source);
  close();
  return piecesOf(bounds, rows, texts);
}

function piecesOf(bounds: readonly number[], rows: readonly number[], texts: readonly (string | undefined)[]): Cells {
  const count = bounds.length / 2;
  const lines: number[] = [];
  for (let r = 0; r < rows.length; r++) {
    const end = rows[r + 1] ?? count;
    while (lines.length < end) lines.push(r);
  }
  return {
    kinds: lines.map(() => PIECE.cell),
    starts: lines.map((_, i) => bounds[2 * i]!),
    ends: lines.map((_, i) => bounds[2 * i + 1]!),
    lines,
    separators: lines.map(() => SEPARATOR.html),
    texts,
  };
}
