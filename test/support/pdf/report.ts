import type { Cell, Grid } from '../print/grid';
import type { ReportSpec } from '../spec';
import { contentOf } from '../word/content';
import { PdfFileWriter, widthOf, type FileOptions, type Page } from './writer';

/** How a report is set on pages. */
export interface PdfOptions {
  /** How the lines of tables are drawn; `open`: without the two at the sides. */
  readonly lines?: 'drawn' | 'filled' | 'stretched' | 'dotted' | 'open' | 'none';
  /** Text of a row stands in its middle or at its top. */
  readonly aligned?: 'middle' | 'top';
  readonly numbers?: 'marked' | 'bare' | 'none';
  readonly head?: string;
  /** The head of a table stands again where a page cuts it. */
  readonly headAgain?: boolean;
  /** Rows may be cut by the end of a page. */
  readonly cutRows?: boolean;
  /** Text is drawn twice, a hair apart. */
  readonly bold?: boolean;
  /** Quarter turns by which pages are shown turned, their content turned back. */
  readonly rotate?: 0 | 90 | 180 | 270;
  /** The content alone is turned, as a broad table on an upright page is. */
  readonly turned?: boolean;
  /** What the font says of a character. */
  readonly told?: (c: string) => string;
  /** The height of a page; the lower, the more often a table is cut. */
  readonly height?: number;
  readonly watermark?: string;
  /** The encoding of the text, which the file does not hold. */
  readonly encoding?: FileOptions['encoding'];
  /** Odd pages stand so much further to the right. */
  readonly gutter?: number;
  /** Each character is placed by itself. */
  readonly single?: boolean;
  /** What is out of order with the text of a cell: by how much it is moved to the right, other lines of it. */
  readonly odd?: (cell: Cell) => { readonly moved?: number; readonly lines?: readonly string[] } | undefined;
}

const WIDTH = 595;
const MARGIN = 72;
const BODY = 12;
const CELL = 9;
const LEADING = 1.35;
const PADDING = 3;

/** A report as a PDF. */
export function reportPdf(spec: ReportSpec, options: PdfOptions = {}): Uint8Array {
  return new Setter(options).set(spec);
}

class Setter {
  private readonly file: PdfFileWriter;
  private readonly height: number;
  private page!: Page;
  private count = 0;
  /** From the top of the page. */
  private y = 0;

  constructor(private readonly o: PdfOptions) {
    this.file = new PdfFileWriter({ ...(o.told && { told: o.told }), ...(o.encoding && { encoding: o.encoding }) });
    this.height = o.height ?? 842;
  }

  set(spec: ReportSpec): Uint8Array {
    this.newPage();
    for (const c of contentOf(spec)) {
      if (c.kind === 'table') this.table(c.grid);
      else if (c.kind === 'title') this.centred(c.text, 18);
      else if (c.kind === 'signature') this.lines([c.text], WIDTH - MARGIN - widthOf(c.text, BODY), BODY);
      else this.paragraph(c.kind === 'heading' ? c.number + c.text : c.text);
    }
    return this.file.bytes();
  }

  private newPage(): void {
    const { rotate = 0, turned } = this.o;
    const sideways = (rotate % 180 !== 0) !== (turned === true);
    const [w, h] = sideways ? [this.height, WIDTH] : [WIDTH, this.height];
    this.page = this.file.page(w, h, rotate);
    this.count++;
    this.y = MARGIN;
    // What turns the content so that it stands upright when the page is shown.
    const turns = (rotate / 90 + (turned ? 1 : 0)) % 4;
    if (turns === 1) this.page.raw(`0 1 -1 0 ${this.height} 0 cm`);
    if (turns === 2) this.page.raw(`-1 0 0 -1 ${WIDTH} ${this.height} cm`);
    if (turns === 3) this.page.raw(`0 -1 1 0 0 ${WIDTH} cm`);
    if (this.count % 2 === 1 && this.o.gutter) this.page.raw(`1 0 0 1 ${this.o.gutter} 0 cm`);
    if (this.o.head) this.put(MARGIN, 40, 9, this.o.head);
    if (this.o.numbers !== 'none') {
      const text = this.o.numbers === 'bare' ? String(this.count) : `- ${this.count} -`;
      this.put((WIDTH - widthOf(text, 9)) / 2, this.height - 36, 9, text);
    }
    if (this.o.watermark) {
      this.page.raw('q 0.7 0.7 -0.7 0.7 150 200 cm');
      this.page.text(0, 0, 40, this.o.watermark);
      this.page.raw('Q');
    }
  }

