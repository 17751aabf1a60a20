import { ReportDocument, type ReportChange } from '../report/document';
import { FOUND } from '../report/marks';
import type { BoundSection, BoundTable, Place, Report } from '../report/model';
import type { Finding } from '../rules/rule';
import type { YearBefore } from '../rules/year-before';
import type { Block } from '../syntax/block';
import type { BlockChange, Edit } from '../syntax/tree';
import type { Dependency } from './block-context';
import type { CheckOptions } from './options';
import { isReport, longestMark, mayBeReport } from './recognise';
import { blocksBetween, RuleRunner, type BlockResult, type Looked } from './run-rules';
import { changed, sameStructure, stands, tablesOf } from './same-report';

export interface Position { readonly line: number; readonly character: number }
export interface Range { readonly start: Position; readonly end: Position }

/** A finding with its range in the document. */
export interface Located { readonly finding: Finding; readonly range: Range; readonly offset: number }

interface ReportState {
  structure: readonly Finding[];
  figures: readonly Finding[];
  looked: Looked;
  /** The report of the year before, if one is known, and what was found beside it. */
  last: YearBefore | undefined;
  years: readonly Finding[];
  readonly sections: Map<BoundSection, readonly Finding[]>;
  readonly tables: Map<BoundTable, readonly Finding[]>;
  /** Blocks to look at again when what they depend on changes. */
  readonly dependents: Map<Dependency, Set<Block>>;
  /** Its findings with their places, and where the report began when they were found; undefined when something in it changed. */
  located: { readonly line: number; readonly character: number; readonly offset: number; readonly list: readonly Located[] } | undefined;
}

/**
 * A text with what was found in it, kept up to date edit by edit. A text that cannot be a report is only kept; it is
 * read as soon as an edit brings in a word of the form, and let go when an edit takes the last one away.
 */
export class CheckedDocument {
  private document: ReportDocument | undefined;
  private sleeping = '';
  private runner: RuleRunner | undefined;
  private readonly states = new Map<Report, ReportState>();
  /** Changes of blocks whose reports have not been bound again: done when somebody asks, so that a burst of edits is done once. */
  private pending: BlockChange[] = [];
  private readonly ofBlock = new WeakMap<Block, BlockResult>();

  constructor(text: string, readonly options: CheckOptions) {
    if (options.forced || mayBeReport(text, options.forms)) this.wake(text); else this.sleeping = text;
  }

  private wake(text: string): void {
    this.sleeping = '';
    const { forms, form } = this.options;
    this.document = new ReportDocument(text, forms.find((f) => f.id === form) ?? forms);
    this.runner = new RuleRunner(this.document.tree, this.options);
    for (const report of this.document.reports) this.check(report);
  }

  private sleep(): void {
    this.sleeping = this.text();
    this.pending = [];
    this.document = this.runner = undefined;
    this.states.clear();
  }

  /** Whether an edit took the last word away without which the text is no report. */
  private lostMarks({ removed, inserted }: BlockChange): boolean {
    const marked = (b: Block) => mayBeReport(b.text, this.options.forms);
    if (this.options.forced || !removed.some(marked) || inserted.some(marked)) return false;
    // The first block that has one ends the search: nearly always the title.
    for (const b of this.document!.tree.blocks) if (marked(b)) return false;
    return true;
  }

  /** Reports of the document; none if it is not taken for one. */
  get reports(): readonly Report[] {
    this.settle();
    return this.document?.reports.filter((r) => this.states.has(r)) ?? [];
  }

  get bound(): ReportDocument | undefined { this.settle(); return this.document; }
  /** Rules run so far, by what they looked at. */
  get runs(): RuleRunner['runs'] | undefined { this.settle(); return this.runner?.runs; }
  get length(): number { return this.document?.tree.length ?? this.sleeping.length; }

