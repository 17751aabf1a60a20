import { printDocument, putHeading, type Layout, type Shell } from '../print/document';
import { middle } from '../print/grid';
import { drawTable } from '../print/columns';
import { displayWidth, wrap } from '../print/width';

const page = 96;

/** Text as `pdftotext -layout` gives it: aligned columns, wrapped labels, footers inside tables, form feeds. */
function shell(top: boolean): Shell {
  const centred = (s: string) => ' '.repeat(Math.max(0, Math.floor((page - displayWidth(s)) / 2)));
  return {
    title: (w, text) => {
      w.raw(`\n${centred(text)}`);
      w.put(text);
      w.raw('\n\n');
    },
    heading: (w, s, c) => {
      w.raw('\n    ');
      putHeading(w, s, c);
      w.raw('\n');
    },
    subheading: (w, text) => {
      w.raw('    ');
      w.put(text);
      w.raw('\n');
    },
    paragraph: (w, text) => {
      w.raw('    ');
      wrap(text, page - 8).forEach((l) => {
        w.put(l);
        w.raw('\n');
      });
    },
    signature: (w, lines) => {
      w.raw('\n');
      for (const l of lines) {
        w.raw(' '.repeat(60));
        w.put(l);
        w.raw('\n');
      }
    },
    table: (w, grid) => {
      w.raw('\n');
      drawTable(w, grid, page, top);
    },
    pageBreak: (w, n, c) => {
      w.raw(c.o.footer === false ? '\n' : `\n${centred(`- ${n} -`)}- ${n} -\n`);
      w.raw('\f');
    },
    close: (w) => w.raw(`\n${centred('- 9 -')}- 9 -\n\f`),
    breaks: middle,
  };
}

const layout = (name: string, top: boolean): Layout => ({
  name,
  losesBlanks: true,
  extension: 'txt',
  print: (spec, o = {}) => printDocument(spec, o, shell(top)),
});

/** The lines of a long label stand around its line of figures. */
export const pdf = layout('pdf', false);
/** The figures stand beside the first line of their label. */
export const pdfTop = layout('pdf-top', true);
