import { evaluate } from '../repair/diagnose';
import type { Fact, Report } from '../report/model';
import { areFillable } from '../rules/cells/fillable';
import { factLabel } from '../rules/describe';
import type { Finding, Fix } from '../rules/rule';
import type { Located } from '../document/checked-document';
import { atOnce, type Steps } from '../document/steps';
import { findingsOf, gathered, say, type Checked } from './checked';

/** A finding as the editor shows it: blank cells of one row are one, the others are as they were found. */
export interface Shown extends Located {
  /** The findings that it stands for, in the order of the text. */
  readonly parts: readonly Located[];
}

const BLANK = 'cell-blank';
/** Findings put together in one step. */
const STEP = 256;
const known = new WeakMap<readonly Located[], readonly Shown[]>();

/** Every finding as it is shown, in the order of the text. */
export function shownFindings(checked: Checked): readonly Shown[] {
  const found = findingsOf(checked);
  let shown = known.get(found);
  if (!shown) known.set(found, (shown = asShown(found, checked)));
  return shown;
}

/** As {@link shownFindings}, step by step. */
export function* shownSteps(checked: Checked): Steps<readonly Shown[]> {
  const found = yield* gathered(checked);
  let shown = known.get(found);
  if (!shown) known.set(found, (shown = yield* puttingTogether(found, checked)));
  return shown;
}

/** Findings as they are shown; only those are put together that are in the same class. */
export function asShown(found: readonly Located[], checked: Checked, classOf?: (i: number) => unknown): Shown[] {
  return atOnce(puttingTogether(found, checked, classOf));
}

function* puttingTogether(
  found: readonly Located[],
  checked: Checked,
  classOf: (i: number) => unknown = () => undefined,
): Steps<Shown[]> {
  const out: Shown[] = [];
  for (let i = 0; i < found.length;) {
    if (out.length % STEP === 0) yield;
    const row = rowOf(found[i]!, checked);
    let end = i + 1;
    while (row && end < found.length && rowOf(found[end]!, checked)?.key === row.key && classOf(end) === classOf(i))
      end++;
    const parts = found.slice(i, end);
    out.push(parts.length === 1 || !row ? { ...found[i]!, parts } : together(parts, row.report, checked));
    i = end;
  }
  return out;
}

/** The report and row of a blank cell that is told. */
function rowOf(
  { finding }: Located,
  { document }: Checked,
): { readonly report: Report; readonly key: object } | undefined {
  if (finding.rule !== BLANK || finding.facts.length !== 1) return undefined;
  const report = document.bound!.reportAt(finding.place.block);
  const fact = report?.form.factIndex.get(finding.facts[0]!);
  const table = fact === undefined ? undefined : report!.form.facts[fact]!.table;
  const bound = table && report!.tables[table.index]?.rows.find((r) => r.row === report!.form.facts[fact!]!.row);
  return bound && { report: report!, key: bound };
}

const merged = new WeakMap<Finding, Finding>();

function together(parts: readonly Located[], report: Report, checked: Checked): Shown {
  const first = parts[0]!,
    last = parts[parts.length - 1]!;
  const isOneLine =
    first.finding.place.block === last.finding.place.block && first.range.start.line === last.range.end.line;
  const end = isOneLine ? last : first;
  const was = merged.get(first.finding);
  const isSame = was?.related.length === parts.length - 1 && was.place.end === end.finding.place.end;
  const finding = isSame ? was : oneOf(parts, end, report, checked);
  merged.set(first.finding, finding);
  return { finding, offset: first.offset, range: { start: first.range.start, end: end.range.end }, parts };
}

function oneOf(parts: readonly Located[], end: Located, report: Report, { lang }: Checked): Finding {
  const [first] = parts;
  const { place, severity } = first!.finding;
  const facts = parts.map((p) => report.facts[report.form.factIndex.get(p.finding.facts[0]!)!]!);
  const n = parts.length;
  const { label } = facts[0]!.def.row;
  const names = facts.map((f) => f.def.column.label);
  const message = say(
    lang,
    `${label === '' ? '' : `“${label}”一行`}有 ${n} 格空白，应填数：${names.join('、')}`,
    `${n} blank cells${label === '' ? '' : ` in the row “${label}”`}; figures belong there: ${names.join(', ')}`,
  );
  return {
    rule: BLANK,
    severity,
    message,
    place: { block: place.block, start: place.start, end: end.finding.place.end },
    facts: parts.flatMap((p) => p.finding.facts),
    related: parts.slice(1).map((p, i) => ({ message: factLabel(facts[i + 1]!.def), place: p.finding.place })),
    fixes: fixesOf(parts, facts, report, lang),
  };
}

/**
 * All blanks of a row filled at once: by the relations where these say something else than 0, and with 0 where that
 * breaks none.
 */
function fixesOf(parts: readonly Located[], facts: readonly Fact[], report: Report, lang: 'zh' | 'en'): Fix[] {
  if (!areFillable(facts.map((f) => f.cell))) return [];
  const own = parts.map((p) => p.finding.fixes[0]?.edits[0]);
  const out: Fix[] = [];
  if (own.every((e) => e !== undefined) && own.some((e) => e.newText !== '0'))
    out.push({
      title: say(lang, '空白处全部按勾稽关系填写', 'Fill every blank of the row by the relations'),
      applicability: 'suggested',
      edits: own,
    });
  if (isZeroPossible(facts, report))
    out.push(zeros(facts, say(lang, '空白处全部填 0', 'Fill every blank of the row with 0')));
  return out;
}

export function zeros(facts: readonly Fact[], title: string): Fix {
  return { title, applicability: 'suggested', edits: facts.map((f) => ({ place: f.cell, newText: '0' })) };
}

/** Whether no relation is broken by 0 in some cells that is not broken anyway. */
export function isZeroPossible(facts: readonly Fact[], report: Report): boolean {
  const figures = report.figures.slice();
  for (const f of facts) figures[f.def.index] = 0;
  return facts.every((f) =>
    report.form.relationsOf[f.def.index]!.every(
      (r) => evaluate(r, figures) !== 'broken' || evaluate(r, report.figures) === 'broken',
    ),
  );
}
