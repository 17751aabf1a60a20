import type { Column, Part, Row, Table } from './form';

/** A cell of a table as the form prints it, merged cells counted once. */
export interface GridCell {
  readonly kind: 'corner' | 'heading' | 'column' | 'row' | 'figure';
  readonly text: string;
  readonly line: number;
  readonly place: number;
  readonly lines: number;
  readonly places: number;
  /** For the label of a row or group. */
  readonly row?: Row;
  /** For a figure. */
  readonly column?: Column;
}

/** A table of the form laid out with merged cells. */
export interface Grid {
  readonly table: Table;
  readonly height: number;
  readonly width: number;
  /** In reading order. */
  readonly cells: readonly GridCell[];
}

/** What stands in the grid besides the form's own words. */
export interface GridTexts {
  figure(row: Row, column: Column): string;
  /** Another wording of a row's label. */
  label?(row: Row): string | undefined;
  /** Whether a row is printed at all. */
  has?(row: Row): boolean;
}

/** The table with its figures, laid out as the form prints it. */
export function gridOf(table: Table, texts: GridTexts): Grid {
  const stub = Math.max(...table.parts.map(stubOf));
  const width = stub + Math.max(...table.parts.map((p) => p.columns.length));
  const cells: GridCell[] = [];
  let line = 0;
  for (const part of table.parts) line = layPart(part, { stub, width, line, cells, texts });
  cells.sort((a, b) => a.line - b.line || a.place - b.place);
  return { table, height: line, width, cells };
}

interface Laying {
  readonly stub: number;
  readonly width: number;
  readonly line: number;
  readonly cells: GridCell[];
  readonly texts: GridTexts;
}

function layPart(part: Part, { stub, width, line: first, cells, texts }: Laying): number {
  let line = first;
  const levels = Math.max(...part.header.map((h) => h.level)) + 1;
  if (part.stub.length > 0)
    for (const text of part.headings)
      cells.push({ kind: 'heading', text, line: line++, place: 0, lines: 1, places: width });
  if (stub > 0) {
    const text = part.stub[0] ?? part.headings[0] ?? '';
    cells.push({ kind: 'corner', text, line, place: 0, lines: levels, places: stub });
  }
  layHeader(part, line, levels, stub, width, cells);
  line += levels;
  const starts = placesOf(part, stub, width);
  const has = (row: Row): boolean => (row.children.length > 0 ? row.children.some(has) : (texts.has?.(row) ?? true));
  const lay = (row: Row, depth: number): void => {
    if (!has(row)) return;
    const text = texts.label?.(row) ?? row.label;
    if (row.children.length > 0) {
      const top = line;
      for (const child of row.children) lay(child, depth + 1);
      cells.push({ kind: 'row', text, line: top, place: depth, lines: line - top, places: 1, row });
      return;
    }
    if (stub > 0) cells.push({ kind: 'row', text, line, place: depth, lines: 1, places: stub - depth, row });
    for (const column of part.columns) {
      const { place, places } = starts[column.index]!;
      cells.push({ kind: 'figure', text: texts.figure(row, column), line, place, lines: 1, places, row, column });
    }
    line++;
  };
  const roots = [...part.rows, ...part.groups].filter((r) => !r.parent);
  for (const row of roots.sort((a, b) => leafOf(a) - leafOf(b))) lay(row, 0);
  return line;
}

/** The last column of a part with fewer than the others goes on to the table's edge. */
function placesOf(part: Part, stub: number, width: number): { place: number; places: number }[] {
  const last = part.columns.length - 1;
  return part.columns.map((_, i) => ({ place: stub + i, places: i < last ? 1 : width - stub - last }));
}

function layHeader(part: Part, line: number, levels: number, stub: number, width: number, cells: GridCell[]): void {
  const starts = placesOf(part, stub, width);
  for (const column of part.columns) {
    const { place, places } = starts[column.index]!;
    const level = column.groups.length;
    cells.push({
      kind: 'column',
      text: column.label,
      line: line + level,
      place,
      lines: levels - level,
      places,
      column,
    });
    const before = part.columns[column.index - 1];
    column.groups.forEach((text, depth) => {
      if (before && sameGroups(before, column, depth)) return;
      let end = column.index;
      while (part.columns[end + 1] && sameGroups(part.columns[end + 1]!, column, depth)) end++;
      const far = starts[end]!;
      const across = far.place + far.places - place;
      cells.push({ kind: 'column', text, line: line + depth, place, lines: 1, places: across });
    });
  }
}

const sameGroups = (a: Column, b: Column, depth: number): boolean =>
  a.groups.length > depth && b.groups.slice(0, depth + 1).every((g, i) => a.groups[i] === g);

/** How many columns of labels a part has. */
function stubOf(part: Part): number {
  if (part.anonymous) return 0;
  const depth = (row: Row): number => (row.parent ? 1 + depth(row.parent) : 1);
  return Math.max(...part.rows.map(depth));
}

/** The number of the first row of figures in a row or group. */
export const leafOf = (row: Row): number => (row.leaf >= 0 ? row.leaf : leafOf(row.children[0]!));
