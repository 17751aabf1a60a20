/** Signs of the fonts of symbols that stand in reports: boxes, ticks, bullets, relations. */
const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: '●',
  0x6e: '■',
  0x6f: '□',
  0x71: '❑',
  0x72: '❒',
  0x75: '◆',
  0x76: '❖',
  0x9f: '•',
  0xa1: '○',
  0xa8: '□',
  0xd8: '➢',
  0xe0: '→',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
};
const WINGDINGS_2: Readonly<Record<number, string>> = {
  0x50: '✓',
  0x51: '☒',
  0x52: '☑',
  0x53: '☒',
  0xa3: '□',
};
const SYMBOL: Readonly<Record<number, string>> = {
  0xa3: '≤',
  0xb1: '±',
  0xb3: '≥',
  0xb4: '×',
  0xb7: '•',
  0xb8: '÷',
  0xb9: '≠',
  0xbb: '≈',
  0xbc: '…',
  0xae: '→',
  0xe5: '∑',
};

/** The character that a w:sym shows. One of a font unknown here is taken by its number. */
export function symbolOf(font: string, char: string): string {
  const code = Number.parseInt(char, 16);
  if (!(code > 0 && code <= 0xffff)) return '';
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const name = font.toLowerCase();
  const table = name === 'wingdings 2' ? WINGDINGS_2 : name.startsWith('wingdings') ? WINGDINGS : undefined;
  if (table) return table[low] ?? '•';
  if (name === 'symbol') return SYMBOL[low] ?? (low >= 0x20 && low < 0x7f ? String.fromCharCode(low) : '•');
  return low >= 0x20 && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCharCode(low) : '';
}
