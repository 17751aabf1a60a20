import { Sequence } from '../text/sequence';
import type { Block } from './block';
import { Scanner } from './scan';

/** A change of text: the stretch from `start` to `end` gives way to `text`. Offsets count from the document's start. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What an edit did to the blocks. Blocks that are in neither list kept their identity. */
export interface BlockChange {
  readonly removed: readonly Block[];
  readonly inserted: readonly Block[];
  /** The block before the change, undefined at the document's start. */
  readonly before: Block | undefined;
}

/** How much work was done: what tests may hold us to. */
export interface ScanCount {
  blocks: number;
  characters: number;
}

const STEP = 4096;
/** An edit that is taken back brings at most so many blocks back. */
const GONE_MAX = 16;

/** A document as blocks. It keeps the text in its blocks only, so an edit never copies the rest. */
export class SyntaxTree {
  readonly blocks: Sequence<Block>;
  readonly scanned: ScanCount = { blocks: 0, characters: 0 };
  /** What the last edit removed: an edit that takes it back brings the same blocks, and all that is known of them. */
  private gone: readonly Block[] = [];

  constructor(text: string) {
    const blocks: Block[] = [];
    const scanner = new Scanner(text);
    while (!scanner.done) blocks.push(scanner.next());
    this.count(blocks);
    this.blocks = new Sequence(blocks);
  }

  get length(): number {
    return this.blocks.length;
  }

  /** The whole text, or a stretch of it. Costs as much as it is long. */
  text(start = 0, end = this.length): string {
    const parts: string[] = [];
    let at = this.blocks.at(start);
    while (at && at.start < end) {
      parts.push(at.item.text.slice(Math.max(0, start - at.start), Math.min(at.item.length, end - at.start)));
      const next = this.blocks.after(at.item);
      at = next && { item: next, start: at.start + at.item.length };
    }
    return parts.join('');
  }

  /**
   * Offset of an LSP position; a character behind the line's end means its end, a line behind the last one the text's
   * end.
   */
  offsetAt(position: { readonly line: number; readonly character: number }): number {
    if (position.line < 0) return 0;
    if (position.line > this.blocks.newlines) return this.length;
    const found = this.blocks.atLine(position.line);
    if (!found) return 0;
    let { item, start } = found;
    let at = position.line === found.line && found.line === 0 ? 0 : item.lineStart(position.line - found.line);
    let left = Math.max(0, position.character);
    // A line may go on over several blocks where HTML cut it.
    for (;;) {
      const lf = endOfLine(item.text, at);
      if (at + left <= lf || lf < item.length) return start + Math.min(at + left, lf);
      const next = this.blocks.after(item);
      if (!next) return start + item.length;
      left -= item.length - at;
      start += item.length;
      item = next;
      at = 0;
    }
  }

  positionAt(offset: number): { line: number; character: number } {
    const at = Math.max(0, Math.min(offset, this.length));
    const found = this.blocks.at(at);
    return found ? this.positionIn(found.item, at - found.start) : { line: 0, character: 0 };
  }

  /** Position of an offset that counts from a block's start. */
  positionIn(block: Block, offset: number): { line: number; character: number } {
    const base = this.blocks.positionOf(block);
    const own = block.positionAt(offset);
    return own.line === 0
      ? { line: base.line, character: base.character + own.character }
      : { line: base.line + own.line, character: own.character };
  }

