import type { Chunk } from './columns';
import type { LineBlock } from './page-blocks';
import { isWide } from './words';

/** A piece of text and the line it stands on. */
interface Placed {
  readonly line: number;
  readonly chunk: Chunk;
}

/** How much further than the nearest two lines of a table the lines of one label may be apart. */
const LOOSE = 1.12;

const isFigure = (c: Chunk): boolean => /^[\d.,]+$/.test(c.text);

/**
 * The lines of a table as rows of cells, labels over several lines put together on the line of their figures. None
 * where lines stand as close to the next label as to each other: nobody can tell there where a label ends.
 */
export function rowsOf(blocks: readonly LineBlock[], lines: readonly (readonly Chunk[])[]): Chunk[][] | undefined {
  const figures = lines.map((r) => r.some(isFigure));
  const edge = Math.min(...lines.flatMap((r) => r.filter(isFigure).map((c) => c.left)));
  const labels = lines.flatMap((r, line) =>
    r.filter((c) => c.left < edge && !isFigure(c)).map((chunk): Placed => ({ line, chunk })),
  );
  const out = lines.map((r) => [...r]);
  const first = figures.indexOf(true);
  for (const group of groupsOf(labels, blocks)) {
    const from = group[0]!.line,
      to = group[group.length - 1]!.line;
    const within = figures.flatMap((f, i) => (f && i >= from && i <= to ? [i] : []));
    const inHead = group.some(({ line }) => !figures[line] && lines[line]!.some((c) => c.left >= edge));
    if (within.length > 1 || (inHead && within.length > 0)) return undefined;
    // A label of several rows stands in their middle: it goes with the next of them.
    const own = within[0] ?? (from < first ? from : figures.findIndex((f, i) => f && i > (from + to) / 2));
    if (own < 0) return undefined;
    for (const { line, chunk } of group) out[line] = out[line]!.filter((c) => c !== chunk);
    out[own]!.push(joined(group));
  }
  const rows = out.map((r) => r.sort((a, b) => a.left - b.left));
  // Two labels of one column on one row: they were taken apart wrongly.
  if (rows.some((r) => r.some((c, i) => i > 0 && c.left < r[i - 1]!.right))) return undefined;
  return withBlanks(rows, edge);
}

/** Rows with a blank where a figure is missing: columns are those of the rows without other text between them. */
function withBlanks(rows: readonly Chunk[][], edge: number): Chunk[][] | undefined {
  const out = rows.map((r) => r);
  for (let i = 0; i < rows.length;) {
    let end = i;
    while (end < rows.length && (rows[end]!.length === 0 || rows[end]!.some(isFigure))) end++;
    const columns = figureColumns(rows.slice(i, end), edge);
    if (!columns) return undefined;
    for (let k = i; k < end; k++) if (rows[k]!.length > 0) out[k] = inColumns(rows[k]!, edge, columns);
    i = end + 1;
  }
  return out;
}

interface Column {
  left: number;
  right: number;
}

/** Where figures stand below each other; none where a figure stands below two. */
function figureColumns(rows: readonly (readonly Chunk[])[], edge: number): Column[] | undefined {
  const out: Column[] = [];
  const all = rows.flatMap((r) => r.filter((c) => c.left >= edge && isFigure(c)));
  for (const { left, right } of [...all].sort((a, b) => a.left - b.left)) {
    const last = out[out.length - 1];
    if (last && left < last.right) last.right = Math.max(last.right, right);
    else out.push({ left, right });
  }
  const of = (c: Chunk) => out.findIndex((o) => c.left < o.right);
  const crowded = rows.some((r) => {
    const own = r.filter((c) => c.left >= edge && isFigure(c)).map(of);
    return new Set(own).size < own.length;
  });
  return crowded ? undefined : out;
}

function inColumns(row: readonly Chunk[], edge: number, columns: readonly Column[]): Chunk[] {
  const own = columns.map(
    ({ left, right }) =>
      row.find((c) => c.left >= edge && c.left < right && c.right > left) ?? {
        left,
        right,
        base: row[0]!.base,
        text: '',
      },
  );
  const rest = row.filter((c) => !own.includes(c));
  return [...rest, ...own].sort((a, b) => a.left - b.left);
}

function joined(group: readonly Placed[]): Chunk {
  const chunks = group.map((p) => p.chunk);
  const text = chunks.reduce((a, { text: b }) => a + (a === '' || isWide(a) || isWide(b[0]!) ? '' : ' ') + b, '');
  const left = Math.min(...chunks.map((c) => c.left)),
    right = Math.max(...chunks.map((c) => c.right));
  return { left, right, base: chunks[0]!.base, text };
}

/** Pieces below each other, as near as lines of this table come. */
function groupsOf(labels: readonly Placed[], blocks: readonly LineBlock[]): Placed[][] {
  const step = (a: Placed, b: Placed): number => {
    const x = blocks[a.line]!,
      y = blocks[b.line]!;
    const over = Math.min(a.chunk.right, b.chunk.right) - Math.max(a.chunk.left, b.chunk.left);
    return x.page === y.page && over > 0 ? b.chunk.base - a.chunk.base : Infinity;
  };
  const groups: Placed[][] = [];
  const above = labels.map((p, i) => labels.slice(Math.max(0, i - 8), i).findLast((o) => step(o, p) < Infinity));
  const steps = labels.flatMap((p, i) => (above[i] ? [step(above[i], p)] : [])).filter((s) => s > 0);
  const most = LOOSE * Math.min(...steps);
  labels.forEach((p, i) => {
    const o = above[i];
    const group = o && step(o, p) <= most ? groups.find((g) => g[g.length - 1] === o) : undefined;
    if (group) group.push(p);
    else groups.push([p]);
  });
  return groups;
}
