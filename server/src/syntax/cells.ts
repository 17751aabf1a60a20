import { behindLineEnd, behindQuote, lineEndAt, skipBlank, skipSpace, trimBlank, trimEnd } from '../text/chars';
import { visibleOf } from '../text/visible';
import type { Block, Layout } from './block';
import { isPageMark } from './classify';
import { figuresIn, splitColumns, spreadTail } from './columns';
import { isQuoted, splitCommas } from './commas';
import { htmlCells } from './html-table';
import { PIECE, PieceWriter, SEPARATOR, type Cells } from './pieces';
import { recordEnd } from './record';
import { joinLines, ruledRows } from './ruled';
import { besideRule, isBar, isPartRule, isRule, markedCell } from './strokes';
import { behindAttributes, isWikiMark } from './wiki';

const NO_BREAK = '\u00a0';
const TAG = 60;
const BACKSLASH = 92;
const TAB = 9;
const FORM_FEED = 12;
const QUOTE = 62;
const UNDERSCORE = 95;
const MERGED = ':::';

/** The pieces of a block that can hold cells, read on first use. */
export function cellsOf(block: Block): Cells {
  return (block.cells ??= read(block));
}

function read(block: Block): Cells {
  if (block.layout === 'html' && !block.short) return htmlCells(block);
  const { text } = block;
  const out = new PieceWriter();
  let from = 0;
  if (block.layout === 'html') {
    looseFigure(block, out);
    return out.done();
  }
  if (block.kind !== 'table') {
    const start = block.heading?.start ?? textStart(text, block.contentEnd);
    const apart = text.charCodeAt(0) === TAG ? figuresIn(text, start, block.contentEnd) : undefined;
    if (apart) putAll(text, apart, 0, SEPARATOR.space, out);
    else if (start < block.contentEnd) putCell(text, start, block.contentEnd, 0, SEPARATOR.line, out);
    from = behindLineEnd(text, lineEnd(text, block.contentEnd));
  }
  const rows = block.layout === 'bars' ? ruledRows(text) : undefined;
  if (rows) {
    for (const [line, [start, end]] of rows.entries()) splitRuled(text, start, end, line, out);
    return out.done();
  }
  const wiki = block.layout === 'bars' && text.startsWith('{|', skipSpace(text, 0, text.length));
  const quotes = (block.layout === 'commas' || block.layout === 'tabs') && text.includes('"');
  for (let line = from > 0 ? 1 : 0; from < block.length; line++) {
    const end = lineEnd(text, from);
    const to = quotes ? recordEnd(text, from, end) : end;
    const start = skipSpace(text, from, to);
    // In a wiki's table a bar alone is a blank cell.
    if (wiki && trimEnd(text, start, to) - start === 1) out.put(PIECE.cell, start + 1, start + 1, line, SEPARATOR.bar);
    else splitLine(text, from, to, line, out, block.contentEnd, block.layout);
    from = behindLineEnd(text, to);
  }
  return out.done();
}

/** Where a block's text begins, behind the marks of a quotation and the tags that open it. */
function textStart(text: string, end: number): number {
  const first = skipSpace(text, 0, end);
  const start = text.charCodeAt(first) === QUOTE ? skipSpace(text, behindQuote(text, first, end), end) : first;
  if (text.charCodeAt(start) !== TAG) return start;
  const seen = visibleOf(text, start, end);
  return seen.at(skipSpace(seen.text, 0, seen.text.length));
}

/** A page break that opens a line is no line of its own. */
const lineEnd = (text: string, from: number): number =>
  lineEndAt(text, text.charCodeAt(from) === FORM_FEED ? from + 1 : from);

/** A figure alone in an HTML element. */
function looseFigure(block: Block, out: PieceWriter): void {
  const m = />\s*([^<>\s][^<>]*)(?:<|$)/.exec(block.text);
  const start = m ? block.text.indexOf(m[1]!, m.index) : skipSpace(block.text, 0, block.contentEnd);
  const end = m ? start + m[1]!.trimEnd().length : block.contentEnd;
  putCell(block.text, start, end, 0, SEPARATOR.line, out);
}

