// Tags among the characters of a text: what is seen of them, and what of what stands around them.

/** A tag; it stops at the mark that could begin the next one. */
export const TAG = /<\/?[A-Za-z!?][^<>]*>/y;
/** A number that is raised in a link or in brackets is the mark of a note. */
export const FOOTNOTE_TAG =
  /<sup\b[^<>]*>\s{0,9}(?:<a\b[^<>]*>\s{0,9}[[(]?\d{1,3}[\])]?\s{0,9}<\/a>|[[(]\d{1,3}[\])])\s{0,9}<\/sup>/iy;
/** Raised or lowered nothing is nothing. */
export const EMPTY_TAG = /<(su[bp])\b[^<>]*>\s{0,9}<\/\1>/iy;
/** What is struck out is not said. */
export const STRUCK_END = /<\/(?:del|strike|s)\s{0,9}>/gi;
/** Stands between two pieces that are not one figure. */
export const APART = '·';

const STRUCK = /^<(?:del|strike|s)[\s>]/i;
const NAME_MAX = 8;
const DRESSING_NAMES =
  'abbr|b|bd[io]|big|cite|code|del|dfn|em|font|i|ins|kbd|label|mark|s|samp|small|span|strike|strong|tt|u|var|wbr';
/** Names of tags that dress what stands between them, or come from a word processor. */
const DRESSING_NAME = new RegExp(`^(?:${DRESSING_NAMES}|[a-z]\\w*:[\\w-]+)$`);
/** Such a tag, one that only names a place, or a declaration; a link may mark a note. */
const DRESSING = new RegExp(`^<(?:/?(?:${DRESSING_NAMES}|[a-z]\\w*:[\\w-]+)\\b|/a\\b|a\\b(?![^<>]*\\bhref\\b)|!)`, 'i');
const DRESSING_LOOK = 200;

/** Whether what stands before and behind a tag may be one word. @param name in small letters */
export const joins = (name: string, hasTarget: boolean): boolean =>
  DRESSING_NAME.test(name) || (name === 'a' && !hasTarget);

export const isStruckOut = (text: string, at: number): boolean => STRUCK.test(text.slice(at, at + NAME_MAX));

/** @param isWithin whether the tag stands between two digits */
export function shownForTag(text: string, at: number, isWithin: boolean): string {
  const tag = text.slice(at, at + NAME_MAX);
  if (/^<br\b/i.test(tag)) return '\n';
  if (/^<su[bp]/i.test(tag)) return APART;
  return isWithin && !DRESSING.test(text.slice(at, at + DRESSING_LOOK)) ? APART : '';
}
