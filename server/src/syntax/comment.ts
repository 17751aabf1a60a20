import { isLineEnd, isSpace, skipSpace } from '../text/chars';

/** A space that ends no line. */
const isBlank = (c: number): boolean => isSpace(c) && !isLineEnd(c);

interface Comment {
  readonly end: number;
  /** Whether it stands within a line of text, where nobody sees it; one that suppresses findings stands by itself. */
  readonly isWithin: boolean;
}

/**
 * Reads a comment at `<`; of one that stands by itself `end` tells how far the text was looked at.
 * @param from text before this offset does not count
 */
export function readComment(text: string, at: number, from: number): Comment {
  let before = at - 1;
  while (before >= from && isBlank(text.charCodeAt(before))) before--;
  const isFirst = before < from || isLineEnd(text.charCodeAt(before));
  if (isFirst || text.startsWith('gouji', skipSpace(text, at + 4, text.length)))
    return { end: at + 4, isWithin: false };
  let end = at + 4;
  while (end < text.length && !isLineEnd(text.charCodeAt(end)) && !text.startsWith('-->', end)) end++;
  if (end >= text.length || isLineEnd(text.charCodeAt(end))) return { end, isWithin: false };
  end += 3;
  let next = end;
  while (next < text.length && isBlank(text.charCodeAt(next))) next++;
  const isWithin = next < text.length && !isLineEnd(text.charCodeAt(next));
  return { end: isWithin ? end : next, isWithin };
}
