import type { BoundSection, BoundTable, Report } from '../report/model';
import type { Block } from '../syntax/block';
import type { SyntaxTree } from '../syntax/tree';
import type { Directive } from './directives';

/** Of which stretch of a text each directive speaks: of its line, a row, a table, a paragraph, a part, or a section. */
export class DirectiveReach {
  private readonly behind = new Map<Block, Block | undefined>();
  private readonly partEnds = new Map<Block, number>();
  private headed: ReadonlyMap<Block, () => number> | undefined;
  private tabled: ReadonlyMap<Block, BoundTable> | undefined;
  private border: ReadonlySet<Block | undefined> | undefined;

  constructor(
    private readonly tree: SyntaxTree,
    private readonly reports: readonly Report[],
  ) {}

  /** The stretch that a directive speaks for, in offsets of the text: the rest of its line, or what comes next. */
  of(block: Block, { start, end }: Directive): readonly [from: number, until: number] {
    const { blocks } = this.tree;
    const base = blocks.offsetOf(block);
    const inBlock = reachInside(block, start, end);
    if (inBlock) return [base + inBlock[0], base + inBlock[1]];
    const trailed = this.isLast(block, end) ? this.trailedBy(block) : 0;
    if (trailed) return [base - trailed, base + end];
    const next = this.textBehind(block);
    if (!next) return [0, 0];
    const from = blocks.offsetOf(next);
    const headed = this.heads.get(next);
    if (headed) return [from, headed()];
    const last = this.tables.get(next)?.blocks.at(-1);
    // A heading behind the last row may have been read as one more label, but no label is marked as a heading.
    if (last && !(next.heading && (next.heading.depth > 0 || last === next)))
      return [from, Math.max(blocks.offsetOf(last) + last.length, from + next.length)];
    return [from, next.kind === 'heading' ? this.endOfPart(next) : from + next.length];
  }

  /** How many characters of its line stand before a block that is only a comment; 0 where it has a line of its own. */
  trailedBy(block: Block): number {
    const before = this.tree.blocks.before(block);
    if (block.kind !== 'markup' || !before || before.kind === 'markup') return 0;
    return before.text.length - (before.text.lastIndexOf('\n') + 1);
  }

  /** The first block behind one that holds text; looked for once for all that stand before it. */
  private textBehind(block: Block): Block | undefined {
    const passed = [block];
    let next = this.tree.blocks.after(block);
    while (next && (next.kind === 'blank' || next.kind === 'markup')) {
      if (this.behind.has(next)) {
        next = this.behind.get(next);
        break;
      }
      passed.push(next);
      next = this.tree.blocks.after(next);
    }
    for (const b of passed) this.behind.set(b, next);
    return next;
  }

  /** Where sections end, by the blocks that head them. */
  private get heads(): ReadonlyMap<Block, () => number> {
    return (this.headed ??= firstOfEach(
      this.reports.flatMap((r) => r.sections.map((s) => [s.anchor.block, () => this.endOf(s, r)] as const)),
    ));
  }

  /** Tables by their blocks. */
  private get tables(): ReadonlyMap<Block, BoundTable> {
    return (this.tabled ??= firstOfEach(
      this.reports.flatMap((r) =>
        r.sections.flatMap((s) => s.tables.flatMap((t) => t.blocks.map((block) => [block, t] as const))),
      ),
    ));
  }

  /** Whether no text follows a comment in its line. */
  private isLast(block: Block, end: number): boolean {
    const next = this.textBehind(block);
    return !next || this.tree.positionIn(block, end).line < this.tree.blocks.positionOf(next).line;
  }

  /** Where the part of a section ends that a heading stands over: at the next one of its rank, or the section's end. */
  private endOfPart(heading: Block): number {
    let end = this.partEnds.get(heading);
    if (end !== undefined) return end;
    const { blocks } = this.tree;
    let next = blocks.after(heading);
    while (next && !this.borders.has(next) && (next.kind !== 'heading' || rankOf(next) > rankOf(heading)))
      next = blocks.after(next);
    end = next ? blocks.offsetOf(next) : this.tree.length;
    this.partEnds.set(heading, end);
    return end;
  }

  /** Where sections and reports begin and end. */
  private get borders(): ReadonlySet<Block | undefined> {
    return (this.border ??= new Set(
      this.reports.flatMap((r) => [r.from, r.until, ...r.sections.flatMap((s) => [s.anchor.block, s.until])]),
    ));
  }

  /** Where a section ends, as an offset of the text. */
  private endOf({ until }: BoundSection, report: Report): number {
    const behind = until ?? report.until;
    return behind ? this.tree.blocks.offsetOf(behind) : Infinity;
  }
}

/** The first value of each key. */
const firstOfEach = <K, V>(pairs: readonly (readonly [K, V])[]): Map<K, V> => new Map(pairs.toReversed());

const COMMENT = /<!--(?:[^-]|-(?!->))*-->/g;
const isEmpty = (text: string): boolean => text.replace(COMMENT, '').trim() === '';

/** What a directive speaks for within its own block; undefined where nothing follows there. */
function reachInside({ kind, text, layout }: Block, start: number, end: number): readonly [number, number] | undefined {
  if (kind === 'markup') return undefined;
  if (layout === 'html') return rowAt(text, start, end);
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const until = lineEnd(text, end);
  if (!isEmpty(text.slice(from, start)) || !isEmpty(text.slice(end, until))) return [from, until];
  const rest = text.slice(until);
  if (isEmpty(rest)) return undefined;
  const first = until + (rest.length - rest.trimStart().length);
  return kind === 'table' ? [first, lineEnd(text, first)] : [first, text.length];
}

/** As the outline has it: what is numbered 1. stands under what is numbered （一）. */
const rankOf = ({ heading }: Block): number => (heading?.numberStyle === 'arabic' ? 2 : 1);

/** A row of an HTML table is looked for within so much text. */
const ROW = 50_000;

/** The row of an HTML table that a comment stands in, or else the next one. */
function rowAt(text: string, start: number, end: number): readonly [number, number] | undefined {
  const lower = text.slice(end, end + ROW).toLowerCase();
  const open = lower.indexOf('<tr'),
    close = lower.indexOf('</tr');
  if (close >= 0 && (open < 0 || close < open)) {
    const from = Math.max(0, start - ROW);
    return [from + Math.max(0, text.slice(from, start).toLowerCase().lastIndexOf('<tr')), end + close];
  }
  if (open < 0) return undefined;
  const last = lower.indexOf('</tr', open);
  return [end + open, end + (last < 0 ? lower.length : last)];
}

/** Where the line that an offset is in ends: at its line feed, or the end of the text. */
export function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
