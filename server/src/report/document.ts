import type { Form } from '../forms/form';
import type { Block } from '../syntax/block';
import { SyntaxTree, type BlockChange, type Edit } from '../syntax/tree';
import { Binder } from './bind-report';
import { bindToBest } from './choose-form';
import { isParting } from './stream';
import { ANCHOR, CELLULAR, marksOf, TABLE } from './marks';
import type { Report } from './model';
import { sameItems } from './same-items';
import { splitReports, type Segment } from './split-reports';

/** Marks of blocks on which sections and tables depend. */
const STRUCTURE = (1 << ANCHOR) | (1 << CELLULAR) | (1 << TABLE);
/** A segment that was a report before is at most so many reports behind the first that is looked at again. */
const NEAR = 8;

/** What an edit did to the reports of a document. */
export interface ReportChange {
  readonly blocks: BlockChange;
  /** Reports that are gone, and those that came for them. */
  readonly removed: readonly Report[];
  readonly inserted: readonly Report[];
  /** The edit took the one before it back: everything is as it was before that one. */
  readonly takesBack?: true;
}

/** What the last edit did, and the reports before it. */
interface Latest {
  readonly change: ReportChange;
  readonly before: readonly Report[];
}

/** A text, its blocks, and the reports in it; kept up to date edit by edit. */
export class ReportDocument {
  readonly tree: SyntaxTree;
  reports: readonly Report[] = [];
  private readonly binder: Binder;
  /** By its sections a document is cut into reports. */
  private readonly lead: Form;
  private readonly forms: readonly Form[];
  /** Forms that differ in their sections, one of each kind. */
  private readonly kinds: readonly Form[];
  private latest: Latest | undefined;
  /** Changes of blocks since reports were bound. */
  private unbound = 0;

  /** @param text a text, or the blocks of one; @param forms those that a report may be set on, the likeliest first */
  constructor(text: string | SyntaxTree, forms: Form | readonly Form[]) {
    this.forms = 'sections' in forms ? [forms] : forms;
    this.lead = this.forms[0]!;
    this.kinds = this.forms.filter((f, i) => this.forms.findIndex((g) => g.data.sections === f.data.sections) === i);
    this.tree = typeof text === 'string' ? new SyntaxTree(text) : text;
    this.binder = new Binder(this.tree);
    for (const block of this.tree.blocks) this.setMarks(block);
    const first = this.tree.blocks.first();
    if (first) this.reports = Array.from(splitReports(this.tree.blocks, this.lead, first), (s) => this.bind(s));
  }

  private bind({ from, until }: Segment): Report {
    return bindToBest(this.forms, (form) => this.binder.bind(form, from, until));
  }

  private setMarks(block: Block): void {
    let marks = 0;
    for (const form of this.kinds) marks |= marksOf(block, form);
    if (marks !== block.marks) this.tree.blocks.mark(block, marks);
  }

  /** Applies an edit; reports that it cannot have touched keep their identity. */
  edit(edit: Edit): ReportChange {
    return this.update(this.scan(edit));
  }

  /**
   * Applies an edit to the blocks alone. What it gives back has to be handed to {@link update} before reports are asked
   * for.
   */
  scan(edit: Edit): BlockChange {
    const blocks = this.tree.edit(edit);
    for (const b of blocks.inserted) this.setMarks(b);
    if (blocks.removed.length > 0 || blocks.inserted.length > 0) this.unbound++;
    return blocks;
  }

  /** Binds again what a change of blocks concerns. */
  update(blocks: BlockChange): ReportChange {
    if (blocks.removed.length === 0 && blocks.inserted.length === 0) return { blocks, removed: [], inserted: [] };
    const { latest, reports: before } = this;
    const isAlone = this.unbound === 1;
    this.unbound = 0;
    const isBack = isAlone && latest !== undefined && takesBack(latest.change.blocks, blocks);
    const change = isBack ? this.takeBack(latest, blocks) : this.rebound(blocks);
    // What several edits come to does not tell what there was before them.
    this.latest = isAlone ? { change, before } : undefined;
    return change;
  }

  private takeBack({ change, before }: Latest, blocks: BlockChange): ReportChange {
    this.reports = before;
    return { blocks, removed: change.inserted, inserted: change.removed, takesBack: true };
  }

  private rebound(blocks: BlockChange): ReportChange {
    const old = this.reports;
    const { at, behind } = this.touched(blocks);
    // Two reports back: where the one before begins can depend on headings of this one.
    const first = Math.max(0, at - 2);
    const start = first === 0 ? this.tree.blocks.first() : old[first]!.from;
    const fresh: Report[] = [];
    let stop = start ? behind : old.length;
    for (const segment of start ? splitReports(this.tree.blocks, this.lead, start) : []) {
      fresh.push(this.rebind(segment, old, first, blocks));
      const { until } = segment;
      while (stop < old.length && (!until || this.tree.blocks.precedes(old[stop]!.from, until))) stop++;
      // A report that begins where one began before, behind the edit: the rest is as it was.
      if (old[stop]?.from === until) break;
    }
    const replaced = old.slice(first, stop);
    const kept = new Set(fresh),
      known = new Set(replaced);
    const removed = replaced.filter((r) => !kept.has(r)),
      inserted = fresh.filter((r) => !known.has(r));
    if (removed.length > 0 || inserted.length > 0)
      this.reports = [...old.slice(0, first), ...fresh, ...old.slice(stop)];
    return { blocks, removed, inserted };
  }

