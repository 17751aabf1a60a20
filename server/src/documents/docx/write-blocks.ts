import { refuse } from '../refusal';
import { markInParagraph, markInRow } from './change-marks';
import { cellsOf, isRow, type Change } from './changes';
import type { Item, Layout, ParagraphItem, RowItem } from './layout';
import type { Paragraph } from './model';
import { newParagraph, newTable } from './new-blocks';
import type { WordDocument } from './package';
import { Splices } from './splices';
import { writeText, type Region } from './write-text';
import { anyOf } from '../../text/pattern';

type Insertion = Extract<Change, { kind: 'insert' }>;

/** Things hang on a paragraph that are no text; it stays when its text goes. */
const ANCHORED = anyOf(
  [/drawing|pict|object|fldChar|sectPr/, /bookmarkStart|commentRangeStart|footnoteReference|endnoteReference/],
  { before: '<(?:[\\w-]+:)?', behind: '\\b' },
);

/** The stretch of text that a cell of a row is. */
export function cellRegion(row: RowItem, index: number): Region {
  const { spans, paragraph, cell } = row.cells[index]!;
  const beside = row.cells.flatMap((c) => c.spans).find((s) => s.piece.run);
  return {
    spans,
    paragraph: cell?.covered ? undefined : paragraph,
    dress: beside?.piece.run?.dress ?? '',
    inCell: true,
  };
}

export function paragraphRegion({ spans, paragraph }: ParagraphItem): Region {
  return { spans, paragraph, dress: '', inCell: false };
}

/** Takes paragraphs, rows and tables out of the document. */
export function removeItems(items: readonly Item[], layout: Layout, word: WordDocument, into: Splices): void {
  const rows = items.filter((i): i is RowItem => i.kind === 'row');
  const whole = new Set(
    rows
      .map((r) => r.table)
      .filter((t) => layout.items.every((i) => i.kind !== 'row' || i.table !== t || rows.includes(i))),
  );
  for (const item of items) {
    if (item.kind === 'paragraph') removeParagraph(item, word, into);
    else if (word.tracking) markRow(item, word, into);
    else if (!whole.has(item.table)) removeRow(item, into);
  }
  if (!word.tracking) for (const { start, end } of whole) into.put(start, end, '');
}

function removeParagraph(item: ParagraphItem, word: WordDocument, into: Splices): void {
  const { paragraph, spans, start, end } = item;
  const source = word.source.slice(paragraph.start, paragraph.end);
  const number = spans[0]?.piece.kind === 'number' ? spans[0].end : start;
  const mustStay =
    ANCHORED.test(source) ||
    isAloneInControl(word.source, paragraph) ||
    /^\s*<\/(?:[\w-]+:)?(?:tc|txbxContent)/.test(word.source.slice(paragraph.end, paragraph.end + 40));
  if (!mustStay && !word.tracking) {
    for (const { piece } of spans)
      if (piece.kind === 'field' || piece.kind === 'bound')
        writeText(paragraphRegion(item), { start, end, newText: '' }, into);
    into.put(paragraph.start, paragraph.end, '');
    return;
  }
  writeText(paragraphRegion(item), { start: number, end, newText: '' }, into);
  if (word.tracking && !mustStay) markParagraph(paragraph, into);
}

/** Whether a content control would hold nothing without a paragraph or row, which Word takes for damage. */
function isAloneInControl(source: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  return (
    /<(?:[\w-]+:)?sdtContent>\s*$/.test(source.slice(Math.max(0, start - 80), start)) &&
    /^\s*<\/(?:[\w-]+:)?sdtContent>/.test(source.slice(end, end + 80))
  );
}

/** Notes that the mark at a paragraph's end is taken out. */
function markParagraph({ start, style, prefix: p }: Paragraph, into: Splices): void {
  const gone = `<${p}del ${into.change(p)}/>`;
  const { source } = into.word;
  const open = source.indexOf('>', start) + 1;
  if (style === '') {
    into.put(open, open, `<${p}pPr><${p}rPr>${gone}</${p}rPr></${p}pPr>`);
    return;
  }
  const at = source.indexOf(style, open);
  const { from, to, text } = markInParagraph(style, p, gone);
  into.put(at + from, at + to, text);
}