  /** Applies one edit, scanning again only what it can have touched. */
  edit(edit: Edit): BlockChange {
    const start = Math.max(0, Math.min(edit.start, this.length));
    const end = Math.max(start, Math.min(edit.end, this.length));
    // The first block that looked as far as the edit; at the text's end the last one, which may go on.
    const first = this.blocks.firstReaching(start);
    if (!first) return this.replaceAll(edit.text);
    const { item: from, start: fromStart } = first;

    // Old blocks that the region holds so far; it grows until scanning meets one of their ends again.
    const old: Block[] = [];
    let oldEnd = fromStart;
    let next: Block | undefined = from;
    const take = (until: number) => {
      while (next && (oldEnd < until || old.length === 0)) {
        old.push(next);
        oldEnd += next.length;
        next = this.blocks.after(next);
      }
    };
    take(end + 1);
    const before = old.map((b) => b.text).join('');
    let region = before.slice(0, start - fromStart) + edit.text + before.slice(end - fromStart);
    const editEnd = start + edit.text.length - fromStart;

    let grow = STEP;
    for (;;) {
      const fresh: Block[] = [];
      const scanner = new Scanner(region);
      const whole = next === undefined;
      // Ends of old blocks behind the edit, in the region's coordinates.
      let keep = old.length,
        boundary = region.length;
      const marks = new Map<number, number>();
      for (let i = old.length, at = region.length; i >= 0 && at >= editEnd; i--) {
        marks.set(at, i);
        if (i > 0) at -= old[i - 1]!.length;
      }
      let cut = false;
      while (!scanner.done) {
        const block = scanner.next();
        fresh.push(block);
        if (!whole && scanner.position + block.lookahead > region.length) {
          cut = true;
          break;
        }
        const index = marks.get(scanner.position);
        if (index !== undefined) {
          keep = index;
          boundary = scanner.position;
          break;
        }
      }
      if (!cut && (whole || boundary <= region.length)) {
        this.count(fresh);
        return this.install(this.blocks.before(from), old.slice(0, keep), fresh);
      }
      const had = old.length;
      take(oldEnd + grow);
      grow *= 2;
      region += old
        .slice(had)
        .map((b) => b.text)
        .join('');
    }
  }

  /** Throws the blocks away and scans a new text. */
  replaceAll(text: string): BlockChange {
    this.gone = [];
    const removed = [...this.blocks];
    const inserted: Block[] = [];
    const scanner = new Scanner(text);
    while (!scanner.done) inserted.push(scanner.next());
    this.count(inserted);
    this.blocks.replace(this.blocks.first(), this.blocks.last(), inserted);
    return { removed, inserted, before: undefined };
  }

  /** @param anchor the block before all of these */
  private install(anchor: Block | undefined, old: readonly Block[], fresh: readonly Block[]): BlockChange {
    // Blocks that came out the same keep their identity, from both ends.
    let head = 0,
      tail = 0;
    while (head < old.length && head < fresh.length && same(old[head]!, fresh[head]!)) head++;
    while (
      tail < old.length - head &&
      tail < fresh.length - head &&
      same(old[old.length - 1 - tail]!, fresh[fresh.length - 1 - tail]!)
    )
      tail++;
    const removed = old.slice(head, old.length - tail);
    const inserted = this.broughtBack(fresh.slice(head, fresh.length - tail));
    this.gone = removed.length <= GONE_MAX ? removed : [];
    const before = head > 0 ? old[head - 1] : anchor;
    if (removed.length > 0) this.blocks.replace(removed[0], removed[removed.length - 1], inserted);
    else if (inserted.length > 0) this.blocks.insert(before, inserted);
    return { removed, inserted, before };
  }

  /** Blocks with those among them that the last edit took away as the objects that they were. */
  private broughtBack(fresh: readonly Block[]): readonly Block[] {
    if (this.gone.length === 0) return fresh;
    const gone = [...this.gone];
    return fresh.map((block) => {
      const at = gone.findIndex((g) => same(g, block));
      return at < 0 ? block : gone.splice(at, 1)[0]!;
    });
  }

  private count(blocks: readonly Block[]): void {
    this.scanned.blocks += blocks.length;
    for (const b of blocks) this.scanned.characters += b.length;
  }
}

function same(a: Block, b: Block): boolean {
  return (
    a.kind === b.kind &&
    a.layout === b.layout &&
    a.lookahead === b.lookahead &&
    a.contentEnd === b.contentEnd &&
    a.short === b.short &&
    a.text === b.text
  );
}

function endOfLine(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13) return i;
  }
  return text.length;
}
