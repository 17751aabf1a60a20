import type { Form, Section } from '../forms/form';
import type { Block } from '../syntax/block';
import type { Sequence } from '../text/sequence';
import { readAnchor } from './anchors';
import { SectionReader } from './contents';
import { ANCHOR, isTitle } from './marks';
import type { Anchor } from './model';

/** A text is split where a second report begins: its first section again, and more of its sections behind. */
const ENOUGH_BEFORE = 3,
  ENOUGH_BEHIND = 2,
  TITLE_REACH = 16,
  AHEAD = 7;

/** Counts of work done, for tests of locality. */
export const splitCount = { headings: 0 };

/** The blocks of one report: from one up to another, undefined for the document's end. */
export interface Segment {
  readonly from: Block;
  readonly until: Block | undefined;
}

/**
 * Cuts the blocks from `start` on into stretches of one report each, reading no further than is asked for. What it says
 * behind a segment's end depends on nothing before it.
 */
export function* splitReports(blocks: Sequence<Block>, form: Form, start: Block): Iterable<Segment> {
  const anchors = new AnchorReader(blocks, form, start);
  const firstSection = form.sections[0];
  const seen = new Set<Section>();
  let from = start,
    previous: Anchor | undefined;
  for (let a = anchors.next(); a; previous = a, a = anchors.next()) {
    if (
      previous &&
      a.section === firstSection &&
      seen.size >= ENOUGH_BEFORE &&
      anchors.sectionsAhead(firstSection) >= ENOUGH_BEHIND
    ) {
      const next = reportStart(blocks, form, a.block, previous.block);
      yield { from, until: next };
      from = next;
      seen.clear();
    }
    seen.add(a.section);
  }
  yield { from, until: undefined };
}

/** Headings that surely open a section, read one by one with a look ahead. */
class AnchorReader {
  private readonly ahead: Anchor[] = [];
  private at: Block | undefined;
  private readonly sections: SectionReader;

  constructor(
    private readonly blocks: Sequence<Block>,
    private readonly form: Form,
    start: Block,
  ) {
    this.at = start.marks & (1 << ANCHOR) ? start : blocks.next(start, ANCHOR);
    this.sections = new SectionReader(blocks, form, () => this.heading());
  }

  private read(): Anchor | undefined {
    return this.sections.next();
  }

  private heading(): Anchor | undefined {
    while (this.at) {
      splitCount.headings++;
      const reading = readAnchor(this.at, this.form);
      this.at = this.blocks.next(this.at, ANCHOR);
      if (reading && !reading.weak) return reading.anchor;
    }
    return undefined;
  }

  next(): Anchor | undefined {
    return this.ahead.shift() ?? this.read();
  }

  /** How many sections follow before one of the kind named. */
  sectionsAhead(before: Section | undefined): number {
    const seen = new Set<Section>();
    for (let i = 0; i < AHEAD; i++) {
      let a = this.ahead[i];
      if (!a) {
        a = this.read();
        if (!a) break;
        this.ahead.push(a);
      }
      if (a.section === before) break;
      seen.add(a.section);
    }
    return seen.size;
  }
}

/** The title above a first section, not before `floor`; else the section's heading. */
function reportStart(blocks: Sequence<Block>, form: Form, heading: Block, floor: Block): Block {
  let b = blocks.before(heading);
  for (let n = 0; b && b !== floor && n < TITLE_REACH; b = blocks.before(b), n++) {
    if (isTitle(b, form)) return b;
  }
  return heading;
}
