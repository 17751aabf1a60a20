import type { Form, Section, Table } from '../forms/form';
import type { Block } from '../syntax/block';
import type { SyntaxTree } from '../syntax/tree';
import { anchorByNumber, readAnchor } from './anchors';
import { withoutAsides } from './asides';
import { fillIn, SectionReader } from './contents';
import { bindCount } from './bind-count';
import { bindTable } from './bind-table';
import { Identities } from './identities';
import { labelIndex } from './label-index';
import { ANCHOR, CELLULAR, TABLE } from './marks';
import type { Anchor, BoundSection, BoundTable, Fact, Identity, Place, Report } from './model';
import { sameItems } from './same-items';
import { isTogether } from './together';
import { isCellular, isParted, streamOf, type Stream } from './stream';
import { splitTables } from './split-tables';
import { HEADINGS_MAX, readable, tooLongTable } from './too-long';
import { asksForFigures, bindAlike } from './known-tables';
import { unreadTable } from './turned';
import { bindUsual } from './usual-table';

const NO_TABLES: readonly BoundTable[] = [];
const NO_RUNS: readonly Run[] = [];

interface BoundBefore {
  readonly form: Form;
  readonly expected: Section | undefined;
  readonly blocks: readonly Block[];
  /** Whether text that can be no cell stands before each block. */
  readonly parted: readonly boolean[];
  readonly runs: readonly Run[];
  readonly tables: readonly BoundTable[];
}
/** Rows that were read as one table, and what came of it. */
interface Run {
  readonly table: Table;
  readonly stream: Stream;
  readonly bound: BoundTable | undefined;
}

/**
 * Binds the stretch of blocks from `from` up to `until` to a form. Tables whose blocks have not changed are taken over.
 */
export class Binder {
  /** Readings below a block; of each form the last one and the one before it, which an edit may bring back. */
  private readonly before = new WeakMap<Block, BoundBefore[]>();
  private readonly identities: Identities;

  constructor(private readonly tree: SyntaxTree) {
    this.identities = new Identities(tree);
  }

  bind(form: Form, from: Block, until: Block | undefined): Report {
    const anchors = this.anchors(form, from, until);
    const sections: BoundSection[] = [];
    const seen = new Set<Section>();
    const headTables = this.tablesBetween(form, undefined, from, anchors[0]?.block ?? until, true);
    anchors.forEach((anchor, i) => {
      const next = anchors[i + 1]?.block ?? until;
      sections.push({
        anchor,
        section: anchor.section,
        tables: this.tablesBetween(form, anchor.section, anchor.block, next, false),
        duplicate: seen.has(anchor.section),
        until: next,
      });
      seen.add(anchor.section);
    });

    const tables: (BoundTable | undefined)[] = form.tables.map(() => undefined);
    const all = [
      ...sections.flatMap((s) =>
        s.tables.map((table) => ({ table, home: s.section.table === table.table && !s.duplicate })),
      ),
      ...headTables.map((table) => ({ table, home: false })),
    ];
    for (const { table, home } of all) {
      const at = table.table.index,
        known = tables[at];
      if (!known || (home && table.facts.length >= known.facts.length)) tables[at] = known && !home ? known : table;
    }
    const facts: (Fact | undefined)[] = form.facts.map(() => undefined);
    for (const t of tables) for (const f of t?.facts ?? []) facts[f.def.index] = f;
    const figures = facts.map((f) =>
      f ? (f.cell.form === 'text' || f.cell.form === 'mark' ? undefined : f.cell.value) : undefined,
    );
    const identity = this.identities.of(form, from, anchors[0]?.block, anchors[1]?.block, until);
    const homes = new Set(
      all.flatMap(({ table, home }) => (home && tables[table.table.index] === table ? [table.table] : [])),
    );
    // A table that stands in its own section is read there: elsewhere its rows are told of, not told.
    const own = sections.map((s) => {
      const kept = s.tables.filter((t) => s.duplicate || !homes.has(t.table) || tables[t.table.index] === t);
      return kept.length === s.tables.length ? s : { ...s, tables: kept };
    });
    return { form, from, until, sections: own, tables, facts, figures, ...identity };
  }