  private room(height: number): void {
    if (this.y + height > this.height - MARGIN) this.newPage();
  }

  private put(x: number, y: number, size: number, text: string): void {
    const at = this.height - y;
    for (const dx of this.o.bold ? [0, 0.3] : [0]) {
      if (this.o.single) {
        let left = x + dx;
        for (const c of text) {
          this.page.text(left, at, size, c);
          left += widthOf(c, size);
        }
      } else this.page.text(x + dx, at, size, text);
    }
  }

  private lines(lines: readonly string[], x: number, size: number): void {
    for (const line of lines) {
      this.room(size * LEADING);
      this.y += size * LEADING;
      this.put(x, this.y, size, line);
    }
    this.y += size * 0.3;
  }

  private centred(text: string, size: number): void {
    for (const line of wrapped(text, WIDTH - 2 * MARGIN, size)) {
      this.y += size * LEADING;
      this.put((WIDTH - widthOf(line, size)) / 2, this.y, size, line);
    }
    this.y += size;
  }

  private paragraph(text: string): void {
    const [first, ...rest] = wrapped(text, WIDTH - 2 * MARGIN, BODY, 2 * BODY);
    this.lines([first!], MARGIN + 2 * BODY, BODY);
    this.y -= BODY * 0.3;
    this.lines(rest, MARGIN, BODY);
  }

  private table(grid: Grid): void {
    this.y += BODY;
    const xs = columnsOf(grid);
    const text = new Map(
      grid.cells.map((c) => [c, wrapped(c.text, xs[c.col + c.cols]! - xs[c.col]! - 2 * PADDING, CELL)]),
    );
    const heights = grid.lines.map(() => CELL * LEADING + 2 * PADDING);
    for (const c of [...grid.cells].sort((a, b) => a.rows - b.rows)) {
      const needed = text.get(c)!.length * CELL * LEADING + 2 * PADDING;
      const has = heights.slice(c.row, c.row + c.rows).reduce((a, b) => a + b, 0);
      if (needed > has) heights[c.row + c.rows - 1]! += needed - has;
    }
    const header = grid.lines.findIndex((l) => l.kind === 'body');
    for (let from = 0; from < grid.lines.length;) {
      const again = from > 0 && this.o.headAgain ? header : 0;
      const head = heights.slice(0, again).reduce((a, b) => a + b, 0);
      let to = from,
        height = 0;
      const free = () => this.height - MARGIN - this.y - head;
      while (to < grid.lines.length && height + heights[to]! <= free()) height += heights[to++]!;
      if (to === from || (from === 0 && to <= header)) {
        this.newPage();
        continue;
      }
      if (again > 0) this.rows(grid, xs, heights, text, 0, again);
      this.rows(grid, xs, heights, text, from, to);
      const cut = this.o.cutRows && to < grid.lines.length ? this.cut(grid, xs, heights, text, to, free()) : undefined;
      if (to < grid.lines.length) this.newPage();
      from = to;
      if (cut) {
        if (this.o.headAgain) this.rows(grid, xs, heights, text, 0, header);
        cut();
        from++;
      }
    }
    this.y += BODY;
  }

  /** Sets what room there is for of a row, and gives back what sets the rest. */
  private cut(
    grid: Grid,
    xs: readonly number[],
    heights: readonly number[],
    text: ReadonlyMap<Cell, readonly string[]>,
    row: number,
    free: number,
  ): (() => void) | undefined {
    const own = grid.cells.filter((c) => c.row === row && c.rows === 1);
    const room = Math.floor((free - 2 * PADDING) / (CELL * LEADING));
    const most = Math.max(...own.map((c) => text.get(c)!.length));
    if (room < 1 || room >= most || grid.cells.some((c) => c.row === row && c.rows > 1)) return undefined;
    const part = (from: number, to: number) => {
      const lines = new Map(grid.cells.map((c) => [c, c.row === row ? text.get(c)!.slice(from, to) : []]));
      const height = heights.slice();
      height[row] = (Math.min(to, most) - from) * CELL * LEADING + 2 * PADDING;
      this.rows(grid, xs, height, lines, row, row + 1, 'top');
    };
    part(0, room);
    return () => part(room, most);
  }

