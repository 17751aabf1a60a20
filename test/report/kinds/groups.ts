import { setAs, type Place } from './grid-kind';
import type { Grid } from '../../support/print/grid';
import type { Kind } from './kind';

/** A row for each label, groups with the sums of their members; labels stand in one column. */
function withSums(
  rows: Place[][],
  grid: Grid,
  sum: (n: readonly number[]) => string,
  skip: readonly string[] = [],
): string[][] {
  const out: string[][] = [];
  const figuresOf = (r: number): Place[] => rows[r]!.filter((p) => p.figure && p.origin);
  const told = new Set<string>();
  grid.lines.forEach((line, r) => {
    if (line.kind !== 'body' || grid.stub < 3) {
      out.push(rows[r]!.map((p) => (p.origin ? p.text : '')));
      return;
    }
    for (const cell of grid.cells.filter((c) => c.kind === 'row' && c.row === r && !told.has(c.key))) {
      told.add(cell.key);
      const members = grid.lines.flatMap((l, i) =>
        l.kind === 'body' && l.key.startsWith(`${cell.key}.`) && !l.key.endsWith('.total') ? [i] : [],
      );
      const own = members.length === 0 ? [r] : members;
      const columns = figuresOf(own[0]!).map((_, c) => own.map((m) => Number(figuresOf(m)[c]!.text)));
      const bare = members.length > 0 && skip.includes(cell.text);
      out.push([cell.text, ...columns.map((c) => (bare ? '' : members.length > 0 ? sum(c) : String(c[0])))]);
    }
  });
  return out;
}

const added = (n: readonly number[]): string => String(n.reduce((a, b) => a + b, 0));
const bars = (rows: readonly string[][]): string => rows.map((r) => `| ${r.join(' | ')} |\n`).join('');
const tabs = (rows: readonly string[][]): string => rows.map((r) => `${r.join('\t')}\n`).join('');
const commas = (rows: readonly string[][]): string => rows.map((r) => `${r.join(',')}\n`).join('');
const lines = (rows: readonly string[][]): string =>
  rows.map((r) => r.filter((t) => t !== '').join('\n') + '\n').join('');
const wide = (rows: readonly string[][]): string => rows.map((r) => r.join('   ').trimEnd() + '\n').join('');
const html = (rows: readonly string[][]): string =>
  `<table>\n${rows.map((r) => `<tr>${r.map((t) => `<td>${t}</td>`).join('')}</tr>\n`).join('')}</table>\n`;

const RESULTS = ['三、本年度办理结果'];
export const groupKinds: readonly Kind[] = [
  setAs('bars', (rows, grid) => bars(withSums(rows, grid, added))),
  setAs('tabs', (rows, grid) => tabs(withSums(rows, grid, added))),
  setAs('commas', (rows, grid) => commas(withSums(rows, grid, added))),
  setAs('html', (rows, grid) => html(withSums(rows, grid, added))),
  setAs('wide spaces', (rows, grid) => wide(withSums(rows, grid, added))),
  setAs('a cell a line', (rows, grid) => lines(withSums(rows, grid, added))),
  setAs('bars, results bare', (rows, grid) => bars(withSums(rows, grid, added, RESULTS))),
  setAs('tabs, results bare', (rows, grid) => tabs(withSums(rows, grid, added, RESULTS))),
  setAs('bars, dashes for sums', (rows, grid) => bars(withSums(rows, grid, () => '-'))),
  setAs('tabs, strokes for sums', (rows, grid) => tabs(withSums(rows, grid, () => '/'))),
  setAs('tabs, zeros for sums', (rows, grid) => tabs(withSums(rows, grid, () => '0'))),
];
