// Code points that take two columns in a terminal (East Asian Width W and F), and marks that take none.
import { anyOf } from './pattern';

const WIDE = anyOf(
  [
    /[\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23f3\u25fd\u25fe\u2614\u2615\u26aa\u26ab\u26bd\u26be]/,
    /[\u2705\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u2b1b\u2b1c\u2b50\u2b55\u2e80-\u303e\u3041-\ua4cf]/,
    /[\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/,
    /[\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u,
  ],
  { flags: 'u' },
);
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Whether a character is one of those that reports are written in: kana, ideographs and what stands beside them. */
const isUsual = (code: number): boolean => code >= 0x3041 && code < 0xa000;

/** Columns one character takes. */
export function charWidth(char: string): 0 | 1 | 2 {
  const code = char.codePointAt(0)!;
  if (code < 0x300) return 1;
  if (isUsual(code)) return 2;
  return WIDE.test(char) ? 2 : NONE.test(char) ? 0 : 1;
}

/** Columns a text takes, of characters that can be shown. */
export function textWidth(text: string): number {
  let width = 0;
  for (const c of text) width += charWidth(c);
  return width;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - textWidth(text))) + text;
}

/** A text cut to a width, with a mark where something was cut off. */
export function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let out = '',
    used = 0;
  for (const c of text) {
    if (used + charWidth(c) > width - 1) break;
    out += c;
    used += charWidth(c);
  }
  return `${out}…`;
}

/**
 * What a reader would not see, or would see elsewhere than it stands: controls, line ends of other kinds, marks of
 * direction, tags, half characters.
 */
const STEERING = anyOf(
  [
    /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/,
    /\p{Cs}|[\u{e0000}-\u{e007f}]/u,
  ],
  { flags: 'gu' },
);

/** Characters that steer nothing, looked at before any pattern is. */
const isPlain = (code: number): boolean => (code >= 0x20 && code < 0x7f) || isUsual(code);

/**
 * A text in one line without characters that could steer a terminal or reorder what is read: they become visible signs.
 */
export function printable(text: string): string {
  let plain = 0;
  while (plain < text.length && isPlain(text.charCodeAt(plain))) plain++;
  if (plain === text.length) return text;
  return text.replace(STEERING, (c) => {
    const code = c.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

/** A file's name as it is shown. At the beginning of a line some CI services take what begins so for a command. */
export function printablePath(path: string): string {
  const shown = printable(path);
  return /^\s*(?:::|##)/.test(shown) ? `./${shown}` : shown;
}

/** What of that JSON leaves as it is. */
const LEFT_BY_JSON = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\udb40[\udc00-\udc7f]/g;

/** JSON in which such characters are escaped: the same value, and nothing that steers a terminal. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(LEFT_BY_JSON, (c) =>
    Array.from({ length: c.length }, (_, i) => `\\u${c.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  );
}
