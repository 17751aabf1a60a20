import { FOLD, isSpace } from './chars';

/** Words as they are compared: folded, without spaces. */
export function foldWord(word: string): number[] {
  const out: number[] = [];
  for (let i = 0; i < word.length; i++) if (!isSpace(word.charCodeAt(i))) out.push(FOLD[word.charCodeAt(i)]!);
  return out;
}

const NODES = 4096;

/** A tree of words over folded code units; a step takes the same time however many words there are. */
export class WordTree {
  private readonly root = new Uint16Array(65536);
  private keys = new Int32Array(4 * NODES);
  private values = new Uint16Array(4 * NODES);
  private nodes = 1;
  /** Number of the word that ends at a node, 0 for none, else one more. */
  private ends = new Uint16Array(NODES);
  private lastChild = new Uint16Array(NODES);
  private sibling = new Uint16Array(NODES);
  private codeOf = new Uint16Array(NODES);

  /** Enters a word under a number; the first number given to a word stays, and is returned. */
  add(word: string, id: number): number {
    let node = 0;
    for (const c of foldWord(word)) {
      const next = this.step(node, c);
      node = next !== 0 ? next : this.grow(node, c);
    }
    if (this.ends[node] === 0) this.ends[node] = id + 1;
    return this.ends[node]! - 1;
  }

  private grow(node: number, code: number): number {
    const next = this.nodes++;
    if (next === this.ends.length) this.widen();
    this.codeOf[next] = code;
    if (node === 0) {
      this.root[code] = next;
      return next;
    }
    this.sibling[next] = this.lastChild[node]!;
    this.lastChild[node] = next;
    this.put((node << 16) | code, next);
    return next;
  }

  /** The nodes one step behind a node: the first, then each from the one before; 0 when there is none. */
  firstBelow(node: number): number {
    return this.lastChild[node]!;
  }
  nextBeside(node: number): number {
    return this.sibling[node]!;
  }
  /** The code unit that leads to a node. */
  codeAt(node: number): number {
    return this.codeOf[node]!;
  }

  private put(key: number, value: number): void {
    const mask = this.keys.length - 1;
    let i = slot(key) & mask;
    while (this.keys[i] !== 0) i = (i + 1) & mask;
    this.keys[i] = key;
    this.values[i] = value;
  }

  private widen(): void {
    const grown = (old: Uint16Array<ArrayBuffer>) => {
      const out = new Uint16Array(2 * old.length);
      out.set(old);
      return out;
    };
    this.ends = grown(this.ends);
    this.lastChild = grown(this.lastChild);
    this.sibling = grown(this.sibling);
    this.codeOf = grown(this.codeOf);
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

  /** Number of the word that ends at a node, -1 for none. */
  endAt(node: number): number {
    return this.ends[node]! - 1;
  }

  /** Length of the longest word at `at`, 0 for none; its number is then {@link found}. */
  longest(codes: Uint16Array, at: number): number {
    let node = this.root[codes[at]!]!;
    if (node === 0) return 0;
    let length = 0;
    for (let i = at + 1; ; i++) {
      const end = this.ends[node]!;
      if (end > 0) {
        length = i - at;
        this.found = end - 1;
      }
      if (i >= codes.length || this.lastChild[node] === 0) return length;
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