  text(start?: number, end?: number): string { return this.document ? this.document.tree.text(start, end) : this.sleeping.slice(start, end); }
  offsetAt(position: Position): number { return this.document ? this.document.tree.offsetAt(position) : offsetIn(this.sleeping, position); }
  positionAt(offset: number): Position { return this.document ? this.document.tree.positionAt(offset) : positionIn(this.sleeping, offset); }

  edit(edit: Edit): void {
    if (!this.document) {
      const text = this.sleeping.slice(0, edit.start) + edit.text + this.sleeping.slice(edit.end);
      const reach = longestMark(this.options.forms);
      const near = text.slice(Math.max(0, edit.start - reach), edit.start + edit.text.length + reach);
      if (mayBeReport(near, this.options.forms)) this.wake(text); else this.sleeping = text;
      return;
    }
    const change = this.document.scan(edit);
    if (change.removed.length > 0 || change.inserted.length > 0) this.pending.push(change);
  }

  /** Brings reports and findings up to date with the edits since the last time. */
  private settle(): void {
    if (this.pending.length === 0 || !this.document) return;
    const { pending } = this;
    this.pending = [];
    if (pending.length > 1) { this.followAll(pending); return; }
    if (this.lostMarks(pending[0]!)) this.sleep(); else this.follow(this.document.update(pending[0]!));
  }

  /** After a burst of edits every report that one of them reached is checked as a whole: once, however many there were. */
  private followAll(pending: readonly BlockChange[]): void {
    const document = this.document!, { blocks } = document.tree;
    const fresh = new Set<Report>(), last = new Map<Block, YearBefore | undefined>();
    for (const change of document.merge(pending)) {
      if (this.lostMarks(change)) { this.sleep(); return; }
      const { removed, inserted } = document.update(change);
      for (const r of inserted) fresh.add(r);
      for (const r of removed) if (this.states.has(r)) { last.set(r.from, this.states.get(r)!.last); this.states.delete(r); }
    }
    for (const { inserted, before } of pending) {
      const around = [...inserted, before ?? blocks.first(), before?.parent && blocks.after(before)];
      for (const b of around) { const report = b?.parent && document.reportAt(b); if (report) fresh.add(report); }
    }
    for (const report of document.reports) {
      if (!fresh.has(report)) continue;
      const year = this.states.get(report)?.last ?? last.get(report.from);
      this.check(report);
      this.setYearBefore(report, year);
    }
  }

  private follow({ blocks, removed, inserted }: ReportChange): void {
    const gone = new Map<Block, { report: Report; state: ReportState }>();
    for (const report of removed) {
      const state = this.states.get(report);
      if (state) gone.set(report.from, { report, state });
      this.states.delete(report);
    }
    for (const report of inserted) {
      const was = gone.get(report.from);
      // Facts are counted by the form: on another one nothing that was noted holds.
      if (was && was.report.until === report.until && was.report.form === report.form) this.update(report, was.report, was.state, blocks); else this.check(report);
    }
    if (inserted.length === 0) this.touch(blocks);
  }

  /** Runs the rules over a report for the first time. */
  private check(report: Report): void {
    if (!this.options.forced && !isReport(report)) { this.forget(report); return; }
    const state: ReportState = { structure: [], figures: [], looked: { stretches: [], end: undefined }, last: undefined, years: [], sections: new Map(), tables: new Map(), dependents: new Map(), located: undefined };
    this.states.set(report, state);
    this.checkStructure(report, state);
    for (const block of blocksBetween(this.document!.tree, report.from, report.until)) this.checkBlock(block, report, state);
  }

  /** Takes back the marks of what was found in a stretch that is no report any more. */
  private forget({ from, until }: Report): void {
    const { blocks } = this.document!.tree;
    const bit = 1 << FOUND;
    for (let b: Block | undefined = from.marks & bit ? from : blocks.next(from, FOUND); b; b = blocks.next(b, FOUND)) {
      if (until && !blocks.precedes(b, until)) break;
      blocks.mark(b, b.marks & ~bit);
    }
  }

