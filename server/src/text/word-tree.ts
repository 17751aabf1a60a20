import { FOLD, isSpace } from './chars';

/** Words as they are compared: folded, without spaces. */
export function foldWord(word: string): number[] {
  const out: number[] = [];
  for (let i = 0; i < word.length; i++) if (!isSpace(word.charCodeAt(i))) out.push(FOLD[word.charCodeAt(i)]!);
  return out;
}

/** A tree of words over folded code units; a step takes the same time however many words there are. */
export class WordTree {
  private readonly root = new Uint16Array(65536);
  private keys = new Int32Array(1024);
  private values = new Uint16Array(1024);
  private used = 0;
  private nodes = 1;
  /** Number of the word that ends at a node, -1 for none. */
  private ends: number[] = [-1];
  /** Code units that lead on from a node. */
  readonly branches: number[][] = [[]];

  /** Enters a word under a number; the first number given to a word stays. */
  add(word: string, id: number): number {
    let node = 0;
    for (const c of foldWord(word)) {
      const next = this.step(node, c);
      node = next !== 0 ? next : this.grow(node, c);
    }
    if (this.ends[node] === -1) this.ends[node] = id;
    return this.ends[node]!;
  }

  private grow(node: number, code: number): number {
    const next = this.nodes++;
    this.ends.push(-1);
    this.branches.push([]);
    this.branches[node]!.push(code);
    if (node === 0) { this.root[code] = next; return next; }
    if (2 * ++this.used > this.keys.length) this.widen();
    this.put((node << 16) | code, next);
    return next;
  }

  private put(key: number, value: number): void {
    const mask = this.keys.length - 1;
    let i = slot(key) & mask;
    while (this.keys[i] !== 0) i = (i + 1) & mask;
    this.keys[i] = key;
    this.values[i] = value;
  }

  private widen(): void {
    const { keys, values } = this;
    this.keys = new Int32Array(2 * keys.length);
    this.values = new Uint16Array(2 * keys.length);
    for (let i = 0; i < keys.length; i++) if (keys[i] !== 0) this.put(keys[i]!, values[i]!);
  }

  /** The node behind a code unit, 0 for none; 0 is the root as well. */
  step(node: number, code: number): number {
    if (node === 0) return this.root[code]!;
    const key = (node << 16) | code;
    const mask = this.keys.length - 1;
    for (let i = slot(key) & mask; ; i = (i + 1) & mask) {
      const k = this.keys[i];
      if (k === key) return this.values[i]!;
      if (k === 0) return 0;
    }
  }

  endAt(node: number): number { return this.ends[node]!; }

  /** Length of the longest word at `at`, 0 for none; its number is then {@link found}. */
  longest(codes: Uint16Array, at: number): number {
    let node = this.root[codes[at]!]!;
    if (node === 0) return 0;
    let length = 0;
    for (let i = at + 1; ; i++) {
      const id = this.ends[node]!;
      if (id >= 0) { length = i - at; this.found = id; }
      if (i >= codes.length || this.branches[node]!.length === 0) return length;
      node = this.step(node, codes[i]!);
      if (node === 0) return length;
    }
  }

  found = -1;
}

function slot(key: number): number {
  const h = Math.imul(key, 0x9e3779b1);
  return (h ^ (h >>> 15)) >>> 0;
}
