import { CLASS, DIGIT, PUNCT, SPACE } from './chars';
import {
  ADDRESS,
  ATTRIBUTES,
  ATTRIBUTES_OF_SPAN,
  ESCAPABLE,
  fenceEnd,
  FOOTNOTE,
  HASHES,
  HASHES_BEHIND,
  ITEM,
  LINE_END,
  OPENING,
  QUOTE,
  targetEnd,
  WIDE,
  WORD,
} from './markup-patterns';
import { characterOf, entityAt, MAY_HIDE } from './shown';
import { APART, EMPTY_TAG, FOOTNOTE_TAG, isStruckOut, shownForTag, STRUCK_END, TAG } from './tags';

// Marks that a source carries and a person does not see, whichever tool wrote them.

/** A stretch left out, or shown otherwise, once it is sure to be one. */
export interface Hidden {
  readonly start: number;
  end: number;
  shown: string;
  sure: boolean;
}

/** What is hidden in a text from `start`, nothing of it before `at`; in order, a longer one before those inside it. */
export function hiddenIn(text: string, start: number, at: number, block: boolean): Hidden[] {
  return new Reader(text, start, at, block).read().filter((c) => c.sure);
}

class Reader {
  private readonly cuts: Hidden[] = [];
  private readonly brackets: { readonly cut: Hidden; readonly image: boolean }[] = [];
  /** Runs of * and _ that may open emphasis, by mark and length. */
  private readonly openers = new Map<string, Hidden>();
  private ticks: Map<number, number> | undefined;
  /** Nothing has been seen on the line so far. */
  private fresh: boolean;
  private commentsEnd = 0;
  /** Behind the next tag that ends what is struck out; -1 where no more of them come. */
  private struckEnd = 0;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private at: number,
    private readonly block: boolean,
  ) {
    this.fresh = block && this.isBlank(start, at);
  }

  read(): Hidden[] {
    const { text, cuts } = this;
    while (this.at < text.length) {
      const from = this.at;
      const code = text.charCodeAt(from);
      if (MAY_HIDE[code] === 0) {
        if (!(CLASS[code]! & SPACE)) this.fresh = false;
        this.at++;
        continue;
      }
      this.special(from, text[from]!);
      if (this.at === from) this.at++;
      if (code === 10 || code === 13) continue;
      // Behind a tag or a character without width a heading's mark may still follow.
      const last = cuts[cuts.length - 1];
      if (last?.start !== from || last.end !== this.at || !last.sure || last.shown.trim() !== '') this.fresh = false;
    }
    return cuts;
  }

  private special(at: number, c: string): void {
    if (c === '\n' || c === '\r') return this.lineEnd(at);
    if (this.fresh && this.lineMark(at, c)) return;
    switch (c) {
      case '*':
      case '_':
        return this.emphasis(at, c);
      case '`':
        return this.code(at);
      case '\\':
        return this.escape(at);
      case '!':
        if (this.text[at + 1] === '[') this.open(at, 2, true);
        return;
      case '[':
        if (!this.cutIf(FOOTNOTE, at)) this.open(at, 1, false);
        return;
      case ']':
        return this.close(at);
      case '{':
        this.cutIf(ATTRIBUTES, at);
        return;
      case '<':
        return this.tag(at);
      case '&':
        return this.entity(at);
      case '#':
        if (this.block && at > this.start && this.isBlank(at - 1, at)) this.cutIf(HASHES_BEHIND, at);
        return;
      case '>':
      case ':':
      case '+':
      case '-':
        return;
      default:
        this.cut(at, at + 1, characterOf(this.text.charCodeAt(at)));
    }
  }

  private lineEnd(at: number): void {
    this.fresh = this.block;
    // Emphasis and links end with their paragraph.
    if (this.text[at] !== '\n' || !(this.text[at + 1] === '\n' || this.text.startsWith('\r\n', at + 1))) return;
    this.openers.clear();
    this.brackets.length = 0;
  }

  private lineMark(at: number, c: string): boolean {
    if (c === '#') return this.cutIf(HASHES, at);
    if (c === '>') return this.cutIf(QUOTE, at);
    if (c === ':') return this.fence(at);
    return (c === '-' || c === '*' || c === '+') && this.cutIf(ITEM, at);
  }

  private fence(at: number): boolean {
    const end = fenceEnd(this.text, at);
    if (end !== undefined) this.cut(at, end);
    return end !== undefined;
  }

  private emphasis(at: number, mark: string): void {
    const { text } = this;
    let end = at + 1;
    while (end < text.length && text[end] === mark) end++;
    const length = end - at;
    this.at = end;
    const bold = this.openers.get('*2');
    if (mark === '*' && length === 4 && bold) {
      // Bold ends and begins again at once.
      bold.sure = true;
      this.openers.set('*2', this.cut(at, end));
      return;
    }
    if (length > 3) return;
    const before = at > this.start ? CLASS[text.charCodeAt(at - 1)]! : SPACE,
      behind = end < text.length ? CLASS[text.charCodeAt(end)]! : SPACE;
    const key = mark + String(length);
    // 3*4*5 is a product, a_b_c a name.
    let word = 0;
    if (mark === '_') word = WORD;
    else if (length === 1) word = DIGIT;
    const within = (before & word) !== 0 && (behind & word) !== 0;
    const opener = this.openers.get(key);
    const closes = mark === '_' ? !(before & SPACE) && !(behind & word) : length === 2 || !(before & SPACE);
    if (opener && closes && !within && opener.end < at) {
      opener.sure = true;
      this.openers.delete(key);
      this.cut(at, end);
      return;
    }
    // Masks of names and numbers are no emphasis: 张**、李**.
    const mask = (before & WORD) !== 0 && (behind & PUNCT) !== 0 && !OPENING.includes(text[end]!);
    if (behind & SPACE || within || mask || (mark === '_' && before & word)) return;
    this.openers.set(key, this.cut(at, end, '', false));
  }

  private code(at: number): void {
    const { text } = this;
    let end = at + 1;
    while (end < text.length && text[end] === '`') end++;
    this.at = end;
    const close = this.tickRun(at, end - at);
    if (close < 0) return;
    this.cut(at, end);
    this.cut(close, close + end - at);
  }

  /** The next run of so many backticks behind one; -1 for none. All runs are found at once. */
  private tickRun(at: number, length: number): number {
    if (!this.ticks) {
      this.ticks = new Map();
      const last = new Map<number, number>();
      for (const m of this.text.slice(at).matchAll(/`+/g)) {
        const known = last.get(m[0].length);
        if (known !== undefined) this.ticks.set(known, at + m.index);
        last.set(m[0].length, at + m.index);
      }
    }
    const next = this.ticks.get(at) ?? -1;
    return next > at + length ? next : -1;
  }

  private escape(at: number): void {
    const next = this.text[at + 1];
    // The end of a line inside a cell, as programs print it.
    if (next === 'n' && at > this.start && this.isWideAt(at - 1) && this.isWideAt(at + 2)) {
      this.cut(at, at + 2, '\n');
      return;
    }
    if (next !== undefined && ESCAPABLE.test(next)) {
      this.cut(at, at + 1);
      this.at = at + 2;
      return;
    }
    // A backslash at a line's end breaks the line.
    const end = this.match(LINE_END, at + 1);
    if (end !== undefined) this.cut(at, end);
  }

  /** Whether a character or mark of Chinese stands there. */
  private isWideAt(at: number): boolean {
    return this.text.charCodeAt(at) >= WIDE;
  }

  private open(at: number, length: number, image: boolean): void {
    this.brackets.push({ cut: this.cut(at, at + length, '', false), image });
  }

  private close(at: number): void {
    const open = this.brackets.pop();
    if (!open) return;
    const target = targetEnd(this.text, at + 1);
    // A link behind a figure may be the mark of a note.
    if (target !== undefined && this.isBetweenDigits(open.cut.start, open.cut.end)) open.cut.shown = APART;
    const end = target ?? (open.image ? undefined : this.match(ATTRIBUTES_OF_SPAN, at + 1));
    if (end === undefined) return;
    open.cut.sure = true;
    if (open.image) open.cut.end = end;
    this.cut(at, end);
    this.cutIf(ATTRIBUTES, end);
  }

  private tag(at: number): void {
    const { text } = this;
    if (text.startsWith('<!--', at)) {
      if (this.commentsEnd < 0) return;
      this.commentsEnd = text.indexOf('-->', at + 4);
      if (this.commentsEnd >= 0) this.cut(at, this.commentsEnd + 3);
      return;
    }
    const address = this.match(ADDRESS, at);
    if (address !== undefined) {
      this.cut(at, at + 1);
      this.cut(address - 1, address);
      return;
    }
    if (this.cutIf(FOOTNOTE_TAG, at)) return;
    if (this.cutIf(EMPTY_TAG, at)) return;
    const end = this.match(TAG, at);
    if (end === undefined) return;
    const struck = isStruckOut(text, at) ? this.struckTo(end) : -1;
    this.cut(at, Math.max(end, struck), shownForTag(text, at, this.isBetweenDigits(at, end)));
  }

  private isBetweenDigits(start: number, end: number): boolean {
    const { text } = this;
    return start > this.start && (CLASS[text.charCodeAt(start - 1)]! & CLASS[text.charCodeAt(end)]! & DIGIT) !== 0;
  }

  /** Where what is struck out from `at` on ends; -1 where nothing says so. */
  private struckTo(at: number): number {
    if (this.struckEnd >= 0 && this.struckEnd < at) {
      STRUCK_END.lastIndex = at;
      this.struckEnd = STRUCK_END.test(this.text) ? STRUCK_END.lastIndex : -1;
    }
    return this.struckEnd;
  }

  private entity(at: number): void {
    const entity = entityAt(this.text, at);
    if (entity) this.cut(at, entity.end, entity.shown);
  }

  private cut(start: number, end: number, shown = '', sure = true): Hidden {
    const cut: Hidden = { start, end, shown, sure };
    this.cuts.push(cut);
    this.at = Math.max(this.at, end);
    return cut;
  }

  /** Leaves out what a pattern finds here. */
  private cutIf(pattern: RegExp, at: number): boolean {
    const end = this.match(pattern, at);
    if (end !== undefined) this.cut(at, end);
    return end !== undefined;
  }

  private match(pattern: RegExp, at: number): number | undefined {
    pattern.lastIndex = at;
    return pattern.test(this.text) ? pattern.lastIndex : undefined;
  }

  private isBlank(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (!(CLASS[this.text.charCodeAt(i)]! & SPACE)) return false;
    return true;
  }
}
