// Tables on the clipboard: as a table that word processors take, and as a picture.

import type { PanelTable } from '../../shared/src/panel-protocol';

/** Puts a table where other programs take it from, as HTML and between tabs. */
export async function copyTable(table: HTMLTableElement, text: string): Promise<void> {
  const blob = (content: string, type: string) => new Blob([content], { type });
  const item = { 'text/html': blob(plainHtml(table), 'text/html'), 'text/plain': blob(text, 'text/plain') };
  await navigator.clipboard.write([new ClipboardItem(item)]);
}

/** Puts a table where other programs take pictures from. */
export async function copyPicture(table: HTMLTableElement): Promise<void> {
  const canvas = drawn(table);
  const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!png) throw new Error('no picture');
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}

/** The tables of the page with their headings, as a page of its own. */
export function printable(main: HTMLElement, language: string, title: string): string {
  const parts = [...main.querySelectorAll('h1, h2, table')].map((part) =>
    part instanceof HTMLTableElement
      ? plainHtml(part)
      : `<${part.tagName}>${escaped(part.textContent ?? '')}</${part.tagName}>`,
  );
  const style =
    'table { border-collapse: collapse } th, td { border: 1px solid; padding: 2px 6px; font-weight: normal }';
  return [
    '<!DOCTYPE html>',
    `<html lang="${language}"><head><meta ` +
      `charset="utf-8"><title>${escaped(title)}</title><style>${style}</style></head>`,
    `<body>${parts.join('\n')}</body></html>`,
  ].join('\n');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The table with its merged cells and figures, and nothing of what the page adds. */
function plainHtml(table: HTMLTableElement): string {
  const rows = [...table.rows].map((row) => {
    const cells = [...row.cells].map((cell) => {
      const across = cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : '';
      const down = cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '';
      return `<td${across}${down}>${escaped(textOf(cell))}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table border="1">${rows.join('')}</table>`;
}

const textOf = (cell: HTMLElement): string =>
  (cell.querySelector('.value') ?? cell.querySelector('.label') ?? cell).textContent ?? '';

/** So many points of a picture for one of the page: it is looked at in print. */
const SCALE = 2;

/** The table as it stands on the page: each cell's border and its words, line by line. */
function drawn(table: HTMLTableElement): HTMLCanvasElement {
  const frame = table.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil((frame.width + 2) * SCALE);
  canvas.height = Math.ceil((frame.height + 2) * SCALE);
  const pen = canvas.getContext('2d')!;
  pen.scale(SCALE, SCALE);
  pen.translate(1 - frame.left, 1 - frame.top);
  pen.fillStyle = getComputedStyle(document.body).backgroundColor;
  pen.fillRect(frame.left - 1, frame.top - 1, frame.width + 2, frame.height + 2);
  pen.textBaseline = 'alphabetic';
  for (const cell of table.querySelectorAll<HTMLElement>('caption, th, td')) {
    const style = getComputedStyle(cell);
    const { left, top, width, height } = cell.getBoundingClientRect();
    if (cell.tagName !== 'CAPTION') {
      pen.strokeStyle = style.borderTopColor;
      pen.strokeRect(left, top, width, height);
    }
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) drawText(pen, texts.currentNode as Text);
  }
  return canvas;
}

/** Draws a text where the page has it: characters that stand at one height are one line. */
function drawText(pen: CanvasRenderingContext2D, node: Text): void {
  const style = getComputedStyle(node.parentElement!);
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  pen.fillStyle = style.color;
  const range = document.createRange();
  for (let i = 0; i < node.length; i++) {
    range.setStart(node, i);
    range.setEnd(node, i + 1);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText('国');
    pen.fillText(node.data[i]!, box.left, box.top + (box.height + up - down) / 2);
  }
}

/** The table as rows of cells between tabs, merged cells once. */
export function asText(table: PanelTable): string {
  const rows = Array.from({ length: table.height }, () => Array<string>(table.width).fill(''));
  for (const c of table.cells) rows[c.line]![c.place] = c.text;
  return rows.map((r) => r.join('\t')).join('\n');
}
