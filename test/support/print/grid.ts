import { join, type ColumnSpec, type PartSpec, type ReportSpec, type RowSpec, type TableSpec } from '../spec';
import { labelText, type PrintOptions } from './options';

/** A cell with its place and extent, as in an HTML table. */
export interface Cell {
  readonly kind: 'heading' | 'stub' | 'column' | 'row' | 'figure';
  readonly key: string;
  readonly text: string;
  readonly row: number;
  readonly col: number;
  readonly rows: number;
  readonly cols: number;
  /** The label of a cell that began on the page before. */
  readonly cut?: string;
}

export interface Line {
  readonly kind: 'heading' | 'header' | 'body';
  /** Row key of a body row, part key of a heading. */
  readonly key: string;
  /** Depth of the row in its tree. */
  readonly depth: number;
}

export interface Grid {
  readonly table: string;
  readonly width: number;
  /** Columns of row labels at the left. */
  readonly stub: number;
  readonly lines: readonly Line[];
  readonly cells: readonly Cell[];
}

/** What a place of the grid holds. */
export interface Slot {
  readonly cell: Cell;
  readonly origin: boolean;
  /** Covered by a cell of a row above. */ readonly above: boolean;
}

const depthOf = <T>(list: readonly T[], kids: (x: T) => readonly T[] | undefined): number =>
  Math.max(0, ...list.map((x) => 1 + depthOf(kids(x) ?? [], kids)));
const leavesOf = (c: ColumnSpec): readonly ColumnSpec[] => (c.columns ? c.columns.flatMap(leavesOf) : [c]);
const rowLeaves = (r: RowSpec): number => (r.rows ? r.rows.reduce((n, x) => n + rowLeaves(x), 0) : 1);
const rowDepth = (p: PartSpec) => (p.anonymous ? 0 : depthOf(p.rows, (r) => r.rows));
const figureText = (v: unknown): string => (v === null || v === undefined ? '' : String(v));

/** Lays a table out in rows and columns, merged cells as the form's Word file has them. */
export function gridOf(spec: ReportSpec, table: TableSpec, o: PrintOptions, rng: () => number): Grid {
  const width = Math.max(...table.parts.map((p) => rowDepth(p) + p.columns.flatMap(leavesOf).length));
  const stub = Math.max(...table.parts.map(rowDepth));
  const cells: Cell[] = [];
  const lines: Line[] = [];
  const add = (kind: Cell['kind'], key: string, text: string, row: number, col: number, rows: number, cols: number) =>
    cells.push({ kind, key, text: kind === 'figure' ? text : labelText(text, o, rng), row, col, rows, cols });

  for (const part of table.parts) {
    const s = rowDepth(part);
    const corner = part.stub.length === 0 && s > 0;
    if (!corner)
      for (const h of part.headings) {
        add('heading', part.key, h, lines.length, 0, 1, width);
        lines.push({ kind: 'heading', key: part.key, depth: 0 });
      }
    const top = lines.length;
    const levels = depthOf(part.columns, (c) => c.columns);
    for (let i = 0; i < levels; i++) lines.push({ kind: 'header', key: part.key, depth: i });
    const names = corner ? [part.headings.join('')] : part.stub;
    names.forEach((n, i) =>
      add(corner ? 'heading' : 'stub', part.key, n, top, i, levels, i === names.length - 1 ? s - i : 1),
    );

    let col = s;
    const walk = (list: readonly ColumnSpec[], level: number) =>
      list.forEach((c) => {
        const start = col;
        // The last column of a narrow part reaches to the right edge of the table.
        if (c.columns) walk(c.columns, level + 1);
        else col += 1;
        const last = c === list.at(-1) && leavesOf(part.columns.at(-1)!).at(-1) === leavesOf(c).at(-1);
        const lowered = o.totalBelow && level === 0 && !c.columns && list[0]?.columns && levels > 1;
        const end = last ? width : col;
        if (lowered) {
          const i = cells.findIndex((x) => x.key === list[0]!.key);
          cells[i] = { ...cells[i]!, cols: end - cells[i]!.col };
        }
        add(
          'column',
          c.key,
          c.label,
          top + level + (lowered ? 1 : 0),
          start,
          c.columns ? 1 : levels - level - (lowered ? 1 : 0),
          end - start,
        );
      });
    walk(part.columns, 0);

    const leaves = part.columns.flatMap(leavesOf);
    const body = (list: readonly RowSpec[], depth: number) =>
      list.forEach((r) => {
        const at = lines.length;
        if (r.rows) {
          if (rowLeaves(r) > 0) add('row', r.key, r.label, at, depth, rowLeaves(r), 1);
          body(r.rows, depth + 1);
          return;
        }
        if (!part.anonymous) add('row', r.key, r.label, at, depth, 1, s - depth);
        lines.push({ kind: 'body', key: r.key, depth });
        leaves.forEach((c, i) => {
          const id = join(r.key, c.path);
          const value = id in spec.figures ? spec.figures[id] : spec.figures[join(r.facts, c.path)];
          add('figure', id, figureText(value), at, s + i, 1, i === leaves.length - 1 ? width - s - i : 1);
        });
      });
    body(part.rows, 0);
  }
  return { table: table.id, width, stub, lines, cells };
}

