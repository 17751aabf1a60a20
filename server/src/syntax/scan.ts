import { isSpace, skipSpace } from '../text/chars';
import { readNumbering } from '../text/labels';
import { readFigure } from '../text/numerals';
import { BlockTags } from './block-tags';
import { Block, type BlockKind, type Heading, type Layout } from './block';
import { classifyLine, HEAD, isLabelLike, type Line, type LineKind } from './classify';
import { goesOnCommas } from './commas';
import { headingOf } from './heading-of';
import { innerText } from './inner-text';
import { LineEnds } from './line-ends';
import { RECORD_MAX } from './record';
import { isDrawnRule } from './ruled';
import { isCommaList, isNearLineStart, isSingleCell, isSpaced, lineWidth, mayBeBlank, wrapsOn } from './lines';
import { readComment } from './comment';
import { readPiece, TAG_START } from './html';

// A line of prose at least this wide and without a full stop may go on below, as text taken from a PDF does.
const WRAPPED_MIN = 52;
const WRAP_SLACK = 6;

/** Cuts text into blocks, one by one. Where a block ends depends on the text from its start on, and on nothing else. */
export class Scanner {
  private readonly lines: LineEnds;
  private readonly tags: BlockTags;

  constructor(
    readonly text: string,
    public position = 0,
  ) {
    this.lines = new LineEnds(text);
    this.tags = new BlockTags(text);
  }

  get done(): boolean {
    return this.position >= this.text.length;
  }

  /** The block that starts at {@link position}, which moves behind it. */
  next(): Block {
    const { text } = this;
    const start = this.position;
    this.lines.sought = 0;
    const tagAt = this.tags.next(start);
    if (tagAt >= 0 && skipSpace(text, start, tagAt) === tagAt && isNearLineStart(text, start, tagAt))
      return this.markup(start, tagAt);
    let end = this.lines.endOf(start);
    const line = classifyLine(text, start, end);
    // The line is written over when the next one is looked at.
    const { short } = line;
    let { kind } = line;
    if (kind === 'blank')
      return this.finish('blank', undefined, start, start, this.lines.behind(end), 0, undefined, false);
    if (tagAt >= 0 && tagAt < end && kind !== 'bars' && kind !== 'tabs') return this.cut(start, tagAt);
    if (kind === 'heading' || kind === 'conflict') {
      const heading = kind === 'heading' ? headingOf(text, line, start) : undefined;
      return this.finish(
        kind === 'heading' ? 'heading' : 'conflict',
        undefined,
        start,
        line.end,
        this.lines.behind(end),
        0,
        heading,
        line.short,
      );
    }
    // A run of lines of one kind; space at the end of the last may be a blank cell.
    let contentEnd = end,
      row = line.start,
      rowEnd = line.end;
    if (kind === 'text') {
      if (!this.headsCommas(row, rowEnd, end)) return this.paragraph(start, end, { start: row, end: rowEnd, short });
      kind = 'commas';
    }
    let single = kind === 'tabs' && isSingleCell(text, start, end);
    let position = this.lines.behind(end);
    let looked = 0;
    while (position < text.length) {
      end = this.lines.endOf(position);
      const following = classifyLine(text, position, end);
      looked = this.looked(position, end);
      if (following.kind === 'blank' && kind === 'bars' && isDrawnRule(text, position, end)) {
        contentEnd = end;
        position = this.lines.behind(end);
        looked = 0;
        continue;
      }
      if (following.kind === 'blank' && kind === 'figure') {
        // Figures may stand with empty lines between them.
        const over = this.skipBlank(position);
        if (over >= text.length) break;
        const to = this.lines.endOf(over);
        looked = over - position + this.looked(over, to);
        if (classifyLine(text, over, to).kind !== 'figure' || over - position > HEAD) break;
        position = over;
        continue;
      }
      if (following.kind !== kind) {
        const goesOn =
          kind === 'commas'
            ? goesOnCommas(text, row, rowEnd, following.start, following.end)
            : single && following.short;
        if (!(goesOn && following.kind === 'text' && end - position < HEAD && !this.tags.isBefore(position, end)))
          break;
        single = false;
      } else if (kind === 'tabs') single = isSingleCell(text, position, end);
      contentEnd = end;
      row = following.start;
      rowEnd = following.end;
      position = this.lines.behind(end);
      looked = 0;
    }
    return this.finish('table', LAYOUT[kind]!, start, contentEnd, position, looked, undefined, kind === 'figure');
  }

  /** Whether words between commas stand right above a row between commas. */
  private headsCommas(start: number, end: number, lineEnd: number): boolean {
    const next = this.lines.behind(lineEnd);
    if (end - start > RECORD_MAX || next >= this.text.length || !isCommaList(this.text, start, end)) return false;
    const to = this.lines.endOf(next);
    this.lines.sought = Math.max(this.lines.sought, next + this.looked(next, to));
    return !this.tags.isBefore(next, to) && classifyLine(this.text, next, to).kind === 'commas';
  }

