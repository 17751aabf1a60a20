import { FOLD } from '../../text/chars';
import { symbolOf } from '../docx/symbols';

/** What stands for a character that the file does not tell. */
export const UNKNOWN = '\ufffd';

/**
 * The text of a sign as a person reads it. Radicals become the characters they look like; a number of a private table
 * is read only where the font is one of symbols, whose table everybody knows.
 */
export function readable(text: string, font: string): string {
  let out = '';
  for (const c of text) {
    const code = c.codePointAt(0)!;
    if (code >= 0x2e80 && code <= 0x2fdf) out += String.fromCharCode(FOLD[code]!);
    else if (isPrivate(code)) out += symbol(code, font);
    else out += code < 0x20 || (code >= 0x7f && code < 0xa0) ? UNKNOWN : c;
  }
  return out === '' ? UNKNOWN : out;
}

const isPrivate = (code: number): boolean => (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000;

function symbol(code: number, font: string): string {
  const name = font
    .replace(/^[A-Z]{6}\+/, '')
    .split(/[-,]/)[0]!
    .replace(/(?:MT|Regular)$/, '')
    .replace(/^Wingdings([23])$/i, 'Wingdings $1');
  return /^(?:symbol|wingdings(?: [23])?)$/i.test(name) ? symbolOf(name, code.toString(16)) : UNKNOWN;
}

/** Whether a sign only keeps others apart. */
export const isBlank = (text: string): boolean =>
  /^[\s\u200b\u200c\u200d\u2060\ufeff\u00ad]*$/.test(text) && text !== '';
