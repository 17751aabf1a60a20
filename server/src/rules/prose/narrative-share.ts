import { factLabel, show } from '../describe';
import type { ShareClaim } from '../../prose/claims';
import { CLAIMING } from '../../prose/claims-of';
import { cellsOf, claimsHere, isSettled, nameOf, placeOf, speaksOfReport, sumOf } from './judge';
import type { BlockContext, Rule } from '../rule';

interface Verdict {
  readonly holds: boolean;
  readonly groups: readonly number[];
  readonly whole: number;
}

function judge(claim: ShareClaim, reading: ShareClaim['readings'][number], context: BlockContext): Verdict | undefined {
  const whole = sumOf(reading.whole, context);
  const groups = reading.groups.map((g) => sumOf(g, context));
  if (whole === undefined || groups.some((g) => g === undefined)) return undefined;
  const all = groups as number[];
  const sum = all.reduce((a, b) => a + b, 0);
  // An odd number can be halved but for one.
  return {
    holds: sum === whole && (claim.mode === 'all' || Math.abs(all[0]! - all[1]!) <= whole % 2),
    groups: all,
    whole,
  };
}

export const narrativeShare: Rule = {
  id: 'narrative-share',
  group: 'prose',
  severity: 'warning',
  scope: 'block',
  wakesOn: [CLAIMING],
  docs: {
    zh: {
      title: '“对半”“均为”与表格不符',
      what: '正文说申请人“均为自然人”“某某和某某对半”，表格各列的数却不是这样。',
      advice: '按表格改写这句话，或改正表格。',
    },
    en: {
      title: '“All” or “half each” against the table',
      what:
        'The text says that all applicants are of one kind, or that two kinds make up one half each; the columns ' +
        'of the table say otherwise.',
      advice: 'Rewrite the sentence from the table, or correct the table.',
    },
  },
  check(block, context) {
    const { prose } = context;
    for (const claim of claimsHere(block, context)) {
      if (claim.kind !== 'share') continue;
      const verdicts = claim.readings.map((r) => judge(claim, r, context));
      if (verdicts.some((v) => v === undefined || v.holds)) continue;
      const at = verdicts.findIndex((v) => v!.whole > 0);
      if (at < 0) continue;
      const reading = claim.readings[at]!,
        verdict = verdicts[at]!;
      const columns = columnsBeside(reading.whole, context);
      if (!isSettled([...reading.whole, ...columns], context) || !speaksOfReport(claim, context)) continue;
      const { form } = context;
      const shown = reading.groups
        .map((g, i) => `${nameOf(g, form)} ${show(verdict.groups[i])}`)
        .join(context.say('，', ', '));
      const others = columns
        .filter((c) => !reading.groups.flat().includes(c) && (context.fact(c)?.cell.value ?? 0) !== 0)
        .map((c) => `${factLabel(form.facts[c]!)} ${show(context.fact(c)!.cell.value)}`);
      const facts = [
        ...new Set([...reading.groups.flat(), ...columns.filter((c) => (context.fact(c)?.cell.value ?? 0) !== 0)]),
      ];
      const whole = `${nameOf(reading.whole, form)} ${show(verdict.whole)}`;
      context.report({
        place: placeOf(block, prose, claim),
        facts: facts.map((f) => form.facts[f]!.id),
        related: cellsOf(facts, context),
        message: context.say(
          `“${claim.phrase}”与表格不符：${[shown, ...others].join('，')}，${whole}`,
          `“${claim.phrase}” is not what the table says: ${[shown, ...others].join(', ')}, ${whole}`,
        ),
      });
    }
  },
};

/** The columns that make up a total, by the form's own sums. */
function columnsBeside(whole: readonly number[], context: BlockContext): number[] {
  return whole.flatMap(
    (f) => context.form.relationsOf[f]!.find((r) => r.rule === 'row-total' && r.left[0] === f)?.right ?? [],
  );
}
