import type { Figures, Report } from '../report/model';
import { ruleById } from '../rules/registry';
import type { Edit, Finding, Fix } from '../rules/rule';
import { countBefore } from '../text/count-before';
import { CheckedDocument, type Located } from './checked-document';
import type { CheckOptions } from './options';
import { PIECE } from './read-text';
import type { Steps } from './steps';

/** An edit with where it stands in the text. */
export interface PlacedEdit {
  readonly start: number;
  readonly end: number;
  readonly edit: Edit;
}

/** The safe fix of a finding. */
export interface SafeFix {
  readonly finding: Finding;
  readonly edits: readonly PlacedEdit[];
}

/** The fix a finding is mended by when nobody is asked. */
export function safeFix(finding: Finding): Fix | undefined {
  return finding.fixes[0]?.applicability === 'safe' ? finding.fixes[0] : undefined;
}

/** Texts looked at again, at most, to find out which of many fixes do harm. */
const TRIALS = 40;

/**
 * The safe fixes that can be made together: looked at again, the text with all of them made has every figure that it
 * had, none of their findings, and no other one more. What does harm is left out, whatever its rule says of it.
 * @param wanted which findings are to be mended; all where it is not given
 */
export function* provedFixes(
  document: CheckedDocument,
  found: readonly Located[],
  wanted: (finding: Finding) => boolean = () => true,
): Steps<readonly SafeFix[]> {
  const fixes = together(document, found, wanted);
  if (fixes.length === 0) return fixes;
  const out: SafeFix[] = [];
  for (const s of yield* stretches(document, found, fixes))
    for (const fix of yield* new Trial(s, document).proved()) out.push(fix);
  return out;
}

/** A text freshly read: a long one piece by piece. */
function* freshly(text: string, options: CheckOptions): Steps<CheckedDocument> {
  yield;
  if (text.length <= 2 * PIECE) return new CheckedDocument(text, options);
  const document = new CheckedDocument(text, options, PIECE);
  while (!document.readOn()) yield;
  return document;
}

/**
 * Safe fixes of which no two touch one place: the first is made now, the other when the text has been looked at again.
 */
export function together(
  document: CheckedDocument,
  found: readonly Located[],
  wanted: (finding: Finding) => boolean,
): readonly SafeFix[] {
  const fixes = found.flatMap(({ finding }): SafeFix[] => {
    const fix = wanted(finding) ? safeFix(finding) : undefined;
    return fix ? [{ finding, edits: fix.edits.map((edit) => placed(document, edit)) }] : [];
  });
  const edits = fixes
    .flatMap((fix, owner) => fix.edits.map((e) => ({ ...e, owner })))
    .sort((a, b) => a.start - b.start || a.owner - b.owner);
  const left = new Set<number>();
  let last: (typeof edits)[number] | undefined;
  for (const e of edits) {
    const touching = last && e.owner !== last.owner && (e.start < last.end || e.start === last.start);
    if (touching) left.add(Math.max(e.owner, last!.owner));
    if (!last || e.end >= last.end) last = e;
  }
  return fixes.filter((_, owner) => !left.has(owner));
}

function placed(document: CheckedDocument, edit: Edit): PlacedEdit {
  const start = document.offsetOf(edit.place);
  return { start, end: start + edit.place.end - edit.place.start, edit };
}

/** What is known of a text before fixes are made: how often each rule speaks, and the figures of its reports. */
interface State {
  readonly counts: ReadonlyMap<string, number>;
  readonly figures: readonly Figures[];
}

/** A part of a text that can be looked at by itself. */
interface Stretch {
  readonly text: string;
  /** Where it begins in the whole. */
  readonly from: number;
  readonly before: State;
  readonly fixes: readonly SafeFix[];
}

/**
 * Where a text holds many reports, those with something to mend are looked at one by one. A report that is not read by
 * itself as it is in its place is looked at in its place.
 */
