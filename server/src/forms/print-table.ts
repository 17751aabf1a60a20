import type { Grid, GridCell } from './grid';

/** How a table is set in the text. */
export const tableLayouts = ['pipes', 'tabs', 'lines', 'html'] as const;
export type TableLayout = (typeof tableLayouts)[number];

/** The table in a layout, line by line without line ends. */
export function printTable(grid: Grid, layout: TableLayout): string[] {
  switch (layout) {
    case 'pipes':
      return pipes(grid);
    case 'tabs':
      return places(grid).map((row) => row.map((c) => c?.text ?? '').join('\t'));
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
