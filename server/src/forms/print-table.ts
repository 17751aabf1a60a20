import type { Grid, GridCell } from './grid';

/** How a table is set in the text. */
export const tableLayouts = ['pipes', 'tabs', 'lines', 'html'] as const;
export type TableLayout = (typeof tableLayouts)[number];

/**
 * The table in a layout, line by line without line ends; cells between tabs are padded where the width of a text is
 * known.
 */
export function printTable(grid: Grid, layout: TableLayout, widthOf?: (text: string) => number): string[] {
  switch (layout) {
    case 'pipes':
      return pipes(grid);
    case 'tabs':
      return tabs(grid, widthOf);
    case 'lines':
      return grid.cells.filter((c) => c.text !== '').map((c) => c.text);
    case 'html':
      return html(grid);
  }
}

/** By line and place the cell that begins there; nothing where a merged cell goes on. */
function places(grid: Grid): (GridCell | undefined)[][] {
  const rows = Array.from({ length: grid.height }, () => Array<GridCell | undefined>(grid.width).fill(undefined));
  for (const cell of grid.cells) rows[cell.line]![cell.place] = cell;
  return rows;
}

function tabs(grid: Grid, widthOf?: (text: string) => number): string[] {
  const rows = places(grid);
  if (!widthOf) return rows.map((row) => row.map((c) => c?.text ?? '').join('\t'));
  // Padding that opens a line would look like an indent: what goes on over several lines is said in each.
  for (const cell of grid.cells) for (let i = 1; i < cell.lines; i++) rows[cell.line + i]![cell.place] = cell;
  // A cell over several columns goes on into those behind it.
  const widths = Array.from({ length: grid.width }, (_, i) =>
    beforeTab(Math.max(0, ...rows.map((row) => (row[i] && row[i].places === 1 ? widthOf(row[i].text) : 0)))),
  );
  return rows.map((row) => {
    const last = row.findLastIndex((c) => c !== undefined && c.text !== '');
    let over = 0;
    const cells = row.map((c, i) => {
      const text = c?.text ?? '';
      if (i >= last) return text;
      const own = widthOf(text);
      const wanted = Math.max(own, text === '' ? widths[i]! - over : widths[i]!);
      const width = wanted > widths[i]! ? beforeTab(wanted) : wanted;
      over = Math.max(0, width - widths[i]! + (text === '' ? over : 0));
      return text + ' '.repeat(Math.max(0, width - own));
    });
    return cells.join('\t');
  });
}

const TAB = 4;
/** The least width from which a tab leads to its next stop by one column. */
const beforeTab = (width: number): number => Math.ceil((width + 1) / TAB) * TAB - 1;

function pipes(grid: Grid): string[] {
  const rows = places(grid).map((row) => `| ${row.map((c) => (c ? escapeBar(c.text) : '')).join(' | ')} |`);
  return [rows[0]!, `|${' --- |'.repeat(grid.width)}`, ...rows.slice(1)];
}

const escapeBar = (text: string): string => text.replace(/(?<!\\)\|/g, '\\|');

function html(grid: Grid): string[] {
  const out = ['<table>', '<tbody>'];
  for (let line = 0; line < grid.height; line++) {
    out.push('<tr>');
    for (const cell of grid.cells.filter((c) => c.line === line)) {
      const across = cell.places > 1 ? ` colspan="${cell.places}"` : '';
      const down = cell.lines > 1 ? ` rowspan="${cell.lines}"` : '';
      out.push(`<td${across}${down}>${cell.text === '' ? '&nbsp;' : escapeHtml(cell.text)}</td>`);
    }
    out.push('</tr>');
  }
  return [...out, '</tbody>', '</table>'];
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
