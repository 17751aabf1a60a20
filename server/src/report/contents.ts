import type { Form, Section } from '../forms/form';
import type { Block } from '../syntax/block';
import type { Sequence } from '../text/sequence';
import { isTitle } from './marks';
import type { Anchor } from './model';

/** So many headings with nothing below them, which come again or came before, are a table of contents. */
const ENOUGH = 3;
/** Headings of a section's parts may stand between those of two sections, with the tags around them. */
const BETWEEN_MAX = 24;

/**
 * Headings as they are read, without those of a table of contents; looks as far ahead as the first heading behind it.
 */
export class SectionReader {
  private waiting: Anchor[] = [];
  private ahead: Anchor | undefined;
  private ended = false;
  /** Sections since the last first one. */
  private readonly seen = new Set<Section>();

  constructor(
    private readonly blocks: Sequence<Block>,
    private readonly form: Form,
    private readonly read: () => Anchor | undefined,
  ) {}

  next(): Anchor | undefined {
    for (;;) {
      const anchor = this.settled();
      // What stands in a paragraph was a mention, if a heading of its own follows.
      if (anchor && isInside(anchor) && (this.waiting[0] ?? this.peek())?.section === anchor.section) continue;
      if (anchor?.section === this.form.sections[0]) this.seen.clear();
      if (anchor) this.seen.add(anchor.section);
      return anchor;
    }
  }

  private settled(): Anchor | undefined {
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
      if (last && (a.section.index <= last.section.index || !this.areTogether(last.block, a.block))) break;
      run.push(a);
      this.ahead = undefined;
      // What is behind a lone heading tells nothing of it.
      const next = this.blocks.after(a.block);
      if (run.length === 1 && !next?.heading && !next?.short && next?.kind !== 'markup') break;
    }
    return run;
  }

  /** Whether nothing stands between two headings but others, of parts of the section, and tags. */
  private areTogether(before: Block, heading: Block): boolean {
    let b = this.blocks.after(before);
    for (let n = 0; b && b !== heading && n < BETWEEN_MAX; b = this.blocks.after(b), n++)
      if (b.kind !== 'blank' && b.kind !== 'markup' && !b.heading?.number) return false;
    return b === heading;
  }

  private isContents(run: readonly Anchor[]): boolean {
    if (run.length < ENOUGH) return false;
    const next = this.peek();
    if (next && next.section.index < run[run.length - 1]!.section.index) return true;
    // Bookmarks behind a document list what was read; right below a title stands another report.
    const seen = run.filter((a) => this.seen.has(a.section)).length >= ENOUGH;
    return seen && (!this.isTitled(run[0]!.block) || this.isLast(run[run.length - 1]!.block));
  }

  /** Whether nothing follows a heading: bookmarks may have the report's title above them. */
  private isLast(heading: Block): boolean {
    let b = this.blocks.after(heading);
    for (let n = 0; b && n < BETWEEN_MAX && (b.kind === 'blank' || b.kind === 'markup'); n++) b = this.blocks.after(b);
    return b === undefined;
  }

  private isTitled(heading: Block): boolean {
    let b = this.blocks.before(heading);
    for (let n = 0; b && n < BETWEEN_MAX && (b.kind === 'blank' || b.kind === 'markup'); n++) b = this.blocks.before(b);
    return b !== undefined && isTitle(b, this.form);
  }
}

/** Whether a heading stands behind other text of its paragraph. */
const isInside = (anchor: Anchor): boolean =>
  anchor.runIn && anchor.block.text.slice(0, anchor.heading.start).trim().length > 0;

/**
 * Headings that are sure, and of the others those that stand where a section is missing: numbered as its place asks, or
 * bare, but in words that are known.
 */
export function fillIn(sure: readonly Anchor[], others: readonly Anchor[], blocks: Sequence<Block>): readonly Anchor[] {
  if (others.length === 0) return sure;
  if (sure.length === 0) return others.some((a) => a.spelling !== 'drift') ? others : sure;
  const present = new Set(sure.map((a) => a.section));
  let out = sure;
  for (const anchor of others) {
    const { section, number } = anchor;
    if (present.has(section) || (number && number.value !== section.index + 1)) continue;
    const at = out.findIndex((a) => blocks.precedes(anchor.block, a.block));
    const before = out[(at < 0 ? out.length : at) - 1],
      behind = at < 0 ? undefined : out[at];
    if (before?.block === anchor.block || (before && before.section.index >= section.index)) continue;
    if (behind && behind.section.index <= section.index) continue;
    present.add(section);
    out = at < 0 ? [...out, anchor] : [...out.slice(0, at), anchor, ...out.slice(at)];
  }
  return out;
}
