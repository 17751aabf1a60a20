import type { Edit, SyntaxTree } from '../syntax/tree';

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Code units read in one turn: some three reports of ordinary length. */
export const PIECE = 1 << 14;

/** What an edit puts in is read at once up to so many pieces. */
const LONG = 4;

/** A text of which the beginning stands in blocks; the rest is a string, until its turn comes to be read. */
export class ReadText {
  /** @param piece how many code units are read at once */
  constructor(
    private readonly tree: SyntaxTree,
    private rest: string,
    private readonly piece: number,
  ) {}

  get read(): boolean {
    return this.rest === '';
  }
  get length(): number {
    return this.tree.length + this.rest.length;
  }

  text(start = 0, end = this.length): string {
    const { tree, rest } = this;
    if (rest === '') return tree.text(start, end);
    const behind = end > tree.length ? rest.slice(Math.max(0, start - tree.length), end - tree.length) : '';
    return start < tree.length ? tree.text(start, Math.min(end, tree.length)) + behind : behind;
  }

  offsetAt(position: Position): number {
    const { tree, rest } = this;
    if (rest === '') return tree.offsetAt(position);
    const from = tree.positionAt(tree.length),
      line = position.line - from.line;
    if (line < 0 || (line === 0 && position.character < from.character)) return tree.offsetAt(position);
    return (
      tree.length +
      offsetIn(rest, {
        line,
        character: line === 0 ? position.character - from.character : Math.max(0, position.character),
      })
    );
  }

  positionAt(offset: number): Position {
    const { tree, rest } = this;
    if (offset <= tree.length) return tree.positionAt(offset);
    const from = tree.positionAt(tree.length),
      { line, character } = positionIn(rest, offset - tree.length);
    return { line: from.line + line, character: line === 0 ? from.character + character : character };
  }

  /** The edit of the blocks that brings in the next piece of the text; undefined if all of it is read. */
  next(): Edit | undefined {
    if (this.rest === '') return undefined;
    const { length, blocks } = this.tree;
    // A last block that goes on is scanned again with each piece: the longer it is, the more is read at once.
    const piece = Math.max(this.piece, blocks.last()?.length ?? 0);
    return { start: length, end: length, text: this.take(this.rest, piece) };
  }

  /** What is left of an edit for the blocks, once the part of the text that is not read has taken its share. */
  edit({ start, end, text }: Edit): Edit | undefined {
    const {
      rest,
      tree: { length },
    } = this;
    // What is put in is read piece by piece like a text that is opened, and what follows it is read again.
    if (text.length > LONG * this.piece && start <= length)
      return { start, end: length, text: this.take(text + this.text(end), this.piece) };
    if (rest === '' || end < length) return { start, end, text };
    if (start > length) {
      this.rest = rest.slice(0, start - length) + text + rest.slice(end - length);
      return undefined;
    }
    return { start, end: length, text: this.take(text + rest.slice(end - length), text.length + this.piece) };
  }

  /** Cuts a text at the end of a line, or in one that is too long, never between the two characters of a line end. */
  private take(text: string, most: number): string {
    let cut = text.length;
    if (cut > most) {
      cut = text.lastIndexOf('\n', most - 1) + 1;
      if (cut === 0) cut = text.charCodeAt(most) === 10 ? most - 1 : most;
    }
    this.rest = text.slice(cut);
    return text.slice(0, cut);
  }
}

function offsetIn(text: string, position: Position): number {
  const lineEnd = /\r\n?|\n/g;
  for (let line = 0; line < position.line; line++) if (!lineEnd.exec(text)) return text.length;
  const at = lineEnd.lastIndex;
  return Math.min(at + position.character, lineEnd.exec(text)?.index ?? text.length);
}

function positionIn(text: string, offset: number): Position {
  const lineEnd = /\r\n?|\n/g;
  let line = 0,
    start = 0;
  while (lineEnd.exec(text) && lineEnd.lastIndex <= offset) {
    line++;
    start = lineEnd.lastIndex;
  }
  return { line, character: offset - start };
}
