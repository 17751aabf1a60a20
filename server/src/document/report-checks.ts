import { ABOVE_REACH } from '../prose/above';
import { FOUND } from '../report/marks';
import type { Report } from '../report/model';
import { sameItems } from '../report/same-items';
import { tablesOf } from '../report/tables-of';
import type { YearBefore } from '../rules/year-before';
import type { Block } from '../syntax/block';
import type { BlockChange, SyntaxTree } from '../syntax/tree';
import type { Dependency } from './block-context';
import type { ReportState } from './found-list';
import type { CheckOptions } from './options';
import { isReport } from './recognise';
import { resultAt, RuleRunner, type BlockResult, type ReportPart } from './run-rules';
import { changed, sameStructure, stands } from './same-report';

const ABOVE: ReadonlySet<Dependency> = new Set(['above']);

/** A report and what was known of it before the last edit. */
interface Before {
  readonly report: Report;
  readonly state: ReportState;
}

/** A report whose text is being looked at block by block. */
interface Unlooked {
  readonly report: Report;
  readonly state: ReportState;
  next: Block | undefined;
}

/** Runs the rules over the reports of a document and keeps what they found, as far as an edit leaves it true. */
export class ReportChecks {
  readonly states = new Map<Report, ReportState>();
  readonly runner: RuleRunner;
  private unlooked: Unlooked[] = [];
  private before: Before | undefined;

  /**
   * @param atOnce whether the blocks of a report are looked at when it is checked; else {@link lookOn} has to be called
   */
  constructor(
    private readonly tree: SyntaxTree,
    private readonly options: CheckOptions,
    private readonly atOnce: boolean,
  ) {
    this.runner = new RuleRunner(tree, options);
  }

  /** Runs the rules over a report for the first time. */
  check(report: Report): void {
    this.before = undefined;
    if (!this.options.forced && !isReport(report)) {
      this.forget(report);
      return;
    }
    const state: ReportState = {
      structure: [],
      figures: [],
      last: undefined,
      years: [],
      sections: new Map(),
      tables: new Map(),
      dependents: new Map(),
      located: undefined,
      found: undefined,
    };
    this.states.set(report, state);
    this.checkStructure(report, state);
    this.unlooked.push({ report, state, next: report.from });
    if (this.atOnce) this.lookOn();
  }

  /**
   * Runs the rules on blocks that are still to be looked at, of so many code units or a little more.
   * @returns whether none is left
   */
  lookOn(most = Infinity): boolean {
    let left = most;
    for (const entry of this.unlooked) {
      const { report, state } = entry;
      for (; entry.next && entry.next !== report.until; entry.next = this.tree.blocks.after(entry.next)) {
        if (left <= 0) {
          this.unlooked = this.unlooked.slice(this.unlooked.indexOf(entry));
          return false;
        }
        left -= entry.next.length;
        this.checkBlock(entry.next, report, state);
      }
    }
    this.unlooked = [];
    return true;
  }

  /** Whether blocks are still to be looked at. */
  get isLooking(): boolean {
    return this.unlooked.length > 0;
  }

  /**
   * Forgets reports that were not looked at to their end: the text is changing.
   * @returns those, to be checked again if
   * they stand
   */
  leaveOff(): readonly Report[] {
    const reports = this.unlooked.map((u) => u.report);
    this.unlooked = [];
    if (reports.length > 0) this.before = undefined;
    for (const r of reports) this.states.delete(r);
    return reports;
  }

  /** Sets the report of the year before beside a report. */
  setYearBefore(report: Report, last: YearBefore | undefined): void {
    const state = this.states.get(report);
    if (!state || state.last === last) return;
    state.last = last;
    state.located = state.found = undefined;
    state.years = last ? this.runner.years(report, last) : [];
  }

  /** What is told may be other findings of those that there are. */
  gatherAnew(): void {
    for (const state of this.states.values()) state.found = state.located = undefined;
  }

  /** Takes back the marks of what was found in a stretch that is no report any more. */
  private forget({ from, until }: Report): void {
    const { blocks } = this.tree;
    const bit = 1 << FOUND;
    for (let b: Block | undefined = from.marks & bit ? from : blocks.next(from, FOUND); b; b = blocks.next(b, FOUND)) {
      if (until && !blocks.precedes(b, until)) break;
      blocks.mark(b, b.marks & ~bit);
    }
  }

  /** Asks the rules on the whole of a report: all, or only those that looked at what is another now. */
  private checkReport(report: Report, state: ReportState, isOpen?: (part: ReportPart) => boolean): void {
    state.structure = this.runner.report(report, isOpen && state.structure, isOpen);
  }

  private checkStructure(report: Report, state: ReportState): void {
    const { runner } = this;
    this.checkReport(report, state);
    state.figures = runner.figures(report);
    for (const s of report.sections) state.sections.set(s, runner.section(s, report));
    for (const t of tablesOf(report)) state.tables.set(t, runner.table(t, report));
  }

