import { isHan, lineEndAt, stripMarkup } from '../text/chars';
import { readNumbering } from '../text/labels';
import { readFigure } from '../text/numerals';
import { readComment } from './comment';

// Where a piece of HTML ends: enough of the language to cut a text at block-level tags; tables go to a real parser.

const BLOCK_TAGS = new Set(
  (
    'address article aside blockquote body br caption center dd div dl dt fieldset figure footer form h1 h2 h3 ' +
    'h4 h5 h6 head header hr html li link main meta nav ol p pre script section style table tbody td tfoot th ' +
    'thead title tr ul !doctype'
  ).split(' '),
);
const RAW = new Set(['script', 'style']);
/** What documents in XML call the same, whoever wrote them. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['informaltable', 'table'],
  ['table:table', 'table'],
  ['row', 'tr'],
  ['table:table-row', 'tr'],
  ['entry', 'td'],
  ['cell', 'td'],
  ['table:table-cell', 'td'],
  ['para', 'p'],
  ['simpara', 'p'],
  ['text', 'p'],
  ['text:p', 'p'],
  ['text:h', 'p'],
  ['page', 'div'],
  ['outline', 'ul'],
  ['item', 'li'],
]);

/** The name by which HTML has an element. */
export const nameInHtml = (name: string): string => ALIASES.get(name) ?? name;
/** So much behind `<` tells whether a block-level tag or comment begins. */
export const TAG_START = 19;
const NAME_MAX = 16;
// As they are with the bit of small letters set.
const COLON = 58 | 32;
const HYPHEN = 45 | 32;

export interface Tag {
  readonly name: string;
  readonly close: boolean;
  readonly end: number;
}

/** Reads a tag at `<`; undefined if it is none of the block-level ones. */
export function readTag(text: string, at: number): Tag | undefined {
  let i = at + 1;
  const close = text.charCodeAt(i) === 47;
  if (close) i++;
  const from = i;
  for (; i - from < NAME_MAX; i++) {
    const c = text.charCodeAt(i) | 32;
    const isWord = (c >= 97 && c <= 122) || (c >= 48 && c <= 57) || c === 33;
    if (!isWord && c !== COLON && c !== HYPHEN) break;
  }
  if (i === from) return undefined;
  const name = nameInHtml(text.slice(from, i).toLowerCase());
  if (!BLOCK_TAGS.has(name)) return undefined;
  while (i < text.length) {
    const c = text.charCodeAt(i);
    if (c === 62) return { name, close, end: i + 1 };
    // A tag that another one interrupts ends there: an unclosed one must not swallow the text.
    if (c === 60) return { name, close, end: i };
    i++;
  }
  return { name, close, end: i };
}

/**
 * Next block-level tag at or after `from`, before `limit`, or comment that stands by itself there; -1 if there is none.
 */
export function nextBlockTag(text: string, from: number, limit: number): number {
  for (let i = text.indexOf('<', from); i >= 0 && i < limit; i = text.indexOf('<', i + 1)) {
    if (!text.startsWith('<!--', i)) {
      if (readTag(text, i)) return i;
      continue;
    }
    const { end, isWithin } = readComment(text, i, from);
    if (!isWithin) return i;
    i = end - 1;
  }
  return -1;
}

export interface Piece {
  readonly kind: 'table' | 'text' | 'markup';
  /** Where the piece ends. */
  readonly end: number;
  /** Text behind the opening tags, before the closing ones; meaningful for `text`. */
  readonly textStart: number;
  readonly textEnd: number;
  /** 1…6 for a heading element. */
  readonly depth: number;
  /** Offset up to which the text was looked at. */
  readonly looked: number;
}

/** The piece of HTML that opens at `<` with a comment or block-level tag. */
export function readPiece(text: string, at: number): Piece {
  if (text.startsWith('<!--', at)) {
    const close = text.indexOf('-->', at + 4);
    return markup(close < 0 ? text.length : close + 3);
  }
  let depth = 0,
    i = at,
    looked = 0,
    opens = false,
    breaks = false;
  for (;;) {
    const tag = readTag(text, i);
    if (!tag) break;
    if (!tag.close && tag.name === 'table') {
      if (i > at) return markup(i, looked);
      const use = useOf(text, tag.end);
      looked = use.looked;
      if (!use.layout) {
        const end = tableEnd(text, i);
        return { kind: 'table', end, textStart: 0, textEnd: 0, depth: 0, looked: Math.max(looked, end + 2) };
      }
    }
    if (!tag.close && RAW.has(tag.name)) {
      if (i > at) return markup(i, looked);
      return markup(rawEnd(text, tag));
    }
    // What is set as it was written keeps its lines.
    if (!tag.close && tag.name === 'pre') return markup(tag.end, looked);
    breaks ||= tag.name === 'br';
    opens ||= !tag.close && tag.name !== 'br';
    if (!tag.close && /^h[1-6]$/.test(tag.name)) depth = Number(tag.name[1]);
    i = tag.end;
    const next = skipWhite(text, i);
    if (text.charCodeAt(next) !== 60 || text.startsWith('<!--', next)) break;
    if (!readTag(text, next)) break;
    i = next;
  }
  const textStart = i;
  // Behind an empty line stands something else: a table of bars, say.
  const fresh = skipWhite(text, textStart);
  if (text.charCodeAt(fresh) !== 60 && blankLineIn(text, textStart, fresh) < fresh) return markup(textStart, looked);
  let textEnd = nextBlockTag(text, textStart, text.length);
  if (textEnd < 0) textEnd = text.length;
  textEnd = blankLineIn(text, skipWhite(text, textStart), textEnd);
  // What opens no element has none of the lines below; behind a line's break stands one line.
  if (!opens) textEnd = Math.min(textEnd, lineEndAt(text, breaks ? fresh : textStart));
  let end = textEnd;
  looked = Math.max(looked, textEnd + NAME_MAX + 2);
  if (text.startsWith('<!--', textEnd)) looked = Math.max(looked, readComment(text, textEnd, textStart).end + 1);
  for (;;) {
    const next = skipWhite(text, end);
    const tag = text.charCodeAt(next) === 60 ? readTag(text, next) : undefined;
    looked = Math.max(looked, next + NAME_MAX + 2, tag?.end ?? 0);
    if (!tag?.close) break;
    end = tag.end;
  }
  if (end <= at) end = Math.min(text.length, at + 1);
  return { kind: hasText(text, textStart, textEnd) ? 'text' : 'markup', end, textStart, textEnd, depth, looked };
}

