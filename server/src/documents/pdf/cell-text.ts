import { isWide, linesOf, textOf, type TextLine, type Word } from './words';

/** How much of a figure may stand out of its cell. */
const OUT = 0.4;
/** The space that is kept free at both sides of a cell, at most; in points. */
const MARGINS = 12;

/**
 * Between figures in one cell of which nobody can tell whether they are one: with a space they would be taken for one.
 */
const APART = '/';

/** The text of a cell, its lines joined. */
export function cellText(words: readonly Word[], left: number, right: number): string {
  const lines = linesOf(words);
  const figures = words.every((w) => isFigure(textOf([w])));
  const inLine = (line: TextLine) => (figures ? line.words.map((w) => textOf([w])).join(APART) : textOf(line.words));
  let out = '';
  lines.forEach((line, i) => {
    const joint = i === 0 ? '' : between(lines[i - 1]!, line, left, right);
    out += (figures && joint !== '' ? APART : joint) + inLine(line);
  });
  return out;
}

const isFigure = (text: string): boolean => /^[\d.,]+$/.test(text);

/** Whether so much of a figure stands out of its cell on a side that it can belong to what is beside it there. */
export function reachesOver(words: readonly Word[], left: number, right: number): 'left' | 'right' | undefined {
  for (const w of words) {
    if (!isFigure(textOf([w]))) continue;
    const out = OUT * (w.right - w.left);
    if (left - w.left > out) return 'left';
    if (w.right - right > out) return 'right';
  }
  return undefined;
}

/** What stands between two lines of a cell: nothing where the first only ran out of room. */
function between(above: TextLine, below: TextLine, left: number, right: number): string {
  const a = textOf(above.words),
    b = textOf(below.words);
  if (isWide(a) || isWide(b[0]!)) return '';
  const next = below.words[0]!.glyphs[0]!;
  const full = above.right - above.left + (next.right - next.left) > right - left - MARGINS;
  return full && /[\d.,]$/.test(a) && /^[\d.,]/.test(b) ? '' : ' ';
}
