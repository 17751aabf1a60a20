import { FOUND } from '../report/marks';
import type { BoundSection, BoundTable, Report } from '../report/model';
import type { Finding, Severity } from '../rules/rule';
import type { YearBefore } from '../rules/year-before';
import type { Block } from '../syntax/block';
import type { SyntaxTree } from '../syntax/tree';
import type { Dependency } from './block-context';
import type { Position } from './read-text';
import { resultAt, type ReportPart } from './run-rules';
import type { Steps } from './steps';
import type { SuppressedFinding, Suppression } from './suppress';

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** How many findings there are of each severity. */
export type Counts = Record<Severity, number>;
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
export const noCounts = (): Counts => ({ error: 0, warning: 0, info: 0, hint: 0 });

/** A finding with its range in the document. */
export interface Located {
  readonly finding: Finding;
  readonly range: Range;
  readonly offset: number;
}

/** What was found in a report: what is to be told, how many of each severity, and what is suppressed. */
interface Found {
  readonly list: readonly Finding[];
  readonly counts: Counts;
  readonly hidden: readonly SuppressedFinding[];
}

/** A finding that is not told, and why. */
export interface LocatedSuppressed extends Located {
  readonly suppression: Suppression;
}

/** What is known of a checked report. */
export interface ReportState {
  structure: readonly ReportPart[];
  figures: readonly Finding[];
  /** The report of the year before, if one is known, and what was found beside it. */
  last: YearBefore | undefined;
  years: readonly Finding[];
  readonly sections: Map<BoundSection, readonly Finding[]>;
  readonly tables: Map<BoundTable, readonly Finding[]>;
  /** Blocks to look at again when what they depend on changes. */
  readonly dependents: Map<Dependency, Set<Block>>;
  /**
   * Its findings with their places, and where the report began when they were found; undefined when something in it
   * changed.
   */
  located:
    | { readonly line: number; readonly character: number; readonly offset: number; readonly list: readonly Located[] }
    | undefined;
  /** All its findings, and of each severity how many; undefined when something in it changed. */
  found: Found | undefined;
}

/** What decides which findings are told. */
export interface Suppressing {
  split(findings: readonly Finding[]): {
    readonly shown: readonly Finding[];
    readonly hidden: readonly SuppressedFinding[];
  };
  /** What is to be said of comments that suppress nothing; asked when every finding has been split. */
  unused(): readonly Finding[];
}

interface Entry {
  readonly report: Report;
  readonly state: ReportState;
  found: Found;
}

/** The findings of a document's reports, located only as far as they are asked for. */
export class FoundList {
  private readonly entries: readonly Entry[];

  constructor(
    private readonly tree: SyntaxTree,
    reports: readonly Report[],
    states: ReadonlyMap<Report, ReportState>,
    private readonly suppressing?: Suppressing,
  ) {
    // What suppresses nothing shows only where everything has been gathered.
    const anew = suppressing && [...states.values()].some((s) => !s.found);
    if (anew) for (const state of states.values()) state.found = state.located = undefined;
    const entries: Entry[] = [];
    for (const report of reports) {
      const state = states.get(report);
      if (state) entries.push({ report, state, found: (state.found ??= this.gather(report, state)) });
    }
    this.entries = entries;
    if (anew) this.tellUnused(suppressing);
  }

  *all(): Steps<Located[]> {
    const out: Located[] = [];
    for (const e of this.entries) {
      for (const l of this.locatedIn(e)) out.push(l);
      yield;
    }
    return out;
  }

  suppressed(): LocatedSuppressed[] {
    const hidden = this.entries.flatMap(({ found }) => found.hidden);
    return hidden
      .map(({ finding, suppression }) => ({ ...this.locate(finding), suppression }))
      .sort((a, b) => a.offset - b.offset);
  }

