import type { Rule } from './marks';

/** One cell of a grid; several places of it where no line runs between them. */
export interface Area {
  readonly row: number;
  readonly rows: number;
  readonly col: number;
  readonly cols: number;
}

/** A table's lines. */
export interface Grid {
  /** The places of its lines from left to right, and from top to bottom. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** By place: its row times the number of columns, and its column. */
  readonly areas: readonly Area[];
}

/** Lines nearer than this are one; so are pieces of a line with a smaller gap. In points. */
const NEAR = 3;
/** A shorter line is a mark of something else. */
const SHORT = 4;
/** On a page with more lines than this they draw a picture. */
const MOST = 6000;

/** The grids that straight lines make, those with a single place aside. */
export function gridsOf(rules: readonly Rule[]): Grid[] {
  const across = joined(rules.filter((r) => r.across));
  const down = joined(rules.filter((r) => !r.across));
  if (across.length + down.length > MOST) return [];
  return touching(across, down).flatMap((group) => {
    const grid = gridOf(
      group.filter((r) => r.across),
      group.filter((r) => !r.across),
    );
    return grid ? [grid] : [];
  });
}

/** Pieces of the same line joined: a dotted one is drawn in many, a table's in one a cell. */
function joined(rules: readonly Rule[]): Rule[] {
  const out: Rule[] = [];
  const sorted = [...rules].sort((a, b) => a.at - b.at);
  for (let i = 0; i < sorted.length;) {
    let end = i;
    while (end < sorted.length && sorted[end]!.at - sorted[i]!.at <= 1) end++;
    const same = sorted.slice(i, end).sort((a, b) => a.from - b.from);
    let run = same[0]!;
    for (const r of same.slice(1))
      if (r.from - run.to <= NEAR) run = { ...run, to: Math.max(run.to, r.to) };
      else {
        out.push(run);
        run = r;
      }
    out.push(run);
    i = end;
  }
  return out.filter((r) => r.to - r.from >= SHORT);
}

/** Lines in groups of those that meet. */
function touching(across: readonly Rule[], down: readonly Rule[]): Rule[][] {
  const all = [...across, ...down];
  const parent = all.map((_, i) => i);
  const root = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!;
    return i;
  };
  across.forEach((h, i) =>
    down.forEach((v, j) => {
      if (v.at >= h.from - NEAR && v.at <= h.to + NEAR && h.at >= v.from - NEAR && h.at <= v.to + NEAR)
        parent[root(i)] = root(across.length + j);
    }),
  );
  const groups = new Map<number, Rule[]>();
  all.forEach((r, i) => {
    const key = root(i);
    const group = groups.get(key);
    if (group) group.push(r);
    else groups.set(key, [r]);
  });
  return [...groups.values()];
}

function gridOf(across: readonly Rule[], down: readonly Rule[]): Grid | undefined {
  if (across.length === 0 || down.length === 0) return undefined;
  const left = Math.min(...across.map((r) => r.from)),
    right = Math.max(...across.map((r) => r.to)),
    top = Math.min(...down.map((r) => r.from)),
    bottom = Math.max(...down.map((r) => r.to));
  // A side where the lines just end is a border that nobody drew.
  const verticals = [...down];
  const xs = places(down);
  if (xs[0]! - left > NEAR) verticals.push({ across: false, at: left, from: top, to: bottom });
  if (right - xs[xs.length - 1]! > NEAR) verticals.push({ across: false, at: right, from: top, to: bottom });
  const horizontals = [...across];
  const ys = places(across);
  if (ys[0]! - top > NEAR) horizontals.push({ across: true, at: top, from: left, to: right });
  if (bottom - ys[ys.length - 1]! > NEAR) horizontals.push({ across: true, at: bottom, from: left, to: right });
  return withAreas(places(verticals), places(horizontals), horizontals, verticals);
}

/** Where lines stand; those that are near each other stand together. */
function places(rules: readonly Rule[]): number[] {
  const sorted = rules.map((r) => r.at).sort((a, b) => a - b);
  const out: number[] = [];
  let from = 0;
  sorted.forEach((at, i) => {
    const next = sorted[i + 1];
    if (next !== undefined && next - sorted[from]! <= NEAR) return;
    out.push((sorted[from]! + at) / 2);
    from = i + 1;
  });
  return out;
}

function withAreas(xs: number[], ys: number[], across: readonly Rule[], down: readonly Rule[]): Grid | undefined {
  const cols = xs.length - 1,
    rows = ys.length - 1;
  if (cols < 1 || rows < 1 || cols * rows < 2 || cols * rows > MOST) return undefined;
  const parent = Array.from({ length: cols * rows }, (_, i) => i);
  const root = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!;
    return i;
  };
  const h = ys.map((y) => across.filter((r) => Math.abs(r.at - y) <= NEAR)),
    v = xs.map((x) => down.filter((r) => Math.abs(r.at - x) <= NEAR));
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++) {
      const i = r * cols + c;
      if (c + 1 < cols && !isDrawn(v[c + 1]!, ys[r]!, ys[r + 1]!)) parent[root(i + 1)] = root(i);
      if (r + 1 < rows && !isDrawn(h[r + 1]!, xs[c]!, xs[c + 1]!)) parent[root(i + cols)] = root(i);
    }
  const members = new Map<number, number[]>();
  parent.forEach((_, i) => {
    const key = root(i);
    const list = members.get(key);
    if (list) list.push(i);
    else members.set(key, [i]);
  });
  if (members.size < 2) return undefined;
  const areas = new Array<Area>(cols * rows);
  for (const list of members.values()) {
    const area = boxAround(list, cols);
    // No cell is of another form than a box: where a line is missing, each place stands for itself.
    const whole = area.rows * area.cols === list.length;
    for (const i of list) areas[i] = whole ? area : boxAround([i], cols);
  }
  return { xs, ys, areas };
}

function boxAround(list: readonly number[], cols: number): Area {
  const rows = list.map((i) => Math.floor(i / cols)),
    columns = list.map((i) => i % cols);
  const row = Math.min(...rows),
    col = Math.min(...columns);
  return { row, col, rows: Math.max(...rows) - row + 1, cols: Math.max(...columns) - col + 1 };
}

/** Whether most of an edge is drawn. */
function isDrawn(rules: readonly Rule[], from: number, to: number): boolean {
  let drawn = 0;
  for (const r of rules) drawn += Math.max(0, Math.min(r.to, to) - Math.max(r.from, from));
  return drawn >= (to - from) / 2;
}
