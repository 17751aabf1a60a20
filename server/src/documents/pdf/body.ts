import type { Body, BodyBlock, DocumentTable, Paragraph, Piece, TableCell } from '../docx/model';
import type { Chunk, ColumnLines } from './columns';
import { rowsOf } from './labels';
import type { PageCell, PageRow } from './page-blocks';
import type { ParagraphLine } from './paragraphs';

// What a PDF holds, in the words in which a Word document is laid out: it has no source to write to.
const NOWHERE = { start: 0, end: 0 } as const;

export function piece(text: string, page: number): Piece {
  return { kind: 'text', text, from: 0, to: 0, run: undefined, tag: undefined, page };
}

export function paragraph(pieces: readonly Piece[]): Paragraph {
  return {
    kind: 'paragraph',
    pieces,
    ...NOWHERE,
    close: 0,
    empty: false,
    prefix: '',
    style: '',
    dress: '',
    section: false,
  };
}

export function paragraphOf(lines: readonly ParagraphLine[]): Paragraph {
  return paragraph(lines.map(({ page, joint, text }) => piece(joint + text, page)));
}

/** Borders nearer than this are one, in points. */
const NEAR = 3;

/** A table with drawn lines. */
export function tableOf(rows: readonly PageRow[]): DocumentTable {
  const borders = bordersOf(rows);
  const at = (x: number) => borders.findIndex((b) => Math.abs(b - x) <= NEAR);
  return {
    kind: 'table',
    ...NOWHERE,
    prefix: '',
    grid: borders.slice(1).map((b, i) => b - borders[i]!),
    rows: rows.map(({ page, cells }) => ({
      ...NOWHERE,
      page,
      before: Math.max(0, at(cells[0]!.left)),
      cells: cells.map((c) => cellOf(c, page, at(c.right) - at(c.left))),
    })),
  };
}

function cellOf({ text, covered, tall }: PageCell, page: number, span: number): TableCell {
  return {
    ...NOWHERE,
    span: Math.max(1, span),
    covered,
    restarts: tall && !covered,
    blocks: [paragraph([piece(text, page)])],
  };
}

function bordersOf(rows: readonly PageRow[]): number[] {
  const all = rows.flatMap((r) => r.cells.flatMap((c) => [c.left, c.right])).sort((a, b) => a - b);
  const out: number[] = [];
  for (const x of all) if (out.length === 0 || x - out[out.length - 1]! > NEAR) out.push(x);
  return out;
}

/** A table that only the places of its words make: each stays where it stands on its line. */
export function spacedTable({ blocks, chunks }: ColumnLines): DocumentTable {
  const whole = rowsOf(blocks, chunks);
  if (whole) {
    const rows = whole.flatMap((row, i) => {
      const { page } = blocks[i]!;
      return row.length === 0 ? [] : [{ ...NOWHERE, page, before: 0, cells: row.map((c) => cellFrom(c, page)) }];
    });
    return { kind: 'table', ...NOWHERE, prefix: '', grid: [], rows };
  }
  const left = Math.min(...chunks.flatMap((c) => c.map((p) => p.left)));
  // No text is wider set as text than it is on the page.
  const unit = 0.48 * Math.min(...blocks.map((b) => Math.min(...b.line.words.map((w) => w.size))));
  return {
    kind: 'table',
    ...NOWHERE,
    prefix: '',
    spaced: true,
    grid: [],
    rows: chunks.map((row, i) => ({
      ...NOWHERE,
      page: blocks[i]!.page,
      before: 0,
      cells: row.map((chunk) => spacedCell(chunk, blocks[i]!.page, Math.round((chunk.left - left) / unit))),
    })),
  };
}

function spacedCell({ text }: Chunk, page: number, at: number): TableCell {
  return { ...NOWHERE, span: 1, covered: false, restarts: false, at, blocks: [paragraph([piece(text, page)])] };
}

const cellFrom = ({ left, right, text }: Chunk, page: number): TableCell =>
  cellOf({ left, right, text, covered: false, tall: false }, page, 1);

export const bodyOf = (blocks: readonly BodyBlock[]): Body => ({ blocks, pictures: 0 });
