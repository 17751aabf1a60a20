import type { Operand, PercentageClaim, Ratio } from '../../prose/claims';
import { CLAIMING } from '../../prose/claims-of';
import { cellsOf, claimsHere, isSettled, placeOf, speaksOfReport, sumOf } from './judge';
import { agrees, calculate, isShareOfTables, isWholeOfAll, type Calculation } from './calculate';
import { companyAmong, isInCompany } from './company';
import { textFix } from './text-fix';
import type { BlockContext, Rule } from '../rule';

export const narrativePercentage: Rule = {
  id: 'narrative-percentage',
  group: 'prose',
  severity: 'warning',
  fix: 'suggested',
  scope: 'block',
  wakesOn: [CLAIMING],
  docs: {
    zh: {
      title: '百分比或增减数算不出来',
      what: '占比、办结率、同比增减与它所依据的数不符（按所写的小数位数四舍五入比较）。',
      advice: '核对所依据的两个数，再重新计算；快速修复写入算出的结果。',
    },
    en: {
      title: 'A percentage does not follow from its numbers',
      what:
        'A share, a rate or a change against last year is not what its numbers give, to half a unit of the last ' +
        'digit shown.',
      advice: 'Check both numbers and calculate again; the quick fix writes the result.',
    },
  },
  check(block, context) {
    const { prose } = context;
    const claims = claimsHere(block, context);
    const company = companyAmong(claims);
    for (const claim of claims) {
      if (claim.kind !== 'percentage') continue;
      const results: Calculation[] = [];
      let open = false;
      for (const r of claim.ratios) {
        if (claim.alike && !isWholeOfAll(claim.alike, r, context)) continue;
        const c = calculate(r, context);
        if (c) results.push(c);
        else open ||= !isWritten(r);
      }
      // A reading that cannot be calculated might be the right one.
      if (open || results.length === 0 || results.some((c) => agrees(claim, c))) continue;
      const facts = [...new Set(claim.ratios.flatMap(operands).flatMap((o) => (typeof o === 'number' ? [] : [...o])))];
      if (!isSettled(facts, context) || (claim.year !== undefined && claim.year !== context.year())) continue;
      const isConfirmed = ({ rests }: PercentageClaim) =>
        rests !== undefined && isInCompany(rests, company(rests), context, true);
      if (!speaksOfReport(claim, context) && !isConfirmed(claim)) continue;
      if (claim.rests?.weak && !isConfirmed(claim) && !isNamedShare(claim, context)) continue;
      // 自然人39件，占67.8%, where there are 40 of 59: the figure is wrong, not its share.
      if (isShareOfTables(claim, context)) continue;
      const best = likeliest(claim, results);
      const place = placeOf(block, prose, claim);
      const percent = claim.unit;
      const right = `${Math.abs(best.value).toFixed(claim.decimals)}${percent}`;
      const named = operands(best.ratio).flatMap((o) => (typeof o === 'number' ? [] : [...o]));
      const other = best.value < 0 ? context.say('，增减方向也不对', ', in the other direction') : '';
      context.report({
        place,
        facts: [...new Set(named)].map((f) => context.form.facts[f]!.id),
        related: cellsOf([...new Set(named)], context),
        fixes: best.value < 0 ? [] : textFix(context.say(`改为 ${right}`, `Change to ${right}`), place, right),
        message: context.say(
          `${best.shown} = ${right}${other}，正文为 ${prose.slice(claim.start, claim.end)}`,
          `${best.shown} = ${right}${other}; the text says ${prose.slice(claim.start, claim.end)}`,
        ),
      });
    }
  },
};

/** Of several numbers that a share can be of, the one that makes least of the mistake; else the first. */
function likeliest(claim: PercentageClaim, results: readonly Calculation[]): Calculation {
  if (!results.every((c) => c.ratio.op === 'share' && isWritten(c.ratio))) return results[0]!;
  const off = (c: Calculation) => Math.abs(c.value - claim.value);
  return results.reduce((a, b) => (off(b) < off(a) ? b : a));
}

const operands = (r: Ratio): readonly Operand[] => (r.op === 'share' ? [r.part, r.whole] : [r.now, r.before]);
const isWritten = (r: Ratio): boolean => operands(r).every((o) => typeof o === 'number');

/** 予以公开27件，占办结总数的46.6%: the figure is the table's, and of one of its totals by name. */
function isNamedShare({ rests, ratios }: PercentageClaim, context: BlockContext): boolean {
  return (
    rests?.unnamed === true &&
    rests.value >= 10 &&
    rests.readings.some((r) => sumOf(r, context) === rests.value) &&
    ratios.every((r) => r.op === 'share' && typeof r.whole !== 'number')
  );
}
