// Characters as the reports' readers see them: one table folds what differs only in form.

const RADICALS: Record<string, string> = {
  '⺒': '巳',
  '⺓': '幺',
  '⺟': '母',
  '⺠': '民',
  '⺫': '目',
  '⻁': '虎',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
};
const ALIKE: Record<string, string> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '″': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '‘': "'",
  '’': "'",
  '〔': '[',
  '〕': ']',
  '【': '[',
  '】': ']',
  '﹝': '[',
  '﹞': ']',
  '〈': '<',
  '〉': '>',
  '《': '<',
  '》': '>',
  '—': '-',
  '–': '-',
  '―': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '─': '-',
  '～': '~',
  '〜': '~',
  '﹐': ',',
  '﹑': '、',
  '﹒': '.',
};

/**
 * Folded code unit of each code unit: full-width to half-width, radicals to characters, one form per bracket, quote and
 * dash.
 */
export const FOLD: Uint16Array = (() => {
  const table = everyCodeUnit();
  const compat = (from: number, to: number) => {
    for (let i = from; i <= to; i++) {
      const n = String.fromCharCode(i).normalize('NFKC');
      if (n.length === 1) table[i] = n.charCodeAt(0);
    }
  };
  compat(0x2e80, 0x2fdf);
  compat(0xf900, 0xfaff);
  compat(0xff00, 0xffef);
  for (const [from, to] of [...Object.entries(RADICALS), ...Object.entries(ALIKE)])
    table[from.charCodeAt(0)] = to.charCodeAt(0);
  return table;
})();

/** Each code unit at its own place; two at a time, for every start of the program waits for it. */
function everyCodeUnit(): Uint16Array {
  const pairs = new Uint32Array(1 << 15);
  const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
  for (let i = 0, pair = littleEndian ? 0x10000 : 1; i < pairs.length; i++, pair += 0x20002) pairs[i] = pair;
  return new Uint16Array(pairs.buffer);
}

/** Classes of code units, as bits of {@link CLASS}. */
export const SPACE = 1,
  DIGIT = 2,
  HAN = 4,
  LETTER = 8,
  PUNCT = 16,
  NUMERAL = 32;

/** Bits for each code unit, after folding. */
export const CLASS: Uint8Array = (() => {
  const table = new Uint8Array(65536);
  // Classes other than numerals exclude each other.
  const set = (from: number, to: number, bit: number) => {
    table.fill(bit, from, to + 1);
  };
  set(9, 13, SPACE);
  set(32, 32, SPACE);
  set(160, 160, SPACE);
  set(0x2000, 0x200f, SPACE);
  set(0x3000, 0x3000, SPACE);
  set(0xfeff, 0xfeff, SPACE);
  set(0xad, 0xad, SPACE);
  set(0x2028, 0x2029, SPACE);
  set(0x202f, 0x202f, SPACE);
  set(0x205f, 0x2060, SPACE);
  set(48, 57, DIGIT);
  set(0xff10, 0xff19, DIGIT);
  set(0x3400, 0x4dbf, HAN);
  set(0x4e00, 0x9fff, HAN);
  set(0x2e80, 0x2fdf, HAN);
  set(0xf900, 0xfaff, HAN);
  set(0xd800, 0xdfff, HAN);
  set(0x3007, 0x3007, HAN);
  set(65, 90, LETTER);
  set(97, 122, LETTER);
  set(0xc0, 0x24f, LETTER);
  set(0xff21, 0xff3a, LETTER);
  set(0xff41, 0xff5a, LETTER);
  for (let i = 33; i < 127; i++) if (!table[i]) table[i] = PUNCT;
  set(0xb7, 0xb7, PUNCT);
  set(0x2010, 0x2027, PUNCT);
  set(0x2030, 0x205e, PUNCT);
  set(0x3001, 0x3003, PUNCT);
  set(0x3008, 0x3020, PUNCT);
  set(0x2500, 0x257f, PUNCT);
  for (let i = 0xff01; i < 0xff66; i++) if (!table[i]) table[i] = PUNCT;
  for (const c of '零〇一二三四五六七八九十百千万两') table[c.charCodeAt(0)]! |= NUMERAL;
  return table;
})();