  private checkReport(report: Report, state: ReportState): void {
    ({ findings: state.structure, looked: state.looked } = this.runner!.report(report));
  }

  private checkStructure(report: Report, state: ReportState): void {
    const runner = this.runner!;
    this.checkReport(report, state);
    state.figures = runner.figures(report);
    for (const s of report.sections) state.sections.set(s, runner.section(s, report));
    for (const t of tablesOf(report)) state.tables.set(t, runner.table(t, report));
  }

  /** A report in the place of another: what concerns neither the change nor anything that differs is taken over. */
  private update(report: Report, was: Report, state: ReportState, change: BlockChange): void {
    if (!this.options.forced && !isReport(report)) { this.forget(report); return; }
    const runner = this.runner!, { blocks } = this.document!.tree;
    this.states.set(report, state);
    state.located = undefined;

    if (!sameStructure(was, report) || !stands(state.structure) || runner.concerns(state.looked, report, change)) this.checkReport(report, state);
    const sameTables = was.tables.every((t, i) => t === report.tables[i]);
    if (!sameTables || !stands(state.figures)) state.figures = runner.figures(report);

    const tables = new Map(state.tables);
    state.tables.clear();
    for (const t of tablesOf(report)) {
      const known = tables.get(t);
      // What is found in a table can ask for figures of others; a table with nothing to find asks for nothing.
      state.tables.set(t, known && (sameTables || known.length === 0) ? known : runner.table(t, report));
    }

    const sections = new Map(Array.from(state.sections, ([s, found]) => [s.anchor.block, { s, found }]));
    const near = [...change.inserted, ...(change.before ? [change.before] : [])];
    const touched = new Set(near.map((b) => report.sections.findLast((s) => !blocks.precedes(b, s.anchor.block))));
    state.sections.clear();
    for (const s of report.sections) {
      const known = sections.get(s.anchor.block);
      const same = known && !touched.has(s) && known.s.until === s.until && known.s.section === s.section && known.s.duplicate === s.duplicate && known.s.anchor.spelling === s.anchor.spelling
        && was.agency === report.agency && was.year === report.year && stands(known.found);
      state.sections.set(s, same ? known.found : runner.section(s, report));
    }
    state.years = state.last ? runner.years(report, state.last) : [];

    for (const b of change.inserted) if (b.parent) this.checkBlock(b, report, state);
    const differs = new Set([...state.dependents.keys()].filter((d) => changed(d, was, report)));
    const again = new Set<Block>();
    for (const d of differs) for (const b of state.dependents.get(d)!) again.add(b);
    for (const b of again) if (b.parent && !change.inserted.includes(b)) this.keep(b, this.runner!.again(b, report, this.ofBlock.get(b)!, differs), state);
  }

  /** An edit that left the reports as they are: the text it touched, the section around it, and the whole if its rules looked there. */
  private touch(change: BlockChange): void {
    const { blocks } = this.document!.tree;
    const at = change.inserted[0] ?? change.before ?? blocks.first();
    const report = at && this.document!.reportAt(at);
    const state = report && this.states.get(report);
    if (!at || !report || !state) return;
    state.located = undefined;
    for (const b of change.inserted) this.checkBlock(b, report, state);
    if (this.runner!.concerns(state.looked, report, change)) this.checkReport(report, state);
    const section = report.sections.findLast((s) => !blocks.precedes(at, s.anchor.block));
    if (section) state.sections.set(section, this.runner!.section(section, report));
    if (section?.section.ofTheYear && state.last) state.years = this.runner!.years(report, state.last);
  }

  /** Sets the report of the year before beside a report of this document. */
  setYearBefore(report: Report, last: YearBefore | undefined): void {
    const state = this.states.get(report);
    if (!state || state.last === last) return;
    state.last = last;
    state.located = undefined;
    state.years = last ? this.runner!.years(report, last) : [];
  }