function removeRow({ row, table, rowNumber, tableNumber }: RowItem, into: Splices): void {
  const next = table.rows[rowNumber];
  if (row.cells.some((c) => c.restarts) && next?.cells.some((c) => c.covered))
    throw refuse(
      `表${tableNumber}第${rowNumber}行有向下合并的单元格，不能这样删，请在 Word 中修改`,
      `row ${rowNumber} of table ${tableNumber} has cells merged downwards; take it out in Word`,
    );
  if (isAloneInControl(into.word.source, row))
    throw refuse(
      `表${tableNumber}第${rowNumber}行在内容控件中，请在 Word 中删除`,
      `row ${rowNumber} of table ${tableNumber} is in a content control; take it out in Word`,
    );
  into.put(row.start, row.end, '');
}

/** Notes that a row is taken out. */
function markRow(item: RowItem, word: WordDocument, into: Splices): void {
  const { row, table } = item;
  const p = table.prefix;
  item.cells.forEach((cell, c) => {
    if (cell.end > cell.start) writeText(cellRegion(item, c), { start: cell.start, end: cell.end, newText: '' }, into);
  });
  const gone = `<${p}del ${into.change(p)}/>`;
  const head = word.source.slice(row.start, row.cells[0]?.start ?? row.end);
  const { from, to, text } = markInRow(head, p, gone);
  into.put(row.start + from, row.start + to, text);
}

/** Puts lines into the document: as rows of the table beside them, else as paragraphs and tables. */
export function insertLines(change: Insertion, layout: Layout, word: WordDocument, into: Splices): void {
  const { after, before, gluedAfter, gluedBefore } = change;
  let lines = change.lines;
  const rows = { down: [] as string[], up: [] as string[] };
  if (gluedAfter && after?.kind === 'row') {
    const count = leading(lines, isRow);
    rows.down = lines.slice(0, count);
    lines = lines.slice(count);
  }
  if (gluedBefore && before?.kind === 'row') {
    const count = leading([...lines].reverse(), isRow);
    rows.up = lines.slice(lines.length - count);
    lines = lines.slice(0, lines.length - count);
  }
  if (rows.down.length > 0) insertRows(rows.down, after as RowItem, 'after', into);
  const blocks = blocksOf(lines);
  if (blocks.length > 0) insertBlocks(blocks, change, layout, word, into);
  if (rows.up.length > 0) insertRows(rows.up, before as RowItem, 'before', into);
}

const leading = (lines: readonly string[], test: (line: string) => boolean): number => {
  const end = lines.findIndex((l) => !test(l));
  return end < 0 ? lines.length : end;
};

/** Rows set like the one beside them, with other texts. */
function insertRows(lines: readonly string[], model: RowItem, where: 'after' | 'before', into: Splices): void {
  const { row, table } = model;
  const { word } = into;
  const copies = lines
    .filter((l) => !isDelimiter(l))
    .map((line) => {
      const cells = cellsOf(line);
      if (cells?.length !== model.cells.length)
        throw refuse(
          `插入的行有${cells?.length ?? 0}格，旁边的行有${model.cells.length}格，无法写回`,
          `the row to insert has ${cells?.length ?? 0} cells, the one beside it ${model.cells.length}; it cannot ` +
            'be written',
        );
      const own = new Splices({ source: word.source, tracking: false }, '');
      cells.forEach((text, c) => {
        const { start, end, cell } = model.cells[c]!;
        if (end > start || text !== '') writeText(cellRegion(model, c), { start, end, newText: text }, own);
        // Below a cell that is merged downwards the new row goes on with it.
        if (text === '' && cell?.restarts && where === 'after') {
          const merge = /<(?:[\w-]+:)?vMerge\b[^>]*>/.exec(word.source.slice(cell.start, cell.end));
          if (merge)
            own.put(cell.start + merge.index, cell.start + merge.index + merge[0].length, `<${table.prefix}vMerge/>`);
        }
      });
      return asNew(own.apply(row.start, row.end), table.prefix, into);
    });
  const at = where === 'after' ? row.end : row.start;
  into.put(at, at, copies.join(''));
}

