import type { Branch, Measured } from '../text/branch';
import type { NumberStyle } from '../text/labels';
import type { Cells } from './pieces';

/**
 * - `blank`: empty lines, page footers, rules
 * - `heading`: a line that could head a section or part, or stand as a label in a table set one cell a line
 * - `table`: lines or HTML that hold cells
 * - `markup`: tags and comments without text
 * - `conflict`: a version-control conflict marker
 */
export type BlockKind = 'blank' | 'heading' | 'paragraph' | 'table' | 'markup' | 'conflict';

/** How a table is set. `figures`: bare lines of figures, whose labels are paragraphs around them. */
export type Layout = 'bars' | 'tabs' | 'commas' | 'columns' | 'figures' | 'html';

export interface Heading {
  /** Depth by `#` or by tag h1…h6, 0 if the style has none. */
  readonly depth: number;
  readonly numberStyle: NumberStyle;
  readonly number: number;
  /** The whole heading without marks: numbering and title. */
  readonly start: number;
  readonly end: number;
  /** Where the title starts, behind the numbering. */
  readonly title: number;
}

/** A run of lines (or tags) that is scanned as a whole. Never changes once made, but for its place in the sequence. */
export class Block implements Measured {
  marks = 0;
  parent: Branch<Measured> | undefined = undefined;
  readonly length: number;
  /** Filled on first use by {@link cellsOf}. */
  cells: Cells | undefined = undefined;
  /** What readers of blocks have found in this one; each keeps its own and no other looks at it. */
  anchorMemo: unknown = undefined;
  rowsMemo: unknown = undefined;
  aboveMemo: unknown = undefined;
  foundMemo: unknown = undefined;
  private lineStarts: number[] | undefined = undefined;

  constructor(
    readonly kind: BlockKind,
    readonly text: string,
    readonly newlines: number,
    readonly tail: number,
    /** How many code units behind its end were looked at to end it there. */
    readonly lookahead: number,
    /** Where its text ends and the empty lines behind it begin. */
    readonly contentEnd: number,
    readonly layout: Layout | undefined,
    readonly heading: Heading | undefined,
    /** One line without the marks of a sentence: it may be a label. */
    readonly short: boolean,
  ) {
    this.length = text.length;
  }

  /** Line and column of an offset, counted from the block's start. */
  positionAt(offset: number): { line: number; character: number } {
    const starts = (this.lineStarts ??= lineStartsOf(this.text));
    let lo = 0,
      hi = starts.length - 1;
    while (lo < hi) {
      const mid = (lo + hi + 1) >> 1;
      if (starts[mid]! <= offset) lo = mid;
      else hi = mid - 1;
    }
    return { line: lo, character: offset - starts[lo]! };
  }

  /** Offset of the start of the block's nth line (0 is the block's own start). */
  lineStart(n: number): number {
    return (this.lineStarts ??= lineStartsOf(this.text))[n] ?? this.length;
  }
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
