import type { Checked } from '../../features/checked';
import { editsOf, safeEdits } from '../../features/fixes';
import type { Relation } from '../../forms/form';
import { evaluate } from '../../repair/blanks';
import type { Report } from '../../report/model';
import { ruleById } from '../../rules/registry';
import type { Finding, Fix, Lang, Severity } from '../../rules/rule';
import { CheckedDocument, type Located, type Range } from '../../document/checked-document';
import { changedFigure, textWith, together } from '../../document/proof';
import type { CheckOptions } from '../../document/options';

/** `safe`: names, format and residue; `all`: also the first suggestion of each finding, unless it is one guess of several. */
export type FixLevel = 'safe' | 'all';

export interface Fixed {
  readonly document: CheckedDocument;
  /** Findings that are mended. */
  readonly applied: number;
}

interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

const SAFE_ROUNDS = 10,
  SUGGESTED_ROUNDS = 1000;

/** A safe fix that changed a figure: a defect of its rule. Thrown in tests; elsewhere the fix is left out. */
export class FigureChanged extends Error {}

/** Applies fixes and looks at the text again until nothing more is to be done. A suggested fix that makes matters worse is taken back. */
export function applyFixes(start: CheckedDocument, level: FixLevel, options: CheckOptions, strict: boolean): Fixed {
  let state: Fixed = applySafe({ document: start, applied: 0 }, options, strict);
  if (level === 'safe') return state;
  const refused = new Set<string>();
  for (let round = 0; round < SUGGESTED_ROUNDS; round++) {
    const next = nextInEachReport(state.document, refused);
    if (next.length === 0) break;
    // Reports do not touch each other: one fix of each is made at once, and singly only if that does harm.
    const better =
      suggested(state, next, options) ?? (next.length > 1 ? suggested(state, next.slice(0, 1), options) : undefined);
    if (better) state = applySafe(better, options, strict);
    else refused.add(nameOf(next[0]!));
  }
  return state;
}

/** The first finding of each report that has a suggestion not yet refused. */
function nextInEachReport(document: CheckedDocument, refused: ReadonlySet<string>): Located[] {
  const { blocks } = document.bound!.tree;
  const starts = document.reports.map((r) => blocks.offsetOf(r.from));
  const out: Located[] = [];
  let taken = -1,
    report = 0;
  for (const located of document.findings()) {
    while (report + 1 < starts.length && starts[report + 1]! <= located.offset) report++;
    if (
      report === taken ||
      located.finding.fixes[0]?.applicability !== 'suggested' ||
      refused.has(nameOf(located)) ||
      isOpen(located.finding, document.reports[report]!)
    )
      continue;
    out.push(located);
    taken = report;
  }
  return out;
}

/** Relations that a fix has to mend where others are offered beside it: one sum alone does not tell which of its figures is wrong. */
const TELLING = 2;

/** Whether a finding on sums leaves to a person which of several figures is to be changed. */
function isOpen({ rule, fixes }: Finding, report: Report): boolean {
  return fixes.length > 1 && ruleById(rule)?.group === 'totals' && mended(fixes[0]!, report) < TELLING;
}

/** How many more relations hold after a fix of figures. */
function mended(fix: Fix, report: Report): number {
  const figures = report.figures.slice();
  const touched = new Set<Relation>();
  for (const { place, newText } of fix.edits) {
    const index = report.facts.findIndex((f) => f?.cell === place);
    if (index < 0) continue;
    figures[index] = Number(newText);
    for (const r of report.form.relationsOf[index]!) touched.add(r);
  }
  const broken = (values: Report['figures']) => [...touched].filter((r) => evaluate(r, values) === 'broken').length;
  return broken(report.figures) - broken(figures);
}

function suggested(state: Fixed, findings: readonly Located[], options: CheckOptions): Fixed | undefined {
  const edits = findings.flatMap((f) => editsOf(f.finding.fixes[0]!, asChecked(state.document, options.lang)));
  const document = new CheckedDocument(applyEdits(state.document, edits), options);
  return compare(tally(document), tally(state.document)) < 0
    ? { document, applied: state.applied + findings.length }
    : undefined;
}

const nameOf = ({ finding, offset }: Located): string => `${offset} ${finding.rule} ${finding.message}`;

function applySafe(start: Fixed, options: CheckOptions, strict: boolean): Fixed {
  let state = start;
  for (let round = 0; round < SAFE_ROUNDS; round++) {
    const { document } = state;
    if (strict) rejectChangedFigures(document, options);
    const { edits, count } = safeEdits(asChecked(document, options.lang));
    if (count === 0) break;
    state = { document: new CheckedDocument(applyEdits(document, edits), options), applied: state.applied + count };
  }
  return state;
}

/** @throws FigureChanged where the safe fixes as they are offered, proved or not, change a figure. */
function rejectChangedFigures(document: CheckedDocument, options: CheckOptions): void {
  const fixes = together(document, document.findings(), () => true);
  if (fixes.length === 0) return;
  const after = new CheckedDocument(textWith(document.text(), fixes), options);
  const changed = changedFigure(
    document.reports.map((r) => r.figures),
    after.reports.map((r) => r.figures),
  );
  if (!changed) return;
  throw new FigureChanged(document.reports[changed.report]?.form.facts[changed.fact]?.id ?? 'reports');
}

type Tally = readonly [errors: number, warnings: number, infos: number, hints: number];
const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

function tally(document: CheckedDocument): Tally {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const { finding } of document.findings()) counts[order[finding.severity]]!++;
  return counts;
}

/** Below 0 if the first is better: fewer errors, else fewer warnings, and so on. */
function compare(a: Tally, b: Tally): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
}

function asChecked(document: CheckedDocument, lang: Lang): Checked {
  return { uri: '', document, lang };
}

function applyEdits(document: CheckedDocument, edits: readonly TextEdit[]): string {
  const text = document.text();
  const placed = edits
    .map((e) => ({ start: document.offsetAt(e.range.start), end: document.offsetAt(e.range.end), newText: e.newText }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let at = 0;
  for (const e of placed) {
    parts.push(text.slice(at, e.start), e.newText);
    at = e.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
