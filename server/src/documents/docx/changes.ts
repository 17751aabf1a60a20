import { refuse } from '../refusal';
import type { CellItem, Item, Layout, ParagraphItem, RowItem } from './layout';
import { hunksOf } from './sequence-diff';
import type { TextEdit } from './write-text';

/** What an edit of the laid-out text means for the document. */
export type Change =
  | { readonly kind: 'paragraph'; readonly item: ParagraphItem; readonly edit: TextEdit }
  | { readonly kind: 'cell'; readonly item: RowItem; readonly cell: CellItem; readonly edit: TextEdit }
  | { readonly kind: 'remove'; readonly item: Item }
  | {
      readonly kind: 'insert';
      readonly lines: readonly string[];
      /** The items before and behind, as far as there are any; glued: without an empty line between. */
      readonly after: Item | undefined;
      readonly before: Item | undefined;
      readonly gluedAfter: boolean;
      readonly gluedBefore: boolean;
    };

interface Line {
  readonly start: number;
  readonly text: string;
  /** Undefined for empty lines between. */
  readonly item: Item | undefined;
}

/** Lines are taken for one another only if they have so much in common. */
const LIKE = 0.3;
/** So many pairs of lines are compared at most. */
const PAIRS = 1 << 18;

/** The changes of a document that turn its text into another. */
export function changesOf(layout: Layout, text: string): Change[] {
  const before = linesOf(layout);
  const after = text.split('\n');
  const old = oldLines(before, after);
  const out: Change[] = [];
  const kept = new Set(old.filter((i) => i >= 0));
  const partly = new Set([...kept].map((i) => before[i]!.item));
  // Items of which no line is left, and lines that are gone from those that stay.
  const removed = new Set<Item>();
  before.forEach((line, i) => {
    if (!line.item || kept.has(i) || removed.has(line.item)) return;
    if (partly.has(line.item)) out.push(lineRemoved(before, i));
    else {
      removed.add(line.item);
      out.push({ kind: 'remove', item: line.item });
    }
  });
  after.forEach((line, n) => {
    const origin = old[n]!;
    if (origin >= 0 && before[origin]!.text !== line) out.push(...lineChanged(before[origin]!, line));
  });
  return out.concat(insertions(before, after, old));
}

function linesOf({ text, items }: Layout): Line[] {
  let at = 0,
    i = 0;
  return text.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    while (i < items.length && items[i]!.end < start) i++;
    const item = items[i];
    return { start, text: line, item: line.trim() !== '' && item && item.start <= start ? item : undefined };
  });
}

/** For each new line the old one that it was, or -1. */
function oldLines(before: readonly Line[], after: readonly string[]): number[] {
  const old = Array<number>(after.length).fill(-1);
  const texts = before.map((l) => l.text);
  let a = 0,
    b = 0;
  for (const { from, to, newFrom, newTo } of [
    ...hunksOf(texts, after),
    { from: texts.length, to: texts.length, newFrom: after.length, newTo: after.length },
  ]) {
    while (a < from) old[b++] = a++;
    const lines = range(from, to).filter((i) => before[i]!.item);
    const news = range(newFrom, newTo).filter((i) => after[i]!.trim() !== '');
    for (const [i, n] of pairs(lines, news, before, after)) old[n] = i;
    a = to;
    b = newTo;
  }
  return old.map((i) => (i >= 0 && before[i]!.item ? i : -1));
}

/** Which of some old lines became which of some new ones: in order, the likest together. */
function pairs(
  lines: readonly number[],
  news: readonly number[],
  before: readonly Line[],
  after: readonly string[],
): (readonly [number, number])[] {
  if (lines.length === 0 || news.length === 0) return [];
  if (lines.length === news.length && lines.every((l, i) => isRow(before[l]!.text) === isRow(after[news[i]!]!)))
    return lines.map((l, i) => [l, news[i]!]);
  if (lines.length * news.length > PAIRS)
    throw refuse('改动太多，无法写回原文件', 'too much is changed to be written back');
  const width = news.length + 1;
  const best = new Float64Array((lines.length + 1) * width);
  const like = (i: number, j: number) => likeness(before[lines[i]!]!.text, after[news[j]!]!);
  for (let i = lines.length - 1; i >= 0; i--)
    for (let j = news.length - 1; j >= 0; j--)
      best[i * width + j] = Math.max(
        best[(i + 1) * width + j]!,
        best[i * width + j + 1]!,
        best[(i + 1) * width + j + 1]! + like(i, j),
      );
  const out: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < lines.length && j < news.length;) {
    const l = like(i, j);
    if (l > 0 && best[i * width + j] === best[(i + 1) * width + j + 1]! + l) out.push([lines[i++]!, news[j++]!]);
    else if (best[i * width + j] === best[(i + 1) * width + j]!) i++;
    else j++;
  }
  return out;
}

