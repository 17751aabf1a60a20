// Nodes of the balanced tree that a sequence keeps its items in.

/** What an item of the sequence brings with it. */
export interface Measured {
  /** Length in UTF-16 code units. */
  readonly length: number;
  /** Line ends inside. */
  readonly newlines: number;
  /** Code units behind the last line end (the whole length if there is none). */
  readonly tail: number;
  /** Code units behind its end on which it depends. */
  readonly lookahead: number;
  /** Marks that `Sequence.next` can look for; change them by `Sequence.mark` only. */
  marks: number;
  /** Set by the sequence. */
  parent: Branch<Measured> | undefined;
}

/** Marks are bits 0 … MARKS-1. */
export const MARKS = 4;
/** So many children a branch has at most. */
export const FANOUT = 32;

/** A node of the tree, with what its children sum up to. */
export class Branch<T extends Measured> {
  length = 0;
  newlines = 0;
  tail = 0;
  size = 0;
  /** The farthest that any item inside looks beyond the branch's end. */
  lookahead = 0;
  readonly marked: number[] = [0, 0, 0, 0];
  parent: Branch<T> | undefined = undefined;
  constructor(
    readonly leaf: boolean,
    public children: (Branch<T> | T)[],
  ) {
    this.adopt();
  }

  adopt(): void {
    for (const c of this.children) c.parent = this as unknown as Branch<Measured> & Branch<T>;
    this.measure();
  }

  measure(): void {
    let length = 0,
      newlines = 0,
      tail = 0,
      size = 0,
      lookahead = 0,
      m0 = 0,
      m1 = 0,
      m2 = 0,
      m3 = 0;
    for (const c of this.children) {
      length += c.length;
      newlines += c.newlines;
      tail = c.newlines > 0 ? c.tail : tail + c.length;
      lookahead = Math.max(lookahead - c.length, c.lookahead);
      if (this.leaf) {
        const marks = (c as T).marks;
        size++;
        m0 += marks & 1;
        m1 += (marks >> 1) & 1;
        m2 += (marks >> 2) & 1;
        m3 += (marks >> 3) & 1;
      } else {
        const b = c as Branch<T>;
        size += b.size;
        m0 += b.marked[0]!;
        m1 += b.marked[1]!;
        m2 += b.marked[2]!;
        m3 += b.marked[3]!;
      }
    }
    this.length = length;
    this.newlines = newlines;
    this.tail = tail;
    this.size = size;
    this.lookahead = lookahead;
    this.marked[0] = m0;
    this.marked[1] = m1;
    this.marked[2] = m2;
    this.marked[3] = m3;
  }
}
