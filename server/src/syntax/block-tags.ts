import { nextBlockTag, readTag } from './html';

/** Looks for the block-level tags of a text, each once, as it is gone through from its start. */
export class BlockTags {
  /** Where the next one stands: -1 where none does any more, -2 before the first look. */
  private found = -2;

  constructor(private readonly text: string) {}

  /** Where the next tag stands from an offset on; -1 where none does. */
  next(from: number): number {
    if (this.found === -1 || this.found >= from) return this.found;
    return (this.found = nextBlockTag(this.text, from, this.text.length));
  }

  /** Whether a whole tag stands between two offsets. */
  isBefore(from: number, end: number): boolean {
    const at = this.next(from);
    return at >= 0 && at < end && readTag(this.text, at) !== undefined;
  }
}
