import type { Paragraph, ReportSpec, SectionSpec } from '../spec';
import { gridOf, pages, type Grid } from './grid';
import { labelText, proseText, type PrintOptions } from './options';
import { random } from './random';
import { Writer, type Printed } from './writer';

export interface Context {
  readonly o: PrintOptions;
  readonly rng: () => number;
}

/** How a layout shows each kind of block; every method ends its block with a line end. */
export interface Shell {
  open?(w: Writer, spec: ReportSpec): void;
  close?(w: Writer): void;
  title(w: Writer, text: string): void;
  heading(w: Writer, section: SectionSpec, c: Context): void;
  subheading(w: Writer, text: string, c: Context): void;
  paragraph(w: Writer, text: string): void;
  signature(w: Writer, lines: readonly string[]): void;
  /** One page of a table; `page` counts from 0. */
  table(w: Writer, grid: Grid, page: number, c: Context): void;
  pageBreak(w: Writer, number: number, c: Context): void;
  /** Page breaks if the options name none. */
  breaks?(grid: Grid): readonly string[];
  escape?(s: string): string;
}

export interface Layout {
  readonly name: string;
  /** A blank cell leaves nothing behind, so which figure is missing cannot be seen. */
  readonly losesBlanks: boolean;
  readonly extension: 'txt' | 'md' | 'html';
  print(spec: ReportSpec, options?: PrintOptions): Printed;
}

export function printDocument(spec: ReportSpec, o: PrintOptions, shell: Shell): Printed {
  const c: Context = { o, rng: random(o.seed ?? 1) };
  const w = new Writer(o.eol ?? '\n', o.bom ?? false, shell.escape);
  let page = 2;
  const text = (p: Paragraph) => {
    if (typeof p !== 'string') {
      shell.subheading(w, labelText(proseText(p.heading, o), { punctuation: o.punctuation ?? 'full' }, c.rng), c);
      return;
    }
    const shown = proseText(p, o);
    const cut = o.cutParagraphs && shown.length > 120 ? cutPoint(shown) : 0;
    if (cut === 0) {
      shell.paragraph(w, shown);
      return;
    }
    shell.paragraph(w, shown.slice(0, cut));
    shell.pageBreak(w, page++, c);
    shell.paragraph(w, shown.slice(cut));
  };
  shell.open?.(w, spec);
  if (spec.title !== undefined) shell.title(w, proseText(spec.title, o));
  spec.preamble.forEach(text);
  for (const s of spec.sections) {
    shell.heading(w, s, c);
    s.paragraphs.forEach(text);
    if (s.table) {
      const grid = gridOf(spec, s.table, o, c.rng);
      pages(grid, o.pageBreaks ?? shell.breaks?.(grid) ?? []).forEach((g, i) => {
        if (i > 0) shell.pageBreak(w, page++, c);
        shell.table(w, g, i, c);
      });
    }
    s.after.forEach(text);
  }
  if (spec.signature.length > 0)
    shell.signature(
      w,
      spec.signature.map((l) => proseText(l, o)),
    );
  shell.close?.(w);
  return w.done();
}

/** A place in the middle between two Chinese characters, as a page break finds it. */
function cutPoint(s: string): number {
  for (let i = Math.floor(s.length / 2); i < s.length - 20; i++)
    if (/[\u4e00-\u9fff]{2}/.test(s.slice(i - 1, i + 1))) return i;
  return 0;
}

/** Number and title of a section, recorded. */
export function putHeading(w: Writer, s: SectionSpec, { o, rng }: Context): void {
  const number = w.put(s.number === '' ? '' : s.number + (o.numberMark ?? '、'));
  const title = w.put(labelText(s.title, { punctuation: o.punctuation ?? 'full' }, rng));
  w.mark('headings', s.key, { start: number.start, end: title.end });
  w.mark('titles', s.key, title);
}

export interface TextStyle {
  /** Default heading style of the layout. */
  headings?: PrintOptions['headings'];
  /** Empty lines between blocks. */
  gap?: number;
  /** Empty lines after a table. */
  tableGap?: number;
  table: Shell['table'];
  breaks?: Shell['breaks'];
  /** Page footers are the bare number, and always there. */
  bareNumbers?: boolean;
}

/** Headings, paragraphs and page breaks of everything that is not HTML. */
export function textShell(style: TextStyle, o: PrintOptions): Shell {
  const gap = '\n'.repeat(1 + (style.gap ?? 1));
  const kind = o.headings ?? style.headings ?? 'bare';
  const depths = { bare: 0, bold: 0, hash: 1, 'bold-hash': 1, mixed: 1 };
  const wrapped = (w: Writer, depth: number, c: Context | undefined, inner: () => void) => {
    const n = kind === 'mixed' && c ? 1 + Math.floor(c.rng() * 4) : depth;
    const bold = kind === 'bold' || kind === 'bold-hash' ? '**' : '';
    if (depths[kind]) w.raw('#'.repeat(n) + (o.hashSpace === false ? '' : ' '));
    w.raw(bold);
    inner();
    w.raw(bold + gap);
  };
  return {
    title: (w, text) => wrapped(w, 1, undefined, () => w.put(text)),
    heading: (w, s, c) => wrapped(w, 2, c, () => putHeading(w, s, c)),
    subheading: (w, text, c) => wrapped(w, 3, c, () => w.put(text)),
    paragraph: (w, text) => {
      w.put(text);
      w.raw(gap);
    },
    signature: (w, lines) => {
      for (const l of lines) {
        w.put(l);
        w.raw(gap);
      }
    },
    table: (w, g, page, c) => {
      style.table(w, g, page, c);
      w.raw('\n'.repeat(style.tableGap ?? style.gap ?? 1));
    },
    pageBreak: (w, n, c) => {
      if (style.bareNumbers) {
        w.raw(`${n}\n\n`);
        return;
      }
      w.raw((style.gap ?? 1) > 0 ? '' : '\n');
      if (c.o.footer) w.raw(`- ${n} -\n\n`);
    },
    ...(style.breaks && { breaks: style.breaks }),
  };
}

/** A layout of plain text or Markdown from its way of showing a table. */
export function textLayout(
  name: string,
  style: TextStyle,
  more: { losesBlanks?: boolean; extension?: 'txt' | 'md'; defaults?: PrintOptions } = {},
): Layout {
  return {
    name,
    losesBlanks: more.losesBlanks ?? false,
    extension: more.extension ?? 'txt',
    print: (spec, options = {}) => {
      const o = { ...more.defaults, ...options };
      return printDocument(spec, o, textShell(style, o));
    },
  };
}
