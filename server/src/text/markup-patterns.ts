import { DIGIT, HAN, LETTER } from './chars';

// Patterns of marks that a source carries and a person does not see. Each looks at every character a bounded number of
// times: it stops at the mark that could begin the next one.

/** The mark of a footnote. */
export const FOOTNOTE = /\[\^[^\]\s[]{1,40}\]:?/y;
export const ADDRESS = /<(?:(?:[a-z][a-z\d+.-]*:\/\/|mailto:)[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>/iy;
/** Attributes of a heading: {#id .class key=value}, {: .class}, {-}. */
export const ATTRIBUTES = /\{(?::\s?)?(?:[#.][^\s{}#]|[\w-]+=)[^{}\n\r]*\}|\{-\}/y;
export const ATTRIBUTES_OF_SPAN = /\{(?:[#.:\w-][^{}\n\r]*)?\}/y;
/** What may stand behind a link's words, and what of it is an address; words in brackets are none. */
const TARGET =
  /\((?:<[^<>\n\r]*>|([^[\]\s()]*(?:\([^[\]\s()]*\)[^[\]\s()]*)*)(?:[ \t]+(?:"[^"\n\r[\]]*"|'[^'\n\r[\]]*'))?)\)/y;
const LEADS = /^(?:$|#|[a-z][a-z\d+.-]*:)|\/|\.[a-z]\w{1,4}(?:[?#].*)?$/i;
const FENCE_NAME = /^(?:\{[^{}]*\}|[\w-]*)$/;
const FENCE_MAX = 120;
export const HASHES = /#{1,6}(?=[ \t\u00a0\u3000])[ \t\u00a0\u3000]*/y;
export const HASHES_BEHIND = /#+[ \t]*(?=[\n\r]|$)/y;
export const QUOTE = />[ \t]?/y;
/** No item: the number of a page between dashes. */
export const ITEM = /[-*+] {1,4}(?!\d{1,4} {0,2}[-*+])(?=[^\s\-*+])/y;
export const LINE_END = /[ \t]*(?=[\n\r]|$)/y;
export const ESCAPABLE = /[!-/:-@[-`{-~]/;
export const WORD = HAN | LETTER | DIGIT;
export const WIDE = 0x2e80;
export const OPENING = '（《〈“‘〔【「『([<"\'';

/** Where the address of a link ends that begins at `at`. */
export function targetEnd(text: string, at: number): number | undefined {
  TARGET.lastIndex = at;
  const m = TARGET.exec(text);
  return m && (m[1] === undefined || LEADS.test(m[1])) ? TARGET.lastIndex : undefined;
}

/** Where a line of colons ends that opens or closes a stretch, if one begins at `at`. */
export function fenceEnd(text: string, at: number): number | undefined {
  const line = /^[^\n\r]*/.exec(text.slice(at, at + FENCE_MAX))![0];
  let from = 0,
    to = line.length;
  while (line[from] === ':') from++;
  while (to > from && ': \t'.includes(line[to - 1]!)) to--;
  return from < 3 || !FENCE_NAME.test(line.slice(from, to).trim()) ? undefined : at + line.length;
}