/** So many characters of a cell with a full stop among them are prose; so many say it before the table has ended. */
const PROSE = 60,
  PROSE_SURELY = 300,
  CELL_MAX = 200;

/**
 * Whether a table only lays a page out: it holds another table, prose or one heading, and no figure of its own before.
 * @param from behind its opening tag
 */
function useOf(text: string, from: number): { readonly layout: boolean; readonly looked: number } {
  let prose = false,
    heading = false,
    cells = 0,
    han = 0,
    stop = false,
    cell = '';
  for (let i = from; ;) {
    const next = text.indexOf('<', i),
      end = next < 0 ? text.length : next;
    for (let k = i; k < end; k++) {
      const c = text.charCodeAt(k);
      if (c === 10 && text.startsWith('\n# ', k)) return { layout: false, looked: k + 3 };
      if (isHan(c)) han++;
      else if (c === 0x3002) stop = true;
      if (stop && han > PROSE_SURELY) return { layout: true, looked: k + 1 };
    }
    if (cell.length < CELL_MAX) cell += text.slice(i, Math.min(end, i + CELL_MAX));
    if (next < 0) return { layout: false, looked: text.length + 2 };
    const tag = readTag(text, next);
    i = tag?.end ?? behindTag(text, next);
    if (tag?.name !== 'td' && tag?.name !== 'th' && tag?.name !== 'tr' && tag?.name !== 'table') continue;
    const bare = stripMarkup(cell).trim();
    if (isFigure(bare)) return { layout: false, looked: i + 1 };
    if (bare !== '') {
      cells++;
      heading = readNumbering(bare, 0, bare.length).style === 'han';
    }
    if (stop && han > PROSE) prose = true;
    // Nothing but a heading is no table either.
    if (tag.name === 'table') return { layout: !tag.close || prose || (cells === 1 && heading), looked: i + 1 };
    han = 0;
    stop = false;
    cell = '';
  }
}

function isFigure(text: string): boolean {
  const { form } = readFigure(text, 0, text.length);
  return form === 'plain' || form === 'dressed';
}

/** Behind a tag within a line of text; a lone `<` is text. */
function behindTag(text: string, at: number): number {
  const m = /^<\/?[A-Za-z][^<>]{0,500}>/.exec(text.slice(at, at + 512));
  return at + (m ? m[0].length : 1);
}

/** Where the first empty line at or after `from` begins, at most `limit`. */
function blankLineIn(text: string, from: number, limit: number): number {
  let fresh = -1;
  for (let i = from; i < limit; i++) {
    const c = text.charCodeAt(i);
    if (c === 10) {
      if (fresh >= 0) return fresh;
      fresh = i;
    } else if (c !== 32 && c !== 9 && c !== 13) fresh = -1;
  }
  return limit;
}

const markup = (end: number, looked = 0): Piece => ({
  kind: 'markup',
  end,
  textStart: end,
  textEnd: end,
  depth: 0,
  looked: Math.max(looked, end + NAME_MAX + 2),
});

function skipWhite(text: string, i: number): number {
  while (i < text.length) {
    const c = text.charCodeAt(i);
    if (c !== 32 && c !== 10 && c !== 13 && c !== 9) break;
    i++;
  }
  return i;
}

function rawEnd(text: string, tag: Tag): number {
  const close = new RegExp(`</${tag.name}[^>]{0,20}>`, 'ig');
  close.lastIndex = tag.end;
  const m = close.exec(text);
  return m ? m.index + m[0].length : text.length;
}

/** Behind the matching `</table>`; an unclosed table ends before the next Markdown heading or with the text. */
function tableEnd(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length;) {
    const tag = text.charCodeAt(i) === 60 ? readTag(text, i) : undefined;
    if (tag?.name === 'table') {
      depth += tag.close ? -1 : 1;
      if (depth === 0) return tag.end;
    }
    const next = text.indexOf('<', i + 1);
    const heading = text.slice(i, next < 0 ? text.length : next).indexOf('\n# ');
    if (heading >= 0) return i + heading + 1;
    if (next < 0) break;
    i = next;
  }
  return text.length;
}

function hasText(text: string, start: number, end: number): boolean {
  let inTag = false;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 60) inTag = true;
    else if (c === 62) inTag = false;
    else if (!inTag && c !== 32 && c !== 10 && c !== 13 && c !== 9 && c !== 0xa0) {
      if (c === 38 && text.startsWith('&nbsp;', i)) {
        i += 5;
        continue;
      }
      return true;
    }
  }
  return false;
}