/** Writes the pieces of one line. */
function splitLine(
  text: string,
  from: number,
  to: number,
  line: number,
  out: PieceWriter,
  contentEnd: number,
  layout: Layout | undefined,
): void {
  let start = skipSpace(text, from, to);
  // Marks of a quotation stand before the line, not in it.
  if (text.charCodeAt(start) === QUOTE) {
    from = behindQuote(text, start, to);
    start = skipSpace(text, from, to);
  }
  let bar = false;
  let tab = false;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (isBar(code)) bar = true;
    else if (code === TAB) tab = true;
  }
  if (start === to && !tab) {
    // A space that does not break is what a browser leaves of a blank cell.
    const kept = text.slice(from, to).includes(NO_BREAK);
    out.put(kept ? PIECE.cell : PIECE.gap, from, from, line, SEPARATOR.line);
    return;
  }
  const last = trimEnd(text, start, to);
  const marked = markedCell(text, start, last);
  if (marked !== undefined) {
    if (text.startsWith('@multitable', start)) return;
    // A row's word alone in its line opens the row; a cell's is a blank cell.
    if (marked < last || text.startsWith('@tab', start)) putCell(text, marked, last, line, SEPARATOR.line, out);
    return;
  }
  if (isRule(text, start, last) || (bar && isWikiMark(text, start, last))) return;
  if (bar) splitBars(text, behindAttributes(text, start, last) ?? behindItem(text, start) ?? from, to, line, out);
  else if (tab && from < contentEnd) splitTabs(text, from, to, line, out);
  else if (!isPageMark(text, start, last)) splitSpaces(text, start, last, line, out, layout);
  else out.put(PIECE.gap, from, from, line, SEPARATOR.line);
}

/** Cells between bars; a tab beside a bar is space, one between two texts parts them. */
function splitBars(text: string, from: number, to: number, line: number, out: PieceWriter): void {
  let cell = from;
  let first = true;
  for (let i = from; i <= to; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) {
      i++;
      continue;
    }
    if (i < to && !isBar(code)) continue;
    const edge = first || i === to;
    first = false;
    let start = skipSpace(text, cell, i);
    // A mark for what is merged with the cell above.
    if (text.startsWith(MERGED, start) && trimEnd(text, start, i) === start + MERGED.length) start = i;
    // Emphasis of a whole row opens or ends beside its outer bars.
    if (edge && isEmphasisMark(text, start, trimEnd(text, start, i))) start = i;
    if (start === i) {
      // A blank cell's text would go behind the space that opens it.
      const at = i > cell && cell > from ? cell + 1 : cell;
      out.put(edge ? PIECE.edge : PIECE.cell, at, at, line, SEPARATOR.bar);
    } else splitInner(text, start, trimEnd(text, start, i < to ? behindFill(text, start, i) : i), line, out);
    cell = i + 1;
  }
}

/** Whether a stretch is nothing but the mark that opens or ends emphasis. */
const isEmphasisMark = (text: string, start: number, end: number): boolean =>
  end - start === 2 && (text.startsWith('**', start) || text.startsWith('__', start));

/** Where the text of a row begins that is an item of a list; a dash before a bar is a cell. */
function behindItem(text: string, start: number): number | undefined {
  if (!'-*+'.includes(text[start]!) || text[start + 1] !== ' ') return undefined;
  const behind = skipSpace(text, start + 1, text.length);
  return isBar(text.charCodeAt(behind)) ? undefined : behind;
}

/** Where a cell's text ends that is filled up with underscores, as some draw the line below it. */
function behindFill(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && text.charCodeAt(to - 1) === UNDERSCORE) to--;
  // Underscores around a text emphasise it; nothing but these is to be filled in.
  return to === start || text.charCodeAt(start) === UNDERSCORE ? end : to;
}

