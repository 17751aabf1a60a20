import { CLASS, DIGIT, FOLD, HAN, isInvisible, LETTER, SPACE } from './chars';
import { visibleBlock, type Visible } from './visible';

/**
 * What a stretch of prose holds, as bits of {@link Prose.flags}: rules look no further where their bits are missing.
 */
export const HAS = {
  digit: 1,
  percent: 2,
  negation: 4,
  numeral: 8,
  stand: 16,
  fullBracket: 32,
  halfBracket: 64,
  square: 128,
  year: 256,
  share: 512,
  unit: 2048,
  longNumber: 4096,
  money: 8192,
  list: 16384,
  change: 32768,
} as const;

// Class and flags of each code unit in one table: one look-up for each character of the text.
const FLAG_SHIFT = 8;
/** A mark that may be carried out or not printed. */
const MARK = 64;
const INFO: Uint32Array = (() => {
  const table = new Uint32Array(CLASS);
  const set = (chars: string, bit: number) => {
    for (const c of chars) table[c.charCodeAt(0)]! |= bit << FLAG_SHIFT;
  };
  for (const c of '*_`\\[<>&{#') table[c.charCodeAt(0)]! |= MARK;
  set('0123456789０１２３４５６７８９', HAS.digit);
  set('%％', HAS.percent);
  set('无未没零', HAS.negation);
  set('零〇一二两三四五六七八九十百千万', HAS.numeral);
  set('XxＸｘ×✕_＿○', HAS.stand);
  set('（）', HAS.fullBracket);
  set('()', HAS.halfBracket);
  set('[〔【﹝［', HAS.square);
  set('年', HAS.year);
  set('均全都对各平参一', HAS.share);
  set('其包:：', HAS.list);
  set('增减降升提', HAS.change);
  set('件条份宗起', HAS.unit);
  set('元', HAS.money);
  return table;
})();

/** Bits of {@link HAS} that one code unit brings. */
export const flagsOf = (code: number): number => INFO[code]! >>> FLAG_SHIFT;

const LONG_NUMBER = 11;
const NO_CUTS: number[] = [];
/** Code units of many texts one behind the other: memory of its own for each costs more than folding it. */
const ARENA = 1 << 13;
let arena = new Uint16Array(ARENA);
let used = 0;

/**
 * Running text as it is compared: what is seen of it, folded by character, without the spaces between Chinese
 * characters, line breaks included. Every offset leads back to the source.
 */
export class Prose {
  private written: string | undefined;
  /** What a reader above has made of it, so that it is read once. */
  notes: unknown = undefined;

  private constructor(
    /** The folded code units. */
    readonly codes: Uint16Array,
    /** Bits of {@link HAS}. */
    readonly flags: number,
    /** Where something was left out: an index, and how far the source is ahead from there on; in turn. */
    private readonly cuts: readonly number[],
    /** What is seen of the source, where that is not all of it; cuts are places in it. */
    private readonly seen: Visible | undefined,
  ) {}

  /** @param source a block's text; @param end where its content ends */
  static of(source: string, start: number, end: number): Prose {
    const bare = Prose.folded(source, start, end, undefined);
    if (bare) return bare;
    const seen = visibleBlock(source, start, end);
    return Prose.folded(seen.text, 0, seen.text.length, seen)!;
  }

  /** @returns undefined where a mark stands in a text that nobody has looked at */
  private static folded(text: string, start: number, end: number, seen: Visible | undefined): Prose | undefined {
    if (used + end - start > arena.length) {
      arena = new Uint16Array(Math.max(ARENA, end - start));
      used = 0;
    }
    const codes = arena.subarray(used, used + end - start);
    let cuts: number[] = NO_CUTS;
    let flags = 0,
      n = 0,
      last = 0,
      digits = 0,
      ahead = 0;
    for (let i = start; i < end; i++) {
      const c = text.charCodeAt(i);
      const bits = INFO[c]!;
      if (bits & SPACE) {
        // A space parts words and figures of Latin script only.
        let j = i + 1;
        let parts = !isInvisible(c);
        for (; j < end && CLASS[text.charCodeAt(j)]! & SPACE; j++) parts ||= !isInvisible(text.charCodeAt(j));
        const next = j < end ? CLASS[text.charCodeAt(j)]! : 0;
        if (parts && last & (LETTER | DIGIT) && next & (LETTER | DIGIT) && !(last & HAN) && !(next & HAN)) {
          if (i - n !== ahead) {
            ahead = i - n;
            if (cuts === NO_CUTS) cuts = [];
            cuts.push(n, ahead);
          }
          codes[n++] = 32;
          digits = 0;
        }
        i = j - 1;
        continue;
      }
      if (bits & MARK) {
        if (!seen) return undefined;
        // Emphasis that nothing ends is none, and no part of a word either.
        if (c === 42 && text.charCodeAt(i + 1) === 42) {
          i++;
          continue;
        }
      }
      if (i - n !== ahead) {
        ahead = i - n;
        if (cuts === NO_CUTS) cuts = [];
        cuts.push(n, ahead);
      }
      // Most characters fold to themselves.
      codes[n++] = c >= 0x4e00 && c < 0xa000 ? c : FOLD[c]!;
      flags |= bits;
      if (bits & DIGIT) {
        if (++digits === LONG_NUMBER) flags |= HAS.longNumber << FLAG_SHIFT;
      } else digits = 0;
      last = bits;
    }
    used += n;
    return new Prose(n === codes.length ? codes : codes.subarray(0, n), flags >>> FLAG_SHIFT, cuts, seen);
  }

  /** The same in memory of its own, for who keeps it. */
  kept(): Prose {
    return new Prose(this.codes.slice(), this.flags, this.cuts, this.seen);
  }

  get length(): number {
    return this.codes.length;
  }

  get text(): string {
    return (this.written ??= decode(this.codes, 0, this.codes.length));
  }

  slice(start: number, end: number): string {
    return this.written?.slice(start, end) ?? decode(this.codes, start, end);
  }

  /** Source offset of a code unit of {@link text}; its length stands for the end. */
  at(index: number): number {
    if (index >= this.codes.length) return this.codes.length === 0 ? 0 : this.behind(this.codes.length - 1);
    const at = this.placeOf(index);
    return this.seen ? this.seen.at(at) : at;
  }

  /** Source offsets of a stretch of {@link text}, spaces left out at its end. */
  span(start: number, end: number): { start: number; end: number } {
    return { start: this.at(start), end: end > start ? this.behind(end - 1) : this.at(start) };
  }

  /** Source offset behind a code unit. */
  private behind(index: number): number {
    const at = this.placeOf(index);
    return this.seen ? this.seen.endOf(at) : at + 1;
  }

  /** Where a code unit stands in what was folded. */
  private placeOf(index: number): number {
    const { cuts } = this;
    let lo = 0,
      hi = cuts.length >> 1;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (cuts[2 * mid]! <= index) lo = mid + 1;
      else hi = mid;
    }
    return lo === 0 ? index : index + cuts[2 * lo - 1]!;
  }
}

// Arguments of one call are limited in number.
const CHUNK = 4096;
function decode(codes: Uint16Array, start: number, end: number): string {
  let out = '';
  for (let i = start; i < end; i += CHUNK)
    out += String.fromCharCode.apply(null, codes.subarray(i, Math.min(end, i + CHUNK)) as unknown as number[]);
  return out;
}
