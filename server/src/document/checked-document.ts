import { ReportDocument } from '../report/document';
import type { Place, Report } from '../report/model';
import type { YearBefore } from '../rules/year-before';
import type { Block } from '../syntax/block';
import { SyntaxTree, type BlockChange, type Edit } from '../syntax/tree';
import { noteDirectives, type Directive } from './directives';
import { follow, followAll } from './follow';
import {
  FoundList,
  noCounts,
  type Counts,
  type Located,
  type LocatedSuppressed,
  type Range,
  type ReportState,
  type Suppressing,
} from './found-list';
import type { CheckOptions } from './options';
import { ReadText, type Position } from './read-text';
import { longestMark, mayBeReport } from './recognise';
import { ReportChecks } from './report-checks';
import { atOnce, type Steps } from './steps';
import { canFind, Suppressor } from './suppress';

const NO_STATES: ReadonlyMap<Report, ReportState> = new Map();

export type { Counts, Located, LocatedSuppressed, Position, Range };

/**
 * A text with what was found in it, kept up to date edit by edit. A text that cannot be a report is only kept; it is
 * read as soon as an edit brings in a word of the form, and let go when an edit takes the last one away.
 */
export class CheckedDocument {
  private tree = new SyntaxTree('');
  private source: ReadText;
  private document: ReportDocument | undefined;
  private checks: ReportChecks | undefined;
  /**
   * Changes of blocks whose reports have not been bound again: done when somebody asks, so that a burst of edits is
   * done once.
   */
  private pending: BlockChange[] = [];
  /** Code units read in pieces that no report has been bound with yet. */
  private unbound = 0;
  /** An edit may have taken the last word of a form out of what is not read yet. */
  private doubtful = false;
  private whole = false;
  /** Comments that suppress findings, by their blocks. */
  private readonly directives = new Map<Block, readonly Directive[]>();

  /**
   * @param piece how many code units to read at once: if not all, {@link readOn} has to be called until it says that
   * all is read
   */
  constructor(
    text: string,
    readonly options: CheckOptions,
    private readonly piece = Infinity,
  ) {
    this.source = new ReadText(this.tree, text, piece);
    if (options.forced || mayBeReport(text, options.forms)) this.wake();
  }

  private wake(): void {
    const { forms, form } = this.options;
    // From the start, in blocks of its own: those that stand were never looked at.
    const text = this.source.text();
    this.tree = new SyntaxTree('');
    this.directives.clear();
    this.source = new ReadText(this.tree, text, this.piece);
    this.document = new ReportDocument(this.tree, forms.find((f) => f.id === form) ?? forms);
    this.checks = new ReportChecks(this.tree, this.options, this.piece === Infinity);
    this.whole = false;
    if (this.piece === Infinity) this.readOn();
  }

  private sleep(): void {
    this.pending = [];
    this.unbound = 0;
    this.document = this.checks = undefined;
    this.directives.clear();
  }

  /** Reads and checks the next piece of the text. Returns whether all of it has been read. */
  readOn(): boolean {
    // What is bound is looked at before more is read; an edit has to be bound first.
    if (this.pending.length === 0 && this.checks?.lookOn(this.piece) === false) return false;
    const next = this.source.next();
    this.take(next);
    this.unbound += next?.text.length ?? 0;
    if (!this.source.read && this.unbound < this.lastLength()) return false;
    this.bindOn();
    if (!this.source.read) return false;
    const last = this.document?.reports.at(-1);
    if (last && !this.states.has(last)) this.check(last);
    if (this.doubtful && this.document && !this.hasMarks()) this.sleep();
    this.doubtful = false;
    this.whole = true;
    // A short text is looked at in the turn that it is read in.
    this.checks?.lookOn(this.piece - (next?.text.length ?? 0));
    return this.read;
  }

  /**
   * How long the last report is as far as it is bound: one that goes on is bound again when it has doubled, not with
   * each piece.
   */
  private lastLength(): number {
    const from = this.document?.reports.at(-1)?.from;
    return from?.parent ? this.tree.length - this.unbound - this.tree.blocks.offsetOf(from) : 0;
  }

  /**
   * Whether the whole text has been read and checked; an edit that takes the rest away has not looked at what is left.
   */
  get read(): boolean {
    return this.whole && !this.checks?.isLooking;
  }

  /** Whether an edit took the last word away without which the text is no report. */
  private lostMarks({ removed, inserted }: BlockChange): boolean {
    if (this.options.forced || !removed.some((b) => this.isMarked(b)) || inserted.some((b) => this.isMarked(b)))
      return false;
    return !this.hasMarks();
  }

  private isMarked(block: Block): boolean {
    return mayBeReport(block.text, this.options.forms);
  }

  private hasMarks(): boolean {
    // The first block that has one ends the search: nearly always the title.
    for (const b of this.tree.blocks) if (this.isMarked(b)) return true;
    // A word may stand across the border between what is read and what is not.
    const from = Math.max(0, this.tree.length - longestMark(this.options.forms) + 1);
    return mayBeReport(this.source.text(from), this.options.forms);
  }

  /** Reports of the document; none if it is not taken for one. */
  get reports(): readonly Report[] {
    this.settle();
    return this.document?.reports.filter((r) => this.states.has(r)) ?? [];
  }

