import { FOLD } from './chars';

// How a character is seen that is written in an unusual way.

/** Code units that may have to be left out or read as something else. */
export const MAY_HIDE: Uint8Array = (() => {
  const table = new Uint8Array(65536);
  table.fill(1, 0, 9);
  table.fill(1, 11, 13);
  table.fill(1, 14, 32);
  for (const c of '*_`\\[]!{<&>:#+-\n\r\x7f\xad\x85') table[c.charCodeAt(0)] = 1;
  table.fill(1, 0x200b, 0x2010);
  table.fill(1, 0x2028, 0x202f);
  table.fill(1, 0x2060, 0x2070);
  table.fill(1, 0xfe00, 0xfe10);
  table[0xfeff] = 1;
  for (let c = 0x2e80; c < 0x2fe0; c++) if (FOLD[c] !== c) table[c] = 1;
  for (let c = 0xf900; c < 0xfb00; c++) if (FOLD[c] !== c) table[c] = 1;
  return table;
})();

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  shy: '',
  zwnj: '',
  zwj: '',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  middot: '·',
  bull: '•',
  times: '×',
  lang: '〈',
  rang: '〉',
};
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/y;

/** An entity at `at`, and what it is seen as. */
export function entityAt(text: string, at: number): { readonly end: number; readonly shown: string } | undefined {
  ENTITY.lastIndex = at;
  const m = ENTITY.exec(text);
  const shown = m && entityOf(m);
  return m && typeof shown === 'string' ? { end: ENTITY.lastIndex, shown } : undefined;
}

function entityOf(m: RegExpExecArray): string | undefined {
  if (m[3] !== undefined) return Object.hasOwn(ENTITIES, m[3]) ? ENTITIES[m[3]] : undefined;
  const code = m[1] === undefined ? parseInt(m[2]!, 16) : Number(m[1]);
  return code > 0 && code <= 0x10ffff ? characterOf(code) : undefined;
}

/** What a character is seen as: nothing, a line's end, or the one it stands for. */
export function characterOf(code: number): string {
  if (code === 11 || code === 12 || code === 0x85 || code === 0x2028 || code === 0x2029) return '\n';
  if (code > 0xffff || MAY_HIDE[code] === 0 || code === 10 || code === 13 || (code > 32 && code < 127))
    return String.fromCodePoint(code);
  // Only radicals and characters for compatibility stand for another one.
  return FOLD[code] === code ? '' : String.fromCharCode(FOLD[code]!);
}
