import type { Column, HeaderLabel, Part, Table } from '../forms/form';
import { labelDistance, labelKey } from '../text/labels';
import type { Stray } from './figure-row';
import { coreOfHeader, joinPieces, stacked } from './header-pieces';
import type { Cell, Place, TableFault } from './model';
import { spanOf } from './place';

/** No header has more pieces. */
export const HEADER_PIECES = 300;

export interface BoundHeader {
  readonly found: readonly { readonly label: HeaderLabel; readonly cell: Cell }[];
  readonly missing: readonly Column[];
  /** Columns of one name cannot be told apart: which of them is missing is a guess. */
  readonly ambiguous: boolean;
  /**
   * Whether text was left over, or labels that come more than once were not told apart: what is missing may stand
   * there.
   */
  readonly loose: boolean;
  /** Whether all text that was left over is pieces of the labels that are missing. */
  readonly cut: boolean;
  /** Labels of one line stand in another order than the form's, or text that is none stands before the last of them. */
  readonly outOfOrder: boolean;
  readonly between: boolean;
  readonly faults: readonly TableFault[];
}

/**
 * Finds a part's header among the text above its rows. Order does not matter: layouts read a header of several levels
 * in different orders; labels that occur more than once are taken in the form's order.
 * @param at where to report what is missing when no header is there at all
 */
export function bindHeader(part: Part, strays: readonly Stray[], at: Place, table: Table): BoundHeader {
  const open = new Set<HeaderLabel>(part.header);
  const found: { label: HeaderLabel; cell: Cell }[] = [];
  const faults: TableFault[] = [];
  const unknown: Stray[] = [];

  const repeats = matchRepeats(part, strays);
  const name = (label: HeaderLabel, place: Place, text: string) =>
    faults.push({ kind: 'column-name', label, part, place, text });
  for (const s of strays) {
    if (s.used) continue;
    const match = s.cell.label!;
    const meant = repeats.labels.get(s);
    const spelled = match.headers.find((h) => h.part === part && open.has(h.label) && (!meant || h.label === meant));
    if (spelled) {
      open.delete(spelled.label);
      found.push({ label: spelled.label, cell: s.cell });
      if (spelled.spelling === 'drift') name(spelled.label, s.cell, s.cell.text);
    } else if ((match.tables & (1 << table.index)) === 0) unknown.push(s);
  }
  if (open.size > 0) joinPieces(part, open, unknown, found);

  const headed = found.length > 0 || strays.some((s) => s.cell.label!.plain.includes(part));
  if (open.size > 0 && headed) {
    const plain = [...part.headings, ...part.stub, ...part.groups.map((g) => g.label)].map((t) => labelKey(t).core);
    // What is nearly a heading or a group label is not a column's.
    const rest = unknown.filter((s) => !s.used && isWhole(s) && !plain.some((p) => near(s.cell.label!.key.core, p)));
    const columns = stacked(rest);
    for (const label of [...open]) {
      const column = columns.filter(
        (c) => c.length > 1 && near(c.map((s) => s.cell.label!.key.core).join(''), coreOfHeader(label)),
      );
      if (column.length === 1 && column[0]!.every((s) => !s.used)) {
        take(column[0]![0]!, label, open, found);
        for (const s of column[0]!) s.used = true;
        name(label, column[0]![0]!.cell, column[0]!.map((s) => s.cell.text).join(''));
        continue;
      }
      const close = rest.filter((s) => !s.used && near(s.cell.label!.key.core, coreOfHeader(label)));
      if (close.length !== 1) continue;
      take(close[0]!, label, open, found);
      name(label, close[0]!.cell, close[0]!.cell.text);
    }
    const left = rest.filter((s) => !s.used && s.cell.label!.key.core !== '');
    const leaves = [...open].filter((l) => l.column);
    if (
      leaves.length === 1 &&
      left.length === 1 &&
      (found.length === 0 || shareWord(left[0]!, leaves[0]!) || neighbours(part, leaves[0]!, left[0]!, strays, found))
    ) {
      take(left[0]!, leaves[0]!, open, found);
      name(leaves[0]!, left[0]!.cell, left[0]!.cell.text);
    }
  }
  const missing = part.header.flatMap((l) => (l.column && open.has(l) ? [l.column] : []));
  if (missing.length > 0)
    faults.push({
      kind: 'column-missing',
      part,
      columns: missing,
      place: found.length > 0 ? spanOf([found[found.length - 1]!.cell]) : at,
    });
  const names = new Set(found.map((f) => coreOfHeader(f.label)));
  const left = unknown.filter((s) => !s.used && s.cell.label!.key.core !== '');
  const wanted = [...open].map(coreOfHeader);
  return {
    found,
    missing,
    outOfOrder: isOutOfOrder(part, strays, found),
    between: standsBetween(strays, found, table),
    loose:
      left.length > 0 || missing.some((c) => part.header.some((h) => h.column === c && names.has(coreOfHeader(h)))),
    cut: left.length > 0 && left.every((s) => wanted.some((w) => w.includes(s.cell.label!.key.core))),
    ambiguous:
      missing.length > 0 &&
      (repeats.ambiguous ||
        repeats.labels.size < found.filter((f) => f.label.column && repeats.names.has(coreOfHeader(f.label))).length),
    faults,
  };
}