export const isSpace = (c: number): boolean => (CLASS[c]! & SPACE) !== 0;
export const isDigit = (c: number): boolean => c >= 48 && c <= 57;
export const isHan = (c: number): boolean => (CLASS[c]! & HAN) !== 0;

/** Ends of lines other than line feed and carriage return, as word processors and web pages leave them. */
export const OTHER_LINE_ENDS = /[\v\f\x85\u2028\u2029]/;
export const isLineEnd = (c: number): boolean => (c >= 10 && c <= 13) || c === 0x85 || c === 0x2028 || c === 0x2029;

/** Offset of the first end mark of a line at or behind `from`, or of the text's end. */
export function lineEndAt(text: string, from: number): number {
  let to = from;
  while (to < text.length && !isLineEnd(text.charCodeAt(to))) to++;
  return to;
}

const QUOTE = 62;

/** Where a line goes on behind the marks of a quotation and the space that belongs to each. */
export function behindQuote(text: string, from: number, end: number): number {
  let behind = from;
  for (let at = from; at < end && text.charCodeAt(at) === QUOTE; at = skipSpace(text, behind, end))
    behind = text.charCodeAt(at + 1) === 32 ? at + 2 : at + 1;
  return Math.min(behind, end);
}

/** Behind the end mark at `end`; two code units of CRLF are one. */
export const behindLineEnd = (text: string, end: number): number =>
  end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);

/** Of the spaces, those without width. */
export const isInvisible = (c: number): boolean =>
  c === 0xad || (c >= 0x200b && c <= 0x200f) || c === 0x2060 || c === 0xfeff;

/** First offset at or after `start` that is no space, at most `end`. */
export function skipSpace(text: string, start: number, end: number): number {
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  return start;
}

const SPACE_ENTITY = '&(?:nbsp|ensp|emsp|thinsp|#160|#819[2-9]|#12288|#xa0|#x200[0-9]|#x3000);';
const entityHere = new RegExp(SPACE_ENTITY, 'iy');
const ENTITY_MAX = 8;
/** A space between words, however it is written. */
export const SPACE_WRITTEN = new RegExp(`[ \\u3000\\u00a0\\u2002\\u2003]|${SPACE_ENTITY}`, 'i');
/** Tags, and spaces written out as entities. */
const MARKUP = new RegExp(`</?[A-Za-z!][^<>]*>|${SPACE_ENTITY}`, 'gi');

/** Blanks out tags and spaces written as entities, keeping every offset. */
export function stripMarkup(text: string): string {
  return text.includes('<') || text.includes('&') ? text.replace(MARKUP, (m) => ' '.repeat(m.length)) : text;
}

/** Text without tags and without space around it. */
export function visibleText(text: string): string {
  return text.includes('<') || text.includes('&')
    ? text.replace(MARKUP, (m) => (m.startsWith('&') ? ' ' : '')).trim()
    : text;
}

/** As {@link skipSpace}, for a source in which spaces may be written out as entities. */
export function skipBlank(text: string, start: number, end: number): number {
  start = skipSpace(text, start, end);
  while (start < end && text.charCodeAt(start) === 38 /* & */) {
    entityHere.lastIndex = start;
    if (!entityHere.test(text) || entityHere.lastIndex > end) break;
    start = skipSpace(text, entityHere.lastIndex, end);
  }
  return start;
}

/** As {@link trimEnd}, for a source in which spaces may be written out as entities. */
export function trimBlank(text: string, start: number, end: number): number {
  end = trimEnd(text, start, end);
  while (end > start && text.charCodeAt(end - 1) === 59 /* ; */) {
    let open = end - 2;
    while (open > start && end - open < ENTITY_MAX && text.charCodeAt(open) !== 38) open--;
    if (open < start) break;
    entityHere.lastIndex = open;
    if (!entityHere.test(text) || entityHere.lastIndex !== end) break;
    end = trimEnd(text, start, open);
  }
  return end;
}

/** Offset after the last non-space before `end`, at least `start`. */
export function trimEnd(text: string, start: number, end: number): number {
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

/** A table of all code units in which some characters are marked with 1. */
export function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(65536);
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = 1;
  return table;
}
