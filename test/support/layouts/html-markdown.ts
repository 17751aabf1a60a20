import { textLayout } from '../print/document';
import { htmlTable } from './html';

/** Markdown whose tables are HTML, as converters write them when cells are merged. */
export const htmlMarkdown = textLayout(
  'html-markdown',
  { headings: 'hash', table: (w, grid, _page, c) => htmlTable(w, grid, c, '\n') },
  { extension: 'md' },
);
