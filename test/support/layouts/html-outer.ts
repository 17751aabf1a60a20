import { printDocument, putHeading, type Layout, type Shell } from '../print/document';
import type { Writer } from '../print/writer';
import { escapeHtml, htmlTable } from './html';

interface Style {
  readonly rows: boolean;
  readonly nl: string;
}

/** A page whose content stands in one cell of a table that only lays it out; `rows`: each piece in a row of its own. */
function shell({ rows, nl }: Style): Shell {
  const piece = (w: Writer, attributes: string, write: () => void): void => {
    w.raw(rows ? `<tr><td${attributes}>` : `<p${attributes}>`);
    write();
    w.raw(`${rows ? '</td></tr>' : '</p>'}${nl}`);
  };
  const put = (w: Writer, attributes: string, text: string) =>
    piece(w, attributes, () => {
      w.put(text);
    });
  return {
    escape: escapeHtml,
    open: (w) =>
      w.raw(
        '<table width="100%" border="0" align="center" cellpadding="0" cellspacing="0">' +
          `${nl}<tbody>${nl}${rows ? '' : `<tr>${nl}<td class="content" valign="top">${nl}`}`,
      ),
    close: (w) => w.raw(`${rows ? '' : `</td>${nl}</tr>${nl}`}</tbody>${nl}</table>\n`),
    title: (w, text) => put(w, ' align="center"', text),
    heading: (w, s, c) =>
      piece(w, '', () => {
        w.raw('<strong>');
        putHeading(w, s, c);
        w.raw('</strong>');
      }),
    subheading: (w, text) => put(w, '', text),
    paragraph: (w, text) => put(w, ' style="text-indent:2em;"', text),
    signature: (w, lines) => lines.forEach((l) => put(w, ' align="right"', l)),
    table: (w, grid, _page, c) => {
      if (rows) w.raw(`<tr><td align="center">${nl}`);
      htmlTable(w, grid, c, nl);
      if (rows) w.raw(`</td></tr>${nl}`);
    },
    pageBreak: (w, n, c) => {
      if (c.o.footer) put(w, '', `- ${n} -`);
      put(w, '', '');
    },
  };
}

const layout = (name: string, style: Style): Layout => ({
  name,
  losesBlanks: false,
  extension: 'html',
  print: (spec, o = {}) => printDocument(spec, o, shell(style)),
});

/** All of it in one cell. */
export const htmlCell = layout('html-cell', { rows: false, nl: '\n' });
/** A row for each paragraph and each table. */
export const htmlRows = layout('html-rows', { rows: true, nl: '\n' });
/** The same on a single line. */
export const htmlCellLine = layout('html-cell-line', { rows: false, nl: '' });