  get bound(): ReportDocument | undefined {
    this.settle();
    return this.document;
  }
  /** Rules run so far, by what they looked at. */
  get runs(): ReportChecks['runner']['runs'] | undefined {
    this.settle();
    return this.checks?.runner.runs;
  }
  get length(): number {
    return this.source.length;
  }

  text(start?: number, end?: number): string {
    return this.source.text(start, end);
  }
  offsetAt(position: Position): number {
    return this.source.offsetAt(position);
  }
  positionAt(offset: number): Position {
    return this.source.positionAt(offset);
  }

  edit(edit: Edit): void {
    this.doubtful ||= !this.options.forced && !this.source.read && edit.end > this.tree.length;
    this.take(this.source.edit(edit));
    this.whole &&= this.source.read;
    if (this.document) return;
    const reach = longestMark(this.options.forms);
    if (
      mayBeReport(this.text(Math.max(0, edit.start - reach), edit.start + edit.text.length + reach), this.options.forms)
    )
      this.wake();
  }

  /** Applies an edit to the blocks. */
  private take(edit: Edit | undefined): void {
    if (!edit) return;
    if (!this.document) {
      this.tree.edit(edit);
      return;
    }
    const change = this.document.scan(edit);
    if (noteDirectives(this.directives, change)) this.checks!.gatherAnew();
    if (change.removed.length > 0 || change.inserted.length > 0) this.pending.push(change);
  }

  /** Brings reports and findings up to date with the edits since the last time. */
  private settle(): void {
    this.bindOn();
    this.checks?.lookOn();
  }

  /** Binds what edits have changed; reports that come are looked at by and by. */
  private bindOn(): void {
    if (this.pending.length === 0 || !this.document) return;
    const { pending } = this;
    this.pending = [];
    this.unbound = 0;
    const { document } = this;
    const checks = this.checks!;
    const left = checks.leaveOff();
    const changes = document.merge(pending);
    if (changes.some((c) => this.lostMarks(c))) {
      this.sleep();
      return;
    }
    const check = (report: Report) => this.check(report);
    if (pending.length > 1) followAll(pending, changes, document, checks, check);
    else follow(document.update(changes[0]!), document, checks, check);
    for (const report of left) if (!this.states.has(report) && document.reports.includes(report)) this.check(report);
  }

  /** Runs the rules over a report for the first time. */
  private check(report: Report): void {
    // The last report of what is read may go on.
    if (report.until !== undefined || this.source.read) this.checks!.check(report);
  }

  private get states(): ReadonlyMap<Report, ReportState> {
    return this.checks?.states ?? NO_STATES;
  }

  /** Sets the report of the year before beside a report of this document. */
  setYearBefore(report: Report, last: YearBefore | undefined): void {
    this.checks?.setYearBefore(report, last);
  }

  yearBefore(report: Report): YearBefore | undefined {
    return this.states.get(report)?.last;
  }

  /** Findings in the order of the text. What has not moved is the same object as last time. */
  findings(): Located[] {
    return atOnce(this.findingSteps());
  }
  /** As {@link findings}, report by report. */
  *findingSteps(): Steps<Located[]> {
    const { found } = this;
    return found ? yield* found.all() : [];
  }
  /** Of each severity how many findings there are. */
  counts(): Counts {
    return this.found?.counts() ?? noCounts();
  }
  /**
   * At most `most` findings: the gravest, of equal ones the first, in the order of the text. Nothing else is located.
   */
  gravest(most: number): Located[] {
    return this.found?.gravest(most) ?? [];
  }

  /** Findings that comments or the configuration leave unsaid, in the order of the text. */
  suppressed(): LocatedSuppressed[] {
    return this.found?.suppressed() ?? [];
  }

  /**
   * Suppressions of the configuration that suppressed something, or of whose rule nothing could be found here, by their
   * number.
   */
  usedSuppressions(): number[] {
    const { suppressions = [], severities } = this.options;
    const beside = this.everyYearBefore;
    const used = new Set(this.suppressed().map((s) => s.suppression.by));
    return suppressions.flatMap((s, i) => (used.has(s) || !canFind(s.rule, severities, beside) ? [i] : []));
  }

  /** Gathers what was found in a report, which is then known until something in it changes. */
  gather(report: Report): void {
    if (this.directives.size === 0 && !this.options.suppressions?.length)
      new FoundList(this.tree, [report], this.states);
  }

  private get found(): FoundList | undefined {
    this.settle();
    if (!this.document) return undefined;
    return new FoundList(this.tree, this.document.reports, this.states, this.suppressing());
  }

  /** Whether every report has that of the year before beside it. */
  private get everyYearBefore(): boolean {
    return [...this.states.values()].every((s) => s.last);
  }

  private suppressing(): Suppressing | undefined {
    const { suppressions = [], severities } = this.options;
    if (this.directives.size === 0 && suppressions.length === 0) return undefined;
    const suppressor = new Suppressor(this.tree, this.document!.reports, this.directives, suppressions);
    return {
      split: (findings) => suppressor.split(findings),
      unused: () => {
        if (!this.whole) return [];
        return suppressor.unused(severities, this.everyYearBefore).flatMap((u) => this.checks!.runner.suppression(u));
      },
    };
  }

  offsetOf(place: Place): number {
    return this.tree.blocks.offsetOf(place.block) + place.start;
  }

  rangeOf(place: Place): Range {
    const { tree } = this;
    return { start: tree.positionIn(place.block, place.start), end: tree.positionIn(place.block, place.end) };
  }
}
