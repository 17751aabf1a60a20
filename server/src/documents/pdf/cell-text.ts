import { UNKNOWN } from './characters';
import { isWide, linesOf, textOf, type TextLine, type Word } from './words';

/** How much of a figure may stand out of its cell. */
const OUT = 0.4;
/** The space that is kept free at both sides of a cell, at most; in points. */
const MARGINS = 12;

const hasFigure = (text: string): boolean => /\d/.test(text);

/** The text of a cell, its lines joined. A figure of which it is not certain that it is this cell's is marked as unknown. */
export function cellText(words: readonly Word[], left: number, right: number): string {
  const lines = linesOf(words);
  const strays = words.some((w) => hasFigure(textOf([w])) && outside(w, left, right) > OUT * (w.right - w.left));
  let out = '';
  lines.forEach((line, i) => {
    const text = textOf(line.words);
    out += i === 0 ? text : between(lines[i - 1]!, line, left, right) + text;
  });
  return strays ? out + UNKNOWN : out;
}

const outside = (w: Word, left: number, right: number): number =>
  Math.max(0, left - w.left) + Math.max(0, w.right - right);

/** What stands between two lines of a cell: nothing where the first only ran out of room. */
function between(above: TextLine, below: TextLine, left: number, right: number): string {
  const a = textOf(above.words),
    b = textOf(below.words);
  if (isWide(a) || isWide(b[0]!)) return '';
  const next = below.words[0]!.glyphs[0]!;
  const full = above.right - above.left + (next.right - next.left) > right - left - MARGINS;
  return full && /[\d.,]$/.test(a) && /^[\d.,]/.test(b) ? '' : ' ';
}
