import type { Form } from '../forms/form';
import { ReportDocument } from '../report/document';
import { FOUND } from '../report/marks';
import type { BoundTable, Place, Report } from '../report/model';
import type { Finding } from '../rules/rule';
import type { Block } from '../syntax/block';
import type { Edit } from '../syntax/tree';
import type { CheckOptions } from './options';
import { isReport, longestMark, mayBeReport } from './recognise';
import { blocksBetween, RuleRunner } from './run-rules';

export interface Position { readonly line: number; readonly character: number }
export interface Range { readonly start: Position; readonly end: Position }

/** A finding with its range in the document. */
export interface Located { readonly finding: Finding; readonly range: Range; readonly offset: number }

interface ReportFindings { readonly structure: readonly Finding[]; readonly tables: readonly BoundTable[] }

/**
 * A text with what was found in it, kept up to date edit by edit. A text that cannot be a report is only kept; it is
 * read as soon as an edit brings in a word of the form.
 */
export class CheckedDocument {
  private document: ReportDocument | undefined;
  private sleeping = '';
  private runner: RuleRunner | undefined;
  private readonly ofReport = new Map<Report, ReportFindings>();
  private readonly ofTable = new WeakMap<BoundTable, readonly Finding[]>();
  private readonly ofBlock = new WeakMap<Block, readonly Finding[]>();
  private readonly form: Form;

  constructor(text: string, readonly options: CheckOptions) {
    this.form = options.forms.find((f) => f.id === options.form) ?? options.forms[0]!;
    if (options.forced || mayBeReport(text, options.forms)) this.wake(text); else this.sleeping = text;
  }

  private wake(text: string): void {
    this.sleeping = '';
    this.document = new ReportDocument(text, this.form);
    this.runner = new RuleRunner(this.document.tree, this.options);
    for (const report of this.reports) this.check(report, undefined);
  }

  /** Reports of the document; none if it is not taken for one. */
  get reports(): readonly Report[] { return this.document?.reports.filter((r) => this.options.forced || isReport(r)) ?? []; }

  get bound(): ReportDocument | undefined { return this.document; }
  /** Rules run so far, by what they looked at. */
  get runs(): RuleRunner['runs'] | undefined { return this.runner?.runs; }
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
    const change = this.document.edit(edit);
    for (const r of change.removed) this.ofReport.delete(r);
    for (const r of change.inserted) this.check(r, change.blocks.inserted);
    if (change.inserted.length === 0) this.recheck(change.blocks.inserted, change.blocks.before);
  }

  /** Runs the rules over a new report; blocks that have been looked at keep their findings. */
  private check(report: Report, only: readonly Block[] | undefined): void {
    if (!this.options.forced && !isReport(report)) { this.ofReport.delete(report); return; }
    const runner = this.runner!;
    const structure = [...runner.report(report), ...report.sections.flatMap((s) => runner.section(s, report))];
    const tables = report.sections.flatMap((s) => (s.duplicate ? [] : s.tables));
    for (const t of report.tables) if (t && !tables.includes(t)) tables.push(t);
    for (const t of tables) {
      // Fixes of a table's cells depend on figures elsewhere, so a table is looked at again with its report.
      this.ofTable.set(t, runner.table(t, report));
    }
    this.ofReport.set(report, { structure, tables });
    for (const block of only ?? blocksBetween(this.document!.tree, report.from, report.until)) this.checkBlock(block, report);
    if (only) for (const block of blocksBetween(this.document!.tree, report.from, report.until)) if (!this.ofBlock.has(block)) this.checkBlock(block, report);
  }

  /** An edit that left the reports as they are: only the text it touched, and the section around it. */
  private recheck(blocks: readonly Block[], before: Block | undefined): void {
    const at = blocks[0] ?? before;
    if (!at) return;
    const { tree } = this.document!;
    const offset = tree.blocks.offsetOf(at);
    const report = this.reports.find((r) => tree.blocks.offsetOf(r.from) <= offset && (!r.until || offset < tree.blocks.offsetOf(r.until)));
    if (!report) return;
    for (const b of blocks) this.checkBlock(b, report);
    const known = this.ofReport.get(report);
    if (known) this.ofReport.set(report, { ...known, structure: [...this.runner!.report(report), ...report.sections.flatMap((s) => this.runner!.section(s, report))] });
  }

  private checkBlock(block: Block, report: Report): void {
    const found = this.runner!.block(block, report);
    this.ofBlock.set(block, found);
    const { blocks } = this.document!.tree;
    const bit = 1 << FOUND;
    blocks.mark(block, found.length > 0 ? block.marks | bit : block.marks & ~bit);
  }

  /** Findings in the order of the text, at most `limit`; `more` counts the rest of those looked at. */
  findings(limit = Infinity): Located[] {
    const out: Located[] = [];
    if (!this.document) return out;
    for (const report of this.reports) {
      const known = this.ofReport.get(report);
      const own: Finding[] = known ? [...known.structure, ...known.tables.flatMap((t) => this.ofTable.get(t) ?? [])] : [];
      const { blocks } = this.document.tree;
      for (let b: Block | undefined = report.from.marks & (1 << FOUND) ? report.from : blocks.next(report.from, FOUND); b; b = blocks.next(b, FOUND)) {
        if (report.until && !blocks.precedes(b, report.until)) break;
        own.push(...(this.ofBlock.get(b) ?? []));
      }
      out.push(...own.map((f) => this.locate(f)).sort((a, b) => a.offset - b.offset || a.finding.rule.localeCompare(b.finding.rule)));
      if (out.length >= limit) return out.slice(0, limit);
    }
    return out;
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
