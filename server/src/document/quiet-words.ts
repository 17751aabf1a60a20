import type { Block } from '../syntax/block';
import { QuietTexts } from '../syntax/quiet-texts';

/**
 * Short blocks of which no rule says anything and none asks anything: what is so of their words and kind is so wherever
 * they stand. Labels and figures set one a line are most blocks of such a report, and the same in all.
 */
export class QuietWords {
  private readonly byKind = new Map<string, QuietTexts>();

  knows(block: Block): boolean {
    return this.byKind.get(block.layout ?? block.kind)?.has(block) ?? false;
  }

  note(block: Block): void {
    const kind = block.layout ?? block.kind;
    let texts = this.byKind.get(kind);
    if (!texts) this.byKind.set(kind, (texts = new QuietTexts()));
    texts.add(block);
  }
}
