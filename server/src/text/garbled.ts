/**
 * In a text of Chinese with a few bad bytes the good characters outnumber them by far; in one that was decoded as UTF-8
 * and is none, hardly any is good but by chance.
 */
const GOOD_PER_BAD = 4;

/**
 * Whether most of what is not ASCII in a text could not be decoded.
 * @param atLeast fewer characters that could not be decoded say nothing
 */
export function isMostlyBad(text: string, atLeast = 1): boolean {
  let bad = 0,
    good = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0xfffd) bad++;
    else if (c >= 0x80) good++;
  }
  return bad >= atLeast && good < bad * GOOD_PER_BAD;
}

/** Every so manieth character of a text in UTF-16 or UTF-32 that was decoded as something else is none. */
const NUL_OF = 8;

/** Whether a text holds NUL characters all over. */
export function isFullOfNul(text: string): boolean {
  return text.includes('\0') && (text.split('\0').length - 1) * NUL_OF > text.length;
}
