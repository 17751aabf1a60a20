import type { Block } from '../syntax/block';

/** A block with more text is not remembered: it hardly comes twice. */
const LENGTH_MAX = 48;
const WORDS_MAX = 5000;

/**
 * Short blocks of which no rule says anything and none asks anything: what is so of their words and kind is so wherever
 * they stand. Labels and figures set one a line are most blocks of such a report, and the same in all.
 */
export class QuietWords {
  private readonly known = new Map<string, Map<string, number>>();

  knows(block: Block): boolean {
    if (block.length > LENGTH_MAX) return false;
    return this.known.get(block.layout ?? block.kind)?.get(block.text) === block.contentEnd;
  }

  note(block: Block): void {
    if (block.length > LENGTH_MAX) return;
    const kind = block.layout ?? block.kind;
    let words = this.known.get(kind);
    if (!words) this.known.set(kind, (words = new Map()));
    if (words.size >= WORDS_MAX) words.clear();
    words.set(block.text, block.contentEnd);
  }
}