  private paragraph(start: number, end: number, line: Pick<Line, 'start' | 'end' | 'short'>): Block {
    const { text } = this;
    let short = line.short,
      contentEnd = line.end;
    let position = this.lines.behind(end);
    let looked = 0;
    let width = lineWidth(text, start, contentEnd);
    const numbered = short && readNumbering(text, line.start, contentEnd).style === 'arabic';
    while (
      position < text.length &&
      width >= WRAPPED_MIN &&
      wrapsOn(text, contentEnd) &&
      !isSpaced(text, start, contentEnd) &&
      !isCommaList(text, start, contentEnd)
    ) {
      end = this.lines.endOf(position);
      looked = this.looked(position, end);
      if (end - position > HEAD) break;
      const following = classifyLine(text, position, end);
      const { start: from, end: to } = following;
      if (
        following.kind !== 'text' ||
        from > position ||
        this.tags.isBefore(position, end) ||
        readNumbering(text, from, to).style !== '' ||
        isSpaced(text, from, to) ||
        isCommaList(text, from, to)
      )
        break;
      // A line that was broken was full: the next is no longer.
      const next = lineWidth(text, position, to);
      if (next > width + WRAP_SLACK) break;
      width = next;
      // A label with a number may be broken, if it is not longer than labels are.
      short &&= numbered && isLabelLike(text, start, to);
      contentEnd = to;
      position = this.lines.behind(end);
      looked = 0;
    }
    return this.finish('paragraph', undefined, start, contentEnd, position, looked, undefined, short);
  }

  /** A line that ends early because a block-level tag stands in it. */
  private cut(start: number, tagAt: number): Block {
    const { text } = this;
    let end = tagAt;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    const line = classifyLine(text, start, end);
    const figure = line.kind === 'figure';
    const heading = line.kind === 'heading' ? headingOf(text, line, start) : undefined;
    this.position = tagAt;
    const looked = text.startsWith('<!--', tagAt) ? readComment(text, tagAt, start).end - tagAt : 0;
    return this.make(
      figure ? 'table' : heading ? 'heading' : 'paragraph',
      figure ? 'figures' : undefined,
      start,
      end,
      tagAt,
      2 + Math.max(HEAD, looked),
      heading,
      line.short,
    );
  }

  private markup(start: number, tagAt: number): Block {
    const { text } = this;
    const piece = readPiece(text, tagAt);
    let end = piece.end;
    const lineEnd = this.lines.at(end);
    const rest = skipSpace(text, end, lineEnd);
    // The end of the line goes with the piece, so that the next block starts a line where it can.
    if (rest === lineEnd) end = this.lines.behind(lineEnd);
    const lookahead = Math.max(piece.looked, Math.min(rest, lineEnd) + 2) - end + 1;
    if (piece.kind === 'table') {
      this.position = end;
      return this.make('table', 'html', start, piece.end, end, lookahead, undefined, false);
    }
    if (piece.kind === 'markup') {
      this.position = end;
      return this.make('markup', undefined, start, start, end, lookahead, undefined, false);
    }
    this.position = end;
    const inner = innerText(text, piece.textStart, piece.textEnd);
    const { short, numbering, title } = inner;
    const isHeading =
      short &&
      (piece.depth > 0 || numbering.style === 'han' || numbering.style === 'part' || numbering.style === 'bracketed');
    const heading: Heading | undefined = isHeading
      ? {
          depth: piece.depth,
          numberStyle: numbering.style,
          number: numbering.value,
          start: inner.start - start,
          end: inner.end - start,
          title: title - start,
        }
      : undefined;
    const figure = short && readFigure(text, inner.start, inner.end).form !== 'text';
    return figure
      ? this.make('table', 'html', start, piece.textEnd, end, lookahead, undefined, true)
      : this.make(isHeading ? 'heading' : 'paragraph', undefined, start, inner.end, end, lookahead, heading, short);
  }

  /** Takes the empty lines behind a block into it. */
  private finish(
    kind: BlockKind,
    layout: Layout | undefined,
    start: number,
    contentEnd: number,
    position: number,
    looked: number,
    heading: Heading | undefined,
    short: boolean,
  ): Block {
    const over = this.skipBlank(position);
    const end = Math.min(over, this.text.length);
    this.position = end;
    return this.make(
      kind,
      layout,
      start,
      contentEnd,
      end,
      Math.max(position + looked - end, this.lookedForBlank(end)),
      heading,
      short,
    );
  }

  /** How far the line at `at` was looked at to see that it is not empty. */
  private lookedForBlank(at: number): number {
    if (at >= this.text.length) return 1;
    const c = this.text.charCodeAt(at);
    // A tag takes empty lines before it into its own block.
    if (c === 60) return TAG_START;
    return mayBeBlank(c) ? this.looked(at, this.lines.endOf(at)) + TAG_START : 1;
  }

  /**
   * How much of the line from `from` to its mark at `end` was looked at to classify it: its mark too, and what tells
   * that it is one.
   */
  private looked(from: number, end: number): number {
    return Math.min(this.lines.behind(end) + 1 - from, HEAD + 2);
  }

  private make(
    kind: BlockKind,
    layout: Layout | undefined,
    start: number,
    contentEnd: number,
    end: number,
    lookahead: number,
    heading: Heading | undefined,
    short: boolean,
  ): Block {
    const source = this.text.slice(start, end);
    const { newlines, tail } = this.lines.countIn(source);
    return new Block(
      kind,
      source,
      newlines,
      tail,
      Math.max(lookahead, this.lines.sought - end),
      Math.max(0, contentEnd - start),
      layout,
      heading,
      short,
    );
  }

  private skipBlank(position: number): number {
    const { text } = this;
    while (position < text.length) {
      if (!mayBeBlank(text.charCodeAt(position))) break;
      const end = this.lines.endOf(position);
      if (classifyLine(text, position, end).kind !== 'blank') break;
      position = this.lines.behind(end);
    }
    return position;
  }
}

const LAYOUT: Partial<Record<LineKind, Layout>> = {
  bars: 'bars',
  tabs: 'tabs',
  commas: 'commas',
  columns: 'columns',
  figure: 'figures',
};
