import { CLAIMING } from '../../prose/claims-of';
import type { Claim, TotalClaim } from '../../prose/claims';
import type { Reading } from '../../prose/lexicon';
import { isAgency } from '../../prose/whose';
import { companyAmong, isInCompany, type Company } from './company';
import { cellsOf, claimsHere, isSettled, nameOf, placeOf, scaleOf, speaksOfReport, sumOf, toleranceOf } from './judge';
import { textFix } from './text-fix';
import { readSlip } from '../../repair/slips';
import { show } from '../describe';
import type { BlockContext, Fix, Rule } from '../rule';

/** What the tables say where a claim contradicts them by every reading. */
export interface Contradiction {
  readonly reading: Reading;
  readonly value: number;
  readonly also: readonly number[];
}

/** 市水政监察支队作出20件，我局作出16件: several bodies' figures of one kind, so that none of them need be the whole. */
function isOneOfSeveral(claim: TotalClaim, company: readonly Claim[], context: BlockContext): boolean {
  const key = claim.readings[0]!.join(' ');
  const agency = context.agency();
  const others = company.filter(
    (c): c is TotalClaim => c.kind === 'total' && c !== claim && c.readings[0]!.join(' ') === key && !c.none,
  );
  // 受理群众提出的申请40件，受理企业提出的申请19件: told alike, but not the same.
  const isAlike = (c: TotalClaim) => c.row === claim.row && c.year === claim.year && !c.weak && !c.atMost && !c.among;
  return others.some((c) =>
    c.subject === claim.subject
      ? c.value !== claim.value && isAlike(c) && !claim.weak && !claim.among
      : c.subject !== undefined &&
        (agency === undefined || !isAgency(c.subject, agency) || claim.subject !== undefined),
  );
}

/**
 * @param company what else is claimed in its sentence
 * @returns undefined where the claim agrees, is of something else, or cannot be judged
 */
export function contradiction(
  claim: TotalClaim,
  context: BlockContext,
  company: Company = () => [],
): Contradiction | undefined {
  if (claim.weak && company(claim).length < 2) return undefined;
  const readings = readingsOf(claim, context);
  if (readings.length === 0) return undefined;
  const tolerance = toleranceOf(claim);
  const scale = scaleOf(claim);
  const sums: number[] = [];
  for (const reading of readings) {
    const sum = sumOf(reading, context);
    if (sum === undefined) return undefined;
    // 行政诉讼0件 is not right because one kind of them is 0.
    const isPartAtZero = claim.value === 0 && sums[0]! > 0 && reading.every((f) => readings[0]!.includes(f));
    if (!isPartAtZero && Math.abs(sum * scale - claim.value) <= tolerance) return undefined;
    if (claim.atMost && claim.value < sum * scale) return undefined;
    sums.push(sum * scale);
  }
  const reading = readings[0]!;
  if (claim.shown && !isOfAllDone(claim, sums[0]!, context, company)) return undefined;
  if (!claim.atMost && readings.some((r) => r.length === 1 && isThisYearsShare(r[0]!, claim.value, context)))
    return undefined;
  if (
    claim.among &&
    claim.row !== undefined &&
    readings.some((r) => r.length === 1 && isDoneOfThisYear(r[0]!, claim.value, context))
  )
    return undefined;
  const others = company(claim);
  if (!isSettled(reading, context) || isOneOfSeveral(claim, others, context)) return undefined;
  if (claim.year !== undefined && claim.year !== context.year()) return undefined;
  if ((claim.weak || !speaksOfReport(claim, context)) && !isInCompany(claim, others, context)) return undefined;
  return { reading, value: sums[0]!, also: [...new Set(sums.slice(1))].filter((s) => s !== sums[0]) };
}

/** Digits of a figure that is not another one by chance. */
const TELLING_DIGITS = 3,
  TELLING_COST = 2;

/** 公示行政许可决定20536件: not all that was done need be made public, unless it is more, or a slip tells, or others do. */
function isOfAllDone(claim: TotalClaim, done: number, context: BlockContext, company: Company): boolean {
  const { slip, cost } = readSlip(claim.value, done, []);
  const isSlip = slip === 'digits-swapped' || (cost <= TELLING_COST && show(done).length >= TELLING_DIGITS);
  return claim.value > done || isSlip || isInCompany(claim, company(claim), context);
}

/**
 * Whether a figure is what was done of this year's alone: of 120 that came in 8 go on to the next, so it is 112,
 * whatever was carried in.
 */
