import type { Carry } from '../../forms/form';
import type { Report } from '../../report/model';
import { factLabel } from '../describe';
import type { RuleContext } from '../rule';
import { choiceMade, type YearBefore } from '../year-before';

/** Reports where a rule's carry from last year's figures does not hold; nothing where a figure was not read. */
export function checkCarries(
  rule: string,
  report: Report,
  last: YearBefore,
  context: RuleContext,
  wording: (now: string, was: string) => { zh: string; en: string },
): void {
  const { form } = report;
  const broken = new Map<number, { carry: Carry; difference: number }>();
  for (const carry of form.carries) {
    if (carry.rule !== rule) continue;
    const figures = sides(carry, report, last);
    const difference = figures ? tidy(figures.left - figures.expected) : 0;
    if (difference !== 0) broken.set(carry.left[0]!, { carry, difference });
  }
  for (const [fact, { carry, difference }] of broken) {
    const cell = report.facts[fact]?.cell;
    if (!cell || follows(fact, difference, report, broken)) continue;
    const first = form.facts[carry.left[0]!]!;
    const lastId = form.facts[carry.lastYear[0]!]!;
    const right = tidy((report.figures[carry.left[0]!] ?? 0) - difference);
    const sums =
      `${formula(carry.left, report)} ≠ ` +
      `${carry.lastYear.map((f) => last.figures[form.facts[f]!.id]!.value).join('+')}` +
      `${carry.right.length > 0 ? `+${formula(carry.right, report)}` : ''}`;
    const chosen = choiceMade(last);
    const words = wording(factLabel(first), factLabel(lastId));
    context.report({
      place: cell,
      facts: [...carry.left, ...carry.right].map((f) => form.facts[f]!.id),
      message: context.say(
        `${words.zh}：${sums}，差 ${tidy(Math.abs(difference))}`,
        `${words.en}: ${sums}, off by ${tidy(Math.abs(difference))}`,
      ),
      related: [...carry.left.slice(1), ...carry.right].flatMap((f) => {
        const c = report.facts[f]?.cell;
        return c ? [{ place: c, message: `${factLabel(form.facts[f]!)} = ${c.text}` }] : [];
      }),
      elsewhere: carry.lastYear.map((f) => ({
        uri: last.uri,
        range: last.figures[form.facts[f]!.id]!.range,
        message: context
          .say(
            `${last.year}年“${factLabel(form.facts[f]!)}” = ${last.figures[form.facts[f]!.id]!.value}`,
            `${last.year}: “${factLabel(form.facts[f]!)}” = ${last.figures[form.facts[f]!.id]!.value}`,
          )
          .concat(chosen ? context.say(`。${chosen.zh}`, `. ${chosen.en}`) : ''),
      })),
      fixes:
        right < 0
          ? []
          : [
              {
                title: context.say(`改为 ${right}（与${last.year}年一致）`, `Change to ${right} (as in ${last.year})`),
                applicability: 'suggested',
                edits: [{ place: cell, newText: String(right) }],
              },
            ],
    });
  }
}

/** Whether a total is off only by what its addends are off by: then they alone are to be told. */
function follows(
  fact: number,
  difference: number,
  report: Report,
  broken: ReadonlyMap<number, { readonly difference: number }>,
): boolean {
  return report.form.relationsOf[fact]!.some((r) => {
    if (r.op !== '=' || r.left.length !== 1 || r.left[0] !== fact) return false;
    const addends = r.right.flatMap((m) => broken.get(m)?.difference ?? []);
    return addends.length > 0 && tidy(addends.reduce((a, b) => a + b, 0)) === difference;
  });
}

const tidy = (n: number) => Number(n.toFixed(6));

function sides(carry: Carry, report: Report, last: YearBefore): { left: number; expected: number } | undefined {
  let left = 0,
    expected = 0;
  for (const f of carry.left) {
    const v = report.figures[f];
    if (v === undefined) return undefined;
    left += v ?? 0;
  }
  for (const f of carry.right) {
    const v = report.figures[f];
    if (v === undefined) return undefined;
    expected += v ?? 0;
  }
  for (const f of carry.lastYear) {
    const v = last.figures[report.form.facts[f]!.id];
    if (!v) return undefined;
    expected += v.value;
  }
  return { left, expected };
}

const formula = (facts: readonly number[], report: Report) =>
  facts.map((f) => String(report.figures[f] ?? 0)).join('+');