  private rows(
    grid: Grid,
    xs: readonly number[],
    heights: readonly number[],
    text: ReadonlyMap<Cell, readonly string[]>,
    from: number,
    to: number,
    aligned = this.o.aligned ?? 'middle',
  ): void {
    const tops = [this.y];
    for (let r = from; r < to; r++) tops.push(tops[tops.length - 1]! + heights[r]!);
    for (const c of grid.cells) {
      const first = Math.max(c.row, from),
        last = Math.min(c.row + c.rows, to);
      if (first >= last) continue;
      const left = xs[c.col]!,
        right = xs[c.col + c.cols]!,
        top = tops[first - from]!,
        bottom = tops[last - from]!;
      this.box(left, top, right, bottom, c.col === 0, c.col + c.cols === grid.width);
      if (c.row < from) continue;
      const odd = this.o.odd?.(c);
      const lines = odd?.lines ?? text.get(c)!;
      const space = aligned === 'top' ? PADDING : (bottom - top - lines.length * CELL * LEADING) / 2;
      lines.forEach((line, i) => {
        const x = c.kind === 'row' ? left + PADDING : (left + right - widthOf(line, CELL)) / 2;
        this.put(x + (odd?.moved ?? 0), top + space + (i + 1) * CELL * LEADING - 2, CELL, line);
      });
    }
    this.y = tops[tops.length - 1]!;
  }

  private box(left: number, top: number, right: number, bottom: number, first: boolean, last: boolean): void {
    const { lines = 'drawn' } = this.o;
    if (lines === 'none') return;
    const y0 = this.height - bottom,
      y1 = this.height - top;
    const draw = (x0: number, a: number, x1: number, b: number) => {
      if (lines === 'filled') this.page.bar(x0, a, x1, b);
      else if (lines === 'stretched') this.page.stretched(x0, a, x1, b);
      else if (lines === 'dotted') {
        const length = Math.max(x1 - x0, b - a);
        for (let at = 0; at < length; at += 2) {
          const end = Math.min(at + 1, length);
          if (x0 === x1) this.page.line(x0, a + at, x0, a + end);
          else this.page.line(x0 + at, a, x0 + end, a);
        }
      } else this.page.line(x0, a, x1, b);
    };
    draw(left, y0, right, y0);
    draw(left, y1, right, y1);
    if (!(first && lines === 'open')) draw(left, y0, left, y1);
    if (!(last && lines === 'open')) draw(right, y0, right, y1);
  }
}

/** Where the columns of a table begin and end: those with labels are broad. */
function columnsOf(grid: Grid): number[] {
  const all = WIDTH - 2 * MARGIN;
  const figures = grid.width - grid.stub;
  const narrow = grid.stub === 0 ? all / grid.width : Math.min(90, (all * 0.55) / figures);
  const broad = grid.stub === 0 ? 0 : (all - narrow * figures) / grid.stub;
  const out = [MARGIN];
  for (let i = 0; i < grid.width; i++) out.push(out[i]! + (i < grid.stub ? broad : narrow));
  return out;
}

/** Text in lines no wider than this; a number is not broken. */
function wrapped(text: string, width: number, size: number, indent = 0): string[] {
  const out: string[] = [];
  let line = '',
    room = width - indent;
  for (const unit of text.match(/[\x21-\x7e]+|[^]/gu) ?? []) {
    if (line !== '' && widthOf(line + unit, size) > room && !/^[，。；：、）！？]$/.test(unit)) {
      out.push(line);
      line = '';
      room = width;
    }
    line += unit;
  }
  if (line !== '' || out.length === 0) out.push(line);
  return out.filter((l, i) => l !== '' || i === 0);
}