/** Writes the pieces of a row that goes over lines; each line by itself where its cells are not those of the first. */
function splitRuled(text: string, from: number, to: number, row: number, out: PieceWriter): void {
  if (isPartRule(text, from, to)) {
    putAll(text, besideRule(text, from, to), row, SEPARATOR.bar, out);
    return;
  }
  const lines: PieceWriter[] = [];
  for (let start = from; start < to;) {
    const end = Math.min(to, lineEnd(text, start));
    const own = new PieceWriter();
    splitBars(text, start, end, row, own);
    lines.push(own);
    start = behindLineEnd(text, end);
  }
  const joined = joinLines(text, lines);
  for (const piece of joined ?? []) out.put(piece.kind, piece.start, piece.end, row, SEPARATOR.bar, piece.text);
  if (joined) return;
  for (const own of lines)
    own.kinds.forEach((kind, i) => out.put(kind, own.starts[i]!, own.ends[i]!, row, SEPARATOR.bar));
}

function splitInner(text: string, start: number, end: number, line: number, out: PieceWriter): void {
  for (let i = start; i < end; i++) {
    if (text.charCodeAt(i) !== TAB) continue;
    putCell(text, start, trimEnd(text, start, i), line, SEPARATOR.bar, out);
    splitInner(text, skipSpace(text, i, end), end, line, out);
    return;
  }
  putCell(text, start, end, line, SEPARATOR.bar, out);
}

/** Cells between tabs. A tab that opens the line of a single cell is that cell's mark. */
function splitTabs(text: string, from: number, to: number, line: number, out: PieceWriter): void {
  let tabs = 0;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === TAB) tabs++;
  let cell = tabs === 1 && text.charCodeAt(from) === TAB ? from + 1 : from;
  const head = out.kinds.length;
  for (let i = cell; i <= to; i++) {
    if (i < to && text.charCodeAt(i) !== TAB) continue;
    const start = skipSpace(text, cell, i);
    const last = trimEnd(text, start, i);
    if (start === i || (i === to && isEmphasisMark(text, start, last)))
      out.put(PIECE.cell, cell, cell, line, SEPARATOR.tab);
    else if (isQuoted(text, start, last)) putCell(text, start + 1, last - 1, line, SEPARATOR.tab, out);
    else if (out.kinds.length === head) {
      // "label 447<tab>7<tab>0": the first figure stands in the label's own cell.
      const bounds = i < to ? spreadTail(text, start, last) : [start, last];
      for (let b = 0; b < bounds.length; b += 2) putCell(text, bounds[b]!, bounds[b + 1]!, line, SEPARATOR.tab, out);
    } else putCell(text, start, last, line, SEPARATOR.tab, out);
    cell = i + 1;
  }
}

/** A line without bars and tabs: cells between commas, between wide spaces, or the line as one cell. */
function splitSpaces(
  text: string,
  start: number,
  end: number,
  line: number,
  out: PieceWriter,
  layout: Layout | undefined,
): void {
  const figures = layout === 'figures';
  const commas = layout === 'commas' ? splitCommas(text, start, end, 1) : undefined;
  if (figures) {
    putCell(text, start, end, line, SEPARATOR.line, out);
    return;
  }
  if (commas) {
    putAll(text, commas, line, SEPARATOR.comma, out);
    return;
  }
  const columns = splitColumns(text, start, end);
  if (columns) putAll(text, columns, line, SEPARATOR.space, out);
  else putCell(text, start, end, line, SEPARATOR.line, out);
}

function putAll(text: string, bounds: readonly number[], line: number, separator: number, out: PieceWriter): void {
  for (let b = 0; b < bounds.length; b += 2) putCell(text, bounds[b]!, bounds[b + 1]!, line, separator, out);
}

/** A cell of nothing but spaces written out is that text. */
function putCell(text: string, start: number, end: number, line: number, separator: number, out: PieceWriter): void {
  const inner = skipBlank(text, start, end);
  if (inner < end) out.put(PIECE.cell, inner, trimBlank(text, inner, end), line, separator);
  else out.put(PIECE.cell, start, end, line, separator);
}