  /** A report in the place of another: what concerns neither the change nor anything that differs is taken over. */
  update(report: Report, was: Report, old: ReportState, change: BlockChange): void {
    if (!this.options.forced && !isReport(report)) {
      this.before = undefined;
      this.forget(report);
      return;
    }
    const { runner } = this;
    const { blocks } = this.tree;
    const state = this.next(report, was, old);

    const sameTables = was.tables.every((t, i) => t === report.tables[i]);
    // Others in its sections are looked into as well.
    const sameAll = sameTables && sameItems([...tablesOf(was)], [...tablesOf(report)]);
    const isOpen = ({ rule, findings, looked }: ReportPart) =>
      (rule.looksInTables && !sameAll) || !stands(findings) || runner.concerns(looked, report, change);
    this.checkReport(report, state, sameStructure(was, report) ? isOpen : undefined);
    if (!sameTables || !stands(state.figures)) state.figures = runner.figures(report);

    for (const t of tablesOf(report)) {
      const known = old.tables.get(t);
      // What is found in a table can ask for figures of others; a table with nothing to find asks for nothing.
      state.tables.set(t, known && (sameTables || known.length === 0) ? known : runner.table(t, report));
    }

    const sections = new Map(Array.from(old.sections, ([s, found]) => [s.anchor.block, { s, found }]));
    const near = [...change.inserted, ...(change.before ? [change.before] : [])];
    const touched = new Set(near.map((b) => report.sections.findLast((s) => !blocks.precedes(b, s.anchor.block))));
    for (const s of report.sections) {
      const known = sections.get(s.anchor.block);
      const same =
        known &&
        !touched.has(s) &&
        known.s.until === s.until &&
        known.s.section === s.section &&
        known.s.duplicate === s.duplicate &&
        known.s.anchor.spelling === s.anchor.spelling &&
        was.agency === report.agency &&
        was.year === report.year &&
        stands(known.found);
      state.sections.set(s, same ? known.found : runner.section(s, report));
    }
    state.years = state.last ? runner.years(report, state.last) : [];

    for (const b of change.inserted) if (b.parent) this.checkBlock(b, report, state);
    this.checkDependents(report, was, state, change);
    this.checkBelow(change, report, state);
  }

  /** What is known of a report from an edit on; what was known before it is kept for one that takes it back. */
  private next(report: Report, was: Report, old: ReportState): ReportState {
    const state: ReportState = {
      ...old,
      tables: report === was ? old.tables : new Map(),
      sections: report === was ? new Map(old.sections) : new Map(),
      located: undefined,
      found: undefined,
    };
    this.before = { report: was, state: old };
    this.states.set(report, state);
    return state;
  }

  /**
   * Takes back what the last edit did to a report: what was known before it is known again.
   * @param was what the edit made of the report
   * @returns whether it was still there
   */
  takeBack(report: Report, was: Report, now: ReportState, change: BlockChange): boolean {
    const { before } = this;
    if (before?.report !== report || before.state.last !== now.last) return false;
    const { state } = before;
    this.before = { report: was, state: now };
    this.states.set(report, state);
    state.located = state.found = undefined;
    for (const b of change.inserted) this.markFound(b, resultAt(b));
    this.checkDependents(report, was, state, change);
    this.checkBelow(change, report, state);
    return true;
  }

  /** Text that an edit left alone, and that speaks of what is another now. */
  private checkDependents(report: Report, was: Report, state: ReportState, change: BlockChange): void {
    const differs = new Set([...state.dependents.keys()].filter((d) => changed(d, was, report)));
    const again = new Set<Block>();
    for (const d of differs) for (const b of state.dependents.get(d)!) again.add(b);
    for (const b of again)
      if (b.parent && !change.inserted.includes(b))
        this.keep(b, this.runner.again(b, report, resultAt(b)!, differs), state);
  }

  /**
   * An edit that left the reports as they are: the text it touched, the section around it, and the whole if its rules
   * looked there.
   */
  touch(change: BlockChange, report: Report, old: ReportState): void {
    const { blocks } = this.tree;
    const at = change.inserted[0] ?? change.before ?? blocks.first();
    if (!at) return;
    const state = this.next(report, report, old);
    for (const b of change.inserted) this.checkBlock(b, report, state);
    this.checkBelow(change, report, state);
    this.checkReport(report, state, (p) => this.runner.concerns(p.looked, report, change));
    const section = report.sections.findLast((s) => !blocks.precedes(at, s.anchor.block));
    if (section) state.sections.set(section, this.runner.section(section, report));
    if (section?.section.ofTheYear && state.last) state.years = this.runner.years(report, state.last);
  }

  /** Text that an edit left alone, and that goes on with what stands above it. */
  private checkBelow(change: BlockChange, report: Report, state: ReportState): void {
    const asking = state.dependents.get('above');
    if (!asking || asking.size === 0) return;
    const { blocks } = this.tree;
    let b = change.inserted.at(-1) ?? change.before;
    b = b ? blocks.after(b) : blocks.first();
    for (let n = 0; b && n < ABOVE_REACH && b !== report.until; n++, b = blocks.after(b))
      if (asking.has(b) && this.runner.isAboveNew(b, report))
        this.keep(b, this.runner.again(b, report, resultAt(b)!, ABOVE), state);
  }

  private checkBlock(block: Block, report: Report, state: ReportState): void {
    this.keep(block, this.runner.block(block, report), state);
  }

  private keep(block: Block, result: BlockResult, state: ReportState): void {
    for (const part of resultAt(block)?.parts ?? [])
      for (const d of part.dependencies ?? []) state.dependents.get(d)?.delete(block);
    block.foundMemo = result;
    for (const part of result.parts) {
      for (const d of part.dependencies ?? []) {
        const known = state.dependents.get(d);
        if (known) known.add(block);
        else state.dependents.set(d, new Set([block]));
      }
    }
    this.markFound(block, result);
  }

  private markFound(block: Block, result: BlockResult | undefined): void {
    const bit = 1 << FOUND;
    this.tree.blocks.mark(block, result && result.findings.length > 0 ? block.marks | bit : block.marks & ~bit);
  }
}
