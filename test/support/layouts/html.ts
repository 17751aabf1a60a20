import { printDocument, putHeading, type Context, type Layout, type Shell } from '../print/document';
import { halves, type Cell, type Grid } from '../print/grid';
import type { PrintOptions } from '../print/options';
import type { Writer } from '../print/writer';

export const escapeHtml = (s: string): string =>
  s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const shells = [
  ['', ''],
  ['<p>', '</p>'],
  ['<p style="text-align:center;"><span style="font-family:仿宋;font-size:16px;">', '</span></p>'],
  ['<span>', '</span>'],
] as const;

/** One HTML table; `nl` is the line end between tags, empty for a page on one line. */
export function htmlTable(w: Writer, grid: Grid, { rng, o }: Context, nl: string): void {
  const [before, after] = shells[Math.floor(rng() * shells.length)]!;
  const inner = (cell: Cell) => {
    w.raw(before);
    if (cell.text === '') {
      w.cell(cell);
      w.raw('&nbsp;');
    } else {
      const broken = cell.kind === 'column' && cell.text.length > 3 && (o.breakHeaders || rng() < 0.3);
      const start = w.length;
      if (broken) {
        const [a, b] = halves(cell.text);
        w.put(a);
        w.raw('<br>');
        w.put(b);
      } else w.put(cell.text);
      w.record(cell, { start, end: w.length });
    }
    w.raw(after);
  };
  const indent = (n: number) => (nl === '' ? '' : '  '.repeat(n));
  w.raw(`${indent(1)}<table border="1" cellspacing="0" cellpadding="0">${nl}${indent(1)}<tbody>${nl}`);
  grid.lines.forEach((_, r) => {
    w.raw(`${indent(2)}<tr>${nl}`);
    for (const cell of grid.cells.filter((c) => c.row === r).sort((a, b) => a.col - b.col)) {
      w.raw(
        `${indent(3)}<td${cell.cols > 1 ? ` colspan="${cell.cols}"` : ''}` +
          `${cell.rows > 1 ? ` rowspan="${cell.rows}"` : ''}>`,
      );
      inner(cell);
      w.raw(`</td>${nl}`);
    }
    w.raw(`${indent(2)}</tr>${nl}`);
  });
  w.raw(`${indent(1)}</tbody>${nl}${indent(1)}</table>${nl}`);
}

interface Style {
  readonly nl: string;
  readonly document: boolean;
  readonly heading: readonly [string, string];
}

function htmlShell({ nl, document, heading }: Style): Shell {
  const block = (w: Writer, tag: string, text: string) => {
    w.raw(`<${tag}>`);
    w.put(text);
    w.raw(`</${tag.split(' ')[0]}>${nl}`);
  };
  return {
    escape: escapeHtml,
    open: (w, spec) => {
      if (!document) return;
      w.raw(`<!DOCTYPE html>${nl}<html lang="zh-CN">${nl}<head>${nl}<meta charset="utf-8">${nl}<title>`);
      w.put(spec.title ?? '');
      w.raw(
        `</title>${nl}<style>td { border: 1px solid #000; padding: 2px 4px }</style>${nl}</head>` +
          `${nl}<body>${nl}<div class="article">${nl}`,
      );
    },
    close: (w) => {
      if (document) w.raw(`</div>${nl}<script>var views = 12 < 13;</script>${nl}</body>${nl}</html>\n`);
    },
    title: (w, text) => block(w, 'h1', text),
    heading: (w, s, c) => {
      w.raw(heading[0]);
      putHeading(w, s, c);
      w.raw(heading[1] + nl);
    },
    subheading: (w, text) => {
      w.raw('<p><strong>');
      w.put(text);
      w.raw(`</strong></p>${nl}`);
    },
    paragraph: (w, text) => block(w, 'p style="text-indent:2em;"', text),
    signature: (w, lines) => lines.forEach((l) => block(w, 'p style="text-align:right;"', l)),
    table: (w, grid, _page, c) => htmlTable(w, grid, c, nl),
    pageBreak: (w, n, c) => {
      if (c.o.footer) block(w, 'p', `- ${n} -`);
      w.raw(`<p>&nbsp;</p>${nl}`);
    },
  };
}

const layout = (name: string, style: Style): Layout => ({
  name,
  losesBlanks: false,
  extension: 'html',
  print: (spec, o: PrintOptions = {}) => printDocument(spec, o, htmlShell(style)),
});

/** What an editor of a web site holds: no head, headings as strong paragraphs. */
export const html = layout('html', { nl: '\n', document: false, heading: ['<p><strong>', '</strong></p>'] });
/** A whole page, one tag a line. */
export const htmlPretty = layout('html-pretty', { nl: '\n', document: true, heading: ['<h2>', '</h2>'] });
/** A whole page on a single line. */
export const htmlLine = layout('html-line', {
  nl: '',
  document: true,
  heading: ['<p style="text-indent:2em;"><strong><span>', '</span></strong></p>'],
});
