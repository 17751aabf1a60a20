import { isHan, isLineEnd, isSpace, skipSpace } from '../text/chars';
import { readFigure } from '../text/numerals';
import { HEAD } from './classify';

/** Columns that a line takes, a Chinese character two of them; 0 for one too long to have been broken. */
export function lineWidth(text: string, from: number, to: number): number {
  if (to - from > HEAD) return 0;
  let width = to - from;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) >= 0x2e80) width++;
  return width;
}

/** Whether words of a line stand apart, twice at least: cells of a header do, running text hardly ever does. */
export function isSpaced(text: string, start: number, end: number): boolean {
  let gaps = 0;
  for (let i = start + 1; i + 1 < end; i++) {
    const c = text.charCodeAt(i);
    if (
      isSpace(c) &&
      !isLineEnd(c) &&
      isHan(text.charCodeAt(i + 1)) &&
      (isHan(text.charCodeAt(i - 1)) || text[i - 1] === '）' || text[i - 1] === ')') &&
      ++gaps === 2
    )
      return true;
  }
  return false;
}

export function wrapsOn(text: string, end: number): boolean {
  return !'。！!？?；;：:）)》”"…'.includes(text[end - 1]!);
}

/** Whether a line is nothing but words between half-width commas or semicolons: cells, which do not go on below. */
export function isCommaList(text: string, start: number, end: number): boolean {
  let commas = 0;
  let depth = 0;
  for (let i = start; i < end; i++) {
    const c = text[i]!;
    if ((c === ',' || c === ';') && depth === 0) {
      if (isSpace(text.charCodeAt(i + 1))) return false;
      commas++;
    } else if ('（('.includes(c)) depth++;
    else if ('）)'.includes(c)) depth--;
    else if (depth === 0 && '，。；：:！!？?'.includes(c)) return false;
  }
  return commas > 1;
}

/** Whether a line with this first code unit can be empty, also inside a quotation, a page footer or a rule. */
export function mayBeBlank(c: number): boolean {
  return isSpace(c) || (c >= 0x2500 && c <= 0x257f) || '-—–－·第=_*+>'.includes(String.fromCharCode(c));
}

/** Whether the space before a tag is short enough to be looked over. */
export function isNearLineStart(text: string, start: number, tagAt: number): boolean {
  for (let i = tagAt - 1; i >= start; i--) {
    const c = text.charCodeAt(i);
    if (isLineEnd(c)) return true;
    if (tagAt - i > HEAD) return false;
  }
  return true;
}

/** A line that is one cell behind one leading tab. */
export function isSingleCell(text: string, start: number, end: number): boolean {
  return (
    text.charCodeAt(start) === 9 &&
    start + 1 < end &&
    end - start <= HEAD &&
    !text.slice(start + 1, end).includes('\t') &&
    readFigure(text, skipSpace(text, start, end), end).form === 'text'
  );
}
