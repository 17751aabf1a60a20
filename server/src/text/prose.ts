import { CLASS, DIGIT, FOLD, HAN, LETTER, SPACE } from './chars';
import { stripMarkup } from './labels';

/**
 * Running text as it is compared: folded by character, without tags, bold marks, entities and the spaces between
 * Chinese characters, line breaks included. Every offset leads back to the source.
 */
export class Prose {
  private constructor(
    readonly text: string,
    /** Source offset of each code unit, undefined where nothing was left out. */
    private readonly map: Uint32Array | undefined,
    private readonly sourceLength: number,
  ) {}

  /** @param source a block's text; @param end where its content ends */
  static of(source: string, start: number, end: number): Prose {
    const raw = source.slice(0, end);
    const text = /[<&]/.test(raw) ? stripMarkup(raw) : raw;
    const map = new Uint32Array(end - start);
    let out = '', n = 0, last = 0;
    for (let i = start; i < end; i++) {
      const c = text.charCodeAt(i);
      const bits = CLASS[c]!;
      if (bits & SPACE) {
        // A space parts words and figures of Latin script only.
        let j = i + 1;
        while (j < end && CLASS[text.charCodeAt(j)]! & SPACE) j++;
        const next = j < end ? CLASS[text.charCodeAt(j)]! : 0;
        if (last & (LETTER | DIGIT) && next & (LETTER | DIGIT) && !(last & HAN) && !(next & HAN)) { map[n++] = i; out += ' '; }
        i = j - 1;
        continue;
      }
      if (c === 42 && text.charCodeAt(i + 1) === 42) { i++; continue; }
      map[n++] = i;
      out += String.fromCharCode(FOLD[c]!);
      last = bits;
    }
    return new Prose(out, n === end - start && start === 0 ? undefined : map.subarray(0, n), end);
  }

  /** Source offset of a code unit of {@link text}; its length stands for the end. */
  at(index: number): number {
    if (!this.map) return Math.min(index, this.sourceLength);
    if (index < this.map.length) return this.map[index]!;
    return this.map.length > 0 ? this.map[this.map.length - 1]! + 1 : 0;
  }

  /** Source offsets of a stretch of {@link text}, spaces left out at its end. */
  span(start: number, end: number): { start: number; end: number } {
    return { start: this.at(start), end: end > start ? this.at(end - 1) + 1 : this.at(start) };
  }
}