  /** Adds what is to be said of comments that suppress nothing, each to the report it stands in. */
  private tellUnused({ unused }: Suppressing): void {
    const { blocks } = this.tree;
    const told = new Map<Entry, Finding[]>();
    for (const finding of unused()) {
      const behind = this.entries.findIndex(({ report }) => blocks.precedes(finding.place.block, report.from));
      const entry = this.entries.at(behind < 0 ? -1 : Math.max(0, behind - 1));
      if (!entry) return;
      const own = told.get(entry);
      if (own) own.push(finding);
      else told.set(entry, [finding]);
    }
    for (const [entry, own] of told) {
      const list = [...entry.found.list, ...own];
      entry.found = entry.state.found = { list, counts: countsOf(list), hidden: entry.found.hidden };
    }
  }

  counts(): Counts {
    const total = noCounts();
    for (const {
      found: { counts },
    } of this.entries) {
      total.error += counts.error;
      total.warning += counts.warning;
      total.info += counts.info;
      total.hint += counts.hint;
    }
    return total;
  }

  gravest(most: number): Located[] {
    const shares = this.entries.map(noCounts);
    let left = most,
      behind = 0;
    for (const s of SEVERITIES) {
      for (let i = 0; i < shares.length && left > 0; i++) {
        const share = Math.min(left, this.entries[i]!.found.counts[s]);
        shares[i]![s] = share;
        left -= share;
        if (share > 0) behind = Math.max(behind, i + 1);
      }
    }
    const out: Located[] = [];
    for (let i = 0; i < behind; i++) {
      const shown = shares[i]!,
        { error, warning, info, hint } = shown;
      if (error + warning + info + hint === 0) continue;
      for (const l of this.locatedIn(this.entries[i]!)) if (shown[l.finding.severity]-- > 0) out.push(l);
    }
    return out;
  }

  private locatedIn({ report, state, found }: Entry): readonly Located[] {
    const { blocks } = this.tree;
    const { line, character } = blocks.positionOf(report.from);
    const offset = blocks.offsetOf(report.from);
    const known = state.located;
    if (known && known.line === line && known.character === character && known.offset === offset) return known.list;
    // Only what stands before the report has changed: everything in it moved alike.
    const list =
      known && known.character === character
        ? known.list.map((l) => moved(l, line - known.line, offset - known.offset))
        : this.locateAll(found.list);
    state.located = { line, character, offset, list };
    return list;
  }

  private locateAll(list: readonly Finding[]): Located[] {
    return list
      .map((f) => this.locate(f))
      .sort(
        (a, b) =>
          a.offset - b.offset || (a.finding.rule < b.finding.rule ? -1 : a.finding.rule > b.finding.rule ? 1 : 0),
      );
  }

  private gather(report: Report, state: ReportState): Entry['found'] {
    const { blocks } = this.tree;
    const list: Finding[] = [
      ...state.structure.flatMap((part) => part.findings),
      ...state.figures,
      ...state.years,
      ...[...state.sections.values()].flat(),
      ...[...state.tables.values()].flat(),
    ];
    for (
      let b: Block | undefined = report.from.marks & (1 << FOUND) ? report.from : blocks.next(report.from, FOUND);
      b;
      b = blocks.next(b, FOUND)
    ) {
      if (report.until && !blocks.precedes(b, report.until)) break;
      for (const f of resultAt(b)?.findings ?? []) list.push(f);
    }
    if (!this.suppressing) return { list, counts: countsOf(list), hidden: [] };
    const { shown, hidden } = this.suppressing.split(list);
    return { list: shown, counts: countsOf(shown), hidden };
  }

  private locate(finding: Finding): Located {
    const { block, start, end } = finding.place;
    return {
      finding,
      range: { start: this.tree.positionIn(block, start), end: this.tree.positionIn(block, end) },
      offset: this.tree.blocks.offsetOf(block) + start,
    };
  }
}

function countsOf(list: readonly Finding[]): Counts {
  const counts = noCounts();
  for (const f of list) counts[f.severity]++;
  return counts;
}

function moved({ finding, range, offset }: Located, lines: number, by: number): Located {
  const shift = ({ line, character }: Position): Position => ({ line: line + lines, character });
  return { finding, range: { start: shift(range.start), end: shift(range.end) }, offset: offset + by };
}
