import type { Checked } from '../../features/checked';
import { editsOf, isProved, safeEdits } from '../../features/fixes';
import type { Relation } from '../../forms/form';
import { evaluate } from '../../repair/blanks';
import type { Report } from '../../report/model';
import { ruleById } from '../../rules/registry';
import type { Finding, Fix, Lang, Severity } from '../../rules/rule';
import { CheckedDocument, type Located, type Range } from '../../document/checked-document';
import { changedFigure, provedFixes, textWith, together } from '../../document/proof';
import { atOnce } from '../../document/steps';
import type { CheckOptions } from '../../document/options';

/**
 * `safe`: names, format and residue; `all`: also the first suggestion of each finding, unless it is one guess of
 * several.
 */
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

/** Whether a text can be written to the file that it was read from. */
export type CanWrite = (text: string) => boolean;

/** How fixes are to be made. */
interface Way {
  readonly options: CheckOptions;
  readonly strict: boolean;
  readonly canWrite: CanWrite;
}

/**
 * Applies fixes and looks at the text again until nothing more is to be done. A fix that makes matters worse is taken
 * back, and so is one that the file cannot carry.
 */
export function applyFixes(
  start: CheckedDocument,
  level: FixLevel,
  options: CheckOptions,
  strict: boolean,
  canWrite: CanWrite = () => true,
): Fixed {
  const way: Way = { options, strict, canWrite };
  let state: Fixed = applySafe({ document: start, applied: 0 }, way);
  if (level === 'safe') return state;
  const refused = new Set<string>();
  for (let round = 0; round < SUGGESTED_ROUNDS; round++) {
    const next = nextInEachReport(state.document, refused);
    if (next.length === 0) break;
    // Reports do not touch each other: one fix of each is made at once, and singly only if that does harm.
    const better =
      suggested(state, next, way) ?? (next.length > 1 ? suggested(state, next.slice(0, 1), way) : undefined);
    if (better) state = applySafe(better, way);
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

/**
 * Relations that a fix has to mend where others are offered beside it: one sum alone does not tell which of its figures
 * is wrong.
 */
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

function suggested(state: Fixed, findings: readonly Located[], { options, canWrite }: Way): Fixed | undefined {
  const edits = findings.flatMap((f) => editsOf(f.finding.fixes[0]!, asChecked(state.document, options.lang)));
  const text = applyEdits(state.document, edits);
  if (!canWrite(text)) return undefined;
  const document = new CheckedDocument(text, options);
  return compare(tally(document), tally(state.document)) < 0
    ? { document, applied: state.applied + findings.length }
    : undefined;
}

const nameOf = ({ finding, offset }: Located): string => `${offset} ${finding.rule} ${finding.message}`;

function applySafe(start: Fixed, way: Way): Fixed {
  let state = start;
  for (let round = 0; round < SAFE_ROUNDS; round++) {
    const { document } = state;
    if (way.strict) rejectChangedFigures(document, way.options);
    const { edits, count } = atOnce(safeEdits(asChecked(document, way.options.lang)));
    if (count === 0) break;
    const next = written(document, edits, count, way) ?? asCarried(document, way);
    if (!next) break;
    state = { document: next.document, applied: state.applied + next.applied };
  }
  return state;
}

/** A text with edits, if the file can carry it. */
function written(
  before: CheckedDocument,
  edits: readonly TextEdit[],
  applied: number,
  { options, canWrite }: Way,
): Fixed | undefined {
  const text = applyEdits(before, edits);
  return canWrite(text) ? { document: new CheckedDocument(text, options), applied } : undefined;
}

/** Texts tried, at most, to find out which of many fixes the file cannot carry. */
const TRIALS = 200;

/** One of the safe fixes cannot be written: halves are tried, halves of halves, and what can be written is made. */
function asCarried(start: CheckedDocument, way: Way): Fixed | undefined {
  const checked = asChecked(start, way.options.lang);
  const found = start.findings();
  const editsFor = (all: readonly Located[]) => all.flatMap(({ finding }) => editsOf(finding.fixes[0]!, checked));
  let kept: readonly Located[] = [];
  const open: (readonly Located[])[] = [found.filter(({ finding }) => atOnce(isProved(checked, finding)))];
  let trials = 0;
  for (let next = open.pop(); next && trials < TRIALS; next = open.pop()) {
    const more = [...kept, ...next];
    trials++;
    if (way.canWrite(applyEdits(start, editsFor(more)))) kept = more;
    else if (next.length > 1) {
      const middle = next.length >> 1;
      open.push(next.slice(middle), next.slice(0, middle));
    }
  }
  // Without the others they have to be proved again.
  const own = new Set(kept.map(({ finding }) => finding));
  const proved = new Set(atOnce(provedFixes(start, found, (f) => own.has(f))).map(({ finding }) => finding));
  const left = kept.filter(({ finding }) => proved.has(finding));
  return left.length === 0 ? undefined : written(start, editsFor(left), left.length, way);
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
