import type { Edit } from '../../server/src/syntax/tree';

/** A text as someone writes it: every change is told as one edit, and can be taken back and made again. */
export class Writer {
  private readonly done: { readonly edit: Edit; readonly back: Edit }[] = [];
  private readonly undone: Edit[] = [];

  /** @param limit changes that would make the text longer are left out */
  constructor(
    public text: string,
    private readonly told: (edit: Edit, text: string) => void,
    private readonly limit = Infinity,
  ) {}

  change(start: number, end: number, text: string): void {
    if (this.text.length - (end - start) + text.length > this.limit) return;
    this.undone.length = 0;
    this.make({ start, end, text });
  }

  private make(edit: Edit): void {
    this.done.push({
      edit,
      back: { start: edit.start, end: edit.start + edit.text.length, text: this.text.slice(edit.start, edit.end) },
    });
    this.tell(edit);
  }

  private tell(edit: Edit): void {
    this.text = this.text.slice(0, edit.start) + edit.text + this.text.slice(edit.end);
    this.told(edit, this.text);
  }

  undo(times = 1): void {
    for (let last; times > 0 && (last = this.done.pop()); times--) {
      this.undone.push(last.edit);
      this.tell(last.back);
    }
  }

  redo(times = 1): void {
    for (let next; times > 0 && (next = this.undone.pop()); times--) this.make(next);
  }

  /** Types characters one by one. */
  type(at: number, text: string): void {
    for (const c of text) {
      this.change(at, at, c);
      at += c.length;
    }
  }

  backspace(at: number, times: number): void {
    for (; times > 0 && at > 0; times--, at--) this.change(at - 1, at, '');
  }

  /** Types as an input method does: letters first, which give way to the word. */
  compose(at: number, letters: string, word: string): void {
    let shown = '';
    for (const c of letters) {
      this.change(at, at + shown.length, shown + c);
      shown += c;
    }
    this.change(at, at + shown.length, word);
  }

  /** Replaces every occurrence from the last to the first, as editors tell it. */
  replaceAll(from: string, to: string, most = Infinity): void {
    const places: number[] = [];
    for (let i = this.text.indexOf(from); i >= 0 && places.length < most; i = this.text.indexOf(from, i + from.length))
      places.push(i);
    for (const i of places.reverse()) this.change(i, i + from.length, to);
  }

  /** Changes line ends, in one edit or one by one. */
  lineEnds(eol: string, atOnce: boolean): void {
    if (atOnce) {
      this.change(0, this.text.length, this.text.replace(/\r\n|\r|\n/g, eol));
      return;
    }
    for (const m of [...this.text.matchAll(/\r\n|\r|\n/g)].reverse())
      if (m[0] !== eol) this.change(m.index, m.index + m[0].length, eol);
  }

  /** Moves lines up or down past another as an editor does: two edits. */
  moveLines(start: number, end: number, to: number): void {
    const moved = this.text.slice(start, end);
    this.change(start, end, '');
    const at = Math.min(this.text.length, to > end ? to - (end - start) : Math.min(to, start));
    this.change(at, at, moved);
  }

  /** Whole lines around a place, `more` of them. */
  lines(place: number, more = 0): { readonly start: number; readonly end: number } {
    const start = this.text.lastIndexOf('\n', place - 1) + 1;
    let end = start;
    for (let n = 0; n <= more; n++) {
      const lf = this.text.indexOf('\n', end);
      end = lf < 0 ? this.text.length : lf + 1;
    }
    return { start, end };
  }

  /** Where text stands; throws if it does not. */
  find(text: string, from = 0): number {
    const at = this.text.indexOf(text, from);
    if (at < 0) throw new Error(`"${text}" is not there`);
    return at;
  }
}
