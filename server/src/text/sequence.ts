import { Branch, FANOUT, MARKS, type Measured } from './branch';

const branchOf = <T extends Measured>(x: T | Branch<T>): Branch<T> | undefined => x.parent as Branch<T> | undefined;

/**
 * Items one behind the other, in a balanced tree: they know their lengths only, and where one starts is found by
 * climbing.
 */
export class Sequence<T extends Measured> {
  private root: Branch<T>;

  constructor(items: readonly T[] = []) {
    this.root = this.build(items);
  }

  get length(): number {
    return this.root.length;
  }
  get newlines(): number {
    return this.root.newlines;
  }
  get size(): number {
    return this.root.size;
  }
  /** How many items carry a mark. */
  marked(bit: number): number {
    return this.root.marked[bit]!;
  }

  private build(items: readonly T[]): Branch<T> {
    let level: Branch<T>[] = [];
    // Three quarters full: room to grow without a split at the first edit.
    const step = (FANOUT * 3) >> 2;
    for (let i = 0; i < items.length; i += step) level.push(new Branch<T>(true, items.slice(i, i + step)));
    while (level.length > 1) {
      const up: Branch<T>[] = [];
      for (let i = 0; i < level.length; i += step) up.push(new Branch<T>(false, level.slice(i, i + step)));
      level = up;
    }
    return level[0] ?? new Branch<T>(true, []);
  }

  first(): T | undefined {
    return this.edge(this.root, 0);
  }
  last(): T | undefined {
    return this.edge(this.root, -1);
  }

  private edge(node: Branch<T>, at: 0 | -1): T | undefined {
    let n: Branch<T> | T | undefined = node;
    while (n instanceof Branch) n = n.children.at(at) as Branch<T> | T | undefined;
    return n;
  }

  after(item: T): T | undefined {
    return this.step(item, 1);
  }
  before(item: T): T | undefined {
    return this.step(item, -1);
  }

  private step(item: T, by: 1 | -1): T | undefined {
    let child: T | Branch<T> = item;
    for (let p = branchOf<T>(item); p; child = p, p = p.parent) {
      const sibling = p.children[p.children.indexOf(child) + by];
      if (sibling) return sibling instanceof Branch ? this.edge(sibling, by === 1 ? 0 : -1) : sibling;
    }
    return undefined;
  }

  /** The nearest item after (`by` 1) or before (-1) `item` that carries the mark. */
  next(item: T, bit: number, by: 1 | -1 = 1): T | undefined {
    let child: T | Branch<T> = item;
    for (let p = branchOf<T>(item); p; child = p, p = p.parent) {
      for (let i = p.children.indexOf(child) + by; i >= 0 && i < p.children.length; i += by) {
        const found = this.find(p.children[i]!, bit, by);
        if (found) return found;
      }
    }
    return undefined;
  }

  /** The first (or last) item that carries the mark. */
  firstMarked(bit: number, by: 1 | -1 = 1): T | undefined {
    return this.find(this.root, bit, by);
  }

  private find(node: Branch<T> | T, bit: number, by: 1 | -1): T | undefined {
    if (!(node instanceof Branch)) return node.marks & (1 << bit) ? node : undefined;
    if (node.marked[bit] === 0) return undefined;
    for (let i = by === 1 ? 0 : node.children.length - 1; i >= 0 && i < node.children.length; i += by) {
      const found = this.find(node.children[i]!, bit, by);
      if (found) return found;
    }
    return undefined;
  }

  mark(item: T, marks: number): void {
    if (item.marks === marks) return;
    const was = item.marks;
    item.marks = marks;
    for (let p = branchOf<T>(item); p; p = p.parent) {
      for (let b = 0; b < MARKS; b++) p.marked[b]! += ((marks >> b) & 1) - ((was >> b) & 1);
    }
  }

  /** Offset of an item's first code unit. */
  offsetOf(item: T): number {
    let offset = 0;
    let child: T | Branch<T> = item;
    for (let p = branchOf<T>(item); p; child = p, p = p.parent) {
      for (const c of p.children) {
        if (c === child) break;
        offset += c.length;
      }
    }
    return offset;
  }

  /** Line and column (UTF-16) of an item's first code unit. */
  positionOf(item: T): { line: number; character: number } {
    let line = 0,
      character = 0,
      open = true;
    let child: T | Branch<T> = item;
    for (let p = branchOf<T>(item); p; child = p, p = p.parent) {
      for (let i = p.children.indexOf(child) - 1; i >= 0; i--) {
        const c = p.children[i]!;
        line += c.newlines;
        if (open) {
          character += c.tail;
          if (c.newlines > 0) open = false;
        }
      }
    }
    return { line, character };
  }

  /** Whether `a` stands before `b`. */
  precedes(a: T, b: T): boolean {
    return this.offsetOf(a) < this.offsetOf(b);
  }