function* stretches(document: CheckedDocument, found: readonly Located[], fixes: readonly SafeFix[]): Steps<Stretch[]> {
  const { reports } = document;
  const whole = (): Stretch[] => [
    {
      text: document.text(),
      from: 0,
      before: stateOf(
        found.map((f) => f.finding),
        reports,
      ),
      fixes,
    },
  ];
  if (reports.length < 2) return whole();
  const { blocks } = document.bound!.tree;
  const starts = reports.map((r) => blocks.offsetOf(r.from));
  const of = new Map<number, SafeFix[]>();
  for (const fix of fixes) {
    const at = indexBefore(starts, fix.edits[0]!.start);
    const own = of.get(at);
    if (own) own.push(fix);
    else of.set(at, [fix]);
  }
  const findings: Finding[][] = reports.map(() => []);
  for (const { finding, offset } of found) findings[indexBefore(starts, offset)]?.push(finding);
  const out: Stretch[] = [];
  for (const [at, own] of of) {
    const from = starts[at] ?? 0,
      end = starts[at + 1] ?? document.length;
    const text = document.text(from, end);
    const before = stateOf(findings[at] ?? [], reports.slice(at, at + 1));
    const inside = own.every((f) => f.edits.every((e) => e.start >= from && e.end <= end));
    const alone = yield* freshly(text, document.options);
    const same = alike(
      before,
      stateOf(
        alone.findings().map((f) => f.finding),
        alone.reports,
      ),
    );
    if (!inside || !same) return whole();
    out.push({ text, from, before, fixes: own });
  }
  return out;
}

function indexBefore(starts: readonly number[], offset: number): number {
  return Math.max(0, countBefore(starts, (start) => start <= offset) - 1);
}

/** Tries fixes on a stretch of text. */
class Trial {
  private trials = 0;

  constructor(
    private readonly stretch: Stretch,
    private readonly document: CheckedDocument,
  ) {}

  /** All fixes if they do no harm, else those that do none: halves are tried, halves of halves, and so on. */
  *proved(): Steps<readonly SafeFix[]> {
    let kept: readonly SafeFix[] = [];
    const open: (readonly SafeFix[])[] = [this.stretch.fixes];
    for (let next = open.pop(); next && this.trials < TRIALS; next = open.pop()) {
      const more = [...kept, ...next];
      if (yield* this.holds(more)) kept = more;
      else if (next.length > 1) {
        const middle = next.length >> 1;
        open.push(next.slice(middle), next.slice(0, middle));
      }
    }
    return kept;
  }

  private *holds(fixes: readonly SafeFix[]): Steps<boolean> {
    this.trials++;
    const { before } = this.stretch;
    const after = yield* freshly(this.withFixes(fixes), this.document.options);
    const now = stateOf(
      after.findings().map((f) => f.finding),
      after.reports,
    );
    if (changedFigure(before.figures, now.figures) !== undefined) return false;
    const allowed = new Map(before.counts);
    for (const { finding } of fixes) allowed.set(finding.rule, allowed.get(finding.rule)! - 1);
    return [...now.counts].every(([rule, count]) => count <= (allowed.get(rule) ?? 0));
  }

  private withFixes(fixes: readonly SafeFix[]): string {
    const { text, from } = this.stretch;
    return textWith(text, fixes, from);
  }
}

/** A text with fixes made that do not touch each other. */
export function textWith(text: string, fixes: readonly SafeFix[], from = 0): string {
  const edits = fixes.flatMap((f) => f.edits).sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, edit } of edits) {
    parts.push(text.slice(at, start - from), edit.newText);
    at = end - from;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

function stateOf(findings: readonly Finding[], reports: readonly Report[]): State {
  const counts = new Map<string, number>();
  for (const { rule } of findings) {
    // What is found beside last year's report is not found where that is not there.
    if (ruleById(rule)?.scope !== 'years') counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return { counts, figures: reports.map((r) => r.figures) };
}

function alike(a: State, b: State): boolean {
  return (
    a.counts.size === b.counts.size &&
    [...a.counts].every(([rule, count]) => b.counts.get(rule) === count) &&
    a.figures.length === b.figures.length &&
    changedFigure(a.figures, b.figures) === undefined
  );
}

/** Where a figure is not what it was, by report and fact; figures that were not found before may have come. */
export function changedFigure(
  before: readonly Figures[],
  after: readonly Figures[],
): { readonly report: number; readonly fact: number } | undefined {
  if (before.length !== after.length) return { report: -1, fact: -1 };
  for (const [report, figures] of before.entries()) {
    const now = after[report]!;
    const fact = figures.findIndex((v, i) => typeof v === 'number' && now[i] !== v);
    if (fact >= 0) return { report, fact };
  }
  return undefined;
}