  /**
   * The report after an edit that touched neither its headings nor what can hold cells: the same one unless the edit
   * changed what the report says of itself.
   * @returns undefined if it must be bound anew
   */
  refresh(was: Report): Report | undefined {
    const [first, second] = was.sections;
    const identity = this.identities.of(was.form, was.from, first?.anchor.block, second?.anchor.block, was.until);
    if (identity.year !== was.year) return undefined;
    return sameIdentity(identity, was) ? was : { ...was, ...identity };
  }

  /** Headings of sections between two blocks, in the order of the text. */
  anchors(form: Form, from: Block, until: Block | undefined): Anchor[] {
    const { blocks } = this.tree;
    const strong: Anchor[] = [],
      weak: Anchor[] = [],
      numbered: Block[] = [];
    for (
      let b: Block | undefined = from.marks & (1 << ANCHOR) ? from : blocks.next(from, ANCHOR);
      b && b !== until;
      b = blocks.next(b, ANCHOR)
    ) {
      if (until && b.parent && !blocks.precedes(b, until)) break;
      const reading = readAnchor(b, form);
      if (reading) (reading.weak ? weak : strong).push(reading.anchor);
      else if (b.heading?.numberStyle === 'han' && !isLabel(b, form)) numbered.push(b);
      if (strong.length + weak.length + numbered.length === HEADINGS_MAX) break;
    }
    const sections: Anchor[] = [],
      all = strong.values();
    const reader = new SectionReader(blocks, form, () => all.next().value);
    for (let a = reader.next(); a; a = reader.next()) sections.push(a);
    const filled = fillIn(sections, weak, blocks);
    return numbered.length > 0 && strong.length > 0 ? this.withNumbered(form, filled, numbered) : [...filled];
  }

  /** A heading under no known title counts if its number and place are those of a section that is missing. */
  private withNumbered(form: Form, anchors: readonly Anchor[], numbered: readonly Block[]): Anchor[] {
    const present = new Set(anchors.map((a) => a.section));
    const { blocks } = this.tree;
    const out: Anchor[] = [];
    let next = 0;
    for (const block of numbered) {
      const section = form.sections[block.heading!.number - 1];
      if (!section || present.has(section)) continue;
      while (next < anchors.length && blocks.precedes(anchors[next]!.block, block)) out.push(anchors[next++]!);
      const before = out[out.length - 1],
        after = anchors[next];
      if (before ? before.section.index !== section.index - 1 : section.index !== 0) continue;
      if (after && after.section.index <= section.index) continue;
      const anchor = anchorByNumber(block, section, form);
      if (!anchor) continue;
      present.add(section);
      out.push(anchor);
    }
    while (next < anchors.length) out.push(anchors[next++]!);
    return out;
  }

