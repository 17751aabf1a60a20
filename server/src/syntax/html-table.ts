import { Tokenizer } from 'htmlparser2';
import { isDigit, skipSpace, trimEnd } from '../text/chars';
import { APART as APART_BY, joins } from '../text/tags';
import type { Block } from './block';
import { nameInHtml } from './html';
import { PIECE, SEPARATOR, type Cells } from './pieces';

const ignore = (): void => undefined;
const SET_APART: ReadonlyMap<string, string> = new Map([
  ['br', ' '],
  ['p', ' '],
  ['div', ' '],
  ['li', ' '],
  ['sup', APART_BY],
  ['sub', APART_BY],
]);
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
    struck = 0,
    name = '',
    hasTarget = false,
    parted = false,
    digit = false,
    // Where the text or character goes on that is read next.
    behind = 0;

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

  const opened = (behind: number): void => {
    if (STRUCK.has(name)) struck++;
    parted ||= !SET_APART.has(name) && !joins(name, hasTarget);
    // A blank cell's text would go into its innermost element.
    if (open >= 0 && first < 0) inner = behind;
    if (open !== -2 || (name !== 'td' && name !== 'th')) return;
    open = inner = behind;
    first = last = -1;
    text = '';
    digit = false;
    struck = 0;
  };
  const seen = (data: string, from: number, to: number): void => {
    if (open < 0 || struck > 0) return;
    // What a tag between digits means is not known; a link behind a figure may be the mark of a note.
    if (parted && digit && isDigit(data.charCodeAt(0))) text += APART_BY;
    parted = false;
    digit = isDigit(data.charCodeAt(data.length - 1));
    text += data;
    if (data.trim() === '') return;
    if (first < 0) first = from;
    last = to;
  };

  // Tags are taken as they come: nobody keeps count of what is open, however deep that is.
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        name = nameInHtml(source.slice(start, end).toLowerCase());
        hasTarget = false;
        // What stands raised, lowered or in a line of its own is no part of the figure before it.
        if (text !== '') text += SET_APART.get(name) ?? '';
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
      onopentagend(end) {
        opened(end + 1);
        behind = end + 1;
      },
      onselfclosingtag(end) {
        opened(end + 1);
        behind = end + 1;
      },
      onclosetag(start, end) {
        const closed = nameInHtml(source.slice(start, end).toLowerCase().trim());
        if (STRUCK.has(closed) && struck > 0) struck--;
        if (closed === 'td' || closed === 'th' || closed === 'tr' || closed === 'table') close();
        behind = end + 1;
      },
      ontext(start, end) {
        const from = skipSpace(source, start, end);
        seen(source.slice(start, end), from, trimEnd(source, from, end));
        behind = end;
      },
      ontextentity(code, end) {
        seen(String.fromCodePoint(code), behind, end);
        behind = end;
      },
      oncomment: (_start, end) => (behind = end + 1),
      ondeclaration: (_start, end) => (behind = end + 1),
      onprocessinginstruction: (_start, end) => (behind = end + 1),
      oncdata: (_start, end) => (behind = end + 1),
      onattribdata: ignore,
      onattribend: ignore,
      onattribentity: ignore,
      onattribname(start, end) {
        hasTarget ||= end - start === 4 && source.slice(start, end).toLowerCase() === 'href';
      },
      onend: ignore,
    },
  );
  // A tag that the text's end cuts off is no text.
  const tag = source.lastIndexOf('<');
  tokenizer.write(tag > source.lastIndexOf('>') ? source.slice(0, tag) : source);
  tokenizer.end();
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
