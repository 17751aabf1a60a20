import type { TextEdit } from 'vscode-languageserver-types';
import type { Range } from '../../document/checked-document';
import { eachOf, type Steps } from '../../document/steps';
import type { Block } from '../../syntax/block';
import { skipSpace, trimEnd } from '../../text/chars';
import { spanOf, touches, type Checked } from '../checked';
import { displayWidth, USUAL_WIDTH } from './display-width';

/** Lines read in one step. */
const LINES = 256;

interface BarLine {
  readonly start: number;
  readonly end: number;
  readonly indent: string;
  readonly cells: readonly string[];
}

type Side = 'left' | 'right' | 'middle';

/** Aligns the tables set with bars, those of the reports only: by display width, every cell's text as it is. */
export function* formatTables(checked: Checked, range?: Range, wide = USUAL_WIDTH): Steps<TextEdit[]> {
  const { document } = checked;
  const { bound } = document;
  if (!bound) return [];
  const wanted = range && spanOf(checked, range);
  const blocks = new Set(document.reports.flatMap((r) => r.tables.flatMap((t) => t?.blocks ?? [])));
  const edits: TextEdit[] = [];
  for (const block of blocks) {
    if (block.layout !== 'bars') continue;
    const at = bound.tree.blocks.offsetOf(block);
    if (wanted && !touches(wanted, { start: at, end: at + block.contentEnd })) continue;
    yield;
    for (const { line, text } of yield* aligned(block, wide)) {
      if (block.text.slice(line.start, line.end) === text) continue;
      const place = { block, start: line.start, end: line.end };
      edits.push({ range: document.rangeOf(place), newText: text });
    }
  }
  return edits.sort((a, b) => a.range.start.line - b.range.start.line);
}

/** Aligns the row that has just been closed by a bar, to its table as that stands. */
export function* formatRow(checked: Checked, line: number, wide = USUAL_WIDTH): Steps<TextEdit[]> {
  const start = { line, character: 0 };
  const all = yield* formatTables(checked, { start, end: start }, wide);
  return all.filter((e) => e.range.start.line === line);
}

/** The lines of a block with their cells padded; none where its rows are not closed by bars on both sides. */
function* aligned(block: Block, wide: number): Steps<{ readonly line: BarLine; readonly text: string }[]> {
  const lines = yield* linesOf(block);
  if (!lines) return [];
  const widths: number[] = [];
  yield* eachOf(lines, ({ cells }) =>
    cells.forEach((cell, i) => {
      const width = isRule(cell) ? 3 : displayWidth(cell, wide);
      widths[i] = Math.max(widths[i] ?? 1, width);
    }),
  );
  const rule = lines.find((l) => l.cells.length > 0 && l.cells.every(isRule));
  const sides = widths.map((_, i) => sideOf(rule?.cells[i] ?? ''));
  return yield* eachOf(lines, (line) => {
    const isRuleLine = line.cells.length > 0 && line.cells.every(isRule);
    const cells = line.cells.map((cell, i) =>
      isRuleLine ? ruleOf(cell, widths[i]!) : padded(cell, widths[i]! - displayWidth(cell, wide), sides[i]!),
    );
    return { line, text: `${line.indent}| ${cells.join(' | ')} |` };
  });
}

function* linesOf(block: Block): Steps<BarLine[] | undefined> {
  const out: BarLine[] = [];
  const pattern = /[^\r\n]+/g;
  for (let m = pattern.exec(block.text); m; m = pattern.exec(block.text)) {
    if (m.index >= block.contentEnd) break;
    const indent = /^[ \t]*/.exec(m[0])![0];
    const body = m[0].trimEnd();
    const inner = body.slice(indent.length);
    if (inner === '') continue;
    const cells = splitBars(inner);
    if (!cells) return undefined;
    out.push({ start: m.index, end: m.index + m[0].length, indent, cells });
    if (out.length % LINES === 0) yield;
  }
  return out;
}

/** The texts between the bars of a row that begins and ends with one. */
function splitBars(row: string): string[] | undefined {
  if (row.length < 2 || row[0] !== '|') return undefined;
  const cells: string[] = [];
  let from = 1;
  for (let i = 1; i < row.length; i++) {
    if (row[i] === '\\') i++;
    else if (row[i] === '|') {
      cells.push(bare(row, from, i));
      from = i + 1;
    }
  }
  return from === row.length ? cells : undefined;
}

/** A cell's text without the spaces and tabs around it. */
function bare(row: string, from: number, to: number): string {
  const start = skipSpace(row, from, to);
  return row.slice(start, trimEnd(row, start, to));
}

const isRule = (cell: string): boolean => /^:?-+:?$/.test(cell);

function sideOf(rule: string): Side {
  if (!rule.endsWith(':')) return 'left';
  return rule.startsWith(':') ? 'middle' : 'right';
}

function ruleOf(cell: string, width: number): string {
  const left = cell.startsWith(':') ? ':' : '',
    right = cell.endsWith(':') ? ':' : '';
  return left + '-'.repeat(Math.max(1, width - left.length - right.length)) + right;
}

function padded(cell: string, free: number, side: Side): string {
  const room = Math.max(0, free);
  const before = side === 'left' ? 0 : side === 'right' ? room : Math.floor(room / 2);
  return ' '.repeat(before) + cell + ' '.repeat(room - before);
}
