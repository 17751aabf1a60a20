import type { LineBlock } from './page-blocks';
import { textOf, type TextLine, type Word } from './words';

/** Words of a line that stand together, apart from the others on it. */
export interface Chunk {
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly text: string;
}

/** In parts of the size of characters: a gap that parts columns, and the room between lines of one table. */
const GAP = 0.7,
  LEADING = 3.5;
/** Lines in sequence with a single piece, at most: a label over several of them. */
const ALONE = 12;
/**
 * A line with such a number that stands off from the one above is a heading; a label keeps the distance of the others.
 */
const HEADING = /^[一二三四五六七八九十]{1,3}、/;

/** Lines without a drawn line between them that are a table by the way their words stand. */
export interface ColumnLines {
  readonly blocks: readonly LineBlock[];
  readonly chunks: readonly (readonly Chunk[])[];
}

export function chunksOf({ words, size }: TextLine): Chunk[] {
  const groups: Word[][] = [];
  for (const word of words) {
    const last = groups[groups.length - 1];
    const before = last?.[last.length - 1];
    if (before && word.left - before.right < GAP * size) last!.push(word);
    else groups.push([word]);
  }
  return groups.map((group) => ({
    left: group[0]!.left,
    right: group[group.length - 1]!.right,
    base: group[0]!.base,
    text: textOf(group),
  }));
}

/**
 * The table that begins with the first of the lines given, if one does: it begins and ends with a line in several
 * pieces, and what stands alone on a line between is narrow.
 */
export function tableAt(blocks: readonly LineBlock[], width: number): ColumnLines | undefined {
  const chunks: Chunk[][] = [];
  let end = 0,
    alone = 0,
    nearest = Infinity;
  for (const [i, b] of blocks.entries()) {
    const pieces = chunksOf(b.line);
    const before = blocks[i - 1];
    if (before && (isApart(before, b) || Math.abs(before.line.size - b.line.size) > 0.6)) break;
    const gap = before?.page === b.page ? b.top - before.bottom : Infinity;
    if (pieces.length === 1 && gap < Infinity && gap > nearest + 0.5 * b.line.size && HEADING.test(pieces[0]!.text))
      break;
    nearest = Math.min(nearest, gap);
    if (pieces.length > 1) {
      alone = 0;
      end = i + 1;
    } else if (i === 0 || ++alone > ALONE || b.line.right - b.line.left > width / 2) break;
    chunks.push(pieces);
  }
  const rows = chunks.slice(0, end);
  const several = rows.filter((r) => r.length > 1).length,
    many = rows.filter((r) => r.length > 2).length;
  if (many < 2 && several < 3) return undefined;
  const tail = tailOf(blocks.slice(end), rows);
  end += tail.length;
  const own = blocks.slice(0, end);
  return { blocks: own, chunks: [...rows, ...tail] };
}

const isApart = (a: LineBlock, b: LineBlock): boolean => a.page === b.page && b.top - a.bottom > LEADING * b.line.size;

/** The rest of a label in the first column, below the last line of figures. */
function tailOf(blocks: readonly LineBlock[], rows: readonly (readonly Chunk[])[]): Chunk[][] {
  const second = Math.min(...rows.filter((r) => r.length > 1).map((r) => r[1]!.left));
  const out: Chunk[][] = [];
  for (const b of blocks) {
    const pieces = chunksOf(b.line);
    if (pieces.length !== 1 || pieces[0]!.right >= second || !/^\p{Script=Han}{1,6}$/u.test(pieces[0]!.text)) break;
    out.push(pieces);
  }
  return out;
}
