import type { Row } from '../../forms/form';
import type { BoundRow } from '../../report/model';
import type { Edit } from '../rule';

/** Layouts in which a blank cell keeps its place. */
const HOLDING_BLANKS: ReadonlySet<string | undefined> = new Set(['bars', 'tabs', 'html']);

/**
 * The insertion of a row set like its neighbour: the neighbour's source with other label and figures.
 * @param values by column; undefined to leave its cells blank
 * @returns undefined where the neighbour does not stand in one block, or would not show blank cells
 */
export function rowInsertion(
  row: Row,
  values: readonly number[] | undefined,
  after: BoundRow | undefined,
  before: BoundRow | undefined,
): Edit | undefined {
  const model = [after, before].find(
    (b) => b && b.row.part === row.part && b.cells.every((c) => c && c.block === b.first.block) && b.labels.length > 0,
  );
  if (!model) return undefined;
  const { block } = model.first;
  if (!values && !(HOLDING_BLANKS.has(block.layout) && isOneLine(model))) return undefined;
  const cells = model.cells.map((c) => c!);
  const own = model.labels[model.labels.length - 1]!;
  const first = Math.min(...model.labels.filter((l) => l.block === block).map((l) => l.start)),
    last = Math.max(...cells.map((c) => c.end));
  const [start, end] =
    block.layout === 'html'
      ? htmlRow(block.text, first, last)
      : wholeBlock(block.text, lineSpan(block.text, first, last));
  if (own.block !== block || start < 0) return undefined;

  const parts: { start: number; end: number; text: string }[] = [
    ...model.labels.slice(0, -1).map((l) => ({ start: l.start, end: l.end, text: '' })),
    { start: own.start, end: own.end, text: row.label },
    ...cells.map((c, i) => ({ start: c.start, end: c.end, text: values ? String(values[i]) : '' })),
  ].sort((a, b) => a.start - b.start);
  let source = '',
    at = start;
  for (const p of parts) {
    source += block.text.slice(at, p.start) + p.text;
    at = p.end;
  }
  source += block.text.slice(at, end);
  const place = model === after ? end : start;
  const eol = /\r\n|\r|\n/.exec(block.text)?.[0] ?? '\n';
  if (model === after && !/[\r\n]$/.test(source) && block.layout !== 'html') source = eol + source;
  else if (model === before && !/[\r\n]$/.test(source) && block.layout !== 'html') source += eol;
  return { place: { block, start: place, end: place }, newText: source };
}

/** Whether a row's figures stand in one line: one cell a line, a blank cell could be anything. */
function isOneLine({ cells }: BoundRow): boolean {
  const [first, last] = [cells[0]!, cells[cells.length - 1]!];
  return first.block.layout === 'html' || !/[\r\n]/.test(first.block.text.slice(first.start, last.end));
}

function lineSpan(text: string, first: number, last: number): [number, number] {
  let start = first;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  let end = last;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  if (text[end] === '\r' && text[end + 1] === '\n') end += 2;
  else if (end < text.length) end++;
  return [start, end];
}

/**
 * A row of several lines that is all its block holds takes the empty lines behind it along: they are what ends a row
 * there.
 */
function wholeBlock(text: string, [start, end]: [number, number]): [number, number] {
  const alone =
    text.slice(0, start).trim() === '' && text.slice(end).trim() === '' && /[\r\n]/.test(text.slice(start, end).trim());
  return alone ? [0, text.length] : [start, end];
}

function htmlRow(text: string, first: number, last: number): [number, number] {
  const lower = text.toLowerCase();
  const start = lower.lastIndexOf('<tr', first),
    close = lower.indexOf('</tr', last);
  const end = close < 0 ? -1 : text.indexOf('>', close) + 1;
  return end > 0 ? [start, end] : [-1, -1];
}
