import type { Row, Table } from '../forms/form';
import { labelKey, type LabelKey } from '../text/labels';
import { visibleOf } from '../text/visible';
import { extentOf, inOneColumn, type Extent } from './extent';
import type { LabelIndex, RowSpelling } from './label-index';
import { isInLine, namesRow, type FigureRow, type Stray } from './figure-row';
import type { Cell } from './model';
import { numberingOf } from './row-number';

/**
 * A label is broken into at most so many pieces on either side of its figures; one that is not quite the form's into
 * fewer.
 */
const PIECES = 12;
const PIECES_NEAR = 3;
/** Joined pieces that are longer are more than one label. */
const LABEL_MAX = 60;

/** One way to read the text around a row of figures as its label. */
export interface LabelReading {
  readonly key: LabelKey;
  readonly pieces: readonly Cell[];
  readonly strays: readonly Stray[];
  readonly own: boolean;
}

/** What is seen of pieces, joined. */
export const seenIn = (pieces: readonly Cell[]): string => pieces.map((c) => visibleOf(c.text).text).join('');

/** Pieces must give the number too: that of a group may stand before a leaf's last words. */
export function rowNamed(key: LabelKey, index: LabelIndex, table: Table): RowSpelling | undefined {
  if (key.core === '') return undefined;
  return index
    .byCore(key)
    .rows.find(
      (r) =>
        index.table(r.row.part) === table &&
        (key.numbering.value === 0 || numberingOf(r.row).value === key.numbering.value),
    );
}

/** The form's row that the labels in a row's own line name in so many words. */
export function ownRow(row: FigureRow, index: LabelIndex, table: Table): RowSpelling | undefined {
  const { labels } = row;
  const own = labels[labels.length - 1];
  if (!own) return undefined;
  const found = own.label!.rows.find((r) => index.table(r.row.part) === table);
  if (found && !opensAnother(own.label!.key, found.row, index, table)) return found;
  for (let n = 2; n <= Math.min(PIECES_NEAR, labels.length); n++) {
    const joined = rowNamed(labelKey(seenIn(labels.slice(-n))), index, table);
    if (joined) return joined;
  }
  return undefined;
}

/** Whether a label with another number than a row's is the beginning of the row that has that number. */
export function opensAnother({ core, numbering }: LabelKey, row: Row, index: LabelIndex, table: Table): boolean {
  if (numbering.value === 0 || numbering.value === numberingOf(row).value) return false;
  return table.rows.some(
    (r) => r !== row && index.rowCore.get(r)!.startsWith(core) && numberingOf(r).value === numbering.value,
  );
}

/**
 * Finds the row that pieces of text above and below its figures name, joined; takes these pieces as its labels.
 * @param after text behind the row, up to the next row of figures
 */
export function rowInPieces(
  row: FigureRow,
  after: readonly Stray[],
  index: LabelIndex,
  table: Table,
): RowSpelling | undefined {
  for (const reading of readingsOf(row, after, table, PIECES)) {
    const found = rowNamed(reading.key, index, table);
    if (!found) continue;
    takeReading(row, reading);
    return found;
  }
  return undefined;
}

export function takeReading(row: FigureRow, reading: LabelReading): void {
  for (const s of reading.strays) s.used = true;
  const others = reading.own ? row.labels.slice(0, -1) : row.labels;
  row.labels = [...others, ...reading.pieces];
  row.own = reading.pieces;
}

const nowhere = (): undefined => undefined;

/** Every joining of nearby pieces that stand in one column, those of the row's own line first. */
export function* readingsOf(
  row: FigureRow,
  after: readonly Stray[],
  table: Table,
  most = PIECES_NEAR,
): Iterable<LabelReading> {
  const reach = Math.max(most, 8);
  const above = unused(row.strays.slice(-reach).reverse()).reverse(),
    below = unused(after.slice(0, reach));
  const own = row.labels[row.labels.length - 1];
  // What stands beside the figures is the row's own label, unless it is (a piece of) a group's.
  const beside = own !== undefined && !isGroupPiece(own, table);
  const seeds = beside
    ? [own]
    : [
        ...(own ? [own] : []),
        ...above
          .slice()
          .reverse()
          .map((s) => s.cell),
        ...below.map((s) => s.cell),
      ];
  // One cell a line, the columns of lines say nothing.
  const placeOf: (cell: Cell) => Extent | undefined = isInLine(row) ? extentOf : nowhere;
  const tried: (Extent | undefined)[] = [];
  for (const seed of seeds) {
    const extent = placeOf(seed);
    if (tried.some((t) => inOneColumn(t, extent))) continue;
    tried.push(extent);
    const ownPiece = own && inOneColumn(placeOf(own), extent) ? own : undefined;
    const inColumn = (s: Stray) => inOneColumn(placeOf(s.cell), extent);
    const [over, under] = [above.filter(inColumn), below.filter(inColumn)];
    yield* joinings(over, under, ownPiece, table, most);
    // Words of a group stand beside those of its rows, and between them where both are broken.
    const isOwn = (s: Stray) => inOneColumn(placeOf(s.cell), wide(extent)) && !isGroupPiece(s.cell, table);
    const [head, tail] = [above.filter(isOwn), below.filter(isOwn)];
    const left = ownPiece && isGroupPiece(ownPiece, table) ? undefined : ownPiece;
    if (left !== ownPiece || !sameList(head, over) || !sameList(tail, under))
      yield* joinings(head, tail, left, table, most);
  }
}

/** What an extractor sets below may stand a character to the side. */
const SLACK = 2;
const wide = (extent: Extent | undefined): Extent | undefined =>
  extent && { from: extent.from - SLACK, to: extent.to + SLACK };

const sameList = (a: readonly Stray[], b: readonly Stray[]): boolean =>
  a.length === b.length && a.every((s, i) => s === b[i]);

/** Joinings of pieces right above and right below a row's figures, the fewest first. */
function* joinings(
  head: readonly Stray[],
  tail: readonly Stray[],
  ownPiece: Cell | undefined,
  table: Table,
  most: number,
): Iterable<LabelReading> {
  for (let b = 0; b <= Math.min(most, head.length); b++) {
    for (let a = 0; a <= Math.min(most, tail.length); a++) {
      if (a === 0 && b === 0) continue;
      if (!ownPiece && a + b === 1 && !namesRow((b === 1 ? head[head.length - 1]! : tail[0]!).cell, 1 << table.index))
        continue;
      const before = b === 0 ? [] : head.slice(-b),
        behind = tail.slice(0, a);
      const pieces = [...before.map((s) => s.cell), ...(ownPiece ? [ownPiece] : []), ...behind.map((s) => s.cell)];
      const text = seenIn(pieces);
      if (text.length > LABEL_MAX && a > 0) break;
      yield {
        key: labelKey(text),
        pieces,
        strays: [...before, ...behind],
        own: ownPiece !== undefined,
      };
    }
  }
}

const groupCores = new WeakMap<Table, readonly string[]>();

function isGroupPiece(cell: Cell, table: Table): boolean {
  let cores = groupCores.get(table);
  if (!cores) groupCores.set(table, (cores = table.parts.flatMap((p) => p.groups.map((g) => labelKey(g.label).core))));
  return cores.some((c) => c.includes(cell.label!.key.core));
}

/** Up to the first piece that belongs to another label. */
function unused(strays: readonly Stray[]): Stray[] {
  const end = strays.findIndex((s) => s.used);
  return end < 0 ? [...strays] : strays.slice(0, end);
}
