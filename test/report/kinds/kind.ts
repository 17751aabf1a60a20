import { check } from '../../support/check';
import type { Printed } from '../../support/layouts/index';
import { cleanReport, figuresFrom, setFigure, type ReportSpec } from '../../support/report';
import { random } from '../../support/print/random';

/** A way in which a report's tables may be set down. */
export interface Kind {
  readonly name: string;
  /** The report with every figure in its place, by whatever tool. */
  readonly print: (spec: ReportSpec) => string;
  /** `some`: facts may be missing, and that is said at most. */
  readonly reads?: 'all' | 'some';
  /** The report stands there more than once. */
  readonly copies?: boolean;
  /** Rules that have something true to say of it. */
  readonly told?: readonly string[];
}

/** A report in which every figure that is no total is another than its neighbours. */
export function denseReport(seed = 1): ReportSpec {
  const spec = cleanReport('plain');
  const { form } = spec;
  const rng = random(seed);
  const sums = new Set(form.relations.filter((r) => r.op === '=').map((r) => r.left[0]!));
  const given: Record<string, number> = {};
  for (const fact of form.facts) {
    if (sums.has(fact.index)) continue;
    const few = /^(review|litigation|applications\.carriedIn)/.test(fact.id);
    given[fact.id] = 1 + Math.floor(rng() * (few ? 4 : 37));
  }
  given['disclosure.rules.valid'] = 61;
  given['disclosure.normativeDocs.valid'] = 274;
  given['disclosure.fees.amountWanYuan'] = 1286.35;
  return { ...spec, figures: figuresFrom(form, given) };
}

/** A figure that stands nowhere else. */
const CHANGED = 4711;
const CHANGES = ['applications.results.unable.notHeld.commercial', 'review.total'];

/** What is wrong with the reading of a kind, in lines. */
export function wrongOf(kind: Kind, spec: ReportSpec): string[] {
  const wrong: string[] = [];
  const { document, found } = check(kind.print(spec));
  let read = 0;
  if (document.reports.length !== 1 && !kind.copies) wrong.push(`${document.reports.length} reports`);
  for (const def of spec.form.facts) {
    const cell = document.reports[0]?.facts[def.index]?.cell;
    if (!cell) continue;
    read++;
    if (cell.value !== spec.figures[def.id]) wrong.push(`${def.id} is ${spec.figures[def.id]}, read ${cell.text}`);
  }
  const all = spec.form.facts.length;
  if (read < all && kind.reads !== 'some') wrong.push(`${read} of ${all} facts`);
  const allowed = new Set([...(kind.told ?? []), ...(kind.reads === 'some' ? ['table-unreadable'] : [])]);
  for (const { finding } of found) if (!allowed.has(finding.rule)) wrong.push(`${finding.rule}: ${finding.message}`);
  if (kind.reads !== 'some' && wrong.length === 0) wrong.push(...CHANGES.flatMap((id) => changed(kind, spec, id)));
  return wrong;
}

/** One figure is another: that is found, at its cell. */
function changed(kind: Kind, spec: ReportSpec, id: string): string[] {
  const text = kind.print(setFigure(spec, id, CHANGED));
  const said = check(text).found.filter((f) => !kind.told?.includes(f.finding.rule));
  const at = said.map(({ offset, finding: { place } }) => text.slice(offset, offset + place.end - place.start));
  return said.length > 0 && at.every((t) => t.replace(',', '') === String(CHANGED))
    ? []
    : [`${id} changed: ${said.map((f, i) => `${f.finding.rule}@${at[i]}`)}`];
}

/** A kind that changes the text of a layout. */
export const edited = (
  name: string,
  layout: { print(spec: ReportSpec): Printed },
  edit: (text: string) => string,
  more: Partial<Kind> = {},
): Kind => ({
  name,
  print: (spec) => {
    const { text } = layout.print(spec);
    const out = edit(text);
    if (out === text) throw new Error(`${name} changes nothing`);
    return out;
  },
  ...more,
});