function isThisYearsShare(fact: number, value: number, context: BlockContext): boolean {
  const { relationsOf, carries } = context.form;
  return relationsOf[fact]!.some(({ op, left, right }) => {
    const [own, other] = left.includes(fact) ? [left, right] : [right, left];
    const carried = own.filter((f) => f !== fact);
    if (op !== '=' || carried.length === 0 || !carried.every((f) => carries.some((c) => c.lastYear.includes(f))))
      return false;
    const fresh = sumOf(
        other.filter((f) => !carries.some((c) => c.left.includes(f))),
        context,
      ),
      onward = sumOf(carried, context);
    return fresh !== undefined && onward !== undefined && fresh - onward === value;
  });
}

/** 办结332件，其中新收323件: of what came in, all that does not go on to the next year. */
function isDoneOfThisYear(fact: number, value: number, context: BlockContext): boolean {
  const { relationsOf, carries } = context.form;
  const isOnward = (f: number) => carries.some((c) => c.lastYear.includes(f));
  const own = sumOf([fact], context);
  return (
    own !== undefined &&
    relationsOf[fact]!.some(({ op, left, right }) => {
      const isBalance = op === '=' && left.includes(fact) && left.some((f) => carries.some((c) => c.left.includes(f)));
      const onward = isBalance ? sumOf(right.filter(isOnward), context) : undefined;
      return onward !== undefined && own - onward === value;
    })
  );
}

/** The readings of a claim; of a part those by which its whole is what the tables give. */
function readingsOf({ of, readings }: TotalClaim, context: BlockContext): readonly Reading[] {
  if (!of) return readings;
  const right = of.readings.map((r) => sumOf(r, context) === of.value);
  return right.length === readings.length ? readings.filter((_, k) => right[k]) : right.includes(true) ? readings : [];
}

export const narrativeTotal: Rule = {
  id: 'narrative-total',
  group: 'prose',
  severity: 'error',
  fix: 'suggested',
  scope: 'block',
  wakesOn: [CLAIMING],
  docs: {
    zh: {
      title: '正文的数与表格不一致',
      what: '正文写的数（如“新收政府信息公开申请 N 件”“未收到…申请”）与表格中它所指的数不同。',
      advice: '核对原始数据，改正文或改表格；快速修复把正文改成表格的数。',
    },
    en: {
      title: 'A figure in the text differs from the table',
      what: 'A number in the prose (or “none”) is not what the table gives for the fact that it names.',
      advice:
        'Look at the source data and correct the text or the table; the quick fix writes the table’s figure into ' +
        'the text.',
    },
  },
  check(block, context) {
    const { prose } = context;
    const claims = claimsHere(block, context);
    const company = companyAmong(claims);
    for (const claim of claims) {
      if (claim.kind !== 'total') continue;
      const wrong = contradiction(claim, context, company);
      if (!wrong) continue;
      const { form } = context;
      const place = placeOf(block, prose, claim);
      const name = nameOf(wrong.reading, form),
        value = show(wrong.value);
      const others =
        wrong.also.length === 0
          ? ''
          : context.say(
              `（其他理解为 ${wrong.also.map(show).join('、')}，也不相同）`,
              ` (read otherwise ${wrong.also.map(show).join(', ')}, which differs too)`,
            );
      const written = claim.none
        ? prose.slice(claim.start, claim.end)
        : [...(claim.summed ? [claim.summed.map(show).join('+')] : []), show(claim.value)].join('=');
      context.report({
        place,
        severity: claim.exact && speaksOfReport(claim, context) ? 'error' : 'warning',
        facts: wrong.reading.map((f) => form.facts[f]!.id),
        related: cellsOf(wrong.reading, context),
        fixes: claim.atMost || claim.summed ? [] : fixesFor(claim, place, value, context),
        message: claim.atMost
          ? context.say(
              `正文为 ${written}，多于表格中“${name}”的 ${value}${others}`,
              `The text says ${written}, more than the table gives for “${name}”, ${value}${others}`,
            )
          : claim.none
            ? context.say(
                `正文说“${written}”，表格中“${name}”为 ${value}${others}`,
                `The text says “${written}” (none), the table gives ${value} for “${name}”${others}`,
              )
            : context.say(
                `正文为 ${written}，表格中“${name}”为 ${value}${others}`,
                `The text says ${written}, the table gives ${value} for “${name}”${others}`,
              ),
      });
    }
  },
};

function fixesFor(
  claim: TotalClaim,
  place: Fix['edits'][number]['place'],
  value: string,
  context: BlockContext,
): Fix[] {
  if (claim.none && claim.none.rest === '') return [];
  const newText = claim.none ? `${claim.none.rest}${value}${claim.unit}` : value;
  return textFix(context.say(`把正文改为“${newText}”`, `Change the text to “${newText}”`), place, newText);
}
