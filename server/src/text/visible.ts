import { hiddenIn, type Hidden } from './markup';
import { MAY_HIDE } from './shown';

// What a person sees of a source, whichever tool wrote it: marks that are carried out or not printed are left out.

/** A text as it is seen, every character of it leading back to the source. */
export class Visible {
  constructor(
    readonly text: string,
    private readonly base: number,
    /**
     * Where pieces begin in {@link text} and in the source, and how long a piece that stands for something else is
     * there; in turn.
     */
    readonly map: readonly number[] | undefined,
  ) {}

  /** Source offset of a character; that of the length is the end of what is seen. */
  at(index: number): number {
    if (index >= this.text.length && index > 0) return this.endOf(this.text.length - 1);
    const p = this.pieceAt(index);
    if (p < 0) return this.base + index;
    const { map } = this;
    return map![p + 2]! > 0 ? map![p + 1]! : map![p + 1]! + index - map![p]!;
  }

  /** Source offset behind a character. */
  endOf(index: number): number {
    const p = this.pieceAt(index);
    if (p < 0) return this.base + index + 1;
    const { map } = this;
    return map![p + 2]! > 0 ? map![p + 1]! + map![p + 2]! : map![p + 1]! + index - map![p]! + 1;
  }

  /** Source offsets of a stretch of {@link text}, from its first character to behind its last. */
  span(start: number, end: number): { start: number; end: number } {
    const from = this.at(start);
    return { start: from, end: end > start ? this.endOf(end - 1) : from };
  }

  /** Index of the first character seen at or behind a source offset. */
  indexOf(offset: number): number {
    const { map } = this;
    if (!map) return Math.min(Math.max(0, offset - this.base), this.text.length);
    let lo = 0,
      hi = map.length / 3;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (map[3 * mid + 1]! <= offset) lo = mid + 1;
      else hi = mid;
    }
    if (lo === 0) return 0;
    const p = 3 * (lo - 1);
    const next = map[p + 3] ?? this.text.length;
    if (map[p + 2]! > 0) return offset > map[p + 1]! ? next : map[p]!;
    return Math.min(map[p]! + offset - map[p + 1]!, next);
  }

  private pieceAt(index: number): number {
    const { map } = this;
    if (!map || map.length === 0) return -1;
    let lo = 0,
      hi = map.length / 3;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (map[3 * mid]! <= index) lo = mid + 1;
      else hi = mid;
    }
    return 3 * (lo - 1);
  }
}

/** What is seen of an inline stretch: a cell, a label, a piece of a sentence. */
export function visibleOf(source: string, start = 0, end = source.length): Visible {
  return look(source, start, end, false);
}

/** What is seen of a stretch that begins a line: marks of headings, quotes, lists and fences are left out as well. */
export function visibleBlock(source: string, start = 0, end = source.length): Visible {
  return look(source, start, end, true);
}

function look(source: string, start: number, end: number, block: boolean): Visible {
  let i = start;
  while (i < end && MAY_HIDE[source.charCodeAt(i)] === 0) i++;
  if (i === end) return new Visible(source.slice(start, end), start, undefined);
  const cuts = hiddenIn(source.slice(0, end), start, i, block);
  return cuts.length === 0 ? new Visible(source.slice(start, end), start, undefined) : cutOut(source, start, end, cuts);
}

function cutOut(source: string, start: number, end: number, cuts: readonly Hidden[]): Visible {
  const map: number[] = [];
  const parts: string[] = [];
  let from = start,
    length = 0;
  const add = (part: string, at: number, stands: number) => {
    if (part === '') return;
    map.push(length, at, stands);
    parts.push(part);
    length += part.length;
  };
  for (const cut of cuts) {
    // What a longer cut has taken is gone.
    if (cut.start < from) continue;
    add(source.slice(from, cut.start), from, 0);
    add(cut.shown, cut.start, cut.end - cut.start);
    from = cut.end;
  }
  add(source.slice(from, end), from, 0);
  return new Visible(parts.join(''), start, map);
}
