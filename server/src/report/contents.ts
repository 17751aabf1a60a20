import type { Block } from '../syntax/block';
import type { Sequence } from '../text/sequence';
import type { Anchor } from './model';

/** So many headings with nothing between them, all of which come again, are a table of contents. */
const ENOUGH = 3;

/** Headings as they are read, without those of a table of contents; looks as far ahead as the first heading behind it. */
export class SectionReader {
  private waiting: Anchor[] = [];
  private ahead: Anchor | undefined;
  private ended = false;

  constructor(
    private readonly blocks: Sequence<Block>,
    private readonly read: () => Anchor | undefined,
  ) {}

  next(): Anchor | undefined {
    while (this.waiting.length === 0) {
      const run = this.run();
      if (run.length === 0) return undefined;
      if (!this.isContents(run)) this.waiting = run;
    }
    return this.waiting.shift();
  }

  private peek(): Anchor | undefined {
    if (!this.ahead && !this.ended) {
      this.ahead = this.read();
      this.ended = this.ahead === undefined;
    }
    return this.ahead;
  }

  /** Headings one right behind the other, in the form's order. */
  private run(): Anchor[] {
    const run: Anchor[] = [];
    for (let a = this.peek(); a; a = this.peek()) {
      const last = run[run.length - 1];
      if (last && (a.section.index <= last.section.index || this.blocks.after(last.block) !== a.block)) break;
      run.push(a);
      this.ahead = undefined;
      // What is behind a lone heading tells nothing of it.
      if (run.length === 1 && !this.blocks.after(a.block)?.heading) break;
    }
    return run;
  }

  private isContents(run: readonly Anchor[]): boolean {
    return run.length >= ENOUGH && this.peek()?.section === run[0]!.section;
  }
}
