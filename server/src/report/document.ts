import type { Form, Section } from '../forms/form';
import type { Block } from '../syntax/block';
import { SyntaxTree, type BlockChange, type Edit } from '../syntax/tree';
import { Binder } from './bind-report';
import { bindToBest } from './choose-form';
import { isTitle, marksOf } from './marks';
import type { Anchor, Report } from './model';

/** A document is split where a second report begins: its first section again, and more of its sections behind. */
const ENOUGH_BEFORE = 3, ENOUGH_BEHIND = 2, TITLE_REACH = 16;

/** What an edit did to the reports of a document. */
export interface ReportChange {
  readonly blocks: BlockChange;
  /** Reports that are gone, and those that came for them. */
  readonly removed: readonly Report[];
  readonly inserted: readonly Report[];
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

  /** @param forms those that a report may be set on, the likeliest first */
  constructor(text: string, forms: Form | readonly Form[]) {
    this.forms = 'sections' in forms ? [forms] : forms;
    this.lead = this.forms[0]!;
    this.kinds = this.forms.filter((f, i) => this.forms.findIndex((g) => g.data.sections === f.data.sections) === i);
    this.tree = new SyntaxTree(text);
    this.binder = new Binder(this.tree);
    for (const block of this.tree.blocks) this.setMarks(block);
    this.reports = this.split(this.tree.blocks.first()).map((s) => this.bind(s));
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
    const blocks = this.tree.edit(edit);
    for (const b of blocks.removed) this.binder.forget(b);
    for (const b of blocks.inserted) this.setMarks(b);
    if (blocks.removed.length === 0 && blocks.inserted.length === 0) return { blocks, removed: [], inserted: [] };
    const at = this.locate(blocks);
    // Two reports back: where the one before begins can depend on headings of this one.
    const first = Math.max(0, at - 2);
    const before = this.reports.slice(0, first);
    const start = first === 0 ? this.tree.blocks.first() : this.reports[first]!.from;
    const segments = this.split(start, (from) => this.reports.findIndex((r, i) => i > at + 1 && r.from === from) >= 0);
    const stop = segments.length > 0 ? segments[segments.length - 1]!.until : undefined;
    const behind = stop ? this.reports.findIndex((r, i) => i > at && r.from === stop) : -1;
    const old = this.reports.slice(first, behind < 0 ? undefined : behind);
    const fresh = segments.map((s) => this.rebind(s, old, blocks));
    this.reports = [...before, ...fresh, ...(behind < 0 ? [] : this.reports.slice(behind))];
    return { blocks, removed: old.filter((r) => !fresh.includes(r)), inserted: fresh.filter((r) => !old.includes(r)) };
  }

  /** Binds a segment, or keeps the report that it was if nothing in it concerns its structure. */
  private rebind(segment: Segment, old: readonly Report[], change: BlockChange): Report {
    const was = old.find((r) => r.from === segment.from);
    if (was && was.until === segment.until) {
      const { blocks } = this.tree;
      const inside = (b: Block) => !blocks.precedes(b, segment.from) && (!segment.until || blocks.precedes(b, segment.until));
      const touched = change.inserted[0] ?? change.before;
      if (touched && !inside(touched) && !(change.before && inside(change.before))) return was;
    }
    return this.bind(segment);
  }

  /** The report that holds a block. */
  reportAt(block: Block): Report | undefined {
    const { blocks } = this.tree;
    let lo = 0, hi = this.reports.length - 1;
    while (lo < hi) {
      const mid = (lo + hi + 1) >> 1;
      if (blocks.precedes(block, this.reports[mid]!.from)) hi = mid - 1; else lo = mid;
    }
    return this.reports[lo];
  }

  /** Index of the report that holds (or held) the changed blocks. */
  private locate(change: BlockChange): number {
    const { blocks } = this.tree;
    const known = this.reports.findIndex((r) => change.removed.includes(r.from));
    if (known >= 0) return known;
    const at = change.before ?? change.inserted[0];
    if (!at) return 0;
    let lo = 0, hi = this.reports.length - 1;
    while (lo < hi) {
      const mid = (lo + hi + 1) >> 1;
      if (blocks.precedes(at, this.reports[mid]!.from)) hi = mid - 1; else lo = mid;
    }
    return lo;
  }

  /** Cuts the blocks from `start` on into stretches of one report each; ends early where `known` says that nothing changes behind. */
  private split(start: Block | undefined, known: (from: Block) => boolean = () => false): Segment[] {
    if (!start) return [];
    const out: Segment[] = [];
    const anchors = this.binder.anchors(this.lead, start, undefined);
    const firstSection = this.lead.sections[0];
    let from = start, seen = new Set<Section>();
    for (let i = 0; i < anchors.length; i++) {
      const a = anchors[i]!;
      if (a.section === firstSection && seen.size >= ENOUGH_BEFORE && sectionsBehind(anchors, i) >= ENOUGH_BEHIND) {
        const next = this.reportStart(a.block, anchors[i - 1]!.block);
        out.push({ from, until: next });
        if (known(next)) return out;
        from = next;
        seen = new Set();
      }
      seen.add(a.section);
    }
    out.push({ from, until: undefined });
    return out;
  }

  /** The title above a first section, not before `floor`; else the section's heading. */
  private reportStart(heading: Block, floor: Block): Block {
    let start = heading;
    let b = this.tree.blocks.before(heading);
    for (let n = 0; b && b !== floor && n < TITLE_REACH; b = this.tree.blocks.before(b), n++) {
      if (isTitle(b, this.lead)) { start = b; break; }
    }
    return start;
  }
}

interface Segment { readonly from: Block; readonly until: Block | undefined }

function sectionsBehind(anchors: readonly Anchor[], i: number): number {
  const first = anchors[i]!.section;
  const seen = new Set<Section>();
  for (let j = i + 1; j < anchors.length && anchors[j]!.section !== first && j < i + 8; j++) seen.add(anchors[j]!.section);
  return seen.size;
}