/** The places of one row, from left to right. */
export function slots(grid: Grid, row: number): Slot[] {
  const out: Slot[] = [];
  for (const cell of grid.cells) {
    if (cell.row > row || row >= cell.row + cell.rows) continue;
    for (let i = 0; i < cell.cols; i++)
      out[cell.col + i] = { cell, origin: i === 0 && cell.row === row, above: cell.row < row };
  }
  return out;
}

/** The part of a grid from one row to another; the rest of a cell that was cut stays as an empty one. */
function slice(grid: Grid, from: number, to: number): Grid {
  const cells = grid.cells.flatMap((c): Cell[] => {
    const start = Math.max(c.row, from);
    const end = Math.min(c.row + c.rows, to);
    return start < end
      ? [{ ...c, row: start - from, rows: end - start, ...(c.row < from && { text: '', cut: c.text }) }]
      : [];
  });
  const columns = Math.max(...cells.map((c) => c.col)) + 1;
  // What continues on a new page is only as wide as what it holds.
  const width = from === 0 ? grid.width : columns;
  return {
    ...grid,
    width,
    lines: grid.lines.slice(from, to),
    cells: cells.map((c) => ({ ...c, cols: Math.min(c.cols, width - c.col) })),
  };
}

/** Cuts a grid into pages before the rows or parts named. */
export function pages(grid: Grid, breaks: readonly string[]): Grid[] {
  const at = grid.lines.flatMap((l, i) =>
    breaks.includes(l.key) && grid.lines[i - 1]?.key !== l.key && i > 0 ? [i] : [],
  );
  return [0, ...at].map((from, i) => slice(grid, from, at[i] ?? grid.lines.length));
}

/** Where a page would end in a long table: in its lower half. */
export const middle = (grid: Grid): string[] => {
  const rows = grid.lines.filter((l) => l.kind === 'body');
  return rows.length > 9 ? [rows[Math.floor(rows.length * 0.6)]!.key] : [];
};

/** A row as a list of cells; `undefined` is an empty place left by a merged cell, where the layout leaves one. */
export function rowCells(
  grid: Grid,
  row: number,
  keep: { readonly across: boolean; readonly above: boolean },
): (Cell | undefined)[] {
  return slots(grid, row).flatMap((s, col): (Cell | undefined)[] => {
    if (s.origin) return [s.cell];
    if (s.above && !keep.above) return [];
    return keep.across || (s.above && col === s.cell.col) ? [undefined] : [];
  });
}

/** A label in two pieces at its middle, as narrow columns break it (商业 / 企业). */
export const halves = (s: string): [string, string] => [
  s.slice(0, Math.floor(s.length / 2)),
  s.slice(Math.floor(s.length / 2)),
];