  /** The item that holds the code unit at `offset` (the last one at the very end), with its own offset. */
  at(offset: number): { item: T; start: number } | undefined {
    return this.down((c, start) => offset < start + c.length);
  }

  /** The first item that depends on the code unit at `offset` or on one behind it, with its own offset. */
  firstReaching(offset: number): { item: T; start: number } | undefined {
    return this.down((c, start) => offset < start + c.length + c.lookahead);
  }

  /** The first item, or the last one, that is as wanted; a branch is, if any of its items is. */
  private down(isWanted: (c: Branch<T> | T, start: number) => boolean): { item: T; start: number } | undefined {
    let n: Branch<T> | T | undefined = this.root,
      start = 0;
    while (n instanceof Branch) {
      let next: Branch<T> | T | undefined;
      for (const c of n.children as (Branch<T> | T)[]) {
        next = c;
        if (isWanted(c, start)) break;
        if (c !== n.children[n.children.length - 1]) start += c.length;
      }
      n = next;
    }
    return n && { item: n, start };
  }

  /** The item in which line `line` starts or that ends just before it, with its own offset and the lines before it. */
  atLine(line: number): { item: T; start: number; line: number } | undefined {
    let n: Branch<T> | T | undefined = this.root,
      start = 0,
      lines = 0;
    while (n instanceof Branch) {
      let next: Branch<T> | T | undefined;
      for (const c of n.children as (Branch<T> | T)[]) {
        next = c;
        if (line <= lines + c.newlines) break;
        if (c !== n.children[n.children.length - 1]) {
          start += c.length;
          lines += c.newlines;
        }
      }
      n = next;
    }
    return n && { item: n, start, line: lines };
  }

  /**
   * Replaces the run of items from `from` to `to`, both included, by others; undefined stands for an empty sequence's
   * ends.
   */
  replace(from: T | undefined, to: T | undefined, items: readonly T[]): void {
    if (!from || (from === this.first() && to === this.last())) {
      for (const item of this) item.parent = undefined;
      this.root = this.build(items);
      return;
    }
    const anchor = this.before(from);
    for (let item: T | undefined = from; item;) {
      const following: T | undefined = item === to ? undefined : this.after(item);
      this.remove(item);
      item = following;
    }
    this.insert(anchor, items);
  }

  /** Puts items behind `anchor`, or first if it is undefined. */
  insert(anchor: T | undefined, items: readonly T[]): void {
    if (anchor) this.insertAfter(anchor, items);
    else if (this.root.size === 0) this.root = this.build(items);
    else for (let i = items.length - 1; i >= 0; i--) this.insertAt(this.leftmostLeaf(), 0, items[i]!);
  }

  private leftmostLeaf(): Branch<T> {
    let n = this.root;
    while (!n.leaf) n = n.children[0] as Branch<T>;
    return n;
  }

  private insertAfter(anchor: T, items: readonly T[]): void {
    for (const item of items) {
      const leaf = branchOf<T>(anchor)!;
      this.insertAt(leaf, leaf.children.indexOf(anchor) + 1, item);
      anchor = item;
    }
  }

  private insertAt(leaf: Branch<T>, index: number, item: T): void {
    leaf.children.splice(index, 0, item);
    item.parent = leaf as unknown as Branch<Measured>;
    let node: Branch<T> | undefined = leaf;
    while (node && node.children.length > FANOUT) {
      const half = node.children.splice(node.children.length >> 1);
      const sibling = new Branch<T>(node.leaf, half);
      node.measure();
      const parent: Branch<T> | undefined = node.parent;
      if (!parent) {
        this.root = new Branch<T>(false, [node, sibling]);
        return;
      }
      parent.children.splice(parent.children.indexOf(node) + 1, 0, sibling);
      sibling.parent = parent;
      node = parent;
    }
    for (; node; node = node.parent) node.measure();
  }

  private remove(item: T): void {
    let node = branchOf<T>(item)!;
    node.children.splice(node.children.indexOf(item), 1);
    item.parent = undefined;
    while (node.children.length === 0 && node.parent) {
      const parent: Branch<T> = node.parent;
      parent.children.splice(parent.children.indexOf(node), 1);
      node = parent;
    }
    for (let n: Branch<T> | undefined = node; n; n = n.parent) n.measure();
    while (!this.root.leaf && this.root.children.length === 1) {
      this.root = this.root.children[0] as Branch<T>;
      this.root.parent = undefined;
    }
    if (!this.root.leaf && this.root.children.length === 0) this.root = new Branch<T>(true, []);
  }

  *[Symbol.iterator](): IterableIterator<T> {
    const walk = function* (n: Branch<T>): IterableIterator<T> {
      for (const c of n.children)
        if (c instanceof Branch) yield* walk(c as Branch<T>);
        else yield c as T;
    };
    yield* walk(this.root);
  }
}