/** From 0 to 1; 0 for lines that cannot be the same one. */
function likeness(a: string, b: string): number {
  if (isRow(a) !== isRow(b)) return 0;
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const like = (head + tail) / Math.max(a.length, b.length);
  return like >= LIKE ? like : 0;
}

export const isRow = (line: string): boolean => line.trimStart().startsWith('|') && line.trimEnd().endsWith('|');

/** A line that is gone from a paragraph that stays, with the line break beside it. */
function lineRemoved(before: readonly Line[], i: number): Change {
  const { item, start, text } = before[i]!;
  if (item?.kind !== 'paragraph') throw new Error('a row has one line');
  const first = start <= item.start;
  const edit = { start: first ? start : start - 1, end: start + text.length + (first ? 1 : 0), newText: '' };
  return { kind: 'paragraph', item, edit };
}

function lineChanged({ item, start, text }: Line, line: string): Change[] {
  if (item!.kind === 'paragraph')
    return editsOf(start, text, line).map((edit) => ({ kind: 'paragraph', item: item as ParagraphItem, edit }));
  const row = item as RowItem;
  const cells = cellsOf(line);
  if (cells?.length !== row.cells.length)
    throw refuse(
      `表${row.tableNumber}第${row.rowNumber}行的格数变了，无法写回，请在 Word 中修改`,
      `row ${row.rowNumber} of table ${row.tableNumber} has another number of cells now; change it in Word`,
    );
  return row.cells.flatMap((cell, c): Change[] => {
    const own = text.slice(cell.start - start, cell.end - start);
    const edits =
      own.includes('\\') || cells[c]!.includes('\\')
        ? own === cells[c]
          ? []
          : [{ start: cell.start, end: cell.end, newText: cells[c]! }]
        : editsOf(cell.start, own, cells[c]!);
    return edits.map((edit) => ({ kind: 'cell', item: row, cell, edit }));
  });
}

/** The texts of a row's cells as they are written, without the space that sets them off. */
export function cellsOf(line: string): string[] | undefined {
  const bare = line.trim();
  if (!isRow(bare)) return undefined;
  const out: string[] = [];
  let from = 1;
  for (let i = 1; i < bare.length; i++) {
    if (bare[i] === '\\') i++;
    else if (bare[i] === '|') {
      out.push(bare.slice(from, i).replace(/^ /, '').replace(/ $/, ''));
      from = i + 1;
    }
  }
  return from === bare.length && out.length > 0 ? out : undefined;
}

function editsOf(base: number, before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const old = [...before],
    now = [...after];
  const offsets = [0];
  for (const c of old) offsets.push(offsets[offsets.length - 1]! + c.length);
  return hunksOf(old, now).map(({ from, to, newFrom, newTo }) => ({
    start: base + offsets[from]!,
    end: base + offsets[to]!,
    newText: now.slice(newFrom, newTo).join(''),
  }));
}

function insertions(before: readonly Line[], after: readonly string[], old: readonly number[]): Change[] {
  const out: Change[] = [];
  for (let n = 0; n < after.length; n++) {
    if (after[n]!.trim() === '' || old[n]! >= 0) continue;
    let end = n;
    while (end < after.length && old[end]! < 0) end++;
    const previous = old.slice(0, n).findLast((i) => i >= 0);
    const next = old.slice(end).find((i) => i >= 0);
    let last = end;
    while (after[last - 1]!.trim() === '') last--;
    const lines = after.slice(n, last);
    const above = previous === undefined ? undefined : before[previous]!.item,
      below = next === undefined ? undefined : before[next]!.item;
    if (above && above === below && above.kind === 'paragraph') {
      const { start, text } = before[previous!]!;
      const at = start + text.length;
      out.push({ kind: 'paragraph', item: above, edit: { start: at, end: at, newText: `\n${lines.join('\n')}` } });
    } else
      out.push({
        kind: 'insert',
        lines,
        after: above,
        before: below,
        gluedAfter: n > 0 && old[n - 1]! >= 0,
        gluedBefore: last === end && end < after.length,
      });
    n = end - 1;
  }
  return out;
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
