import type { Claim, TotalClaim } from '../../prose/claims';
import { countBefore } from '../../text/count-before';
import { show } from '../describe';
import type { BlockContext } from '../rule';
import { isShareOfTables } from './calculate';
import { isGovernment, isOwnArea } from '../../prose/whose';
import { readSlip } from '../../repair/slips';
import { scaleOf, sumOf, toleranceOf } from './judge';

/** Neighbours that confirm a figure have as many digits between them: so many do not agree by chance. */
const ENOUGH = 4,
  /** Where nothing speaks for another body, but that the sentence does not say what it counts. */
  ENOUGH_UNNAMED = 3,
  /** Where a row is called as only the tables call it: 信访举报投诉类申请, 上年结转. */
  ENOUGH_DETAILED = 2,
  /** Where it is that of the figure itself. */
  ENOUGH_OWN = 1,
  /** For what is said of 区政府 in the report of one: whether of the office alone, a figure of the whole tells. */
  ENOUGH_NAMELESS = 2;
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
export function isInCompany(
  claim: TotalClaim,
  company: readonly Claim[],
  context: BlockContext,
  countsItself = false,
): boolean {
  const seen = new Set<string>();
  let weight = isTellingSlip(claim, context) ? SLIP_DIGITS : 0,
    detailed = false;
  for (const other of company) {
    if (other.kind === 'percentage' && other.rests?.subject === claim.subject) {
      if (other.decimals === 0 || !isShareOfTables(other, context)) continue;
      weight += SHARE_DIGITS;
      seen.add(`${other.start}%`);
      continue;
    }
    if (other.kind !== 'total') continue;
    if ((other === claim && !countsItself) || other.none || other.atMost || other.summed) continue;
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
  if (claim.subject !== undefined && isNameless(claim.subject, context)) return weight >= ENOUGH_NAMELESS;
  if (!claim.unnamed) return weight >= ENOUGH && seen.size > 1;
  return weight >= (isDetailed(claim, context) ? ENOUGH_OWN : detailed ? ENOUGH_DETAILED : ENOUGH_UNNAMED);
}

/** 3648 where the table has 3468: so near by chance as a figure of two digits is the table's. */
function isTellingSlip({ value, readings, none, summed }: TotalClaim, context: BlockContext): boolean {
  if (none || summed || value < SLIP_FROM) return false;
  return readings.some((r) => {
    const sum = sumOf(r, context);
    return sum !== undefined && sum >= SLIP_FROM && readSlip(value, sum, []).slip === 'digits-swapped';
  });
}
const SLIP_FROM = 100,
  SLIP_DIGITS = 2;

/** 区政府 in the report of a district’s government. */
function isNameless(subject: string, context: BlockContext): boolean {
  const area = NAMELESS.exec(subject)?.[1];
  const agency = area === undefined ? undefined : context.agency();
  return agency !== undefined && isGovernment(agency) && isOwnArea(area, agency);
}
const NAMELESS = /^([省市县区州])(?:人民)?政府$/;

/** Of a row within a group within a group, or of one that its words alone name. */
function isDetailed({ readings, row, frame }: TotalClaim, { form }: BlockContext): boolean {
  const [reading] = readings;
  if (row === undefined || reading?.length !== 1) return false;
  const { rows, row: general } = form.data.prose!.frames[frame]!;
  return (
    form.facts[reading[0]!]!.row.parent?.parent !== undefined || (general !== undefined && rows[row]?.own === true)
  );
}