/** Layouts whose lines hold cells side by side in the order of the columns. */
export const LINED: ReadonlySet<string | undefined> = new Set(['bars', 'tabs', 'html', 'commas']);

/** Labels that stand in one line each, in its order, by line. */
function byLine(strays: readonly Stray[], found: BoundHeader['found']): HeaderLabel[][] {
  const labelOf = new Map(found.map((f) => [f.cell, f.label]));
  const lines = new Map<number, HeaderLabel[]>();
  for (const { cell, line } of strays) {
    const label = labelOf.get(cell);
    // Pieces that were joined stand where the page had room.
    const whole = cell.label!.headers.some((h) => h.label === label);
    if (!label || !whole || !LINED.has(cell.block.layout)) continue;
    const known = lines.get(line);
    if (known) known.push(label);
    else lines.set(line, [label]);
  }
  return [...lines.values()];
}

/**
 * Whether a label stands in its line before one of an earlier column. A header written level by level has all of one
 * level before the next: the group that the later label is in stands there as well.
 */
function isOutOfOrder(part: Part, strays: readonly Stray[], found: BoundHeader['found']): boolean {
  const holds = (g: HeaderLabel, l: HeaderLabel): boolean =>
    !g.column && g !== l && g.level < l.level && firstOf(part, l)?.groups[g.level] === g.label;
  return byLine(strays, found).some((labels) =>
    labels.some((label, n) => {
      const place = firstOf(part, label)?.index ?? 0;
      const before = labels.slice(0, n);
      return before.some(
        (b) => (firstOf(part, b)?.index ?? 0) > place && !before.some((g) => holds(g, label) && !holds(g, b)),
      );
    }),
  );
}

/** The first column that a label of the header is above. */
const firstOf = ({ columns }: Part, { column, label, level }: HeaderLabel): Column | undefined =>
  column ?? columns.find((c) => c.groups[level] === label);

/** Whether a text that is no label of the table stands in a line of column labels before the last of them. */
function standsBetween(strays: readonly Stray[], found: BoundHeader['found'], table: Table): boolean {
  const leaves = new Set(found.flatMap((f) => (f.label.column ? [f.cell] : [])));
  let leafLine = -1;
  for (let i = strays.length - 1; i >= 0; i--) {
    const { cell, line, used } = strays[i]!;
    if (leaves.has(cell)) leafLine = line;
    else if (line !== leafLine || used || !LINED.has(cell.block.layout)) continue;
    else if ((cell.label!.tables & (1 << table.index)) === 0 && cell.label!.key.core !== '') return true;
  }
  return false;
}

