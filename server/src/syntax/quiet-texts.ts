import type { Block } from './block';

/** A block with more text is not remembered: it hardly comes twice. */
const LENGTH_MAX = 48;
const TEXTS_MAX = 5000;

/** Texts of short blocks of which something is known not to be so, wherever they stand. */
export class QuietTexts {
  /** Where the content of each ends. */
  private readonly known = new Map<string, number>();

  has({ text, contentEnd }: Block): boolean {
    return text.length <= LENGTH_MAX && this.known.get(text) === contentEnd;
  }

  /** @returns whether it is remembered */
  add({ text, contentEnd }: Block): boolean {
    if (text.length > LENGTH_MAX) return false;
    if (this.known.size >= TEXTS_MAX) this.known.clear();
    this.known.set(text, contentEnd);
    return true;
  }
}