  yearBefore(report: Report): YearBefore | undefined { return this.states.get(report)?.last; }

  private checkBlock(block: Block, report: Report, state: ReportState): void {
    this.keep(block, this.runner!.block(block, report), state);
  }

  private keep(block: Block, result: BlockResult, state: ReportState): void {
    for (const part of this.ofBlock.get(block)?.parts ?? []) for (const d of part.dependencies ?? []) state.dependents.get(d)?.delete(block);
    this.ofBlock.set(block, result);
    for (const part of result.parts) {
      for (const d of part.dependencies ?? []) {
        const known = state.dependents.get(d);
        if (known) known.add(block); else state.dependents.set(d, new Set([block]));
      }
    }
    const { blocks } = this.document!.tree;
    const bit = 1 << FOUND;
    blocks.mark(block, result.findings.length > 0 ? block.marks | bit : block.marks & ~bit);
  }

  /** Findings in the order of the text, at most `limit`. What has not moved is the same object as last time. */
  findings(limit = Infinity): Located[] {
    this.settle();
    const out: Located[] = [];
    for (const report of this.document?.reports ?? []) {
      const state = this.states.get(report);
      if (state) for (const l of this.locatedIn(report, state)) out.push(l);
      if (out.length >= limit) return out.slice(0, limit);
    }
    return out;
  }

  private locatedIn(report: Report, state: ReportState): readonly Located[] {
    const { blocks } = this.document!.tree;
    const { line, character } = blocks.positionOf(report.from);
    const offset = blocks.offsetOf(report.from);
    const known = state.located;
    if (known && known.line === line && known.character === character && known.offset === offset) return known.list;
    // Only what stands before the report has changed: everything in it moved alike.
    const list = known && known.character === character ? known.list.map((l) => moved(l, line - known.line, offset - known.offset)) : this.locateAll(report, state);
    state.located = { line, character, offset, list };
    return list;
  }

  private locateAll(report: Report, state: ReportState): Located[] {
    const { blocks } = this.document!.tree;
    const own: Finding[] = [...state.structure, ...state.figures, ...state.years, ...[...state.sections.values()].flat(), ...[...state.tables.values()].flat()];
    for (let b: Block | undefined = report.from.marks & (1 << FOUND) ? report.from : blocks.next(report.from, FOUND); b; b = blocks.next(b, FOUND)) {
      if (report.until && !blocks.precedes(b, report.until)) break;
      for (const f of this.ofBlock.get(b)?.findings ?? []) own.push(f);
    }
    return own.map((f) => this.locate(f)).sort((a, b) => a.offset - b.offset || (a.finding.rule < b.finding.rule ? -1 : a.finding.rule > b.finding.rule ? 1 : 0));
  }

  private locate(finding: Finding): Located {
    return { finding, range: this.rangeOf(finding.place), offset: this.offsetOf(finding.place) };
  }

  offsetOf(place: Place): number { return this.document!.tree.blocks.offsetOf(place.block) + place.start; }

  rangeOf(place: Place): Range {
    const { tree } = this.document!;
    return { start: tree.positionIn(place.block, place.start), end: tree.positionIn(place.block, place.end) };
  }
}

function moved({ finding, range, offset }: Located, lines: number, by: number): Located {
  const shift = ({ line, character }: Position): Position => ({ line: line + lines, character });
  return { finding, range: { start: shift(range.start), end: shift(range.end) }, offset: offset + by };
}

function offsetIn(text: string, position: Position): number {
  let at = 0;
  for (let line = 0; line < position.line; line++) {
    const m = /\r\n|\r|\n/g;
    m.lastIndex = at;
    if (!m.exec(text)) return text.length;
    at = m.lastIndex;
  }
  const rest = /[\r\n]/g;
  rest.lastIndex = at;
  const end = rest.exec(text)?.index ?? text.length;
  return Math.min(at + position.character, end);
}

function positionIn(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines[lines.length - 1]!.length };
}