  private tablesBetween(
    form: Form,
    section: Section | undefined,
    from: Block,
    until: Block | undefined,
    withFirst: boolean,
  ): readonly BoundTable[] {
    const { blocks } = this.tree;
    const table = blocks.next(from, TABLE);
    const first = withFirst && from.marks & (1 << TABLE) ? from : table;
    const found = first !== undefined && (!until || blocks.precedes(first, until));
    if (!found && !section?.table) return NO_TABLES;
    const cellular: Block[] = [];
    // A title, where the next report may begin, carries no mark: the way from mark to mark leads past it.
    const unmarked = until && !(until.marks & (1 << CELLULAR)) ? until : undefined;
    for (
      let b: Block | undefined = withFirst ? from : blocks.next(from, CELLULAR);
      b && b !== until;
      b = blocks.next(b, CELLULAR)
    ) {
      if (unmarked && !blocks.precedes(b, unmarked)) break;
      if (isCellular(b)) cellular.push(b);
    }
    // Each row may stand in a line of its own, its figures right behind its label.
    if (!found && !cellular.some((b) => isTogether(b, section!.table!, labelIndex(form)))) return NO_TABLES;
    const parted = cellular.map((b, i) => i > 0 && isParted(cellular[i - 1]!, b, blocks));
    const readings = this.before.get(from) ?? [];
    const before = readings.filter((k) => k.form === form);
    const stands = before.find(
      (k) => k.expected === section && sameItems(k.blocks, cellular) && sameItems(k.parted, parted),
    );
    if (stands) return stands.tables;
    const [known] = before;
    const index = labelIndex(form);
    const most = readable(cellular);
    let runs = NO_RUNS;
    const readWhole = (): readonly BoundTable[] => {
      runs = this.readRuns(form, section, streamOf(cellular.slice(0, most), index), known?.runs ?? NO_RUNS);
      return runs.flatMap(({ bound }) =>
        bound && (bound.facts.length > 0 || section?.table === bound.table) ? [bound] : [],
      );
    };
    const own = section?.table;
    const whole = (): readonly BoundTable[] => readWhole().filter((t) => t.table !== own || t.faults.length === 0);
    const read = !own
      ? readWhole()
      : most < cellular.length
        ? [tooLongTable(own, cellular)]
        : !found
          ? whole()
          : bindAlike(own, cellular, parted, index, () => {
              const usual = bindUsual(own, cellular, index);
              // A usual table is read without a look at any value.
              if (usual) return { tables: [usual], isFree: () => true };
              return { tables: readWhole(), isFree: () => runs.length === 1 && isFree(form, own, runs[0]!, cellular) };
            });
    const isThere = !own || read.some((t) => t.table === own) || !cellular.some((b) => isTogether(b, own, index));
    const tables = isThere ? read : [...read, unreadTable(own, streamOf(cellular, index))];
    this.before.set(from, [
      { form, expected: section, blocks: cellular, parted, runs, tables },
      ...readings.filter((k) => k.form !== form || k === known),
    ]);
    return tables;
  }

  /**
   * The whole reading: cells that belong to one table each are bound to it; runs whose cells are the same are taken
   * over.
   */
  private readRuns(form: Form, section: Section | undefined, stream: Stream, before: readonly Run[]): readonly Run[] {
    return splitTables(form, section?.table, stream).map((part): Run => {
      const { table } = part;
      const own = withoutAsides(table, part.stream, labelIndex(form), this.tree.blocks);
      const was = before.find((r) => r.table === table && sameStream(r.stream, own));
      if (was) return was;
      bindCount.tables++;
      return { table, stream: own, bound: bindTable(table, own, labelIndex(form)) };
    });
  }
}

function samePlace(a: Place | undefined, b: Place | undefined): boolean {
  return (
    a === b || (a !== undefined && b !== undefined && a.block === b.block && a.start === b.start && a.end === b.end)
  );
}

function sameIdentity(a: Identity, b: Identity): boolean {
  return (
    a.year === b.year &&
    a.agency === b.agency &&
    a.titleText === b.titleText &&
    samePlace(a.title, b.title) &&
    samePlace(a.yearPlace, b.yearPlace)
  );
}

/** Whether some blocks are read as one table whatever the values in it. */
function isFree(form: Form, table: Table, { stream }: Run, blocks: readonly Block[]): boolean {
  const index = labelIndex(form);
  const whole = streamOf(blocks, index);
  // What was left aside may be the table's where other text stands between.
  if (stream.pieces.length !== whole.pieces.length) return false;
  return !asksForFigures(whole, (watched) =>
    splitTables(form, table, watched).map((part) => bindTable(part.table, part.stream, index)),
  );
}

/** Pieces are read once for each block. */
function sameStream(a: Stream, b: Stream): boolean {
  return sameItems(a.pieces, b.pieces);
}

/** Whether a heading is a row or column of a table set one cell a line. */
function isLabel(block: Block, form: Form): boolean {
  return labelIndex(form).lookup(block.text.slice(block.heading!.start, block.heading!.end)).tables !== 0;
}
