import { PIECE, SEPARATOR } from '../syntax/pieces';
import { isLineEnd } from '../text/chars';
import type { Piece, Stream } from './stream';

/** So many rows opened or closed one way are no chance. */
const ENOUGH = 3;

/** Pieces as they stand in a row gathered from lines. */
const placed = new WeakMap<Piece, Piece>();

/**
 * Some converters write a row as single cells a line, and mark where rows end: by a bar alone that opens each, or by
 * empty lines between runs of cells behind a tab. The cells of such a row count as those of one line.
 */
export function gather(stream: Stream): Stream {
  const opens = openers(stream);
  if (opens.filter((i) => isBeforeFigure(stream, i)).length >= ENOUGH) return withoutBars(stream, opens);
  if (opens.length >= ENOUGH) return gathered(stream, opens);
  const runs = tabRuns(stream);
  return runs.length >= ENOUGH && !holdsRows(stream, runs) ? gathered(stream, runs) : stream;
}

/** Where a bar stands alone at the very beginning of a line, while cells are closed by bars of their own or bare. */
function openers({ pieces, lines }: Stream): number[] {
  const found: number[] = [];
  for (let i = 0; i + 1 < pieces.length; i++) {
    const { kind, cell } = pieces[i]!;
    if (kind !== PIECE.edge || pieces[i + 1]!.kind !== PIECE.edge) continue;
    if (lines[i + 1] !== lines[i] || lines[i - 1] === lines[i] || lines[i + 2] === lines[i]) continue;
    const before = cell.block.text.charCodeAt(cell.start - 1);
    const first = cell.start === 0 || isLineEnd(before);
    if (first && cell.block.text.charCodeAt(cell.start) === 124) found.push(i);
  }
  return found;
}

/** Whether a figure alone in its line stands below a bar alone in its own: no row with a label begins so. */
function isBeforeFigure({ pieces, lines }: Stream, bar: number): boolean {
  let i = bar + 2;
  while (pieces[i]?.kind === PIECE.gap) i++;
  const { form } = pieces[i]?.cell ?? {};
  return (form === 'plain' || form === 'dressed') && lines[i + 1] !== lines[i];
}

/** Bars alone in their lines part single cells: of two that follow each other the second closes a blank one. */
function withoutBars({ pieces, lines }: Stream, bars: readonly number[]): Stream {
  const alone = new Set(bars);
  const out: Piece[] = [];
  const rows: number[] = [];
  let isBlank = false;
  for (let i = 0; i < pieces.length; i++) {
    const isBar = alone.has(i);
    if (isBar && isBlank) out.push({ ...pieces[i]!, kind: PIECE.cell });
    else if (!isBar) out.push(pieces[i]!);
    if (out.length > rows.length) rows.push(lines[i]!);
    if (isBar) i++;
    isBlank = isBar || (isBlank && pieces[i]!.kind === PIECE.gap);
  }
  return { pieces: out, lines: rows };
}

/** Where runs of single cells behind a tab begin, behind empty lines. */
function tabRuns({ pieces, lines }: Stream): number[] {
  const found: number[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const { separator, kind } = pieces[i]!;
    if (separator !== SEPARATOR.tab || kind !== PIECE.cell) continue;
    if (lines[i - 1] === lines[i] || lines[i + 1] === lines[i]) continue;
    const before = pieces[i - 1];
    if (!before || before.kind === PIECE.gap || before.cell.block !== pieces[i]!.cell.block) found.push(i);
  }
  return found;
}

/** Whether text stands behind figures inside a run: it holds more than one row. */
function holdsRows({ pieces }: Stream, runs: readonly number[]): boolean {
  return runs.some((from) => {
    let figures = false;
    for (let i = from; i < pieces.length && pieces[i]!.kind !== PIECE.gap; i++) {
      const { form } = pieces[i]!.cell;
      if (form === 'text' && figures) return true;
      if (form !== 'text' && form !== 'blank') figures = true;
    }
    return false;
  });
}

function gathered({ pieces, lines }: Stream, starts: readonly number[]): Stream {
  const out: Piece[] = [];
  const rows: number[] = [];
  const put = (piece: Piece, line: number): void => {
    out.push(piece);
    rows.push(line);
  };
  for (let i = 0; i < starts[0]!; i++) put(pieces[i]!, lines[i]!);
  starts.forEach((from, n) => {
    const to = starts[n + 1] ?? pieces.length;
    const bars = pieces[from]!.kind === PIECE.edge;
    const first = bars ? from + 2 : from;
    if (!isSingle(lines, pieces, first, to)) {
      for (let i = from; i < to; i++) put(pieces[i]!, lines[i]!);
      return;
    }
    const closed = pieces.slice(first, to).some((p) => p.kind === PIECE.edge);
    let column = 0;
    let ended = false;
    for (let i = first; i < to; i++) {
      const piece = pieces[i]!;
      // An empty line ends a row of cells behind tabs.
      if (!bars && piece.kind === PIECE.gap) ended = true;
      if (ended) {
        put(piece, lines[i]!);
        continue;
      }
      const blank = piece.kind === PIECE.edge ? lines[i + 1] === lines[i] : piece.kind === PIECE.gap && bars && !closed;
      if (piece.kind !== PIECE.cell && !blank) {
        if (piece.kind === PIECE.gap) put(piece, lines[i]!);
        continue;
      }
      put(at(piece, column), lines[from]!);
      column++;
    }
  });
  return { pieces: out, lines: rows };
}

/** Whether every line of a row holds one cell at most. */
function isSingle(lines: readonly number[], pieces: readonly Piece[], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++)
    if (lines[i] === lines[i - 1] && pieces[i]!.kind === PIECE.cell && pieces[i - 1]!.kind === PIECE.cell) return false;
  return true;
}

function at(piece: Piece, column: number): Piece {
  const known = placed.get(piece);
  if (known?.cell.column === column) return known;
  const own: Piece = {
    cell: { ...piece.cell, column },
    kind: PIECE.cell,
    line: piece.line,
    separator: Math.max(piece.separator, SEPARATOR.tab),
  };
  placed.set(piece, own);
  return own;
}