/** A copy of a row without what may stand in a document once only; tracked where changes are. */
function asNew(source: string, p: string, into: Splices): string {
  const bare = source
    .replace(/\s[\w-]+:(?:paraId|textId|rsid\w*)="[^"]*"/g, '')
    .replace(/<[\w-]+:(?:bookmarkStart|bookmarkEnd|commentRangeStart|commentRangeEnd)\b[^>]*\/>/g, '');
  if (!into.word.tracking) return bare;
  const mark = `<${p}ins ${into.change(p)}/>`;
  const head = bare.slice(0, bare.search(new RegExp(`<${p}tc[\\s>]`)));
  const { from, to, text } = markInRow(head, p, mark);
  return bare.slice(0, from) + text + bare.slice(to);
}

export type NewBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** Lines as paragraphs and tables. */
function blocksOf(lines: readonly string[]): NewBlock[] {
  const out: NewBlock[] = [];
  let rows: string[][] | undefined;
  for (const line of lines) {
    const cells = cellsOf(line);
    if (!cells) {
      rows = undefined;
      if (line.trim() !== '') out.push({ kind: 'paragraph', text: line });
      continue;
    }
    if (isDelimiter(line)) continue;
    if (!rows) out.push({ kind: 'table', rows: (rows = []) });
    rows.push(cells);
  }
  return out;
}

/** The line under a table's head in Markdown. */
function isDelimiter(line: string): boolean {
  return /^[\s|:-]+$/.test(line) && line.includes('---');
}

function insertBlocks(
  blocks: readonly NewBlock[],
  { after, before }: Insertion,
  layout: Layout,
  word: WordDocument,
  into: Splices,
): void {
  if (!after && !before)
    throw refuse(
      '文档里没有可以插在旁边的文字，请在 Word 中输入',
      'there is no text to insert beside; type it in Word',
    );
  if (after?.kind === 'row' && before?.kind === 'row' && before.table === after.table)
    throw refuse(
      '表格的行之间不能插入段落，请在 Word 中修改',
      'paragraphs cannot stand between rows of a table; change it in Word',
    );
  const at = after ? endOf(after) : startOf(before!);
  const source = blocks
    .map((block, i) => {
      if (block.kind === 'paragraph')
        return newParagraph(block.text, likest(block.text, layout, after ?? before!), into);
      // Tables that touch are one table to Word.
      const alone = blocks[i + 1]?.kind !== 'paragraph';
      return (
        newTable(block.rows, layout, word, after ?? before!, into) + (alone ? `<${prefixOf(after ?? before!)}p/>` : '')
      );
    })
    .join('');
  const touching = after?.kind === 'row' && blocks[0]!.kind === 'table';
  into.put(at, at, touching ? `<${prefixOf(after)}p/>${source}` : source);
}

const endOf = (item: Item): number => (item.kind === 'row' ? item.table.end : item.paragraph.end);
const startOf = (item: Item): number => (item.kind === 'row' ? item.table.start : item.paragraph.start);
const prefixOf = (item: Item): string => (item.kind === 'row' ? item.table.prefix : item.paragraph.prefix);

/** The marks by which a line numbers itself, without its numbers. */
function numberingOf(text: string): string {
  const m =
    /^\s*(?:第?[一二三四五六七八九十]+[、章节部]|[（(][一二三四五六七八九十]+[）)]|\d+[.．、]|[（(]\d+[）)])/.exec(
      text,
    );
  return m
    ? m[0]
        .trim()
        .replace(/[一二三四五六七八九十]+/, '一')
        .replace(/\d+/, '1')
    : '';
}

/** The paragraph that a new one is set like: the nearest of its kind of numbering, before it if there is one. */
function likest(text: string, { items }: Layout, beside: Item): ParagraphItem | undefined {
  const kind = numberingOf(text);
  const here = items.indexOf(beside);
  let best: ParagraphItem | undefined,
    least = Infinity;
  items.forEach((item, i) => {
    if (item.kind !== 'paragraph' || item.spans.length === 0) return;
    const first = item.spans[0]!;
    // One that Word numbers would give the new one a number too.
    if (first.piece.kind === 'number' || numberingOf(item.spans.map((s) => s.piece.text).join('')) !== kind) return;
    const distance = i <= here ? 2 * (here - i) : 2 * (i - here) + 1;
    if (distance < least) {
      least = distance;
      best = item;
    }
  });
  return best;
}
