import { PIECE } from '../syntax/pieces';
import type { LabelKey } from '../text/labels';
import type { LabelIndex } from './label-index';
import type { Cell } from './model';
import type { Piece, Stream } from './stream';

/** Shorter words may be a label of somebody's own, twice. */
const WORDS_MIN = 5;

/** The line that stands in the place of a page's. */
const cleared = new WeakMap<Piece, Piece>();

/**
 * A stream in which lines of the page are empty: the title of reports, or words that the form does not know and that
 * stand alone in their lines more than once, as a running head or a mark across the page does.
 */
export function withoutPageHeads(stream: Stream, index: LabelIndex): Stream {
  const { pieces, lines } = stream;
  let alone: number[] | undefined;
  for (let i = 0; i < pieces.length; i++) {
    const { kind, cell } = pieces[i]!;
    if (kind !== PIECE.cell || cell.form !== 'text' || cell.label!.tables !== 0) continue;
    if (lines[i - 1] !== lines[i] && lines[i + 1] !== lines[i] && cell.label!.key.core.length >= WORDS_MIN)
      (alone ??= []).push(i);
  }
  if (!alone) return stream;
  const times = new Map<string, number>();
  for (const i of alone) times.set(coreAt(pieces, i), (times.get(coreAt(pieces, i)) ?? 0) + 1);
  // Words that come again and again are looked up once.
  const known = new Map<string, boolean>();
  const heads = alone.filter((i) => {
    const core = coreAt(pieces, i);
    let isHead = known.get(core);
    if (isHead === undefined) known.set(core, (isHead = isOfPage(pieces[i]!.cell.label!.key, times.get(core)!, index)));
    return isHead;
  });
  if (heads.length === 0) return stream;
  const out = [...pieces];
  for (const i of heads) out[i] = emptied(pieces[i]!);
  return { pieces: out, lines };
}

/** The title of reports, unless its year stands in the line above: the rows tell what is of that. */
function isOfPage(key: LabelKey, times: number, index: LabelIndex): boolean {
  if (index.isTitle(key.core)) return !key.core.startsWith('年');
  return times > 1 && !index.isPiece(key);
}

const coreAt = (pieces: readonly Piece[], i: number): string => pieces[i]!.cell.label!.key.core;

function emptied(piece: Piece): Piece {
  let own = cleared.get(piece);
  if (!own) {
    const cell: Cell = { ...piece.cell, end: piece.cell.start, form: 'blank', value: null, text: '', label: undefined };
    cleared.set(piece, (own = { ...piece, kind: PIECE.gap, cell }));
  }
  return own;
}
