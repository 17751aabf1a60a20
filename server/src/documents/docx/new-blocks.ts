import { greatest } from '../../text/extremes';
import { markInParagraph } from './change-marks';
import type { Item, Layout, ParagraphItem, RowItem } from './layout';
import type { WordDocument } from './package';
import type { Splices } from './splices';
import { insertedRun } from './write-text';

/** Width of the text of a page in twentieths of a point, where no table tells. */
const PAGE = 8300;

/** A paragraph set like another. */
export function newParagraph(text: string, model: ParagraphItem | undefined, into: Splices): string {
  const p = model?.paragraph.prefix ?? 'w:';
  const run = model?.spans.find((s) => s.piece.run)?.piece.run;
  return paragraph(text, p, bareStyle(model?.paragraph.style ?? ''), run?.dress ?? '', into);
}

function paragraph(text: string, p: string, style: string, dress: string, into: Splices): string {
  const properties = into.word.tracking ? withMark(style, p, into) : style;
  return `<${p}p>${properties}${insertedRun(text, p, dress, into)}</${p}p>`;
}

/** Paragraph properties without what belongs to one paragraph alone. */
function bareStyle(style: string): string {
  return style
    .replace(/<([\w-]+:)?sectPr\b[^]*?<\/(?:[\w-]+:)?sectPr>/g, '')
    .replace(/<([\w-]+:)?pPrChange\b[^]*?<\/(?:[\w-]+:)?pPrChange>/g, '')
    .replace(/<(?:[\w-]+:)?(?:sectPr|ins|del|moveFrom|moveTo|pageBreakBefore)\b[^>]*\/>/g, '');
}

/** Notes that a paragraph's mark is new. */
function withMark(style: string, p: string, into: Splices): string {
  const mark = `<${p}ins ${into.change(p)}/>`;
  const own = style === '' ? `<${p}pPr/>` : style;
  const { from, to, text } = markInParagraph(own, p, mark);
  return own.slice(0, from) + text + own.slice(to);
}

/** A table set like the nearest one; cells that head several columns or rows are merged. */
export function newTable(
  rows: readonly (readonly string[])[],
  layout: Layout,
  word: WordDocument,
  beside: Item,
  into: Splices,
): string {
  const model = nearestTable(layout, beside);
  const p = model?.table.prefix ?? (beside.kind === 'row' ? beside.table.prefix : beside.paragraph.prefix);
  const columns = greatest(rows, (r) => r.length);
  const total = model?.table.grid.reduce((a, b) => a + b, 0) || PAGE;
  const width = Math.floor(total / columns);
  const grid = `<${p}tblGrid>${`<${p}gridCol ${p}w="${width}"/>`.repeat(columns)}</${p}tblGrid>`;
  const look = cellLook(model);
  const spans = mergedCells(rows);
  const body = rows.map((row, r) => {
    const cells: string[] = [];
    for (let c = 0; c < columns; c++) {
      const { across, down } = spans[r]![c] ?? { across: 1, down: '' };
      if (across === 0) continue;
      const span = across > 1 ? `<${p}gridSpan ${p}val="${across}"/>` : '';
      const merge = down === '' ? '' : down === 'restart' ? `<${p}vMerge ${p}val="restart"/>` : `<${p}vMerge/>`;
      const properties = `<${p}tcPr><${p}tcW ${p}w="${width * across}" ${p}type="dxa"/>${span}${merge}</${p}tcPr>`;
      cells.push(`<${p}tc>${properties}${paragraph(unescape(row[c] ?? ''), p, look.style, look.dress, into)}</${p}tc>`);
    }
    const mark = into.word.tracking ? `<${p}trPr><${p}ins ${into.change(p)}/></${p}trPr>` : '';
    return `<${p}tr>${mark}${cells.join('')}</${p}tr>`;
  });
  return `<${p}tbl>${tableLook(model, word, p)}${grid}${body.join('')}</${p}tbl>`;
}

const unescape = (text: string): string => text.replace(/\\([|\\])/g, '$1');

function nearestTable({ items }: Layout, beside: Item): RowItem | undefined {
  const here = items.indexOf(beside);
  const isRowItem = (i: Item): i is RowItem => i.kind === 'row';
  return items.slice(0, here + 1).findLast(isRowItem) ?? items.slice(here).find(isRowItem);
}

/** The properties of a table like another: borders, style and alignment. */
function tableLook(model: RowItem | undefined, word: WordDocument, p: string): string {
  if (model) {
    const head = word.source.slice(model.table.start, model.table.rows[0]!.start);
    const own = /<((?:[\w-]+:)?tblPr)>[^]*?<\/\1>/.exec(head);
    if (own) return own[0].replace(/<((?:[\w-]+:)?tblPrChange)\b[^]*?<\/\1>/, '');
  }
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const borders = sides.map((s) => `<${p}${s} ${p}val="single" ${p}sz="4" ${p}space="0" ${p}color="auto"/>`);
  return (
    `<${p}tblPr><${p}tblW ${p}w="0" ` +
    `${p}type="auto"/><${p}tblBorders>${borders.join('')}</${p}tblBorders></${p}tblPr>`
  );
}

/** Paragraph style and formatting of the cells of a table. */
function cellLook(model: RowItem | undefined): { readonly style: string; readonly dress: string } {
  const first = model?.cells.find((c) => c.spans.some((s) => s.piece.run));
  const span = first?.spans.find((s) => s.piece.run);
  return { style: bareStyle(span?.paragraph.style ?? ''), dress: span?.piece.run?.dress ?? '' };
}

interface Merge {
  /** Columns that a cell takes; 0 for one that another takes. */
  readonly across: number;
  readonly down: '' | 'restart' | 'goes on';
}

/**
 * The cells of a table's head that are merged: a label over several columns, with a label of its own over each of them
 * in the row below; a label beside such a one reaches down.
 */
function mergedCells(rows: readonly (readonly string[])[]): Merge[][] {
  const out: Merge[][] = rows.map((r) => r.map(() => ({ across: 1, down: '' })));
  rows.forEach((row, r) => {
    const below = rows[r + 1];
    if (!below || isNumeric(row) || isNumeric(below)) return;
    for (let c = 0; c < row.length; c++) {
      if (row[c] === '') continue;
      let end = c + 1;
      while (end < row.length && row[end] === '' && below[end] !== '' && below[end] !== undefined) end++;
      if (end > c + 1 && below[c] !== '') {
        out[r]![c] = { across: end - c, down: '' };
        for (let i = c + 1; i < end; i++) out[r]![i] = { across: 0, down: '' };
      }
    }
  });
  return out;
}

const isNumeric = (row: readonly string[]): boolean => row.some((c) => /^[\d.,]+$/.test(c));