  /** Binds a segment again, or as much of it as the change concerns. */
  private rebind(segment: Segment, old: readonly Report[], first: number, change: BlockChange): Report {
    let was: Report | undefined;
    for (let i = first; i < old.length && i < first + NEAR && !was; i++)
      if (old[i]!.from === segment.from) was = old[i];
    if (!was || was.until !== segment.until) return this.bind(segment);
    const { blocks } = this.tree;
    const inside = (b: Block | undefined) =>
      b !== undefined && !blocks.precedes(b, segment.from) && (!segment.until || blocks.precedes(b, segment.until));
    if (!inside(change.inserted[0]) && !inside(change.before)) return was;
    if (change.removed.some((b) => b.marks & STRUCTURE) || change.inserted.some((b) => b.marks & STRUCTURE))
      return this.bind(segment);
    // Text between two tables keeps them apart.
    if (change.removed.some(isParting) !== change.inserted.some(isParting)) return this.bind(segment);
    return this.binder.refresh(was) ?? this.bind(segment);
  }

  /**
   * Makes one change for each report of changes that came one after another: blocks that came and went again are left
   * out, and a report that was edited many times is bound once.
   */
  merge(changes: readonly BlockChange[]): BlockChange[] {
    if (changes.length === 1) return [...changes];
    const { blocks } = this.tree;
    const alive = (b: Block | undefined): b is Block => b?.parent !== undefined;
    const born = bornIn(changes);
    const merged = new Map<
      Report | undefined,
      { removed: Set<Block>; inserted: Set<Block>; before: Block | undefined }
    >();
    // Where a change stood whose surroundings are gone: where the later change stands that took them.
    const places = new Map<Block, Block | undefined>(),
      ats: (Block | undefined)[] = [];
    for (let i = changes.length - 1; i >= 0; i--) {
      const { removed, inserted, before } = changes[i]!;
      ats[i] = inserted.find(alive) ?? (before && !alive(before) ? places.get(before) : before);
      for (const b of removed) places.set(b, ats[i]);
    }
    for (const [i, change] of changes.entries()) {
      const inserted = change.inserted.filter(alive),
        at = ats[i];
      const before = at && (at === inserted[0] ? blocks.before(at) : at);
      const report = at && this.reports[this.indexHolding(at)];
      const known = merged.get(report);
      const entry = known ?? { removed: new Set<Block>(), inserted: new Set<Block>(), before };
      if (!known) merged.set(report, entry);
      // What came between two edits and is gone is of no concern to anybody.
      for (const b of change.removed) if (!born.has(b)) entry.removed.add(b);
      for (const b of inserted) entry.inserted.add(b);
      if (before && entry.before && blocks.precedes(before, entry.before)) entry.before = before;
    }
    return [...merged.values()].map(({ removed, inserted, before }) => ({
      removed: [...removed],
      inserted: [...inserted].sort((a, b) => blocks.offsetOf(a) - blocks.offsetOf(b)),
      before,
    }));
  }

  /**
   * Index of the report in whose stretch a block stands, among reports of which some may have lost their first block;
   * -1 for none.
   */
  private indexHolding(block: Block): number {
    const { blocks } = this.tree;
    const at = blocks.offsetOf(block);
    let found = -1;
    let lo = 0,
      hi = this.reports.length - 1;
    while (lo <= hi) {
      let mid = (lo + hi) >> 1;
      // A report that lost its first block tells nothing of where it begins: the one before it does.
      while (mid >= lo && this.reports[mid]!.from.parent === undefined) mid--;
      if (mid < lo) {
        lo = ((lo + hi) >> 1) + 1;
        continue;
      }
      if (blocks.offsetOf(this.reports[mid]!.from) <= at) {
        found = mid;
        lo = Math.max(mid, (lo + hi) >> 1) + 1;
      } else hi = mid - 1;
    }
    return found;
  }

  /** The report that holds a block. */
  reportAt(block: Block): Report | undefined {
    const { blocks } = this.tree;
    let lo = 0,
      hi = this.reports.length - 1;
    while (lo < hi) {
      const mid = (lo + hi + 1) >> 1;
      if (blocks.precedes(block, this.reports[mid]!.from)) hi = mid - 1;
      else lo = mid;
    }
    return this.reports[lo];
  }

  /** Index of the report in which a change began, and of the first one behind it. */
  private touched(change: BlockChange): { at: number; behind: number } {
    const lo = Math.max(0, change.before ? this.indexHolding(change.before) : 0);
    let behind = lo + 1;
    while (behind < this.reports.length && this.reports[behind]!.from.parent === undefined) behind++;
    return { at: lo, behind };
  }
}

/** Whether a change of blocks is that of the edit before it the other way round. */
function takesBack(last: BlockChange, now: BlockChange): boolean {
  return last.before === now.before && sameItems(last.removed, now.inserted) && sameItems(last.inserted, now.removed);
}

/** Blocks that none but these changes made: one that was there before may go and be brought back. */
function bornIn(changes: readonly BlockChange[]): ReadonlySet<Block> {
  const before = new Set<Block>(),
    born = new Set<Block>();
  for (const { removed, inserted } of changes) {
    for (const b of removed) if (!born.has(b)) before.add(b);
    for (const b of inserted) if (!before.has(b)) born.add(b);
  }
  return born;
}
