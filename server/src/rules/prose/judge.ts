import type { Form } from '../../forms/form';
import type { Fact } from '../../report/model';
import type { Block } from '../../syntax/block';
import { factLabel, show } from '../describe';
import type { BlockContext, Related } from '../rule';
import type { Claim, Provisos, TotalClaim } from '../../prose/claims';
import { claimsIn } from '../../prose/claims-of';
import type { Reading } from '../../prose/lexicon';
import { isOffice } from '../../prose/scope';
import { isAgency, isDepartment, isGovernment, isOwnArea } from '../../prose/whose';

/** The sum of some facts by the tables; undefined where a cell was not read or holds no figure. */
export function sumOf(reading: Reading, context: BlockContext): number | undefined {
  let sum = 0;
  for (const index of reading) {
    const cell = context.fact(index)?.cell;
    if (!cell || cell.form === 'text' || cell.form === 'mark' || cell.value === null) return undefined;
    sum += cell.value;
  }
  return Number(sum.toFixed(6));
}

/**
 * Whether the tables can be held against the text: a figure that does not fit its own table is judged there, and may
 * be the one that is wrong.
 */
export function isSettled(reading: Reading, context: BlockContext): boolean {
  const { form } = context;
  for (const index of reading) {
    for (const r of form.relationsOf[index]!) {
      if (r.op !== '=') continue;
      let difference = 0;
      for (const f of r.left) difference += context.fact(f)?.cell.value ?? 0;
      for (const f of r.right) difference -= context.fact(f)?.cell.value ?? 0;
      if (Math.abs(difference) > 1e-6) return false;
    }
  }
  return true;
}

/** What a figure of the tables comes to in the unit of the text: fees are in 万元. */
export const scaleOf = ({ unit }: TotalClaim): number => (unit === '元' ? 10000 : 1);

/** Money is rounded to its last digit; a count in tens of thousands may be cut off there as well. */
export function toleranceOf({ unit, decimals }: TotalClaim): number {
  const last = 10 ** -decimals;
  return (unit === '万' || unit === '元' ? 0.5 * last : decimals < 0 ? last : 0) + 1e-9;
}

/** The claims of a block, with what stands above it. */
export function claimsHere(block: Block, context: BlockContext): readonly Claim[] {
  return claimsIn(block, context.form, context.prose, () => context.above());
}

/** Whether a claim is about the report's own figures. Asked last: each answer is noted against the block. */
export function speaksOfReport(claim: Provisos, context: BlockContext): boolean {
  if (claim.year !== undefined && claim.year !== context.year()) return false;
  if (claim.section !== undefined && context.section()?.id !== claim.section) return false;
  if (isOffice(claim.voice)) {
    const agency = context.agency();
    const isGovernments = claim.voice === 'government office';
    if (agency !== undefined && (isGovernment(agency) || (isGovernments && isDepartment(agency)))) return false;
  }
  if (claim.voice === 'wide') {
    const agency = context.agency();
    if (agency !== undefined && !isOwnArea(claim.area, agency)) return false;
  }
  if (claim.subject !== undefined) {
    const agency = context.agency();
    if (agency === undefined || !isAgency(claim.subject, agency)) return false;
  }
  return true;
}

/** What facts are called, a sum by its first members. */
export function nameOf(reading: Reading, form: Form): string {
  if (reading.length === 1) return factLabel(form.facts[reading[0]!]!);
  const rows = new Set(reading.map((f) => form.facts[f]!.row));
  const first = form.facts[reading[0]!]!;
  const parent = first.row.parent;
  if (rows.size > 1 && parent?.parent && reading.every((f) => form.facts[f]!.row.parent === parent))
    return `${parent.label}·${first.column.label}`;
  const [group] = first.column.groups;
  if (
    first.row.label === '' &&
    group &&
    reading.every(
      (f) => form.facts[f]!.column.groups[0] === group && form.facts[f]!.column.label === first.column.label,
    )
  )
    return `${group}·${first.column.label}`;
  if (rows.size === 1 && rows.has(first.row) && first.row.label !== '' && first.column.groups.length > 1)
    return `${first.row.label}·${first.column.groups[first.column.groups.length - 1]!}`;
  return reading.length > 3
    ? `${factLabel(first)} … ${factLabel(form.facts[reading[reading.length - 1]!]!)}`
    : reading.map((f) => factLabel(form.facts[f]!)).join(' + ');
}

/** The cells behind a sum, those that are not 0 first; at most eight. */
export function cellsOf(reading: Reading, context: BlockContext): Related[] {
  const facts = reading.map((f) => context.fact(f)).filter((f): f is Fact => f !== undefined);
  const shown = facts.length > 3 ? facts.filter((f) => f.cell.value !== 0) : facts;
  return (shown.length > 0 ? shown : facts)
    .slice(0, 8)
    .map((f) => ({ place: f.cell, message: `${factLabel(f.def)} = ${show(f.cell.value)}` }));
}

/** A stretch of the block's prose as a place. */
export function placeOf(
  block: Block,
  prose: { span(start: number, end: number): { start: number; end: number } },
  stretch: { start: number; end: number },
) {
  return { block, ...prose.span(stretch.start, stretch.end) };
}
