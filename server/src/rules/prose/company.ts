import type { Claim, TotalClaim } from '../../prose/claims';
import { countBefore } from '../../text/count-before';
import { show } from '../describe';
import type { BlockContext } from '../rule';
import { isShareOfTables } from './calculate';
import { scaleOf, sumOf, toleranceOf } from './judge';

/** Neighbours that confirm a figure have as many digits between them: so many do not agree by chance. */
const ENOUGH = 4,
  /** Where nothing speaks for another body, but that the sentence does not say what it counts. */
  ENOUGH_UNNAMED = 3,
  /** Where its row is called as only the tables call it: 信访举报投诉类申请. */
  ENOUGH_DETAILED = 2;
/** A share to a tenth of a percent counts for as many digits. */
const SHARE_DIGITS = 3;

/** So many claims on either side keep a claim company: more than any sentence of a report makes. */
const NEAR = 48;

/** The claims that can confirm one, in the order of the text. */
export type Company = (claim: TotalClaim) => readonly Claim[];

/** Those that stand in one sentence can confirm one another; they are looked up only where somebody asks. */
export function companyAmong(claims: readonly Claim[]): Company {
  let known: ReadonlyMap<number, readonly Claim[]> | undefined;
  return ({ period, start }) => {
    const list = (known ??= bySentence(claims)).get(period) ?? [];
    if (list.length <= NEAR) return list;
    const at = countBefore(list, (c) => c.start < start);
    return list.slice(Math.max(0, at - NEAR), at + NEAR);
  };
}

function bySentence(claims: readonly Claim[]): ReadonlyMap<number, readonly Claim[]> {
  const out = new Map<number, Claim[]>();
  for (const c of claims) {
    const period = c.kind === 'total' ? c.period : c.kind === 'percentage' ? c.rests?.period : undefined;
    if (period === undefined) continue;
    const known = out.get(period);
    if (known) known.push(c);
    else out.set(period, [c]);
  }
  for (const list of out.values()) list.sort((a, b) => a.start - b.start);
  return out;
}

/**
 * Whether the other figures of a sentence are the table's, all of them and enough: then so is this one, whoever the
 * sentence seems to speak of. A share is evidence as well, also that of the figure itself.
 */
export function isInCompany(claim: TotalClaim, company: readonly Claim[], context: BlockContext): boolean {
  const seen = new Set<string>();
  let weight = 0,
    detailed = isDetailed(claim, context);
  for (const other of company) {
    if (other.kind === 'percentage' && other.rests?.subject === claim.subject) {
      if (other.decimals === 0 || !isShareOfTables(other, context)) continue;
      weight += SHARE_DIGITS;
      seen.add(`${other.start}%`);
      continue;
    }
    if (other.kind !== 'total') continue;
    if (other === claim || other.none || other.atMost || other.summed) continue;
    // What another body did confirms nothing.
    if (other.subject !== claim.subject) continue;
    if (other.year !== undefined && other.year !== context.year()) return false;
    const tolerance = toleranceOf(other);
    const isTables = other.readings.some((r) => {
      const sum = sumOf(r, context);
      return sum !== undefined && Math.abs(sum * scaleOf(other) - other.value) <= tolerance;
    });
    if (!isTables) return false;
    const key = other.readings[0]!.join(' ');
    if (other.value === 0 || seen.has(key)) continue;
    seen.add(key);
    detailed ||= isDetailed(other, context);
    weight += show(Math.trunc(other.value)).length + Math.min(other.decimals, 0);
  }
  // 被申请行政复议43件，其中维持31件: of what, nobody says; several of the table's figures do.
  if (claim.section !== undefined) return weight >= ENOUGH_UNNAMED && seen.size > 1;
  if (!claim.unnamed) return weight >= ENOUGH && seen.size > 1;
  return weight >= (detailed ? ENOUGH_DETAILED : ENOUGH_UNNAMED);
}

/** Of a row within a group within a group. */
function isDetailed({ readings, row }: TotalClaim, { form }: BlockContext): boolean {
  const [reading] = readings;
  return row !== undefined && reading?.length === 1 && form.facts[reading[0]!]!.row.parent?.parent !== undefined;
}