interface Repeats {
  readonly labels: ReadonlyMap<Stray, HeaderLabel>;
  readonly names: ReadonlySet<string>;
  readonly ambiguous: boolean;
}
const NO_REPEATS: Repeats = { labels: new Map(), names: new Set(), ambiguous: false };

const repeatedOf = new WeakMap<Part, readonly HeaderLabel[]>();
/** Labels that head more than one column of a part, in the order of the columns. */
function repeatedLabels(part: Part): readonly HeaderLabel[] {
  let known = repeatedOf.get(part);
  if (!known) {
    const repeated = part.header.filter(
      (h) => h.column && part.header.some((o) => o !== h && coreOfHeader(o) === coreOfHeader(h)),
    );
    repeatedOf.set(part, (known = part.columns.flatMap((c) => repeated.filter((h) => h.column === c))));
  }
  return known;
}

/** Columns of one name in several groups are told apart by their order, where it leaves one reading only. */
function matchRepeats(part: Part, strays: readonly Stray[]): Repeats {
  const inOrder = repeatedLabels(part);
  if (inOrder.length === 0) return NO_REPEATS;
  const names = new Set(inOrder.map(coreOfHeader));
  const labels = new Map<Stray, HeaderLabel>();
  const seen = strays.filter((s) => !s.used && s.cell.label!.headers.some((h) => inOrder.includes(h.label)));
  const fits = (s: Stray, label: HeaderLabel) => s.cell.label!.headers.some((h) => h.label === label);
  const first: HeaderLabel[] = [],
    last: HeaderLabel[] = [];
  for (let i = 0, c = 0; i < seen.length && c < inOrder.length; c++)
    if (fits(seen[i]!, inOrder[c]!)) {
      first.push(inOrder[c]!);
      i++;
    }
  for (let i = seen.length - 1, c = inOrder.length - 1; i >= 0 && c >= 0; c--)
    if (fits(seen[i]!, inOrder[c]!)) {
      last.unshift(inOrder[c]!);
      i--;
    }
  if (first.length < seen.length || last.length < seen.length) return { labels, names, ambiguous: true };
  seen.forEach((s, i) => labels.set(s, first[i]!));
  return { labels, names, ambiguous: first.some((l, i) => l !== last[i]) };
}

/** Aligned by spaces, words of a header are cut and stacked: a piece of one is no other name for it. */
const isWhole = (s: Stray): boolean => s.cell.block.layout !== 'columns';

/** Whether an unknown header cell has a character of a label: enough where no other cell and no other label is left. */
function shareWord(s: Stray, label: HeaderLabel): boolean {
  return [...s.cell.label!.key.core].some((c) => coreOfHeader(label).includes(c));
}

function take(s: Stray, label: HeaderLabel, open: Set<HeaderLabel>, found: { label: HeaderLabel; cell: Cell }[]): void {
  s.used = true;
  open.delete(label);
  found.push({ label, cell: s.cell });
}

function near(a: string, b: string): boolean {
  const limit = b.length <= 2 ? 0 : Math.max(1, Math.floor(b.length * 0.34));
  return a !== '' && labelDistance(a, b, limit) <= limit;
}

/** Whether an unknown header cell stands where the missing column should: next to one that the form puts beside it. */
function neighbours(
  part: Part,
  label: HeaderLabel,
  s: Stray,
  strays: readonly Stray[],
  found: BoundHeader['found'],
): boolean {
  const at = strays.indexOf(s),
    place = part.header.indexOf(label);
  const labelOf = (stray: Stray | undefined) => found.find((f) => f.cell === stray?.cell)?.label;
  return (
    (place > 0 && labelOf(strays[at - 1]) === part.header[place - 1]) ||
    (place + 1 < part.header.length && labelOf(strays[at + 1]) === part.header[place + 1])
  );
}
