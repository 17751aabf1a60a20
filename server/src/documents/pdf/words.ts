import { middleOf, type Glyph } from './marks';

/** Characters that stand beside each other. */
export interface Word {
  readonly glyphs: readonly Glyph[];
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly size: number;
}

/** Words on one line, from left to right. */
export interface TextLine {
  readonly words: readonly Word[];
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly size: number;
}

/** In parts of a character's size: what two characters of a word may stand apart, and lie over each other. */
const APART = 0.35,
  OVER = 0.1;
/** From this distance on a space is read between two characters, unless both are of a script without spaces. */
const SPACE = 0.2;
/** How far apart two words of one line may stand up and down. */
const UNEVEN = 0.35;

export function wordsOf(glyphs: readonly Glyph[]): Word[] {
  const out: Word[] = [];
  let word: Glyph[] = [];
  for (const g of glyphs) {
    const last = word[word.length - 1];
    if (last && !goesOn(last, g)) {
      out.push(wordOf(word));
      word = [];
    }
    word.push(g);
  }
  if (word.length > 0) out.push(wordOf(word));
  return out;
}

function goesOn(last: Glyph, next: Glyph): boolean {
  const size = Math.min(last.size, next.size);
  const gap = next.left - last.next;
  return Math.abs(next.base - last.base) <= 0.15 * size && gap <= APART * size && gap >= -OVER * size;
}

export function wordOf(glyphs: readonly Glyph[]): Word {
  const [first] = glyphs;
  return {
    glyphs,
    left: first!.left,
    right: glyphs[glyphs.length - 1]!.right,
    base: first!.base,
    size: Math.max(...glyphs.map((g) => g.size)),
  };
}

/** Cuts a word where a line down the page runs between two of its characters, and they keep a distance there. */
export function cutAt(word: Word, x: number): Word[] {
  const { glyphs, size } = word;
  if (word.left >= x || word.right <= x) return [word];
  const i = glyphs.findIndex((g, k) => k > 0 && (g.left + g.right) / 2 > x);
  const before = glyphs[i - 1],
    after = glyphs[i];
  if (!before || !after || (before.left + before.right) / 2 > x) return [word];
  return after.left - before.next > OVER * size || after.spaced
    ? [wordOf(glyphs.slice(0, i)), wordOf(glyphs.slice(i))]
    : [word];
}

/** Words put in lines from top to bottom. */
export function linesOf(words: readonly Word[]): TextLine[] {
  const lines: Word[][] = [];
  for (const word of [...words].sort((a, b) => middleOf(a) - middleOf(b))) {
    const last = lines[lines.length - 1];
    // The line stands where its largest word does: notes and marks beside it are smaller.
    const main = last?.reduce((a, b) => (b.size > a.size ? b : a));
    if (main && Math.abs(middleOf(word) - middleOf(main)) <= UNEVEN * Math.max(main.size, word.size)) last!.push(word);
    else lines.push([word]);
  }
  return lines.map(lineOf);
}

export function lineOf(words: readonly Word[]): TextLine {
  const sorted = [...words].sort((a, b) => a.left - b.left);
  const main = sorted.reduce((a, b) => (b.size > a.size ? b : a));
  return {
    words: sorted,
    left: sorted[0]!.left,
    right: Math.max(...sorted.map((w) => w.right)),
    base: main.base,
    size: main.size,
  };
}

/** The text of words on one line. */
export function textOf(words: readonly Word[]): string {
  let out = '',
    last: Glyph | undefined;
  for (const { glyphs } of words)
    for (const g of glyphs) {
      if (last && isSpace(last, g)) out += ' ';
      out += g.text;
      last = g;
    }
  return out;
}

function isSpace(last: Glyph, next: Glyph): boolean {
  const size = Math.min(last.size, next.size);
  const gap = next.left - last.next;
  if (isWide(last.text) && isWide(next.text)) return gap > size;
  // What Word sets between a letter and a character of Chinese is no space either.
  if (isWide(last.text) || isWide(next.text)) return gap > 0.6 * size || (next.spaced && gap > SPACE * size);
  return gap > SPACE * size || (next.spaced && gap > 0);
}

/** Whether the text is of a script that is written without spaces, or a sign as wide as its characters. */
export const isWide = (text: string): boolean =>
  text.codePointAt(text.length - 1)! >= 0x2e80 || /[“”‘’—…·]$/.test(text);
