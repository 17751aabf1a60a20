import { show } from '../describe';
import { companyAmong } from './company';
import { contradiction } from './narrative-total';
import { textFix } from './text-fix';
import type { BreakdownClaim } from '../../prose/claims';
import { CLAIMING } from '../../prose/claims-of';
import { claimsHere, placeOf, sumOf } from './judge';
import type { BlockContext, Rule } from '../rule';

/**
 * 收到59件，按结果分，予以公开27件、…、其他2件: the tables have the whole, and the parts, which make up another total. So
 * many were dealt with, not received: no part is wrong.
 */
function isOfOtherTotal({ whole, parts }: BreakdownClaim, context: BlockContext): boolean {
  const said = parts.flatMap((p) => (p.claim ? [p.claim] : []));
  if (!whole.claim || said.length < parts.length - 1 || said.length < 2) return false;
  const facts = new Set(said.flatMap((c) => c.readings[0]!));
  const { relationsOf } = context.form;
  return whole.claim.readings
    .filter((r) => sumOf(r, context) === whole.value)
    .every((r) =>
      r.every((f) => !facts.has(f) && relationsOf[f]!.every((x) => ![...x.left, ...x.right].some((y) => facts.has(y)))),
    );
}

/** 收到1247件，商业企业173件、…、其他22件: the tables have each of these, and others that the list does not tell. */
function isOfTables({ parts }: BreakdownClaim, context: BlockContext): boolean {
  const { relationsOf } = context.form;
  const told = parts.map(({ claim, value }) =>
    claim?.readings.find((r) => r.length === 1 && sumOf(r, context) === value)?.at(0),
  );
  const [first] = told;
  if (first === undefined || told.includes(undefined)) return false;
  return relationsOf[first]!.some(({ left, right }) => {
    const side = left.includes(first) ? left : right;
    return told.every((f) => side.includes(f!)) && sumOf(side, context) !== sumOf(told as number[], context);
  });
}

export const narrativeBreakdown: Rule = {
  id: 'narrative-breakdown',
  group: 'prose',
  severity: 'warning',
  fix: 'suggested',
  scope: 'block',
  wakesOn: [CLAIMING],
  docs: {
    zh: {
      title: '“其中”各项相加不等于总数',
      what:
        '“其中……其他……”把总数分完了，各项之和却不等于前面的总数。没有“其他”“其余”收尾的列举不在检查之列。' +
        '列在前面的三项以上，与其后“合计”的数也应相符。',
      advice: '核对各项和总数；快速修复按总数推算最后一项。',
    },
    en: {
      title: 'Parts do not add up',
      what:
        'A list behind 其中 that ends in “all others” is exhaustive, yet its parts do not add up to the number ' +
        'before it. Other lists are not checked. Three or more parts before a 合计 have to come to it.',
      advice: 'Check the parts and the whole; the quick fix derives the last part from the others.',
    },
  },
  check(block, context) {
    const { prose } = context;
    const claims = claimsHere(block, context);
    const company = companyAmong(claims);
    for (const claim of claims) {
      if (claim.kind !== 'breakdown') continue;
      const sum = Number(claim.parts.reduce((s, p) => s + p.value, 0).toFixed(6));
      const { whole } = claim;
      if ([whole.value, ...claim.wholes].some((w) => Math.abs(sum - w) < 1e-9 || (claim.open && sum < w))) continue;
      // A part that contradicts the table is said there, once.
      if ([whole, ...claim.parts].some((p) => p.claim && contradiction(p.claim, context, company))) continue;
      if (isOfOtherTotal(claim, context) || isOfTables(claim, context)) continue;
      const place = placeOf(block, prose, claim);
      const last = claim.parts[claim.parts.length - 1]!;
      // 合计N条 behind the list is what the fix changes.
      const rest = whole.start === claim.start ? sum : Number((whole.value - (sum - last.value)).toFixed(6));
      const list = claim.parts.map((p) => show(p.value)).join('+');
      context.report({
        place,
        related: [whole, ...claim.parts.slice(0, -1)]
          .filter((p) => p.start >= 0)
          .map((p) => ({
            place: placeOf(block, prose, p),
            message:
              p === whole
                ? context.say(`总数 ${show(p.value)}`, `The whole: ${show(p.value)}`)
                : context.say(`其中一项 ${show(p.value)}`, `A part: ${show(p.value)}`),
          })),
        fixes:
          rest < 0 || claim.open
            ? []
            : textFix(
                whole.start === claim.start
                  ? context.say(`把合计改为 ${show(rest)}`, `Change the sum to ${show(rest)}`)
                  : context.say(`把最后一项改为 ${show(rest)}`, `Change the last part to ${show(rest)}`),
                place,
                show(rest),
              ),
        message:
          claim.parts.length === 1
            ? context.say(
                `其中一项 ${list}，多于总数 ${show(whole.value)}`,
                `One part, ${list}, is more than the whole, ${show(whole.value)}`,
              )
            : context.say(
                `各项之和 ${list}=${show(sum)}，与总数 ${show(whole.value)} 相差 ${show(Math.abs(sum - whole.value))}`,
                `The parts ${list}=${show(sum)} differ from the whole, ${show(whole.value)}, by ` +
                  `${show(Math.abs(sum - whole.value))}`,
              ),
      });
    }
  },
};
